"""The page as it was saved, replayed by a real browser: no script, no network, nothing invented."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.original import draw_original, plan_original
from archive_app.actions.receive import opened, receive
from archive_app.actions.rendering import WITHOUT_SANDBOX, CannotRender, has_browser
from archive_app.domain.errors import NotFound, PageError
from archive_app.store.archive import Archive
from tests.actions.received_files import mhtml
from tests.loopback_site import Answer, LoopbackSite

needs_browser = pytest.mark.skipif(not has_browser(), reason="the extra “browser” is not installed")


@pytest.fixture(autouse=True)
def may_be_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WITHOUT_SANDBOX, "1")


def saved(archive: Archive, url: str, tools: CaptureTools) -> int:
    return adding.save(archive, adding.capture(adding.plan(archive, url), tools)).article


def has_colour(picture: bytes, name: str) -> bool:
    """Whether a pure red, green or blue is anywhere in the picture's left part."""
    image = QImage.fromData(picture)
    wanted = {"red": (255, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 255)}[name]
    spots = ((x, y) for y in range(0, image.height(), 4) for x in range(0, 200, 20))
    colours = (image.pixelColor(x, y) for x, y in spots)
    return any((one.red(), one.green(), one.blue()) == wanted for one in colours)


@needs_browser
def test_the_saved_page_is_shown_with_its_pictures_while_the_site_is_asked_nothing(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    spies = f"""<img src="{news.address("/spy.png")}"><link rel=stylesheet href="/spy.css">
        <iframe src="/spy.html"></iframe>
        <script src="/spy.js"></script>
        <script>document.body.style.background='blue'; fetch('/spy')</script>
        <div style="background:red;height:60px;width:400px"></div></body>"""
    page = news.answers["/wall"]
    assert isinstance(page, Answer)
    news.answers["/wall"] = replace(page, body=page.body.replace(b"</body>", spies.encode()))
    article = saved(archive, news.address("/wall"), tools)
    news.requests.clear()

    drawn = draw_original(plan_original(archive, article))

    assert news.requests == []
    assert drawn.shown[0] == news.address("/wall")
    assert news.address("/wall.png") in drawn.shown
    assert {news.address("/spy.png"), news.address("/spy.css")} <= set(drawn.refused)
    assert news.address("/spy.js") not in drawn.refused
    assert has_colour(drawn.picture, "red")
    assert not has_colour(drawn.picture, "blue")


@needs_browser
def test_what_a_browser_made_of_a_page_is_what_is_shown_and_its_picture_is_there(
    archive: Archive, site: LoopbackSite, tools: CaptureTools
) -> None:
    words = "Words that only a script writes. " * 30
    url = site.page(
        "/app",
        f"""<title>T</title><div id="root"></div><noscript>Please enable JavaScript.</noscript>
        <script>document.getElementById('root').innerHTML =
        '<h1>T</h1><p>{words}</p><div style="background:lime;height:90px"></div>'</script>""",
    )
    article = saved(archive, url, tools)
    site.requests.clear()

    planned = plan_original(archive, article)
    drawn = draw_original(planned)

    assert planned.picture is not None
    assert has_colour(drawn.picture, "lime")
    assert site.requests == []


@needs_browser
def test_a_page_out_of_a_file_is_shown_as_well(
    archive: Archive, tools: CaptureTools, tmp_path: Path
) -> None:
    path = tmp_path / "a.mhtml"
    path.write_bytes(mhtml(style=".own { background: lime; height: 60px }"))
    with opened(path, tools.worker) as source:
        assert len(list(receive(archive, source, tools))) == 1

    drawn = draw_original(plan_original(archive, 1))

    assert len(drawn.shown) == 3
    assert drawn.refused == ()
    assert has_colour(drawn.picture, "lime")


@needs_browser
def test_each_version_is_shown_as_it_was(
    archive: Archive, site: LoopbackSite, tools: CaptureTools
) -> None:
    from tests.actions.conftest import article_page

    def page(colour: str, word: str) -> str:
        box = f'<div style="background:{colour};height:90px">'
        return re.sub("nine", word, article_page()).replace("</body>", f"{box}</div></body>")

    url = site.page("/a", page("red", "nine"))
    article = saved(archive, url, tools)
    site.page("/a", page("lime", "ten"))
    saved(archive, url, tools)

    first = draw_original(plan_original(archive, article, 1))
    second = draw_original(plan_original(archive, article))

    assert [has_colour(first.picture, name) for name in ("red", "lime")] == [True, False]
    assert [has_colour(second.picture, name) for name in ("red", "lime")] == [False, True]


def test_without_the_extra_a_sentence_says_how_to_get_it(
    archive: Archive, news: LoopbackSite, tools: CaptureTools, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = saved(archive, news.address("/wall"), tools)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    with pytest.raises(CannotRender, match="pip install “news-archive"):
        draw_original(plan_original(archive, article))


def test_a_saved_picture_is_no_page_and_an_unknown_article_is_none(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    article = saved(archive, news.address("/wall.png"), tools)

    with pytest.raises(PageError, match="no page but a file"):
        plan_original(archive, article)
    with pytest.raises(NotFound):
        plan_original(archive, 99)
