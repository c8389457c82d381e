"""Articles as the JSON that scripts rely on; the names are a contract (see README, "JSON")."""

from collections.abc import Mapping, Sequence
from typing import Any

from archive_app.domain.annotation import Annotation
from archive_app.domain.article import Article, Placement
from archive_app.domain.errors import Notice
from archive_app.domain.library import Edit, OpenArticle, StoredPlacement
from archive_app.domain.rights import Claim, Decision

Json = dict[str, Any]


def article_json(article: Article) -> Json:
    """The Article JSON of ``extract --json``: what the page says, with every claim."""
    return {
        "url": article.url,
        "canonical_url": article.canonical_url,
        "title": article.title,
        "subtitle": article.subtitle,
        "authors": list(article.authors),
        "site": article.site,
        "section": article.section,
        "published": article.published,
        "modified": article.modified,
        "language": article.language,
        "keywords": list(article.keywords),
        "text": article.text,
        "html": article.html,
        "lead_picture": article.lead_picture,
        "warnings": [notice_json(notice) for notice in article.warnings],
        "pictures": [placement_json(placement) for placement in article.pictures],
        "page_claims": [claim_json(claim) for claim in article.page_claims],
    }


def open_article_json(
    opened: OpenArticle, superseded: Mapping[int, Sequence[Claim]] | None = None
) -> Json:
    """The JSON of ``show --json``: the Article JSON, flat, with what the library knows.

    With ``superseded``, by picture, each picture also has the claims that earlier rules read.
    """
    capture = opened.capture
    return {
        **article_json(opened.content),
        "article": opened.article,
        "version": opened.version,
        "versions": opened.versions,
        "place": "trash" if opened.trashed else opened.place.value,
        "starred": opened.starred,
        "read": opened.read,
        "tags": list(opened.tags),
        "note": opened.note,
        "saved": opened.saved.isoformat(),
        "capture": {
            "requested_url": capture.requested_url,
            "final_url": capture.final_url,
            "captured_at": capture.captured_at.isoformat(),
            "status": capture.status,
            "redirects": list(capture.redirects),
            "warc": capture.warc,
            "sha256": capture.sha256,
        },
        "pictures": [_stored_json(stored, superseded) for stored in opened.pictures],
        "annotations": [annotation_json(annotation) for annotation in opened.annotations],
        "edits": [_edit_json(edit) for edit in opened.edits],
    }


def placement_json(placement: Placement) -> Json:
    """One picture of a page with its verdict and claims."""
    verdict = placement.verdict
    return {
        "url": placement.url,
        "urls": list(placement.urls),
        "alt": placement.alt,
        "caption": placement.caption,
        "credit": placement.credit,
        "creator": list(verdict.creator),
        "organisation": verdict.organisation,
        "copyright_notice": verdict.copyright_notice,
        "licence": verdict.licence,
        "licence_url": verdict.licence_url,
        "status": verdict.status.value,
        "conflict": verdict.conflict,
        "restrictions": list(verdict.restrictions),
        "claims": [claim_json(claim) for claim in placement.claims],
    }


def claim_json(claim: Claim) -> Json:
    """One claim in its own words."""
    return {
        "field": claim.field.value,
        "value": claim.value,
        "source": claim.source.value,
        "locator": claim.locator,
        "context": claim.context,
        "confidence": claim.confidence,
    }


def notice_json(notice: Notice) -> Json:
    """A warning or an error, alike."""
    return {"kind": notice.kind, "message": notice.message}


def annotation_json(annotation: Annotation) -> Json:
    """One line of ``notes --json``."""
    return {
        "annotation": annotation.annotation,
        "article": annotation.article,
        "kind": annotation.kind.value,
        "quote": annotation.anchor.exact,
        "body": annotation.body,
        "colour": annotation.colour.value,
        "tags": list(annotation.tags),
        "orphan": annotation.orphan,
    }


def decision_json(decision: Decision) -> Json:
    """One line of a picture's trail."""
    return {
        "decision": decision.decision,
        "ruling": decision.ruling.value,
        "scope": decision.scope.value,
        "owner": decision.owner,
        "reason": decision.reason,
        "reference": decision.reference,
        "valid_until": decision.valid_until.isoformat() if decision.valid_until else None,
        "who": decision.who,
        "decided_at": decision.decided_at.isoformat(),
    }


def _stored_json(stored: StoredPlacement, superseded: Mapping[int, Sequence[Claim]] | None) -> Json:
    gone = {} if superseded is None else {"superseded": _gone(stored, superseded)}
    return {
        **gone,
        **placement_json(stored.placement),
        "picture": stored.picture,
        "sha256": stored.sha256,
        "type": stored.media_type,
        "width": stored.width,
        "height": stored.height,
        "missing": stored.missing.message if stored.missing else None,
        "badge": stored.badge.value,
        "decision": decision_json(stored.decision) if stored.decision else None,
        "evidence_changed": stored.evidence_changed,
        "history": [decision_json(line) for line in stored.history],
    }


def _gone(stored: StoredPlacement, superseded: Mapping[int, Sequence[Claim]]) -> list[Json]:
    claims = superseded.get(stored.picture, ()) if stored.picture is not None else ()
    return [{**claim_json(claim), "extractor": claim.extractor} for claim in claims]


def _edit_json(edit: Edit) -> Json:
    return {"field": edit.field, "value": edit.value, "was": edit.was}
