"""Small parts that the tabs of the inspector are made of."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from archive_app.gui.buttons import IconButton
from archive_app.gui.theme import Theme

SIDE = 16
"""Logical pixels left and right of everything in a tab."""

_LABEL_WIDTH = 96
_SMALL = 12


def words(text: str, name: str = "", *, wrap: bool = True) -> QLabel:
    """A label whose style the sheet knows by ``name``; its text can be selected with the mouse."""
    label = QLabel(text)
    if name:
        label.setObjectName(name)
    else:
        font = label.font()
        font.setPixelSize(_SMALL)
        label.setFont(font)
    label.setWordWrap(wrap)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def line() -> QFrame:
    """A line across the tab."""
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    return rule


def clear(layout: QLayout) -> None:
    """Take everything out of ``layout`` and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)


class Tab(QScrollArea):
    """A tab's content: scrolls up and down, as wide as the inspector."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("tab")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, SIDE, 0, SIDE)
        self.column.setSpacing(0)
        self.setWidget(inside)

    def padded(self) -> QVBoxLayout:
        """A column within the column that keeps the distance from both sides."""
        part = QVBoxLayout()
        part.setContentsMargins(SIDE, 0, SIDE, 0)
        part.setSpacing(8)
        self.column.addLayout(part)
        return part

    def rule(self) -> None:
        """A line across, with room above and below."""
        self.column.addSpacing(SIDE)
        self.column.addWidget(line())
        self.column.addSpacing(SIDE)


class FactRow(QWidget):
    """A fact: its name in a narrow column, its words beside, a button to copy them."""

    def __init__(self, theme: Theme, name: str, text: str, *, copy: bool = False) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        label = words(name, "quiet")
        label.setFixedWidth(_LABEL_WIDTH)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        self.value = words(text)
        self.value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.value, 1, Qt.AlignmentFlag.AlignTop)
        if copy:
            row.addWidget(CopyButton(theme, name, text), 0, Qt.AlignmentFlag.AlignTop)


class CopyButton(IconButton):
    """Copies one text."""

    copied = Signal(str)
    """What is on the clipboard now."""

    def __init__(self, theme: Theme, what: str, text: str) -> None:
        super().__init__(theme, "copy", "")
        name = self.tr("Copy: {what}").format(what=what)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFixedSize(theme.size("control_small"), theme.size("control_small"))
        self.setIconSize(QSize(14, 14))
        self._text = text
        self.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.copied.emit(self._text)


class MonoLabel(QLabel):
    """A technical path on a shaded ground, cut at its end where it is too long."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self.setObjectName("mono")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(text)
        self._theme = theme
        self._text = text
        self.setMinimumWidth(0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(20)
        theme.changed.connect(self._colour)
        self._colour()

    def _colour(self) -> None:
        ground, ink = (self._theme.colour(name).name() for name in ("inset", "text_2"))
        families = ", ".join(f'"{family}"' for family in self._theme.families("mono"))
        self.setStyleSheet(
            f"QLabel {{ background: {ground}; color: {ink}; border-radius: 4px;"
            f" padding: 0 6px; font-family: {families}; font-size: 11px; }}"
        )
