"""The rows of the history: what the person changed, when, and in which articles."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QObject,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from archive_app.domain.library import Event
from archive_app.gui.article_model import today
from archive_app.gui.reader_wording import recent
from archive_app.gui.row_painting import draw_focus, draw_ground
from archive_app.gui.rows_model import Index, RowsModel
from archive_app.gui.sentences import in_own_words
from archive_app.gui.text_painting import Ink, draw_text
from archive_app.gui.theme import Theme

_ROW = 56
_SIDE = 24
_STEP = 200
"""Changes that are read at a time; more follow when the end of the list is seen."""


class HistoryModel(RowsModel[Event]):
    """Changes by the person, newest first, with the title of the first article of each."""

    more_wanted = Signal()
    """The end of what is known was seen: ask for ``limit``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: Mapping[int, str] = {}
        self.limit = _STEP
        """How many changes are to be read."""

    def show_events(self, events: Sequence[Event], titles: Mapping[int, str]) -> None:
        """Show these; ``titles`` by number of article, as far as they are in the library."""
        self._titles = titles
        self.show_rows(events)

    def row_of(self, event: int) -> int:
        """Where the change ``event`` stands; -1 where it is not shown."""
        return next((row for row, each in enumerate(self.rows) if each.event == event), -1)

    def words(self, event: Event) -> str:
        """What was changed: "2 articles starred"."""
        return in_own_words(event.subject, "change")

    def facts(self, event: Event) -> str:
        """What stands below the words: when, whether it is undone, and in which articles."""
        facts = [recent(event.happened_at, today())]
        if event.undone:
            facts.append(self.tr("undone"))
        title = self._titles.get(event.articles[0]) if event.articles else None
        if title is not None:
            facts.append(f"\u2068{title}\u2069")
            if others := len(event.articles) - 1:
                facts.append(self.tr("and %n more", "", others))
        return "  ·  ".join(facts)

    def canFetchMore(self, _parent: Index) -> bool:
        """Whether there may be older ones."""
        return len(self.rows) == self.limit

    def fetchMore(self, _parent: Index) -> None:
        """Ask for older ones."""
        self.limit += _STEP
        self.more_wanted.emit()

    def said(self, row: Event, role: int) -> object:
        """The words; for screen readers with time, state and articles."""
        words = self.words(row)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{change}: {facts}").format(
                change=words, facts=self.facts(row).replace("  ·  ", ", ")
            )
        return None


class HistoryDelegate(QStyledItemDelegate):
    """Two lines a change; fainter where it is undone."""

    def __init__(self, theme: Theme, model: HistoryModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are as high."""
        return QSize(240, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        theme, rect = self._theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option, theme)
        event = self._model.rows[index.row()]
        colour = theme.colour("text_3" if event.undone else "text")
        room = QRectF(rect.left() + _SIDE, rect.top() + 8, rect.width() - 2 * _SIDE, 20)
        draw_text(painter, room, self._model.words(event), Ink(theme.font("ui.body"), colour, 20))
        room.moveTop(rect.top() + 30)
        quiet = Ink(theme.font("ui.small"), theme.colour("text_2"), 16)
        draw_text(painter, room, self._model.facts(event), quiet)
        draw_focus(painter, option, theme)
        painter.restore()
