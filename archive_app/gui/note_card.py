"""One highlight or note as a card: quote, words of the person, tags and time."""

from collections.abc import Sequence
from functools import cached_property
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from archive_app.domain.annotation import Annotation
from archive_app.gui.article_model import today
from archive_app.gui.flow_layout import FlowLayout
from archive_app.gui.highlight_colours import colour_name
from archive_app.gui.inspector_parts import clear, words
from archive_app.gui.move_offer import MoveOffer
from archive_app.gui.note_field import NoteField
from archive_app.gui.reader_wording import recent
from archive_app.gui.tag_chips import TagChip
from archive_app.gui.tag_field import TagField
from archive_app.gui.theme import Theme

_BAR = 3
_CHIP_HEIGHT = 22
_QUOTE_SIZE = 14
"""Logical pixels: smaller than in the article."""
_LONGEST_QUOTE = 240
"""Characters of a quote; the words themselves are one click away."""


class NoteCard(QFrame):
    """Shows an annotation; a click shows its words in the reader, Enter edits its note in place."""

    chosen = Signal(int)
    """The annotation whose words are to be shown."""
    written = Signal(int, str)
    """Annotation and note, as it is to be kept."""
    tags_written = Signal(int, object)
    """Annotation and all its tags, a tuple of str, as they are to be kept."""
    known_wanted = Signal()
    """The tag field is open and wants the library's tags (``set_known``)."""
    delete_requested = Signal(int)
    move_wanted = Signal(int, object)
    """The annotation and the ``Anchor`` that it is to have."""
    keep_wanted = Signal(int)
    """The annotation that is to stay lost."""
    passage_wanted = Signal(int, int)
    """Where the passage begins and ends that is offered as the new place of its words."""
    tag_opened = Signal(str)

    def __init__(self, theme: Theme, annotation: Annotation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._annotation = annotation
        self._mine = False
        self.setObjectName("note_card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._quote = words("", "quiet_body")
        self._quote.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._body = words("")
        self._body.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._foot = QWidget(self)
        self._flow = FlowLayout(self._foot, gap=6)
        self._time = words("", "faint", wrap=False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(15, 2, 0, 2)
        self._column.setSpacing(3)
        for part in (self._quote, self._body, self._foot):
            self._column.addWidget(part)
        theme.changed.connect(self._colour)
        theme.colours_named.connect(self._say_name)
        self._colour()
        self.show_annotation(annotation)

    @property
    def annotation(self) -> Annotation:
        """What is shown."""
        return self._annotation

    @cached_property
    def field(self) -> NoteField:
        """The note as it is typed; made with the first use, as what follows: few cards need it."""
        field = NoteField(self._theme, self.tr("Note"), self)
        field.hide()
        field.set_words(self._annotation.body)
        field.written.connect(self._write)
        field.kept.connect(self.say_time)
        field.left.connect(self.setFocus)
        field.rested.connect(self._close)
        self._column.insertWidget(self._column.indexOf(self._body) + 1, field)
        return field

    @cached_property
    def offer(self) -> MoveOffer:
        """Where the words of a lost note may have gone."""
        offer = MoveOffer(self._theme, self)
        offer.moved.connect(
            lambda: self.move_wanted.emit(self._annotation.annotation, offer.anchor)
        )
        offer.kept.connect(lambda: self.keep_wanted.emit(self._annotation.annotation))
        offer.shown.connect(self.passage_wanted)
        self._column.insertWidget(self._column.indexOf(self._foot), offer)
        return offer

    @cached_property
    def _tags(self) -> TagField:
        tags = TagField(self._theme)
        tags.hide()
        tags.changed.connect(lambda: self.tags_written.emit(self._annotation.annotation, tags.tags))
        tags.line.installEventFilter(self)
        self._column.insertWidget(self._column.indexOf(self._foot), tags)
        return tags

    def show_annotation(self, annotation: Annotation) -> None:
        """Show it anew; what is being typed stays."""
        self._annotation = annotation
        if not annotation.orphan and self._has("offer"):
            self.offer.offer(None)
        quote = annotation.anchor.exact
        short = quote if len(quote) <= _LONGEST_QUOTE else f"{quote[: _LONGEST_QUOTE - 1]}…"
        self._quote.say(short)
        self._body.say(annotation.body)
        if self._has("field"):
            self.field.set_words(annotation.body)
        self._show_parts(editing=self._editing)
        self._fill_foot()
        self._say_name()
        self.update()

    def _say_name(self) -> None:
        quote = self._quote.words
        colour = colour_name(self._theme, self._annotation.colour)
        name = self.tr("{colour} highlight: {quote}. {note}")
        self.setAccessibleName(name.format(colour=colour, quote=quote, note=self._annotation.body))

    def flush(self) -> None:
        """Tell the note now if it has not been told."""
        if self._has("field"):
            self.field.flush()

    def edit(self) -> None:
        """Open the note for typing."""
        self._show_parts(editing=True)
        self.field.setFocus()
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def edit_tags(self) -> None:
        """Open the field for the tags of the note."""
        self._tags.set_tags(self._annotation.tags)
        self._tags.show()
        self._foot.hide()
        self._tags.setFocus()
        self.known_wanted.emit()

    def set_known(self, tags: Sequence[str]) -> None:
        """The library's tags, most used first."""
        if self._has("_tags"):
            self._tags.set_known(tags)

    def showEvent(self, event: QShowEvent) -> None:
        """What was added while it was out of sight gets its room."""
        super().showEvent(event)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape in the tag field closes it and never adds."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and cast("QKeyEvent", event).key() == Qt.Key.Key_Escape:
            self._leave_tags()
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar in the highlight's colour, and a ring when the card has the focus."""
        painter = QPainter(self)
        mark = self._theme.colour(f"annotation_mark.{self._annotation.colour}")
        left = self.width() - _BAR if self.isRightToLeft() else 0
        painter.fillRect(left, 0, _BAR, self.height(), mark)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRect(self.rect().adjusted(6, 1, -1, -1))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the note edits it, elsewhere it shows the words in the reader."""
        if self._body.geometry().contains(event.position().toPoint()) and self._body.isVisible():
            self.edit()
        else:
            self.chosen.emit(self._annotation.annotation)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit."""
        self.edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, t tags, Space shows the words, Delete deletes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit()
        elif event.key() == Qt.Key.Key_T:
            self.edit_tags()
        elif event.key() == Qt.Key.Key_Space:
            self.chosen.emit(self._annotation.annotation)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit(self._annotation.annotation)
        else:
            super().keyPressEvent(event)

    def _write(self, text: str) -> None:
        self._mine = True
        self._time.say("")
        self.written.emit(self._annotation.annotation, text)

    def _leave_tags(self) -> None:
        self._tags.hide()
        self._foot.show()
        self.setFocus()

    def _close(self) -> None:
        self._show_parts(editing=False)

    def _has(self, part: str) -> bool:
        """Whether a part that is made with its first use is there."""
        return part in self.__dict__

    @property
    def _editing(self) -> bool:
        return self._has("field") and self.field.isVisibleTo(self)

    def _show_parts(self, *, editing: bool) -> None:
        if editing or self._has("field"):
            self.field.setVisible(editing)
        self._body.setVisible(not editing and bool(self._annotation.body))

    def _fill_foot(self) -> None:
        clear(self._flow)
        for tag in self._annotation.tags:
            chip = TagChip(self._theme, tag, self._foot)
            chip.opened.connect(self.tag_opened)
            self._flow.addWidget(chip)
            chip.show()
        self._time = words("", "faint", wrap=False)
        if self._annotation.tags:
            self._time.setFixedHeight(_CHIP_HEIGHT)
        self._flow.addWidget(self._time)
        self._time.show()
        self._flow.addItem(QSpacerItem(0, 0))  # FlowLayout stretches its last item
        self.say_time()

    def say_time(self) -> None:
        """When it was written, or that it is saved while it is being typed."""
        if self._mine and self._editing:
            self._time.say(self.tr("✓ Saved"))
        else:
            self._time.say(recent(self._annotation.modified, today()))

    def _colour(self) -> None:
        font = self._theme.font("reader.body")
        font.setPixelSize(_QUOTE_SIZE)
        self._quote.setFont(font)
        self.update()
