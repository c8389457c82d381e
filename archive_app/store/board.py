"""The rights board: the pictures of the library as cards, filtered, grouped, sorted and counted.

One statement gathers the numbers of pictures that stand alike; Python sorts these gatherings, not
pictures: at 100,000 pictures that takes a fourth of the time of sorting rows.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Sequence
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


class _Alike(NamedTuple):
    """Pictures of one group that stand alike."""

    group: str
    article: int
    """Where the group is an article."""
    badge: str
    review: str | None
    pictures: list[int]


@guarded
class RightsBoard:
    """Reads the board; decisions are made by ``Pictures``."""

    def __init__(self, db: Database, pictures: Pictures) -> None:
        self._db, self._pictures = db, pictures

    def ask(self, question: BoardQuestion) -> Board:
        """The cards that ``question`` is about, and how many there are of each badge."""
        with reading(self._db):
            query = question.query
            wanted = self._pictures.matching(query) if query.strip() else None
            gathered = self._gather(question.grouping, wanted)
            articles = columns.scalar(self._db, _ARTICLES)
        counts: Counter[Badge] = Counter()
        for alike in gathered:
            counts[Badge(alike.badge)] += len(alike.pictures)
        shown = [alike for alike in gathered if _fits(alike, question)]
        pictures, groups = _arrange(shown, question)
        return Board(pictures, groups, dict(counts), articles)

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

    def _gather(self, grouping: Grouping, wanted: Collection[int] | None) -> list[_Alike]:
        """What ``grouping`` puts together; of all pictures but those that share a card."""
        within = "" if wanted is None else _WANTED
        numbers = () if wanted is None else (columns.to_json(sorted(wanted)),)
        values = (columns.local_today().isoformat(), *numbers, self._hidden(within, numbers))
        # Without groups of articles nothing of them is read: a fifth of the time.
        shown = "" if grouping in {Grouping.NONE, Grouping.STATUS} else _SHOWN
        sql = _GATHER.format(group=_GROUPS[grouping], shown=shown, within=within)
        return [
            _Alike(group, article, badge, review, [int(number) for number in found.split(",")])
            for group, article, badge, review, found in self._db.conn.execute(sql, values)
        ]

    def _hidden(self, within: str, numbers: tuple[str, ...]) -> str:
        """Pictures that share the card of one saved later, as JSON: same look, same badge."""
        looks = [look for (look,) in self._db.conn.execute(_LOOKS_TWICE) if tells_apart(look)]
        values = (columns.local_today().isoformat(), *numbers, columns.to_json(looks))
        seen: set[tuple[str, str]] = set()
        hidden = []
        for picture, look, badge in self._db.conn.execute(_TWINS.format(within=within), values):
            if (look, badge) in seen:
                hidden.append(picture)
            seen.add((look, badge))
        return columns.to_json(hidden)

    def _rows(self, pictures: Sequence[int]) -> list[dict[str, Any]]:
        today = columns.local_today().isoformat()
        return list(columns.query(self._db, _CARDS, (today, columns.to_json(list(pictures)))))


def _fits(alike: _Alike, question: BoardQuestion) -> bool:
    return (question.badge is None or alike.badge == question.badge) and (
        not question.review or alike.review is not None
    )


_RANKS: dict[str, int] = {
    Badge.DIFFER: 1,
    Badge.PLACEHOLDER: 2,
    Badge.NOTHING: 3,
    Badge.OWNER: 4,
    Badge.OPEN: 5,
    Badge.CLEARED: 6,
    Badge.BLOCKED: 7,
}


def _arrange(
    gathered: Sequence[_Alike], question: BoardQuestion
) -> tuple["array[int]", tuple[CardGroup, ...]]:
    """The pictures, group after group; within a group as sorted, then the newest first."""
    pictures, groups = array("q"), []
    group_of = _group_key(question.grouping)
    rank = _rank if question.sort is CardSort.REVIEW else _as_one
    for _, group in groupby(sorted(gathered, key=group_of), key=group_of):
        first, members = len(pictures), sorted(group, key=rank)
        for _, equal in groupby(members, key=rank):
            pictures.extend(sorted((n for one in equal for n in one.pictures), reverse=True))
        groups.append(CardGroup(members[0].group, first, len(pictures) - first))
    return pictures, tuple(groups)


def _rank(alike: _Alike) -> int:
    return 0 if alike.review == "evidence" else _RANKS[alike.badge]


def _as_one(_alike: _Alike) -> int:
    return 0


def _group_key(grouping: Grouping) -> Callable[[_Alike], tuple[Any, ...]]:
    """Badges as they need a person, articles saved last first, names as in a dictionary."""
    match grouping:
        case Grouping.STATUS:
            return lambda alike: (_RANKS[alike.badge],)
        case Grouping.ARTICLE:
            return lambda alike: (-alike.article,)
        case _:
            return lambda alike: (not alike.group, alike.group.casefold(), alike.group)


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

_FIRST_REVIEW = (
    """SELECT picture FROM picture INDEXED BY picture_to_review
       WHERE review = 'evidence' AND articles > 0 ORDER BY picture DESC LIMIT ?""",
    """SELECT picture FROM picture INDEXED BY picture_to_review
       WHERE review = 'claims' AND articles > 0 AND conflict ORDER BY picture DESC LIMIT ?""",
    """SELECT picture FROM picture INDEXED BY picture_to_review
       WHERE review = 'claims' AND articles > 0 AND NOT conflict ORDER BY picture DESC LIMIT ?""",
)

_FIRST_NEWEST = ("SELECT picture FROM picture WHERE articles > 0 ORDER BY picture DESC LIMIT ?",)

_WANTED = "AND picture.picture IN (SELECT value FROM json_each(?))"

_GATHER = f"""
    SELECT {{group}}, {_BADGE}, review, group_concat(picture.picture)
    FROM picture {_RULED} {{shown}}
    WHERE picture.articles > 0 {{within}}
      AND picture.picture NOT IN (SELECT value FROM json_each(?))
    GROUP BY 1, 2, 3, 4
"""  # noqa: S608 - made of constants

_GROUPS = {
    Grouping.NONE: "'', 0",
    Grouping.STATUS: f"{_BADGE}, 0",
    Grouping.OWNER: """coalesce(ruled.owner, json_extract(verdict, '$.organisation'),
        json_extract(verdict, '$.creator[0]'), ''), 0""",
    Grouping.SITE: "coalesce(article.site, ''), 0",
    Grouping.ARTICLE: "article.title, article.article",
}
"""Name and article of a group."""

_LOOKS_TWICE = """
    SELECT perceptual_hash FROM picture
    WHERE perceptual_hash IS NOT NULL GROUP BY perceptual_hash HAVING count(*) > 1
"""

_TWINS = f"""
    SELECT picture.picture, perceptual_hash, {_BADGE} FROM picture {_RULED}
    WHERE picture.articles > 0 {{within}}
      AND perceptual_hash IN (SELECT value FROM json_each(?))
    ORDER BY picture.picture DESC
"""  # noqa: S608 - made of constants

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
