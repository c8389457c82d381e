"""Saving through the window: real pages from loopback, real jobs, cancel, failure, retry."""

import dataclasses
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from archive_app.domain.library import JobState, WantedPictures
from archive_app.gui.address_field import read_addresses
from archive_app.gui.inspector_panel import IMAGES
from archive_app.gui.job_row import JobRow
from archive_app.gui.main_window import MainWindow
from archive_app.gui.saving import Keep
from archive_app.gui.tag_field import TagField, suggestions
from archive_app.gui.theme import Theme
from archive_app.store.archive import Archive
from tests.actions.conftest import article_page, png
from tests.gui.shelf import SETTINGS, opened, titles, wait
from tests.loopback_site import Answer, Handler, LoopbackSite

# The offscreen platform says of each dialog and popup what it cannot do; a screen can.

"""Milliseconds: a capture starts a reading process."""


@pytest.fixture
def news(site: LoopbackSite) -> LoopbackSite:
    """The site with one article at /wall and its picture."""
    site.page("/wall", article_page())
    site.answers["/wall.png"] = Answer(png(), headers=(("Content-Type", "image/png"),))
    return site


def save_in_panel(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Paste into the save panel and send it by key."""
    window.commands.action("page.save").trigger()
    field = window.panes.save.addresses
    field.setPlainText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def states(window: MainWindow) -> list[JobState]:
    return [job.state for job in window.desk.queue.jobs]


def test_a_pasted_address_becomes_an_article_with_its_tags(
    qtbot: QtBot, window: MainWindow, news: LoopbackSite, library: Path
) -> None:
    window.commands.action("page.save").trigger()
    window.panes.save.tags.add("Topics/Floods")

    with qtbot.waitSignal(window.desk.queue.saved):
        save_in_panel(qtbot, window, news.address("/wall"))
    qtbot.waitUntil(lambda: "What the survey left out" in window.toasts.words)
    qtbot.waitUntil(lambda: titles(window)[0] == "What the survey left out")

    assert states(window) == [JobState.DONE]
    with Archive.open(library, readonly=True) as archive:
        saved = archive.articles.open(5)
    assert saved.tags == ("Topics/Floods",)
    assert saved.pictures[0].media_type == "image/png"


def test_the_panel_knows_what_is_saved_already(
    qtbot: QtBot, window: MainWindow, news: LoopbackSite
) -> None:
    with qtbot.waitSignal(window.desk.queue.saved):
        save_in_panel(qtbot, window, news.address("/wall"))

    window.panes.save.start(news.address("/wall"))

    qtbot.waitUntil(lambda: "Already saved: 1" in window.panes.save.line.text())


def test_the_first_page_of_a_library_is_opened_when_it_is_there(
    qtbot: QtBot, theme: Theme, news: LoopbackSite, tmp_path: Path
) -> None:
    with opened(qtbot, theme, tmp_path / "new") as window:
        welcome = window.panes.welcome
        qtbot.keyClicks(welcome.field, news.address("/wall"))
        qtbot.keyClick(welcome.field, Qt.Key.Key_Return)

        qtbot.waitUntil(lambda: window.panes.reader.opened is not None)

        article = window.panes.reader.opened
        assert article is not None
        assert article.content.title == "What the survey left out"
        assert window.panes.articles.isVisible()


def test_a_page_that_is_gone_says_so_and_keeps_nothing(
    qtbot: QtBot, window: MainWindow, news: LoopbackSite
) -> None:
    with qtbot.waitSignal(window.desk.queue.failed):
        save_in_panel(qtbot, window, news.address("/gone"))
    wait(qtbot, window.navigation.lanes)

    assert "404" in window.toasts.words
    assert states(window) == [JobState.FAILED]
    assert window.navigation.counts.all == 4


def test_a_failed_page_can_be_tried_again_from_the_queue(
    qtbot: QtBot, window: MainWindow, news: LoopbackSite
) -> None:
    with qtbot.waitSignal(window.desk.queue.failed):
        save_in_panel(qtbot, window, news.address("/later"))
    news.page("/later", article_page())
    window.commands.action("go.queue").trigger()
    wait(qtbot, window.navigation.lanes)
    [row] = window.panes.queue.findChildren(JobRow)
    button = next(b for b in row.findChildren(QPushButton) if b.text() == "Try again")

    with qtbot.waitSignal(window.desk.queue.saved):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    wait(qtbot, window.navigation.lanes)

    assert states(window) == [JobState.DONE]


def test_cancel_stops_the_work_and_keeps_nothing(
    qtbot: QtBot, window: MainWindow, site: LoopbackSite, library: Path
) -> None:
    asked, release = threading.Event(), threading.Event()

    def drip(handler: Handler) -> None:
        asked.set()
        handler.send_response_only(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(b"<p>")
        handler.wfile.flush()
        release.wait(60)

    site.answers["/slow"] = drip
    save_in_panel(qtbot, window, site.address("/slow"))
    qtbot.waitUntil(asked.is_set)

    window.desk.queue.cancel(window.desk.queue.working()[0].job.job)
    release.set()
    qtbot.waitUntil(lambda: not window.desk.queue.working())
    wait(qtbot, window.navigation.lanes)

    assert states(window) == [JobState.CANCELLED]
    assert window.navigation.counts.all == 4
    assert not [path for path in (library / "captures").rglob("*") if path.is_file()]


def test_two_addresses_are_two_jobs_and_one_failing_does_not_stop_the_other(
    qtbot: QtBot, window: MainWindow, news: LoopbackSite
) -> None:
    with qtbot.waitSignals([window.desk.queue.saved, window.desk.queue.failed]):
        save_in_panel(qtbot, window, f"{news.address('/gone')}\n{news.address('/wall')}\n")
    wait(qtbot, window.navigation.lanes)

    assert sorted(states(window)) == [JobState.DONE, JobState.FAILED]
    names = [name for name, _ in window.panes.queue.groups()]
    assert names == ["Needs you", "Finished today"]


def test_what_was_not_finished_waits_for_the_next_start(
    qtbot: QtBot, theme: Theme, site: LoopbackSite, library: Path
) -> None:
    asked, release = threading.Event(), threading.Event()

    def hang(handler: Handler) -> None:
        asked.set()
        release.wait(60)
        handler.send(Answer(b"<p>late</p>", headers=(("Content-Type", "text/html"),)))

    site.answers["/slow"] = hang
    with opened(qtbot, theme, library) as window:
        save_in_panel(qtbot, window, site.address("/slow"))
        qtbot.waitUntil(asked.is_set)
        release.set()
        window.close()

    with Archive.open(library, readonly=True) as archive:
        jobs = archive.jobs.all()
    assert [job.state for job in jobs] == [JobState.WAITING]


@pytest.mark.parametrize(
    ("text", "addresses", "problem"),
    [
        ("example.com/a\n\nhttps://example.com/a#top", ("https://example.com/a",), ""),
        ("not an address", (), "not an address"),
        ("mailto:a@b.example", (), "mailto"),
        ("", (), ""),
    ],
)
def test_pasted_lines_are_read(text: str, addresses: tuple[str, ...], problem: str) -> None:
    given = read_addresses(text)

    assert given.addresses == addresses
    assert problem in given.problem
    assert bool(problem) == bool(given.problem)


def test_suggested_tags_contain_what_is_typed_beginnings_first() -> None:
    tags = ("Places/Port Ellery", "report", "Sea wall", "Topics/Public money")

    assert suggestions("port", tags) == ("Places/Port Ellery", "report")
    assert suggestions("", tags) == ()


def test_escape_in_the_tag_field_never_adds(qtbot: QtBot, theme: Theme) -> None:
    field = TagField(theme)
    qtbot.addWidget(field)
    field.show()
    field.set_known(["Sea wall"])

    qtbot.keyClicks(field.line, "sea")
    qtbot.keyClick(field.suggested, Qt.Key.Key_Escape)
    after_escape = field.tags
    qtbot.keyClicks(field.line, " w")
    qtbot.keyClick(field.suggested, Qt.Key.Key_Return)

    assert after_escape == ()
    assert field.tags == ("Sea wall",)


def test_control_enter_takes_what_is_typed_and_backspace_takes_it_away(
    qtbot: QtBot, theme: Theme
) -> None:
    field = TagField(theme)
    qtbot.addWidget(field)
    field.show()
    field.set_known(["Sea wall"])

    qtbot.keyClicks(field.line, "sea")
    qtbot.keyClick(field.suggested, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    typed = field.tags
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)

    assert typed == ("sea",)
    assert field.tags == ()


def test_a_fault_of_ours_ends_its_job_and_not_the_others(
    qtbot: QtBot, window: MainWindow, news: LoopbackSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    from archive_app.actions import add as adding

    real = adding.capture

    def faulty(planned: adding.Plan, tools: adding.CaptureTools) -> adding.Capture:
        if "broken" in planned.url:
            raise ZeroDivisionError("a fault of ours")
        return real(planned, tools)

    monkeypatch.setattr(adding, "capture", faulty)
    wanted = f"{news.address('/broken')}\n{news.address('/wall')}"

    with qtbot.captureExceptions() as faults:
        save_in_panel(qtbot, window, wanted)
        qtbot.waitUntil(lambda: set(states(window)) == {JobState.FAILED, JobState.DONE})

    assert [kind for kind, _, _ in faults] == [ZeroDivisionError]


def test_pictures_that_were_missing_are_fetched_from_the_queue(
    qtbot: QtBot, window: MainWindow, news: LoopbackSite, library: Path
) -> None:
    picture = news.answers.pop("/wall.png")
    with qtbot.waitSignal(window.desk.queue.saved):
        save_in_panel(qtbot, window, news.address("/wall"))
    window.commands.action("go.queue").trigger()
    wait(qtbot, window.navigation.lanes)
    assert states(window) == [JobState.PARTIAL]
    row = window.panes.queue.findChild(JobRow)
    assert row is not None
    button = next(
        b for b in row.findChildren(QPushButton) if b.text() == "Get pictures" and b.isVisible()
    )

    with qtbot.waitSignal(window.desk.queue.failed):
        button.click()
    qtbot.waitUntil(lambda: states(window) == [JobState.PARTIAL] and button.isVisible())
    news.answers["/wall.png"] = picture
    with qtbot.waitSignal(window.desk.queue.saved):
        button.click()
    wait(qtbot, window.navigation.lanes)

    assert states(window) == [JobState.DONE]
    with Archive.open(library, readonly=True) as archive:
        assert archive.articles.open(5).pictures[0].media_type == "image/png"


def test_pictures_are_left_when_the_box_says_so_and_fetched_from_the_images_tab(
    qtbot: QtBot, window: MainWindow, news: LoopbackSite, library: Path
) -> None:
    window.commands.action("page.save").trigger()
    keep, images = window.panes.save.keep, window.panes.inspector.images
    qtbot.mouseClick(keep.pictures, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    with qtbot.waitSignal(window.desk.queue.saved):
        save_in_panel(qtbot, window, news.address("/wall"))
    asked = list(news.paths)
    wait(qtbot, window.navigation.lanes)
    window.panes.hide_save_panel()
    window.navigation.open_in_list(5)
    window.panes.inspector.show_tab(IMAGES)
    qtbot.waitUntil(images.fetch.isVisible)

    with qtbot.waitSignal(window.desk.queue.saved):
        images.fetch.click()
    qtbot.waitUntil(lambda: not images.fetch.isVisible())
    qtbot.waitUntil(lambda: "Pictures fetched" in window.toasts.words)

    assert "/wall.png" not in asked
    assert keep.pictures.isChecked()  # the next page is kept as the settings say
    with Archive.open(library, readonly=True) as archive:
        assert archive.articles.open(5).pictures[0].media_type == "image/png"


def test_the_boxes_begin_as_the_settings_say(
    qtbot: QtBot, window: MainWindow, news: LoopbackSite
) -> None:
    keep = window.panes.save.keep
    begun = keep.chosen

    window.desk.preferences.choose("pictures", "off")
    wait(qtbot, window.navigation.lanes)

    assert begun == Keep(WantedPictures.ALL)
    assert keep.chosen == Keep(WantedPictures.NONE)


def test_scripts_are_offered_where_a_browser_can_run_them_else_it_is_said_why_not(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive_app.actions.rendering.has_browser", lambda: False)
    window.commands.action("page.save").trigger()
    keep = window.panes.save.keep
    qtbot.waitUntil(lambda: not keep.scripts.isEnabled())

    assert "There is no browser in this installation" in keep.hint.words
    assert keep.scripts.accessibleDescription() == keep.hint.words


def test_a_page_whose_scripts_are_to_run_first_is_a_job_that_says_so(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.desk.queue.pause(on=True)
    window.commands.action("page.save").trigger()
    window.panes.save.keep.scripts.setEnabled(True)
    window.panes.save.keep.scripts.setChecked(True)

    save_in_panel(qtbot, window, "https://riverpost.example/app")
    qtbot.waitUntil(lambda: bool(window.desk.queue.jobs))

    assert [job.render for job in window.desk.queue.jobs] == [True]


def test_a_site_is_left_alone_for_a_while_between_two_pages(
    qtbot: QtBot, theme: Theme, news: LoopbackSite, tmp_path: Path
) -> None:
    asked: list[float] = []

    def told(handler: Handler) -> None:
        asked.append(time.monotonic())
        handler.send(Answer(article_page().encode(), headers=(("Content-Type", "text/html"),)))

    for name in ("/one", "/two"):
        news.behave(name, told)
    polite = dataclasses.replace(SETTINGS, site_pause=1.0)
    with opened(qtbot, theme, tmp_path / "new", settings=polite) as window:
        window.desk.queue.add([news.address("/one"), news.address("/two")])
        qtbot.waitUntil(lambda: states(window) == [JobState.DONE] * 2)

    assert len(asked) == 2
    assert asked[1] - asked[0] >= 1.0


def test_a_site_that_asks_for_a_pause_lets_its_page_wait_in_the_window_too(
    qtbot: QtBot, window: MainWindow, news: LoopbackSite
) -> None:
    news.answer("/busy", b"", 429, Retry_After="120")

    with qtbot.waitSignal(window.desk.queue.failed):
        save_in_panel(qtbot, window, news.address("/busy"))
    qtbot.waitUntil(lambda: states(window) == [JobState.WAITING])

    [job] = window.desk.queue.jobs
    assert job.error is not None
    assert "asks for a pause of 2 min" in job.error.message
