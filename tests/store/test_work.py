"""Tags, stars, places, trash, notes and corrections."""

from dataclasses import replace
from datetime import date

import pytest

from archive_app.domain.changes import Changes, Touched
from archive_app.domain.errors import BadValue, NotFound
from archive_app.domain.library import Place, TagCount
from archive_app.store.archive import Archive
from tests.store.samples import RIVER, article, highlight, saving

TODAY = date(2026, 1, 20)


@pytest.fixture
def archive(archive: Archive) -> Archive:
    """A library of three articles."""
    for number in range(3):
        archive.articles.save(saving(article(f"{RIVER}-{number}"), number=number))
    return archive


def counted(archive: Archive) -> dict[str, int]:
    return {tag.tag: tag.articles for tag in archive.facts.counts(TODAY).tags}


def test_a_tag_of_a_tree_counts_for_all_above_it_once(archive: Archive) -> None:
    archive.work.tag([1, 2], add=["war/ukraine"])
    archive.work.tag([1], add=["war/syria"])

    assert counted(archive) == {"war": 2, "war/syria": 1, "war/ukraine": 2}


def test_taking_a_tag_away_leaves_what_another_below_still_reaches(archive: Archive) -> None:
    archive.work.tag([1], add=["war/ukraine", "war/syria", "war"])

    archive.work.tag([1], remove=["war/ukraine"])
    assert counted(archive) == {"war": 1, "war/syria": 1, "war/ukraine": 0}

    archive.work.tag([1], remove=["war", "war/syria"])
    assert counted(archive) == {"war": 0, "war/syria": 0, "war/ukraine": 0}


def test_tags_are_the_same_in_any_case_and_spacing(archive: Archive) -> None:
    archive.work.tag([1], add=["Places / Port  Ellery"])
    archive.work.tag([2], add=["places/PORT ELLERY/"])

    assert archive.work.tags() == (TagCount("Places", 2), TagCount("Places/Port Ellery", 2))
    assert archive.articles.open(2).tags == ("Places/Port Ellery",)


@pytest.mark.parametrize("name", ["", "  ", "/", " / / "])
def test_a_tag_without_letters_is_refused(archive: Archive, name: str) -> None:
    with pytest.raises(BadValue, match="is no tag"):
        archive.work.tag([1], add=[name])

    assert archive.work.tags() == ()


def test_articles_in_the_trash_do_not_count(archive: Archive) -> None:
    archive.work.tag([1, 2], add=["war/ukraine"])
    archive.work.star([1], starred=True)

    archive.work.trash([1])
    counts = archive.facts.counts(TODAY)

    assert (counts.all, counts.inbox, counts.starred, counts.trash) == (2, 2, 0, 1)
    assert counted(archive) == {"war": 1, "war/ukraine": 1}
    assert [site.articles for site in counts.sites] == [2]
    archive.work.restore([1])
    assert counted(archive) == {"war": 2, "war/ukraine": 2}


def test_the_figures_of_the_sidebar_follow_every_change(archive: Archive) -> None:
    archive.work.place([1], Place.DONE)
    archive.work.mark_read([2], read=True)
    archive.work.star([1, 2], starred=True)

    counts = archive.facts.counts(TODAY)

    assert (counts.all, counts.inbox, counts.unread, counts.starred) == (3, 2, 1, 2)


def test_a_change_says_what_it_touched(archive: Archive) -> None:
    changes = archive.work.star([1, 2], starred=True)

    assert changes == Changes(frozenset({1, 2}), kinds=frozenset({Touched.PLACES}), event=1)


def test_a_change_that_changes_nothing_leaves_no_trace(archive: Archive) -> None:
    archive.work.tag([1], add=["war"])

    assert not archive.work.star([1], starred=False)
    assert not archive.work.restore([1])
    assert not archive.work.tag([1], add=["War"], remove=["peace"])
    assert len(archive.history.events()) == 1


def test_an_unknown_number_changes_nothing_at_all(archive: Archive) -> None:
    with pytest.raises(NotFound, match="no article 9"):
        archive.work.trash([1, 9])

    assert archive.facts.counts(TODAY).trash == 0


def test_a_correction_shows_everywhere_and_remembers_what_was(archive: Archive) -> None:
    archive.work.edit(1, "title", "Flood at the harbour")
    archive.work.edit(1, "authors", "Ann Other; Bo Third")
    opened = archive.articles.open(1)

    assert opened.content.title == archive.articles.rows([1])[0].title == "Flood at the harbour"
    assert opened.content.authors == ("Ann Other", "Bo Third")
    assert [(edit.field, edit.was) for edit in opened.edits] == [
        ("authors", "Jane Roe; Ann Other"),
        ("title", "River rises"),
    ]
    assert archive.articles.content(1).title == "River rises"


def test_a_correction_can_be_taken_back(archive: Archive) -> None:
    archive.work.edit(1, "published", "2026-01-01")

    archive.work.edit(1, "published", None)

    assert archive.articles.open(1).edits == ()
    assert archive.articles.rows([1])[0].published == "2026-01-13T06:00:00+01:00"


def test_a_correction_stays_when_a_new_version_comes(archive: Archive) -> None:
    archive.work.edit(1, "title", "Flood at the harbour")

    archive.articles.save(saving(article(f"{RIVER}-0", title="Other"), number=9))

    assert archive.articles.open(1).content.title == "Flood at the harbour"


def test_only_what_can_be_corrected_is(archive: Archive) -> None:
    with pytest.raises(BadValue, match="“text” cannot be corrected"):
        archive.work.edit(1, "text", "x")


def test_an_article_in_the_trash_that_is_saved_again_comes_back(archive: Archive) -> None:
    archive.work.trash([1])

    archive.articles.save(saving(article(f"{RIVER}-0"), number=9))

    assert not archive.articles.open(1).trashed


def test_tags_and_note_given_while_saving_are_added(archive: Archive) -> None:
    archive.work.tag([1], add=["old"])
    archive.work.note(1, "Before")

    again = replace(saving(article(f"{RIVER}-0"), number=9), tags=("new",), note="After")
    archive.articles.save(again)
    opened = archive.articles.open(1)

    assert (opened.tags, opened.note) == (("new", "old"), "Before\nAfter")
    archive.history.undo()
    opened = archive.articles.open(1)
    assert (opened.tags, opened.note) == (("old",), "Before")


def test_saving_a_page_is_no_change_to_undo(archive: Archive) -> None:
    archive.articles.save(replace(saving(article(f"{RIVER}-9"), number=9), tags=("new",)))

    assert archive.history.events() == ()
    assert archive.articles.open(4).tags == ("new",)


def test_a_tag_is_renamed_with_all_below_it_and_comes_back(archive: Archive) -> None:
    archive.work.tag([1, 2], add=["Places/Port Ellery"])
    archive.work.tag([2], add=["Places/Port Ellery/Harbour"])
    before = archive.work.tags()

    changes = archive.work.rename_tag("places/port ellery", "Towns/Ellery")

    assert changes.articles == {1, 2}
    assert archive.articles.open(2).tags == ("Towns/Ellery", "Towns/Ellery/Harbour")
    assert [tag.tag for tag in archive.work.tags()] == [
        "Places", "Towns", "Towns/Ellery", "Towns/Ellery/Harbour",
    ]  # fmt: skip
    assert sorted(archive.search.numbers("tag:towns")) == [1, 2]
    archive.history.undo()
    assert archive.work.tags() == before
    assert sorted(archive.search.numbers("tag:places")) == [1, 2]
    archive.history.redo()
    assert archive.articles.open(1).tags == ("Towns/Ellery",)


def test_a_tag_renamed_to_another_becomes_one_with_it(archive: Archive) -> None:
    archive.work.tag([1], add=["sea"])
    archive.work.tag([1, 2], add=["Coast"])

    archive.work.rename_tag("sea", "coast")

    assert [(tag.tag, tag.articles) for tag in archive.work.tags()] == [("Coast", 2)]
    archive.history.undo()
    assert [(tag.tag, tag.articles) for tag in archive.work.tags()] == [("Coast", 2), ("sea", 1)]


def test_other_letters_of_the_same_tag_are_a_new_name(archive: Archive) -> None:
    archive.work.tag([1], add=["sea/wall"])

    changes = archive.work.rename_tag("sea", "Sea")

    assert changes.articles == {1}
    assert archive.articles.open(1).tags == ("Sea/wall",)
    archive.history.undo()
    assert archive.articles.open(1).tags == ("sea/wall",)


def test_a_tag_does_not_go_below_itself(archive: Archive) -> None:
    archive.work.tag([1], add=["sea"])

    with pytest.raises(BadValue, match="below itself"):
        archive.work.rename_tag("sea", "Sea/old")


def test_a_removed_tag_leaves_articles_and_highlights_and_comes_back(archive: Archive) -> None:
    page = archive.articles.content(1)
    archive.annotations.add(replace(highlight(1, page, "Nobody"), tags=("sea", "wall")))
    archive.work.tag([1, 2], add=["sea/coast"])

    archive.work.remove_tag("sea")

    assert archive.work.tags() == ()
    assert archive.articles.open(1).tags == ()
    assert archive.annotations.of(1)[0].tags == ("wall",)
    archive.history.undo()
    assert archive.articles.open(2).tags == ("sea/coast",)
    assert archive.annotations.of(1)[0].tags == ("sea", "wall")


def test_a_tag_is_made_before_any_article_has_it(archive: Archive) -> None:
    archive.work.add_tag(" Places / Port  Ellery")

    assert [(tag.tag, tag.articles) for tag in archive.work.tags()] == [
        ("Places", 0), ("Places/Port Ellery", 0),
    ]  # fmt: skip
    with pytest.raises(BadValue, match="already"):
        archive.work.add_tag("places")
    archive.history.undo()
    assert archive.work.tags() == ()
