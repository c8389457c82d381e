"""The little window that asks for the name of a tag."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from archive_app.gui.name_popup import NamePopup
from archive_app.gui.theme import Theme


class TagName(NamePopup):
    """The whole path of a tag: a part of it typed otherwise moves the tag in the tree."""

    added = Signal(str)
    """A tag to be made."""

    renamed = Signal(str, str)
    """A tag's path, and what it is to be."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        hint = QLabel()
        hint.setObjectName("faint")
        hint.setWordWrap(True)
        super().__init__(theme, window, hint)
        hint.setText(self.tr("A slash puts a tag below another: Places/Port Ellery"))
        self._old = ""

    def ask(self) -> None:
        """Ready for a new tag."""
        self._old = ""
        self._propose(self.tr("New tag"), "")

    def ask_other(self, tag: str) -> None:
        """Ready to give ``tag`` another path."""
        self._old = tag
        self._propose(self.tr("Rename the tag and those below it"), tag)

    def _keep(self, name: str) -> None:
        if not self._old:
            self.added.emit(name)
        elif name != self._old:
            self.renamed.emit(self._old, name)
