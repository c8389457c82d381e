"""Fills the list of all notes, and opens the article where one of them stands."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archive_app.domain.changes import Changes, Touched
from archive_app.domain.library import NoteRow, OpenArticle
from archive_app.gui.annotating import Annotating
from archive_app.gui.destinations import ALL, Destination
from archive_app.gui.inspector_panel import NOTES
from archive_app.gui.navigation import Navigation
from archive_app.gui.note_finder import tags_of
from archive_app.gui.panes import Panes

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.gui.notes_view import NotesView
    from archive_app.store.archive import Archive


class Noting(QObject):
    """Asks when the list comes to the front, when it is narrowed, and when notes changed."""

    def __init__(self, navigation: Navigation, panes: Panes, annotating: Annotating) -> None:
        super().__init__(panes)
        self._navigation, self._panes = navigation, panes
        self._wanted: tuple[int, int] | None = None
        """Article and annotation that are on their way to be shown."""
        panes.notes_page.once_made(self._connect_notes)
        navigation.went.connect(self._went)
        navigation.lanes.changed.connect(self._changed)
        annotating.shown.connect(self._show_mark)

    def _connect_notes(self, notes: "NotesView") -> None:
        notes.asked.connect(self._ask)
        notes.opened.connect(self._open)

    def _went(self, place: Destination) -> None:
        if place.kind == "notes":
            self._ask()

    def _changed(self, changes: Changes) -> None:
        shown = self._navigation.place.kind == "notes"
        if shown and changes.kinds & {Touched.NOTES, Touched.PLACES, Touched.ARTICLES}:
            self._ask()

    def _ask(self) -> None:
        view, wanted = self._panes.notes, self._panes.notes.finder.filter

        def work(archive: "Archive") -> tuple[list[NoteRow], int, set[str]]:
            rows = archive.annotations.all()
            fitting = [row for row in rows if wanted.fits(row.annotation)]
            return fitting, len(rows), tags_of([row.annotation for row in rows])

        def done(answer: tuple[list[NoteRow], int, set[str]]) -> None:
            fitting, count, tags = answer
            view.finder.set_tags(tags)
            view.show_notes(fitting, count)

        self._navigation.lanes.reading.overtake("notes", work, done)

    def _open(self, article: int, annotation: int) -> None:
        self._wanted = (article, annotation)
        self._navigation.go(ALL)
        opened = self._navigation.article
        if opened is not None and opened.article == article:
            self._show_mark(opened)
        else:
            self._navigation.open(article)

    def _show_mark(self, opened: OpenArticle | None) -> None:
        if self._wanted is None or opened is None or opened.article != self._wanted[0]:
            return
        number = self._wanted[1]
        self._wanted = None
        self._panes.inspector.show_tab(NOTES)
        self._panes.inspector.show_note(number)
        self._panes.reader.setFocus()
        self._panes.reader.marking.open_mark(number)
