"""The pane of the open article: toolbar, notice, column, the bars over it, empty state."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedLayout, QVBoxLayout, QWidget

from archive_app.domain.library import OpenArticle, VersionRow
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.marking import Marking
from archive_app.gui.overlay_scroll import OverlayScroll
from archive_app.gui.pictures_loader import PicturesLoader, Wanted
from archive_app.gui.reader import Reader
from archive_app.gui.reader_notice import ReaderNotice
from archive_app.gui.reader_preview import LinkPreview
from archive_app.gui.reader_style import STEPS
from archive_app.gui.reader_text_map import TextRange
from archive_app.gui.reader_toolbar import ReaderToolbar
from archive_app.gui.reading_place import ReadingPlace
from archive_app.gui.return_button import ReturnButton
from archive_app.gui.text_chooser import TextChooser
from archive_app.gui.theme import Theme

_CHOOSER = 2
"""Its place in the stack, behind the empty state and the article."""

_SETTLE = 60
"""Milliseconds without scrolling or resizing until pictures are asked for."""

_SEEN_AGAIN = 40
"""Logical pixels of a page that are still in sight after turning it."""


class ReaderPanel(QFrame):
    """Shows one article and tells, in plain values, what the person asked of it as a whole.

    What is asked of its words, ``marking`` tells.
    """

    picture_opened = Signal(int)
    """Position in ``Article.pictures`` of the picture that was clicked."""
    leave_requested = Signal(str)
    """An address to be opened outside; to be confirmed, it leaves the program."""
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
        self.toolbar = ReaderToolbar(theme, commands, self)
        self.reader = Reader(theme, self)
        self.marking = Marking(theme, commands, self.reader)
        self.notice = ReaderNotice(theme, self)
        self._chooser: TextChooser | None = None
        self._place = ReadingPlace(lanes, self.reader)
        self.pictures = PicturesLoader(lanes, self)
        self._address = LinkPreview(theme, self.reader)
        self.back = ReturnButton(theme, self.reader)
        OverlayScroll(self.reader)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._lay_out()
        self._connect_reader()
        self._connect_commands()
        self.show_article(None)

    @property
    def opened(self) -> OpenArticle | None:
        """What is shown."""
        return self._opened

    @property
    def chooser(self) -> TextChooser:
        """The list of the saved page's words, made when it is first wanted."""
        if self._chooser is None:
            self._chooser = TextChooser(self._theme, self)
            self._stack.addWidget(self._chooser)
        return self._chooser

    def show_article(self, opened: OpenArticle | None) -> None:
        """Show ``opened``, or that nothing is open."""
        self._place.keep()
        self._opened = opened
        self.toolbar.show_article(opened)
        self.pictures.open(opened)
        self.reader.show_article(opened)
        self._place.show_article(opened)
        self.notice.show_article(opened)
        if self._stack.currentIndex() < _CHOOSER or opened is None:
            self._stack.setCurrentIndex(0 if opened is None else 1)
        self.marking.show_article(opened)
        if opened is not None:
            self._ask_versions(opened)
        self._settle.start()

    def choose_picture(self, position: int | None) -> None:
        """Outline a picture and bring it into view."""
        self.reader.choose_picture(position, scroll=True)

    def show_words(self, start: int, end: int) -> None:
        """Bring words of the text into view."""
        self.reader.scroll_to(TextRange(start, end))

    def show_chooser(self) -> None:
        """The words of the saved page in the place of the article; they are on their way."""
        self.chooser.wait()
        self.notice.hide()
        self._stack.setCurrentWidget(self.chooser)
        self.chooser.setFocus()

    def hide_chooser(self) -> None:
        """The article again."""
        self.notice.show_article(self._opened)
        self._stack.setCurrentIndex(0 if self._opened is None else 1)
        self.reader.setFocus()

    def set_matches(self, places: Sequence[TextRange]) -> None:
        """Mark what a search found in the text."""
        self.reader.set_matches(places)

    def page(self, direction: int) -> bool:
        """Scroll a page down (1) or up (-1); False where the text ends there already."""
        bar = self.reader.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + direction * (bar.pageStep() - _SEEN_AGAIN))
        return bar.value() != before

    def set_percent(self, percent: int) -> None:
        """Show the text in this size, as kept in the settings."""
        self.reader.set_percent(percent)
        self.toolbar.set_percent(self.reader.percent)

    def shut(self) -> None:
        """End the thread and process that read pictures."""
        self.pictures.close()

    def hideEvent(self, event: QHideEvent) -> None:
        """The window may be closing: what is known only here is written."""
        super().hideEvent(event)
        self._place.keep()

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
        column.addWidget(self.notice)
        column.addWidget(body, 1)
        self.setFocusProxy(self.reader)
        self.toolbar.set_percent(self.reader.percent)

    def _connect_reader(self) -> None:
        reader = self.reader
        reader.picture_opened.connect(self.picture_opened)
        reader.link_followed.connect(self.leave_requested)
        reader.link_hovered.connect(self._preview)
        reader.jumped.connect(self.back.setVisible)
        self.back.clicked.connect(reader.go_back)
        reader.read_on.connect(self.next_requested)
        reader.read_back.connect(self.previous_requested)
        reader.escaped.connect(self._escape)
        reader.column_changed.connect(lambda _: self._settle.start())
        reader.verticalScrollBar().valueChanged.connect(lambda _: self._scrolled())
        self._settle.timeout.connect(self._want_pictures)
        self.pictures.arrived.connect(reader.set_picture)

    def _connect_commands(self) -> None:
        self._commands.attach(self.reader)
        self._commands.on("reader.larger", lambda: self._step(1))
        self._commands.on("reader.smaller", lambda: self._step(-1))
        self._commands.on("reader.reset", lambda: self._choose_percent(100))
        self._commands.on("reader.caret", self._turn_caret)
        self.toolbar.percent_asked.connect(self._choose_percent)
        self.toolbar.version_asked.connect(self.version_requested)

    def _escape(self) -> None:
        """Back one level: the bar, the selection, reading mode, the list."""
        reading_only = self._commands.action("reader.only")
        if self.marking.escape():
            return
        if reading_only.isChecked():
            reading_only.trigger()
        else:
            self.left.emit()

    def _scrolled(self) -> None:
        self.marking.scrolled()
        self._settle.start()

    def _preview(self, address: str) -> None:
        """Where a link leads; of one within the article the words it leads to."""
        aim = self.reader.aim_of(address)
        if aim is None or self._opened is None:
            self._address.preview(address)
        else:
            text = self._opened.content.text[aim:]
            self._address.say(self.tr("In this article: {words}").format(words=text.split("\n")[0]))

    def _turn_caret(self) -> None:
        self.reader.set_caret(on=self._commands.action("reader.caret").isChecked())
        self.reader.setFocus()

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
                self.pictures.want(Wanted(stored.position, stored.picture, box, ratio))
