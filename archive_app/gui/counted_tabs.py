"""Tabs: a name each, and behind it, smaller and quieter, how much is in it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QTabBar, QWidget

from archive_app.gui.reader_wording import number
from archive_app.gui.theme import Theme

_SIDE = 6
_GAP = 4
_LEAST = 22
"""What is left of a name where there is no room."""
_LINE = 2
"""Thickness of the line below the tab that is shown."""


class CountedTabs(QTabBar):
    """Each tab is spoken with its count, which is not shown where it is 0.

    Where there is no room for all names they end in "…"; tooltips have them whole.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: dict[int, str] = {}
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFixedHeight(theme.size("space.5"))
        theme.changed.connect(self.update)

    def label(self, tab: int, name: str, count: int = 0) -> None:
        """Name a tab, with ``count`` behind the name."""
        self._counts[tab] = number(count) if count else ""
        spoken = f"{name} {self._counts[tab]}".rstrip()
        self.setTabText(tab, "")  # the same text again would give the tab no other width
        self.setTabText(tab, name)
        self.setTabToolTip(tab, spoken)
        self.setAccessibleTabName(tab, spoken)

    def tabSizeHint(self, index: int) -> QSize:
        """Room for the name at its heaviest, so that no tab moves when another is shown."""
        name = QFontMetrics(self._name_font(shown=True)).horizontalAdvance(self.tabText(index))
        return QSize(name + 2 * _SIDE + self._count_width(index), self.height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Room for a few letters and the count."""
        least = _LEAST + 2 * _SIDE + self._count_width(index)
        return QSize(min(least, self.tabSizeHint(index).width()), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name, count, the line below the tab that is shown, and a ring while it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tab in range(self.count()):
            self._paint_tab(painter, tab)
        painter.end()

    def _paint_tab(self, painter: QPainter, tab: int) -> None:
        rect, shown = self.tabRect(tab), tab == self.currentIndex()
        font = self._name_font(shown=shown)
        name = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        metrics, room = QFontMetrics(font), name.width() - self._count_width(tab) + 1
        words = metrics.elidedText(self.tabText(tab), Qt.TextElideMode.ElideRight, room)
        wide = metrics.horizontalAdvance(words)
        behind = name.adjusted(wide + _GAP, 0, 0, 0)
        painter.setFont(font)
        painter.setPen(self._theme.colour("accent" if shown else "text_2"))
        self._write(painter, rect, name, words)
        painter.setFont(self._count_font())
        painter.setPen(self._theme.colour("text_3"))
        self._write(painter, rect, behind, self._counts.get(tab, ""))
        if shown:
            line = QRect(rect.x(), rect.bottom() + 1 - _LINE, rect.width(), _LINE)
            painter.fillRect(line, self._theme.colour("accent"))
            if self.hasFocus():
                painter.setPen(QPen(self._theme.colour("focus"), 2))
                painter.drawRoundedRect(QRectF(rect).adjusted(1, 7, -1, -7), 6, 6)

    def _write(self, painter: QPainter, tab: QRect, place: QRect, words: str) -> None:
        direction = self.layoutDirection()
        leading = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        flags = QStyle.visualAlignment(direction, leading) | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(QStyle.visualRect(direction, tab, place), flags, words)

    def _count_width(self, tab: int) -> int:
        count = self._counts.get(tab)
        return _GAP + QFontMetrics(self._count_font()).horizontalAdvance(count) if count else 0

    def _name_font(self, *, shown: bool) -> QFont:
        font = self._theme.font("ui.small")
        font.setWeight(QFont.Weight.DemiBold if shown else QFont.Weight.Medium)
        return font

    def _count_font(self) -> QFont:
        return self._theme.font("ui.caption")
