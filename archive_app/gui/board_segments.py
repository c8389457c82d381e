"""The segments above the board: one for each badge with its count, and one for all."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from archive_app.domain.board import Board
from archive_app.domain.rights import Badge
from archive_app.gui.badges import badge_icon, badge_word
from archive_app.gui.icons import pixmap
from archive_app.gui.reader_wording import number
from archive_app.gui.theme import Theme

ORDER = (
    Badge.DIFFER,
    Badge.PLACEHOLDER,
    Badge.NOTHING,
    Badge.OWNER,
    Badge.OPEN,
    Badge.CLEARED,
    Badge.BLOCKED,
)
"""As they need a person: what is unclear first, what is decided last."""

_HEIGHT = 40
_SIDE = 8
_ICON = 12
_GAP = 5


class Segment(QAbstractButton):
    """Icon and word, the count below; chosen, it is filled with the soft accent."""

    def __init__(self, theme: Theme, badge: Badge | None) -> None:
        super().__init__()
        self._theme, self.badge = theme, badge
        self._count = 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._word = self.tr("All") if badge is None else badge_word(badge)
        theme.changed.connect(self.update)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show another count; the spoken name follows."""
        self._count = count
        name = self.tr("{word}: %n picture(s)", "", count).format(word=self._word)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the wider of its two lines."""
        inner = max(self._word_width(), QFontMetrics(self._plain()).horizontalAdvance(self._said()))
        return QSize(inner + self._indent() + 2 * _SIDE, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, icon, word, count; a ring where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.isChecked() or self.hasFocus()
        edge = "accent" if self.isChecked() else "focus" if self.hasFocus() else "border"
        ground = (
            "accent_soft" if self.isChecked() else "hover_row" if self.underMouse() else "raised"
        )
        painter.setPen(QPen(self._theme.colour(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(self._theme.colour(ground))
        inset = 1.0 if strong else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        self._write(painter)

    def _write(self, painter: QPainter) -> None:
        colour = self._theme.colour("accent" if self.isChecked() else "text")
        if self.badge is not None:
            sign = pixmap(
                badge_icon(self.badge),
                self._theme.colour("text_2"),
                _ICON,
                self.devicePixelRatioF(),
            )
            painter.drawPixmap(self._seen(QRect(_SIDE, 6, _ICON, _ICON)).topLeft(), sign)
        left, width = _SIDE + self._indent(), self.width() - _SIDE
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._strong())
        painter.setPen(colour)
        painter.drawText(self._seen(QRect(left, 4, width - left, 16)), flags, self._word)
        painter.setFont(self._plain())
        if not self.isChecked():
            painter.setPen(self._theme.colour("text_2"))
        painter.drawText(self._seen(QRect(left, 20, width - left, 16)), flags, self._said())

    def _said(self) -> str:
        return number(self._count)

    def _indent(self) -> int:
        return 0 if self.badge is None else _ICON + _GAP

    def _word_width(self) -> int:
        return QFontMetrics(self._strong()).horizontalAdvance(self._word)

    def _seen(self, place: QRect) -> QRect:
        if not self.isRightToLeft():
            return place
        return QRect(self.width() - place.right() - 1, place.y(), place.width(), place.height())

    def _strong(self) -> QFont:
        font = self._theme.font("ui.small")
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium)
        return font

    def _plain(self) -> QFont:
        return self._theme.font("ui.small")


class SegmentBar(QScrollArea):
    """One segment is chosen at a time; they scroll sideways where there is no room."""

    chosen = Signal(object)
    """A ``Badge``, or None for all."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.segments = [Segment(theme, badge) for badge in (None, *ORDER)]
        group = QButtonGroup(self)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(8)
        for segment in self.segments:
            group.addButton(segment)
            row.addWidget(segment)
            segment.clicked.connect(lambda _=False, badge=segment.badge: self.chosen.emit(badge))
        row.addStretch(1)
        self.segments[0].setChecked(True)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(_HEIGHT + 2)

    def show_board(self, board: Board) -> None:
        """Show the counts of ``board``."""
        for segment in self.segments:
            count = board.all if segment.badge is None else board.counts.get(segment.badge, 0)
            segment.set_count(count)

    def choose(self, badge: Badge | None) -> None:
        """Mark the segment of ``badge`` and bring it into sight."""
        segment = next(one for one in self.segments if one.badge is badge)
        segment.setChecked(True)
        self.ensureWidgetVisible(segment)
