"""The bar beside chosen words or a clicked highlight, and what is asked for in it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QRect, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication

from archive_app.domain.annotation import Annotation, Colour
from archive_app.domain.library import OpenArticle
from archive_app.gui.commands import Commands
from archive_app.gui.reader import Reader
from archive_app.gui.reader_text_map import TextRange
from archive_app.gui.reader_wording import quote_with_source
from archive_app.gui.selection_popup import SelectionPopup
from archive_app.gui.theme import Theme


class Marking(QObject):
    """Tells, in plain values, how the person wants words marked; changes nothing itself.

    Offsets count code points of ``Article.text``; annotations go by number.
    """

    highlight_requested = Signal(int, int, str)
    """Start, end and colour of words to highlight."""
    note_requested = Signal(int, int, str)
    """The same, and then the note field is to have the focus."""
    tag_requested = Signal(int, int, str)
    """The same, and then the tag field of the new highlight."""
    recolour_requested = Signal(int, str)
    """Annotation and new colour."""
    note_written = Signal(int, str)
    """Annotation and the text of its note."""
    mark_tag_requested = Signal(int)
    """Annotation whose tags the person wants to edit."""
    delete_requested = Signal(int)
    """Annotation to be deleted."""
    mark_opened = Signal(int)
    """Annotation that is looked at: the notes may show its card."""
    search_requested = Signal(str)
    """Words to be searched for."""
    credit_requested = Signal(str)
    """Words that name the owner of a picture."""

    def __init__(self, theme: Theme, commands: Commands, reader: Reader) -> None:
        super().__init__(reader)
        self._commands, self._reader = commands, reader
        self._opened: OpenArticle | None = None
        self._annotations: tuple[Annotation, ...] = ()
        self._at: int | None = None
        """The annotation that [ and ] go on from."""
        self.last_colour = Colour.YELLOW
        """The colour that N and T use: the one chosen last."""
        self.popup = SelectionPopup(theme, reader.viewport())
        self._connect_reader()
        self._connect_popup()
        self._connect_commands()

    def show_article(self, opened: OpenArticle | None) -> None:
        """What the words belong to from now on; of another article nothing is marked yet."""
        known, self._opened = self._opened, opened
        self._annotations = _in_order(opened.annotations if opened is not None else ())
        if known is None or opened is None or known.article != opened.article:
            self._at = None
            self.popup.dismiss()
        self._commands.allow("words", when=self._reader.chosen() is not None)
        self._follow_mark()

    def open_mark(self, number: int) -> None:
        """Show the bar and the note of a highlight beside it."""
        mark = self._mark(number)
        if mark is None or mark.orphan:
            return
        self._at = number
        if not any(self._reader.viewport().rect().intersects(x) for x in self._boxes_of(mark)):
            self._reader.scroll_to(_place(mark))
        self.popup.show_mark(mark)
        self.follow()
        self.mark_opened.emit(number)

    def tag_words(self) -> bool:
        """Ask for tags of the selected words; False where none of the text is selected."""
        return self._ask(self.tag_requested)

    def copy_quote(self) -> None:
        """Put the selected words with title, site, date and address on the clipboard."""
        words = self._words()
        if words and self._opened is not None:
            QGuiApplication.clipboard().setText(quote_with_source(words, self._opened))
        self.popup.dismiss()

    def follow(self) -> None:
        """Keep the bar beside its words, after they moved."""
        self.popup.put(self._popup_boxes())
        self._commands.allow("words", when=bool(self.popup.mark or self._reader.chosen()))

    def scrolled(self) -> None:
        """The page was scrolled: the bar goes along, or waits where its words are out of sight."""
        if self.popup.isVisible() or self.popup.waiting:
            self.follow()

    def escape(self) -> bool:
        """Close the bar, then drop the selection; False where there is nothing to close."""
        if self.popup.isVisible():
            self.popup.dismiss()
        elif self._reader.textCursor().hasSelection():
            self._reader.drop_selection()
        else:
            return False
        return True

    def _connect_reader(self) -> None:
        reader = self._reader
        reader.words_chosen.connect(self._offer)
        reader.words_dropped.connect(self._drop)
        reader.pressed.connect(self.popup.dismiss)
        reader.mark_opened.connect(self.open_mark)

    def _connect_popup(self) -> None:
        popup = self.popup
        popup.colour_chosen.connect(self._colour)
        popup.note_asked.connect(lambda: self._ask(self.note_requested))
        popup.tag_asked.connect(self._tag)
        popup.copy_asked.connect(self.copy_quote)
        popup.words_asked.connect(self._copy_words)
        popup.search_asked.connect(lambda: self.search_requested.emit(self._words()))
        popup.credit_asked.connect(self._credit)
        popup.delete_asked.connect(self._delete)
        popup.body_written.connect(self.note_written)
        popup.left.connect(self._reader.setFocus)

    def _connect_commands(self) -> None:
        on = self._commands.on
        for colour in Colour:
            on(f"highlight.{colour}", partial(self._colour, colour))
        on("highlight.note", lambda: self._ask(self.note_requested))
        on("quote.copy", self.copy_quote)
        on("note.next", lambda: self._walk(1))
        on("note.previous", lambda: self._walk(-1))

    def _copy_words(self) -> None:
        QGuiApplication.clipboard().setText(self._words())
        self.popup.dismiss()

    def _credit(self) -> None:
        words = " ".join(self._words().split())
        self.popup.dismiss()
        self.credit_requested.emit(words)

    def _words(self) -> str:
        """What is selected, or the words of the highlight whose bar is shown."""
        mark = self.popup.mark
        if mark is not None and not self._reader.textCursor().hasSelection():
            return mark.anchor.exact
        place = self._reader.chosen()
        if place is None or self._opened is None:
            return self._reader.textCursor().selectedText().replace("\u2029", "\n").strip()
        return self._opened.content.text[place.start : place.end]

    def _offer(self) -> None:
        in_text = self._reader.chosen() is not None
        pictures = self._opened is not None and bool(self._opened.pictures)
        self.popup.offer(self.last_colour, in_text=in_text, credit=pictures)
        self._commands.allow("words", when=in_text)
        self.follow()

    def _drop(self) -> None:
        if self.popup.mark is None:
            self.popup.dismiss()
            self._commands.allow("words", when=False)

    def _popup_boxes(self) -> list[QRect]:
        """The words that the bar stands beside."""
        mark = self.popup.mark
        return self._reader.selection_boxes() if mark is None else self._boxes_of(mark)

    def _boxes_of(self, mark: Annotation) -> list[QRect]:
        return self._reader.boxes(_place(mark))

    def _ask(self, wanted: SignalInstance) -> bool:
        place = self._reader.chosen()
        if place is None:
            return False
        self.popup.dismiss()
        self._reader.drop_selection()
        wanted.emit(place.start, place.end, str(self.last_colour))
        return True

    def _colour(self, colour: str) -> None:
        self.last_colour = Colour(colour)
        mark = self.popup.mark
        if mark is not None:
            self.recolour_requested.emit(mark.annotation, str(colour))
        else:
            self._ask(self.highlight_requested)

    def _tag(self) -> None:
        mark = self.popup.mark
        if mark is None:
            self.tag_words()
        else:
            self.popup.dismiss()
            self.mark_tag_requested.emit(mark.annotation)

    def _delete(self) -> None:
        mark = self.popup.mark
        if mark is not None:
            self.popup.dismiss()
            self.delete_requested.emit(mark.annotation)

    def _walk(self, step: int) -> None:
        """Go to the next or previous highlight in the order of the text, round the end."""
        numbers = [each.annotation for each in self._annotations if not each.orphan]
        if not numbers:
            return
        if self._at in numbers:
            index = (numbers.index(self._at) + step) % len(numbers)
        else:
            index = 0 if step > 0 else len(numbers) - 1
        self.open_mark(numbers[index])

    def _follow_mark(self) -> None:
        """The bar of a highlight shows what is now known of it, or goes with it."""
        mark = self.popup.mark
        if mark is None:
            return
        fresh = self._mark(mark.annotation)
        if fresh is None:
            self.popup.dismiss()
        else:
            self.popup.show_mark(fresh)

    def _mark(self, number: int) -> Annotation | None:
        return next((each for each in self._annotations if each.annotation == number), None)


def _place(mark: Annotation) -> TextRange:
    return TextRange(mark.anchor.start, mark.anchor.end)


def _in_order(annotations: Sequence[Annotation]) -> tuple[Annotation, ...]:
    return tuple(sorted(annotations, key=lambda each: (each.anchor.start, each.annotation)))
