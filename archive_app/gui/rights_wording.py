"""What is claimed of a picture, said in words that keep claims and facts apart."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from archive_app.domain.library import StoredPlacement
from archive_app.domain.rights import Badge, Claim, Decision, Field, Ruling, SourceKind
from archive_app.gui.reader_wording import day, local_moment, names
from archive_app.gui.sentences import in_own_words

translate = QCoreApplication.translate

_IN_FILE = frozenset(
    {SourceKind.XMP, SourceKind.IIM, SourceKind.EXIF, SourceKind.PNG_TEXT, SourceKind.C2PA}
)
_IN_CAPTION = frozenset({SourceKind.FIGCAPTION, SourceKind.FIGURE_TEXT})
_IN_DATA = frozenset({SourceKind.JSON_LD, SourceKind.MICRODATA, SourceKind.OPEN_GRAPH})
_OWNERS = frozenset(
    {Field.CREDIT_LINE, Field.COPYRIGHT_HOLDER, Field.COPYRIGHT_NOTICE, Field.ORGANISATION}
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the claims about a picture amount to, in one line and one sentence."""

    headline: str
    sentence: str


def finding(stored: StoredPlacement) -> Finding:
    """The finding of a picture; a person's decision comes before every claim."""
    verdict = stored.placement.verdict
    if stored.missing is not None and stored.picture is None:
        why = in_own_words(stored.missing.message)
        return Finding(translate("Rights", "This picture is missing"), why)
    match stored.badge:
        case Badge.CLEARED | Badge.BLOCKED:
            return _decided(stored)
        case Badge.DIFFER:
            return _differing(stored)
        case Badge.OPEN:
            return Finding(
                verdict.licence or translate("Rights", "Open licence"),
                translate(
                    "Rights",
                    "A licence is claimed that lets you publish it. Keep the licence line with it.",
                ),
            )
        case Badge.OWNER:
            return Finding(
                verdict.organisation or names(verdict.creator) or verdict.credit or "",
                translate(
                    "Rights",
                    "An owner is named. That is a claim, no permission: ask before you publish.",
                ),
            )
        case Badge.PLACEHOLDER:
            return Finding(
                translate("Rights", "“{credit}”").format(credit=verdict.credit or ""),
                translate("Rights", "A credit is given, but it names nobody."),
            )
        case Badge.NOTHING:
            return Finding(
                translate("Rights", "Nobody is named"),
                translate(
                    "Rights", "Neither page nor file says whose it is. That does not make it free."
                ),
            )


def _decided(stored: StoredPlacement) -> Finding:
    decision = stored.decision
    cleared = stored.badge is Badge.CLEARED
    if cleared:
        headline = translate("Rights", "You may publish it")
    else:
        headline = translate("Rights", "You decided not to use it")
    if decision is None:
        return Finding(headline, "")
    said = translate("Rights", "Decided by {who} on {day}. {reason}").format(
        who=decision.who, day=day(decision.decided_at.astimezone()), reason=decision.reason
    )
    return Finding(headline, said.strip())


def _differing(stored: StoredPlacement) -> Finding:
    conflict = stored.placement.verdict.conflicts
    values = conflict[0].values if conflict else ()
    headline = translate("Rights", "{names}?").format(names=either(values))
    where = sorted({_place(claim.source) for claim in _naming(stored, values)})
    if len(where) == 2:
        sentence = translate(
            "Rights", "{one} and {other} disagree. Check before you publish this picture."
        ).format(one=where[0], other=where[1])
        return Finding(headline, sentence[:1].upper() + sentence[1:])
    return Finding(
        headline,
        translate("Rights", "The sources disagree. Check before you publish this picture."),
    )


def either(values: tuple[str, ...]) -> str:
    """Names of which one may be right: "Example Agency or Ellery Courier"."""
    if len(values) < 2:
        return "".join(values)
    first = ", ".join(values[:-1])
    return translate("Rights", "{first} or {last}").format(first=first, last=values[-1])


def _naming(stored: StoredPlacement, values: tuple[str, ...]) -> list[Claim]:
    """The claims that name one of ``values``, in their own or in folded words."""
    return [
        claim
        for claim in stored.placement.claims
        if claim.field in _OWNERS
        and any(value in claim.value or value == claim.normalised for value in values)
    ]


def _place(source: SourceKind) -> str:
    if source in _IN_CAPTION:
        return translate("Rights", "the caption")
    if source in _IN_FILE:
        return translate("Rights", "the file")
    if source in _IN_DATA:
        return translate("Rights", "the page's structured data")
    return translate("Rights", "the page")


def where_found(source: SourceKind) -> str:
    """Where a claim was read, in words: "Caption under the picture"."""
    return {
        SourceKind.USER: translate("Rights", "Entered by you"),
        SourceKind.FIGCAPTION: translate("Rights", "Caption under the picture"),
        SourceKind.FIGURE_TEXT: translate("Rights", "Text at the picture"),
        SourceKind.BESIDE: translate("Rights", "Text beside the picture"),
        SourceKind.XMP: translate("Rights", "In the file, XMP"),
        SourceKind.IIM: translate("Rights", "In the file, IPTC"),
        SourceKind.EXIF: translate("Rights", "In the file, EXIF"),
        SourceKind.PNG_TEXT: translate("Rights", "In the file, PNG text"),
        SourceKind.C2PA: translate("Rights", "In the file, content credentials"),
        SourceKind.JSON_LD: translate("Rights", "Structured data of the page"),
        SourceKind.MICRODATA: translate("Rights", "Structured data of the page"),
        SourceKind.ALT: translate("Rights", "Alternative text of the picture"),
        SourceKind.TITLE: translate("Rights", "Tooltip of the picture"),
        SourceKind.DATA_ATTRIBUTE: translate("Rights", "Data attribute of the picture"),
        SourceKind.OPEN_GRAPH: translate("Rights", "Metadata of the page"),
        SourceKind.PAGE_END: translate("Rights", "Note at the end of the page"),
        SourceKind.HTTP_HEADER: translate("Rights", "Header sent with the picture"),
        SourceKind.PAGE_LICENCE: translate("Rights", "Licence of the whole page"),
    }[source]


def field_word(field: Field) -> str:
    """What a claim is about: "Copyright notice"."""
    return {
        Field.CAPTION: translate("Rights", "Caption"),
        Field.CREDIT_LINE: translate("Rights", "Credit"),
        Field.CREATOR: translate("Rights", "Creator"),
        Field.ORGANISATION: translate("Rights", "Organisation"),
        Field.COPYRIGHT_NOTICE: translate("Rights", "Copyright notice"),
        Field.COPYRIGHT_HOLDER: translate("Rights", "Copyright holder"),
        Field.SOURCE: translate("Rights", "Source"),
        Field.LICENCE: translate("Rights", "Licence"),
        Field.LICENCE_URL: translate("Rights", "Address of the licence"),
        Field.USAGE_TERMS: translate("Rights", "Usage terms"),
        Field.WEB_STATEMENT: translate("Rights", "Web statement of rights"),
        Field.LICENSOR: translate("Rights", "Licensor"),
        Field.LICENSOR_URL: translate("Rights", "Address of the licensor"),
        Field.INSTRUCTIONS: translate("Rights", "Instructions"),
        Field.DIGITAL_SOURCE_TYPE: translate("Rights", "How it was made"),
        Field.DATA_MINING: translate("Rights", "Data mining"),
        Field.C2PA_SIGNER: translate("Rights", "Signer of the content credentials"),
    }[field]


def quotation(claim: Claim) -> str:
    """A claim as it is quoted: a credit line alone, all else with what it is about."""
    signed = claim.field is Field.C2PA_SIGNER  # our own words about a check, not the picture's
    words = in_own_words(claim.value, "signature") if signed else claim.value
    quoted = translate("Rights", "“{words}”").format(words=words)
    if claim.field is Field.CREDIT_LINE:
        return quoted
    return translate("Rights", "{field}: {quote}").format(
        field=field_word(claim.field), quote=quoted
    )


def evidence_text(claims: tuple[Claim, ...]) -> str:
    """All claims as plain text, for the clipboard."""
    return "\n\n".join(
        f"{quotation(claim)}\n{where_found(claim.source)}\n{claim.locator}" for claim in claims
    )


def owners_named(stored: StoredPlacement) -> int:
    """How many different owners the claims name."""
    for conflict in stored.placement.verdict.conflicts:
        return len(conflict.values)
    return 1 if stored.placement.verdict.organisation else 0


def decision_word(decision: Decision) -> str:
    """A decision in one or two words."""
    match decision.ruling:
        case Ruling.CLEARED:
            return translate("Rights", "Cleared")
        case Ruling.BLOCKED:
            return translate("Rights", "Do not use")
        case Ruling.OWNER:
            return translate("Rights", "Owner: {name}").format(name=decision.owner or "")
        case Ruling.WITHDRAWN:
            return translate("Rights", "Decision taken back")


def history_line(decision: Decision) -> str:
    """One line of the trail: when, who, what, why."""
    facts = [local_moment(decision.decided_at), decision.who, decision_word(decision)]
    return " · ".join(fact for fact in facts if fact)
