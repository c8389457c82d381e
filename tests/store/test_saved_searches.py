"""Searches kept under a name, and their way back."""

from datetime import date
from pathlib import Path

import pytest

from archive_app.domain.changes import Touched
from archive_app.domain.errors import NotFound, Refused
from archive_app.store.archive import Archive
from tests.store.samples import RIVER, article, saving

TODAY = date(2026, 1, 14)


def names(archive: Archive) -> list[str]:
    return [one.name for one in archive.searches.all()]


def test_a_search_is_kept_as_it_was_typed_and_counted_anew(archive: Archive) -> None:
    saved, changes = archive.searches.add("  Rivers in  flood ", "river -(dam OR lake)")
    archive.searches.add("Everything else", "", counted=False)
    archive.articles.save(saving())

    (other, rivers) = archive.searches.counted(TODAY)

    assert (rivers.name, rivers.query) == ("Rivers in flood", "river -(dam OR lake)")
    assert (rivers.search, rivers.articles) == (saved.search, 1)
    assert (other.counted, other.articles) == (False, None)
    assert changes.kinds == {Touched.SEARCHES}
    archive.articles.save(saving(article(f"{RIVER}-2"), number=1))
    assert archive.searches.counted(TODAY)[1].articles == 2


def test_saving_under_a_known_name_in_any_case_replaces_the_query(archive: Archive) -> None:
    first, _ = archive.searches.add("Rivers", "river")
    second, _ = archive.searches.add("RIVERS", "river OR stream")

    assert second.search == first.search
    assert [(one.name, one.query) for one in archive.searches.all()] == [
        ("RIVERS", "river OR stream")
    ]


def test_every_change_of_a_search_can_be_undone_and_done_again(archive: Archive) -> None:
    saved, _ = archive.searches.add("Rivers", "river")
    archive.searches.rename(saved.search, "Streams")
    archive.searches.remove(saved.search)
    assert names(archive) == []

    archive.history.undo()
    assert names(archive) == ["Streams"]
    archive.history.undo()
    assert names(archive) == ["Rivers"]
    event, changes = archive.history.undo()
    assert names(archive) == []
    assert event.subject == "Search “Rivers” saved"
    assert changes.kinds == {Touched.SEARCHES}
    archive.history.redo()
    archive.history.redo()
    assert names(archive) == ["Streams"]


def test_a_search_whose_name_was_given_again_is_not_brought_back(archive: Archive) -> None:
    saved, _ = archive.searches.add("Rivers", "river")
    removed = archive.searches.remove(saved.search)
    archive.searches.add("rivers", "stream")

    with pytest.raises(Refused, match="has been changed since"):
        archive.history.undo(removed.event)

    assert [one.query for one in archive.searches.all()] == ["stream"]


def test_names_are_neither_empty_nor_given_twice(archive: Archive) -> None:
    archive.searches.add("Rivers", "river")
    other, _ = archive.searches.add("Lakes", "lake")

    with pytest.raises(Refused):
        archive.searches.add(" ", "x")
    with pytest.raises(Refused, match="“RIVERS” already"):
        archive.searches.rename(other.search, "RIVERS")
    archive.searches.rename(other.search, "LAKES")

    assert names(archive) == ["LAKES", "Rivers"]


def test_a_search_that_is_not_there_is_said(archive: Archive) -> None:
    for ask in (
        lambda: archive.searches.remove(7),
        lambda: archive.searches.rename(7, "x"),
        lambda: archive.searches.named("x"),
    ):
        with pytest.raises(NotFound) as caught:
            ask()
        assert caught.value.kind == "no-such-search"


def test_saved_searches_are_there_when_the_library_is_opened_again(library: Path) -> None:
    with Archive.open(library) as archive:
        archive.searches.add("東京", "東京 -大阪")

    with Archive.open(library, readonly=True) as archive:
        assert archive.searches.named("東京").query == "東京 -大阪"
