"""Tags of the chosen articles, added and taken away at once; each change can be undone."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from archive_app.gui.popup import Popup
from archive_app.gui.tag_field import TagField
from archive_app.gui.theme import Theme


class TagPopup(Popup):
    """A ``TagField`` over the window; Escape closes it."""

    changed = Signal(object, object, object)
    """Articles, tags to add, tags to remove: three tuples."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self._numbers: tuple[int, ...] = ()
        self._before: tuple[str, ...] = ()
        self._title = QLabel()
        self._title.setObjectName("section")
        self.field = TagField(theme)
        hint = QLabel(self.tr("Enter adds, Ctrl+Enter adds what is typed, Esc closes."))
        hint.setObjectName("faint")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (self._title, self.field, hint):
            column.addWidget(widget)
        self.setFixedWidth(344)
        self.setFocusProxy(self.field)
        self.field.changed.connect(self._tell)

    def edit(self, numbers: Sequence[int], tags: Sequence[str], title: str) -> None:
        """Ready for ``numbers``, that all have ``tags``."""
        self._numbers, self._before = tuple(numbers), tuple(tags)
        self._title.setText(title)
        self.field.set_tags(tags)

    @property
    def numbers(self) -> tuple[int, ...]:
        """What is being tagged."""
        return self._numbers

    def open_at(self, place: QPoint) -> None:
        """Show at ``place``, the line ready for typing."""
        super().open_at(place)
        self.field.line.setFocus()

    def _tell(self) -> None:
        now = self.field.tags
        add = tuple(tag for tag in now if tag not in self._before)
        remove = tuple(tag for tag in self._before if tag not in now)
        self._before = now
        self.adjustSize()
        self.changed.emit(self._numbers, add, remove)
