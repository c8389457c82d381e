"""The window at work over a real library: places, search, what a person does with articles."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from archive_app.actions.settings import Settings, load
from archive_app.domain.errors import LibraryError
from archive_app.domain.library import Place
from archive_app.gui.background import Lanes
from archive_app.gui.destinations import ALL, INBOX, QUEUE, TRASH, Destination
from archive_app.gui.main_window import MainWindow
from archive_app.gui.reader_text_map import TextRange
from archive_app.gui.theme import Theme
from archive_app.gui.toasts import Toast
from archive_app.gui.window_state import load_state
from archive_app.store.archive import Archive
from tests.gui.shelf import click_row, fill, opened, resize, tasks_waiting, titles, wait
from tests.store.samples import article, saving

# The offscreen platform says of each dialog and popup what it cannot do; a screen can.

NEWEST_FIRST = [
    "Tide gauge questioned",
    "A borrowed rowing boat",
    "Harbour wall holds",
    "River rises",
]


def settled(qtbot: QtBot, window: MainWindow) -> None:
    wait(qtbot, window.navigation.lanes)


def nameless(window: MainWindow) -> list[tuple[str, str]]:
    return [
        (type(widget).__name__, widget.objectName())
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(window)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]


def test_every_widget_that_takes_the_focus_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    click_row(window, 3)
    settled(qtbot, window)
    window.commands.action("article.star").trigger()
    settled(qtbot, window)
    found = {"article": nameless(window)}
    for tab in range(5):
        window.panes.inspector.show_tab(tab)
        found[f"tab {tab}"] = nameless(window)
    window.commands.action("go.queue").trigger()
    window.open_save_panel("https://ellerycourier.example/a")
    found["queue"] = nameless(window)

    assert found == {state: [] for state in found}


def test_the_focus_goes_as_the_eye_goes(qtbot: QtBot, window: MainWindow) -> None:
    panes = window.panes
    stops = [panes.top.search, panes.sidebar.view, panes.articles.list, panes.reader.reader]
    click_row(window, 0)
    settled(qtbot, window)

    panes.top.search.setFocus()
    order: list[QWidget | None] = []
    while window.focusWidget() not in order:
        order.append(window.focusWidget())
        window.focusNextPrevChild(True)

    assert [stop for stop in order if stop in stops] == stops


def test_typing_searches_and_escape_leads_back(qtbot: QtBot, window: MainWindow) -> None:
    field = window.panes.top.search

    qtbot.keyClicks(field, "gauge")
    settled(qtbot, window)
    found = titles(window)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    settled(qtbot, window)

    assert found == ["Tide gauge questioned"]
    assert titles(window) == NEWEST_FIRST
    assert window.navigation.place == ALL


def test_a_search_of_any_characters_says_how_many_there_are(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.search('"((* AND -: tag:"')
    settled(qtbot, window)

    assert window.navigation.place.kind == "search"


def test_going_to_an_article_opens_it_and_counts_it_as_read(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    click_row(window, 1)
    settled(qtbot, window)

    with Archive.open(library, readonly=True) as archive:
        assert archive.articles.open(3).read
    opened_article = window.panes.reader.opened
    assert opened_article is not None
    assert opened_article.content.title == "A borrowed rowing boat"


def test_focusing_the_list_opens_nothing(qtbot: QtBot, window: MainWindow, library: Path) -> None:
    window.panes.articles.list.setFocus()
    settled(qtbot, window)

    assert window.panes.reader.opened is None
    with Archive.open(library, readonly=True) as archive:
        assert archive.search.count("is:unread") == 4


def test_a_star_can_be_given_by_key_and_taken_back_in_the_toast(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_row(window, 0)
    settled(qtbot, window)

    qtbot.keyClick(window.panes.articles.list, Qt.Key.Key_S)
    settled(qtbot, window)
    starred = window.navigation.counts.starred
    qtbot.mouseClick(window.toasts.button, Qt.MouseButton.LeftButton)
    settled(qtbot, window)

    assert starred == 1
    assert window.navigation.counts.starred == 0


def test_undo_passes_over_what_opening_did_by_itself(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.action("article.star").trigger()
    click_row(window, 0)
    settled(qtbot, window)
    window.commands.action("article.star").trigger()
    settled(qtbot, window)
    click_row(window, 2)
    settled(qtbot, window)

    window.commands.action("undo").trigger()
    settled(qtbot, window)

    assert window.navigation.counts.starred == 0
    assert window.navigation.counts.unread == 2


def test_done_leaves_the_inbox_and_goes_on_to_the_next(
    qtbot: QtBot, theme: Theme, library: Path
) -> None:
    with opened(qtbot, theme, library, INBOX) as window:
        click_row(window, 1)
        settled(qtbot, window)

        window.commands.action("article.done").trigger()
        settled(qtbot, window)

        assert titles(window) == [title for title in NEWEST_FIRST if "boat" not in title]
        article = window.navigation.article
        assert article is not None
        assert article.content.title == "Harbour wall holds"
        assert article.place is Place.INBOX


@pytest.mark.parametrize("last", ["article.done", "article.read"])
def test_star_and_done_right_after_each_other_go_on_to_the_next(
    qtbot: QtBot, window: MainWindow, last: str
) -> None:
    window.commands.action("go.inbox").trigger()
    settled(qtbot, window)
    click_row(window, 1)
    settled(qtbot, window)

    for key in dict.fromkeys(("article.star", "article.done", last)):
        window.commands.action(key).trigger()
    settled(qtbot, window)

    opened = window.panes.reader.opened
    assert titles(window) == [NEWEST_FIRST[0], *NEWEST_FIRST[2:]]
    assert opened is not None
    assert opened.content.title == NEWEST_FIRST[2]
    assert window.panes.articles.list.numbers() == (opened.article,)


def test_after_several_are_trashed_the_one_below_them_is_next(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_row(window, 1)
    window.panes.articles.list.choose_rows([(0, 1)])
    settled(qtbot, window)

    window.commands.action("article.trash").trigger()
    settled(qtbot, window)

    opened = window.panes.reader.opened
    assert opened is not None
    assert opened.content.title == NEWEST_FIRST[2]


def test_trash_and_restore(qtbot: QtBot, window: MainWindow) -> None:
    click_row(window, 3)
    settled(qtbot, window)
    window.commands.action("article.trash").trigger()
    settled(qtbot, window)
    left = titles(window)

    window.navigation.go(TRASH)
    settled(qtbot, window)
    click_row(window, 0)
    settled(qtbot, window)
    trashed = titles(window)
    window.commands.action("article.restore").trigger()
    settled(qtbot, window)

    assert left == NEWEST_FIRST[:3]
    assert trashed == ["River rises"]
    assert titles(window) == []
    assert window.navigation.counts.all == 4


@pytest.mark.qt_log_ignore("This plugin does not support")  # suggestions, if they come in time
def test_several_articles_are_tagged_at_once_in_the_field(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    articles = window.panes.articles.list
    articles.selectAll()
    window.commands.action("article.tag").trigger()
    popup = window.desk.tagging.articles
    settled(qtbot, window)

    qtbot.keyClicks(popup.field.line, "sea wall")
    qtbot.keyClick(popup.field.line, Qt.Key.Key_Return)
    settled(qtbot, window)
    qtbot.keyClick(popup.field.line, Qt.Key.Key_Return)  # in the empty line: nothing to add
    assert popup.isVisible()
    assert popup.field.tags == ("sea wall",)
    qtbot.keyClick(popup.field.line, Qt.Key.Key_Escape)

    assert popup.isHidden()
    with Archive.open(library, readonly=True) as archive:
        assert archive.search.count("tag:sea") == 0
        assert archive.search.count('tag:"sea wall"') == 4


def test_a_plain_key_in_the_search_field_is_only_a_letter(qtbot: QtBot, window: MainWindow) -> None:
    click_row(window, 0)
    settled(qtbot, window)
    field = window.panes.top.search
    field.setFocus()

    qtbot.keyClicks(field, "s")
    settled(qtbot, window)

    assert field.text() == "s"
    assert window.navigation.counts.starred == 0


def test_slash_leads_to_the_search_field(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.articles.list.setFocus()

    qtbot.keyClick(window.panes.articles.list, Qt.Key.Key_Slash)

    assert window.panes.top.search.hasFocus()


def test_back_and_forward_go_over_places_and_articles(qtbot: QtBot, window: MainWindow) -> None:
    click_row(window, 0)
    settled(qtbot, window)
    window.navigation.go(Destination("tag", "Places"))
    settled(qtbot, window)
    in_tag = titles(window)

    window.commands.action("go.back").trigger()
    settled(qtbot, window)
    back = window.navigation.place
    window.commands.action("go.forward").trigger()
    settled(qtbot, window)

    assert in_tag == ["River rises"]
    assert back == ALL
    assert window.navigation.place == Destination("tag", "Places")


def test_dropped_links_wait_in_the_save_panel(qtbot: QtBot, window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://ellerycourier.example/a"), QUrl("https://tidewater.example/b")])
    event = QDropEvent(
        QPointF(700, 400),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    window.dropEvent(event)

    text = window.panes.save.addresses.toPlainText()
    assert text.split() == ["https://ellerycourier.example/a", "https://tidewater.example/b"]
    assert window.panes.save.isVisible()
    assert window.panes.save.button.text() == "Save 2 pages"


def test_articles_dropped_on_a_tag_get_it(qtbot: QtBot, window: MainWindow) -> None:
    model, sidebar = window.panes.articles.model, window.panes.sidebar.model
    row = sidebar.row_of(Destination("tag", "Places/Port Ellery"))
    data = model.mimeData([model.index(0, 0), model.index(1, 0)])

    taken = sidebar.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, sidebar.index(row))
    settled(qtbot, window)

    assert taken
    assert sidebar.entry(row).count == 3


def test_an_empty_library_asks_for_the_first_page(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with opened(qtbot, theme, tmp_path / "new") as window:
        welcome = window.panes.welcome
        shown = welcome.isVisible()

        qtbot.keyClicks(welcome.field, "no address at all")
        qtbot.keyClick(welcome.field, Qt.Key.Key_Return)

        assert shown
        assert "no address at all" in welcome.problem
        assert window.desk.queue.jobs == ()


def test_an_empty_place_says_so_in_one_line(qtbot: QtBot, window: MainWindow) -> None:
    window.navigation.go(Destination("starred"))
    settled(qtbot, window)

    assert window.panes.articles.nothing == "No article has a star. Press S on one to give it one."


def test_what_the_window_showed_is_shown_again_at_the_next_start(
    qtbot: QtBot, theme: Theme, library: Path
) -> None:
    with opened(qtbot, theme, library) as window:
        window.navigation.go(Destination("tag", "Places"))
        settled(qtbot, window)
        click_row(window, 0)
        settled(qtbot, window)
        window.close()

    state = load_state(library)

    assert (state.place, state.article) == (Destination("tag", "Places"), 1)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_look_changes_whole(qtbot: QtBot, window: MainWindow, theme: Theme, mode: str) -> None:
    theme.set_mode("dark" if mode == "dark" else "light")

    image = window.grab().toImage()
    reader = window.panes.reader.mapTo(window, window.panes.reader.rect().center())

    assert image.pixelColor(reader) == theme.colour("reader")
    theme.set_mode("light")


def test_pasting_an_address_anywhere_offers_to_save_it(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("https://ellerycourier.example/pasted")

    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert "pasted" in window.panes.save.addresses.toPlainText()


def test_the_queue_is_one_key_away(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.action("go.queue").trigger()
    settled(qtbot, window)

    assert window.navigation.place == QUEUE
    assert window.panes.queue.isVisible()
    assert not window.panes.inspector.isVisible()


def test_narrow_windows_let_the_inspector_go_and_bring_it_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    resize(qtbot, window, 1000, 700)
    narrow = window.panes.inspector.isVisible(), window.panes.sidebar.isVisible()
    resize(qtbot, window, 800, 700)
    narrower = window.panes.sidebar.isVisible()
    resize(qtbot, window, 1440, 900)

    assert narrow == (False, True)
    assert not narrower
    assert window.panes.inspector.isVisible()
    assert window.panes.sidebar.isVisible()


def test_many_articles_are_listed_without_reading_them_all(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    fill(folder, tuple(f"Article {number:03}" for number in range(200)))

    with opened(qtbot, theme, folder) as window:
        assert window.panes.articles.model.rowCount() == 200
        assert len(titles(window)) < 150


def test_f6_and_the_arrows_go_from_pane_to_pane(qtbot: QtBot, window: MainWindow) -> None:
    panes = window.panes
    click_row(window, 0)
    settled(qtbot, window)
    panes.articles.list.setFocus()

    qtbot.keyClick(panes.articles.list, Qt.Key.Key_Left)
    left = panes.sidebar.view.hasFocus()
    qtbot.keyClick(panes.sidebar.view, Qt.Key.Key_Right)
    right = panes.articles.list.hasFocus()
    window.commands.action("pane.next").trigger()
    reader = panes.reader.reader.hasFocus()
    window.commands.action("pane.previous").trigger()

    assert (left, right, reader) == (True, True, True)
    assert panes.articles.list.hasFocus()


def test_alt_alone_shows_the_menus_and_hides_them(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Alt)
    shown = window.menuBar().isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Alt)

    assert shown
    assert not window.menuBar().isVisible()


def test_choosing_several_says_how_many(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.articles.list.selectAll()

    assert window.panes.articles.figures == "4 of 4 chosen"
    assert window.desk.handling.numbers() == (4, 3, 2, 1)


def test_folding_a_tag_hides_those_below_it(qtbot: QtBot, window: MainWindow) -> None:
    model = window.panes.sidebar.model
    places = model.entry(model.row_of(Destination("tag", "Places")))

    model.toggle(places)
    folded = model.row_of(Destination("tag", "Places/Port Ellery"))
    model.toggle(places)

    assert folded == -1
    assert model.row_of(Destination("tag", "Places/Port Ellery")) > 0


def test_a_toast_waits_while_the_pointer_is_over_it(qtbot: QtBot, window: MainWindow) -> None:
    toasts = window.toasts
    toasts.show_toast(Toast("3 articles moved to Trash", "Undo", print))
    running = toasts.running

    QApplication.sendEvent(toasts, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    standing = toasts.running
    QApplication.sendEvent(toasts, QEvent(QEvent.Type.Leave))

    assert (running, standing, toasts.running) == (True, False, True)


@pytest.mark.parametrize("sentences", [1, 2, 3, 4, 5, 6])
def test_no_line_of_a_long_toast_is_cut_off(
    qtbot: QtBot, window: MainWindow, sentences: int
) -> None:
    window.toasts.show_toast(
        Toast("Nothing is lost: saving is paused. " * sentences, "Undo", print)
    )

    [label] = (one for one in window.toasts.findChildren(QLabel) if one.text())
    assert label.height() >= label.heightForWidth(label.width())


def test_what_failed_stays_until_it_is_closed(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.handling.say_problem(LibraryError("The disk is full.", kind="disk-full"))

    assert window.toasts.words == "The disk is full."
    assert not window.toasts.running


def test_what_another_program_saved_is_there_when_one_comes_back(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    with Archive.open(library) as archive:
        page = article("https://riverpost.example/new", title="From the command line")
        archive.articles.save(saving(page, number=60))

    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    settled(qtbot, window)

    assert titles(window) == ["From the command line", *NEWEST_FIRST]
    assert window.navigation.counts.all == 5


def test_details_of_a_problem_can_be_copied(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.handling.say_problem(
        LibraryError("The disk is full.", kind="disk-full", details="[Errno 28] /captures")
    )

    qtbot.mouseClick(window.toasts.button, Qt.MouseButton.LeftButton)

    copied = QGuiApplication.clipboard().text()
    assert copied == "The disk is full.\ndisk-full: [Errno 28] /captures"


def test_going_back_to_a_search_shows_its_words_again(qtbot: QtBot, window: MainWindow) -> None:
    window.search("gauge")
    settled(qtbot, window)
    window.commands.action("go.all").trigger()
    settled(qtbot, window)
    left = window.panes.top.search.text()

    window.commands.action("go.back").trigger()
    settled(qtbot, window)

    assert left == ""
    assert window.panes.top.search.text() == "gauge"
    assert titles(window) == ["Tide gauge questioned"]


def test_the_menu_at_the_pointer_has_what_can_be_done(qtbot: QtBot, window: MainWindow) -> None:
    click_row(window, 0)
    settled(qtbot, window)

    enabled = [a.objectName() for a in window.panes.articles.context.actions() if a.isEnabled()]

    assert "article.trash" in enabled
    assert "article.restore" not in enabled


def test_space_reads_on_and_then_goes_to_the_next(qtbot: QtBot, window: MainWindow) -> None:
    click_row(window, 0)
    settled(qtbot, window)

    qtbot.keyClick(window.panes.articles.list, Qt.Key.Key_Space)
    settled(qtbot, window)

    article = window.panes.reader.opened
    assert article is not None
    assert article.content.title == NEWEST_FIRST[1]


def test_the_theme_is_turned_once_for_its_command(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    turned: list[str] = []
    theme.changed.connect(lambda: turned.append(theme.mode))

    window.commands.action("theme").trigger()
    settled(qtbot, window)
    qtbot.waitUntil(window.updatesEnabled)

    assert turned == ["dark"]
    theme.set_mode("light")


def test_light_or_dark_size_and_density_are_kept_for_the_next_start(
    qtbot: QtBot, theme: Theme, library: Path
) -> None:
    with opened(qtbot, theme, library) as window:
        for command in ("theme", "reader.larger", "list.compact"):
            window.commands.action(command).trigger()
        settled(qtbot, window)
        compact = window.panes.articles.list.rowHeight(0)
    theme.set_mode("light")

    kept = load()

    assert compact == theme.size("list_row_compact")
    assert (kept.theme, kept.density) == ("dark", "compact")
    assert kept.reader_size > 17


def test_the_window_begins_as_the_settings_say(qtbot: QtBot, theme: Theme, library: Path) -> None:
    lanes = Lanes(library)
    window = MainWindow(theme, lanes, Settings(density="compact", reader_size=20, workers=0))
    qtbot.addWidget(window)
    window.desk.finish()

    percent = window.panes.reader.reader.percent
    window.end()

    assert percent > 110
    assert window.commands.action("list.compact").isChecked()


def test_a_typed_search_with_few_rows_is_answered_once(qtbot: QtBot, window: MainWindow) -> None:
    model = window.panes.articles.model
    seen: list[tuple[bool, str]] = []
    model.answered.connect(lambda: seen.append((model.complete, window.panes.articles.figures)))

    qtbot.keyClicks(window.panes.top.search, "n")
    settled(qtbot, window)

    assert seen == [(True, "4 of 4")]
    assert model.rowCount() == 4


def test_the_foot_says_when_all_was_last_found_sound_also_after_a_restart(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    library = tmp_path / "empty"
    with opened(qtbot, theme, library) as window:
        window.navigation.lanes.change(lambda archive: archive.work.add_tag("Sea"))
        settled(qtbot, window)
        with qtbot.waitSignal(window.desk.inspecting.all_sound):
            window.commands.action("library.check").trigger()
    checked = load_state(library).checked

    assert checked is not None
    fill(library)
    with opened(qtbot, theme, library) as window:
        window.memory.restore(load_state(library))
        settled(qtbot, window)
        assert "Last integrity check" in window.panes.sidebar.foot.text()


def test_a_check_of_the_saved_files_is_a_task_that_can_be_stopped_and_is_asked_for_once(
    qtbot: QtBot, window: MainWindow
) -> None:
    with tasks_waiting(window):
        window.commands.action("library.check").trigger()
        window.commands.action("library.check").trigger()
        [task] = window.desk.tasks.running
        task.stop()

    qtbot.waitUntil(lambda: "Not all saved files were compared" in window.toasts.words)

    assert task.words == "Check the saved files"
    assert window.desk.tasks.running == []


@pytest.mark.parametrize("key", ["article.star", "article.read", "highlight.yellow"])
def test_going_on_right_after_a_change_opens_the_next_article(
    qtbot: QtBot, window: MainWindow, key: str
) -> None:
    click_row(window, 0)
    settled(qtbot, window)

    window.panes.reader.reader.choose(TextRange(0, 4))
    gate = threading.Event()  # the next article is read when the change is told, and not before
    window.lanes.reading.ask(lambda _: gate.wait(30), lambda _: None)
    window.lanes.changed.connect(lambda _: gate.set())
    window.commands.action(key).trigger()
    window.commands.action("go.next").trigger()
    settled(qtbot, window)

    opened = window.panes.reader.opened
    assert opened is not None
    assert opened.article == window.panes.articles.list.current() == 3
