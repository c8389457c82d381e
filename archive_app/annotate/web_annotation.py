"""Annotations as the W3C Web Annotation Data Model has them (Recommendation of 2017)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from archive_app.domain.annotation import Anchor, Annotation, AnnotationKind, Colour
from archive_app.domain.errors import PageError

CONTEXT_URL = "http://www.w3.org/ns/anno.jsonld"
OURS = "https://newsarchive.example/ns#"
"""Namespace of what the model has no place for: colour, what it is called, and text digest."""


def to_web_annotation(
    annotation: Annotation, source_url: str, colour_name: str = ""
) -> dict[str, Any]:
    """``annotation`` as a JSON-LD object, its target the page at ``source_url``.

    ``colour_name``: what the person calls its colour; empty where they do not.
    """
    anchor = annotation.anchor
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in annotation.tags
    ]
    if annotation.body:
        comment = {"type": "TextualBody", "purpose": "commenting", "value": annotation.body}
        bodies.insert(0, {**comment, "format": "text/plain"})
    named = {"archive:colourName": colour_name} if colour_name else {}
    return {
        "@context": [CONTEXT_URL, {"archive": OURS}],
        "id": f"urn:news-archive:annotation:{annotation.annotation}",
        "type": "Annotation",
        "motivation": "commenting" if annotation.kind is AnnotationKind.NOTE else "highlighting",
        "created": annotation.created.isoformat(),
        "modified": annotation.modified.isoformat(),
        "body": bodies,
        "target": {
            "source": source_url,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": anchor.exact,
                    "prefix": anchor.prefix,
                    "suffix": anchor.suffix,
                },
                {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
            ],
        },
        "archive:colour": annotation.colour.value,
        "archive:textDigest": anchor.text_sha256,
        **named,
    }


def from_web_annotation(data: Mapping[str, Any], article: int, version: int) -> Annotation:
    """The annotation that ``data`` describes, not stored yet, for a version of ``article``.

    Raises:
        PageError: ``bad-file`` when it has no quote to be found by.
    """
    selectors = data.get("target", {}).get("selector", [])
    by_type = {item.get("type"): item for item in _as_list(selectors) if isinstance(item, dict)}
    quote = by_type.get("TextQuoteSelector")
    if not quote or not quote.get("exact"):
        raise PageError("This annotation has no quoted words, so it cannot be placed in a text.")
    bodies = [item for item in _as_list(data.get("body", [])) if isinstance(item, dict)]
    comment = next((str(b["value"]) for b in bodies if b.get("purpose") == "commenting"), "")
    created = datetime.fromisoformat(str(data["created"]))
    return Annotation(
        annotation=0,
        article=article,
        version=version,
        kind=AnnotationKind.NOTE if comment else AnnotationKind.HIGHLIGHT,
        anchor=Anchor(
            exact=str(quote["exact"]),
            prefix=str(quote.get("prefix", "")),
            suffix=str(quote.get("suffix", "")),
            start=int(by_type.get("TextPositionSelector", {}).get("start", 0)),
            text_sha256=str(data.get("archive:textDigest", "")),
        ),
        colour=Colour(data.get("archive:colour", Colour.YELLOW)),
        body=comment,
        tags=tuple(str(b["value"]) for b in bodies if b.get("purpose") == "tagging"),
        created=created,
        modified=datetime.fromisoformat(str(data.get("modified", data["created"]))),
    )


def _as_list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]
