"""Our side of the worker process: starts it, asks it, and survives its death."""

import logging
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from typing import IO, Self, TypeVar

import msgspec

from archive_app.actions.worker_messages import (
    Answer,
    DisplayPicture,
    LabelPicture,
    Message,
    PageReading,
    ReadExport,
    ReadFeed,
    ReadPage,
    ReadPdf,
    ReadPicture,
    ReadPieces,
    ReadReceived,
    ReadRobots,
    ReadSheet,
    WriteChosen,
)
from archive_app.domain.article import ChosenText, PagePiece
from archive_app.domain.errors import PageError
from archive_app.domain.feed import FeedReading
from archive_app.domain.importing import ImportList
from archive_app.domain.labels import Label, Labelled
from archive_app.domain.page import Headers
from archive_app.domain.picture import PictureFacts
from archive_app.domain.received import ReceivedPage

T = TypeVar("T")

TIME_LIMIT = 30.0
"""Seconds for one message. The slowest development page takes well under one; see benchmarks."""


class WorkerDied(PageError):
    """The reading process broke off: killed, out of memory, or out of time."""

    kind = "too-complex"
    traced = False
    """Whether it left a trace: then the fault is ours, not the page's."""


class Worker:
    """One reading process, started when first asked and again after it died.

    Safe to be asked from several threads; each message is answered before the next is sent.
    """

    def __init__(self, time_limit: float = TIME_LIMIT) -> None:
        self._time_limit = time_limit
        self._process: subprocess.Popen[bytes] | None = None
        self._words: IO[bytes] | None = None
        """What the process says on its standard error: the trace of a fault of ours."""
        self._lock = threading.Lock()
        self._decoder = msgspec.msgpack.Decoder(Answer)

    def read_page(
        self, body: bytes, charset: str | None, url: str, headers: Headers = ()
    ) -> PageReading:
        """The article in a page; ``headers`` are those of its response, where there was one.

        Raises:
            WorkerDied: the process broke off; the next message starts a new one.
        """
        return _given(self._ask(ReadPage(body, charset, url, headers)).page)

    def read_pieces(self, body: bytes, charset: str | None, url: str) -> tuple[PagePiece, ...]:
        """All words of a page, to choose from.

        Raises:
            WorkerDied: as for a page.
        """
        return _given(self._ask(ReadPieces(body, charset, url)).pieces)

    def chosen_text(self, asked: WriteChosen) -> ChosenText:
        """The text made of chosen lines of a page.

        Raises:
            WorkerDied: as for a page.
        """
        return _given(self._ask(asked).chosen)

    def read_pdf(self, body: bytes, url: str) -> PageReading:
        """The words of a PDF as an article.

        Raises:
            WorkerDied: as for a page.
        """
        return _given(self._ask(ReadPdf(body, url)).page)

    def read_picture(self, body: bytes) -> PictureFacts:
        """The facts of a picture file.

        Raises:
            WorkerDied: as for a page.
        """
        return _given(self._ask(ReadPicture(body)).picture)

    def display_picture(self, body: bytes, width: int) -> bytes | None:
        """The picture as PNG or JPEG for the screen, at most ``width`` pixels wide; None if broken.

        Raises:
            WorkerDied: as for a page.
        """
        return self._ask(DisplayPicture(body, width)).display

    def label_picture(self, body: bytes, label: Label) -> Labelled:
        """The picture file with what is known of its rights inside or beside it.

        Raises:
            WorkerDied: as for a page.
        """
        return _given(self._ask(LabelPicture(body, label)).labelled)

    def read_sheet(self, body: bytes, url: str) -> tuple[str, ...]:
        """The addresses of the style sheets that one at ``url`` imports.

        Raises:
            WorkerDied: as for a page.
        """
        return _given(self._ask(ReadSheet(body, url)).imports)

    def read_feed(self, body: bytes, media_type: str, url: str) -> FeedReading:
        """What a feed says is new; of empty form where it is none.

        Raises:
            WorkerDied: as for a page.
        """
        return _given(self._ask(ReadFeed(body, media_type, url)).feed)

    def read_robots(self, body: bytes, urls: Sequence[str], agent: str) -> tuple[bool, ...]:
        """For each of ``urls`` whether a site's robots.txt lets ``agent`` ask for it.

        Raises:
            WorkerDied: as for a page.
        """
        return _given(self._ask(ReadRobots(body, tuple(urls), agent)).allowed)

    def read_received(self, body: bytes) -> ReceivedPage:
        """The page in a file that a browser saved.

        Raises:
            PageError: ``bad-file``: it holds none that can be read.
            WorkerDied: as for a page.
        """
        answer = _given(self._ask(ReadReceived(body)).received)
        if answer.page is None:
            error = _given(answer.error)
            raise PageError(error.message, kind=error.kind)
        return answer.page

    def read_export(self, body: bytes, form: str) -> ImportList:
        """The entries of another tool's export, or why there are none.

        Raises:
            WorkerDied: as for a page.
        """
        return _given(self._ask(ReadExport(body, form)).listed)

    def start(self) -> None:
        """Start the process, which loads what reading a page takes while the network is asked."""
        with self._lock:
            self._running("prepared")

    @property
    def pid(self) -> int | None:
        """The number of the running process, None before the first message."""
        return self._process.pid if self._process is not None else None

    def close(self) -> None:
        """End the process; asking again starts another."""
        with self._lock:
            self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _ask(self, message: Message) -> Answer:
        request = msgspec.msgpack.encode(message)
        with self._lock:
            process = self._running()
            # Killing from a timer works on every platform; a pipe cannot be waited for on all.
            timer = threading.Timer(self._time_limit, process.kill)
            timer.start()
            try:
                return self._decoder.decode(_exchange(process, request))
            except (OSError, EOFError) as error:
                trace = self._end()
                death = WorkerDied(
                    "This could not be read: the reading process broke off. The bytes are kept.",
                    details=trace or str(error),
                )
                death.traced = "Traceback" in trace and "MemoryError" not in trace
                raise death from error
            finally:
                timer.cancel()

    def _running(self, *how: str) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._words = tempfile.TemporaryFile()  # noqa: SIM115 - closed in _end
            self._process = subprocess.Popen(
                # -P: a file named like a module in the current folder must never be run.
                [sys.executable, "-P", "-m", "archive_app.actions.worker_process", *how],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._words,
            )
        return self._process

    def _end(self) -> str:
        """End the process, if there is one; the trace it left, logged too: our faults are loud."""
        if self._process is None or self._words is None:
            return ""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:  # the process died with a message half written
                    continue
        self._process.kill()
        self._process.wait()
        self._process = None
        with self._words as words:
            words.seek(0)
            trace = words.read().decode("utf-8", "replace").strip()
        self._words = None
        if trace:
            logging.getLogger(__name__).error("the reading process said:\n%s", trace)
        return trace


def _exchange(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    to_child, from_child = _given(process.stdin), _given(process.stdout)
    to_child.write(len(request).to_bytes(4, "big") + request)
    to_child.flush()
    head = from_child.read(4)
    if len(head) < 4:
        raise EOFError("no answer")
    reply = from_child.read(int.from_bytes(head, "big"))
    if len(reply) < int.from_bytes(head, "big"):
        raise EOFError("half an answer")
    return reply


def _given(value: T | None) -> T:
    """``value``, which the protocol promises; its absence is our bug."""
    if value is None:
        raise RuntimeError("the worker process answered another question")
    return value
