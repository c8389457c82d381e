"""Undo and redo: every change by the person has its way back."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive_app.annotate.anchoring import place
from archive_app.domain.annotation import Colour
from archive_app.domain.errors import NotFound, Refused
from archive_app.domain.library import Place
from archive_app.domain.rights import Ruling, Scope
from archive_app.domain.watch import EVERY, NEVER
from archive_app.store.archive import Archive
from tests.store.samples import RIVER, article, highlight, picture, placement, ruling, saving


def filled(library: Path) -> Archive:
    archive = Archive.open(library)
    for number in range(3):
        page = article(f"{RIVER}-{number}", pictures=(placement(),))
        archive.articles.save(
            saving(page, pictures=(picture(body=f"picture {number}"),), number=number)
        )
    return archive


@pytest.fixture
def archive(archive: Archive, library: Path) -> Archive:
    filled(library).close()
    return archive


def copied(library: Path, folder: str) -> Path:
    return Path(shutil.copytree(library, Path(folder) / "library"))


def work(archive: Archive) -> list[Any]:
    """All that the person has done to the library, and the figures that follow from it."""
    db = archive._db
    rows = [
        db.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
        for table in (
            "article", "tag", "article_tag", "tag_reach", "annotation", "edit", "tally", "site",
            "version", "capture", "address", "merged", "watch", "colour_name",
        )
    ]  # fmt: skip
    standing = "SELECT picture, articles, status, review, decision IS NULL FROM picture"
    rows.append(db.execute(standing).fetchall())
    rows.append([feed.url for feed in archive.feeds.all()])
    found = [list(archive.search.numbers(word)) for word in ("tag:war", "rose", "mayor", "flood")]
    return [*rows, found]


Verb = Callable[[Archive], object]
NUMBERS = st.lists(st.integers(1, 3), min_size=1, max_size=3)
TAGS = st.lists(st.sampled_from(["war", "war/Ukraine", "War/syria", "note"]), max_size=2)
FLAGS = st.booleans()
WORDS = st.sampled_from(["", "Ask the mayor", "flood"])


def change_a_mark(archive: Archive, number: int, body: str, colour: Colour) -> None:
    marks = archive.annotations.of(number)
    if marks:
        archive.annotations.change(marks[0].annotation, body=body, colour=colour)


def remove_a_mark(archive: Archive, number: int) -> None:
    marks = archive.annotations.of(number)
    if marks:
        archive.annotations.remove(marks[-1].annotation)


def mark(archive: Archive, number: int, quote: str, body: str) -> None:
    archive.annotations.add(highlight(number, article(), quote, body))


def follow_or_leave(archive: Archive, url: str) -> None:
    if url in {feed.url for feed in archive.feeds.all()}:
        archive.feeds.remove(archive.feeds.named(url).feed)
    else:
        archive.feeds.add(url)


def merge(archive: Archive, number: int, kept: int) -> None:
    rows = archive.articles.rows([number, kept])
    if len({row.article for row in rows if not row.trashed}) == 2:
        archive.merging.merge(number, kept, place)


VERBS: st.SearchStrategy[Verb] = st.one_of(
    st.builds(
        lambda n, kept: lambda archive: merge(archive, n, kept),
        st.integers(1, 3),
        st.integers(1, 3),
    ),
    st.builds(lambda n, a, r: lambda archive: archive.work.tag(n, a, r), NUMBERS, TAGS, TAGS),
    st.builds(lambda n, on: lambda archive: archive.work.star(n, starred=on), NUMBERS, FLAGS),
    st.builds(lambda n, on: lambda archive: archive.work.mark_read(n, read=on), NUMBERS, FLAGS),
    st.builds(
        lambda n, where: lambda archive: archive.work.place(n, where),
        NUMBERS,
        st.sampled_from(Place),
    ),
    st.builds(lambda n: lambda archive: archive.work.trash(n), NUMBERS),
    st.builds(lambda n: lambda archive: archive.work.restore(n), NUMBERS),
    st.builds(lambda n, text: lambda archive: archive.work.note(n, text), st.integers(1, 3), WORDS),
    st.builds(
        lambda n, field, value: lambda archive: archive.work.edit(n, field, value),
        st.integers(1, 3),
        st.sampled_from(["title", "authors", "site", "language"]),
        st.sampled_from([None, "2024-02-03", "flood"]),
    ),
    st.builds(
        lambda n, value: lambda archive: archive.work.edit(n, "published", value),
        st.integers(1, 3),
        st.sampled_from([None, "2024-02-03", "2024-02-04T10:00+01:00"]),
    ),
    st.builds(
        lambda n, quote, body: lambda archive: mark(archive, n, quote, body),
        st.integers(1, 3),
        st.sampled_from(["two metres", "Nobody"]),
        WORDS,
    ),
    st.builds(
        lambda n, body, colour: lambda archive: change_a_mark(archive, n, body, colour),
        st.integers(1, 3),
        WORDS,
        st.sampled_from(Colour),
    ),
    st.builds(lambda n: lambda archive: remove_a_mark(archive, n), st.integers(1, 3)),
    st.builds(
        lambda n, kind, scope: lambda archive: archive.pictures.decide(ruling(n, kind, scope)),
        st.integers(1, 3),
        st.sampled_from(Ruling),
        st.sampled_from(Scope),
    ),
    st.builds(
        lambda what, every: lambda archive: archive.watches.set(what, every),
        st.sampled_from([1, 2, 3, "River Post"]),
        st.sampled_from([*EVERY, NEVER]),
    ),
    st.builds(
        lambda url: lambda archive: follow_or_leave(archive, url),
        st.sampled_from(["https://a.example/feed.xml", "https://b.example/feed.xml"]),
    ),
    st.builds(
        lambda names: lambda archive: archive.colour_names.set(names),
        st.dictionaries(st.sampled_from(Colour), WORDS, max_size=3),
    ),
)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled library that examples copy."""
    library = tmp_path_factory.mktemp("start") / "library"
    filled(library).close()
    return library


# The fixture of every test that guards the network is of no matter here.
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(verbs=st.lists(VERBS, max_size=8))
def test_undoing_everything_leads_back_to_the_start_and_redoing_to_the_end(
    start: Path, verbs: list[Verb]
) -> None:
    with TemporaryDirectory() as folder, Archive.open(copied(start, folder)) as archive:
        before = work(archive)
        for verb in verbs:
            with suppress(NotFound):  # the article is part of another
                verb(archive)
        end = work(archive)
        done = len(archive.history.events())

        for _ in range(done):
            archive.history.undo()
        assert work(archive) == before

        for _ in range(done):
            archive.history.redo()
        assert work(archive) == end


def test_undo_works_after_a_restart(archive: Archive, library: Path) -> None:
    archive.work.trash([1, 2])
    archive.close()

    with Archive.open(library) as again:
        event, changes = again.history.undo()

        assert (event.verb, event.subject) == ("trash", "2 articles moved to Trash")
        assert changes.articles == {1, 2}
        assert not again.articles.open(1).trashed


def test_one_change_in_the_middle_can_be_undone(archive: Archive) -> None:
    first = archive.work.star([1], starred=True)
    archive.work.tag([1], add=["war"])

    archive.history.undo(first.event)

    assert not archive.articles.open(1).starred
    assert archive.articles.open(1).tags == ("war",)


def test_what_was_changed_since_is_not_undone(archive: Archive) -> None:
    first = archive.work.note(1, "one")
    archive.work.note(1, "two")

    with pytest.raises(Refused, match="has been changed since"):
        archive.history.undo(first.event)

    assert archive.articles.open(1).note == "two"


def test_nothing_is_undone_of_a_change_that_is_half_overtaken(archive: Archive) -> None:
    both = archive.work.star([1, 2], starred=True)
    archive.work.star([2], starred=False)

    with pytest.raises(Refused):
        archive.history.undo(both.event)

    assert archive.articles.open(1).starred


def test_the_undo_of_an_article_that_is_gone_is_refused(archive: Archive) -> None:
    archive.work.tag([1], add=["war"])
    archive.work.tag([1], remove=["war"])
    archive._db.execute("PRAGMA foreign_keys = OFF")
    archive._db.execute("DELETE FROM article WHERE article = 1")

    with pytest.raises(Refused):
        archive.history.undo()


def test_a_change_is_not_undone_twice(archive: Archive) -> None:
    star = archive.work.star([1], starred=True)
    archive.history.undo(star.event)

    with pytest.raises(Refused, match="undone already"):
        archive.history.undo(star.event)


def test_nothing_to_undo_or_redo_is_said(archive: Archive) -> None:
    with pytest.raises(Refused, match="nothing to undo"):
        archive.history.undo()
    with pytest.raises(Refused, match="nothing to do again"):
        archive.history.redo()
    with pytest.raises(NotFound, match="no change number 5"):
        archive.history.undo(5)


def test_after_a_new_change_what_was_undone_is_not_done_again(archive: Archive) -> None:
    archive.work.star([1], starred=True)
    archive.history.undo()
    archive.work.star([2], starred=True)

    with pytest.raises(Refused, match="nothing to do again"):
        archive.history.redo()


def test_reading_an_article_is_no_change_to_undo(archive: Archive) -> None:
    archive.work.star([1], starred=True)
    archive.history.undo()

    changes = archive.work.mark_read([2], read=True, by_opening=True)

    assert changes.articles == {2}
    assert changes.event is None
    assert archive.articles.open(2).read
    assert archive.history.redo()[0].verb == "star"


def test_what_was_marked_as_unread_is_undone_also_after_it_was_opened_again(
    archive: Archive,
) -> None:
    archive.work.star([1], starred=True)
    archive.work.mark_read([1], read=True)
    archive.work.mark_read([1], read=False)
    archive.work.mark_read([1], read=True, by_opening=True)

    undone = [archive.history.undo()[0].verb for _ in range(3)]

    assert undone == ["unread", "read", "star"]
    opened = archive.articles.open(1)
    assert (opened.read, opened.starred) == (False, False)
    assert [archive.history.redo()[0].verb for _ in range(3)] == ["star", "read", "unread"]


def test_the_history_lists_the_newest_first(archive: Archive) -> None:
    archive.work.star([1], starred=True)
    archive.work.note(2, "Ask the mayor")
    archive.history.undo()

    note, star = archive.history.events()

    assert (note.verb, note.undone, note.articles) == ("note", True, (2,))
    assert (star.verb, star.undone) == ("star", False)


def test_a_highlight_can_be_undone_after_it_moved_to_a_new_version(archive: Archive) -> None:
    page = article(f"{RIVER}-0", pictures=(placement(),))
    archive.annotations.add(highlight(1, page, "Nobody"))
    longer = replace(page, text=f"Rain. {page.text}")
    again = saving(longer, pictures=(picture(body="picture 0"),), number=9)
    archive.articles.save(
        replace(again, reanchor=lambda anchor, text: replace(anchor, start=anchor.start + 6))
    )

    archive.history.undo()

    assert archive.annotations.of(1) == ()


def test_a_removed_highlight_of_an_older_version_comes_back_as_an_orphan(
    archive: Archive,
) -> None:
    page = article(f"{RIVER}-0", pictures=(placement(),))
    mark, _ = archive.annotations.add(highlight(1, page, "Nobody"))
    removed = archive.annotations.remove(mark.annotation)
    changed = article(f"{RIVER}-0", words="All other words.", pictures=(placement(),))
    archive.articles.save(saving(changed, pictures=(picture(body="picture 0"),), number=9))

    archive.history.undo(removed.event)

    (back,) = archive.annotations.of(1)
    assert (back.annotation, back.version, back.orphan) == (mark.annotation, 1, True)


def test_everything_back_to_a_change_is_undone_together_and_done_again_up_to_one(
    archive: Archive,
) -> None:
    star = archive.work.star([1], starred=True).event
    note = archive.work.note(2, "Ask the mayor").event
    archive.work.trash([3])
    assert star is not None
    assert note is not None

    undone, changes = archive.history.undo_back_to(star)

    assert [event.verb for event in undone] == ["trash", "note", "star"]
    assert changes.articles == {1, 2, 3}
    again, _ = archive.history.redo_up_to(note)
    assert [event.verb for event in again] == ["star", "note"]
    assert archive.articles.open(1).starred
    assert not archive.articles.open(3).trashed


def test_where_one_of_several_cannot_be_undone_none_is(archive: Archive) -> None:
    star = archive.work.star([1], starred=True).event
    archive.work.note(2, "Ask the mayor")
    assert star is not None
    archive._db.execute("UPDATE article SET note = 'From elsewhere' WHERE article = 2")
    before = archive.history.events()

    with pytest.raises(Refused, match="changed since"):
        archive.history.undo_back_to(star)

    assert archive.history.events() == before
    assert archive.articles.open(1).starred


def test_what_something_else_followed_is_not_done_again_by_its_number(archive: Archive) -> None:
    star = archive.work.star([1], starred=True).event
    assert star is not None
    archive.history.undo()
    archive.work.star([2], starred=True)

    with pytest.raises(Refused, match="Something else was done"):
        archive.history.redo_up_to(star)
