"""Marks what was searched for in the open article, and walks from match to match."""

from PySide6.QtCore import QObject

from archive_app.domain.matches import Marks, Spans
from archive_app.domain.query import parse_query
from archive_app.gui.background import Lanes
from archive_app.gui.find_bar import FindBar
from archive_app.gui.reader_panel import ReaderPanel
from archive_app.gui.reader_text_map import TextRange
from archive_app.gui.theme import Theme


class Finding(QObject):
    """The query of the list, or the words of the find bar while it is open."""

    def __init__(self, theme: Theme, lanes: Lanes, reader: ReaderPanel) -> None:
        super().__init__(reader)
        self._lanes, self._reader = lanes, reader
        self.bar = FindBar(theme, reader)
        self._query = ""
        self._words = ""
        self._spans: Spans = ()
        self._at = 0
        self.bar.typed.connect(self._look_for)
        self.bar.stepped.connect(self.step)
        self.bar.closed.connect(self._done)

    def set_query(self, text: str) -> None:
        """Mark the words of this query in the text; an empty one marks nothing."""
        if text != self._query:
            self._query = text
            self.refresh()

    def ask(self) -> None:
        """Open the field to look for words in this article only."""
        self.bar.ask()

    def step(self, by: int) -> None:
        """Go to the next match or the one before, round the end."""
        if self._spans:
            count = len(self._spans)
            self._at = (self._at + by - 1) % count + 1 if self._at or by > 0 else count
            self._reader.show_words(*self._spans[self._at - 1])
            self.bar.tell(self._at, count)

    def refresh(self) -> None:
        """Look again: another article, or other words."""
        opened = self._reader.opened
        text = self._words or self._query
        if opened is None or not text:
            self._show(())
            return
        body = opened.content.text
        self._lanes.reading.overtake("matches", lambda _: _spans(text, body), self._show)

    def _show(self, spans: Spans) -> None:
        self._spans, self._at = spans, 0
        self._reader.set_matches([TextRange(start, end) for start, end in spans])
        self.bar.tell(0, len(spans))

    def _look_for(self, typed: str) -> None:
        words = typed.replace('"', " ").strip()
        self._words = f'"{words}"' if words else ""
        self.refresh()

    def _done(self) -> None:
        self._words = ""
        self._reader.setFocus()
        self.refresh()


def _spans(query: str, text: str) -> Spans:
    return Marks(parse_query(query, typing=True).sought).spans(text)
