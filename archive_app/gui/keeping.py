"""What was typed and could not be written, as on a full disk: it waits, and is tried again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archive_app.domain.changes import Changes
from archive_app.domain.errors import ArchiveError, LibraryError
from archive_app.gui.background import Lanes
from archive_app.gui.sentences import in_own_words
from archive_app.gui.toasts import Toast, Toasts

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.store.archive import Archive

Write = Callable[["Archive"], Changes]

Key = tuple[str, int]
"""What was typed into: ("article", 7)."""


class Keeping(QObject):
    """Writes down what is typed. The fields go on to other articles: only this has the words then.

    They are tried again when the person says so, when anything else could be written, and at last
    when the window closes.
    """

    def __init__(
        self, lanes: Lanes, toasts: Toasts, say_problem: Callable[[ArchiveError], None]
    ) -> None:
        super().__init__(toasts)
        self._lanes, self._toasts, self._say_problem = lanes, toasts, say_problem
        self._newest: dict[Key, Write] = {}
        """What was typed last, until it is written."""
        self._failed: set[Key] = set()
        lanes.changed.connect(self.try_again)

    def keep(self, key: Key, write: Write) -> None:
        """Carry out ``write``, which takes the place of what was typed into the same before."""
        self._newest[key] = write
        self._failed.discard(key)

        def done(_: Changes) -> None:
            if self._newest.get(key) is write:
                del self._newest[key]

        def failed(error: ArchiveError) -> None:
            if self._newest.get(key) is not write:
                return  # what was typed since is on its way
            if not isinstance(error, LibraryError):
                del self._newest[key]
                self._say_problem(error)
                return
            self._failed.add(key)
            words, again = in_own_words(str(error)), self.tr("Try again")
            self._toasts.show_toast(Toast(words, again, self.try_again, problem=True))

        self._lanes.change(write, done, failed)

    def try_again(self) -> None:
        """Write down what could not be written."""
        for key in tuple(self._failed):
            self.keep(key, self._newest[key])
