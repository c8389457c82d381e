"""The binding itself: PySide6 6.12.0 loses references to None on Python 3.11 and aborts."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QStringListModel, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from pytestqt.qtbot import QtBot

_CALLS = 300


class _Model(QStringListModel):
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        return None


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_into_qt_take_no_reference_of_none(qtbot: QtBot) -> None:
    pixmap = QPixmap(50, 50)
    painter = QPainter(pixmap)
    model = _Model(["a", "b", "c"])
    index = model.index(1, 0)
    calls: dict[str, Callable[[], object]] = {
        "setBrush": lambda: painter.setBrush(QColor("#111")),
        "fillRect": lambda: painter.fillRect(QRect(0, 0, 5, 5), QColor("#fff")),
        "setPen": lambda: painter.setPen(QColor("#111")),
        "drawText": lambda: painter.drawText(QRect(0, 0, 50, 20), 0, "abc"),
        "data that is None": lambda: index.data(Qt.ItemDataRole.UserRole),
    }

    lost = {}
    for name, call in calls.items():
        call()
        before = sys.getrefcount(None)
        for _ in range(_CALLS):
            call()
        lost[name] = before - sys.getrefcount(None)
    painter.end()

    assert {name: count for name, count in lost.items() if count > _CALLS // 2} == {}
