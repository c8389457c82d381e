"""Remembers in the library how far each article was read, and nothing else of reading."""

from PySide6.QtCore import QObject, QTimer

from archive_app.domain.library import OpenArticle
from archive_app.gui.background import Lanes
from archive_app.gui.reader import Reader

_RESTED = 800
"""Milliseconds without scrolling until the place is written."""


class ReadingPlace(QObject):
    """Writes the place where scrolling came to rest, and at once when the article is left."""

    def __init__(self, lanes: Lanes, reader: Reader) -> None:
        super().__init__(reader)
        self._lanes, self._reader = lanes, reader
        self._article: int | None = None
        self._kept = 0
        self._is_newest = False
        self._rested = QTimer(self, singleShot=True, interval=_RESTED)
        self._rested.timeout.connect(self.keep)
        reader.verticalScrollBar().valueChanged.connect(lambda _: self._rested.start())

    def show_article(self, opened: OpenArticle | None) -> None:
        """What is read from now on; call ``keep`` before the reader shows it."""
        number = opened.article if opened is not None else None
        if number != self._article:
            self._article = number
            self._kept = opened.reached if opened is not None else 0
        self._is_newest = opened is not None and opened.version >= opened.versions
        self._rested.stop()

    def keep(self) -> None:
        """Write the place of what is shown, if it is another than was written.

        Not of an older version, in whose text the same words stand elsewhere.
        """
        self._rested.stop()
        article, start = self._article, self._reader.top_offset()
        if article is None or not self._is_newest or start == self._kept:
            return
        self._kept = start
        self._lanes.writing.ask(lambda a: a.work.keep_place(article, start), lambda _: None)
