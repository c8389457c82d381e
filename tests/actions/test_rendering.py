"""Pages that need a browser, shown to a real one: what it may ask, and how long and how much."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from archive_app.actions import add as adding
from archive_app.actions import rendering
from archive_app.actions.add import CaptureTools
from archive_app.actions.queue import QueueTools, enqueue, work_off
from archive_app.actions.rebuild import Anew, RebuildTools, read_anew
from archive_app.actions.rendering import (
    WITHOUT_SANDBOX,
    CannotRender,
    RenderTools,
    has_browser,
    render,
)
from archive_app.actions.verify import verify
from archive_app.actions.worker import Worker
from archive_app.domain.errors import Cancelled
from archive_app.domain.library import JobState
from archive_app.domain.rendering import Rendering
from archive_app.fetch.cookies import read_cookies
from archive_app.fetch.guard import Guard
from archive_app.fetch.settings import FetchSettings
from archive_app.preserve.captures_folder import captures
from archive_app.preserve.reading import records
from archive_app.store.archive import Archive
from tests.actions.conftest import PARAGRAPHS, article_page
from tests.loopback_site import LOOPBACK, Answer, LoopbackSite

needs_browser = pytest.mark.skipif(not has_browser(), reason="the extra “browser” is not installed")
pytestmark = needs_browser
ONLY_THIS_COMPUTER = ("127.0.0.1/32",)


@pytest.fixture(autouse=True)
def may_be_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WITHOUT_SANDBOX, "1")


def scripted_page(page: str = "") -> str:
    """A page whose article is written by its script; the markup alone has no text."""
    body = (page or article_page()).partition("<body>")[2].partition("</body>")[0]
    return f"""<!DOCTYPE html><html lang="en"><head><title>What the survey left out</title></head>
<body><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>
<script>setTimeout(() => {{
  document.getElementById('root').innerHTML = {body!r};
}}, 50)</script></body></html>"""


@pytest.fixture
def app(news: LoopbackSite) -> LoopbackSite:
    """The site with an article at /app that only a browser sees."""
    news.page("/app", scripted_page())
    return news


def shown(
    url: str, *, seconds: float = 20, allowed: tuple[str, ...] = ONLY_THIS_COMPUTER
) -> Rendering:
    return render(url, RenderTools(Guard(allowed), FetchSettings(), seconds=seconds))


def test_a_page_that_writes_its_text_by_script_is_saved_with_that_text(
    archive: Archive, app: LoopbackSite, tools: CaptureTools
) -> None:
    captured = adding.capture(adding.plan(archive, app.address("/app")), tools)
    saved = adding.save(archive, captured)

    opened = archive.articles.open(saved.article)
    kinds = [notice.kind for notice in opened.content.warnings]
    assert opened.content.text == "\n\n".join(PARAGRAPHS)
    assert opened.pictures[0].placement.verdict.creator == ("Jane Doe",)
    assert opened.pictures[0].picture is not None
    assert "rendered" in kinds
    assert "needs-script" not in kinds


def test_what_the_site_sent_the_document_and_a_picture_of_the_page_are_evidence(
    archive: Archive, app: LoopbackSite, tools: CaptureTools
) -> None:
    url = app.address("/app")
    adding.save(archive, adding.capture(adding.plan(archive, url), tools))

    [file] = captures(archive.library)
    kept = {(one.kind, one.url): one for one in records(file)}
    assert kept["response", url].body == scripted_page().encode()
    assert b"eleven places" in kept["resource", url].body
    assert kept["resource", f"urn:fullPage:{url}"].body.startswith(b"\x89PNG")
    assert f'"url":"{url}"'.encode() in kept["resource", f"urn:requests:{url}"].body
    assert verify(archive).ok


def test_the_engine_of_today_reads_the_document_again_and_not_the_empty_page(
    archive: Archive, app: LoopbackSite, tools: CaptureTools, worker: Worker
) -> None:
    adding.save(archive, adding.capture(adding.plan(archive, app.address("/app")), tools))

    rebuilt = read_anew(archive, Anew.EXTRACT, RebuildTools(worker))

    assert rebuilt.problems == ()
    assert archive.articles.open(1).content.text == "\n\n".join(PARAGRAPHS)


def test_a_page_of_a_browser_is_shown_again_even_where_the_site_would_say_unchanged(
    archive: Archive, app: LoopbackSite, tools: CaptureTools
) -> None:
    url = app.address("/app")
    fields = (("Content-Type", "text/html"), ("ETag", '"1"'))
    app.answers["/app"] = Answer(scripted_page().encode(), headers=fields)
    adding.save(archive, adding.capture(adding.plan(archive, url), tools))
    app.requests.clear()

    saved = adding.save(archive, adding.capture(adding.plan(archive, url), tools))

    assert saved.outcome == "unchanged"
    assert not any("if-none-match" in asked.headers for asked in app.requests)


def test_where_scripts_are_switched_off_the_page_is_saved_and_says_what_it_lacks(
    archive: Archive, app: LoopbackSite, tools: CaptureTools
) -> None:
    without = replace(tools, settings=replace(tools.settings, scripts=False))

    captured = adding.capture(adding.plan(archive, app.address("/app")), without)
    captured.discard()

    assert "needs-script" in {notice.kind for notice in captured.article.warnings}
    assert app.paths == ["/app"]


def test_without_the_extra_the_page_says_how_to_get_it(
    archive: Archive, app: LoopbackSite, tools: CaptureTools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    captured = adding.capture(adding.plan(archive, app.address("/app")), tools)
    captured.discard()

    said = " ".join(notice.message for notice in captured.article.warnings)
    assert "pip install “news-archive[browser]”" in said
    with pytest.raises(CannotRender, match="There is no browser"):
        shown(app.address("/app"))


def test_a_page_asked_for_with_render_is_shown_although_it_has_text(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    news.page("/plain", article_page().replace("</body>", "<script>document.title='x'</script>"))

    planned = adding.plan(archive, news.address("/plain"), render=True)
    captured = adding.capture(planned, tools)
    captured.discard()

    assert "rendered" in {notice.kind for notice in captured.article.warnings}


def test_a_job_of_the_queue_is_shown_to_a_browser_where_it_was_asked_for(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    enqueue(archive, [news.address("/wall")], [], "", render=True)

    work_off(QueueTools(archive.library, tools.settings, tools.fetching))

    [job] = archive.jobs.all()
    content = archive.articles.open(job.article or 0).content
    assert (job.render, job.state) == (True, JobState.DONE)
    assert "rendered" in {notice.kind for notice in content.warnings}


def test_the_guard_stands_before_everything_that_a_page_asks_for(site: LoopbackSite) -> None:
    with LoopbackSite(host="127.0.0.2") as inner:
        inner.page("/secret", "private")
        url = site.page(
            "/a",
            f"""<p id=a>Text</p><img src="{inner.address("/picture")}">
            <iframe src="{inner.address("/frame")}"></iframe>
            <link rel=stylesheet href="{inner.address("/style")}">
            <script>
            for (const to of ["{inner.address("/secret")}", "http://10.255.255.1/", "http://localhost.invalid/"])
                fetch(to, {{mode: 'no-cors'}}).catch(() => 0);
            navigator.sendBeacon("{inner.address("/beacon")}", "x");
            try {{ new WebSocket("ws://127.0.0.2:{inner.port}/socket") }} catch (e) {{}}
            fetch("file:///etc/passwd").catch(() => 0);
            navigator.serviceWorker?.register("/worker.js").catch(() => 0);
            window.open("{inner.address("/window")}");
            </script>""",
        )
        site.answer("/worker.js", b"", Content_Type="text/javascript")

        rendering = shown(url)

        refused = [one.url for one in rendering.requests if one.refused]
        assert inner.requests == []
        assert inner.address("/secret") in refused
        assert "http://10.255.255.1/" in refused
        assert "/worker.js" not in site.paths
        assert "Text" in rendering.html


def test_a_page_whose_script_leads_to_a_forbidden_address_is_not_followed(
    site: LoopbackSite,
) -> None:
    with LoopbackSite(host="127.0.0.2") as inner:
        inner.page("/secret", "<p>private")
        url = site.page("/a", f"<p>Text<script>location = '{inner.address('/secret')}'</script>")

        with pytest.raises(CannotRender, match="this computer itself"):
            shown(url)

        assert inner.requests == []


def test_scripts_without_end_are_stopped(site: LoopbackSite) -> None:
    url = site.page("/endless", "<p>Text<script>for (;;) {}</script>")
    begun = time.monotonic()

    with pytest.raises(CannotRender, match="did not come to an end in 3 seconds"):
        shown(url, seconds=3)

    assert time.monotonic() - begun < 3 + rendering._GRACE_SECONDS + 5


def test_what_had_loaded_before_a_script_without_end_is_kept(site: LoopbackSite) -> None:
    url = site.page("/later", "<p>Text<script>setTimeout(() => { for (;;) {} }, 1500)</script>")

    rendering = shown(url, seconds=6)

    assert "Text" in rendering.html
    assert [notice.kind for notice in rendering.notices] == ["incomplete"]


def test_a_page_that_never_stops_asking_is_kept_as_it_is_at_the_deadline(
    site: LoopbackSite,
) -> None:
    script = "setInterval(() => fetch('/again').catch(() => 0), 100)"
    url = site.page("/busy", f"<p>Text<script>{script}</script>")
    site.page("/again", "x")

    rendering = shown(url, seconds=4)

    assert "Text" in rendering.html
    assert site.paths.count("/again") > 5


def test_a_document_that_grows_without_measure_is_given_up(site: LoopbackSite) -> None:
    grow = "for (let n = 0; n < 3e5; n++) document.body.append(document.createElement('p'))"
    url = site.page("/huge", f"<p>Text<script>{grow}</script>")

    with pytest.raises(CannotRender, match=r"so large|did not come to an end"):
        shown(url)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells of memory")
def test_a_page_that_eats_memory_is_stopped(site: LoopbackSite) -> None:
    eat = "const a = []; for (;;) { a.push(new Uint8Array(1e8).fill(1)) }"
    url = site.page("/eats", f"<p>Text<script>{eat}</script>")
    few = RenderTools(Guard([LOOPBACK]), FetchSettings(), memory=700 << 20)

    with pytest.raises(CannotRender, match=r"more memory than a page may|broke"):
        render(url, few)


def test_a_picture_shows_the_whole_page_and_what_loads_only_when_it_is_seen(
    site: LoopbackSite,
) -> None:
    from PySide6.QtGui import QImage

    url = site.page(
        "/tall",
        """<body style="margin:0"><div style="height:4000px;background:red"></div>
        <img loading="lazy" src="/last.png" width=10 height=10><div
        style="height:50px;background:blue"></div>""",
    )

    rendering = shown(url)

    image = QImage.fromData(rendering.picture)
    assert "/last.png" in site.paths
    assert image.height() >= 4050
    assert image.pixelColor(300, 2000).red() == 255
    assert image.pixelColor(300, image.height() - 10).blue() == 255


def test_what_components_keep_to_themselves_stands_in_the_document(site: LoopbackSite) -> None:
    url = site.page(
        "/parts",
        """<news-text><p>Given from outside.</p></news-text><script>
        customElements.define('news-text', class extends HTMLElement { constructor() { super();
            this.attachShadow({mode: 'open'}).innerHTML = '<p>Kept inside.</p><slot></slot>'; } })
        </script>""",
    )

    html = shown(url).html

    assert html.index("Kept inside.") < html.index("Given from outside.")


def test_rendering_can_be_cancelled(site: LoopbackSite) -> None:
    url = site.page("/a", "<p>Text")
    stopped = RenderTools(Guard([LOOPBACK]), FetchSettings(), lambda: True)

    with pytest.raises(Cancelled):
        render(url, stopped)


def test_a_browser_leaves_nothing_on_the_disk(site: LoopbackSite, own_folders: Path) -> None:
    url = site.page(
        "/a", "<p>Text<script>localStorage.a = 1; document.cookie = 'a=1; max-age=9999'</script>"
    )

    shown(url)

    assert [path for path in own_folders.rglob("*") if path.is_file()] == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root is refused")
def test_root_is_told_why_no_page_is_shown(
    site: LoopbackSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(WITHOUT_SANDBOX)

    with pytest.raises(CannotRender, match="As root no page is shown"):
        shown(site.page("/a", "<p>Text"))

    assert site.requests == []


def test_the_rendering_process_ends_when_whoever_asked_is_gone(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-P", "-m", "archive_app.gui.page_renderer"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert child.stdin is not None
    child.stdin.close()

    assert child.wait(timeout=120) != 0
    assert child.stdout is not None
    child.stdout.close()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("unshare") is None,
    reason="an ordinary user is tested by every other test",
)
def test_an_ordinary_user_has_the_sandbox(site: LoopbackSite, tmp_path: Path) -> None:
    url = site.page("/a", "<p id=a><script>a.textContent = 'locked in'</script>")
    script = (
        "from archive_app.actions.rendering import *; from archive_app.fetch.guard import Guard\n"
        "from archive_app.fetch.settings import FetchSettings\n"
        "assert not may_go_without_sandbox()\n"
        f"print(render({url!r}, RenderTools(Guard(['127.0.0.1/32']), FetchSettings())).html)\n"
    )
    environment = {k: v for k, v in os.environ.items() if k != WITHOUT_SANDBOX}
    ordinary = ["unshare", "-U", "--map-user=1000"]
    if subprocess.run([*ordinary, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("this system has no user namespaces to be an ordinary user in")

    done = subprocess.run(
        [*ordinary, sys.executable, "-c", script],
        env={**environment, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )

    assert "locked in</p>" in done.stdout, done.stderr


def test_the_persons_cookies_go_to_the_sites_that_they_are_for_and_to_no_other(
    site: LoopbackSite, tmp_path: Path
) -> None:
    with LoopbackSite(host="127.0.0.2") as other:
        other.page("/x", "x")
        file = tmp_path / "cookies.txt"
        file.write_text(
            "# Netscape HTTP Cookie File\n127.0.0.1\tFALSE\t/\tFALSE\t0\tmember\tsecret\n", "utf-8"
        )
        url = site.page("/a", f"<p>Text<img src='{other.address('/x')}'>")
        settings = FetchSettings(cookies=read_cookies(file))

        render(url, RenderTools(Guard([LOOPBACK]), settings))

        assert site.requests[0].headers["cookie"] == "member=secret"
        assert [asked.headers.get("cookie") for asked in other.requests] == [None]
