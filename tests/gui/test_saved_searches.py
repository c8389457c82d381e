"""Searches kept under a name: saved from the field, shown with counts, renamed, deleted."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from archive_app.gui.main_window import MainWindow
from archive_app.gui.sidebar_model import ENTRY, Entry
from archive_app.gui.toasts import Toast
from archive_app.store.archive import Archive
from tests.gui.shelf import titles, wait


def rows(window: MainWindow) -> dict[str, Entry]:
    model = window.panes.sidebar.model
    entries = [model.entry(row) for row in range(model.rowCount())]
    return {entry.words: entry for entry in entries if entry.kind == "search"}


def save(qtbot: QtBot, window: MainWindow, query: str, name: str) -> None:
    window.search(query)
    wait(qtbot, window.navigation.lanes)
    window.commands.action("search.save").trigger()
    window.desk.searching.saved.name.field.setText(name)
    qtbot.keyClick(window.desk.searching.saved.name.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: name in rows(window))


def go_to(window: MainWindow, name: str) -> QWidget:
    view, model = window.panes.sidebar.view, window.panes.sidebar.model
    at = next(r for r in range(model.rowCount()) if model.entry(r).words == name)
    view.setCurrentIndex(model.index(at))
    return view


def test_a_search_is_saved_with_its_count(qtbot: QtBot, window: MainWindow, library: Path) -> None:
    save(qtbot, window, "words", "All words")

    assert rows(window)["All words"].count == 4
    with Archive.open(library, readonly=True) as archive:
        assert archive.searches.named("all words").query == "words"


def test_the_counts_follow_what_is_done(qtbot: QtBot, window: MainWindow) -> None:
    save(qtbot, window, "is:starred", "Stars")
    assert rows(window)["Stars"].count == 0

    window.navigation.lanes.change(lambda archive: archive.work.star([1, 2], starred=True))

    qtbot.waitUntil(lambda: rows(window)["Stars"].count == 2)


def test_a_saved_search_is_gone_to_and_left_by_emptying_the_field(
    qtbot: QtBot, window: MainWindow
) -> None:
    save(qtbot, window, "gauge", "Gauges")
    window.navigation.go(window.panes.sidebar.model.entry(0).destination or window.navigation.place)
    wait(qtbot, window.navigation.lanes)
    assert len(titles(window)) == 4

    go_to(window, "Gauges")
    wait(qtbot, window.navigation.lanes)

    assert titles(window) == ["Tide gauge questioned"]
    assert window.panes.top.search.text() == "gauge"


def test_a_saved_search_finds_as_many_as_the_sidebar_says(qtbot: QtBot, window: MainWindow) -> None:
    save(qtbot, window, "gaug", "Half a word")
    assert titles(window) == ["Tide gauge questioned"]
    window.navigation.go(window.panes.sidebar.model.entry(0).destination or window.navigation.place)

    go_to(window, "Half a word")
    wait(qtbot, window.navigation.lanes)

    assert rows(window)["Half a word"].count == len(titles(window)) == 0


def test_f2_renames(qtbot: QtBot, window: MainWindow) -> None:
    save(qtbot, window, "gauge", "Gauges")
    view = go_to(window, "Gauges")

    qtbot.keyClick(view, Qt.Key.Key_F2)
    assert window.desk.searching.saved.name.field.text() == "Gauges"
    window.desk.searching.saved.name.field.setText("Tide gauges")
    qtbot.keyClick(window.desk.searching.saved.name.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "Tide gauges" in rows(window))
    assert "Gauges" not in rows(window)


def test_delete_can_be_undone_in_the_toast(qtbot: QtBot, window: MainWindow) -> None:
    save(qtbot, window, "gauge", "Gauges")
    view = go_to(window, "Gauges")

    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Gauges" not in rows(window))
    assert window.toasts.words == "Search deleted: Gauges"
    qtbot.mouseClick(window.toasts.button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "Gauges" in rows(window))


def test_the_plus_of_the_heading_saves_what_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: bool(rows(window)))
    window.search("boat")
    wait(qtbot, window.navigation.lanes)
    view, model = window.panes.sidebar.view, window.panes.sidebar.model
    at = next(r for r in range(model.rowCount()) if model.entry(r).words == "Saved searches")
    rect = view.visualRect(model.index(at))
    place = rect.center()
    place.setX(rect.right() - 20)

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert window.desk.searching.saved.name.isVisible()
    assert window.desk.searching.saved.name.field.text() == "boat"


def test_every_library_has_the_search_for_what_changed(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: "Changed since saved" in rows(window))

    entry = rows(window)["Changed since saved"]
    assert entry.search == 0
    model = window.panes.sidebar.model
    assert (
        model.index(model.row_of(entry.destination or window.navigation.place)).data(ENTRY) == entry
    )


def test_a_long_toast_uses_the_width_that_it_has(qtbot: QtBot, window: MainWindow) -> None:
    words = "The site did not answer in 30 seconds. Tried 2 times. Nothing was saved. " * 3

    window.toasts.show_toast(Toast(words, "Undo", problem=True))

    label = next(
        part for part in window.toasts.findChildren(QWidget) if part.property("text") == words
    )
    assert label.width() > window.toasts.width() - 160
