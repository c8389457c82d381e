"""Asks which of two articles is kept when they are merged."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.library import ArticleRow
from archive_app.gui.inspector_parts import CutLabel, words
from archive_app.gui.reader_wording import local_moment
from archive_app.gui.seen_order import SeenOrder
from archive_app.gui.theme import Theme


class MergeDialog(SeenOrder, QDialog):
    """Two articles, one of them chosen; nothing is merged before the button is pressed."""

    decided = Signal(int, int)
    """The article that goes into the other, and the one that is kept."""

    def __init__(self, theme: Theme, pair: tuple[ArticleRow, ArticleRow], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._pair = theme, pair
        self.setWindowTitle(self.tr("Merge two articles"))
        self.choice = QButtonGroup(self)
        self.button = QPushButton(self.tr("Merge"))
        self.button.setObjectName("primary")
        self.button.setDefault(True)
        self.button.clicked.connect(self._finish)
        self._lay_out()

    def _finish(self) -> None:
        kept = self._pair[self.choice.checkedId()]
        other = self._pair[1 - self.choice.checkedId()]
        self.decided.emit(other.article, kept.article)
        self.accept()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        title = QLabel(self.windowTitle())
        title.setObjectName("title")
        column.addWidget(title)
        column.addWidget(words(self.tr("The article that is kept and goes on being shown:")))
        for place, row in enumerate(self._pair):
            self._add(column, place, row)
        said = self.tr(
            "Versions, tags, notes, highlights and decisions of both are kept. The number and the"
            " addresses of the other lead to the kept one. Undo takes them apart again."
        )
        column.addWidget(words(said, "quiet"))
        column.addLayout(self._ends())
        self.setFixedWidth(520)

    def _add(self, column: QVBoxLayout, place: int, row: ArticleRow) -> None:
        shown = row.title if len(row.title) <= _MOST else row.title[: _MOST - 1] + "…"
        button = QRadioButton(shown.replace("&", "&&"))
        button.setAccessibleName(row.title)
        button.setToolTip(row.title)
        button.setChecked(place == 0)
        self.choice.addButton(button, place)
        column.addWidget(button)
        versions = self.tr("%n version(s)", "", row.versions)
        facts = QVBoxLayout()
        facts.setContentsMargins(24, 0, 0, 8)
        facts.setSpacing(0)
        facts.addWidget(CutLabel(self._theme, row.url))
        facts.addWidget(words(f"{local_moment(row.saved)} · {versions}", "quiet"))
        column.addLayout(facts)

    def _ends(self) -> QHBoxLayout:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        ends = QHBoxLayout()
        ends.addStretch(1)
        ends.addWidget(cancel)
        ends.addWidget(self.button)
        return ends


_MOST = 64
"""Letters of a title: a radio button has one line."""
