"""Saving pages and opening what was saved."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from archive_app.domain.annotation import Anchor
from archive_app.domain.errors import NotFound, Notice
from archive_app.domain.picture import FetchedPicture
from archive_app.store.archive import Archive
from tests.store.samples import (
    RIVER,
    START,
    article,
    highlight,
    picture,
    placement,
    saving,
)


def test_a_saved_article_opens_with_everything_that_was_extracted(archive: Archive) -> None:
    page = article(pictures=(placement(),))

    saved = archive.articles.save(saving(page, pictures=(picture(line="© Jane Roe"),)))
    opened = archive.articles.open(saved.article)

    assert saved.outcome == "saved"
    assert (opened.article, opened.version, opened.versions) == (1, 1, 1)
    assert replace(opened.content, pictures=()) == replace(page, pictures=())
    assert opened.pictures[0].sha256 == picture().facts.sha256  # type: ignore[union-attr]
    assert opened.saved == START
    assert opened.capture == saving(page).capture
    said = [claim.value for claim in opened.pictures[0].placement.claims]
    assert said == ["Photo: Jane Roe/dpa", "© Jane Roe"]


def test_articles_are_numbered_one_two_three(archive: Archive) -> None:
    numbers = [
        archive.articles.save(saving(article(f"{RIVER}-{page}"), number=page)).article
        for page in range(3)
    ]

    assert numbers == [1, 2, 3]


def test_saving_the_same_address_again_keeps_number_tags_and_notes(archive: Archive) -> None:
    archive.articles.save(saving())
    archive.work.tag([1], add=["war/ukraine"])
    archive.work.note(1, "Ask the mayor")
    changed = article(words="The river rose three metres. Nobody was hurt.")

    saved = archive.articles.save(saving(changed, number=1))
    opened = archive.articles.open(1)

    assert (saved.outcome, saved.article, saved.version) == ("new-version", 1, 2)
    assert (opened.tags, opened.note) == (("war/ukraine",), "Ask the mayor")


def test_an_unchanged_page_makes_a_capture_and_no_version(archive: Archive) -> None:
    archive.articles.save(saving())

    saved = archive.articles.save(
        saving(article(words="The river rose two  metres. Nobody was hurt. "), number=1)
    )

    assert (saved.outcome, saved.version) == ("unchanged", 1)
    assert len(archive.articles.versions(1)) == 1
    assert len(archive.articles.captures(1)) == 2


@pytest.mark.parametrize(
    ("again", "changed"),
    [
        (saving(article(title="River falls", pictures=(placement(),)), number=1), ("title",)),
        (saving(article(words="Other.", pictures=(placement(),)), number=1), ("text",)),
        (
            saving(article(pictures=(placement(),)), pictures=(picture(body="new"),), number=1),
            ("pictures",),
        ),
        (saving(article(pictures=(placement(line="Photo: AP"),)), number=1), ("credits",)),
        (saving(article(pictures=()), number=1), ("pictures",)),
    ],
    ids=["title", "text", "swapped picture", "credit", "picture gone"],
)
def test_a_new_version_says_what_changed(
    archive: Archive, again: object, changed: tuple[str, ...]
) -> None:
    archive.articles.save(saving(article(pictures=(placement(),)), pictures=(picture(),)))

    archive.articles.save(again)  # type: ignore[arg-type]

    assert [row.changed for row in archive.articles.versions(1)] == [(), changed]


def test_a_picture_that_was_missing_is_filled_in_without_a_new_version(archive: Archive) -> None:
    page = article(pictures=(placement(),))
    missing = FetchedPicture(0, None, Notice("timeout", "The site did not answer."))
    archive.articles.save(saving(page, pictures=(missing,)))

    saved = archive.articles.save(saving(page, pictures=(picture(),), number=1))
    shown = archive.articles.open(1).pictures[0]

    assert saved.outcome == "unchanged"
    assert (shown.picture, shown.missing) == (1, None)
    assert archive.pictures.place(1).warc == saving(page, number=1).capture.warc


def test_a_picture_that_failed_this_time_makes_no_version(archive: Archive) -> None:
    page = article(pictures=(placement(),))
    archive.articles.save(saving(page, pictures=(picture(),)))
    missing = FetchedPicture(0, None, Notice("timeout", "The site did not answer."))

    saved = archive.articles.save(saving(page, pictures=(missing,), number=1))

    assert saved.outcome == "unchanged"
    assert archive.articles.open(1).pictures[0].picture == 1


def test_a_page_asked_with_tracking_words_is_the_same_article(archive: Archive) -> None:
    archive.articles.save(saving())

    saved = archive.articles.save(saving(article(f"{RIVER}?utm_source=mail#top"), number=1))

    assert saved.article == 1
    assert archive.articles.number_of(f"{RIVER}?fbclid=1") == 1


def test_the_canonical_address_of_the_same_host_tells_articles_apart(archive: Archive) -> None:
    archive.articles.save(saving(article(f"{RIVER}?page=all", canonical=RIVER)))

    assert archive.articles.save(saving(article(RIVER), number=1)).article == 1


def test_a_canonical_address_of_another_host_is_not_believed(archive: Archive) -> None:
    archive.articles.save(saving(article(RIVER)))

    copied = article("https://copycat.example/flood", canonical=RIVER)

    assert archive.articles.save(saving(copied, number=1)).article == 2


@pytest.mark.parametrize(
    "odd", ["http://[", "https://riverpost.example:port/x", "https://riverpost.example:99999/"]
)
def test_addresses_that_are_none_do_not_stop_a_page(archive: Archive, odd: str) -> None:
    page = article(canonical=odd, pictures=(replace(placement(), url=odd),))
    archive.articles.save(saving(page))

    saved = archive.articles.save(saving(page, pictures=(picture(),), number=1))

    assert (saved.article, saved.outcome) == (1, "unchanged")
    assert archive.articles.number_of(odd) is None


def test_a_site_whose_every_page_claims_the_front_page_keeps_its_articles(
    archive: Archive,
) -> None:
    front = "https://riverpost.example/"
    archive.articles.save(saving(article(f"{front}one", canonical=front)))

    assert archive.articles.save(saving(article(f"{front}two", canonical=front))).article == 2


def test_an_address_that_led_elsewhere_finds_the_article(archive: Archive) -> None:
    archive.articles.save(saving(requested="https://short.example/x"))

    assert archive.articles.number_of("https://short.example/x") == 1


def test_an_address_that_leads_to_another_article_each_day_makes_another(
    archive: Archive,
) -> None:
    latest = "https://riverpost.example/latest"
    archive.articles.save(saving(requested=latest))

    other = saving(article(f"{RIVER}-two"), requested=latest, number=1)

    assert archive.articles.save(other).article == 2
    assert archive.articles.number_of(latest) == 2


def test_an_article_that_moved_keeps_its_number(archive: Archive) -> None:
    archive.articles.save(saving())

    moved = saving(article("https://riverpost.example/new/flood"), requested=RIVER, number=1)

    assert archive.articles.save(moved).article == 1


def test_a_number_is_never_given_twice(archive: Archive) -> None:
    archive.articles.save(saving())
    archive._db.execute("DELETE FROM article")

    assert archive.articles.save(saving(number=1)).article == 2


def test_a_finished_capture_gets_the_number_it_names(archive: Archive) -> None:
    saved = archive.articles.save(replace(saving(), number=7))
    after = archive.articles.save(saving(article(f"{RIVER}-2"), number=1))

    assert (saved.article, after.article) == (7, 8)


def test_a_capture_that_is_already_known_is_not_adopted_twice(archive: Archive) -> None:
    archive.articles.save(saving())

    saved = archive.articles.save(saving(article(words="Other.")))

    assert (saved.outcome, saved.article, saved.version) == ("unchanged", 1, 1)
    assert len(archive.articles.captures(1)) == 1


def test_the_capture_is_sealed_with_both_numbers_before_anything_is_visible(
    archive: Archive,
) -> None:
    told: list[tuple[int, int]] = []

    def seal(number: int, version: int) -> tuple[()]:
        told.append((number, version))
        return ()

    archive.articles.save(replace(saving(), seal=seal))
    archive.articles.save(replace(saving(article(words="Other."), number=1), seal=seal))

    assert told == [(1, 1), (1, 2)]


def test_a_seal_that_fails_leaves_nothing_behind(archive: Archive) -> None:
    def seal(number: int, version: int) -> tuple[()]:
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        archive.articles.save(replace(saving(), seal=seal))

    assert archive.facts.info().articles == 0
    assert archive.articles.save(saving()).article == 1


def test_marks_move_to_a_new_version_or_become_orphans(archive: Archive) -> None:
    page = article()
    archive.articles.save(saving(page))
    archive.annotations.add(highlight(1, page, "Nobody was hurt"))
    archive.annotations.add(highlight(1, page, "two metres"))
    changed = article(words="Rain. The river rose three metres. Nobody was hurt.")

    def reanchor(anchor: Anchor, text: str) -> Anchor | None:
        start = text.find(anchor.exact)
        return replace(anchor, start=start, text_sha256="new") if start >= 0 else None

    archive.articles.save(replace(saving(changed, number=1), reanchor=reanchor))
    orphan, moved = archive.annotations.of(1)

    assert (orphan.anchor.exact, orphan.orphan, orphan.version) == ("two metres", True, 1)
    assert (moved.orphan, moved.version) == (False, 2)
    assert changed.text[moved.anchor.start :].startswith("Nobody was hurt")


def test_marks_stay_where_only_the_title_changed(archive: Archive) -> None:
    page = article()
    archive.articles.save(saving(page))
    mark, _ = archive.annotations.add(highlight(1, page, "two metres"))

    archive.articles.save(saving(article(title="River falls"), number=1))

    assert archive.annotations.of(1) == (replace(mark, version=2),)


def test_rows_come_in_the_order_asked_for(archive: Archive) -> None:
    for number in range(3):
        archive.articles.save(saving(article(f"{RIVER}-{number}"), number=number))
    archive.work.star([2], starred=True)

    rows = archive.articles.rows([3, 99, 1, 2])

    assert [row.article for row in rows] == [3, 1, 2]
    assert rows[2].starred
    assert rows[0].snippet == "The river rose two metres. Nobody was hurt."
    assert rows[0].saved == START + timedelta(minutes=2)


def test_a_new_version_moves_its_article_to_the_day_it_was_saved(archive: Archive) -> None:
    for number in range(2):
        archive.articles.save(saving(article(f"{RIVER}-{number}"), number=number))
    archive.work.tag([1], add=["war"])

    archive.articles.save(saving(article(f"{RIVER}-0", words="Rose again."), number=1440))

    assert list(archive.search.numbers("")) == list(archive.search.numbers("rose")) == [1, 2]
    assert list(archive.search.numbers("tag:war")) == [1]


def test_a_row_shows_the_first_picture_that_is_here(archive: Archive) -> None:
    page = article(pictures=(placement("a.jpg"), placement("b.jpg")))

    archive.articles.save(saving(page, pictures=(picture(1),)))
    (row,) = archive.articles.rows([1])

    assert (row.picture, row.badge) == (1, "owner")


def test_an_article_without_a_title_is_listed_by_its_address(archive: Archive) -> None:
    archive.articles.save(saving(article(title="", words="")))

    assert archive.articles.rows([1])[0].title == RIVER


def test_half_a_surrogate_pair_in_a_page_does_not_stop_it(archive: Archive) -> None:
    archive.articles.save(saving(article(title="River \ud83d rises")))

    assert archive.articles.open(1).content.title == "River \ufffd rises"


def test_an_older_version_can_be_opened(archive: Archive) -> None:
    archive.articles.save(saving())
    archive.articles.save(saving(article(words="Other."), number=1))

    assert archive.articles.open(1, 1).content == article()
    assert archive.articles.version_text(1, 2) == "Other."


@pytest.mark.parametrize(("number", "version"), [(9, None), (1, 5)])
def test_what_is_not_here_is_said(archive: Archive, number: int, version: int | None) -> None:
    archive.articles.save(saving())

    with pytest.raises(NotFound, match=r"no article 9|no version 5"):
        archive.articles.open(number, version)


def test_what_is_saved_after_the_clock_was_ahead_is_shown(archive: Archive) -> None:
    today = (datetime.now(UTC) - START) // timedelta(minutes=1)
    archive.articles.save(saving(number=today + 365 * 24 * 60))

    saved = archive.articles.save(saving(article(title="River falls"), number=today))

    assert (saved.outcome, saved.version) == ("new-version", 2)
    assert archive.articles.open(1).content.title == "River falls"
    assert list(archive.search.numbers("title:falls")) == [1]


def test_an_earlier_capture_that_turns_up_later_is_a_version_but_not_the_current_one(
    archive: Archive,
) -> None:
    archive.articles.save(saving(number=5))

    earlier = saving(article(words="What it said before."), number=1)
    saved = archive.articles.save(earlier)
    again = archive.articles.save(saving(number=9))

    assert (saved.outcome, saved.version) == ("new-version", 2)
    assert (again.outcome, again.version) == ("unchanged", 1)
    assert archive.articles.open(1).content == article()
    assert archive.articles.rows([1])[0].versions == 2
    assert list(archive.search.numbers("before")) == []
