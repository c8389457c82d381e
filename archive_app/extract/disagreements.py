"""What other sources of a page say of its section, outlet, language, address and last change.

The first source in the order below decides each of them; the others' values are kept as notices,
as those of title, date and authors are where these are decided.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from archive_app.domain.article import Article
from archive_app.domain.errors import Notice
from archive_app.extract.dates import iso
from archive_app.extract.page_head import PageHead
from archive_app.extract.structured import words
from archive_app.extract.titles import folded

_NAMES = frozenset({"other-section", "other-site"})
"""Kinds of which a shorter form says the same: "Post" and "Ellery Post"."""

_LONGEST = 80
"""Characters of a section or an outlet's name."""


def other_facts(head: PageHead, article: Article) -> tuple[Notice, ...]:
    """The values of other sources that differ from what ``article`` has, each once."""
    found: dict[tuple[str, str], Notice] = {}
    for kind, what, decided, stated in _facts(head, article):
        known = _key(kind, decided or "")
        for source, value in stated:
            key = _key(kind, value)
            alike = key == known or (kind in _NAMES and (key in known or known in key))
            if known and key and not alike:
                message = f"{what} is “{value}” by {source} of the page."
                found.setdefault((kind, key), Notice(kind, message))
    return tuple(found.values())


def _facts(
    head: PageHead, article: Article
) -> Iterator[tuple[str, str, str | None, list[tuple[str, str]]]]:
    """Kind of notice, what it is about, what was decided, and what each source states."""
    json = head.article
    yield (
        *("other-section", "The section", article.section),
        [
            ("the JSON-LD", words(json.get("articleSection"))[:_LONGEST]),
            ("a meta element", head.first("article:section", "parsely-section")[:_LONGEST]),
            ("the markup", head.section),
        ],
    )
    yield (
        *("other-site", "The outlet", article.site),
        [
            ("Open Graph", head.first("og:site_name")[:_LONGEST]),
            ("the JSON-LD", words(json.get("publisher"))[:_LONGEST]),
            ("a meta element", head.first("application-name")[:_LONGEST]),
        ],
    )
    yield (
        *("other-language", "The language", article.language),
        [
            ("the markup", head.language),
            ("the JSON-LD", words(json.get("inLanguage"))),
            ("Open Graph", head.first("og:locale")),
            ("a meta element", head.first("content-language", "dc.language", "language")),
        ],
    )
    yield (
        *("other-address", "The address", article.canonical_url),
        [("Open Graph", head.first("og:url"))],
    )
    yield (
        *("other-modified", "The date of the last change", article.modified),
        [
            ("the JSON-LD", iso(json.get("dateModified") or "") or ""),
            ("a meta element", iso(head.first("article:modified_time", "og:updated_time")) or ""),
        ],
    )


def _key(kind: str, value: str) -> str:
    """What two values have in common that say the same."""
    if kind == "other-language":
        return value.strip().lower()[:2] if value.strip()[:2].isalpha() else ""
    if kind == "other-modified":
        return value[:10]
    if kind == "other-address":
        parts = urlsplit(value)
        return folded(parts.netloc.removeprefix("www.") + parts.path) if parts.netloc else ""
    return folded(value)
