"""The five highlight colours as round buttons, and their words."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from archive_app.domain.annotation import Colour
from archive_app.gui.theme import Theme

translate = QCoreApplication.translate

_SIDE = 24


def colour_word(colour: Colour) -> str:
    """The colour in the person's language."""
    match colour:
        case Colour.YELLOW:
            return translate("Highlight", "Yellow")
        case Colour.GREEN:
            return translate("Highlight", "Green")
        case Colour.BLUE:
            return translate("Highlight", "Blue")
        case Colour.PINK:
            return translate("Highlight", "Pink")
        case Colour.VIOLET:
            return translate("Highlight", "Violet")


def colour_name(theme: Theme, colour: Colour) -> str:
    """What the person calls the colour; its word where it has no name."""
    return theme.colour_names.get(colour) or colour_word(colour)


class Swatch(QAbstractButton):
    """One colour; ringed when it is the one in use."""

    def __init__(
        self, theme: Theme, colour: Colour, *, key: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.colour = colour
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self.setCheckable(True)
        self._key = key
        theme.changed.connect(self.update)
        theme.colours_named.connect(self._say)
        self._say()

    def _say(self) -> None:
        own, word = self._theme.colour_names.get(self.colour), colour_word(self.colour)
        if own:
            spoken = translate("Highlight", "Highlight as {name}, {colour}")
            self.setAccessibleName(spoken.format(name=own, colour=word.lower()))
        else:
            spoken = translate("Highlight", "Highlight in {colour}")
            self.setAccessibleName(spoken.format(colour=word.lower()))
        self.setToolTip(f"{own or word} ({self._key})")

    def sizeHint(self) -> QSize:
        """A hit target as large as the design asks."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The disc, and a ring when it is chosen or has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.colour(f"annotation.{self.colour}"))
        painter.setPen(QPen(self._theme.colour(f"annotation_mark.{self.colour}"), 1))
        painter.drawEllipse(QRectF(3, 3, _SIDE - 6, _SIDE - 6))
        if self.isChecked() or self.hasFocus():
            painter.setBrush(self._theme.colour("raised"))
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawEllipse(QRectF(1, 1, _SIDE - 2, _SIDE - 2))
            painter.setBrush(self._theme.colour(f"annotation.{self.colour}"))
            painter.setPen(QPen(self._theme.colour(f"annotation_mark.{self.colour}"), 1))
            painter.drawEllipse(QRectF(4, 4, _SIDE - 8, _SIDE - 8))
        painter.end()
