"""Highlights and notes."""

from dataclasses import replace

import pytest

from archive_app.domain.annotation import AnnotationKind, Colour
from archive_app.domain.errors import NotFound
from archive_app.store.archive import Archive
from tests.store.samples import article, highlight, saving


@pytest.fixture
def archive(archive: Archive) -> Archive:
    archive.articles.save(saving())
    return archive


def test_a_stored_highlight_comes_back_as_it_was_made(archive: Archive) -> None:
    made = highlight(1, article(), "two metres")

    stored, changes = archive.annotations.add(made)

    assert stored == replace(made, annotation=1)
    assert archive.annotations.of(1) == archive.articles.open(1).annotations == (stored,)
    assert changes.articles == {1}


def test_marks_come_in_the_order_of_the_text(archive: Archive) -> None:
    for quote in ("Nobody", "The river", "two metres"):
        archive.annotations.add(highlight(1, article(), quote))

    quotes = [mark.anchor.exact for mark in archive.annotations.of(1)]

    assert quotes == ["The river", "two metres", "Nobody"]


def test_a_highlight_with_a_body_becomes_a_note(archive: Archive) -> None:
    mark, _ = archive.annotations.add(highlight(1, article(), "Nobody"))

    archive.annotations.change(mark.annotation, body="Really?", colour=Colour.PINK)
    (note,) = archive.annotations.of(1)

    assert (note.kind, note.body, note.colour) == (AnnotationKind.NOTE, "Really?", Colour.PINK)
    assert note.modified > mark.modified
    assert note.tags == ("Check",)


def test_all_notes_are_found_by_quote_body_or_tag_outside_the_trash(archive: Archive) -> None:
    archive.annotations.add(highlight(1, article(), "Nobody", body="Ask the MAYOR"))
    archive.annotations.add(highlight(1, article(), "two metres"))

    def quotes(text: str) -> list[str]:
        return [row.annotation.anchor.exact for row in archive.annotations.all(text)]

    assert quotes("mayor") == ["Nobody"]
    assert quotes("METRES") == ["two metres"]
    assert len(quotes("check")) == len(quotes("")) == 2
    assert archive.annotations.all()[0].title == "River rises"
    archive.work.trash([1])
    assert quotes("") == []


def test_an_unknown_mark_is_said(archive: Archive) -> None:
    with pytest.raises(NotFound) as caught:
        archive.annotations.remove(7)

    assert caught.value.kind == "no-such-annotation"


def test_a_mark_moves_where_the_person_says(archive: Archive) -> None:
    mark, _ = archive.annotations.add(highlight(1, article(), "Nobody"))
    elsewhere = highlight(1, article(), "The river").anchor

    archive.annotations.move(mark.annotation, elsewhere, 1)

    assert archive.annotations.of(1)[0].anchor == elsewhere
    archive.history.undo()
    assert archive.annotations.of(1)[0].anchor == mark.anchor
