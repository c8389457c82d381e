"""Pictures at hosts that cannot be reached: each is missing for a reason, and nobody waits."""

import socket
from dataclasses import replace

import pytest

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.get_pictures import capture_pictures, plan_pictures
from archive_app.actions.page_pictures import AT_A_TIME
from archive_app.fetch.unreachable import UnreachableHosts
from archive_app.store.archive import Archive
from tests.actions.conftest import article_page, png
from tests.loopback_site import Answer, Handler, LoopbackSite

PNG = (("Content-Type", "image/png"),)
MANY = 40


def _page(origin: str, more: str = "") -> str:
    figures = "".join(
        f'<figure><img src="{origin}/{n}.png" alt="Wall {n}" width="640" height="480">'
        f"<figcaption>Wall {n}.</figcaption></figure>"
        for n in range(MANY)
    )
    return article_page().replace("</article>", f"{figures}{more}</article>")


@pytest.fixture
def lookups(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names that the system was asked for, in order."""
    asked: list[str] = []
    ask = socket.getaddrinfo

    def counted(host: str, *rest: object, **more: object) -> object:
        asked.append(host)
        return ask(host, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", counted)
    return asked


def _missing(archive: Archive, number: int) -> list[tuple[str, str]]:
    """Kind and sentence of what is missing, in the order of the page."""
    opened = archive.articles.open(number)
    found = [one.missing for one in opened.pictures if one.missing is not None]
    return [(notice.kind, notice.message) for notice in found]


def test_a_name_that_is_not_found_is_looked_up_no_more_for_the_other_pictures(
    archive: Archive, news: LoopbackSite, tools: CaptureTools, lookups: list[str]
) -> None:
    url = news.page("/many", _page("https://nowhere.invalid"))

    saved = adding.save(archive, adding.capture(adding.plan(archive, url), tools))

    told = _missing(archive, saved.article)
    unknown = (
        "There is no site “nowhere.invalid”, or this computer is not online."
        " The article was kept without it. Check the address."
    )
    again = (
        "“nowhere.invalid” could not be reached a moment ago and was not asked again."
        " The article was kept without it. Try again later."
    )
    assert 1 <= lookups.count("nowhere.invalid") <= AT_A_TIME
    assert told[0] == ("unknown-host", unknown)
    assert told[-1] == ("unknown-host", again)
    assert (len(told), set(told)) == (MANY, {("unknown-host", unknown), ("unknown-host", again)})


def test_getting_pictures_later_asks_again(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    with LoopbackSite() as gone:
        url = news.page("/many", _page(gone.origin))
    patient = replace(tools, unreachable=UnreachableHosts())
    saved = adding.save(archive, adding.capture(adding.plan(archive, url), patient))
    refused = _missing(archive, saved.article)
    with LoopbackSite(wanted_port=gone.port) as back:
        back.answers |= {f"/{n}.png": Answer(png(64 + n), 200, PNG) for n in range(MANY)}

        captured = capture_pictures(plan_pictures(archive, saved.article), patient)
        adding.save(archive, captured)

    assert len(refused) == MANY
    assert {kind for kind, _ in refused} == {"connection"}
    assert "the connection was refused" in refused[0][1]
    assert "was not asked again" in refused[-1][1]
    assert _missing(archive, saved.article) == []


def test_pages_of_one_queue_tell_each_other_what_cannot_be_reached(
    archive: Archive, news: LoopbackSite, tools: CaptureTools, lookups: list[str]
) -> None:
    first = news.page("/first", _page("https://nowhere.invalid"))
    second = news.page("/second", _page("https://nowhere.invalid"))
    shared = replace(tools, unreachable=UnreachableHosts())
    adding.capture(adding.plan(archive, first), shared).discard()
    before = lookups.count("nowhere.invalid")

    adding.capture(adding.plan(archive, second), shared).discard()
    together = lookups.count("nowhere.invalid")
    adding.capture(adding.plan(archive, second), tools).discard()

    assert together == before
    assert lookups.count("nowhere.invalid") > before


def test_a_host_that_answers_other_pictures_is_asked_for_each(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    def breaks_off(handler: Handler) -> None:
        handler.break_off()

    url = news.page("/many", _page(news.origin))
    news.answers |= {f"/{n}.png": Answer(png(64 + n), 200, PNG) for n in range(MANY)}
    news.behave("/3.png", breaks_off)
    hasty = replace(tools, fetching=replace(tools.fetching, backoff_seconds=0.01))

    saved = adding.save(archive, adding.capture(adding.plan(archive, url), hasty))

    assert [kind for kind, _ in _missing(archive, saved.article)] == ["reset"]
