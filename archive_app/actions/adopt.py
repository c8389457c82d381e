"""Takes in finished captures that the database does not know."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import groupby
from pathlib import Path

from archive_app.actions.evidence import Evidence, evidence_bytes, read_evidence
from archive_app.actions.worker import Worker, WorkerDied
from archive_app.annotate.anchoring import place
from archive_app.domain.changes import Changes
from archive_app.domain.errors import ArchiveError, LibraryError
from archive_app.domain.page import Record
from archive_app.domain.picture import FetchedPicture
from archive_app.domain.saving import Saving
from archive_app.preserve.adopting import capture_metadata, capture_records
from archive_app.preserve.capture_file import append_metadata
from archive_app.preserve.digests import sha256
from archive_app.preserve.reading import payload_of
from archive_app.store.archive import Archive

_SECOND = len("20260113T060002Z")


def oldest_first(paths: Iterable[Path]) -> Iterator[Path]:
    """Capture files in the order in which they were made: numbers follow from it.

    Their names tell the second; of those of one second their descriptions are asked.
    """
    for _, group in groupby(sorted(paths), key=lambda path: path.name[:_SECOND]):
        same_second = list(group)
        yield from sorted(same_second, key=_moment) if len(same_second) > 1 else same_second


def _moment(path: Path) -> datetime:
    try:
        return read_evidence(capture_metadata(path) or b"").facts.captured_at
    except ArchiveError:  # told when it is its turn
        return datetime.max.replace(tzinfo=UTC)


def adopt(
    archive: Archive, path: Path, worker: Worker, *, exact: bool = False
) -> tuple[int, Changes]:
    """The article that the finished capture at ``path`` belongs to, now that it is visible.

    ``exact`` is that of ``left_saving``.

    Raises:
        PageError, LibraryError: it cannot be taken in; the file stays.
    """
    saved = archive.articles.save(left_saving(archive.library, path, worker, exact=exact))
    return saved.article, saved.changes


def left_saving(library: Path, path: Path, worker: Worker, *, exact: bool) -> Saving:
    """What makes the finished capture at ``path`` visible.

    With ``exact`` the numbers in its description are believed: the library holds nothing that
    could have taken them meanwhile.

    Raises:
        PageError, LibraryError: it cannot be read.
    """
    evidence = read_evidence(capture_metadata(path) or b"")
    records = _with_bodies(library, evidence.facts.warc, capture_records(path))
    return Saving(
        capture=evidence.facts,
        records=records,
        article=evidence.article,
        pictures=_with_thumbnails(library, evidence, records, worker),
        twins=evidence.twins,
        number=evidence.article_number,
        version=evidence.version if exact else None,
        reanchor=place,
        seal=partial(_told, library, evidence),
    )


def _told(library: Path, evidence: Evidence, article: int, version: int) -> tuple[Record, ...]:
    """A second description in the capture, where it got other numbers than its first one says.

    Another process may have taken them while this one's was killed; a rebuild from the captures
    alone must find what the library says.
    """
    if (article, version) == (evidence.article_number, evidence.version):
        return ()
    corrected = replace(evidence, article_number=article, version=version)
    facts = evidence.facts
    payload = evidence_bytes(corrected)
    return (append_metadata(library, facts.warc, facts.final_url, payload, "application/json"),)


def _with_bodies(library: Path, warc: str, records: Sequence[Record]) -> tuple[Record, ...]:
    """The records as they were when written: a revisit knows its body only by the original."""
    return tuple(
        replace(record, payload_sha256=sha256(payload_of(library, warc, record.offset)))
        if record.kind == "revisit" and record.payload_sha256 is None
        else record
        for record in records
    )


def _with_thumbnails(
    library: Path, evidence: Evidence, records: Sequence[Record], worker: Worker
) -> tuple[FetchedPicture, ...]:
    """The pictures, their thumbnails made again from the bytes: they are derived, so not kept."""
    offsets = {record.url: record.offset for record in records if record.kind != "request"}
    made: list[FetchedPicture] = []
    for picture in evidence.pictures:
        offset = offsets.get(picture.exchange_url or "")
        if picture.facts is None or offset is None:
            made.append(picture)
            continue
        try:
            facts = worker.read_picture(payload_of(library, evidence.facts.warc, offset))
        except (WorkerDied, LibraryError):  # the picture is kept all the same
            made.append(picture)
            continue
        thumbnail = replace(picture.facts, thumbnail=facts.thumbnail)
        made.append(replace(picture, facts=thumbnail))
    return tuple(made)
