"""Claims that an earlier rule set read and a later one reads no more: the history of claims.

They stand in a table of their own, so that nothing that asks what is claimed has to leave them out.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlite_utils import Database

from archive_app.domain.rights import Claim
from archive_app.store import columns, content

TABLES = """
CREATE TABLE superseded_claim (
    superseded_claim INTEGER PRIMARY KEY,
    placement INTEGER REFERENCES placement ON DELETE CASCADE, -- exactly one of these three
    picture INTEGER REFERENCES picture ON DELETE CASCADE,
    version INTEGER REFERENCES version ON DELETE CASCADE,
    field TEXT NOT NULL, -- this and what follows as it stood in "claim"
    value TEXT NOT NULL,
    normalised TEXT,
    source TEXT NOT NULL,
    locator TEXT NOT NULL,
    context TEXT NOT NULL,
    confidence REAL NOT NULL,
    extractor TEXT NOT NULL,
    captured_at TEXT NOT NULL,
    superseded_at TEXT NOT NULL
) STRICT

CREATE INDEX superseded_claim_of_placement ON superseded_claim (placement)
    WHERE placement IS NOT NULL

CREATE INDEX superseded_claim_of_picture ON superseded_claim (picture) WHERE picture IS NOT NULL

CREATE INDEX superseded_claim_of_version ON superseded_claim (version) WHERE version IS NOT NULL

CREATE TABLE rebuilding ( -- how far a rebuild came that was stopped
    what TEXT PRIMARY KEY, -- "rights" or "extract"
    program TEXT NOT NULL, -- whose engine: another program's begins anew
    last INTEGER NOT NULL, -- article that was done last
    begun TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""
"""The statements of the schema step, divided by empty lines."""


def supersede(db: Database, owner: str, number: int, claims: Sequence[Claim]) -> bool:
    """Lets ``claims`` stand for row ``number`` of ``owner``; whether anything differs.

    A claim that is read no more goes into the history; one that is read as before, if only by
    another version of the rules, is no news. ``owner`` is placement, picture or version.
    """
    before = content.claims(db, owner, number)
    wanted = [_bare(claim) for claim in claims]
    if [_bare(claim) for claim in before] == wanted:
        return False
    kept = set(wanted)
    gone = [claim for claim in before if _bare(claim) not in kept]
    moment = columns.now()
    captured_at = columns.scalar(db, _CAPTURED[owner], (number,)) or moment
    db.conn.executemany(
        _ADD.format(owner=owner),
        [
            (
                number, claim.field.value, claim.value, claim.normalised, claim.source.value,
                claim.locator, claim.context, claim.confidence, claim.extractor, captured_at,
                moment,
            )
            for claim in gone
        ],
    )  # fmt: skip
    db.conn.execute(f"DELETE FROM claim WHERE {owner} = ?", (number,))  # noqa: S608 (our names)
    content.add_claims(db, owner, number, claims, captured_at)
    return True


def superseded(db: Database, owner: str, number: int) -> tuple[Claim, ...]:
    """The history of row ``number`` of ``owner``, what went first first."""
    return content.claims(db, owner, number, table="superseded_claim")


def _bare(claim: Claim) -> Claim:
    return replace(claim, extractor="")


_CAPTURED = {
    "placement": "SELECT captured_at FROM placement JOIN version USING (version)"
    " WHERE placement = ?",
    "picture": "SELECT min(captured_at) FROM placement JOIN version USING (version)"
    " WHERE picture = ?",
    "version": "SELECT captured_at FROM version WHERE version = ?",
}

_ADD = """
    INSERT INTO superseded_claim ({owner}, field, value, normalised, source, locator, context,
                                  confidence, extractor, captured_at, superseded_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
