"""What is saved again by itself: when it is due, and that it is asked for once."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from archive_app.domain.errors import BadValue, NotFound, Refused
from archive_app.domain.watch import EVERY
from archive_app.store.archive import Archive
from tests.store.samples import RIVER, article, saving

DAY = EVERY["1d"]
OTHER = "https://elsewhere.example/a"


@pytest.fixture
def river(archive: Archive) -> Archive:
    """Two articles of one outlet and one of another."""
    for number, url in enumerate((f"{RIVER}-1", f"{RIVER}-2", OTHER)):
        page = article(url, title=f"Title {number}")
        page = page if url != OTHER else replace(page, site="Elsewhere")
        archive.articles.save(saving(page, number=number))
    return archive


def waiting(archive: Archive) -> list[str]:
    return [job.url for job in archive.jobs.all()]


def test_an_article_is_put_into_the_queue_when_it_is_due_and_not_before(river: Archive) -> None:
    river.watches.set(1, "1d")

    early = river.watches.make_due_jobs()
    late = river.watches.make_due_jobs(time.time() + DAY + 1)
    again = river.watches.make_due_jobs(time.time() + DAY + 2)

    assert (bool(early.jobs), len(late.jobs), bool(again.jobs)) == (False, 1, False)
    assert waiting(river) == [f"{RIVER}-1"]


def test_what_was_allowed_goes_with_the_jobs_of_its_own_watch(river: Archive) -> None:
    river.watches.set(1, "1h", ["127.0.0.1/32"])
    river.watches.set("River Post", "1h", ["10.0.0.0/8"])
    river.watches.set(3, "1h")

    river.watches.make_due_jobs(time.time() + EVERY["1h"] + 1)

    assert {job.url: job.allow_net for job in river.jobs.all()} == {
        f"{RIVER}-1": ("10.0.0.0/8", "127.0.0.1/32"),
        f"{RIVER}-2": ("10.0.0.0/8",),
        OTHER: (),
    }


def test_how_often_is_changed_without_a_word_on_what_was_allowed(river: Archive) -> None:
    river.watches.set(1, "1h", ["127.0.0.1/32"])
    river.watches.set(1, "1d")
    kept = river.watches.all()[0].allow_net
    river.watches.set(1, "1d", [])

    assert kept == ("127.0.0.1/32",)
    assert river.watches.all()[0].allow_net == ()


@pytest.mark.parametrize("name", ["River Post", "river post", "riverpost.example"])
def test_a_site_is_watched_with_all_its_articles_by_name_or_host(river: Archive, name: str) -> None:
    river.watches.set(name, "1h")
    river.work.trash([2])

    river.watches.make_due_jobs(time.time() + EVERY["1h"] + 1)

    assert waiting(river) == [f"{RIVER}-1"]
    assert [(one.site, one.every, one.articles) for one in river.watches.all()] == [(name, "1h", 1)]


def test_what_waits_already_is_not_put_twice(river: Archive) -> None:
    river.jobs.add([f"{RIVER}-1"])
    river.watches.set(1, "1h")

    river.watches.make_due_jobs(time.time() + 100 * DAY)

    assert waiting(river) == [f"{RIVER}-1"]


def test_many_times_missed_is_saved_once(river: Archive) -> None:
    river.watches.set(1, "1h")
    now = time.time() + 100 * DAY

    river.watches.make_due_jobs(now)

    assert len(waiting(river)) == 1
    assert river.watches.all()[0].next_at.timestamp() == pytest.approx(now + EVERY["1h"])


def test_a_watch_is_changed_and_ended(river: Archive) -> None:
    for every in ("1h", "1w"):
        river.watches.set(1, every)
    changed = [one.every for one in river.watches.all()]

    river.watches.set(1, "never")

    assert (changed, river.watches.all()) == (["1w"], ())


def test_a_watch_is_undone_and_done_again_also_after_it_was_due(river: Archive) -> None:
    river.watches.set(1, "1h", ["127.0.0.1/32"])
    river.watches.set(1, "1w")
    river.watches.make_due_jobs(time.time() + 100 * DAY)
    river.watches.set(1, "never")
    subjects = [event.subject for event in river.history.events()]

    for _ in range(2):
        _, changes = river.history.undo()
    (back,) = river.watches.all()
    river.history.undo()
    none = river.watches.all()
    river.history.redo()

    assert subjects == [
        "Article 1 is not saved again any more",
        "Article 1 is saved again every week",
        "Article 1 is saved again every hour",
    ]
    assert changes.articles == {1}
    assert (back.article, back.every, back.allow_net) == (1, "1h", ("127.0.0.1/32",))
    assert (none, river.watches.all()[0].every) == ((), "1h")


def test_the_watch_of_a_site_comes_back_beside_those_made_since(river: Archive) -> None:
    river.watches.set("River Post", "1d")
    ended = river.watches.set("River Post", "never")
    river.watches.set(3, "1h")

    river.history.undo(ended.event)

    assert {one.site or one.article for one in river.watches.all()} == {"River Post", 3}


def test_a_watch_does_not_come_back_where_another_has_its_place(river: Archive) -> None:
    river.watches.set(1, "1d")
    ended = river.watches.set(1, "never")
    river.watches.set(1, "1h")

    with pytest.raises(Refused, match="changed since"):
        river.history.undo(ended.event)

    assert [one.every for one in river.watches.all()] == ["1h"]


def test_watching_as_before_changes_nothing(river: Archive) -> None:
    river.watches.set(1, "1d")
    before = river.watches.all()

    assert not river.watches.set(1, "1d")
    assert not river.watches.set(3, "never")

    assert river.watches.all() == before
    assert len(river.history.events()) == 1


def test_what_is_not_here_or_no_interval_changes_nothing(river: Archive) -> None:
    with pytest.raises(NotFound):
        river.watches.set(9, "1d")
    with pytest.raises(NotFound):
        river.watches.set("nowhere.example", "1d")
    with pytest.raises(BadValue, match="1h, 6h, 1d, 1w, never"):
        river.watches.set(1, "2h")

    assert river.watches.all() == ()


def test_what_was_put_off_while_the_clock_was_ahead_is_due_now(
    river: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time
    with monkeypatch.context() as ahead:
        ahead.setattr(time, "time", lambda: now() + 365 * DAY)
        river.watches.set(1, "1d")
        river.watches.set(3, "1w")

    first = river.watches.make_due_jobs()
    again = river.watches.make_due_jobs()

    assert (len(first.jobs), bool(again.jobs)) == (2, False)
    assert all(one.next_at < datetime.now(UTC) + timedelta(days=8) for one in river.watches.all())
