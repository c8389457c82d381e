"""The small bar beside selected words, and the same with its note beside a clicked highlight."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.annotation import Annotation, Colour
from archive_app.gui.buttons import HintButton, IconButton
from archive_app.gui.highlight_colours import Swatch
from archive_app.gui.inspector_parts import words
from archive_app.gui.note_field import NoteField
from archive_app.gui.shadow import Shadow
from archive_app.gui.theme import Theme

_DISTANCE = 8
"""Logical pixels between the words and the bar, and between the bar and the view's edge."""

_NOTE_WIDTH = 300


def popup_place(size: QSize, boxes: list[QRect], view: QRect) -> QPoint | None:
    """Where a bar of ``size`` goes: below the last of ``boxes``, else above the first.

    It stays inside ``view`` and never covers a box; None where there is no room, or where the
    boxes are scrolled out of sight.
    """
    seen = [box for box in boxes if box.intersects(view)]
    if not seen:
        return None
    whole = QRect(seen[0])
    for box in seen:
        whole = whole.united(box)
    x = whole.center().x() - size.width() // 2
    x = max(view.left() + _DISTANCE, min(x, view.right() - size.width() - _DISTANCE))
    below = max(boxes[-1].bottom() + _DISTANCE, view.top() + _DISTANCE)
    if below + size.height() <= view.bottom():
        return QPoint(x, below)
    above = min(boxes[0].top(), view.bottom()) - _DISTANCE - size.height()
    return QPoint(x, above) if above >= view.top() else None


class SelectionPopup(QFrame):
    """Five colours, Note, Tag, Copy and more; over a highlight also its note and Delete.

    It says what was asked for and changes nothing itself.
    """

    colour_chosen = Signal(str)
    """A value of ``Colour``."""
    note_asked = Signal()
    tag_asked = Signal()
    copy_asked = Signal()
    """The quote with title, site, date and address."""
    words_asked = Signal()
    """Copy the bare words."""
    search_asked = Signal()
    """Search for these words."""
    credit_asked = Signal()
    """These words name the owner of a picture."""
    delete_asked = Signal()
    """Delete the highlight."""
    body_written = Signal(int, str)
    """The number of the highlight and its note, as it is to be kept."""
    left = Signal()
    """Escape was pressed in it: it is hidden, the focus may go back to the words."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("Selected words"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._theme = theme
        self._view = parent
        self._mark: Annotation | None = None
        self._written = False
        """Whether its note was changed here since the highlight was clicked."""
        self.waiting = False
        """Hidden only because its words are out of sight."""
        self._swatches = [
            Swatch(theme, colour, key=str(key), parent=self) for key, colour in enumerate(Colour, 1)
        ]
        self.note = NoteField(theme, self.tr("Note on the highlight"), self)
        self.note.setPlaceholderText(self.tr("Note"))
        self._make()
        Shadow(theme, self)
        self.hide()

    def offer(self, colour: Colour, *, in_text: bool, credit: bool = False) -> None:
        """Get ready for selected words; outside the article's text they can only be copied.

        ``credit``: whether there are pictures whose owner the words may name.
        """
        self._credit_action.setVisible(credit)
        self._arrange(colour, in_text=in_text, mark=None)

    def show_mark(self, mark: Annotation) -> None:
        """Get ready for a highlight that was clicked."""
        self._credit_action.setVisible(False)
        if self._mark is None or self._mark.annotation != mark.annotation:
            self._written = False
            self._saved.hide()
        self._arrange(mark.colour, in_text=True, mark=mark)
        self.note.set_words(mark.body)

    @property
    def mark(self) -> Annotation | None:
        """The highlight it stands beside; None beside selected words."""
        return self._mark

    def put(self, boxes: list[QRect]) -> None:
        """Show it beside ``boxes``, in the coordinates of its parent; hide it without room."""
        self.adjustSize()
        place = popup_place(self.size(), boxes, self._view.rect())
        self.waiting = place is None
        if place is None:
            self.hide()
            return
        self.move(place)
        self.show()
        self.raise_()

    def dismiss(self) -> None:
        """Hide it for good: it is no longer about anything."""
        self.hide()
        self.waiting = False
        self._mark = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed is kept."""
        super().hideEvent(event)
        self.note.flush()

    def _close(self) -> None:
        self.dismiss()
        self.left.emit()

    def _write(self, body: str) -> None:
        if self._mark is not None:
            self._written = True
            self._saved.hide()
            self.body_written.emit(self._mark.annotation, body)

    def _say_kept(self) -> None:
        if self._written and self._saved.isHidden() and self._mark is not None:
            self._saved.show()
            if self.isVisible():
                self.adjustSize()

    def _make(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(4)
        for swatch in self._swatches:
            swatch.clicked.connect(partial(self._choose, swatch.colour))
            bar.addWidget(swatch)
        self._note_button = self._button("message-square", self.tr("Note"), "N", self.note_asked)
        self._tag_button = self._button("tag", self.tr("Tag"), "T", self.tag_asked)
        self._copy = IconButton(self._theme, "copy", self.tr("Copy quote with source"), self)
        self._copy.clicked.connect(self.copy_asked)
        self._delete = IconButton(self._theme, "trash-2", self.tr("Delete highlight"), self)
        self._delete.clicked.connect(self.delete_asked)
        self._more = IconButton(self._theme, "ellipsis", self.tr("More"), self)
        self._more.setMenu(self._menu())
        self._more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self._line = QFrame(self)
        self._line.setObjectName("rule")
        self._line.setFixedSize(1, 20)
        bar.addSpacing(4)
        bar.addWidget(self._line)
        for button in (self._note_button, self._tag_button, self._copy, self._delete, self._more):
            bar.addWidget(button)
        bar.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 4, 8, 4)
        whole.setSpacing(4)
        whole.addLayout(bar)
        whole.addWidget(self.note)
        self.note.setMinimumWidth(_NOTE_WIDTH)
        self._saved = words(self.tr("✓ Saved"), "faint", wrap=False)
        self._saved.hide()
        whole.addWidget(self._saved)
        self.note.written.connect(self._write)
        self.note.kept.connect(self._say_kept)
        self.note.left.connect(self._close)

    def _button(self, icon: str, name: str, key: str, asked: SignalInstance) -> HintButton:
        button = HintButton(self._theme, name, icon_name=icon, kind="bare", hint=key)
        button.clicked.connect(asked)
        return button

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Copy the words alone")).triggered.connect(self.words_asked)
        menu.addAction(self.tr("Search for this")).triggered.connect(self.search_asked)
        self._credit_action = menu.addAction(self.tr("Set as owner of a picture…"))
        self._credit_action.triggered.connect(self.credit_asked)
        return menu

    def _choose(self, colour: Colour) -> None:
        self.colour_chosen.emit(str(colour))

    def _arrange(self, colour: Colour, *, in_text: bool, mark: Annotation | None) -> None:
        self.note.flush()  # of the highlight it stood beside until now
        self._mark = mark
        for swatch in self._swatches:
            swatch.setVisible(in_text)
            swatch.setChecked(swatch.colour is colour)
        self._line.setVisible(in_text)
        self._note_button.setVisible(in_text and mark is None)
        self._tag_button.setVisible(in_text)
        self._delete.setVisible(mark is not None)
        self.note.setVisible(mark is not None)
