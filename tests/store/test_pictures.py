"""Pictures, what is claimed of them, and the trail of decisions."""

from dataclasses import replace
from datetime import date

import pytest

from archive_app.domain.errors import NotFound, Refused
from archive_app.domain.picture import FetchedPicture, PictureFacts
from archive_app.domain.rights import Badge, Conflict, Field, Ruling, Scope, Status, Verdict
from archive_app.store.archive import Archive
from archive_app.store.sqlite import sqlite3
from tests.store.samples import (
    RIVER,
    article,
    digest,
    picture,
    placement,
    ruling,
    saving,
)

TODAY = date(2026, 1, 20)


def save(archive: Archive, *bodies: str, owner: str | None = "dpa") -> None:
    """One article for each of ``bodies``, with one picture."""
    for body in bodies:
        page = article(f"{RIVER}-{body}", pictures=(placement(f"{body}.jpg", owner=owner),))
        archive.articles.save(saving(page, pictures=(picture(body=body),)))


def test_the_same_bytes_in_two_articles_are_one_picture(archive: Archive) -> None:
    page = article(pictures=(placement(),))
    archive.articles.save(saving(page, pictures=(picture(),)))
    archive.articles.save(saving(replace(page, url=f"{RIVER}-2"), pictures=(picture(),), number=1))

    (row,) = archive.pictures.rows()

    assert row.articles == (1, 2)
    assert archive.articles.open(1).pictures[0].articles == (2,)
    assert archive.pictures.thumbnail(row.picture) == b"\xff\xd8dam"


def test_repeated_bytes_are_known_with_their_place(archive: Archive) -> None:
    save(archive, "dam")

    known = archive.pictures.known([digest("dam"), digest("new")])

    assert list(known) == [digest("dam")]
    assert known[digest("dam")].offset == archive.pictures.place(1).offset == 1000


def test_a_decision_stands_on_the_picture_with_its_evidence(archive: Archive) -> None:
    save(archive, "dam")

    archive.pictures.decide(ruling(1))
    shown = archive.articles.open(1).pictures[0]

    assert shown.badge is Badge.CLEARED
    assert shown.decision == archive.pictures.decisions(1)[0]
    assert shown.decision is not None
    assert shown.decision.evidence
    assert not shown.evidence_changed


def test_the_trail_only_grows(archive: Archive) -> None:
    save(archive, "dam")
    archive.pictures.decide(ruling(1))

    archive.history.undo()
    archive.history.redo()
    archive.pictures.decide(ruling(1, Ruling.BLOCKED))
    archive.history.undo()
    trail = archive.pictures.decisions(1)

    assert [(line.ruling.value, line.undoes) for line in trail] == [
        ("cleared", None),
        ("withdraw", 1),
        ("cleared", 2),
        ("blocked", None),
        ("cleared", 4),
    ]


@pytest.mark.parametrize("sql", ["UPDATE decision SET reason = ''", "DELETE FROM decision"])
def test_no_line_of_the_trail_can_be_changed_or_removed(archive: Archive, sql: str) -> None:
    save(archive, "dam")
    archive.pictures.decide(ruling(1))

    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        archive._db.execute(sql)


def test_a_decision_about_the_owner_reaches_undecided_pictures_of_that_owner(
    archive: Archive,
) -> None:
    save(archive, "one", "two", "three")
    save(archive, "four", owner=None)
    archive.pictures.decide(ruling(2, Ruling.BLOCKED))

    changes = archive.pictures.decide(ruling(1, scope=Scope.OWNER))
    badges = {row.picture: row.badge for row in archive.pictures.rows()}

    assert changes.pictures == {1, 3}
    assert badges == {1: "cleared", 2: "blocked", 3: "cleared", 4: "nothing"}


def test_a_decision_about_the_same_picture_reaches_what_looks_the_same(archive: Archive) -> None:
    facts = picture(body="dam").facts
    assert facts is not None
    shapes = [("a", 640, 480), ("b", 1280, 960), ("c", 480, 640)]
    for name, width, height in shapes:
        page = article(f"{RIVER}-{name}", pictures=(placement(f"{name}.jpg"),))
        file: PictureFacts = replace(facts, sha256=digest(name), width=width, height=height)
        archive.articles.save(saving(page, pictures=(FetchedPicture(0, file, None, name),)))

    changes = archive.pictures.decide(ruling(1, scope=Scope.SAME))

    assert changes.pictures == {1, 2}


def test_new_claims_after_a_decision_ask_for_another_look(archive: Archive) -> None:
    save(archive, "dam")
    archive.pictures.decide(ruling(1))
    assert archive.facts.counts(TODAY).review == 0

    page = article(f"{RIVER}-other", pictures=(placement(line="Photo: Reuters"),))
    archive.articles.save(saving(page, pictures=(picture(body="dam"),), number=1))

    assert archive.articles.open(1).pictures[0].evidence_changed
    assert archive.articles.open(1).pictures[0].badge is Badge.CLEARED
    assert archive.facts.counts(TODAY).review == 1


def test_pictures_whose_claims_differ_or_name_nobody_are_counted_for_review(
    archive: Archive,
) -> None:
    differing = Verdict(conflicts=(Conflict(Field.CREDIT_LINE, ("dpa", "AP")),))
    nobody = Verdict(status=Status.PLACEHOLDER, credit="Courtesy: internet")
    for name, verdict in [("a", differing), ("b", nobody), ("c", Verdict())]:
        place = replace(placement(f"{name}.jpg"), verdict=verdict)
        page = article(f"{RIVER}-{name}", pictures=(place,))
        archive.articles.save(saving(page, pictures=(picture(body=name),)))

    assert archive.facts.counts(TODAY).review == 2
    assert [row.badge.value for row in archive.pictures.rows()] == [
        "differ",
        "placeholder",
        "nothing",
    ]
    archive.work.trash([1])
    assert archive.facts.counts(TODAY).review == 1
    archive.pictures.decide(ruling(2))
    assert archive.facts.counts(TODAY).review == 0


def test_a_clearance_past_its_term_counts_for_review_again(archive: Archive) -> None:
    place = replace(placement(), verdict=Verdict(status=Status.PLACEHOLDER, credit="Supplied"))
    page = article(pictures=(place,))
    archive.articles.save(saving(page, pictures=(picture(),)))
    archive.pictures.decide(replace(ruling(1), valid_until=date(2026, 1, 19)))

    assert archive.facts.counts(date(2026, 1, 19)).review == 0
    assert archive.facts.counts(date(2026, 1, 20)).review == 1
    assert archive.articles.open(1).pictures[0].badge is Badge.PLACEHOLDER


def test_pictures_are_found_by_words_and_badge(archive: Archive) -> None:
    save(archive, "one")
    save(archive, "two", owner=None)

    assert [row.picture for row in archive.pictures.rows("JANE rights:owner")] == [1]
    assert [row.picture for row in archive.pictures.rows("rights:nothing")] == [2]
    assert archive.pictures.rows("zebra") == ()


def test_withdrawing_nothing_adds_no_line(archive: Archive) -> None:
    save(archive, "dam")

    assert not archive.pictures.decide(ruling(1, Ruling.WITHDRAWN))
    assert archive.pictures.decisions(1) == ()


def test_a_decision_that_was_overruled_is_not_undone(archive: Archive) -> None:
    save(archive, "dam")
    first = archive.pictures.decide(ruling(1))
    archive.pictures.decide(ruling(1, Ruling.BLOCKED))

    with pytest.raises(Refused):
        archive.history.undo(first.event)


def test_an_unknown_picture_is_said(archive: Archive) -> None:
    with pytest.raises(NotFound) as caught:
        archive.pictures.decide(ruling(5))

    assert caught.value.kind == "no-such-picture"
