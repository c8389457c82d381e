"""A field of plain text that saves itself."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from archive_app.gui.theme import Theme

AUTOSAVE = 400
"""Milliseconds after the last key until ``written``."""

_PADDING = 6
_BORDER = 1
_LINES = 2
_MOST_LINES = 12


class NoteField(QPlainTextEdit):
    """Grows with its words; tells them 400 ms after the last key and when it loses the focus."""

    written = Signal(str)
    """The words as they are to be kept."""
    kept = Signal()
    """The words that were written are those of the library (``set_words`` brought them back)."""
    rested = Signal()
    """The focus went elsewhere."""
    left = Signal()
    """Escape was pressed: the focus may go elsewhere. Nothing is lost by it."""

    def __init__(
        self, theme: Theme, name: str, parent: QWidget | None = None, *, quiet: bool = False
    ) -> None:
        """``quiet``: looks like text until it has the focus."""
        super().__init__(parent)
        if quiet:
            self.setObjectName("quiet_note")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFont(theme.font("ui.small"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._known = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AUTOSAVE)
        self._timer.timeout.connect(self.flush)
        self.textChanged.connect(self._changed)
        self._fit()

    def set_words(self, words: str) -> None:
        """Show the words of the library; what is being typed is not taken away."""
        if words == self.toPlainText():
            self._known = words
            self._timer.stop()
            self.kept.emit()
        elif not self._timer.isActive():
            self._known = words
            self.blockSignals(True)
            self.setPlainText(words)
            self.blockSignals(False)
            self._fit()

    def flush(self) -> None:
        """Tell the words now if they have not been told."""
        self._timer.stop()
        words = self.toPlainText()
        if words != self._known:
            self._known = words
            self.written.emit(words)

    def sizeHint(self) -> QSize:
        """As high as the words, between two lines and twelve."""
        return QSize(super().sizeHint().width(), self._height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save at once."""
        super().focusOutEvent(event)
        self.flush()
        self.rested.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Save at once: the window may be closing."""
        super().hideEvent(event)
        self.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; everything else is text."""
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _changed(self) -> None:
        self._fit()
        self._timer.start()

    def _fit(self) -> None:
        height = self._height()
        if self.height() != height:
            self.setFixedHeight(height)

    def _height(self) -> int:
        # A plain text document measures its height in lines.
        lines = round(self.document().size().height())
        lines = min(max(lines, _LINES), _MOST_LINES)
        return lines * self.fontMetrics().lineSpacing() + 2 * (_PADDING + _BORDER)
