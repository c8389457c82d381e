"""Tags and sites of the sidebar: made, renamed, removed, found."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from archive_app.domain.library import Sort
from archive_app.gui.destinations import ALL, Destination
from archive_app.gui.main_window import MainWindow
from archive_app.store.archive import Archive
from tests.gui.shelf import titles, wait


def tags(window: MainWindow) -> list[str]:
    model = window.panes.sidebar.model
    entries = [model.entry(row) for row in range(model.rowCount())]
    return [e.destination.name for e in entries if e.kind == "tag" and e.destination is not None]


def go_to(qtbot: QtBot, window: MainWindow, destination: Destination) -> QWidget:
    view, model = window.panes.sidebar.view, window.panes.sidebar.model
    view.setCurrentIndex(model.index(model.row_of(destination)))
    wait(qtbot, window.navigation.lanes)
    return view


def click_sign(qtbot: QtBot, window: MainWindow, act: str) -> None:
    view, model = window.panes.sidebar.view, window.panes.sidebar.model
    at = next(row for row in range(model.rowCount()) if model.entry(row).act == act)
    view.scrollTo(model.index(at))
    rect = view.visualRect(model.index(at))
    place = rect.center()
    place.setX(rect.right() - 20)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_f2_renames_a_tag_with_all_below_it_and_undo_brings_it_back(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    view = go_to(qtbot, window, Destination("tag", "Places"))

    qtbot.keyClick(view, Qt.Key.Key_F2)
    field = window.desk.tag_tree.name.field
    assert field.text() == "Places"
    field.setText("Towns")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait(qtbot, window.navigation.lanes)

    assert tags(window) == ["Towns", "Towns/Port Ellery"]
    assert window.navigation.place == Destination("tag", "Towns")
    assert titles(window) == ["River rises"]
    window.commands.action("undo").trigger()
    wait(qtbot, window.navigation.lanes)
    with Archive.open(library, readonly=True) as archive:
        assert archive.articles.open(1).tags == ("Places/Port Ellery",)


def test_delete_removes_a_tag_and_the_toast_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    view = go_to(qtbot, window, Destination("tag", "Places"))

    qtbot.keyClick(view, Qt.Key.Key_Delete)
    wait(qtbot, window.navigation.lanes)
    assert tags(window) == []
    assert window.navigation.place == ALL
    assert window.toasts.words == "Tag removed: Places"
    qtbot.mouseClick(window.toasts.button, Qt.MouseButton.LeftButton)
    wait(qtbot, window.navigation.lanes)

    assert tags(window) == ["Places", "Places/Port Ellery"]


def test_the_plus_makes_a_tag_that_takes_articles(qtbot: QtBot, window: MainWindow) -> None:
    click_sign(qtbot, window, "tag")
    field = window.desk.tag_tree.name.field
    qtbot.keyClicks(field, "Topics/Flood")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait(qtbot, window.navigation.lanes)

    assert tags(window) == ["Places", "Places/Port Ellery", "Topics", "Topics/Flood"]


def test_a_tag_that_is_there_is_not_made_twice(qtbot: QtBot, window: MainWindow) -> None:
    click_sign(qtbot, window, "tag")
    qtbot.keyClicks(window.desk.tag_tree.name.field, "places")
    qtbot.keyClick(window.desk.tag_tree.name.field, Qt.Key.Key_Return)
    wait(qtbot, window.navigation.lanes)

    assert "already" in window.toasts.words


def test_sites_are_narrowed_by_typing_and_enter_goes_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_sign(qtbot, window, "site")
    finder = window.desk.searching.show_sites()
    [site] = window.panes.sidebar.model.sites

    qtbot.keyClicks(finder.field, "zzz")
    assert finder.list.count() == 0
    finder.field.setText(site.site[1:4].upper())
    assert finder.list.count() == 1
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    wait(qtbot, window.navigation.lanes)

    assert window.navigation.place == Destination("site", site.site)
    assert len(titles(window)) == 4


def test_the_list_can_be_sorted_by_site(qtbot: QtBot, window: MainWindow) -> None:
    [action] = [
        each for each in window.panes.articles.findChildren(QAction) if each.text() == "Site"
    ]

    action.trigger()
    wait(qtbot, window.navigation.lanes)

    assert window.navigation.sort is Sort.SITE
    assert len(titles(window)) == 4
