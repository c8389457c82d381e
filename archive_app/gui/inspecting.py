"""What the person does in the inspector: tags, notes, decisions, corrections, versions, proof."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal

from archive_app.domain.changes import Changes
from archive_app.domain.errors import ArchiveError
from archive_app.domain.library import Report
from archive_app.domain.rights import Ruling
from archive_app.gui.annotating import Annotating
from archive_app.gui.background import Lanes
from archive_app.gui.deciding import Deciding
from archive_app.gui.decision_dialog import Subject, WantedDecision
from archive_app.gui.handling import Handling
from archive_app.gui.inspector_panel import InspectorPanel
from archive_app.gui.outside import open_outside
from archive_app.gui.reader_panel import ReaderPanel
from archive_app.gui.sentences import in_own_words
from archive_app.gui.tasks import Task, Tasks
from archive_app.gui.theme import Theme
from archive_app.gui.toasts import Toast, Toasts

if TYPE_CHECKING:  # SQLite's libraries are imported on the lane
    from archive_app.store.archive import Archive


class Inspecting(QObject):
    """Carries out what the inspector asks for."""

    all_sound = Signal(object)
    """All saved files match their hashes: the aware moment at which that was found."""

    tag_wanted = Signal(str)
    """The list of this tag is wanted."""

    def __init__(
        self,
        lanes: Lanes,
        theme: Theme,
        panels: tuple[ReaderPanel, InspectorPanel],
        work: tuple[Annotating, Handling, Deciding],
        told: tuple[Tasks, Toasts],
    ) -> None:
        reader, inspector = panels
        super().__init__(inspector)
        annotating, handling, self._deciding = work
        self._lanes, self._theme = lanes, theme
        self._tasks, self._toasts = told
        self._check: Task | None = None
        self._handling, self._inspector = handling, inspector
        inspector.tag_added.connect(lambda number, tag: handling.tag((number,), (tag,), ()))
        inspector.tag_removed.connect(lambda number, tag: handling.tag((number,), (), (tag,)))
        inspector.tag_opened.connect(self.tag_wanted)
        inspector.article_note_written.connect(self._write_on_article)
        inspector.note_written.connect(annotating.write)
        inspector.mark_tags_written.connect(annotating.tag_mark)
        inspector.delete_requested.connect(annotating.delete)
        inspector.mark_chosen.connect(reader.marking.open_mark)
        inspector.picture_chosen.connect(reader.choose_picture)
        inspector.images_page.once_made(
            lambda images: images.words_wanted.connect(reader.show_words)
        )
        inspector.decision_requested.connect(self._decide)
        inspector.decision_wanted.connect(self._ask_decision)
        inspector.revert_requested.connect(self._revert)
        inspector.corrected.connect(self._correct)
        inspector.check_requested.connect(lambda _number: self.check())
        inspector.folder_requested.connect(self._show_file)
        inspector.pdf_requested.connect(self._open_pdf)
        inspector.leave_requested.connect(annotating.offer_to_leave)

    def _write_on_article(self, number: int, text: str) -> None:
        self._handling.keeping.keep(("article", number), lambda a: a.work.note(number, text))

    def _revert(self, number: int, field: str) -> None:
        words = self.tr("Correction taken back")
        self._lanes.change(
            lambda a: a.work.edit(number, field, None),
            lambda changes: self._handling.say_done(words, changes),
        )

    def _correct(self, number: int, field: str, value: str) -> None:
        info = self._inspector.info

        def done(changes: Changes) -> None:
            info.close_field(field)
            self._handling.say_done(self.tr("Corrected"), changes)

        def failed(error: ArchiveError) -> None:
            if error.kind == "bad-value":
                info.say_problem(field, in_own_words(error.message))
            else:
                self._lanes.failed.emit(error)

        self._lanes.change(lambda a: a.work.edit(number, field, value), done, failed)

    def _decide(self, picture: int, ruling: str, reason: str, owner: str) -> None:
        wanted = WantedDecision(Ruling(ruling), reason=reason, owner=owner)
        self._deciding.decide(Subject((picture,), 1), wanted)

    def _ask_decision(self, picture: int, reason: str, owner: str) -> None:
        ruling = Ruling.OWNER if owner else Ruling.CLEARED
        self._deciding.ask(Subject((picture,), 1), ruling, reason=reason, owner=owner)

    def check(self) -> None:
        """Compare every saved file with its hash; a toast says what came of it."""
        if self._check in self._tasks.running:
            return
        library = self._lanes.library

        def work(archive: "Archive", task: Task) -> Report:
            from archive_app.actions.verify import verify
            from archive_app.gui.window_state import keep_check

            report = verify(archive, task.hear, lambda: task.stopped)
            if report.ok:
                keep_check(library, datetime.now(UTC))
            return report

        self._toasts.show_toast(Toast(self.tr("Comparing saved files with their hashes …")))
        self._check = self._tasks.read(self.tr("Check the saved files"), work, self._checked)

    def _checked(self, report: Report) -> None:
        if report.ok:
            words = self.tr("%n record(s) checked. All match what was saved.", "", report.checked)
            self._toasts.show_toast(Toast(words))
            self.all_sound.emit(datetime.now(UTC))
        else:
            words = in_own_words(report.problems[0].message)
            self._toasts.show_toast(Toast(words, problem=True))

    def _failed(self, error: ArchiveError) -> None:
        self._lanes.failed.emit(error)

    def _open_pdf(self, article: int) -> None:
        """Open a copy of a saved PDF in the system's viewer."""

        def copied(archive: "Archive") -> Path:
            from archive_app.actions.saved_file import copy_pdf

            # It must outlive us: nobody knows when the viewer is done with it.
            return copy_pdf(archive, article, Path(tempfile.mkdtemp(prefix="news-archive-")))

        def done(path: Path) -> None:
            open_outside(QUrl.fromLocalFile(str(path)), self._toasts)

        self._lanes.reading.ask(copied, done, self._failed)

    def _show_file(self, name: str) -> None:
        folder = (Path(self._lanes.library) / name).parent
        open_outside(QUrl.fromLocalFile(str(folder)), self._toasts)
