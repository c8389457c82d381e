"""The pill that says how much is being saved."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from archive_app.gui.activity_pill import ActivityPill
from archive_app.gui.theme import Theme


@pytest.fixture
def pill(qtbot: QtBot, theme: Theme, frame: QWidget) -> ActivityPill:
    return ActivityPill(theme, frame)


def test_the_ring_turns_while_nobody_knows_how_much_is_left(pill: ActivityPill) -> None:
    pill.show_work(2, 0, None)
    unknown = pill.turns
    pill.show_work(1, 0, 0.4)
    known = pill.turns
    pill.show_work(0, 0, None)

    assert (unknown, known) == (True, False)
    assert not pill.isVisible()


def test_nothing_turns_where_the_desktop_wants_nothing_to_move(
    frame: QWidget, pill: ActivityPill
) -> None:
    frame.setStyleSheet("* { widget-animation-duration: 0 }")

    pill.show_work(2, 0, None)

    assert pill.isVisible()
    assert not pill.turns
