"""The bar at the reader's lower right: which match of how many, and a field to look for more."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from archive_app.gui.buttons import IconButton
from archive_app.gui.theme import Theme

_EDGE = 16


class FindBar(QFrame):
    """Over ``pane``. ``ask`` opens the field; ``tell`` shows the count."""

    typed = Signal(str)
    """Other words are looked for."""

    stepped = Signal(int)
    """1: the next match, -1: the one before."""

    closed = Signal()
    """The person is done with looking."""

    def __init__(self, theme: Theme, pane: QWidget) -> None:
        super().__init__(pane)
        self._pane = pane
        self.setObjectName("popup")
        self.field = QLineEdit()
        self.field.setObjectName("inner")
        self.field.setAccessibleName(self.tr("Find in the article"))
        self.field.setPlaceholderText(self.tr("Find in the article"))
        self.field.setFixedSize(200, 28)
        self.field.hide()
        self._count = QLabel()
        self._count.setObjectName("quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(4)
        row.addWidget(self.field)
        row.addWidget(self._count)
        for icon, name, act in (
            ("chevron-up", self.tr("Previous match (Shift+F3)"), lambda: self.stepped.emit(-1)),
            ("chevron-down", self.tr("Next match (F3)"), lambda: self.stepped.emit(1)),
            ("x", self.tr("Close"), self._close),
        ):
            button = IconButton(theme, icon, name)
            button.clicked.connect(act)
            row.addWidget(button)
        self.field.textEdited.connect(self.typed)
        pane.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """The count as shown."""
        return self._count.text()

    def ask(self) -> None:
        """Open the field and take the focus."""
        self.field.show()
        self._fit()
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def tell(self, at: int, of: int) -> None:
        """Show "3 of 11 matches" (``at`` from 1); the bar goes where there is nothing to say."""
        if not of:
            self._count.setText(self.tr("No match") if self.field.text() else "")
        elif at:
            self._count.setText(self.tr("{at} of %n match(es)", "", of).format(at=at))
        else:
            self._count.setText(self.tr("%n match(es)", "", of))
        self.setVisible(bool(of) or not self.field.isHidden())
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Shift+Enter walk the matches; Escape closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the corner of the pane."""
        if isinstance(event, QResizeEvent):
            self._fit()
        return super().eventFilter(watched, event)

    def _close(self) -> None:
        self.field.clear()
        self.field.hide()
        self.hide()
        self.closed.emit()

    def _fit(self) -> None:
        self.adjustSize()
        left = _EDGE if self.isRightToLeft() else self._pane.width() - self.width() - _EDGE
        self.move(left, self._pane.height() - self.height() - _EDGE)
        self.raise_()
