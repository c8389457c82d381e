"""The headline without the site's name, and the line under it."""

import re

from archive_app.domain.address import host_of
from archive_app.domain.errors import Notice
from archive_app.extract.page_head import PageHead
from archive_app.extract.reading import Line, Reading
from archive_app.extract.structured import types, words

_SEPARATOR = re.compile(
    r"\s+(?:[|·•»›«‹–—/~:-]+|::)\s+|\s*[|｜»›]\s*|\s+[–—|]\s*|\s*—\s+|_(?=[^_]+$)"
)
_SPACED = re.compile(r"(?<=\w)\s+(:\s)(?=[A-ZÄÖÜ„\"])")
"""A colon that only markup put away from its word: "Berlin : Viele"."""

_LONGEST = 400


def find_title(head: PageHead, reading: Reading, url: str) -> str:
    """The headline; empty where the page has none.

    A headline in the page counts when a metadata title has the same words; else the metadata's own,
    without the parts that name the site.
    """
    stated = stated_titles(head)
    names = site_names(head, url)
    plain = [_without_site(title, names) for title in stated]
    headline = words(head.article.get("headline"))
    social = _without_site(words(head.first("og:title")), names)
    if headline and folded(headline) == folded(social):
        return headline  # two sources that agree beat a shorter or longer heading
    headlines = _headings(reading, ("h1",))
    for candidates in (headlines, _headings(reading, ("h2", "h3"))):
        found = _confirmed(candidates, stated, plain)
        if found:
            return _SPACED.sub(r"\1", found) if _SPACED.search(found) else found
    if len(headlines) == 1 and _is_sentence(headlines[0], names):
        return headlines[0]
    return _shown(reading, stated) or next(iter(plain), "") or next(iter(headlines), "")


def _is_sentence(headline: str, names: set[str]) -> bool:
    """Whether an unconfirmed heading is long enough to be a headline and is not the site's name."""
    return len(headline.split()) > 3 and not _names_site(headline, names)


def stated_titles(head: PageHead) -> list[str]:
    """The titles in the metadata, most trusted first."""
    found = [
        words(head.article.get("headline")),
        head.first("og:title"),
        head.first("twitter:title", "parsely-title", "sailthru.title", "dc.title", "title"),
        head.title,
    ]
    return [words(x) for x in dict.fromkeys(found) if x and len(x) < _LONGEST]


def other_titles(head: PageHead, title: str, url: str) -> tuple[Notice, ...]:
    """The stated titles that say something else than ``title``, without the site's name.

    The rule of ``find_title`` decides: two sources that agree, then the heading that a stated title
    confirms, then JSON-LD, Open Graph, other meta elements and the title element.
    """
    stated = (
        ("the JSON-LD", words(head.article.get("headline"))),
        ("Open Graph", head.first("og:title")),
        ("a meta element", head.first("twitter:title", "parsely-title", "sailthru.title")),
        ("the title element", head.title),
    )
    names = site_names(head, url)
    key, found = folded(title), dict[str, Notice]()
    for source, one in stated:
        plain = _without_site(words(one[:_LONGEST]), names)
        other = folded(plain)
        if key and other and other not in key and key not in other:
            message = f"The title is “{plain}” by {source} of the page."
            found.setdefault(other, Notice("other-title", message))
    return tuple(found.values())


def site_names(head: PageHead, url: str) -> set[str]:
    """What the site may call itself, folded."""
    given = [
        head.first("og:site_name"),
        head.first("application-name", "apple-mobile-web-app-title"),
        _publisher(head),
        head.first("twitter:site").lstrip("@"),
        host_of(url),
        host_of(url).rpartition(".")[0],
    ]
    return {folded(x) for x in given if x}


def _publisher(head: PageHead) -> str:
    """The publisher's name; empty where it is a person, who may be the author as well."""
    publisher = head.article.get("publisher")
    if isinstance(publisher, dict) and "Person" in types(publisher):
        return ""
    return words(publisher)


def folded(text: str) -> str:
    """Letters and figures of ``text`` only, without case."""
    return "".join(filter(str.isalnum, text.casefold()))


def _headings(reading: Reading, tags: tuple[str, ...]) -> list[str]:
    """Texts of the headings, those of itemprop headline first."""
    found: list[tuple[bool, int, str]] = []
    for box in reading.boxes:
        if box.tag in tags and box.first < box.last:
            text = " ".join(x.text for x in reading.lines[box.first : box.last])
            if len(text) < _LONGEST:
                found.append((box.element.get("itemprop") != "headline", len(found), text))
    return [text for _, _, text in sorted(found)]


def _confirmed(headlines: list[str], stated: list[str], plain: list[str]) -> str:
    """The heading that a stated title is, begins with or contains."""
    keys = [folded(title) for title in stated]
    ranked = [(folded(headline), headline) for headline in headlines]
    for key in keys:
        for mine, headline in ranked:
            if mine and mine == key:
                return headline
    for key in keys:
        for mine, headline in ranked:
            if len(mine) >= 0.4 * len(key) and len(mine) > 5 and mine in key:
                return headline
    for title in plain:
        key = folded(title)
        for mine, _ in ranked:
            if len(key) > 15 and key in mine and len(key) > 0.5 * len(mine):
                return title
    return ""


def _shown(reading: Reading, stated: list[str]) -> str:
    """A line of the page that is a whole part of a stated title, the longest first."""
    parts = {
        folded(run): run
        for title in stated
        for run in _runs(title)
        if len(run) >= 0.35 * len(title) and run != title
    }
    if not parts:
        return ""
    lengths = {len(run) for run in parts.values()}
    low, high = min(lengths) - 10, max(lengths) + 10
    seen = [line for line in reading.lines if low <= len(line.text) <= high and not line.linked]
    fits: list[Line] = [line for line in seen if folded(line.text) in parts]
    return max((line.text for line in fits), key=len, default="")


def _runs(title: str) -> list[str]:
    """Every run of neighbouring parts of ``title``."""
    cuts = [(0, 0), *((m.start(), m.end()) for m in _SEPARATOR.finditer(title))]
    ends = [*(start for start, _ in cuts[1:]), len(title)]
    starts = [end for _, end in cuts]
    return [
        title[start:end].strip()
        for n, start in enumerate(starts)
        for end in ends[n:]
        if end > start
    ]


def _without_site(title: str, names: set[str]) -> str:
    """``title`` without parts at either end that name the site, or a short last part."""
    while True:
        cuts = list(_SEPARATOR.finditer(title))
        if not cuts:
            return title
        first, last = title[: cuts[0].start()], title[cuts[-1].end() :]
        if _names_site(last, names):
            title = title[: cuts[-1].start()]
        elif _names_site(first, names):
            title = title[cuts[0].end() :]
        elif _is_short(last, title[: cuts[-1].start()], cuts[-1].group()):
            return title[: cuts[-1].start()].strip()
        else:
            return title.strip()


def _names_site(part: str, names: set[str]) -> bool:
    key = folded(part)
    if not key:
        return True
    return any(
        key == name
        or (len(key) > 3 and key in name)
        or (len(name) > 4 and name in key and len(key) < 2.5 * len(name))
        for name in names
    )


def _is_short(part: str, rest: str, separator: str) -> bool:
    """Whether ``part`` looks like a site's name behind a title rather than a half of it."""
    if separator.strip() in {":", "/", "-"} and len(part.split()) > 3:
        return False
    return len(part.split()) <= 4 and len(part) < 0.5 * len(rest) and len(rest.split()) > 2
