"""What a later save may never do to what is there."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.highlight import Mark, highlight_quote
from archive_app.actions.recover import recover
from archive_app.actions.worker import Worker
from archive_app.domain.errors import BadValue
from archive_app.domain.saving import Saved
from archive_app.store.archive import Archive
from tests.actions.conftest import article_page
from tests.loopback_site import LoopbackSite

Save = Callable[[str], Saved]


def test_a_capture_that_cannot_be_read_leaves_the_good_version_in_place(
    archive: Archive, news: LoopbackSite, tools: CaptureTools, save: Save
) -> None:
    first = save(f"{news.origin}/wall")
    highlight_quote(archive, first.article, "eleven places", Mark())
    news.page("/wall", article_page() + "<!-- other bytes -->")

    with Worker(time_limit=0.001) as hasty:
        planned = adding.plan(archive, f"{news.origin}/wall")
        captured = adding.capture(planned, replace(tools, worker=hasty))
        second = adding.save(archive, captured)

    opened = archive.articles.open(first.article)
    assert second.outcome == "unchanged"
    assert opened.content.title == "What the survey left out"
    assert not opened.annotations[0].orphan
    assert len(archive.articles.captures(first.article)) == 2


def test_a_save_that_fails_publishes_nothing(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    captured = adding.capture(adding.plan(archive, f"{news.origin}/wall"), tools)

    with pytest.raises(BadValue, match="is no tag"):
        adding.save(archive, captured, tags=["/"])

    assert recover(archive).adopted == ()
    assert archive.facts.info().articles == 0
    assert not list((archive.library / "captures").rglob("*.gz*"))


def test_different_stories_with_one_canonical_address_stay_different_articles(
    archive: Archive, site: LoopbackSite, save: Save
) -> None:
    head = f'<link rel="canonical" href="{site.origin}/news/all">'
    stories = (
        ("A fire at the mill", "Flames were seen over the old mill before dawn on Sunday. " * 6),
        ("Ferry line returns", "Passengers boarded again after years without any crossing. " * 6),
    )
    for number, (title, text) in enumerate(stories):
        html = f"<html><head>{head}<title>{title}</title></head><article><h1>{title}</h1>"
        site.page(f"/story/{number}", f"{html}<p>{text}</p></article></html>")

    saved = [save(f"{site.origin}/story/{number}") for number in range(2)]

    assert [one.outcome for one in saved] == ["saved", "saved"]
    assert saved[0].article != saved[1].article
