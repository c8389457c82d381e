"""Forgetting articles for good: everything of them but the trail of decisions."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from archive_app.domain.changes import Changes, Touched
from archive_app.store import columns, refresh, together
from archive_app.store.border import guarded
from archive_app.store.connection import reading, writing


@dataclass(frozen=True, slots=True)
class Purged:
    """What was forgotten, and what of its evidence others need."""

    articles: tuple[int, ...] = ()
    files: tuple[str, ...] = ()
    """Capture files of these articles, relative to the library."""
    needed: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Of these files, the offsets of records that captures of other articles refer to."""
    changes: Changes = field(default_factory=Changes)


@guarded
class Purging:
    """The trash, on its way out."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def trash(self) -> tuple[int, ...]:
        """The articles in the trash."""
        return tuple(number for (number,) in self._db.conn.execute(_TRASH))

    def files(self, articles: Sequence[int]) -> tuple[str, ...]:
        """The capture files of ``articles``."""
        wanted = columns.to_json(list(articles))
        return tuple(warc for (warc,) in self._db.conn.execute(_FILES, (wanted,)))

    def needed(self, files: Sequence[str]) -> dict[str, tuple[int, ...]]:
        """By file, the offsets in ``files`` that captures of the library refer to."""
        wanted: dict[str, tuple[int, ...]] = {}
        with reading(self._db):
            for (place,) in self._db.conn.execute(_REFERRED, (columns.to_json(list(files)),)):
                file, _, offset = place.rpartition("#")
                wanted[file] = (*wanted.get(file, ()), int(offset))
        return wanted

    def purge(self, articles: Sequence[int]) -> Purged:
        """Forgets ``articles`` in one transaction; there is no way back.

        Pictures that other articles show are read from those articles' captures from now on. The
        trail of decisions stays, of a picture that is shown nowhere without the picture.
        """
        with writing(self._db):
            files = self.files(articles)
            wanted = (columns.to_json(list(articles)),)
            pictures = [row[0] for row in self._db.conn.execute(_PICTURES, wanted)]
            self._db.conn.execute(_REHOME, wanted * 2)
            for (key,) in self._db.conn.execute(_KEYS, wanted).fetchall():
                together.remove(self._db, key)
                together.remove_work(self._db, key)
            for statement in (_EVENTS, _VERSIONS, _CAPTURES, _ARTICLES):
                self._db.conn.execute(statement, wanted)
            self._db.conn.execute(_UNSEEN, (columns.to_json(pictures),))
            self._db.conn.execute(_UNKNOWN, (columns.to_json(pictures),))
            left = self._db.conn.execute(_LEFT, (columns.to_json(pictures),))
            refresh.refresh_pictures(self._db, [picture for (picture,) in left.fetchall()])
            count = len(articles)
            subject = f"{count} article{'s' if count > 1 else ''} removed for good"
            self._db.conn.execute(_EVENT, (subject, columns.now()))
            kinds = frozenset({Touched.ARTICLES, Touched.PLACES, Touched.PICTURES, Touched.TAGS})
            changes = Changes(frozenset(articles), frozenset(pictures), kinds=kinds)
            return Purged(tuple(articles), files, self.needed(files), changes)


_TRASH = "SELECT article FROM article WHERE trashed ORDER BY article"

_FILES = """
    SELECT DISTINCT warc FROM capture WHERE article IN (SELECT value FROM json_each(?))
"""

_REFERRED = """
    SELECT DISTINCT refers_to FROM record
    WHERE refers_to IS NOT NULL
      AND substr(refers_to, 1, instr(refers_to, '#') - 1) IN (SELECT value FROM json_each(?))
"""

_PICTURES = """
    SELECT DISTINCT picture FROM placement JOIN version USING (version)
    WHERE article IN (SELECT value FROM json_each(?)) AND picture IS NOT NULL
"""

_REHOME = """
    UPDATE picture SET record = (
        SELECT record.record FROM record JOIN capture USING (capture)
        WHERE payload_sha256 = picture.sha256 AND kind IN ('response', 'resource', 'revisit')
          AND article NOT IN (SELECT value FROM json_each(?))
        ORDER BY refers_to IS NOT NULL, record.record DESC LIMIT 1
    )
    WHERE record IN (
        SELECT record.record FROM record JOIN capture USING (capture)
        WHERE article IN (SELECT value FROM json_each(?))
    )
"""

_KEYS = "SELECT search_key FROM article WHERE article IN (SELECT value FROM json_each(?))"

_EVENTS = """
    UPDATE event SET state = 'passed', undone_order = NULL, steps = '[]', subject = verb
    WHERE event IN (
        SELECT event.event FROM event, json_each(event.articles) AS touched
        WHERE touched.value IN (SELECT value FROM json_each(?))
    )
"""

_VERSIONS = "DELETE FROM version WHERE article IN (SELECT value FROM json_each(?))"

_CAPTURES = "DELETE FROM capture WHERE article IN (SELECT value FROM json_each(?))"

_ARTICLES = "DELETE FROM article WHERE article IN (SELECT value FROM json_each(?))"

_NOWHERE = """
    picture IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM placement WHERE placement.picture = {table}.picture)
"""

_UNSEEN = f"DELETE FROM thumbnail WHERE {_NOWHERE.format(table='thumbnail')}"  # noqa: S608

_UNKNOWN = f"""
    DELETE FROM picture WHERE {_NOWHERE.format(table="picture")}
      AND NOT EXISTS (SELECT 1 FROM decision WHERE decision.picture = picture.picture)
"""  # noqa: S608 (our own names)

_LEFT = "SELECT picture FROM picture WHERE picture IN (SELECT value FROM json_each(?))"

_EVENT = """
    INSERT INTO event (verb, subject, happened_at, articles, steps, state)
    VALUES ('purge', ?, ?, '[]', '[]', 'passed')
"""
