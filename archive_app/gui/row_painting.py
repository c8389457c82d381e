"""What rows of lists are painted on, whatever they say."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from archive_app.gui.theme import Theme


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """The ground of a chosen row or the one under the pointer, and the hairline below each."""
    rect = QRectF(option.rect)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.colour("selection_row"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.colour("hover_row"))
    draw_hairline(painter, option, theme)


def draw_hairline(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """The line between a row and the next."""
    rect = QRectF(option.rect)
    line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
    painter.fillRect(line, theme.colour("border"))


def draw_focus(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """The ring around the row that has the focus."""
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -2, -2), 4, 4)
