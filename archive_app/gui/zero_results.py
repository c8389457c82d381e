"""Looks for a way on where a search finds nothing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archive_app.domain.findings import Meant, Relaxed
from archive_app.gui.article_model import today
from archive_app.gui.article_panel import ArticlePanel
from archive_app.gui.navigation import Navigation

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.store.archive import Archive


class ZeroResults(QObject):
    """Asks, beside the search, what it finds without one clause, and what was perhaps meant."""

    def __init__(self, panel: ArticlePanel, navigation: Navigation) -> None:
        super().__init__(panel)
        self._panel, self._navigation = panel, navigation
        panel.model.answered.connect(self._answered)

    def _answered(self) -> None:
        shown = self._panel.model.shown
        place = self._navigation.place
        if self._panel.model.rowCount() or place.kind != "search" or shown.text != place.query:
            return
        day = today()

        def work(archive: "Archive") -> tuple[tuple[Relaxed, ...], Meant | None]:
            search = archive.search
            relaxed = search.relaxed(shown.text, day, typing=shown.typing)
            return relaxed, search.meant(shown.text, day, typing=shown.typing)

        def done(answer: tuple[tuple[Relaxed, ...], Meant | None]) -> None:
            if self._panel.model.asked == shown and not self._panel.model.rowCount():
                self._panel.empty.offer(*answer)

        self._navigation.lanes.counting.overtake("relaxed", work, done)
