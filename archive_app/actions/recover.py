"""Takes care of what a crash left in the captures folder.

A capture gets its own name inside the transaction that makes it visible, just before the commit.
So after a crash a file is either still ``.part`` (never acknowledged: swept) or finished and, if
the commit did not come through, unknown to the database (adopted, nothing fetched again).
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING

from archive_app.actions.evidence import Evidence, evidence_bytes, read_evidence
from archive_app.actions.purge import finish_purges
from archive_app.domain.changes import Changes
from archive_app.domain.errors import ArchiveError, LibraryError, Notice
from archive_app.domain.page import Record
from archive_app.domain.picture import FetchedPicture
from archive_app.domain.saving import Saving
from archive_app.preserve.adopting import capture_files, capture_metadata, capture_records, sweep
from archive_app.preserve.capture_file import append_metadata
from archive_app.preserve.digests import sha256
from archive_app.preserve.reading import payload_of
from archive_app.store.archive import Archive

if TYPE_CHECKING:  # loaded where there is something to adopt: every start asks, few have it
    from archive_app.actions.worker import Worker

_SUFFIX = ".warc.gz"
_AT_ONCE = 1_000
"""Files that are asked after together."""
_SECOND = len("20260113T060002Z")


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was put right."""

    adopted: tuple[int, ...] = ()
    """Articles whose capture was finished but not yet visible."""
    swept: int = 0
    """Unfinished files removed."""
    problems: tuple[Notice, ...] = ()
    """Captures that cannot be taken in; their files stay."""
    changes: Changes = field(default_factory=Changes)


def recover(archive: Archive) -> Recovered:
    """What was adopted and swept; at most one listing of the folder when nothing was left.

    Raises:
        LibraryError: the library cannot be written.
    """
    swept = sweep(archive.library)
    finish_purges(archive)
    left = list(_unknown(archive))
    if not left:
        return Recovered(swept=len(swept))
    from archive_app.actions.worker import Worker

    adopted: list[int] = []
    problems: list[Notice] = []
    changes = Changes()
    known = archive.facts.known_captures()
    with Worker() as worker:  # started only where there is a picture to read
        for path in oldest_first(left):
            try:
                article, change = adopt(archive, path, worker, exact=not known)
            except ArchiveError as error:
                logging.getLogger(__name__).warning("%s: %s %s", path, error, error.details)
                problems.append(Notice(error.kind, error.message))
                continue
            adopted.append(article)
            changes |= change
    return Recovered(tuple(adopted), len(swept), tuple(problems), changes)


def _unknown(archive: Archive) -> Iterator[Path]:
    """Finished captures that the database does not know."""
    files = capture_files(archive.library)
    while some := {_stem(path): path for path in islice(files, _AT_ONCE)}:
        for stem in archive.facts.unknown_captures(tuple(some)):
            yield some[stem]


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


def _stem(path: Path) -> str:
    return path.name.removesuffix(_SUFFIX)


def adopt(
    archive: Archive, path: Path, worker: "Worker", *, exact: bool = False
) -> tuple[int, Changes]:
    """The article that the finished capture at ``path`` belongs to, now that it is visible.

    ``exact`` is that of ``left_saving``.

    Raises:
        PageError, LibraryError: it cannot be taken in; the file stays.
    """
    saved = archive.articles.save(left_saving(archive.library, path, worker, exact=exact))
    return saved.article, saved.changes


def left_saving(library: Path, path: Path, worker: "Worker", *, exact: bool) -> Saving:
    """What makes the finished capture at ``path`` visible.

    With ``exact`` the numbers in its description are believed: the library holds nothing that
    could have taken them meanwhile.

    Raises:
        PageError, LibraryError: it cannot be read.
    """
    from archive_app.annotate.anchoring import place

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
    library: Path, evidence: Evidence, records: Sequence[Record], worker: "Worker"
) -> tuple[FetchedPicture, ...]:
    """The pictures, their thumbnails made again from the bytes: they are derived, so not kept."""
    from archive_app.actions.worker import WorkerDied

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
