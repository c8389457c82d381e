"""The pictures of the library: files, what is claimed of them, what a person decided."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from sqlite_utils import Database

from archive_app.credit.parties import fold
from archive_app.domain.changes import Changes
from archive_app.domain.errors import NotFound
from archive_app.domain.library import PictureRow
from archive_app.domain.page import PayloadPlace
from archive_app.domain.rights import Decision, Ruling, Scope, Status, Verdict, badge
from archive_app.domain.sighting import NEAR, Seen, Sighting, tells_apart
from archive_app.store import columns, refresh, steps, trail
from archive_app.store.border import guarded
from archive_app.store.connection import reading, writing
from archive_app.store.history import record
from archive_app.store.picture_query import PictureQuery, parse_picture_query
from archive_app.store.steps import Row, Step


class RecordPlace(NamedTuple):
    """Where a record begins."""

    warc: str
    """File relative to the library."""
    offset: int
    """Bytes to its gzip member."""


@guarded
class Pictures:
    """The pictures of a library, one for each file however many articles show it."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def thumbnail(self, picture: int) -> bytes | None:
        """JPEG or PNG of at most 320 px; None where the picture could not be decoded."""
        image: bytes | None = columns.scalar(self._db, _THUMBNAIL, (picture,))
        return image

    def place(self, picture: int) -> RecordPlace:
        """Where the original bytes lie. Raises ``NotFound``."""
        row = columns.first(self._db, _PLACE, (picture,))
        if row is None:
            raise _no_picture(picture)
        return RecordPlace(row["warc"], row["offset"])

    def known(self, sha256s: Iterable[str]) -> dict[str, PayloadPlace]:
        """Those of ``sha256s`` (of decoded bodies) that lie in the library already, and where."""
        wanted = columns.to_json(list(sha256s))
        found: dict[str, PayloadPlace] = {}
        for row in columns.query(self._db, _KNOWN, (wanted,)):
            place = PayloadPlace(**{**row, "captured_at": columns.moment(row["captured_at"])})
            found.setdefault(place.sha256, place)
        return found

    def rows(self, query: str = "", *, limit: int | None = None) -> tuple[PictureRow, ...]:
        """Pictures that articles outside the trash show, those that need a look first.

        ``query`` is in the words of ``picture_query``. At most ``limit``, where one is given.
        """
        with reading(self._db):
            found = islice(self._found(parse_picture_query(query)), limit)
            return tuple(self._with_articles(row) for row in found)

    def matching(self, query: str) -> frozenset[int]:
        """The numbers of the pictures that ``rows`` would give."""
        with reading(self._db):
            return frozenset(row.picture for row in self._found(parse_picture_query(query)))

    def like(self, sha256: str, perceptual_hash: str | None) -> tuple[Sighting, ...]:
        """Where the picture of this digest, or one that looks like it, was seen; nearest first.

        Pictures look alike whose hashes differ in at most ``NEAR`` bits; plain surfaces, whose
        hashes are all alike, are told by their bytes alone.
        """
        wanted = (
            int(perceptual_hash, 16) if perceptual_hash and tells_apart(perceptual_hash) else None
        )
        today = columns.local_today()
        found = []
        with reading(self._db):
            for picture, digest, look in self._db.conn.execute(_LOOKS).fetchall():
                distance = None
                if wanted is not None and tells_apart(look):
                    distance = (wanted ^ int(look, 16)).bit_count()
                exact = digest == sha256
                near = exact or (distance is not None and distance <= NEAR)
                if near and (seen := self._seen(picture)):
                    row = columns.query(self._db, _ONE_ROW, (picture,))[0]
                    shown = self._with_articles(self._row(row, today))
                    found.append(Sighting(shown, exact, distance, seen))
        return tuple(sorted(found, key=lambda one: (not one.exact, one.distance or 0)))

    def elsewhere(self, picture: int, article: int) -> tuple[Seen, ...]:
        """Other articles that show ``picture`` now, or a file of the same look and shape."""
        with reading(self._db):
            row = columns.first(self._db, _OWNED, (picture,))
            if row is None:
                return ()
            same = {picture}
            if tells_apart(row["perceptual_hash"]):
                values = (row["perceptual_hash"], row["width"], row["height"])
                same |= {number for number, _ in self._db.conn.execute(_LOOKS_SAME, values)}
            places = [seen for number in sorted(same) for seen in self._seen(number)]
        shown = {one.article: one for one in places if one.current and one.article != article}
        return tuple(shown.values())

    def _seen(self, picture: int) -> tuple[Seen, ...]:
        places = []
        for row in columns.query(self._db, _SEEN, (picture,)):
            verdict = columns.from_json(row.pop("verdict"), Verdict)
            places.append(
                Seen(
                    **{
                        **row,
                        "current": bool(row["current"]),
                        "captured_at": columns.moment(row["captured_at"]),
                    },
                    creator=verdict.creator,
                    organisation=verdict.organisation,
                    licence=verdict.licence,
                )
            )
        return tuple(places)

    def _found(self, asked: PictureQuery) -> Iterator[PictureRow]:
        """What fits, without its articles: reading those takes longer than all else."""
        today = columns.local_today()
        lost = dict(self._db.conn.execute(_LOST).fetchall()) if asked.lost else None
        cursor = self._db.conn.execute(_ROWS, (today.isoformat(),))
        names = [column[0] for column in cursor.description]
        for values in cursor:
            row = dict(zip(names, values, strict=True))
            if lost is not None and row["picture"] not in lost:
                continue
            if _says(row, asked):
                shown = self._row(row, today)
                if asked.fits(shown):
                    yield replace(shown, lost_credit=lost[shown.picture]) if lost else shown

    def decisions(self, picture: int) -> tuple[Decision, ...]:
        """The whole trail of ``picture``, oldest line first."""
        return trail.decisions(self._db, picture)

    def decide(self, decision: Decision, *, within: Collection[int] | None = None) -> Changes:
        """Adds ``decision`` to the trail of every picture that its scope reaches now.

        ``this`` is this file; ``same`` adds pictures that look the same (equal perceptual hash
        and shape); ``owner`` those whose claims name the same owner. Beyond the picture itself
        only pictures are reached that nothing else is decided of. Pictures saved later are not:
        nobody has seen them. ``within`` names the pictures that it may reach, where not all.

        Raises:
            NotFound: there is no such picture.
        """
        return self.decide_all((decision.picture,), decision, within=within)

    def decide_all(
        self,
        pictures: Sequence[int],
        decision: Decision,
        *,
        within: Collection[int] | None = None,
    ) -> Changes:
        """The same for each of ``pictures``, whichever picture ``decision`` names: one event.

        Raises:
            NotFound: one of them is not there; nothing was decided.
        """
        with writing(self._db):
            taken: list[Step] = []
            reached: dict[int, None] = dict.fromkeys(pictures)
            for picture in pictures:
                others = self._reached(replace(decision, picture=picture))
                reached |= dict.fromkeys(one for one in others if within is None or one in within)
            for picture in reached:
                taken += self._decide(picture, decision)
            subject = f"{len(reached)} picture{'s' if len(reached) > 1 else ''}"
            return record(self._db, "decide", f"{subject}: {decision.ruling.value}", taken)

    def _decide(self, picture: int, decision: Decision) -> list[Step]:
        before = steps.ruling_in_force(self._db, picture)
        if decision.ruling is Ruling.WITHDRAWN and before is None:
            return []
        sha256 = refresh.claims_sha256(self._db, picture)
        undoes = columns.scalar(self._db, steps.LAST_LINE, (picture,))
        content = _ruling(decision)
        if picture != decision.picture or not decision.evidence:
            content["evidence"] = sha256
        row = {
            "picture": picture,
            **content,
            "decided_at": columns.stamp(decision.decided_at),
            "claims_sha256": sha256,
            "undoes": undoes if decision.ruling is Ruling.WITHDRAWN else decision.undoes,
        }
        columns.insert(self._db, "decision", row)
        after = None if decision.ruling is Ruling.WITHDRAWN else content
        return [Step("decision", before, after, [(picture,)])]

    def _reached(self, decision: Decision) -> list[int]:
        row = columns.first(self._db, _OWNED, (decision.picture,))
        if row is None:
            raise _no_picture(decision.picture)
        verdict = columns.from_json(row["verdict"], Verdict) if row["verdict"] else Verdict()
        sql = ""
        values: tuple[Any, ...] = ()
        if decision.scope is Scope.SAME and tells_apart(row["perceptual_hash"]):
            sql, values = _LOOKS_SAME, (row["perceptual_hash"], row["width"], row["height"])
        elif decision.scope is Scope.OWNER and verdict.organisation:
            sql, values = _SAME_OWNER, (self._names_of(verdict.organisation),)
        elif decision.scope is Scope.OWNER and verdict.creator:
            sql, values = _SAME_CREATOR, (columns.to_json(verdict.creator),)
        if not sql:
            return []
        withdrawn = decision.ruling is Ruling.WITHDRAWN
        return [
            picture
            for picture, decided in self._db.conn.execute(sql, values)
            if picture != decision.picture and (decided is not None) == withdrawn
        ]

    def _names_of(self, organisation: str) -> str:
        """Every name under which the library knows an owner, as JSON: AP is Associated Press."""
        names = [name for (name,) in self._db.conn.execute(_OWNERS)]
        return columns.to_json([name for name in names if fold(name) == fold(organisation)])

    def _row(self, row: dict[str, Any], today: date) -> PictureRow:
        """``row`` as it is shown, its articles left out."""
        verdict = columns.from_json(row["verdict"], Verdict) if row["verdict"] else Verdict()
        decision = None
        if row["decision"] is not None:
            decision = trail.in_force(self._db, row["picture"])
        conflict = bool(row["conflict"])
        status = Status(row["status"])
        return PictureRow(
            picture=row["picture"],
            sha256=row["sha256"],
            media_type=row["media_type"],
            width=row["width"],
            height=row["height"],
            badge=badge(status, decision, today, conflict=conflict),
            status=status.value,
            conflict=conflict,
            credit=verdict.credit,
            creator=verdict.creator,
            organisation=verdict.organisation,
            licence=verdict.licence,
            decision=decision,
            articles=(),
            review=row["review"],
        )

    def _with_articles(self, row: PictureRow) -> PictureRow:
        return replace(row, articles=trail.articles_with(self._db, row.picture))


def _says(row: dict[str, Any], asked: PictureQuery) -> bool:
    site = (row["site"] or "").casefold()
    said = f"{row['verdict']}\n{row['caption']}\n{row['alt']}\n".casefold() + site
    return all(word in said for word in asked.words) and all(one in site for one in asked.sites)


def _ruling(decision: Decision) -> Row:
    until: date | None = decision.valid_until
    return {
        "scope": decision.scope.value,
        "ruling": decision.ruling.value,
        "reason": columns.text(decision.reason),
        "owner": decision.owner,
        "reference": columns.text(decision.reference),
        "valid_until": until.isoformat() if until else None,
        "evidence": decision.evidence,
        "who": columns.text(decision.who),
    }


def _no_picture(picture: int) -> NotFound:
    message = f"There is no picture {picture} in this library."
    return NotFound(message, kind="no-such-picture")


_THUMBNAIL = "SELECT image FROM thumbnail WHERE picture = ?"

_PLACE = """
    SELECT warc, offset FROM picture
    JOIN record USING (record) JOIN capture USING (capture) WHERE picture = ?
"""

_KNOWN = """
    SELECT payload_sha256 AS sha256, warc, offset, url, captured_at
    FROM json_each(?) AS asked
    CROSS JOIN record ON substr(payload_sha256, 1, 8) = substr(value, 1, 8) -- the index's
    JOIN capture USING (capture)
    WHERE payload_sha256 = value AND refers_to IS NULL
      AND kind <> 'metadata' AND kind IN ('response', 'resource') -- the first is the index's
    ORDER BY record DESC -- bytes that were kept again are those that are sound
"""

_OF_A_ROW = """
    SELECT picture.picture, sha256, media_type, width, height, picture.status,
           picture.conflict, decision, review, verdict, caption, alt, article.site
    FROM picture LEFT JOIN placement ON placement.placement = picture.placement
    LEFT JOIN version ON version.version = placement.version
    LEFT JOIN article ON article.article = version.article
"""

_ONE_ROW = f"{_OF_A_ROW} WHERE picture.picture = ?"

_ROWS = f"""{_OF_A_ROW}
    WHERE picture.articles > 0
    ORDER BY CASE
        WHEN decision IS NOT NULL AND (valid_until IS NULL OR valid_until >= ?) THEN 5
        WHEN picture.conflict THEN 0
        WHEN picture.status = 'placeholder' THEN 1
        WHEN picture.status = 'unknown' THEN 2
        WHEN picture.status IN ('agency', 'named-holder') THEN 3
        ELSE 4
    END, picture.picture DESC
"""

_LOOKS = "SELECT picture, sha256, perceptual_hash FROM picture"

_SEEN = """
    SELECT article.article, version.number AS version, article.version = version.version AS current,
           version.title, version.url, version.captured_at, caption, credit, verdict, status
    FROM placement
    JOIN version ON version.version = placement.version
    JOIN article ON article.article = version.article
    WHERE placement.picture = ? AND NOT trashed
    ORDER BY version.captured_at DESC, position
"""

_LOST = """
    SELECT picture, credit FROM (
        SELECT now.picture, earlier.credit, max(old.number)
        FROM article
        JOIN version AS shown ON shown.version = article.version
        JOIN placement AS now ON now.version = article.version
        JOIN version AS old ON old.article = article.article AND old.number < shown.number
        JOIN placement AS earlier ON earlier.version = old.version
        WHERE article.versions > 1 AND NOT trashed AND now.picture IS NOT NULL
          AND now.credit IS NULL AND earlier.credit IS NOT NULL
          AND (earlier.picture = now.picture OR earlier.url = now.url)
        GROUP BY now.picture
    )
"""

_OWNED = """
    SELECT perceptual_hash, width, height, verdict
    FROM picture LEFT JOIN placement ON placement.placement = picture.placement
    WHERE picture.picture = ?
"""

_LOOKS_SAME = """
    SELECT picture, decision FROM picture
    WHERE perceptual_hash = ? AND abs(width * 1.0 / height - ? * 1.0 / ?) < 0.03
"""

_SAME_OWNER = """
    SELECT picture.picture, decision
    FROM picture JOIN placement ON placement.placement = picture.placement
    WHERE json_extract(verdict, '$.organisation') IN (SELECT value FROM json_each(?))
"""

_OWNERS = """
    SELECT DISTINCT json_extract(verdict, '$.organisation') AS owner
    FROM picture JOIN placement ON placement.placement = picture.placement
    WHERE owner IS NOT NULL
"""

_SAME_CREATOR = """
    SELECT picture.picture, decision
    FROM picture JOIN placement ON placement.placement = picture.placement
    WHERE json_extract(verdict, '$.organisation') IS NULL
      AND json_extract(verdict, '$.creator') = json(?)
"""
