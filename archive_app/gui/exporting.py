"""Exports in the background: each is a row of the queue with its progress, and can be stopped."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from archive_app.gui.background import Lanes
from archive_app.gui.outside import open_outside
from archive_app.gui.tasks import Task, Tasks
from archive_app.gui.theme import Theme
from archive_app.gui.toasts import Toast, Toasts

if TYPE_CHECKING:  # formats and their libraries are imported when somebody exports
    from archive_app.actions.export import Exported, Wanted
    from archive_app.actions.export_rights import Reported
    from archive_app.gui.export_dialog import ExportDialog
    from archive_app.store.archive import Archive


class Exporting(QObject):
    """Asks how, exports beside the lanes, and offers the folder."""

    def __init__(
        self, theme: Theme, lanes: Lanes, tasks: Tasks, toasts: Toasts, window: QWidget
    ) -> None:
        super().__init__(window)
        self._theme, self._lanes, self._toasts, self._window = theme, lanes, toasts, window
        self._tasks = tasks
        self.policy = "rights"
        """The picture policy that the dialog begins with, as the settings have it."""

    def ask(self, numbers: tuple[int, ...], source: str = "") -> None:
        """Show the dialog for ``numbers``; it lies over the window and does not block it."""
        if not numbers:
            return
        from archive_app.gui.export_dialog import ExportDialog

        dialog = ExportDialog(
            self._theme, self._lanes, numbers, self.policy, self._window, source=source
        )
        dialog.wanted.connect(partial(self._begin, dialog))
        dialog.references_wanted.connect(lambda: self.ask_references(numbers))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_report(self, numbers: tuple[int, ...]) -> None:
        """Ask for a file, and write the rights report of ``numbers`` there."""
        forms = {
            "html": self.tr("Web page (*.html)"),
            "csv": self.tr("Table (*.csv)"),
            "json": self.tr("Data (*.json)"),
        }
        self._ask_file(self.tr("Rights report"), "rights-report", forms, numbers, self.run_report)

    def ask_references(self, numbers: tuple[int, ...]) -> None:
        """Ask for a file, and write references of ``numbers`` there."""
        forms = {
            "json": self.tr("For Zotero, Pandoc and word processors (*.json)"),
            "txt": self.tr("Text, a reference a line (*.txt)"),
        }
        self._ask_file(self.tr("References"), "references", forms, numbers, self.run_references)

    def run(self, wanted: "Wanted") -> Task:
        """Export what is ``wanted``."""
        words = self.tr("Export %n article(s)", "", len(wanted.articles))
        return self._run(wanted, words, self._exported)

    def run_report(self, numbers: tuple[int, ...], target: Path) -> Task:
        """Write the rights report of ``numbers`` to ``target``, its form by its ending.

        A file that is there is replaced: the file dialog asked about that.
        """
        words = self.tr("Rights report of %n article(s)", "", len(numbers))

        def work(archive: "Archive", task: Task) -> "Reported":
            from archive_app.actions.export_place import Existing
            from archive_app.actions.export_rights import ReportWanted, export_rights

            wanted = ReportWanted(numbers, target, Existing.REPLACE)
            return export_rights(archive, wanted, task.hear, stopped=lambda: task.stopped)

        return self._tasks.read(words, work, self._reported)

    def run_references(self, numbers: tuple[int, ...], target: Path) -> Task:
        """Write references of ``numbers`` to ``target``: a line each into .txt, else CSL JSON.

        A file that is there is replaced: the file dialog asked about that.
        """
        from archive_app.actions.export import Format, Wanted
        from archive_app.actions.export_place import Existing
        from archive_app.exchange.policy import parse_policy
        from archive_app.gui.referencing import wording

        form = Format.REFERENCES if target.suffix.lower() == ".txt" else Format.CSL
        policy = parse_policy("none")
        wanted = Wanted(numbers, form, target, policy, Existing.REPLACE, wording=wording())
        words = self.tr("References of %n article(s)", "", len(numbers))
        return self._run(wanted, words, self._references_written)

    def _run(self, wanted: "Wanted", words: str, done: "Callable[[Exported], None]") -> Task:
        def work(archive: "Archive", task: Task) -> "Exported":
            from archive_app.actions.export import export

            return export(archive, wanted, task.hear, stopped=lambda: task.stopped)

        return self._tasks.read(words, work, done)

    def _ask_file(
        self,
        title: str,
        name: str,
        forms: Mapping[str, str],
        numbers: tuple[int, ...],
        write: Callable[[tuple[int, ...], Path], object],
    ) -> None:
        """Ask where; ``forms`` by ending, which a name gets that has none."""
        if not numbers:
            return
        endings = {words: ending for ending, words in forms.items()}
        dialog = QFileDialog(self._window, title, str(Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(endings))
        dialog.setDefaultSuffix(next(iter(forms)))
        dialog.filterSelected.connect(lambda words: dialog.setDefaultSuffix(endings[words]))
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: write(numbers, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _begin(self, dialog: "ExportDialog", wanted: "Wanted") -> None:
        library = self._lanes.library

        def look() -> Path:
            from archive_app.actions.export_place import place_for

            return place_for(wanted.target, wanted.existing, library)

        def free(_place: Path) -> None:
            if isValid(dialog):  # else it was cancelled while the disk was asked
                dialog.accept()
                self.run(wanted)

        self._lanes.network.run(look, free, dialog.ask_existing)

    def _exported(self, exported: "Exported") -> None:
        words = self.tr("%n article(s) exported.", "", exported.articles)
        pictures = self.tr("{copied} pictures copied, {stayed} stay on this computer.")
        pictures = pictures.format(copied=exported.copied, stayed=exported.stayed)
        target = exported.target if exported.target.is_dir() else exported.target.parent
        self._offer(f"{words} {pictures}", target)

    def _reported(self, reported: "Reported") -> None:
        words = self.tr("Rights report written: %n picture(s).", "", reported.pictures)
        self._offer(words, reported.target.parent)

    def _references_written(self, exported: "Exported") -> None:
        words = self.tr("%n reference(s) written.", "", exported.articles)
        self._offer(words, exported.target.parent)

    def _offer(self, words: str, folder: Path) -> None:
        url = QUrl.fromLocalFile(str(folder))
        open_it = self.tr("Open folder")
        self._toasts.show_toast(Toast(words, open_it, lambda: open_outside(url, self._toasts)))
