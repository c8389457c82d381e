"""Pages from files become articles, without a library: one at a time or many at once."""

import gzip
import threading
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from archive_app.actions.worker import Worker
from archive_app.actions.worker_messages import PageReading
from archive_app.domain.errors import ArchiveError, PageError
from archive_app.exchange.article_json import article_json


@dataclass(frozen=True, slots=True)
class BatchPage:
    """One line of a batch."""

    id: str
    url: str
    path: str
    """A file with the page's bytes; ``.gz`` is unpacked."""
    encoding: str | None = None
    """The charset that the server declared, if known."""


def extract_bytes(body: bytes, url: str, charset: str | None, worker: Worker) -> dict[str, Any]:
    """The Article JSON of a page, with ``cpu_ms``.

    Raises:
        WorkerDied: it could not be read.
    """
    return _json(worker.read_page(body, charset, url))


def extract_batch(pages: Iterable[BatchPage], jobs: int) -> Iterator[dict[str, Any]]:
    """One Article JSON a page with its ``id``, in order; what failed has an ``error`` instead.

    ``jobs`` worker processes share the work; a page that kills one costs only itself.
    """
    with _Workers() as workers, ThreadPoolExecutor(max(1, jobs)) as pool:
        yield from pool.map(workers.extract, pages)


def read_file(path: str) -> bytes:
    """The bytes of a page on disk, unpacked where its name ends in ``.gz``.

    Raises:
        PageError: ``bad-file`` when it cannot be read.
    """
    try:
        body = Path(path).read_bytes()
        return gzip.decompress(body) if path.endswith(".gz") else body
    except (OSError, EOFError, zlib.error) as error:
        raise PageError(f"The file {path} cannot be read.", details=str(error)) from error


class _Workers:
    """One worker process for each thread that asks."""

    def __init__(self) -> None:
        self._own = threading.local()
        self._all: list[Worker] = []

    def extract(self, page: BatchPage) -> dict[str, Any]:
        """The line of the batch for ``page``: its article, or why there is none."""
        worker = getattr(self._own, "worker", None)
        if worker is None:
            worker = self._own.worker = Worker()
            self._all.append(worker)
        try:
            body = read_file(page.path)
            return {"id": page.id, **extract_bytes(body, page.url, page.encoding, worker)}
        except ArchiveError as error:
            return {"id": page.id, "error": {"kind": error.kind, "message": error.message}}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        for worker in self._all:
            worker.close()


def _json(reading: PageReading) -> dict[str, Any]:
    """What stands in the page: a picture that only its metadata names is its ``lead_picture``."""
    article = reading.article
    shown = tuple(placement for placement in article.pictures if placement.in_text)
    return {**article_json(replace(article, pictures=shown)), "cpu_ms": round(reading.cpu_ms, 2)}
