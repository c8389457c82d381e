"""The field and the menu that narrow notes: by words, colours and a tag."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from archive_app.domain.annotation import Annotation, Colour
from archive_app.gui.buttons import IconButton
from archive_app.gui.highlight_colours import colour_name
from archive_app.gui.icons import icon
from archive_app.gui.theme import Theme

_HEIGHT = 28


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """Which annotations are to be shown."""

    text: str = ""
    """In quote, note or a tag, in any case."""
    colours: frozenset[Colour] = frozenset(Colour)
    tag: str = ""
    """That a note must have; empty for any."""

    def fits(self, annotation: Annotation) -> bool:
        """Whether an annotation is to be shown."""
        sought = self.text.casefold()
        said = (annotation.anchor.exact, annotation.body, *annotation.tags)
        return (
            annotation.colour in self.colours
            and self.tag in {"", *annotation.tags}
            and any(sought in words.casefold() for words in said)
        )


class NoteFinder(QWidget):
    """``filter`` says what fits; ``changed`` when something else does."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filter = NoteFilter()
        self._tags: tuple[str, ...] = ()
        self.field = QLineEdit()
        self.field.setObjectName("finder")
        self.field.setFixedHeight(_HEIGHT)
        self.field.setPlaceholderText(self.tr("Find in notes"))
        self.field.setAccessibleName(self.tr("Find in notes"))
        self.field.setClearButtonEnabled(True)
        self._glass = QAction(self.field)
        self.field.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.field.textChanged.connect(lambda _: self.changed.emit())
        self._button = IconButton(theme, "list-filter", self.tr("Filter notes by colour or tag"))
        self._button.setFixedSize(_HEIGHT, _HEIGHT)
        self._button.setCheckable(True)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self.fill)
        self._button.setMenu(self.menu)
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self._button)
        self.setFocusProxy(self.field)
        theme.changed.connect(self._colour)
        self._colour()

    @property
    def filter(self) -> NoteFilter:
        """What is looked for now."""
        return replace(self._filter, text=self.field.text().strip())

    def set_tags(self, tags: Iterable[str]) -> None:
        """Offer these tags, those of the notes there are."""
        self._tags = tuple(sorted(set(tags), key=str.casefold))

    def fill(self) -> None:
        """Make the menu: colours by the names of the person's own, then tags."""
        self.menu.clear()
        for colour in Colour:
            action = self.menu.addAction(colour_name(self._theme, colour))
            action.setCheckable(True)
            action.setChecked(colour in self._filter.colours)
            action.toggled.connect(partial(self._show_colour, colour))
        self.menu.addSeparator()
        group = QActionGroup(self.menu)
        for tag in ("", *self._tags):
            action = self.menu.addAction(tag.replace("/", " / ") or self.tr("With any tag or none"))
            action.setCheckable(True)
            action.setChecked(tag == self._filter.tag)
            action.triggered.connect(partial(self._choose_tag, tag))
            group.addAction(action)

    def _show_colour(self, colour: Colour, shown: bool) -> None:
        colours = self._filter.colours
        colours = colours | {colour} if shown else colours - {colour}
        self._filter = replace(self._filter, colours=colours)
        self._tell()

    def _choose_tag(self, tag: str, _checked: bool = True) -> None:
        self._filter = replace(self._filter, tag=tag)
        self._tell()

    def _tell(self) -> None:
        self._button.setChecked(self._filter != NoteFilter())
        self.changed.emit()

    def _colour(self) -> None:
        self._glass.setIcon(icon("search", self._theme.colour("text_3"), 14))


def tags_of(annotations: Sequence[Annotation]) -> set[str]:
    """Every tag of ``annotations``."""
    return {tag for each in annotations for tag in each.tags}
