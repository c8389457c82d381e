"""The style sheets of a saved page: kept as evidence, never in the way of saving."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.original import draw_original, plan_original
from archive_app.actions.purge import empty_trash
from archive_app.actions.rendering import WITHOUT_SANDBOX, has_browser
from archive_app.actions.verify import verify
from archive_app.domain.saving import Saved
from archive_app.preserve.reading import StoredRecord, payload_of, records
from archive_app.store.archive import Archive
from tests.actions.conftest import article_page
from tests.actions.test_original import has_colour
from tests.loopback_site import Answer, Handler, LoopbackSite

Save = Callable[[str], Saved]
CSS = (("Content-Type", "text/css"),)


def styled(*links: str) -> str:
    """The article of the tests with style sheets at ``links``."""
    head = "".join(f'<link rel="stylesheet" href="{link}">' for link in links)
    return article_page().replace("</head>", f"{head}</head>")


def kept(archive: Archive, article: int) -> list[StoredRecord]:
    """The records of style sheets in the newest capture of ``article``."""
    warc = archive.articles.captures(article)[-1].warc
    found = records(archive.library / warc)
    return [one for one in found if one.media_type == "text/css"]


def test_the_style_sheets_of_a_page_and_those_they_import_are_in_its_capture(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    news.answers["/css/main.css"] = Answer(b"@import 'more.css'; p{margin:0}", headers=CSS)
    news.answers["/css/more.css"] = Answer(b"@import 'main.css'; p{padding:0}", headers=CSS)
    page = news.page("/styled", styled("/css/main.css"))

    saved = save(page)

    assert [one.url for one in kept(archive, saved.article)] == [
        news.address("/css/main.css"),
        news.address("/css/more.css"),
    ]
    asked = {one.path: one.headers for one in news.requests}
    assert asked["/css/main.css"]["referer"] == page
    assert asked["/css/more.css"]["referer"] == news.address("/css/main.css")
    assert asked["/css/main.css"]["accept"].startswith("text/css")
    assert verify(archive).ok


@pytest.mark.skipif(not has_browser(), reason="the extra “browser” is not installed")
def test_the_saved_page_is_shown_with_its_style_while_the_site_is_asked_nothing(
    archive: Archive, news: LoopbackSite, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(WITHOUT_SANDBOX, "1")
    news.answers["/main.css"] = Answer(b"@import url(colours.css);", headers=CSS)
    news.answers["/colours.css"] = Answer(b"body{background:#0f0}", headers=CSS)
    article = save(news.page("/styled", styled("/main.css"))).article
    news.requests.clear()

    drawn = draw_original(plan_original(archive, article))

    assert news.requests == []
    assert {news.address("/main.css"), news.address("/colours.css")} <= set(drawn.shown)
    assert has_colour(drawn.picture, "lime")


def test_what_another_page_of_the_site_brought_is_referred_to_and_outlives_it(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    news.answers["/main.css"] = Answer(b"p{margin:0}" * 50, headers=CSS)
    first = save(news.page("/one", styled("/main.css"))).article
    other = styled("/main.css").replace("What the survey left out", "Another story altogether")

    second = save(news.page("/two", other.replace("summary", "budget"))).article

    (original,), (repeated,) = kept(archive, first), kept(archive, second)
    assert (original.kind, repeated.kind) == ("response", "revisit")
    archive.work.trash([first])
    empty_trash(archive)
    warc = archive.articles.captures(second)[-1].warc
    assert payload_of(archive.library, warc, repeated.offset) == b"p{margin:0}" * 50
    assert verify(archive).ok


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"<title>Gone</title>", 404),
        Answer(b"<p>Sorry</p>", headers=(("Content-Type", "text/html"),)),
        Answer(b"p{}" * 1_000_000, headers=CSS),
        lambda handler: handler.break_off(),
        lambda handler: handler.wait(30),
    ],
    ids=["gone", "a page instead", "too large", "broken off", "silent"],
)
def test_a_style_sheet_that_cannot_be_had_never_fails_the_save(
    archive: Archive,
    news: LoopbackSite,
    tools: CaptureTools,
    answer: Answer | Callable[[Handler], None],
) -> None:
    news.answers["/main.css"] = answer
    hasty = replace(tools.fetching, sheets_seconds=0.5, backoff_seconds=0.01)
    planned = adding.plan(archive, news.page("/styled", styled("/main.css")))

    captured = adding.capture(planned, replace(tools, fetching=hasty))

    assert captured.article.warnings == ()
    assert kept(archive, adding.save(archive, captured).article) == []


def test_a_style_sheet_on_a_forbidden_address_is_never_asked_for(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    narrow = replace(tools.settings, allow_net=("127.0.0.1/32",))
    with LoopbackSite("127.0.0.2") as inner:
        inner.answers["/main.css"] = Answer(b"p{}", headers=CSS)
        sent_on = news.redirect("/elsewhere.css", inner.address("/main.css"))
        page = news.page("/styled", styled(inner.address("/main.css"), sent_on))

        captured = adding.capture(adding.plan(archive, page), replace(tools, settings=narrow))

        assert inner.requests == []
        assert kept(archive, adding.save(archive, captured).article) == []


def test_a_page_may_bring_forty_style_sheets_and_no_more(
    archive: Archive, news: LoopbackSite, save: Save
) -> None:
    for number in range(50):
        news.answers[f"/{number}.css"] = Answer(b"p{margin:%d}" % number, headers=CSS)
    page = news.page("/styled", styled(*(f"/{number}.css" for number in range(50))))

    assert len(kept(archive, save(page).article)) == 40


def test_who_saves_no_pictures_saves_no_style_either(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    page = news.page("/styled", styled("/main.css"))
    plain = replace(tools, settings=replace(tools.settings, pictures=False))

    adding.capture(adding.plan(archive, page), plain).discard()

    assert news.paths == ["/styled"]
