"""Says what becomes of pages that are saved: in toasts, in the pill of the top bar, in the foot."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from archive_app.domain.errors import ArchiveError
from archive_app.domain.library import Job, WantedPictures
from archive_app.domain.saving import Saved
from archive_app.gui.destinations import INBOX, QUEUE, Destination
from archive_app.gui.navigation import Navigation
from archive_app.gui.panes import Panes
from archive_app.gui.receiving import Receiving
from archive_app.gui.saving import AS_SET, CaptureQueue, Keep
from archive_app.gui.sentences import in_own_words
from archive_app.gui.tasks import Tasks
from archive_app.gui.toasts import Toast, Toasts


class Announcing(QObject):
    """Listens to the queue, the watched folder and other long work."""

    def __init__(
        self,
        panes: Panes,
        navigation: Navigation,
        work: tuple[CaptureQueue, Receiving, Tasks],
        toasts: Toasts,
    ) -> None:
        super().__init__(panes)
        self._panes, self._navigation, self._toasts = panes, navigation, toasts
        self._queue, receiving, self._tasks = work
        self._opening = False
        """Whether the next page saved is to be opened: the first of a library."""
        self._tasks.begun.connect(lambda: self.go_while_empty(QUEUE))
        self._tasks.changed.connect(self._show_activity)
        self._queue.changed.connect(self._show_activity)
        self._queue.saved.connect(self._job_done)
        self._queue.failed.connect(self._failed)
        receiving.saved.connect(self._saved)
        receiving.failed.connect(self._not_received)

    def save_pages(self, urls: Sequence[str], tags: Sequence[str], keep: Keep = AS_SET) -> None:
        """One job a page; the very first is opened when it is there."""
        self._opening = self._navigation.counts.all == 0 and len(urls) == 1
        self._queue.add(urls, tags, keep=keep)
        self.go_while_empty(QUEUE)

    def go_while_empty(self, place: Destination) -> None:
        """Go to ``place`` where the library is empty: there is nothing else to look at."""
        if self._navigation.counts.all == 0:
            self._navigation.go(place)

    def measure(self) -> None:
        """Say how much room the library takes."""
        self._navigation.lanes.reading.overtake(
            "size", lambda a: a.facts.info().bytes, self._panes.sidebar.show_size
        )

    def _show_activity(self) -> None:
        working = self._queue.working()
        share = None
        if len(working) == 1 and working[0].progress.of:
            share = working[0].progress.done / working[0].progress.of
        busy = len(working) + len(self._tasks.running)
        self._panes.top.activity.show_work(busy, self._queue.groups.waiting, share)

    def _job_done(self, job: Job, saved: Saved) -> None:
        if job.pictures is WantedPictures.LACKING:
            self._announce(saved, self.tr("Pictures fetched: {title}"))
        else:
            self._saved(saved)

    def _saved(self, saved: Saved) -> None:
        words = {
            "saved": self.tr("Saved: {title}"),
            "new-version": self.tr("Saved as a new version: {title}"),
            "unchanged": self.tr("Already saved, no change: {title}"),
        }[saved.outcome]
        self._announce(saved, words)

    def _announce(self, saved: Saved, words: str) -> None:
        number, opening = saved.article, self._opening
        self._opening = False
        self.measure()

        def named(title: str) -> None:
            show = self._open_first if opening else self._navigation.open_in_list
            if opening:
                show(number)
            self._toasts.show_toast(
                Toast(words.format(title=title), self.tr("Open"), lambda: show(number))
            )

        self._navigation.lanes.reading.ask(lambda a: a.search.rows([number])[0].title, named)

    def _open_first(self, number: int) -> None:
        self._navigation.go(INBOX)
        self._navigation.open(number)

    def _failed(self, _job: Job, error: ArchiveError) -> None:
        def show() -> None:
            self._navigation.go(QUEUE)

        words = in_own_words(str(error))
        self._toasts.show_toast(Toast(words, self.tr("Show queue"), show, problem=True))

    def _not_received(self, file: str, error: ArchiveError) -> None:
        words = self.tr("{file}: {problem}").format(file=file, problem=in_own_words(str(error)))
        self._toasts.show_toast(Toast(words, problem=True))
