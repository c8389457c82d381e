"""Every highlight and note of the article as cards, its tags, and the note on the whole."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from archive_app.domain.annotation import Anchor, Annotation
from archive_app.domain.library import OpenArticle
from archive_app.gui.article_note import ArticleNote
from archive_app.gui.inspector_parts import SIDE, Tab, words
from archive_app.gui.note_card import NoteCard
from archive_app.gui.note_finder import NoteFinder, tags_of
from archive_app.gui.tag_chips import TagsSection
from archive_app.gui.theme import Theme

_ABOVE = 2
"""What stands above the cards in their column."""
_AT_ONCE = 12
"""Cards that are made at once: as many as are in sight."""
_A_STEP = 4
"""Cards that are made in one event, of 2 ms each."""


class NotesTab(Tab):
    """Cards in the order of the text; notes whose words were not found again come first."""

    mark_chosen = Signal(int)
    """The annotation whose words are to be shown in the reader."""
    note_written = Signal(int, str)
    """Annotation and note, as it is to be kept."""
    mark_tags_written = Signal(int, object)
    """Annotation and all its tags, a tuple of str."""
    known_wanted = Signal()
    """A tag field is open and wants the library's tags (``set_known``)."""
    delete_requested = Signal(int)
    """Annotation to be deleted."""
    move_wanted = Signal(int, object)
    """A lost annotation and the ``Anchor`` that it is to have."""
    keep_wanted = Signal(int)
    """A lost annotation that is to stay so."""
    passage_wanted = Signal(int, int)
    """Where the offered passage begins and ends: the reader is to show it."""
    tag_opened = Signal(str)
    """A tag of an annotation was clicked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("Notes"))
        self._theme = theme
        self._cards: dict[int, NoteCard] = {}
        self._annotations: tuple[Annotation, ...] = ()
        self._making = QTimer(self, singleShot=True, interval=0)
        self._making.timeout.connect(self._make_more)
        self.finder = NoteFinder(theme)
        self.finder.changed.connect(self._filter)
        self.padded().addWidget(self.finder)
        self.column.addSpacing(SIDE)
        self._orphan_head = words(self.tr("Not found in this version"), "section")
        self._empty = words(self.tr("Select text in the article to highlight it."), "quiet")
        self._list: QVBoxLayout = self.padded()
        self._list.setSpacing(SIDE)
        self._list.addWidget(self._orphan_head)
        self._list.addWidget(self._empty)
        self.rule()
        self.tags = TagsSection(theme)
        self.padded().addWidget(self.tags)
        self.rule()
        self.note = ArticleNote(theme)
        self.padded().addWidget(self.note)
        self.column.addStretch(1)
        self.show_article(None)

    def show_article(self, opened: OpenArticle | None) -> None:
        """Show the notes of ``opened``; a card that is being edited stays as it is."""
        self._annotations = _in_order(opened.annotations if opened is not None else ())
        self.finder.set_tags(tags_of(self._annotations))
        self.tags.show_tags(opened.tags if opened is not None else ())
        self.note.show_article(opened)
        self._sync()

    def edit(self, number: int) -> bool:
        """Put the cursor into the note of an annotation; False where it is not here."""
        card = self._card(number)
        if card is None:
            return False
        self.ensureWidgetVisible(card)
        card.edit()
        return True

    def edit_tags(self, number: int) -> bool:
        """Open the tag field of an annotation; False where it is not here."""
        card = self._card(number)
        if card is None:
            return False
        self.ensureWidgetVisible(card)
        card.edit_tags()
        return True

    def set_known(self, tags: Sequence[str]) -> None:
        """The library's tags, most used first."""
        self.tags.field.set_known(tags)
        for card in self._cards.values():
            card.set_known(tags)

    def show_card(self, number: int) -> None:
        """Bring the card of an annotation into view."""
        if (card := self._card(number)) is not None:
            self.ensureWidgetVisible(card)

    def offer(self, number: int, anchor: Anchor | None) -> None:
        """Offer ``anchor`` as the new place of a lost annotation; None offers nothing."""
        card = self._card(number)
        if card is not None and (anchor is None or card.annotation.orphan):
            card.offer.offer(anchor)

    def cards(self) -> list[NoteCard]:
        """The cards that are shown, in order."""
        known = (self._cards.get(each.annotation) for each in self._annotations)
        return [card for card in known if card is not None and not card.isHidden()]

    def showEvent(self, event: QShowEvent) -> None:
        """What was not made while nobody saw it follows now."""
        super().showEvent(event)
        self._making.start()

    def _sync(self) -> None:
        """Make one card for each annotation, in order; known cards stay the same widgets."""
        wanted = {each.annotation for each in self._annotations}
        for number in set(self._cards) - wanted:
            gone = self._cards.pop(number)
            gone.flush()
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        place = _ABOVE
        for annotation in self._annotations:
            card = self._cards.get(annotation.annotation)
            if card is None:
                continue
            if card.annotation != annotation:
                card.show_annotation(annotation)
            card.say_time()
            if self._list.indexOf(card) != place:
                self._list.insertWidget(place, card)
            place += 1
        self._make_more(_AT_ONCE)
        self._filter()

    def _make_more(self, count: int = _A_STEP) -> None:
        """Make the next ``count`` cards; the rest follow piece by piece.

        All 300 of an article that is marked throughout would hold the window for half a second.
        """
        missing = [one for one in self._annotations if one.annotation not in self._cards]
        for annotation in missing[:count]:
            place = sum(one.annotation in self._cards for one in self._before(annotation))
            card = self._make(annotation)
            self._list.insertWidget(_ABOVE + place, card)
            card.setVisible(self.finder.filter.fits(annotation))
        if missing[count:] and self.isVisible():
            self._making.start()

    def _before(self, annotation: Annotation) -> tuple[Annotation, ...]:
        return self._annotations[: self._annotations.index(annotation)]

    def _card(self, number: int) -> NoteCard | None:
        """The card of an annotation, made where its turn has not come; None where it is none."""
        wanted = any(each.annotation == number for each in self._annotations)
        while wanted and number not in self._cards:
            self._make_more()
        return self._cards.get(number)

    def _make(self, annotation: Annotation) -> NoteCard:
        card = NoteCard(self._theme, annotation)
        card.chosen.connect(self.mark_chosen)
        card.written.connect(self.note_written)
        card.tags_written.connect(self.mark_tags_written)
        card.known_wanted.connect(self.known_wanted)
        card.delete_requested.connect(self.delete_requested)
        card.tag_opened.connect(self.tag_opened)
        card.move_wanted.connect(self.move_wanted)
        card.keep_wanted.connect(self.keep_wanted)
        card.passage_wanted.connect(self.passage_wanted)
        self._cards[annotation.annotation] = card
        return card

    def _filter(self) -> None:
        wanted = self.finder.filter
        for card in self._cards.values():
            card.setVisible(wanted.fits(card.annotation))
        self._empty.setVisible(not self._annotations)
        self._orphan_head.setVisible(any(each.orphan for each in self._annotations))


def _in_order(annotations: Sequence[Annotation]) -> tuple[Annotation, ...]:
    return tuple(
        sorted(annotations, key=lambda each: (not each.orphan, each.anchor.start, each.annotation))
    )
