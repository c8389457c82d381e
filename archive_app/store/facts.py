"""Figures of a library: the sidebar's, ``info``'s, and what ``verify`` goes through."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

from archive_app.domain.errors import Notice
from archive_app.domain.library import CaptureSize, Counts, LibraryFacts, SiteCount, TagCount
from archive_app.domain.page import Record
from archive_app.store import columns, refresh
from archive_app.store.border import guarded
from archive_app.store.connection import newest_step, reading
from archive_app.store.sqlite import sqlite3


class KeptRecord(NamedTuple):
    """One record that the library says it has."""

    warc: str
    """File relative to the library."""
    record: Record
    picture: int | None
    """The picture whose bytes it holds."""


class CaptureFile(NamedTuple):
    """A capture that the library says it has."""

    article: int
    warc: str
    """File relative to the library."""


_STANDING = """
    SELECT tally.*, (SELECT max(capture) FROM capture), (SELECT max(event) FROM event),
        (SELECT group_concat(event || ' ' || undone_order) FROM event WHERE state = 'undone'),
        (SELECT json_group_array(json_array(state, jobs, last, ahead)) FROM (
            SELECT state, count(*) AS jobs, max(job) AS last, total(priority) AS ahead
            FROM job GROUP BY state
        ))
    FROM tally
"""


@guarded
class Facts:
    """Figures, read in one consistent view."""

    def __init__(self, db: Database, library: Path) -> None:
        self._db = db
        self._library = library

    def counts(self, today: date) -> Counts:
        """The figures of the sidebar; a clearance whose term ended before ``today`` is none."""
        with reading(self._db):
            tally = columns.query(self._db, "SELECT * FROM tally")[0]
            return Counts(
                all=tally["live"],
                inbox=tally["inbox"],
                unread=tally["unread"],
                starred=tally["starred"],
                trash=tally["trash"],
                review=columns.scalar(self._db, _REVIEW)
                + columns.scalar(self._db, _EXPIRED, (today.isoformat(),)),
                jobs=columns.scalar(self._db, _OPEN_JOBS),
                tags=tuple(
                    TagCount(row["path"], row["articles"]) for row in columns.query(self._db, _TAGS)
                ),
                sites=tuple(
                    SiteCount(row["site"], row["articles"])
                    for row in columns.query(self._db, _SITES)
                ),
            )

    def standing(self) -> tuple[int, str]:
        """To be compared with what was told before: has another program changed what is seen?

        The number is another where any other connection has written since, be it only to keep the
        search index in order; the text where articles, the person's work or jobs are others.
        """
        with reading(self._db):
            written = columns.scalar(self._db, "PRAGMA data_version")
            return int(written), columns.to_json(columns.query(self._db, _STANDING))

    def info(self) -> LibraryFacts:
        """What ``archive-app info`` says; the trash counts as kept."""
        with reading(self._db):
            row = columns.query(self._db, _INFO)[0]
        return LibraryFacts(
            library=str(self._library),
            **row,
            bytes=_size(self._library),
            schema=newest_step(self._db),
            sqlite=sqlite3.sqlite_version,
        )

    def newest_captures(self, articles: Sequence[int]) -> dict[int, CaptureSize]:
        """What the newest capture of each of ``articles`` brought; those not here are left out."""
        found = columns.query(self._db, _NEWEST, (columns.to_json(list(articles)),))
        return {row["article"]: CaptureSize(row["bytes"], row["pictures"]) for row in found}

    def records(self) -> Iterator[KeptRecord]:
        """Every record of every capture, file by file; other work may go on meanwhile."""
        last = 0
        while rows := columns.query(self._db, _RECORDS, (last,)):
            for row in rows:
                warc, picture, last = row.pop("warc"), row.pop("picture"), row.pop("record")
                yield KeptRecord(warc, Record(**row), picture)

    def records_of(self, warc: str) -> tuple[KeptRecord, ...]:
        """The records of the capture in file ``warc`` (relative to the library)."""
        found = []
        for row in columns.query(self._db, _RECORDS_OF, (warc,)):
            picture = row.pop("picture")
            del row["record"], row["warc"]
            found.append(KeptRecord(warc, Record(**row), picture))
        return tuple(found)

    def damage(self) -> tuple[Notice, ...]:
        """What SQLite itself finds wrong with the database; reads all of it, so it takes long."""
        found = [
            row[0] for row in self._db.conn.execute("PRAGMA integrity_check(20)") if row[0] != "ok"
        ]
        found += [
            f"table {row[0]}, row {row[1]}: what it refers to in {row[2]} is not there"
            for row in self._db.conn.execute("PRAGMA foreign_key_check")
        ]
        return tuple(
            Notice(
                "library-damaged",
                f"The database is damaged: {words}. The captures are not touched by it; restore a"
                " backup, or rebuild the library from its captures.",
            )
            for words in found
        )

    def unknown_captures(self, ids: Sequence[str]) -> list[str]:
        """Those of ``ids`` that the database does not know: they were left by a crash."""
        return [row[0] for row in self._db.conn.execute(_UNKNOWN, (columns.to_json(list(ids)),))]

    def known_captures(self) -> set[str]:
        """The ids of all captures that the database knows: others were left by a crash."""
        return {row[0] for row in self._db.conn.execute("SELECT capture_id FROM capture")}

    def capture_files(self) -> dict[str, CaptureFile]:
        """Every capture that the database knows, by its id."""
        rows = self._db.conn.execute("SELECT capture_id, article, warc FROM capture")
        return {stem: CaptureFile(article, warc) for stem, article, warc in rows}

    def present(self, articles: Sequence[int]) -> list[int]:
        """Those of ``articles`` that are in the library, the trash included."""
        return refresh.present(self._db, articles)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


_UNKNOWN = """
    SELECT value FROM json_each(?)
    WHERE NOT EXISTS (SELECT 1 FROM capture WHERE capture_id = value)
"""

_REVIEW = "SELECT count(*) FROM picture WHERE review IS NOT NULL AND articles > 0"

_EXPIRED = """
    SELECT count(*) FROM picture
    WHERE valid_until IS NOT NULL AND valid_until < ? AND review IS NULL AND articles > 0
      AND (conflict OR status = 'placeholder')
"""

_OPEN_JOBS = "SELECT count(*) FROM job WHERE state IN ('waiting', 'working')"

_TAGS = "SELECT path, articles FROM tag ORDER BY folded"

_SITES = "SELECT site, articles FROM site WHERE articles > 0 ORDER BY articles DESC, site"

_INFO = """
    SELECT (SELECT count(*) FROM article) AS articles,
           (SELECT count(*) FROM version) AS versions,
           (SELECT count(*) FROM picture) AS pictures
"""

_KEPT = """
    SELECT record.record, warc, kind, record.url, offset, length, payload_sha256, refers_to,
           record_id, (SELECT picture FROM picture WHERE picture.record = record.record) AS picture
    FROM record JOIN capture USING (capture)
"""

_RECORDS = f"{_KEPT} WHERE record.record > ? ORDER BY record.record LIMIT 500"

_RECORDS_OF = f"{_KEPT} WHERE warc = ? ORDER BY record.record"

_NEWEST = """
    SELECT capture.article AS article,
        (SELECT coalesce(sum(length), 0) FROM record WHERE record.capture = capture.capture)
            AS bytes,
        (SELECT count(picture) FROM placement JOIN version USING (version)
         WHERE version.article = capture.article AND version.number = capture.version)
            AS pictures
    FROM capture WHERE capture.capture IN (
        SELECT max(capture) FROM capture
        WHERE article IN (SELECT value FROM json_each(?)) GROUP BY article)
"""
