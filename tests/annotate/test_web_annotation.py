from datetime import UTC, datetime

import pytest

from archive_app.annotate.anchoring import anchor
from archive_app.annotate.web_annotation import from_web_annotation, to_web_annotation
from archive_app.domain.annotation import Annotation, AnnotationKind, Colour
from archive_app.domain.errors import PageError

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


def test_an_annotation_without_quoted_words_is_refused_with_a_sentence() -> None:
    with pytest.raises(PageError, match="no quoted words"):
        from_web_annotation({"target": {"selector": []}, "created": NOW.isoformat()}, 1, 1)
