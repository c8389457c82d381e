"""Takes what the person's own browser drops into the folder that the settings name.

A file goes: looked for and read (network pool) → known already? (reading lane) → for each of its
pages planned (reading lane), written down (network pool), saved (writing lane). Files stay.
"""

from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from archive_app.actions.settings import Settings, fetching
from archive_app.domain.errors import ArchiveError
from archive_app.domain.saving import Saved
from archive_app.gui.background import Lanes

if TYPE_CHECKING:  # the network's and SQLite's libraries are imported where the work is done
    from archive_app.actions.add import Capture, Plan
    from archive_app.actions.receive import Source
    from archive_app.actions.watched_folder import WatchedFolder
    from archive_app.actions.worker import Worker
    from archive_app.store.archive import Archive

T = TypeVar("T")

_LOOK_MS = 3_000


class Receiving(QObject):
    """One folder, watched as long as the window is open and a setting names it."""

    saved = Signal(object)
    """The ``Saved`` of one page."""

    failed = Signal(str, object)
    """A file that could not be taken in, or the folder, by name; its ``ArchiveError``."""

    def __init__(self, lanes: Lanes, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._settings = settings
        self._folder: WatchedFolder | None = None
        self._worker: Worker | None = None
        self._open = ExitStack()
        """The file that is being taken in."""
        self._files: deque[Path] = deque()
        self._busy = False
        self._stopped = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.setInterval(_LOOK_MS)

    def follow(self, settings: Settings) -> None:
        """Watch the folder that ``settings`` name from now on; none where they name none."""
        if settings.receive_folder != self._settings.receive_folder:
            self._folder = None
        self._settings = settings
        self.start()

    def start(self) -> None:
        """Watch, where there is a folder to be watched."""
        if self._settings.receive_folder:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()

    def close(self) -> None:
        """Stop; what is being saved is finished or not kept."""
        self._stopped = True
        self._timer.stop()

    def end(self) -> None:
        """Give file and process back; nothing of ours runs any more."""
        self._open.close()
        if self._worker is not None:
            self._worker.close()

    def look(self) -> None:
        """Look once whether there is something new."""
        if self._busy or self._stopped or not self._settings.receive_folder:
            return
        self._busy = True
        self._away(self._ready, self._found, self._settings.receive_folder)

    def _ready(self) -> list[tuple[Path, str]]:
        """The whole files of the folder with their digests; in the pool."""
        from archive_app.actions.receive import digest_of
        from archive_app.actions.watched_folder import WatchedFolder

        if self._folder is None:
            self._folder = WatchedFolder(Path(self._settings.receive_folder).expanduser())
        return [(path, digest_of(path)) for path in self._folder.ready()]

    def _found(self, files: list[tuple[Path, str]]) -> None:
        def unknown(archive: "Archive") -> list[Path]:
            from archive_app.actions.receive import is_known

            return [path for path, digest in files if not is_known(archive, digest)]

        def go_on(new: list[Path]) -> None:
            self._files.extend(new)
            self._next_file()

        self._lanes.reading.ask(unknown, go_on, self._give_up(self._settings.receive_folder))

    def _next_file(self) -> None:
        self._open.close()
        if self._stopped or not self._files:
            self._busy = False
            return
        path = self._files.popleft()

        def read() -> "Source":
            from archive_app.actions.receive import opened
            from archive_app.actions.worker import Worker

            self._worker = self._worker or Worker()
            return self._open.enter_context(opened(path, self._worker))

        self._away(read, lambda source: self._next_page(source, deque(source.pages)), path.name)

    def _next_page(self, source: "Source", urls: deque[str]) -> None:
        if self._stopped or not urls:
            self._next_file()
            return
        url, name = urls.popleft(), source.path.name

        def plan(archive: "Archive") -> "Plan":
            from archive_app.actions.add import plan

            return plan(archive, url)

        def capture(planned: "Plan") -> "Capture":
            from archive_app.actions.add import CaptureTools
            from archive_app.actions.receive import capture_received

            assert self._worker is not None  # noqa: S101 (it read the file)
            settings = self._settings
            tools = CaptureTools(
                self._lanes.library,
                self._worker,
                settings,
                fetching(settings),
                stopped=lambda: self._stopped,
            )
            return capture_received(planned, source, url, tools)

        def keep(captured: "Capture") -> None:
            def save(archive: "Archive") -> Saved:
                from archive_app.actions.add import save

                return save(archive, captured)

            self._lanes.writing.ask(save, done, self._give_up(name))

        def done(saved: Saved) -> None:
            self._lanes.changed.emit(saved.changes)
            self.saved.emit(saved)
            self._next_page(source, urls)

        self._lanes.reading.ask(
            plan,
            lambda planned: self._away(lambda: capture(planned), keep, name),
            self._give_up(name),
        )

    def _away(self, work: Callable[[], T], done: Callable[[T], None], name: str) -> None:
        """Run ``work`` in the pool; where it fails, ``name`` is said and the next file begun."""
        self._lanes.network.run(work, done, self._give_up(name))

    def _give_up(self, name: str) -> Callable[[ArchiveError], None]:
        def give_up(error: ArchiveError) -> None:
            if error.kind != "cancelled":
                self.failed.emit(name, error)
            self._next_file()

        return give_up
