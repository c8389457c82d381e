"""Prints the open article: on paper by the system's dialog, or to a PDF in a process of its own."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from archive_app.actions.child_process import run_child
from archive_app.domain.errors import Cancelled, LibraryError
from archive_app.domain.library import OpenArticle
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.handling import Handling
from archive_app.gui.reader_panel import ReaderPanel
from archive_app.gui.tasks import Task, Tasks
from archive_app.gui.toasts import Toast

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_LONGEST = 120
"""Seconds until a PDF that is not done is given up."""


class Printing(QObject):
    """What is printed is what the reader shows: version, corrections and highlights included."""

    def __init__(
        self,
        lanes: Lanes,
        commands: Commands,
        reader: ReaderPanel,
        handling: Handling,
        tasks: Tasks,
    ) -> None:
        super().__init__(reader)
        self._lanes, self._reader = lanes, reader
        self._handling, self._tasks = handling, tasks
        commands.on("article.print", self.ask_printer)
        commands.on("article.pdf", self.ask_file)

    def ask_printer(self) -> None:
        """Open the system's dialog; print when it is accepted."""
        opened = self._reader.opened
        if opened is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(opened.content.title)
        dialog = QPrintDialog(printer, self._window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer, opened))
        dialog.show()

    def print_on(self, printer: "QPrinter", opened: OpenArticle) -> None:
        """Print ``opened`` with the pictures that the reader has."""
        from archive_app.gui.printout import Printout
        from archive_app.gui.theme import Paper

        reader = self._reader.reader
        shown = {each.position: reader.shown_picture(each.position) for each in opened.pictures}
        pictures: dict[int, QImage] = {at: x for at, x in shown.items() if x is not None}
        pages = Printout(Paper(), opened, pictures).draw(printer)
        self._handling.offer(Toast(self.tr("%n page(s) printed", "", pages)))

    def ask_file(self) -> None:
        """Ask where the PDF is to go."""
        opened = self._reader.opened
        if opened is None:
            return
        dialog = QFileDialog(self._window(), self.tr("Save as PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter(self.tr("PDF (*.pdf)"))
        dialog.selectFile(f"{opened.content.title[:80].replace('/', '-')}.pdf")
        dialog.fileSelected.connect(lambda path: self.save_pdf(Path(path), opened))
        dialog.open()

    def save_pdf(self, to: Path, opened: OpenArticle) -> None:
        """Write ``opened`` to ``to`` in a process of its own; a toast says when it is there."""
        library = self._lanes.library
        call = [sys.executable, "-P", "-m", "archive_app.gui.article_pdf", "--library"]
        call += [str(library), "--article", str(opened.article)]
        call += ["--version", str(opened.version), "--to", str(to)]

        def written(pages: int) -> None:
            words = self.tr("Saved as PDF, %n page(s): {file}", "", pages)
            self._handling.offer(Toast(words.format(file=to.name)))

        self._handling.offer(Toast(self.tr("Writing the PDF …")))
        words = self.tr("Write a PDF: {file}").format(file=to.name)
        self._tasks.run(words, lambda task: _pages_of(call, task), written)

    def _window(self) -> QWidget:
        return self._reader.window()


def _pages_of(call: list[str], task: Task) -> int:
    """How many pages the process of ``call`` has written; it ends where ``task`` is stopped.

    Raises:
        Cancelled: it was stopped.
        LibraryError: it took too long, or could not write.
    """
    try:
        done = run_child(call, lambda: task.stopped, seconds=_LONGEST)
    except subprocess.TimeoutExpired as error:
        raise LibraryError(
            "Printing took too long and was given up. Nothing was written.", kind="timeout"
        ) from error
    if done is None:
        raise Cancelled("Stopped. Nothing was written.")
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise LibraryError(
            lines[-1] if lines else "The PDF could not be written.",
            kind="library-unwritable",
            details=done.stderr,
        )
    return int(done.stdout)
