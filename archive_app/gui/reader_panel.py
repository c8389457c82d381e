"""The pane of the open article: toolbar, column, the bar beside selected words, empty state."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFrame, QLabel, QStackedLayout, QVBoxLayout, QWidget

from archive_app.domain.annotation import Annotation, Colour
from archive_app.domain.library import OpenArticle, VersionRow
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.overlay_scroll import OverlayScroll
from archive_app.gui.pictures_loader import PicturesLoader, Wanted
from archive_app.gui.reader import Reader
from archive_app.gui.reader_preview import LinkPreview
from archive_app.gui.reader_style import STEPS
from archive_app.gui.reader_text_map import TextRange
from archive_app.gui.reader_toolbar import ReaderToolbar
from archive_app.gui.reader_wording import quote_with_source
from archive_app.gui.selection_popup import SelectionPopup
from archive_app.gui.theme import Theme

_SETTLE = 60
"""Milliseconds without scrolling or resizing until pictures are asked for."""


class ReaderPanel(QFrame):
    """Shows one article and tells, in plain values, what the person asked of it.

    Offsets count code points of ``Article.text``; annotations and versions go by number.
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
    picture_opened = Signal(int)
    """Position in ``Article.pictures`` of the picture that was clicked."""
    leave_requested = Signal(str)
    """An address to be opened outside; to be confirmed, it leaves the program."""
    search_requested = Signal(str)
    """Words to be searched for."""
    version_requested = Signal(int)
    """Another version of the article that is open."""
    next_requested = Signal()
    """The end was read; the next article is wanted."""
    previous_requested = Signal()
    """The same backwards."""
    left = Signal()
    """Escape, with nothing left to close here: the focus may go back to the list."""
    percent_changed = Signal(int)
    """The person chose another text size; to be kept in the settings."""

    def __init__(
        self, theme: Theme, commands: Commands, lanes: Lanes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reader_panel")
        self._theme = theme
        self._commands = commands
        self._lanes = lanes
        self._opened: OpenArticle | None = None
        self._annotations: tuple[Annotation, ...] = ()
        self._at: int | None = None
        """The annotation that [ and ] go on from."""
        self.last_colour = Colour.YELLOW
        """The colour that N and T use: the one chosen last."""
        self.toolbar = ReaderToolbar(theme, commands, self)
        self.reader = Reader(theme, self)
        self.popup = SelectionPopup(theme, self.reader.viewport())
        self._pictures = PicturesLoader(lanes, self)
        self._address = LinkPreview(theme, self.reader)
        OverlayScroll(self.reader)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._lay_out()
        self._connect_reader()
        self._connect_popup()
        self._connect_commands()
        self.show_article(None)

    @property
    def opened(self) -> OpenArticle | None:
        """What is shown."""
        return self._opened

    def show_article(self, opened: OpenArticle | None) -> None:
        """Show ``opened``, or that nothing is open."""
        known, self._opened = self._opened, opened
        same = known is not None and opened is not None and known.article == opened.article
        self._annotations = _in_order(opened.annotations if opened is not None else ())
        if not same:
            self._at = None
            self.popup.dismiss()
        self.toolbar.show_article(opened)
        self._pictures.open(opened)
        self.reader.show_article(opened)
        self._stack.setCurrentIndex(0 if opened is None else 1)
        self._commands.allow("words", when=self.reader.chosen() is not None)
        self._follow_mark()
        if opened is not None:
            self._ask_versions(opened)
        self._settle.start()

    def choose_picture(self, position: int | None) -> None:
        """Outline a picture and bring it into view."""
        self.reader.choose_picture(position, scroll=True)

    def show_words(self, start: int, end: int) -> None:
        """Bring words of the text into view."""
        self.reader.scroll_to(TextRange(start, end))

    def open_mark(self, number: int) -> None:
        """Show the bar and the note of a highlight beside it."""
        mark = self._mark(number)
        if mark is None or mark.orphan:
            return
        self._at = number
        self.popup.show_mark(mark)
        self._put_popup()
        self.mark_opened.emit(number)

    def set_matches(self, places: Sequence[TextRange]) -> None:
        """Mark what a search found in the text."""
        self.reader.set_matches(places)

    def set_percent(self, percent: int) -> None:
        """Show the text in this size, as kept in the settings."""
        self.reader.set_percent(percent)
        self.toolbar.set_percent(self.reader.percent)

    def tag_words(self) -> bool:
        """Ask for tags of the selected words; False where none of the text is selected."""
        return self._ask(self.tag_requested)

    def shut(self) -> None:
        """End the thread and process that read pictures."""
        self._pictures.close()

    def _lay_out(self) -> None:
        self._empty = QLabel(self.tr("Choose an article to read it."), self)
        self._empty.setObjectName("quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        body = QWidget(self)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.reader)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(body, 1)
        self.setFocusProxy(self.reader)
        self.toolbar.set_percent(self.reader.percent)

    def _connect_reader(self) -> None:
        reader = self.reader
        reader.words_chosen.connect(self._offer)
        reader.words_dropped.connect(self._drop)
        reader.pressed.connect(self.popup.dismiss)
        reader.mark_opened.connect(self.open_mark)
        reader.picture_opened.connect(self.picture_opened)
        reader.link_followed.connect(self.leave_requested)
        reader.link_hovered.connect(self._address.preview)
        reader.read_on.connect(self.next_requested)
        reader.read_back.connect(self.previous_requested)
        reader.column_changed.connect(lambda _: self._settle.start())
        reader.verticalScrollBar().valueChanged.connect(lambda _: self._scrolled())
        self._settle.timeout.connect(self._want_pictures)
        self._pictures.arrived.connect(self._show_picture)

    def _connect_popup(self) -> None:
        popup = self.popup
        popup.colour_chosen.connect(self._colour)
        popup.note_asked.connect(lambda: self._ask(self.note_requested))
        popup.tag_asked.connect(self._tag)
        popup.copy_asked.connect(self.copy_quote)
        popup.words_asked.connect(self._copy_words)
        popup.search_asked.connect(lambda: self.search_requested.emit(self._words()))
        popup.delete_asked.connect(self._delete)
        popup.body_written.connect(self.note_written)
        self.reader.escaped.connect(self._escape)
        popup.left.connect(self.reader.setFocus)

    def _connect_commands(self) -> None:
        self._commands.attach(self.reader)
        for colour in Colour:
            self._commands.on(f"highlight.{colour}", partial(self._colour, colour))
        self._commands.on("highlight.note", lambda: self._ask(self.note_requested))
        self._commands.on("quote.copy", self.copy_quote)
        self._commands.on("note.next", lambda: self._walk(1))
        self._commands.on("note.previous", lambda: self._walk(-1))
        self._commands.on("reader.larger", lambda: self._step(1))
        self._commands.on("reader.smaller", lambda: self._step(-1))
        self._commands.on("reader.reset", lambda: self._choose_percent(100))
        self.toolbar.percent_asked.connect(self._choose_percent)
        self.toolbar.version_asked.connect(self.version_requested)

    def copy_quote(self) -> None:
        """Put the selected words with title, site, date and address on the clipboard."""
        words = self._words()
        if words and self._opened is not None:
            QGuiApplication.clipboard().setText(quote_with_source(words, self._opened))
        self.popup.dismiss()

    def _copy_words(self) -> None:
        QGuiApplication.clipboard().setText(self._words())
        self.popup.dismiss()

    def _words(self) -> str:
        """What is selected, or the words of the highlight whose bar is shown."""
        mark = self.popup.mark
        if mark is not None and not self.reader.textCursor().hasSelection():
            return mark.anchor.exact
        place = self.reader.chosen()
        if place is None or self._opened is None:
            return self.reader.textCursor().selectedText().replace("\u2029", "\n").strip()
        return self._opened.content.text[place.start : place.end]

    def _offer(self) -> None:
        in_text = self.reader.chosen() is not None
        self.popup.offer(self.last_colour, in_text=in_text)
        self._commands.allow("words", when=in_text)
        self._put_popup()

    def _drop(self) -> None:
        if self.popup.mark is None:
            self.popup.dismiss()
            self._commands.allow("words", when=False)

    def _put_popup(self) -> None:
        self.popup.put(self._popup_boxes())
        self._commands.allow("words", when=bool(self.popup.mark or self.reader.chosen()))

    def _popup_boxes(self) -> list[QRect]:
        """The words that the bar stands beside."""
        mark = self.popup.mark
        if mark is not None:
            return self.reader.boxes(TextRange(mark.anchor.start, mark.anchor.end))
        return self.reader.selection_boxes()

    def _scrolled(self) -> None:
        if self.popup.isVisible() or self.popup.waiting:
            self._put_popup()
        self._settle.start()

    def _ask(self, wanted: SignalInstance) -> bool:
        place = self.reader.chosen()
        if place is None:
            return False
        self.popup.dismiss()
        self.reader.drop_selection()
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

    def _escape(self) -> None:
        if self.popup.isVisible():
            self.popup.dismiss()
        elif self.reader.textCursor().hasSelection():
            self.reader.drop_selection()
        else:
            self.left.emit()

    def _walk(self, step: int) -> None:
        """Go to the next or previous highlight in the order of the text, round the end."""
        marks = [each for each in self._annotations if not each.orphan]
        if not marks:
            return
        numbers = [each.annotation for each in marks]
        if self._at in numbers:
            index = (numbers.index(self._at) + step) % len(marks)
        else:
            index = 0 if step > 0 else len(marks) - 1
        anchor = marks[index].anchor
        self.reader.scroll_to(TextRange(anchor.start, anchor.end))
        self.open_mark(marks[index].annotation)

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

    def _step(self, step: int) -> None:
        index = STEPS.index(self.reader.percent) + step
        self._choose_percent(STEPS[min(max(index, 0), len(STEPS) - 1)])

    def _choose_percent(self, percent: int) -> None:
        self.set_percent(percent)
        self.percent_changed.emit(self.reader.percent)

    def _ask_versions(self, opened: OpenArticle) -> None:
        if opened.versions < 2:
            return
        number = opened.article

        def done(rows: Sequence[VersionRow]) -> None:
            if self._opened is not None and self._opened.article == number:
                self.toolbar.set_versions(rows, self._opened.version)

        self._lanes.reading.overtake(
            "reader.versions", lambda archive: archive.articles.versions(number), done
        )

    def _want_pictures(self) -> None:
        ratio = self.devicePixelRatioF()
        for figure in self.reader.pictures_near():
            stored = figure.stored
            if stored.picture is not None:
                box = figure.box(self.reader.column)
                self._pictures.want(Wanted(stored.position, stored.picture, box, ratio))

    def _show_picture(self, position: int, picture: QImage) -> None:
        self.reader.set_picture(position, picture)


def _in_order(annotations: Sequence[Annotation]) -> tuple[Annotation, ...]:
    return tuple(sorted(annotations, key=lambda each: (each.anchor.start, each.annotation)))
