"""What makes an article findable: the words and filter words of its rows of the text indexes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from archive_app.domain.address import host_of
from archive_app.domain.article import Article
from archive_app.domain.rights import SourceKind, badge
from archive_app.domain.words import filter_word, indexed

WEIGHTS = {
    "body": 1.0, "title": 10.0, "subtitle": 5.0, "author": 4.0, "site": 2.0, "section": 2.0,
    "address": 1.0, "caption": 2.0, "credit": 1.5, "creator": 1.5, "owner": 1.5, "licence": 0.5,
    "filters": 0.0,
}  # fmt: skip
"""The columns of ``article_text``, and how much a word counts for the rank by where it stands
(bm25's weights): title over subtitle over captions over text; filters do not count.

The text comes first: of every other column FTS5 writes down with each word that it stands there,
which took a seventh of the whole index."""

WORK_WEIGHTS = {"tag": 6.0, "note": 3.0, "highlight": 3.0}
"""The same for ``work_text``: what the person wrote counts more than the text."""

EVERY = filter_word("every")
"""The filter word of every article: what a query of negations alone starts from."""

_BETWEEN = f" {filter_word('between')} "


@dataclass(frozen=True, slots=True)
class IndexedWork:
    """The person's own words on one article."""

    tags: tuple[str, ...] = ()
    """Full paths: "war/ukraine"."""
    notes: tuple[str, ...] = ()
    """The note on the whole article and the bodies of its annotations."""
    highlights: tuple[str, ...] = ()
    """The marked words."""

    def __bool__(self) -> bool:
        return bool(self.tags or self.notes or self.highlights)


Row = tuple[int, *tuple[str, ...]]
"""A row of either index: its key, then its columns."""


def article_row(
    key: int,
    article: Article,
    *,
    addresses: Iterable[str] = (),
    versions: int = 1,
    filters: Iterable[str] = (),
) -> Row:
    """What makes ``article`` (with the person's corrections) findable under ``key``.

    ``addresses`` are those it was asked by, besides its own; ``versions`` how many it has;
    ``filters`` more filter words for it.
    """
    texts = (*said(article, addresses), " ".join((*filters, *_filters(article, versions))))
    return (key, *texts)


def said(article: Article, addresses: Iterable[str] = ()) -> tuple[str, ...]:
    """What ``article`` says: the columns of ``article_text`` but for the filters, which is last."""
    urls = dict.fromkeys((article.url, article.canonical_url or "", *addresses))
    pictures = article.pictures
    verdicts = [picture.verdict for picture in pictures]
    values: tuple[Iterable[str | None], ...] = (
        [article.text],
        [article.title],
        [article.subtitle],
        article.authors,
        [article.site, host_of(article.url)],
        [article.section],
        [url.partition("://")[2] for url in urls],
        [text for picture in pictures for text in (picture.caption, picture.alt)],
        [picture.credit for picture in pictures],
        [name for verdict in verdicts for name in verdict.creator],
        [verdict.organisation for verdict in verdicts],
        [verdict.licence for verdict in verdicts],
    )
    return tuple(map(_joined, values))


def work_row(key: int, work: IndexedWork) -> Row:
    """What makes the person's words on an article findable under its ``key``."""
    texts = tuple(map(_joined, (work.tags, work.notes, work.highlights)))
    return (key, *texts)


def date_filters(field: str, moment: str) -> tuple[str, ...]:
    """The filter words of a date: its year, month and day, as far as they are given.

    The date is the page's own calendar day, whatever its offset from UTC. ``field`` is
    ``published`` or ``updated``.
    """
    parts = moment[:10].split("-")
    if not all(part.isdecimal() for part in parts):
        return ()
    return tuple(filter_word(field, "-".join(parts[:count])) for count in range(1, len(parts) + 1))


def _joined(texts: Iterable[str | None]) -> str:
    """Several texts in one column, divided by a word that no phrase can cross."""
    return _BETWEEN.join([indexed(text) for text in texts if text])


def _filters(article: Article, versions: int) -> Iterable[str]:
    yield EVERY
    yield from date_filters("published", article.published or "")
    yield from date_filters("updated", article.modified or "")
    if article.language:
        yield filter_word("lang", article.language)
        if "-" in article.language:
            yield filter_word("lang", article.language.partition("-")[0])
    if versions > 1:
        yield filter_word("has", "version")
    yield filter_word("has" if article.authors else "no", "author")
    if article.pictures:
        yield filter_word("has", "picture")
        credits = [picture.credit for picture in article.pictures]
        yield filter_word("has" if any(credits) else "no", "credit")
        if not all(credits):
            yield filter_word("has", "picture-without-credit")
        claims = [claim for picture in article.pictures for claim in picture.claims]
        if any(claim.source is SourceKind.C2PA for claim in claims):
            yield filter_word("has", "c2pa")
        verdicts = [picture.verdict for picture in article.pictures]
        yield from {
            filter_word("rights", badge(verdict.status, None, date.min, conflict=verdict.conflict))
            for verdict in verdicts
        }
    else:
        yield filter_word("no", "credit")
