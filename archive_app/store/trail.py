"""What is known and decided of the pictures of a version; reads only."""

from datetime import date
from typing import Any

from sqlite_utils import Database

from archive_app.domain.library import StoredPlacement
from archive_app.domain.rights import Decision, Ruling, Scope, badge, current
from archive_app.store import columns, content


def decisions(db: Database, picture: int) -> tuple[Decision, ...]:
    """The whole trail of ``picture``, oldest line first."""
    return tuple(_decision(row) for row in columns.query(db, _TRAIL, (picture,)))


def in_force(db: Database, picture: int) -> Decision | None:
    """The decision in force on ``picture``; None where nothing is decided."""
    return current(decisions(db, picture))


def stored_placements(db: Database, article: int, version: int) -> tuple[StoredPlacement, ...]:
    """The pictures of row ``version`` of ``article`` with files, trails and badges."""
    today = columns.local_today()
    found = []
    rows = columns.query(db, _PLACED, (version,))
    for row, placement in zip(rows, content.placements(db, version), strict=True):
        history = decisions(db, row["picture"]) if row["picture"] else ()
        ruled = current(history)
        verdict = placement.verdict
        found.append(
            StoredPlacement(
                position=row["position"],
                placement=placement,
                picture=row["picture"],
                sha256=row["sha256"],
                media_type=row["media_type"],
                width=row["width"],
                height=row["height"],
                missing=columns.notice(row["missing_kind"], row["missing_message"]),
                decision=ruled,
                history=history,
                evidence_changed=row["review"] == "evidence",
                badge=badge(verdict.status, ruled, today, conflict=verdict.conflict),
                articles=articles_with(db, row["picture"], besides=article),
            )
        )
    return tuple(found)


def articles_with(db: Database, picture: int | None, *, besides: int = 0) -> tuple[int, ...]:
    """The articles whose current version shows ``picture``, the trash left out."""
    if picture is None:
        return ()
    return tuple(number for (number,) in db.conn.execute(_SHOWN_IN, (picture, besides)))


def _decision(row: dict[str, Any]) -> Decision:
    until = row["valid_until"]
    return Decision(
        **{
            **row,
            "scope": Scope(row["scope"]),
            "ruling": Ruling(row["ruling"]),
            "decided_at": columns.moment(row["decided_at"]),
            "valid_until": date.fromisoformat(until) if until else None,
        }
    )


_TRAIL = """
    SELECT decision, picture, scope, ruling, reason, who, decided_at, owner, reference,
           valid_until, evidence, undoes
    FROM decision WHERE picture = ? ORDER BY decision
"""

_PLACED = """
    SELECT position, placement.picture, missing_kind, missing_message,
           sha256, media_type, width, height, review
    FROM placement LEFT JOIN picture USING (picture)
    WHERE version = ? ORDER BY position
"""

_SHOWN_IN = """
    SELECT DISTINCT article.article FROM placement
    JOIN version ON version.version = placement.version
    JOIN article ON article.article = version.article AND article.version = version.version
    WHERE placement.picture = ? AND article.article <> ? AND NOT article.trashed
    ORDER BY article.article
"""
