"""The rights board: the pictures of the library as cards, filtered, grouped, sorted and counted.

One pass over the table of pictures answers all of it: at 100,000 pictures sorting and grouping in
Python cost less than a second statement would.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from sqlite_utils import Database

from archive_app.domain.board import (
    Board,
    BoardQuestion,
    Card,
    CardGroup,
    CardSort,
    Grouping,
    Standing,
)
from archive_app.domain.rights import Badge, Verdict
from archive_app.domain.sighting import tells_apart
from archive_app.store import columns
from archive_app.store.border import guarded
from archive_app.store.connection import reading
from archive_app.store.pictures import Pictures


class _Found(NamedTuple):
    """One picture of the pass, before cards are made."""

    picture: int
    badge: str
    review: str | None
    look: str | None
    group: Any
    article: int


@guarded
class RightsBoard:
    """Reads the board; decisions are made by ``Pictures``."""

    def __init__(self, db: Database, pictures: Pictures) -> None:
        self._db, self._pictures = db, pictures

    def ask(self, question: BoardQuestion) -> Board:
        """The cards that ``question`` is about, and how many there are of each badge."""
        with reading(self._db):
            wanted = None
            if question.query.strip():
                wanted = {row.picture for row in self._pictures.rows(question.query)}
            cards = list(_cards(self._pass(question.grouping), wanted))
            articles = columns.scalar(self._db, _ARTICLES)
        counts = Counter(card.badge for card in cards)
        shown = [card for card in cards if _fits(card, question)]
        shown.sort(key=_order(question))
        return Board(
            array("q", (card.picture for card in shown)),
            tuple(_groups(shown, question.grouping)),
            {Badge(badge): count for badge, count in counts.items()},
            articles,
        )

    def first(self, question: BoardQuestion, limit: int) -> tuple[int, ...]:
        """The first pictures that ``ask`` will give, from indexes alone; () where none can say.

        Counted and complete is only the whole answer: this is for the first paint.
        """
        plain = question.grouping is Grouping.NONE and not question.query.strip()
        if not plain or question.badge is not None:
            return ()
        parts = _FIRST_NEWEST if question.sort is CardSort.NEWEST else _FIRST_REVIEW
        found: list[int] = []
        for sql in parts:
            found += [row[0] for row in self._db.conn.execute(sql, (limit - len(found),))]
        return tuple(found) if len(found) == limit else ()

    def cards(self, pictures: Sequence[int]) -> tuple[Card, ...]:
        """What the cards of ``pictures`` say, in that order; one that is gone is left out."""
        found = {row["picture"]: row for row in self._rows(pictures)}
        return tuple(_card(found[number]) for number in pictures if number in found)

    def alike(self, picture: int) -> tuple[int, ...]:
        """The pictures that share the card of ``picture``, itself among them."""
        with reading(self._db):
            own = columns.first(self._db, _LOOK, (picture,))
            if own is None or not tells_apart(own["perceptual_hash"]):
                return (picture,)
            today = columns.local_today().isoformat()
            rows = self._db.conn.execute(_ALIKE, (today, own["perceptual_hash"])).fetchall()
        badges = dict(rows)
        mine = badges.get(picture)
        return tuple(number for number, badge in rows if badge == mine) or (picture,)

    def articles(self, pictures: Sequence[int]) -> tuple[int, ...]:
        """The articles outside the trash whose current version shows one of ``pictures``."""
        rows = self._db.conn.execute(_SHOWING, (columns.to_json(list(pictures)),))
        return tuple(number for (number,) in rows)

    def stands(self, articles: Sequence[int]) -> tuple[Standing, ...]:
        """How the pictures of ``articles`` stand, as their current versions show them."""
        values = (columns.local_today().isoformat(), columns.to_json(list(articles)))
        return tuple(
            Standing(Badge(badge), held_back=bool(held), pictures=count)
            for badge, held, count in self._db.conn.execute(_STANDS, values)
        )

    def place(self, picture: int) -> tuple[int, int] | None:
        """Article and position of the placement that stands for ``picture``; None if it is gone."""
        row = columns.first(self._db, _PLACE, (picture,))
        return None if row is None else (row["article"], row["position"])

    def _pass(self, grouping: Grouping) -> Iterable[_Found]:
        sql = _PLAIN_PASS if grouping is Grouping.NONE else _PASS.format(group=_GROUPS[grouping])
        cursor = self._db.conn.execute(sql, (columns.local_today().isoformat(),))
        return map(_Found._make, cursor)

    def _rows(self, pictures: Sequence[int]) -> list[dict[str, Any]]:
        today = columns.local_today().isoformat()
        return list(columns.query(self._db, _CARDS, (today, columns.to_json(list(pictures)))))


def _cards(found: Iterable[_Found], wanted: set[int] | None) -> Iterable[_Found]:
    """One of all that look the same and have the same badge: the one saved last."""
    seen: set[tuple[str, str]] = set()
    for one in found:
        if wanted is not None and one.picture not in wanted:
            continue
        if one.look is not None:
            key = (one.look, one.badge)
            if key in seen and tells_apart(one.look):
                continue
            seen.add(key)
        yield one


def _fits(card: _Found, question: BoardQuestion) -> bool:
    return (question.badge is None or card.badge == question.badge) and (
        not question.review or card.review is not None
    )


_RANKS: dict[str, int] = {
    Badge.DIFFER: 1,
    Badge.PLACEHOLDER: 2,
    Badge.NOTHING: 3,
    Badge.OWNER: 4,
    Badge.OPEN: 5,
    Badge.CLEARED: 6,
    Badge.BLOCKED: 6,
}


def _rank(card: _Found) -> int:
    return 0 if card.review == "evidence" else _RANKS[card.badge]


def _order(question: BoardQuestion) -> Callable[[_Found], tuple[Any, ...]]:
    """By group, then as sorted; the pass gives the newest first, and sorting is stable."""
    newest = question.sort is CardSort.NEWEST

    def key(card: _Found) -> tuple[Any, ...]:
        within = () if newest else (_rank(card),)
        match question.grouping:
            case Grouping.NONE:
                return within
            case Grouping.STATUS:
                return (_RANKS[card.badge], *within)
            case Grouping.ARTICLE:
                return (-card.article, *within)
            case _:
                name = str(card.group or "")
                return (not name, name.casefold(), name, *within)

    return key


def _groups(cards: Sequence[_Found], grouping: Grouping) -> Iterable[CardGroup]:
    if grouping is Grouping.NONE:
        yield CardGroup("", 0, len(cards))
        return
    first = 0
    key = (lambda card: card.article) if grouping is Grouping.ARTICLE else (lambda card: card.group)
    for _, group in groupby(cards, key=key):
        members = list(group)
        yield CardGroup(str(members[0].group or ""), first, len(members))
        first += len(members)


def _card(row: dict[str, Any]) -> Card:
    verdict = columns.from_json(row["verdict"], Verdict) if row["verdict"] else Verdict()
    differing = verdict.conflicts[0].values if verdict.conflicts else ()
    decided = row["decided_at"]
    return Card(
        picture=row["picture"],
        badge=Badge(row["badge"]),
        caption=row["caption"] or row["alt"] or (row["url"] or "").rpartition("/")[2],
        credit=verdict.credit,
        creator=verdict.creator,
        owner=row["ruled_owner"] or verdict.organisation,
        licence=verdict.licence,
        differing=differing,
        site=row["site"] or "",
        seen=columns.moment(row["captured_at"]),
        article=row["article"],
        articles=row["alike"] if tells_apart(row["look"]) else row["articles"],
        evidence_changed=row["review"] == "evidence",
        decided_at=columns.moment(decided) if decided else None,
    )


_BADGE = """CASE
    WHEN ruled.ruling = 'owner' THEN 'owner'
    WHEN ruled.ruling IS NOT NULL THEN ruled.ruling
    WHEN picture.conflict THEN 'differ'
    WHEN picture.status = 'placeholder' THEN 'placeholder'
    WHEN picture.status = 'unknown' THEN 'nothing'
    WHEN picture.status IN ('agency', 'named-holder') THEN 'owner'
    ELSE 'open' END"""

_RULED = """LEFT JOIN decision AS ruled ON ruled.decision = picture.decision
        AND (ruled.valid_until IS NULL OR ruled.valid_until >= ?)"""

_SHOWN = """
    JOIN placement ON placement.placement = picture.placement
    JOIN version ON version.version = placement.version
    JOIN article ON article.article = version.article"""

_PASS = f"""
    SELECT picture.picture, {_BADGE}, review, perceptual_hash, {{group}}, article.article
    FROM picture {_RULED} {_SHOWN}
    WHERE picture.articles > 0 ORDER BY picture.picture DESC
"""  # noqa: S608 - made of constants

_PLAIN_PASS = f"""
    SELECT picture.picture, {_BADGE}, review, perceptual_hash, NULL, 0
    FROM picture {_RULED}
    WHERE picture.articles > 0 ORDER BY picture.picture DESC
"""  # noqa: S608 - made of constants
"""Without groups nothing of the articles is read: a fifth of the time at 100,000 pictures."""

_FIRST_REVIEW = (
    """SELECT picture FROM picture INDEXED BY picture_to_review
       WHERE review = 'evidence' AND articles > 0 ORDER BY picture DESC LIMIT ?""",
    """SELECT picture FROM picture INDEXED BY picture_to_review
       WHERE review = 'claims' AND articles > 0 AND conflict ORDER BY picture DESC LIMIT ?""",
    """SELECT picture FROM picture INDEXED BY picture_to_review
       WHERE review = 'claims' AND articles > 0 AND NOT conflict ORDER BY picture DESC LIMIT ?""",
)

_FIRST_NEWEST = ("SELECT picture FROM picture WHERE articles > 0 ORDER BY picture DESC LIMIT ?",)

_GROUPS = {
    Grouping.STATUS: _BADGE,
    Grouping.OWNER: """coalesce(ruled.owner, json_extract(verdict, '$.organisation'),
        json_extract(verdict, '$.creator[0]'))""",
    Grouping.SITE: "article.site",
    Grouping.ARTICLE: "article.title",
}

_ARTICLES = "SELECT count(*) FROM article WHERE lead IS NOT NULL AND NOT trashed"

_CARDS = f"""
    SELECT picture.picture, {_BADGE} AS badge, review, verdict, caption, alt, placement.url,
           article.site, version.captured_at, article.article, picture.articles,
           perceptual_hash AS look, (
               SELECT sum(other.articles) FROM picture AS other
               WHERE other.perceptual_hash = picture.perceptual_hash
           ) AS alike,
           ruled.owner AS ruled_owner, ruled.decided_at
    FROM picture {_RULED} {_SHOWN}
    WHERE picture.picture IN (SELECT value FROM json_each(?))
"""  # noqa: S608 - made of constants

_SHOWING = """
    SELECT DISTINCT article.article FROM article JOIN placement USING (version)
    WHERE picture IN (SELECT value FROM json_each(?)) AND NOT trashed ORDER BY article.article
"""

_STANDS = f"""
    SELECT {
    _BADGE.replace("picture.conflict", "placement.conflict").replace(
        "picture.status", "placement.status"
    )
} AS badge,
        placement.picture IS NULL OR (
            json_array_length(verdict, '$.restrictions') > 0
            AND coalesce(ruled.ruling, '') <> 'cleared') AS held,
        count(*)
    FROM article JOIN placement ON placement.version = article.version
    LEFT JOIN picture ON picture.picture = placement.picture {_RULED}
    WHERE article.article IN (SELECT value FROM json_each(?))
    GROUP BY badge, held
"""  # noqa: S608 - made of constants

_LOOK = "SELECT perceptual_hash FROM picture WHERE picture = ?"

_ALIKE = f"""
    SELECT picture.picture, {_BADGE} FROM picture {_RULED}
    WHERE picture.perceptual_hash = ? AND picture.articles > 0 ORDER BY picture.picture DESC
"""  # noqa: S608 - made of constants

_PLACE = f"SELECT article.article, position FROM picture {_SHOWN} WHERE picture.picture = ?"  # noqa: S608
