"""Looks where the words of a lost note may have gone, and moves it if the person says so."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archive_app.domain.annotation import Anchor, Annotation
from archive_app.domain.changes import Changes
from archive_app.domain.library import OpenArticle
from archive_app.gui.background import Lanes
from archive_app.gui.handling import Handling
from archive_app.gui.inspector_panel import InspectorPanel
from archive_app.gui.navigation import Navigation
from archive_app.gui.reader_panel import ReaderPanel

if TYPE_CHECKING:  # a tab is imported and made when it is first shown
    from archive_app.gui.notes_tab import NotesTab


class Moving(QObject):
    """Offers one passage for each orphan of the open article; what is kept is not offered again."""

    def __init__(
        self,
        navigation: Navigation,
        inspector: InspectorPanel,
        reader: ReaderPanel,
        handling: Handling,
    ) -> None:
        super().__init__(inspector)
        self._lanes: Lanes = navigation.lanes
        self._inspector, self._reader, self._handling = inspector, reader, handling
        self._version = 0
        self._kept: set[tuple[int, int]] = set()
        """Annotation and version for which the person said Keep since the start."""
        navigation.article_opened.connect(self._look)
        inspector.notes_page.once_made(self._connect)

    def _connect(self, notes: "NotesTab") -> None:
        notes.move_wanted.connect(self._move)
        notes.keep_wanted.connect(self._keep)
        notes.passage_wanted.connect(self._reader.show_words)

    def _look(self, opened: OpenArticle | None) -> None:
        if opened is None:
            return
        self._version = opened.version
        lost = [
            mark
            for mark in opened.annotations
            if mark.orphan and (mark.annotation, opened.version) not in self._kept
        ]
        if not lost or opened.version != opened.versions:
            return
        text = opened.content.text

        def done(found: dict[int, Anchor | None]) -> None:
            for number, anchor in found.items():
                self._inspector.notes.offer(number, anchor)

        self._lanes.counting.overtake("moved", lambda _: _candidates(lost, text), done)

    def _move(self, number: int, anchor: Anchor) -> None:
        version = self._version

        def done(changes: Changes) -> None:
            self._handling.say_done(self.tr("Note moved"), changes)

        self._lanes.change(lambda a: a.annotations.move(number, anchor, version), done)

    def _keep(self, number: int) -> None:
        self._kept.add((number, self._version))
        self._inspector.notes.offer(number, None)


def _candidates(lost: list[Annotation], text: str) -> dict[int, Anchor | None]:
    from archive_app.annotate.anchoring import candidate  # its library is big, and seldom needed

    return {mark.annotation: candidate(mark.anchor, text) for mark in lost}
