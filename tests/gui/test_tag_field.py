"""The field for tags: what it suggests, what its keys take, and what is nearly the same."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QStyledItemDelegate, QWidget
from pytestqt.qtbot import QtBot

from archive_app.gui.tag_field import TagField, near_duplicate
from archive_app.gui.theme import Theme

# The offscreen platform says of each dialog and popup what it cannot do; a screen can.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

_KNOWN = ("Places/Port Ellery", "Sea Wall", "report", "Budget 2025")


@pytest.fixture
def field(frame: QWidget, theme: Theme) -> TagField:
    shown = TagField(theme)
    shown.setParent(frame)
    shown.resize(300, 80)
    shown.show()
    shown.set_known(_KNOWN)
    shown.setFocus()
    return shown


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("sea-wall", "Sea Wall"),
        ("Sea Walls", "Sea Wall"),
        ("seawall", "Sea Wall"),
        ("Places/PortEllery", "Places/Port Ellery"),
        ("Budget 2026", None),
        ("harbour", None),
        ("…", None),
    ],
)
def test_another_spelling_of_a_known_tag_is_noticed(typed: str, near: str | None) -> None:
    assert near_duplicate(typed, _KNOWN) == near


def test_a_tag_that_is_nearly_a_known_one_is_added_with_a_warning_that_takes_the_known(
    qtbot: QtBot, field: TagField
) -> None:
    qtbot.keyClicks(field.line, "seawalls")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    typed, warned = field.tags, field.warning

    field.use_known()

    assert (typed, warned) == (("seawalls",), "“Sea Wall” exists: use it?")
    assert (field.tags, field.warning) == (("Sea Wall",), "")


def test_another_case_of_a_known_tag_is_that_tag(qtbot: QtBot, field: TagField) -> None:
    field.add("sea wall")

    assert (field.tags, field.warning) == (("Sea Wall",), "")


def test_enter_in_the_empty_line_does_nothing(qtbot: QtBot, field: TagField) -> None:
    changed = QSignalSpy(field.changed)

    qtbot.keyClick(field.line, Qt.Key.Key_Return)

    assert field.tags == ()
    assert changed.count() == 0
    assert field.isVisible()


def test_suggestions_show_the_whole_path(qtbot: QtBot, field: TagField) -> None:
    qtbot.keyClicks(field.line, "ellery")

    index = field.suggested.model().index(0, 0)
    delegate = field.suggested.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    assert delegate.displayText(index.data(), field.locale()) == "Places / Port Ellery"
    qtbot.keyClick(field.suggested, Qt.Key.Key_Return)
    assert field.tags == ("Places/Port Ellery",)
