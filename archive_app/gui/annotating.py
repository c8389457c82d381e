"""What the person does inside an article: highlights, notes, pictures, versions, links."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal

from archive_app.domain.annotation import Annotation, Colour
from archive_app.domain.changes import Changes
from archive_app.domain.library import OpenArticle
from archive_app.gui.background import Lanes
from archive_app.gui.finding import Finding
from archive_app.gui.handling import Handling
from archive_app.gui.inspector_panel import InspectorPanel
from archive_app.gui.reader_panel import ReaderPanel
from archive_app.gui.toasts import Toast

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.store.archive import Archive


class Annotating(QObject):
    """Carries out what reader and inspector ask for, and shows it in both."""

    search_wanted = Signal(str)
    """Words of the text to be searched for."""

    shown = Signal(object)
    """The ``OpenArticle`` that reader and inspector show now, or None."""

    mark_tags_wanted = Signal(int)
    """The tags of this annotation are to be edited."""

    def __init__(
        self,
        lanes: Lanes,
        reader: ReaderPanel,
        inspector: InspectorPanel,
        handling: Handling,
        finding: Finding,
    ) -> None:
        super().__init__(reader)
        self.finding = finding
        self._lanes, self._reader, self._inspector = lanes, reader, inspector
        self._handling = handling
        marking = reader.marking
        marking.highlight_requested.connect(self._mark)
        marking.note_requested.connect(lambda s, e, c: self._mark(s, e, c, inspector.edit_note))
        marking.tag_requested.connect(
            lambda s, e, c: self._mark(s, e, c, self.mark_tags_wanted.emit)
        )
        marking.recolour_requested.connect(self._recolour)
        marking.note_written.connect(self.write)
        marking.delete_requested.connect(self.delete)
        marking.mark_opened.connect(inspector.show_note)
        marking.mark_tag_requested.connect(self.mark_tags_wanted)
        marking.search_requested.connect(self.search_wanted)
        marking.credit_requested.connect(inspector.name_owner)
        reader.leave_requested.connect(self.offer_to_leave)

    def show_article(self, opened: OpenArticle | None) -> None:
        """Show ``opened`` in reader and inspector, with what the search found in it."""
        self._reader.show_article(opened)
        self._inspector.show_article(opened)
        self.finding.refresh()
        self.shown.emit(opened)

    def annotation(self, number: int) -> Annotation | None:
        """A mark of the open article."""
        opened = self._reader.opened
        marks = opened.annotations if opened is not None else ()
        return next((mark for mark in marks if mark.annotation == number), None)

    def tag_mark(self, annotation: int, tags: tuple[str, ...]) -> None:
        """Give an annotation exactly these tags."""
        self._lanes.change(lambda a: a.annotations.change(annotation, tags=tags))

    def offer_to_leave(self, address: str) -> None:
        """Say that ``address`` leads out of the program, and open it only then."""
        words = self.tr("This link leaves the program: {address}").format(address=address)
        self._handling.offer(
            Toast(words, self.tr("Open"), lambda: self._handling.open_outside(QUrl(address)))
        )

    def _mark(
        self, start: int, end: int, colour: str, then: Callable[[int], object] | None = None
    ) -> None:
        opened = self._reader.opened
        if opened is None:
            return
        number, text = opened.article, opened.content.text

        def work(archive: "Archive") -> tuple[Annotation, Changes]:
            from archive_app.actions.highlight import Mark, highlight

            return highlight(archive, number, (start, end), Mark(Colour(colour)), text)

        def done(answer: tuple[Annotation, Changes]) -> None:
            annotation, changes = answer
            if then is not None:
                self._once_shown(number, lambda: then(annotation.annotation))
            self._reader.version_requested.emit(annotation.version)
            self._lanes.changed.emit(changes)

        self._lanes.writing.ask(work, done)

    def _once_shown(self, number: int, then: Callable[[], object]) -> None:
        """Go to what is new in an article when it is shown afresh."""

        def go(opened: OpenArticle | None) -> None:
            if opened is not None and opened.article == number:
                then()

        self.shown.connect(go, Qt.ConnectionType.SingleShotConnection)

    def _recolour(self, annotation: int, colour: str) -> None:
        self._lanes.change(lambda a: a.annotations.change(annotation, colour=Colour(colour)))

    def write(self, annotation: int, body: str) -> None:
        """Replace the note of an annotation."""
        self._handling.keeping.keep(
            ("annotation", annotation), lambda a: a.annotations.change(annotation, body=body)
        )

    def delete(self, annotation: int) -> None:
        """Delete an annotation; the toast takes it back."""
        words = self.tr("Highlight deleted")
        self._lanes.change(
            lambda a: a.annotations.remove(annotation),
            lambda changes: self._handling.say_done(words, changes),
        )
