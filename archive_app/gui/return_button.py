"""The way back from a footnote: a small button in the lower corner of the reading column."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from archive_app.gui.buttons import HintButton
from archive_app.gui.theme import Theme

_EDGE = 16


class ReturnButton(HintButton):
    """Shown while a jump within the article leads back."""

    def __init__(self, theme: Theme, view: QWidget) -> None:
        words = QCoreApplication.translate("Reading", "Back to where you were")
        key = QKeySequence(Qt.Key.Key_Backspace)
        hint = key.toString(QKeySequence.SequenceFormat.NativeText)
        super().__init__(theme, words, icon_name="undo-2", hint=hint)
        self.setParent(view)
        self._view = view
        view.installEventFilter(self)
        self.hide()

    def setVisible(self, visible: bool) -> None:
        """Show it in its corner."""
        super().setVisible(visible)
        if visible:
            self._place()
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        right = self._view.width() - self.width() - _EDGE
        self.move(_EDGE if self.isRightToLeft() else right, self._view.height() - 32 - _EDGE)
