"""Choosing an article's text on its saved page: reads the page, and writes what was chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archive_app.domain.article import ChosenText, PagePiece
from archive_app.domain.changes import Changes
from archive_app.domain.errors import ArchiveError
from archive_app.domain.library import OpenArticle
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.handling import Handling
from archive_app.gui.reader_panel import ReaderPanel

if TYPE_CHECKING:  # imported where it is used: seldom, and not for the first paint
    from archive_app.store.archive import Archive


class Choosing(QObject):
    """Pages are read on the network pool's threads, in a process of their own."""

    def __init__(
        self, lanes: Lanes, commands: Commands, reader: ReaderPanel, handling: Handling
    ) -> None:
        super().__init__(reader)
        self._lanes, self._reader, self._handling = lanes, reader, handling
        self._shown: tuple[int, int] | None = None
        """Article and version whose words are offered."""
        commands.on("text.choose", self.begin)
        reader.notice.choose_asked.connect(self.begin)
        reader.notice.revert_asked.connect(self.revert)
        self._connected = False

    def begin(self) -> None:
        """Offer all words of the page that the open article was read from."""
        opened = self._reader.opened
        if opened is None:
            return
        self._shown = shown = (opened.article, opened.version)
        self._reader.show_chooser()
        self._connect()
        library = self._lanes.library

        def work() -> tuple[PagePiece, ...]:
            from archive_app.actions.choose_text import page_pieces

            return page_pieces(library, *shown)

        def done(pieces: tuple[PagePiece, ...]) -> None:
            if self._shown == shown:
                self._reader.chooser.show_pieces(pieces)

        self._lanes.network.run(work, done, self._failed)

    def end(self) -> None:
        """The article again, as it was."""
        self._shown = None
        self._reader.hide_chooser()

    def show_article(self, opened: OpenArticle | None) -> None:
        """Another article ends the choosing."""
        if self._shown is not None and (opened is None or opened.article != self._shown[0]):
            self.end()

    def revert(self) -> None:
        """Show the text again that extraction found; the toast brings the choice back."""
        opened = self._reader.opened
        if opened is not None:
            self._write(opened.article, None)

    def _connect(self) -> None:
        if not self._connected:
            self._connected = True
            self._reader.chooser.chosen.connect(self._choose)
            self._reader.chooser.closed.connect(self.end)

    def _choose(self, lines: tuple[int, ...]) -> None:
        shown, library = self._shown, self._lanes.library
        if shown is None:
            return

        def work() -> ChosenText:
            from archive_app.actions.choose_text import text_of_lines

            return text_of_lines(library, *shown, lines)

        self._reader.chooser.wait()
        self._lanes.network.run(work, lambda text: self._write(shown[0], text), self._failed)

    def _write(self, article: int, text: ChosenText | None) -> None:
        said = self.tr("Text taken back") if text is None else self.tr("Text chosen")

        def work(archive: "Archive") -> Changes:
            from archive_app.actions.choose_text import choose

            return choose(archive, article, text)

        def done(changes: Changes) -> None:
            self.end()
            self._handling.say_done(said, changes)

        self._lanes.change(work, done)

    def _failed(self, error: ArchiveError) -> None:
        self.end()
        self._lanes.failed.emit(error)
