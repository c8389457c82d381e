"""The tags of a thing as chips, and the field that adds one."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from archive_app.gui.flow_layout import FlowLayout
from archive_app.gui.icons import pixmap
from archive_app.gui.inspector_parts import LinkButton, clear, words
from archive_app.gui.tag_field import TagField
from archive_app.gui.theme import Theme

_HEIGHT = 24
_SIDE = 7
_CROSS = 12


class TagChip(QAbstractButton):
    """One tag; a click opens it, the cross or Delete takes it away."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme, tag: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tag = tag
        self.setText(tag.rpartition("/")[2])
        self.setToolTip(self.tr("{tag}: click to search, Delete to take it away").format(tag=tag))
        self.setAccessibleName(self.tr("Tag {tag}").format(tag=tag.replace("/", " / ")))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(theme.font("ui.small"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # can be cut
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)
        self.clicked.connect(lambda: self.opened.emit(tag))

    def sizeHint(self) -> QSize:
        """Room for the words."""
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(wide + 2 * _SIDE + 2, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A chip may be cut where a single tag is wider than the column."""
        return QSize(_HEIGHT, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, the words, and under the pointer the cross over their end."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(QPen(self._theme.colour("focus" if focus else "border"), 2 if focus else 1))
        painter.setBrush(self._theme.colour("raised"))
        frame = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, 5, 5)
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self.font())
        inner = self.rect().adjusted(_SIDE, 0, -_SIDE + 1, 0)
        text = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, inner.width() + 1
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)
        if self.underMouse():
            self._paint_cross(painter)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take the tag away."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit(self.tag)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The cross takes the tag away, the rest opens it."""
        if self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit(self.tag)
            return
        super().mouseReleaseEvent(event)

    def _cross(self) -> QRect:
        left = 3 if self.isRightToLeft() else self.width() - _CROSS - 3
        return QRect(left, (self.height() - _CROSS) // 2, _CROSS, _CROSS)

    def _paint_cross(self, painter: QPainter) -> None:
        place = self._cross()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRect(place.adjusted(-2, 0, 1, 0))
        colour = self._theme.colour("text_2")
        painter.drawPixmap(place, pixmap("x", colour, _CROSS, self.devicePixelRatioF()))


class TagsSection(QWidget):
    """The tags of the open article: chips, and a field in their place while they are edited."""

    tag_opened = Signal(str)
    """A tag was clicked."""
    tag_added = Signal(str)
    tag_removed = Signal(str)
    known_wanted = Signal()
    """The field is open and wants the library's tags (``set_known``)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tags: tuple[str, ...] = ()
        self._add = LinkButton(theme, self.tr("Add"), hint="T")
        self._add.setAccessibleName(self.tr("Add a tag"))
        self._add.clicked.connect(self.edit)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, gap=6)
        self.field = TagField(theme)
        self.field.hide()
        self.field.changed.connect(self._tell)
        self.field.line.installEventFilter(self)
        head = QHBoxLayout()
        head.addWidget(words(self.tr("Tags"), "section"), 1)
        head.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._chips)
        column.addWidget(self.field)

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show these tags."""
        self._tags = tuple(tags)
        if self.field.isVisible():
            if set(self.field.tags) != set(tags):
                self.field.set_tags(tags)
            return
        clear(self._flow)
        for tag in tags:
            chip = TagChip(self._theme, tag, self._chips)
            chip.opened.connect(self.tag_opened)
            chip.removed.connect(self.tag_removed)
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addItem(QSpacerItem(0, 0))  # FlowLayout stretches its last item
        self._chips.setVisible(bool(tags))
        self._chips.updateGeometry()

    def edit(self) -> None:
        """Open the field in place of the chips."""
        self.field.set_tags(self._tags)
        self._chips.hide()
        self.field.show()
        self.field.setFocus()
        self.known_wanted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape in the field closes it and never adds."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and cast("QKeyEvent", event).key() == Qt.Key.Key_Escape:
            self._done()
            return True
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        now, before = set(self.field.tags), set(self._tags)
        self._tags = self.field.tags
        for tag in sorted(now - before):
            self.tag_added.emit(tag)
        for tag in sorted(before - now):
            self.tag_removed.emit(tag)

    def _done(self) -> None:
        self.field.hide()
        self.show_tags(self._tags)
        self._add.setFocus()
