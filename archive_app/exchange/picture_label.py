"""What is known of a picture's rights, as the label that its file leaves with."""

from archive_app.domain.labels import Label
from archive_app.domain.library import OpenArticle, StoredPlacement
from archive_app.domain.rights import Field, Ruling, Status

_LICENSED = frozenset({Status.CREATIVE_COMMONS, Status.PUBLIC_DOMAIN})


_OF_HOLDERS = ("dc:rights", "photoshop:Source", "cc:attributionName")
_SAID_IN = {
    Field.CREATOR: ("dc:creator", "cc:attributionName"),
    Field.ORGANISATION: _OF_HOLDERS,
    Field.COPYRIGHT_HOLDER: _OF_HOLDERS,
    Field.LICENCE: ("cc:license", "xmpRights:UsageTerms", "xmpRights:WebStatement"),
}
"""The properties that speak of what claims may differ about."""


def label_of(stored: StoredPlacement, opened: OpenArticle) -> Label:
    """The label of one picture of an article, claims in their own words.

    A copyright notice is given only where somebody asserted a holder: a notice, or the owner that
    a person set. A placeholder's words are its credit line and make nobody an owner. Of claims that
    differ the strongest is in the label, marked as disputed.
    """
    verdict = stored.placement.verdict
    said = {
        field: next((c.value for c in stored.placement.claims if c.field is field), None)
        for field in (Field.COPYRIGHT_HOLDER, Field.SOURCE, Field.USAGE_TERMS, Field.WEB_STATEMENT)
    }
    decided = stored.decision
    owner = decided.owner if decided is not None and decided.ruling is Ruling.OWNER else None
    licensed = verdict.status in _LICENSED
    by = " / ".join([*verdict.creator, *([verdict.organisation] if verdict.organisation else [])])
    return Label(
        page_url=opened.content.url,
        creator=verdict.creator,
        credit=stored.placement.credit or verdict.credit,
        source=said[Field.SOURCE] or verdict.organisation,
        rights=owner or verdict.copyright_notice or said[Field.COPYRIGHT_HOLDER],
        instructions="; ".join(verdict.restrictions) or None,
        usage_terms=said[Field.USAGE_TERMS] or verdict.licence,
        web_statement=said[Field.WEB_STATEMENT] or verdict.licence_url,
        licence_url=verdict.licence_url if licensed else None,
        attribution_name=(by or None) if licensed else None,
        disputed=frozenset(
            name
            for conflict in verdict.conflicts
            for name in _SAID_IN.get(conflict.field, ())
            if not (owner and name == "dc:rights")  # a person has settled that
        ),
    )
