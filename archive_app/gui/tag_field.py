"""A field for tags: chips, and suggestions that contain what is typed."""

from collections.abc import Sequence
from difflib import get_close_matches

from PySide6.QtCore import QEvent, QObject, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QWidget,
)

from archive_app.gui.flow_layout import FlowLayout
from archive_app.gui.icons import pixmap
from archive_app.gui.inspector_parts import LinkButton, words
from archive_app.gui.theme import Theme

_MOST = 8
_CHIP = 22
_NEAR = 0.88
"""Least likeness (0 to 1, difflib's ratio) of two spellings of one tag: "sea walls" for "sea wall"
has 0.93, "harbour" for "harvest" 0.57."""


def suggestions(typed: str, tags: Sequence[str]) -> tuple[str, ...]:
    """Of ``tags`` (most used first) those that contain ``typed``, beginnings first; at most 8."""
    sought = typed.strip().casefold()
    if not sought:
        return ()
    hits = [tag for tag in tags if sought in tag.casefold()]
    hits.sort(key=lambda tag: not _begins(tag, sought))
    return tuple(hits[:_MOST])


def near_duplicate(tag: str, known: Sequence[str]) -> str | None:
    """A known tag that ``tag`` is probably meant to be: "sea-wall" for "Sea Wall"; None if none is.

    Numbers are told apart: "Budget 2025" is no slip for "Budget 2026".
    """
    wanted, digits = _letters(tag), _digits(tag)
    by_letters = {
        _letters(one): one for one in reversed(known) if one != tag and _digits(one) == digits
    }
    if not wanted:
        return None
    near = get_close_matches(wanted, by_letters, n=1, cutoff=_NEAR)
    return by_letters[near[0]] if near else None


class TagField(QFrame):
    """Chips of ``tags`` and a line to type more.

    Enter takes the marked suggestion, else what is typed; Ctrl+Enter always what is typed; Escape
    closes the suggestions and never adds.
    """

    changed = Signal()
    """``tags`` is another tuple."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._known: tuple[str, ...] = ()
        self._chips: list[_Chip] = []
        self.setObjectName("field")
        self._flow = FlowLayout(self, gap=6)
        self._flow.setContentsMargins(6, 4, 6, 4)
        self.line = _Line()
        self.line.setAccessibleName(self.tr("Add tag"))
        self.line.setPlaceholderText(self.tr("Add tag"))
        self.line.setFixedHeight(_CHIP)
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)
        self._offers = QStringListModel(self)
        self.suggested = QListView()
        self.suggested.setObjectName("suggestions")
        self.suggested.setAccessibleName(self.tr("Suggested tags"))
        self._completer = QCompleter(self._offers, self)
        self._completer.setPopup(self.suggested)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self.line)
        self.suggested.setItemDelegate(_PathDelegate(self.suggested))
        self._warning = _Warning(theme, self)
        self._warning.taken.connect(self._use_known)
        self.suggested.clicked.connect(lambda index: self._clicked(index.data()))
        self.suggested.installEventFilter(self)
        self.line.textEdited.connect(self._offer)
        self.line.entered.connect(self.take)
        self.line.focused.connect(self._ring)
        self.line.erased.connect(self._erase_last)

    @property
    def tags(self) -> tuple[str, ...]:
        """The chips, in the order they were added."""
        return tuple(chip.text() for chip in self._chips)

    def set_known(self, tags: Sequence[str]) -> None:
        """The library's tags, most used first."""
        self._known = tuple(tags)

    def set_tags(self, tags: Sequence[str]) -> None:
        """Show exactly these chips."""
        for chip in list(self._chips):
            self._drop(chip)
        for tag in tags:
            self._put(tag)
        self.line.clear()

    def add(self, tag: str) -> None:
        """Add ``tag``, unless it is empty or there in whatever case; say what is nearly it."""
        tag = "/".join(part.strip() for part in tag.split("/") if part.strip())
        tag = next((known for known in self._known if known.casefold() == tag.casefold()), tag)
        self.line.clear()
        self._warn("", "")
        if tag and tag.casefold() not in {known.casefold() for known in self.tags}:
            self._put(tag)
            self._warn(tag, near_duplicate(tag, self._known) or "")
            self.changed.emit()

    def take(self) -> None:
        """Add what is typed but not yet entered."""
        self.add(self.line.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the suggestions: the completer would hand it to the line first."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return super().eventFilter(watched, event)
        self._take_suggested(event.modifiers())
        return True

    @property
    def warning(self) -> str:
        """What is said of a tag that was just added; empty while nothing is."""
        return "" if self._warning.isHidden() else self._warning.words

    def use_known(self) -> None:
        """Take the known tag that the warning names in the place of the one just added."""
        self._warning.use.click()

    def _warn(self, tag: str, known: str) -> None:
        self._flow.removeWidget(self._warning)
        self._warning.say(tag, known)
        if known:
            self._flow.addWidget(self._warning)
            self._warning.show()
        self.updateGeometry()

    def _use_known(self, tag: str, known: str) -> None:
        self._warn("", "")
        chip = next((chip for chip in self._chips if chip.text() == tag), None)
        if chip is not None:
            self._drop(chip)
        self.add(known)
        self.line.setFocus()

    def _ring(self, focused: bool) -> None:
        self.setProperty("focused", focused)
        self.style().polish(self)

    def _offer(self, typed: str) -> None:
        own = {tag.casefold() for tag in self.tags}
        offers = [tag for tag in suggestions(typed, self._known) if tag.casefold() not in own]
        self._offers.setStringList(offers)
        if not offers:
            self.suggested.hide()
            return
        self._completer.complete()
        self.suggested.setCurrentIndex(self._offers.index(0))

    def _take_suggested(self, held: Qt.KeyboardModifier) -> None:
        marked = self.suggested.currentIndex()
        typed = held & Qt.KeyboardModifier.ControlModifier or not marked.isValid()
        self.suggested.hide()
        self.add(self.line.text() if typed else marked.data())

    def _clicked(self, tag: str) -> None:
        self.suggested.hide()
        self.add(tag)

    def _erase_last(self) -> None:
        if self._chips:
            self._remove(self._chips[-1])

    def _put(self, tag: str) -> None:
        chip = _Chip(self._theme, tag)
        chip.clicked.connect(lambda: self._remove(chip))
        self._flow.insert_widget(len(self._chips), chip)
        self._chips.append(chip)
        chip.show()
        self.updateGeometry()

    def _remove(self, chip: "_Chip") -> None:
        self._drop(chip)
        self.changed.emit()
        self.line.setFocus()

    def _drop(self, chip: "_Chip") -> None:
        self._chips.remove(chip)
        self._flow.removeWidget(chip)
        chip.deleteLater()
        self.updateGeometry()


class _PathDelegate(QStyledItemDelegate):
    """Shows the path of a tag with room around its strokes: "Places / Port Ellery"."""

    def displayText(self, value: object, locale: object) -> str:
        return str(value).replace("/", " / ")


class _Warning(QWidget):
    """Says that a tag of nearly this name exists, and offers it."""

    taken = Signal(str, str)
    """The tag that was added, and the known one that is wanted instead."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._tags = ("", "")
        self._label = words("", "quiet", wrap=False)
        self.use = LinkButton(theme, self.tr("Use it"))
        self.use.clicked.connect(lambda: self.taken.emit(*self._tags))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._label)
        row.addWidget(self.use)
        row.addStretch(1)
        self.hide()

    @property
    def words(self) -> str:
        """What is said."""
        return self._label.words

    def say(self, tag: str, known: str) -> None:
        """Say that ``known`` is nearly ``tag``; hide where there is none."""
        self._tags = (tag, known)
        said = self.tr("“{tag}” exists: use it?").format(tag=known.replace("/", " / "))
        self._label.say(said)
        self.use.setAccessibleName(said)
        self.hide()


class _Line(QLineEdit):
    entered = Signal()
    erased = Signal()
    focused = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")

    def sizeHint(self) -> QSize:
        return QSize(96, super().sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma}:
            self.entered.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.erased.emit()
        else:
            super().keyPressEvent(event)


class _Chip(QAbstractButton):
    """A tag with a cross; a click, Delete or Backspace takes it away."""

    def __init__(self, theme: Theme, tag: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(tag)
        self.setAccessibleName(self.tr("Remove tag {tag}").format(tag=tag))
        self.setToolTip(self.accessibleName())
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self._theme.font("ui.small")).horizontalAdvance(self._words())
        return QSize(wide + 8 + 4 + 12 + 6, _CHIP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._theme.colour("accent")
        painter.setPen(accent if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_soft"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)
        painter.setPen(accent)
        painter.setFont(self._theme.font("ui.small"))
        painter.drawText(
            self.rect().adjusted(8, 0, -20, 0), Qt.AlignmentFlag.AlignVCenter, self._words()
        )
        cross = pixmap("x", accent, 12, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - 18, (_CHIP - 12) // 2, cross)

    def _words(self) -> str:
        return self.text().replace("/", " / ")


def _letters(tag: str) -> str:
    return "".join(char for char in tag.casefold() if char.isalnum() or char == "/")


def _digits(tag: str) -> str:
    return "".join(char for char in tag if char.isdigit())


def _begins(tag: str, sought: str) -> bool:
    """Whether a part of the path ``tag`` begins with ``sought``."""
    return any(part.startswith(sought) for part in tag.casefold().split("/"))
