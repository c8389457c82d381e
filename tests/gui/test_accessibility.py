"""The whole tree of widgets says what it is: the window in each place, and each dialog."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from archive_app.domain.rights import Ruling
from archive_app.gui.decision_dialog import DecisionDialog, Subject, WantedDecision
from archive_app.gui.export_dialog import ExportDialog
from archive_app.gui.main_window import MainWindow
from archive_app.gui.sightings_dialog import SightingsDialog
from tests.gui.shelf import click_row, wait


def nameless(root: QWidget) -> list[str]:
    """What of ``root``, hidden parts included, takes the focus by Tab and says nothing."""
    return [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in (root, *root.findChildren(QWidget))
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not _is_inside(widget)
    ]


def _is_inside(widget: QWidget) -> bool:
    """Whether it is a part of a field that is spoken whole: the list of a combo box, its line."""
    above = widget.parent()
    while above is not None and not isinstance(above, QAbstractSpinBox | QComboBox):
        above = above.parent()
    return above is not None


@pytest.mark.parametrize(
    "place", ["go.all", "go.inbox", "go.rights", "go.queue", "go.notes", "go.trash"]
)
def test_all_that_takes_the_focus_is_named_in_every_place(
    qtbot: QtBot, window: MainWindow, place: str
) -> None:
    click_row(window, 3)
    window.commands.action(place).trigger()
    wait(qtbot, window.navigation.lanes)

    assert nameless(window.panes) == []


def _settings(window: MainWindow) -> QWidget:
    dialog = window.desk.configuring.show_settings()
    for page in dialog.pages:
        page.show()
    return dialog


def _by_command(command: str) -> Callable[[MainWindow], QWidget]:
    def show(window: MainWindow) -> QWidget:
        before = set(window.findChildren(QWidget))
        window.commands.action(command).trigger()
        made = set(window.findChildren(QWidget)) - before
        return next(one for one in made if one.isWindow())

    return show


def _export(window: MainWindow) -> QWidget:
    click_row(window, 0)
    window.desk.exporting.ask((1, 2))
    return window.findChildren(ExportDialog)[0]


def _decision(window: MainWindow) -> QWidget:
    wanted = WantedDecision(Ruling.CLEARED)
    return DecisionDialog(window.panes.theme, Subject((1, 2), 2, differing=True), wanted, window)


def _sightings(window: MainWindow) -> QWidget:
    return SightingsDialog(window.panes.theme, Path("boat.jpg"), (), window)


@pytest.mark.parametrize(
    "show",
    [_settings, _by_command("keys"), _by_command("about"), _export, _decision, _sightings],
    ids=["settings", "help", "about", "export", "decision", "sightings"],
)
def test_all_that_takes_the_focus_is_named_in_every_dialog(
    qtbot: QtBot, window: MainWindow, show: Callable[[MainWindow], QWidget]
) -> None:
    dialog = show(window)
    wait(qtbot, window.navigation.lanes)

    assert nameless(dialog) == []
    assert dialog.windowTitle()
