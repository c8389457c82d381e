"""Two articles that are one, put together and taken apart again."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from archive_app.annotate.anchoring import place
from archive_app.domain.errors import NotFound, Refused
from archive_app.domain.rights import Badge
from archive_app.domain.saving import Saving
from archive_app.store.archive import Archive
from tests.store.samples import article, highlight, picture, placement, ruling, saving

TODAY = date(2026, 1, 20)
ROOT = Path(__file__).parents[2]
DESK = "https://riverpost.example/2026/flood"
PHONE = "https://m.riverpost.example/2026/flood"
KEPT, PHONES, OTHER = 1, 2, 3
WORDS = "The river rose two metres. " + " ".join(f"Street {n} was under water." for n in range(20))


def desk_page(words: str = WORDS) -> Any:
    return article(DESK, words=words, pictures=(placement(),))


def phone_page(words: str = WORDS + "\n\nRead more.") -> Any:
    return article(PHONE, title="River rises fast", words=words, pictures=(placement("p.jpg"),))


def twin(number: int = 1, words: str = WORDS + "\n\nRead more.") -> Saving:
    return saving(phone_page(words), pictures=(picture(body="phone"),), number=number)


@pytest.fixture
def archive(archive: Archive) -> Archive:
    """A page, its twin with work on both and a second version, and another article."""
    archive.articles.save(saving(desk_page(), pictures=(picture(),)))
    archive.articles.save(twin(1))
    archive.articles.save(saving(article("https://other.example/x", words="Calm."), number=2))
    archive.articles.save(twin(3, WORDS + "\n\nThe mayor spoke."))
    archive.work.tag([KEPT], ["war", "floods"])
    archive.work.tag([PHONES], ["war", "phone/read"])
    archive.work.note(KEPT, "Ask the mayor")
    archive.work.note(PHONES, "Call again")
    archive.work.star([PHONES], starred=True)
    archive.work.edit(PHONES, "section", "Weather")
    archive.work.edit(PHONES, "title", "The flood")
    archive.work.edit(KEPT, "title", "The great flood")
    newest = phone_page(WORDS + "\n\nThe mayor spoke.")
    archive.annotations.add(highlight(PHONES, newest, "two metres", body="measured"))
    archive.annotations.add(highlight(PHONES, newest, "The mayor spoke"))
    archive.pictures.decide(ruling(2))
    archive.watches.set(PHONES, "1d")
    return archive


def everything(archive: Archive) -> list[Any]:
    """All rows that a merge may touch, and what is found."""
    db = archive._db
    rows = []
    for table in (
        "article", "version", "capture", "address", "tag", "article_tag", "tag_reach", "edit",
        "annotation", "watch", "merged", "tally", "site",
    ):  # fmt: skip
        found = db.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
        rows.append((table, sorted(found, key=repr)))
    standing = "SELECT picture, articles, status, review, decision IS NULL FROM picture"
    rows.append(("picture", db.execute(standing).fetchall()))
    asked = ("mayor", "tag:war", "note:call", "highlight:metres", "phone", "two metres", "")
    rows += [(words, list(archive.search.numbers(words, today=TODAY))) for words in asked]
    return rows


def is_sound(archive: Archive) -> bool:
    return (
        archive.facts.damage() == ()
        and not archive._db.execute("PRAGMA foreign_key_check").fetchall()
    )


def test_the_kept_article_has_the_work_and_the_versions_of_both(archive: Archive) -> None:
    archive.merging.merge(PHONES, KEPT, place)

    opened = archive.articles.open(KEPT)
    assert opened.tags == ("floods", "phone/read", "war")
    assert opened.note == "Ask the mayor\n\nCall again"
    assert opened.starred
    assert (opened.content.title, opened.content.section) == ("The great flood", "Weather")
    assert opened.content.text == WORDS
    assert (opened.version, opened.versions) == (1, 3)
    assert [row.version for row in archive.articles.versions(KEPT)] == [1, 2, 3]
    assert archive.articles.versions(KEPT)[1].changed == ("title", "text", "pictures")
    assert archive.articles.version_text(KEPT, 3).endswith("The mayor spoke.")
    assert len(archive.articles.captures(KEPT)) == 3
    assert archive.articles.parts(KEPT, 3)
    assert [watch.article for watch in archive.watches.all()] == [KEPT]
    assert is_sound(archive)


def test_marks_find_their_words_in_the_kept_text_or_stay_as_lost_ones(archive: Archive) -> None:
    archive.merging.merge(PHONES, KEPT, place)

    lost, found = archive.annotations.of(KEPT)
    assert (found.anchor.exact, found.body, found.orphan) == ("two metres", "measured", False)
    assert WORDS[found.anchor.start : found.anchor.end] == "two metres"
    assert (lost.anchor.exact, lost.orphan) == ("The mayor spoke", True)
    assert lost.version in (2, 3)


def test_what_was_decided_of_a_picture_stands(archive: Archive) -> None:
    archive.merging.merge(PHONES, KEPT, place)

    opened = archive.articles.open(KEPT, 3)
    assert [shown.badge for shown in opened.pictures] == [Badge.CLEARED]


def test_only_the_kept_article_is_found_and_counted(archive: Archive) -> None:
    before = archive.facts.counts(TODAY)

    archive.merging.merge(PHONES, KEPT, place)

    after = archive.facts.counts(TODAY)
    assert (before.all, after.all) == (3, 2)
    assert list(archive.search.numbers("metres", today=TODAY)) == [KEPT]
    assert list(archive.search.numbers("note:call tag:phone highlight:metres")) == [KEPT]
    assert list(archive.search.numbers("url:m.riverpost.example")) == [KEPT]
    assert archive.likeness.twins(KEPT) == ()
    assert {tag.tag: tag.articles for tag in archive.work.tags()} == {
        "floods": 1,
        "phone": 1,
        "phone/read": 1,
        "war": 1,
    }


def test_the_number_that_was_leads_to_the_kept_article_and_is_never_given_again(
    archive: Archive,
) -> None:
    archive.merging.merge(PHONES, KEPT, place)

    assert archive.articles.open(PHONES).article == KEPT
    opened = archive.articles.open(PHONES, 2)
    assert (opened.article, opened.version) == (KEPT, 3)
    assert archive.articles.number_of(PHONE) == KEPT
    own = archive.articles.versions(KEPT)[1:]
    assert archive.articles.versions(PHONES) == tuple(
        replace(row, version=number) for number, row in enumerate(own, start=1)
    )
    assert archive.articles.parts(PHONES, 1) == archive.articles.parts(KEPT, 2)
    left_over = replace(saving(article("https://new.example/y"), number=9), number=PHONES)
    assert archive.articles.save(left_over).article == 4
    with pytest.raises(NotFound, match="Article 2 is part of article 1 now"):
        archive.work.star([PHONES], starred=True)


def test_every_version_listed_under_a_number_opens_under_it(archive: Archive) -> None:
    archive.merging.merge(PHONES, KEPT, place)
    archive.articles.save(twin(20, "Quite another text about the river and its streets."))

    for number, count in ((KEPT, 4), (PHONES, 3)):
        listed = archive.articles.versions(number)
        opened = [archive.articles.open(number, row.version) for row in listed]

        assert [row.version for row in listed] == list(range(1, count + 1))
        assert [one.saved for one in opened] == [row.captured_at for row in listed]


def test_a_page_saved_again_at_either_address_is_the_kept_article(archive: Archive) -> None:
    archive.merging.merge(PHONES, KEPT, place)

    again = archive.articles.save(twin(20, "Quite another text about the river and its streets."))

    assert (again.article, again.version, again.outcome) == (KEPT, 4, "new-version")


def test_numbers_lead_on_where_the_kept_article_is_merged_in_turn(archive: Archive) -> None:
    archive.merging.merge(PHONES, KEPT, place)
    archive.merging.merge(KEPT, OTHER, place)

    assert archive.articles.open(PHONES).article == OTHER
    assert archive.articles.open(PHONES, 2).content.text.endswith("The mayor spoke.")
    assert archive.articles.open(KEPT, 1).content.text == WORDS
    assert is_sound(archive)


def test_merging_is_undone_and_done_again_over_restarts(archive: Archive, library: Path) -> None:
    before = everything(archive)
    archive.merging.merge(PHONES, KEPT, place)
    after = everything(archive)
    archive.close()

    with Archive.open(library) as again:
        event, changes = again.history.undo()
        assert (event.verb, event.subject) == ("merge", "Article 2 merged into article 1")
        assert changes.articles >= {KEPT, PHONES}
        assert everything(again) == before
        assert is_sound(again)
    with Archive.open(library) as again:
        again.work.mark_read([PHONES], read=True, by_opening=True)
        again.work.mark_read([PHONES], read=False, by_opening=True)
        again.history.redo()
        assert everything(again) == after
        again.history.undo()
        assert everything(again) == before
        while any(not event.undone for event in again.history.events()):
            again.history.undo()
        assert again.articles.open(PHONES).tags == ()


def test_what_came_since_is_never_lost_by_going_back(archive: Archive) -> None:
    archive.merging.merge(PHONES, KEPT, place)
    archive.articles.save(twin(20, "Quite another text about the river and its streets."))

    with pytest.raises(Refused, match="changed since"):
        archive.history.undo()

    assert archive.articles.open(KEPT).versions == 4
    assert is_sound(archive)


def test_what_came_since_is_never_lost_by_doing_again(archive: Archive) -> None:
    archive.merging.merge(PHONES, KEPT, place)
    archive.history.undo()
    archive.articles.save(twin(20, "Quite another text about the river and its streets."))

    with pytest.raises(Refused, match="changed since"):
        archive.history.redo()

    assert archive.articles.open(PHONES).versions == 3
    assert is_sound(archive)


def test_a_capture_made_since_stays_with_the_version_that_it_confirmed(archive: Archive) -> None:
    archive.merging.merge(PHONES, KEPT, place)
    confirmed = saving(desk_page(), pictures=(picture(),), number=20)
    assert archive.articles.save(confirmed).outcome == "unchanged"

    archive.history.undo()

    assert [len(archive.articles.captures(number)) for number in (KEPT, PHONES)] == [2, 2]
    assert is_sound(archive)


def test_an_article_saved_meanwhile_may_have_its_place_in_the_index(archive: Archive) -> None:
    archive.merging.merge(PHONES, KEPT, place)
    new = archive.articles.save(saving(article("https://new.example/y", words="Dry."), number=9))

    archive.history.undo()

    assert list(archive.search.numbers("dry", today=TODAY)) == [new.article]
    assert list(archive.search.numbers("title:flood site:m.riverpost.example")) == [PHONES]
    assert is_sound(archive)


@pytest.mark.parametrize(
    ("act", "kind", "sentence"),
    [
        (lambda a: a.merging.merge(KEPT, KEPT, place), Refused, "with itself"),
        (lambda a: a.merging.merge(9, KEPT, place), NotFound, "no article 9"),
        (lambda a: a.merging.merge(KEPT, 9, place), NotFound, "no article 9"),
        (
            lambda a: (a.work.trash([OTHER]), a.merging.merge(OTHER, KEPT, place)),
            Refused,
            "in the trash",
        ),
    ],
    ids=["itself", "no such", "into no such", "in the trash"],
)
def test_what_cannot_be_merged_is_said_and_left(
    archive: Archive, act: Callable[[Archive], object], kind: type[Exception], sentence: str
) -> None:
    with pytest.raises(kind, match=sentence):
        act(archive)

    assert archive.facts.info().articles == 3


def test_the_persons_lines_put_articles_together_in_a_rebuilt_library(
    archive: Archive, tmp_path: Path
) -> None:
    archive.merging.merge(PHONES, KEPT, place)
    archive.annotations.add(highlight(KEPT, desk_page(), "Street 7"))
    lines = list(archive.portable.lines())
    with Archive.open(tmp_path / "rebuilt") as rebuilt:
        rebuilt.articles.save(saving(desk_page(), pictures=(picture(),)))
        rebuilt.articles.save(twin(1))
        rebuilt.articles.save(saving(article("https://other.example/x", words="Calm."), number=2))
        rebuilt.articles.save(twin(3, WORDS + "\n\nThe mayor spoke."))

        rebuilt.portable.restore(lines)
        restored = list(rebuilt.portable.lines())
        again = rebuilt.portable.restore(lines)

        assert restored == lines
        assert (again.articles, again.others) == (0, 0)
        assert rebuilt.articles.open(PHONES, 2).version == 3
        assert is_sound(rebuilt)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_a_process_killed_while_it_merges_leaves_both_articles_as_they_were(
    archive: Archive, library: Path
) -> None:
    before = everything(archive)
    archive.close()
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.store.merger", str(library), str(PHONES), str(KEPT)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None
    assert worker.stdout.readline() == "merging\n"

    os.kill(worker.pid, signal.SIGKILL)
    worker.communicate(timeout=120)

    with Archive.open(library) as again:
        assert everything(again) == before
        assert is_sound(again)
        again.merging.merge(PHONES, KEPT, place)
        assert again.articles.open(PHONES).article == KEPT
