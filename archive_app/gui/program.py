"""The window as a program: what is set up once, and what happens when something goes wrong."""

import logging
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QLoggingCategory, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from archive_app.actions.log import start_log
from archive_app.actions.settings import (
    BadSettings,
    Settings,
    change,
    library_folder,
    load,
    log_file,
)
from archive_app.domain.errors import ArchiveError
from archive_app.gui.background import Lanes
from archive_app.gui.cycle_collector import CycleCollector
from archive_app.gui.language import speak
from archive_app.gui.main_window import MainWindow
from archive_app.gui.sentences import in_own_words, learn
from archive_app.gui.theme import Theme
from archive_app.gui.window_state import WindowState, load_state
from archive_app.resources import resource

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.store.archive import Archive

_log = logging.getLogger(__name__)

translate = QCoreApplication.translate


def run_window(library: Path | None = None, article: int | None = None) -> int:
    """The exit code after the window was closed; 1 where there is no display to show it on.

    It opens at ``article``, or where it was closed.
    """
    if not has_display():
        sys.stderr.write(
            "There is no display to open the window on. The command line does everything, too:"
            " archive-app --help\n"
        )
        return 1
    start_log()
    _close_on_signals(make_application())
    program = Program(library)
    sys.excepthook = program.report
    program.open(article)
    return QApplication.exec()


def has_display() -> bool:
    """Whether a window can be shown; without one Qt would abort the process."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def make_application() -> QApplication:
    """The one application object, ready for windows; an existing one is taken as it is."""
    app = cast("QApplication | None", QApplication.instance()) or QApplication(sys.argv[:1])
    app.setApplicationName("News Archive")
    app.setDesktopFileName("news-archive")
    app.setWindowIcon(QIcon(str(resource("icons/app.svg"))))
    # Qt says of every font on the way to the one that has a script that it lacks it: lines and
    # lines for a Hindi title. QT_LOGGING_RULES still holds over this.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    if app.property("spoken") is None:
        app.setProperty("spoken", speak("en"))
        CycleCollector(app)
    return app


def _close_on_signals(app: QApplication) -> None:
    """Close the windows, as a person does, where the system or a terminal ends the program.

    Python hears of a signal when it runs next, which the timer of ``CycleCollector`` sees to; that
    may be in the middle of anything, so that closing waits its turn.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: QTimer.singleShot(0, app, QApplication.quit))


class Program:
    """One window at a time, over the library that was chosen last."""

    def __init__(self, library: Path | None = None) -> None:
        self._problem = ""
        self._settings = self._load()
        speak(self._settings.language)
        self._library = library_folder(library, self._settings)
        self._theme = Theme(self._settings.theme, self._settings.contrast)
        self.window: MainWindow | None = None

    def open(self, article: int | None = None) -> None:
        """Open the window, and what it shows as soon as the library answers."""
        lanes = Lanes(self._library)
        with self._theme.undressed():
            window = MainWindow(self._theme, lanes, self._settings)
        self.window = window
        window.folder_wanted.connect(self._choose_folder)
        window.library_wanted.connect(self._show_library)
        window.removal_wanted.connect(self._leave_sample)
        window.language_wanted.connect(self._speak)
        window.show()

        def started(answer: tuple[WindowState, bool]) -> None:
            state, readonly = answer
            window.start(state, article)
            if readonly:
                words = translate(
                    "Program",
                    "This library can only be read: its folder is read-only, or the disk is full."
                    " Nothing can be saved or changed in it now.",
                )
                window.say(words, problem=True)
            if self._problem:
                window.say(in_own_words(self._problem), problem=True)

        lanes.searching.ask(_look_in, started, self._cannot_open)

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Our own bug: log it whole, say it in one sentence, and keep the window."""
        _log.critical("unexpected", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        if self.window is not None:
            words = translate(
                "Program",
                "Something in the program failed. What you saved is safe. Details are in {file}.",
            )
            self.window.say(words.format(file=log_file()), problem=True)

    def _load(self) -> Settings:
        try:
            return load()
        except BadSettings as error:
            self._problem = str(error)
            return Settings()

    def _choose_folder(self) -> None:
        title = translate("Program", "Folder for the library")
        folder = QFileDialog.getExistingDirectory(self.window, title, str(self._library))
        if not folder or Path(folder) == self._library:
            return
        self._library = Path(folder)
        try:
            self._settings = change("library", folder)
        except ArchiveError as error:
            self._problem = str(error)
        self._reopen()

    def _show_library(self, library: Path) -> None:
        """Show another library now; the settings still name the person's own."""
        self._library = library
        self._reopen()

    def _leave_sample(self, home: Path, sample: Path) -> None:
        """Show the library ``home``, and remove the ``sample`` that was shown."""
        self._show_library(home)
        window = self.window
        assert window is not None  # noqa: S101 - for the type checker

        def remove() -> None:
            from archive_app.actions.sample_mark import remove_sample

            remove_sample(sample)

        words = translate("Program", "The sample archive is removed.")
        window.lanes.network.run(remove, lambda _: window.say(words))

    def _speak(self, settings: Settings) -> None:
        """Every word of the window is another: it is made anew, where it was."""
        self._settings = settings
        speak(settings.language)
        self._reopen()

    def _reopen(self) -> None:
        old = self.window
        QApplication.setQuitOnLastWindowClosed(False)
        if old is not None:
            old.close()
            old.deleteLater()
        self.open()
        QApplication.setQuitOnLastWindowClosed(True)

    def _cannot_open(self, error: ArchiveError) -> None:
        """The library itself fails: say why, and offer another folder."""
        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle(translate("Program", "News Archive"))
        box.setText(translate("Program", "The library cannot be opened"))
        box.setInformativeText(in_own_words(str(error)))
        if error.details:
            box.setDetailedText(error.details)
        other = box.addButton(
            translate("Program", "Choose another folder…"), QMessageBox.ButtonRole.AcceptRole
        )
        box.addButton(translate("Program", "Quit"), QMessageBox.ButtonRole.RejectRole)
        box.finished.connect(
            lambda _: self._choose_folder() if box.clickedButton() is other else self._quit()
        )
        box.open()

    def _quit(self) -> None:
        if self.window is not None:
            self.window.close()
        QApplication.quit()


def _look_in(archive: "Archive") -> tuple[WindowState, bool]:
    """How the window was closed over this library, and if all in it can only be read."""
    learn()
    return load_state(archive.library), archive.readonly


def main(arguments: Sequence[str]) -> int:
    """``python -m archive_app.gui.program [--library DIR]``: the window as a process of its own."""
    import argparse  # the command line has read its own words already

    parser = argparse.ArgumentParser(prog="archive-app")
    parser.add_argument("--library", type=Path)
    parser.add_argument("--article", type=int, help="The article to open.")
    given = parser.parse_args(arguments)
    return run_window(given.library, given.article)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
