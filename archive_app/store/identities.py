"""Which article a capture belongs to: what pages are told apart by, and which are one article.

A page has its own identities (where it ended, and the canonical address that it names, if that is
believable), and addresses that lead to it: those it was asked by, and the twins that it announces
for telephones. Names alone can lie; so where only they speak, the words must agree.
"""

from typing import Any
from urllib.parse import urlsplit

from sqlite_utils import Database

from archive_app.domain.address import identity, outlet_host, unwrapped
from archive_app.domain.article import Article
from archive_app.domain.page import CaptureFacts
from archive_app.domain.saving import Saving
from archive_app.store import columns
from archive_app.store.differing import told_apart
from archive_app.store.together import catch_up

_SHARED = 0.4
"""Least share of the shorter text's words that a later state of an article still has."""


def own_identities(article: Article, capture: CaptureFacts) -> tuple[str, ...]:
    """What the article is told apart by: its canonical address if believable, its final one.

    A canonical address of another outlet is not believed, nor the front page of a site: both would
    lay different articles on top of each other.
    """
    found = [told_apart(capture.final_url)]
    if article.canonical_url and _believable(article.canonical_url, capture.final_url):
        found.insert(0, told_apart(article.canonical_url))
    return tuple(dict.fromkeys(found))


def known_number(db: Database, saving: Saving, own: tuple[str, ...]) -> int | None:
    """The article that the capture belongs to; None where it is a new one."""
    final = told_apart(saving.capture.final_url)
    # Last the address asked: where it was an article's own and now leads elsewhere, that moved.
    asked = dict.fromkeys((*own, final, told_apart(saving.capture.requested_url)))
    led = {one: _leads_to(db, one) for one in asked}
    if saving.version is not None and any(number == saving.number for number, _ in led.values()):
        return saving.number
    for one, (number, is_own) in led.items():
        if number and is_own and (one == final or _may_be(db, saving.article, number)):
            return number
    return _twin(db, saving, led[final][0])


def _leads_to(db: Database, identity: str) -> tuple[int | None, int]:
    """The article that ``identity`` leads to, if any, and whether it is that one's own."""
    found: tuple[int, int] | None = db.conn.execute(_LEADS_TO, (identity,)).fetchone()
    return found or (None, 0)


def add_addresses(db: Database, saving: Saving, article: int, own: tuple[str, ...]) -> None:
    """Remembers every address of the capture as one of ``article``."""
    final = saving.capture.final_url
    twins = [twin for twin in saving.twins if _believable(twin, final)]
    led_here = [saving.capture.requested_url, *saving.capture.redirects, *twins]
    is_own = dict.fromkeys(map(told_apart, led_here), 0) | dict.fromkeys(own, 1)
    rows = [(columns.text(one), article, kind) for one, kind in is_own.items()]
    db.conn.executemany(_ADD_ADDRESS, rows)


def _believable(named: str, final: str) -> bool:
    """Whether the page at ``final`` may call ``named`` its own address or that of its twin."""
    try:
        parts = urlsplit(identity(named))
    except ValueError:
        return False
    same = outlet_host(named) == outlet_host(unwrapped(final))
    return same and (parts.path != "/" or bool(parts.query))


def _twin(db: Database, saving: Saving, announced: int | None) -> int | None:
    """``announced``, which the final address leads to, or the article of one of this page's twins.

    Neither where it has other words.
    """
    twins = [told_apart(one) for one in saving.twins if _believable(one, saving.capture.final_url)]
    for number in (announced, *(_leads_to(db, one)[0] for one in twins)):
        if number is not None and _shares_words(db, saving.article, number):
            return number
    return None


def _may_be(db: Database, article: Article, number: int) -> bool:
    """Whether ``article`` may be a later state of article ``number``: same title, or much text.

    Sites name one canonical address for many stories by mistake ("/news"); laid on top of each
    other they would be lost.
    """
    row = _words_of(db, number)
    if row is None or row["title"] == article.title or not row["text"] or not article.text:
        return True
    return _shares_words(db, article, number)


def _shares_words(db: Database, article: Article, number: int) -> bool:
    """Whether much of the text of the one is in the other; order aside."""
    row = _words_of(db, number)
    old = set(row["text"].casefold().split()) if row is not None else set()
    new = set(article.text.casefold().split())
    return bool(old and new) and len(old & new) >= _SHARED * min(len(old), len(new))


def _words_of(db: Database, number: int) -> dict[str, Any] | None:
    catch_up(db)
    return columns.first(db, _WORDS_OF, (number,))


_WORDS_OF = """
SELECT version.title, version.text FROM article JOIN version ON version.version = article.version
WHERE article.article = ?
"""

_LEADS_TO = "SELECT article, own FROM address WHERE identity = ?"

_ADD_ADDRESS = """
    INSERT INTO address (identity, article, own) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET article = excluded.article, own = excluded.own
    WHERE excluded.own > own OR (excluded.own = own AND own = 0)
"""
