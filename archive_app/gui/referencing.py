"""References of articles on the clipboard: a line each, plain and styled, as the window speaks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from archive_app.exchange.footnote import Citation, Wording, cite
from archive_app.gui.commands import Commands
from archive_app.gui.handling import Handling
from archive_app.gui.navigation import Navigation
from archive_app.gui.reader_wording import long_day, names
from archive_app.gui.tasks import Task, Tasks
from archive_app.gui.toasts import Toast

if TYPE_CHECKING:  # SQLite is imported where somebody asks for the library
    from archive_app.store.archive import Archive

translate = QCoreApplication.translate


def wording() -> Wording:
    """How a reference is set in the language of the window."""
    return Wording(
        translate("References", "‘{title}’"),
        translate("References", "saved {day}, {time} UTC"),
        names,
        long_day,
    )


class Referencing(QObject):
    """Copies references of the chosen articles; of an open one the version that is shown."""

    def __init__(
        self, commands: Commands, navigation: Navigation, handling: Handling, tasks: Tasks
    ) -> None:
        super().__init__(handling)
        self._navigation, self._handling, self._tasks = navigation, handling, tasks
        commands.on("reference.copy", self.copy)

    def copy(self) -> None:
        """Put a line for each article on the clipboard, and say so."""
        numbers, opened = self._handling.numbers(), self._navigation.article
        if opened is not None and numbers == (opened.article,):
            self._put([cite(opened, wording())])
            words = self.tr("Reference copied: {title}")
            name = opened.content.title or opened.content.url
            self._handling.offer(Toast(words.format(title=name)))
        elif numbers:
            self._copy_all(numbers)

    def _copy_all(self, numbers: tuple[int, ...]) -> None:
        words, language = self.tr("Copy %n reference(s)", "", len(numbers)), wording()

        def work(archive: "Archive", task: Task) -> tuple[Citation, ...]:
            from archive_app.actions.cite import cite_articles

            return cite_articles(archive, numbers, language, task.hear, lambda: task.stopped)

        def done(cited: tuple[Citation, ...]) -> None:
            self._put(cited)
            self._handling.offer(Toast(self.tr("%n reference(s) copied", "", len(cited))))

        self._tasks.read(words, work, done)

    def _put(self, cited: Sequence[Citation]) -> None:
        data = QMimeData()
        data.setText("\n".join(one.text for one in cited))
        data.setHtml("<br>\n".join(one.html for one in cited))
        QGuiApplication.clipboard().setMimeData(data)
