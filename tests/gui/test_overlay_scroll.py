"""The scroll bar over the content."""

from pytestqt.qtbot import QtBot

from archive_app.gui.main_window import MainWindow
from archive_app.gui.overlay_scroll import OverlayScroll
from tests.gui.shelf import wait


def test_it_stays_at_the_edge_when_the_window_gets_narrow(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.action("go.rights").trigger()
    wait(qtbot, window.navigation.lanes)

    window.resize(1024, 700)
    wait(qtbot, window.navigation.lanes)

    [bar] = window.panes.board.view.findChildren(OverlayScroll)
    assert bar.geometry().right() == window.panes.board.view.viewport().geometry().right()
