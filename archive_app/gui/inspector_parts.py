"""Small parts that the tabs of the inspector are made of."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextDocument,
    QTextOption,
)
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

from archive_app.gui.buttons import HintButton, IconButton
from archive_app.gui.overlay_scroll import OverlayScroll
from archive_app.gui.theme import Theme

SIDE = 16
"""Logical pixels left and right of everything in a tab."""

_LABEL_WIDTH = 96
_SMALL = 12
_LINE = 17
_LEAST = 48
"""Logical pixels of words that wrap, however long one of them is."""
_LONG = 16
"""Characters of a word that fit into every line here, capitals too."""
_ANYWHERE = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


class Words(QLabel):
    """Plain words, several lines of them with the room between that the design asks for."""

    def __init__(self, text: str, name: str, *, wrap: bool, line: int = _LINE) -> None:
        super().__init__()
        self.words = ""
        """What is said, without markup."""
        self._line = line
        self._long = False
        """Whether a word may be longer than a line: breaking it takes as long as setting all."""
        if name:
            self.setObjectName(name)
        else:
            font = self.font()
            font.setPixelSize(_SMALL)
            self.setFont(font)
        self.setWordWrap(wrap)
        # Foreign words stand at the side of the program's, whatever their own direction.
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # Selecting words is for the mouse; the widget itself is no stop of the Tab key.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.say(text)

    def say(self, text: str) -> None:
        """Show other words."""
        self.say_marked(escape(text).replace("\n", "<br>"), text)

    def heightForWidth(self, width: int) -> int:
        """The height of all lines, words broken that are longer than one."""
        height = super().heightForWidth(width)
        return super().heightForWidth(width) if self._break_words() else height

    def minimumSizeHint(self) -> QSize:
        """Narrower than a long word, which can be broken."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), _LEAST), least.height()) if self._long else least

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines."""
        super().resizeEvent(event)
        self._set_lines()

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other lines."""
        super().changeEvent(event)
        self._set_lines()

    def _set_lines(self) -> None:
        """Set the lines now: before it paints, QLabel would break them at spaces only."""
        if self._long:
            self.heightForWidth(self.width())

    def _break_words(self) -> bool:
        """Whether the lines are others now, because a word was broken."""
        document = self.findChild(QTextDocument) if self._long else None
        if document is None or document.defaultTextOption().wrapMode() == _ANYWHERE:
            return False
        option = document.defaultTextOption()
        option.setWrapMode(_ANYWHERE)
        document.setDefaultTextOption(option)
        return True

    def say_marked(self, markup: str, text: str) -> None:
        """Show ``markup``, our own HTML with everything foreign escaped, which says ``text``."""
        self.words = text
        self.setTextFormat(Qt.TextFormat.RichText)
        inner = (
            f'<div style="line-height:{self._line}px">{markup}</div>' if self.wordWrap() else markup
        )
        self._long = self.wordWrap() and any(len(word) > _LONG for word in text.split())
        self.setText(inner)
        self._set_lines()


def words(text: str, name: str = "", *, wrap: bool = True, line: int = _LINE) -> Words:
    """Words whose style the sheet knows by ``name``: quiet, faint, section, problem.

    ``line``: logical pixels from one line to the next where they wrap.
    """
    return Words(text, name, wrap=wrap, line=line)


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
        OverlayScroll(self)
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


class LinkButton(HintButton):
    """Words in the accent's colour that do something, with nothing around them."""

    def __init__(self, theme: Theme, text: str, *, hint: str = "") -> None:
        super().__init__(theme, text, kind="inline", hint=hint)
        self.setFixedHeight(theme.size("control_small"))

    def _colour(self) -> QColor:
        return self._theme.colour("accent")

    def _font(self) -> QFont:
        font = self._theme.font("ui.small")
        font.setWeight(QFont.Weight.Medium)
        return font

    def _hint_colour(self) -> QColor:
        return self._theme.colour("text_2")

    def _margin(self) -> int:
        return 3


class ArticleLink(LinkButton):
    """The title of an article that it opens, cut at its end where it is too long."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, title)
        self._title = title
        self.setToolTip(title)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much of the title as fits."""
        super().resizeEvent(event)
        room = self.width() - 2 * self._margin()
        metrics = QFontMetrics(self._font())
        self.setText(metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room))

    def _paint_content(self, painter: QPainter, x: int) -> None:
        # Not in the middle: it stands in a column with words, and goes in for the ring alone.
        super()._paint_content(painter, self._margin() if self.hasFocus() else 0)


class FactRow(QWidget):
    """A fact: its name in a narrow column, its words beside."""

    def __init__(self, name: str, text: str) -> None:
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


class AddressRow(QWidget):
    """The same for an address: on one line, cut in its middle, with a button that copies it."""

    def __init__(self, theme: Theme, name: str, address: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        label = words(name, "quiet", wrap=False)
        label.setFixedWidth(_LABEL_WIDTH)
        row.addWidget(label)
        cut = CutLabel(theme, address.removeprefix("https://").removeprefix("http://"))
        cut.setToolTip(address)
        row.addWidget(cut, 1)
        row.addWidget(CopyButton(theme, name, address))


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


class CutLabel(QLabel):
    """One line, cut in its middle where it is too long; the tooltip has it all."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        self.setToolTip(text)
        self.setMinimumWidth(0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.size("control_small"))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of both ends as fits."""
        painter = QPainter(self)
        self._paint(painter, self._theme.font("ui.small"), Qt.TextElideMode.ElideMiddle)
        painter.end()

    def _paint(self, painter: QPainter, font: QFont, mode: Qt.TextElideMode, side: int = 0) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour("text_2" if side else "text"))
        inner = self.rect().adjusted(side, 0, -side, 0)
        shown = QFontMetrics(font).elidedText(self.text(), mode, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)


class MonoLabel(CutLabel):
    """A technical path on a shaded ground, cut at its end where it is too long."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text)
        self.setFixedHeight(20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and path; always left to right, as code is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("inset"))
        painter.drawRoundedRect(self.rect(), 4, 4)
        font = QFont(list(self._theme.families("mono")))
        font.setPixelSize(11)
        self._paint(painter, font, Qt.TextElideMode.ElideRight, side=6)
        painter.end()
