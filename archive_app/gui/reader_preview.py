"""The address of the link under the pointer, in the lower corner of the reading column."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget

from archive_app.gui.theme import Theme

_ROOM = 24
"""Logical pixels of padding and border on both sides together."""


class LinkPreview(QLabel):
    """Says where a link leads before anybody follows it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("link_preview")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font("ui.small"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view = parent
        parent.installEventFilter(self)
        self.hide()

    def preview(self, address: str) -> None:
        """Show ``address``, cut in its middle where it is too long; hide it when it is empty."""
        said = self.tr("Leaves the program: {address}").format(address=address)
        self.say(said if address else "")

    def say(self, said: str) -> None:
        """Show words of our own; hide where they are empty."""
        self.setVisible(bool(said))
        if not said:
            return
        room = self._view.width() - 2 * _ROOM
        cut = QFontMetrics(self.font()).elidedText(said, Qt.TextElideMode.ElideMiddle, room)
        self.setText(cut)
        self.adjustSize()
        self._place()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        left = self._view.width() - self.width() - 8 if self.isRightToLeft() else 8
        self.move(left, self._view.height() - self.height() - 8)
