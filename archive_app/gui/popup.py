"""Frames that float over the window: rounded, shadowed, gone with Escape or a click elsewhere."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from archive_app.gui.shadow import Shadow
from archive_app.gui.theme import Theme


class Popup(QFrame):
    """A frame over ``window``. It is no dialog: the window behind it works on."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._came_from: QWidget | None = None
        self.setObjectName("popup")
        Shadow(self._theme, self)
        self.hide()

    def open_at(self, place: QPoint) -> None:
        """Show at ``place`` of the window, moved so that all of it is seen."""
        # Of the window: while a menu is open, that has the application's.
        before = self._window.window().focusWidget()
        if before is not None and not self.isAncestorOf(before):
            self._came_from = before
        self.adjustSize()
        edge = 8
        x = min(max(place.x(), edge), max(edge, self._window.width() - self.width() - edge))
        y = min(max(place.y(), edge), max(edge, self._window.height() - self.height() - edge))
        self.move(x, y)
        self.show()
        self.raise_()
        self.setFocus()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def shut(self) -> None:
        """Hide, and give the focus back to where it was."""
        self.hide()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        before, self._came_from = self._came_from, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; no key goes on to the window behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click elsewhere closes."""
        pressed = event.type() == QEvent.Type.MouseButtonPress
        if pressed and isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
            inside = watched is self or self.isAncestorOf(watched)
            if not inside and watched.window() is self._window.window():
                self.shut()
        return super().eventFilter(watched, event)
