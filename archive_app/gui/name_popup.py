"""The little window that asks for a name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from archive_app.gui.buttons import HintButton
from archive_app.gui.popup import Popup
from archive_app.gui.theme import Theme

_WIDTH = 344


class NamePopup(Popup):
    """A title and a name; Enter keeps, Escape leaves everything as it was.

    Whoever inherits says in ``_keep`` what becomes of the name.
    """

    def __init__(self, theme: Theme, window: QWidget, *parts: QWidget) -> None:
        """``parts`` stand below the field."""
        super().__init__(theme, window)
        self._title = QLabel()
        self._title.setObjectName("section")
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Name"))  # until it is opened for something
        self.field.setPlaceholderText(self.tr("Name"))
        self._button = HintButton(theme, self.tr("Save"), kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (self._title, self.field, *parts):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._button)
        column.addLayout(row)
        self.setFixedWidth(_WIDTH)
        self.setFocusProxy(self.field)
        self.field.returnPressed.connect(self._done)
        self._button.clicked.connect(self._done)
        self.field.textChanged.connect(lambda name: self._button.setEnabled(bool(name.strip())))

    def _propose(self, title: str, name: str) -> None:
        """Ready, with ``name`` to be typed over."""
        self._title.setText(title)
        self.field.setAccessibleName(title)
        self.field.setText(name)
        self.field.selectAll()
        self._button.setEnabled(bool(name.strip()))
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _keep(self, name: str) -> None:
        """The person gave ``name``, that is not empty."""
        raise NotImplementedError

    def _done(self) -> None:
        name = self.field.text().strip()
        if name:
            self.shut()
            self._keep(name)
