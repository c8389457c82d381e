"""The forms in which articles can leave, as cards of which one is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from archive_app.actions.export import Format
from archive_app.gui.one_line import OneLine

FORMATS = (Format.HTML, Format.PDF, Format.MARKDOWN, Format.JSON)
"""In the order of the cards."""


class FormatChoice(QWidget):
    """Two cards a line; web pages to begin with."""

    changed = Signal()
    """Another format is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        names = {
            Format.HTML: (self.tr("Web page"), self.tr("One folder, opens offline")),
            Format.PDF: (self.tr("PDF"), self.tr("One file per article")),
            Format.MARKDOWN: (self.tr("Markdown"), self.tr("Text with front matter")),
            Format.JSON: (self.tr("Data"), self.tr("JSON, one article a line")),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, form in enumerate(FORMATS):
            card = _Card(*names[form])
            self._group.addButton(card.button, place)
            grid.addWidget(card, place // 2, place % 2)
        self.choose(Format.HTML)
        self._group.buttonToggled.connect(lambda _, chosen: self.changed.emit() if chosen else None)

    @property
    def chosen(self) -> Format:
        """The format whose card is marked."""
        return FORMATS[self._group.checkedId()]

    def choose(self, format: Format) -> None:
        """Mark ``format``."""
        self._group.button(FORMATS.index(format)).setChecked(True)


class _Card(QFrame):
    """A format and what comes of it; a click anywhere on it chooses it."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__()
        self.button = QRadioButton(name)
        self.button.setAccessibleName(f"{name}, {what}")
        self.button.toggled.connect(self._show_chosen)
        self.setObjectName("card")
        hint = OneLine("quiet", what)
        hint.setIndent(24)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(12, 6, 12, 6)
        inner.setSpacing(0)
        inner.addWidget(self.button)
        inner.addWidget(hint)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        if self.rect().contains(event.position().toPoint()):
            self.button.click()

    def _show_chosen(self, chosen: bool) -> None:
        self.setProperty("chosen", chosen)
        self.style().polish(self)
