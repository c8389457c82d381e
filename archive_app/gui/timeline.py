"""When the hits of a search were published: a bar a month, or a year where there are many."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QWidget

from archive_app.domain.findings import FacetCount
from archive_app.domain.query import Dates
from archive_app.gui.reader_wording import locale
from archive_app.gui.theme import Theme

_MOST = 24
_LEAST = 12
"""Bars: a single month as wide as the pane would say nothing."""

_TITLE = 24
_BARS = 52
_WORDS = 24
_GAP = 2

Bar = tuple[date, date, int]
"""First and last day, and the articles published between."""


class Timeline(QWidget):
    """A drag over bars, or a click on one, narrows the search to their days."""

    narrowed = Signal(object)
    """The ``Dates`` that were chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bars: tuple[Bar, ...] = ()
        self._from = self._to = -1
        self._at = -1
        self.setFixedHeight(_TITLE + _BARS + _WORDS + 8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Published: when"))
        theme.changed.connect(self.update)
        self.hide()

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is shown, oldest first."""
        return self._bars

    def show_months(self, months: Sequence[FacetCount]) -> None:
        """Show what each month has; with less than two there is nothing to choose."""
        self._bars = bars(months)
        self._from = self._to = self._at = -1
        self.setVisible(len(months) > 1)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin at a bar."""
        self._from = self._to = self._bar_at(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on to another."""
        self._to = self._bar_at(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Narrow to the days between."""
        self._to = self._bar_at(event)
        self._choose(self._from, self._to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk the bars, Enter narrows to one."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._at = min(max(self._at + step, 0), len(self._bars) - 1)
            self._from = self._to = self._at
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._at >= 0:
            self._choose(self._at, self._at)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title, bars, and the months at both ends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.font("ui.small")
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        self._write(
            painter, QRect(0, 0, self.width(), _TITLE - 6), self.tr("Published"), ends=False
        )
        low, high = sorted((self._from, self._to))
        most = max(count for _, _, count in self._bars)
        painter.setPen(Qt.PenStyle.NoPen)
        for at, (_, _, count) in enumerate(self._bars):
            lit = low < 0 or low <= at <= high
            painter.setBrush(self._theme.colour("accent" if lit and count else "border"))
            height = max(3, round(_BARS * count / most)) if count else 2
            box = self._bar_box(at)
            box.setTop(box.bottom() + 1 - height)
            painter.drawRoundedRect(QRectF(box), 1.5, 1.5)
        painter.setFont(self._theme.font("ui.caption"))
        painter.setPen(self._theme.colour("text_2"))
        foot = QRect(0, _TITLE + _BARS, self.width(), 20)
        self._write(painter, foot, self._month(self._bars[0][0]), ends=False)
        self._write(painter, foot, self._month(self._bars[-1][1]), ends=True)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 4, 4)

    def _write(self, painter: QPainter, room: QRect, said: str, *, ends: bool) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if ends != mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, flags, said)

    def _choose(self, first: int, last: int) -> None:
        first, last = sorted((first, last))
        if first >= 0 and last < len(self._bars):
            self.narrowed.emit(Dates("published", self._bars[first][0], self._bars[last][1]))

    def _bar_box(self, at: int) -> QRect:
        step = self.width() / len(self._bars)
        box = QRect(round(at * step), _TITLE, max(2, round(step) - _GAP), _BARS)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    def _bar_at(self, event: QMouseEvent) -> int:
        x = event.position().x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        return min(max(int(x * len(self._bars) / max(self.width(), 1)), 0), len(self._bars) - 1)

    def _month(self, moment: date) -> str:
        return locale().toString(moment, "MMM yyyy")  # type: ignore[call-overload, no-any-return]


def bars(months: Sequence[FacetCount]) -> tuple[Bar, ...]:
    """Bars without a gap, oldest first: a year of months, or years where it takes longer."""
    counts = {(int(m.value[:4]), int(m.value[5:7])): m.articles for m in months}
    if not counts:
        return ()
    first, last = min(counts), max(counts)
    begins = min(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1] - _LEAST)
    year, month = begins // 12, begins % 12 + 1
    if (last[0] - year) * 12 + last[1] - month >= _MOST:
        years = range(max(year, last[0] - _MOST + 1), last[0] + 1)
        return tuple(
            (date(y, 1, 1), date(y, 12, 31), sum(n for (of, _), n in counts.items() if of == y))
            for y in years
        )
    found: list[Bar] = []
    while (year, month) <= last:
        after = (year + month // 12, month % 12 + 1)
        end = date(*after, 1) - timedelta(days=1)
        found.append((date(year, month, 1), end, counts.get((year, month), 0)))
        year, month = after
    return tuple(found)
