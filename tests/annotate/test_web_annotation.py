import json
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from archive_app.annotate.anchoring import anchor
from archive_app.annotate.web_annotation import from_web_annotation, to_web_annotation
from archive_app.domain.annotation import Annotation, AnnotationKind, Colour
from archive_app.domain.errors import PageError

_MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing"),
    *("highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging"),
}
_NAMES = {
    *("@context", "id", "type", "motivation", "creator", "created", "generator", "generated"),
    *("modified", "body", "bodyValue", "target", "audience", "rights", "canonical", "via"),
    "stylesheet",
}
"""The names that the model has for an annotation; others need a namespace in the context."""

NOW = datetime(2026, 1, 14, 10, 24, tzinfo=UTC)
TEXT = "The full survey, released on request, runs to sixty-one pages."
NOTE = Annotation(
    annotation=3,
    article=7,
    version=2,
    kind=AnnotationKind.NOTE,
    anchor=anchor(TEXT, 4, 15),
    colour=Colour.GREEN,
    body="Ask the records desk.",
    tags=("fact-check",),
    created=NOW,
    modified=NOW,
)


def test_a_note_becomes_a_web_annotation_with_both_selectors() -> None:
    made = to_web_annotation(NOTE, "https://ellerycourier.example/a")

    quote, position = made["target"]["selector"]
    assert made["motivation"] == "commenting"
    assert quote["exact"] == "full survey"
    assert (position["start"], position["end"]) == (4, 15)
    assert [body["purpose"] for body in made["body"]] == ["commenting", "tagging"]


def test_what_is_exported_can_be_read_back_whole() -> None:
    made = to_web_annotation(NOTE, "https://ellerycourier.example/a")

    read = from_web_annotation(made, article=7, version=2)

    assert (read.anchor, read.body, read.tags, read.colour) == (
        NOTE.anchor,
        NOTE.body,
        NOTE.tags,
        NOTE.colour,
    )


def test_the_exported_form_keeps_the_rules_of_the_recommendation() -> None:
    """Web Annotation Data Model (2017), §3.1, §3.2.4, §3.3.5, §4.2.4, §4.2.5 and Appendix A."""
    made = to_web_annotation(NOTE, "https://ellerycourier.example/a", "Check")

    assert made == json.loads(json.dumps(made))
    context = made["@context"] if isinstance(made["@context"], list) else [made["@context"]]
    assert "http://www.w3.org/ns/anno.jsonld" in context
    assert urlsplit(made["id"]).scheme  # an IRI
    assert made["type"] == "Annotation"
    assert made["motivation"] in _MOTIVATIONS
    for moment in (made["created"], made["modified"]):  # xsd:dateTime with its time zone
        assert datetime.fromisoformat(moment).tzinfo is not None
    for body in made["body"]:
        assert body["type"] == "TextualBody"
        assert isinstance(body["value"], str)
        assert body["purpose"] in _MOTIVATIONS
        assert body.get("format", "text/plain") == "text/plain"
    target = made["target"]
    assert urlsplit(target["source"]).scheme == "https"
    quote, position = target["selector"]
    assert quote["type"] == "TextQuoteSelector"
    assert all(isinstance(quote[name], str) for name in ("exact", "prefix", "suffix"))
    assert position["type"] == "TextPositionSelector"
    assert 0 <= position["start"] < position["end"]
    ours = {name for name in made if name not in _NAMES}
    declared = {name for one in context if isinstance(one, dict) for name in one}
    assert {name.partition(":")[0] for name in ours} <= declared
    assert made["archive:colourName"] == "Check"


def test_an_annotation_without_quoted_words_is_refused_with_a_sentence() -> None:
    with pytest.raises(PageError, match="no quoted words"):
        from_web_annotation({"target": {"selector": []}, "created": NOW.isoformat()}, 1, 1)
