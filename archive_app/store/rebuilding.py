"""Lets versions say what a rebuild read in their captures; the person's work is never touched.

One article is one transaction, which also notes how far the rebuild came: stopped anywhere, it can
go on. Of the person's work only the anchors of marks move, as they do when a page is saved again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

from archive_app.domain.article import Article
from archive_app.domain.picture import PictureFacts
from archive_app.domain.rebuilding import (
    CapturedVersion,
    KeptPlace,
    KeptVersion,
    Renewal,
    Renewed,
)
from archive_app.domain.rights import Claim
from archive_app.domain.saving import Reanchor
from archive_app.store import annotations, columns, content, marks, refresh
from archive_app.store.articles import capture_facts
from archive_app.store.border import guarded
from archive_app.store.connection import reading, writing
from archive_app.store.differing import Look, differences
from archive_app.store.looks import look
from archive_app.store.superseded import supersede, superseded


@dataclass(frozen=True, slots=True)
class Mending:
    """All that is to be renewed of one article."""

    article: int
    versions: Sequence[Renewal]
    pictures: Mapping[int, PictureFacts]
    """What was read anew in picture files, by the picture's number."""
    reanchor: Reanchor
    what: str = ""
    """The rebuild whose progress this is; empty for none that could go on."""


@guarded
class Rebuilding:
    """Content under repair."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def begin(self, what: str, program: str) -> int:
        """The last article that a stopped rebuild of this kind had done; 0 to begin anew."""
        with writing(self._db):
            row = columns.first(self._db, _HOW_FAR, (what,))
            if row is not None and row["program"] == program:
                return int(row["last"])
            self._db.conn.execute(_BEGIN, (what, program, columns.now()))
        return 0

    def finish(self, what: str) -> None:
        """Says that the rebuild came to its end: the next begins anew."""
        with writing(self._db):
            self._db.conn.execute("DELETE FROM rebuilding WHERE what = ?", (what,))

    def articles(self, after: int = 0) -> tuple[int, ...]:
        """The numbers of all articles above ``after``, the trash included."""
        found = self._db.conn.execute(_ARTICLES, (after,))
        return tuple(number for (number,) in found)

    def versions(self, article: int) -> tuple[KeptVersion, ...]:
        """All versions of ``article``, oldest first, with the captures that they were read in."""
        with reading(self._db):
            rows = columns.query(self._db, _VERSIONS, (article,))
            return tuple(self._kept(row) for row in rows)

    def of_capture(self, capture_id: str) -> CapturedVersion | None:
        """The version that was read in a capture; None where it only confirmed one."""
        with reading(self._db):
            row = columns.first(self._db, _MADE_BY, (capture_id,))
            if row is None:
                return None
            return CapturedVersion(row["article"], row["version"], self._placed(row["version"]))

    def pictures(self, article: int) -> dict[int, KeptPlace]:
        """The pictures that ``article`` was the first to show, and where their bytes are."""
        rows = columns.query(self._db, _PICTURES, (article,))
        return {row["picture"]: KeptPlace(row["warc"], row["offset"]) for row in rows}

    def numbers(self, sha256s: Sequence[str]) -> dict[str, int]:
        """The numbers of pictures by the digests of their bytes, those that are here."""
        wanted = columns.to_json(sha256s)
        return dict(self._db.conn.execute(_BY_DIGEST, (wanted,)).fetchall())

    def superseded(self, picture: int) -> tuple[Claim, ...]:
        """What earlier rule sets claimed of ``picture`` and of its places, and today's do not."""
        with reading(self._db):
            found = superseded(self._db, "picture", picture)
            for (row,) in self._db.conn.execute(_PLACED, (picture,)):
                found += superseded(self._db, "placement", row)
        return found

    def renew(self, mending: Mending) -> Renewed:
        """Writes what was read anew; what is as it was stays untouched."""
        db, article = self._db, mending.article
        with writing(db):
            files = [
                picture
                for picture, facts in mending.pictures.items()
                if _renew_picture(db, picture, facts)
            ]
            renewed = [one for one in mending.versions if _renew_version(db, one)]
            if renewed:
                _compare_versions(db, article)
                _move_marks(db, article, mending.reanchor)
                refresh.refresh_article(db, article)
                refresh.refresh_work(db, [article])
            if renewed or files:
                ever = [picture for (picture,) in db.conn.execute(_EVER, (article,))]
                refresh.refresh_pictures(db, {*ever, *files})
            if mending.what:
                db.conn.execute(_DONE, (article, mending.what))
            now = annotations.marks_of(db, article) if renewed else ()
        orphans = tuple(mark for mark in now if mark.orphan)
        return Renewed(len(renewed), len(files), orphans)

    def _kept(self, row: dict[str, Any]) -> KeptVersion:
        db = self._db
        capture = columns.first(db, _CAPTURE, (row["capture"],))
        assert capture is not None  # noqa: S101 (a version refers to it)
        page = columns.first(db, _PAGE, (row["capture"],))
        pictures = self._placed(row["version"])
        file_claims = [content.claims(db, "picture", one) if one else () for one in pictures]
        stored = content.read(db, row["version"])
        own = [
            replace(placement, claims=placement.claims[: len(placement.claims) - len(of_file)])
            for placement, of_file in zip(stored.pictures, file_claims, strict=True)
        ]
        return KeptVersion(
            row=row["version"],
            number=row["number"],
            capture=capture_facts(capture),
            page=KeptPlace(page["warc"], page["offset"]) if page else None,
            content=replace(stored, pictures=tuple(own)),
            pictures=pictures,
            file_claims=tuple(file_claims),
        )

    def _placed(self, version: int) -> tuple[int | None, ...]:
        found = self._db.conn.execute(_POSITIONS, (version,))
        return tuple(picture for (picture,) in found)


def _renew_picture(db: Database, picture: int, facts: PictureFacts) -> bool:
    values: dict[str, Any] = {
        "width": facts.width,
        "height": facts.height,
        "perceptual_hash": facts.perceptual_hash,
    }
    if facts.perceptual_hash is not None:  # else it could not be decoded this time
        columns.update(db, "picture", {"picture": picture}, values)
    if facts.thumbnail is not None:
        db.conn.execute(_ADD_THUMBNAIL, (picture, facts.thumbnail))
    return supersede(db, "picture", picture, facts.claims)


def _renew_version(db: Database, renewal: Renewal) -> bool:
    article = content.clean(renewal.content)
    before = columns.query(db, _ROW, (renewal.row,))[0]
    after = content.version_row(article)
    plain = after.keys() - content.PACKED
    differs = any(before[name] != after[name] for name in plain)
    differs = differs or content.markup(before)[0] != article.html
    if differs or before["markup"] != after["markup"]:  # which another zstd packs otherwise
        columns.update(db, "version", {"version": renewal.row}, after)
    claims = supersede(db, "version", renewal.row, article.page_claims)
    return _renew_placements(db, renewal, article) or differs or claims


def _renew_placements(db: Database, renewal: Renewal, article: Article) -> bool:
    """Each placement goes on as the one that it was; whether anything differs."""
    rows = {one["position"]: one for one in columns.query(db, _PLACEMENTS, (renewal.row,))}
    continued = [place.was for place in renewal.places]
    moved = continued != sorted(rows)
    if moved:  # out of the way: no two placements may share a position
        db.conn.execute(_STEP_ASIDE, (renewal.row,))
    changed = moved
    for position, placement in enumerate(article.pictures):
        place = renewal.places[position]
        old = rows.pop(place.was, None) if place.was is not None else None
        values = {**content.placement_row(placement), "position": position}
        if place.picture is not None:
            values |= {"picture": place.picture, "missing_kind": None, "missing_message": None}
        if old is None:
            new = {"version": renewal.row, **_NOT_FETCHED, **values}
            number = columns.insert(db, "placement", new)
            changed = True
        else:
            number = old["placement"]
            if moved or any(old[name] != value for name, value in values.items()):
                columns.update(db, "placement", {"placement": number}, values)
                changed = True
        changed = supersede(db, "placement", number, placement.claims) or changed
    for gone in rows.values():
        _remove_placement(db, renewal.row, gone["placement"])
    return changed or bool(rows)


def _remove_placement(db: Database, version: int, placement: int) -> None:
    """Its claims stay in the history, as the version's."""
    supersede(db, "placement", placement, ())
    db.conn.execute(_TO_VERSION, (version, placement))
    db.conn.execute("DELETE FROM placement WHERE placement = ?", (placement,))


def _compare_versions(db: Database, article: int) -> None:
    """What differs from the version before, now that both are read by the same engine."""
    before: Look | None = None
    for row in columns.query(db, _LOOKS, (article,)):
        now = look(db, row["version"])
        changed = differences(before, now) if before is not None else ()
        if columns.from_json(row["changed"]) != list(changed):
            values = {"changed": columns.to_json(changed)}
            columns.update(db, "version", {"version": row["version"]}, values)
        before = now


def _move_marks(db: Database, article: int, reanchor: Reanchor) -> None:
    """Marks stand in the current version's new text, lost ones too where they are found again."""
    number, text = refresh.current_text(db, article)
    for mark, values in marks.moved(db, article, number, text, reanchor):
        columns.update(db, "annotation", {"annotation": mark}, values)


_NOT_FETCHED = {
    "picture": None,
    "missing_kind": "not-fetched",
    "missing_message": "This picture was not fetched.",
}

_HOW_FAR = "SELECT program, last FROM rebuilding WHERE what = ?"

_BEGIN = "INSERT OR REPLACE INTO rebuilding (what, program, last, begun) VALUES (?, ?, 0, ?)"

_DONE = "UPDATE rebuilding SET last = ? WHERE what = ?"

_ARTICLES = "SELECT article FROM article WHERE article > ? AND version IS NOT NULL ORDER BY article"

_VERSIONS = "SELECT version, number, capture FROM version WHERE article = ? ORDER BY number"

_MADE_BY = """
    SELECT version.article, version.version FROM version JOIN capture USING (capture)
    WHERE capture_id = ?
"""

_CAPTURE = """
    SELECT capture_id, requested_url, final_url, captured_at, status, redirects, headers, warc,
           sha256, media_type, ip, certificate, program
    FROM capture WHERE capture = ?
"""

_PAGE = """
    SELECT warc, offset FROM record JOIN capture USING (capture)
    WHERE capture = ? AND kind IN ('response', 'revisit', 'resource') AND url = final_url
      AND payload_sha256 = sha256
    ORDER BY record LIMIT 1
"""

_POSITIONS = "SELECT picture FROM placement WHERE version = ? ORDER BY position"

_PICTURES = """
    SELECT picture.picture, warc, offset FROM picture
    JOIN record USING (record) JOIN capture USING (capture)
    WHERE picture.picture IN (
        SELECT picture FROM version JOIN placement USING (version)
        WHERE version.article = ? AND picture IS NOT NULL
    ) AND NOT EXISTS (
        SELECT 1 FROM placement AS other JOIN version AS earlier USING (version)
        WHERE other.picture = picture.picture AND earlier.article < ?1
    )
"""

_BY_DIGEST = "SELECT sha256, picture FROM picture WHERE sha256 IN (SELECT value FROM json_each(?))"

_PLACED = "SELECT placement FROM placement WHERE picture = ? ORDER BY placement"

_EVER = """
    SELECT DISTINCT picture FROM version JOIN placement USING (version)
    WHERE article = ? AND picture IS NOT NULL
"""

_ADD_THUMBNAIL = "INSERT OR IGNORE INTO thumbnail (picture, image) VALUES (?, ?)"

_ROW = "SELECT * FROM version WHERE version = ?"

_PLACEMENTS = "SELECT * FROM placement WHERE version = ? ORDER BY position"

_STEP_ASIDE = "UPDATE placement SET position = -1 - position WHERE version = ?"

_TO_VERSION = "UPDATE superseded_claim SET placement = NULL, version = ? WHERE placement = ?"

_LOOKS = "SELECT version, changed FROM version WHERE article = ? ORDER BY number"
