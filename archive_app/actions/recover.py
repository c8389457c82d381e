"""Takes care of what a crash left in the captures folder.

A capture gets its own name inside the transaction that makes it visible, just before the commit.
So after a crash a file is either still ``.part`` (never acknowledged: swept) or finished and, if
the commit did not come through, unknown to the database (adopted, nothing fetched again).
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from archive_app.actions.evidence import Evidence, read_evidence
from archive_app.actions.worker import Worker, WorkerDied
from archive_app.annotate.anchoring import place
from archive_app.domain.changes import Changes
from archive_app.domain.errors import ArchiveError, LibraryError, Notice
from archive_app.domain.page import Record
from archive_app.domain.picture import FetchedPicture
from archive_app.domain.saving import Saving
from archive_app.preserve.adopting import capture_metadata, capture_records, captures, sweep
from archive_app.preserve.reading import payload_of
from archive_app.store.archive import Archive

_SUFFIX = ".warc.gz"


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
    known = archive.facts.known_captures()
    adopted: list[int] = []
    problems: list[Notice] = []
    changes = Changes()
    for path in captures(archive.library):
        if path.name.removesuffix(_SUFFIX) in known:
            continue
        try:
            article, change = _adopt(archive, path)
        except ArchiveError as error:
            logging.getLogger(__name__).warning("%s: %s %s", path, error, error.details)
            problems.append(Notice(error.kind, error.message))
            continue
        adopted.append(article)
        changes |= change
    return Recovered(tuple(adopted), len(swept), tuple(problems), changes)


def _adopt(archive: Archive, path: Path) -> tuple[int, Changes]:
    metadata = capture_metadata(path)
    evidence = read_evidence(metadata or b"")
    records = capture_records(path)
    saving = Saving(
        capture=evidence.facts,
        records=records,
        article=evidence.article,
        pictures=_with_thumbnails(archive.library, evidence, records),
        number=evidence.article_number,
        reanchor=place,
    )
    saved = archive.articles.save(saving)
    return saved.article, saved.changes


def _with_thumbnails(
    library: Path, evidence: Evidence, records: Sequence[Record]
) -> tuple[FetchedPicture, ...]:
    """The pictures, their thumbnails made again from the bytes: they are derived, so not kept."""
    offsets = {record.url: record.offset for record in records if record.kind != "request"}
    made: list[FetchedPicture] = []
    with Worker() as worker:
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
