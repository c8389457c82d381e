"""What each highlight colour stands for: fields for the settings and for a form over the window."""

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from archive_app.domain.annotation import Colour
from archive_app.gui.highlight_colours import colour_word
from archive_app.gui.inspector_parts import words
from archive_app.gui.popup import Popup
from archive_app.gui.theme import Theme

_DOT = 16
_LONGEST = 40
"""Characters of a name: it stands in menus and tooltips."""


class ColourFields(QWidget):
    """Five fields that keep themselves; an empty one leaves its colour the name it is born with.

    They show the names of now, whoever gives them; what is being typed stays.
    """

    named = Signal(object)
    """The names of the person's own, a dict by ``Colour``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.fields: dict[Colour, QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        said = self.tr("The names belong to this library, as the notes do.")
        grid.addWidget(words(said, "quiet"), 0, 0, 1, 2)
        for row, colour in enumerate(Colour, 1):
            field = QLineEdit()
            field.setObjectName("inner")
            field.setFixedHeight(28)
            field.setMaxLength(_LONGEST)
            field.setPlaceholderText(colour_word(colour))
            name = self.tr("Name of {colour}").format(colour=colour_word(colour).lower())
            field.setAccessibleName(name)
            field.editingFinished.connect(self.tell)
            grid.addWidget(_Dot(theme, colour), row, 0)
            grid.addWidget(field, row, 1)
            self.fields[colour] = field
        theme.colours_named.connect(self._show_names)
        self._show_names()

    def tell(self) -> None:
        """Give what is typed to ``named``."""
        given = {colour: field.text().strip() for colour, field in self.fields.items()}
        for field in self.fields.values():
            field.setModified(False)
        self.named.emit({colour: name for colour, name in given.items() if name})

    def _show_names(self) -> None:
        for colour, field in self.fields.items():
            if not field.isModified():
                field.setText(self._theme.colour_names.get(colour, ""))


class ColourNames(Popup):
    """The fields under a line that says what they are for."""

    named = Signal(object)
    """As of ``ColourFields``."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self.setAccessibleName(self.tr("Names of the highlight colours"))
        self._inner = ColourFields(theme)
        self._inner.named.connect(self.named)
        self.fields = self._inner.fields
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(words(self.tr("What your colours stand for"), "section"))
        column.addWidget(self._inner)
        self.setFixedWidth(288)

    def open_at(self, place: QPoint) -> None:
        """Show the names at ``place`` of the window, the first ready for typing."""
        super().open_at(place)
        self.fields[Colour.YELLOW].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape close; what was typed is kept."""
        if event.text() in {"\r", "\n"}:
            self.shut()
        else:
            super().keyPressEvent(event)

    def shut(self) -> None:
        """Keep what was typed, then hide."""
        if self.isVisible():
            self._inner.tell()
        super().shut()


class _Dot(QWidget):
    """A disc in one highlight colour."""

    def __init__(self, theme: Theme, colour: Colour) -> None:
        super().__init__()
        self._theme, self._colour = theme, colour
        self.setFixedSize(QSize(_DOT, _DOT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.colour(f"annotation.{self._colour}"))
        painter.setPen(QPen(self._theme.colour(f"annotation_mark.{self._colour}"), 1))
        painter.drawEllipse(self.rect().toRectF().adjusted(1, 1, -1, -1))
        painter.end()
