"""The headline without the site's name, and the line under it."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from archive_app.domain.address import host_of
from archive_app.domain.errors import Notice
from archive_app.extract.page_head import PageHead
from archive_app.extract.patterns import Hint, hints
from archive_app.extract.reading import Box, Line, Reading, size_of
from archive_app.extract.structured import types, words

_SEPARATOR = re.compile(
    r"\s+(?:[|·•»›«‹–—/~:-]+|::)\s+|\s*[|｜»›]\s*|\s+[–—|]\s*|\s*—\s+|_(?=[^_]+$)"
)
_SPACED = re.compile(r"(?<=\w)\s+(:\s)(?=[A-ZÄÖÜ„\"])")
"""A colon that only markup put away from its word: "Berlin : Viele"."""

_FROM = re.compile(r"\s+\((?:from|by|aus|von|via) ([^()]+)\)$", re.IGNORECASE)
"""Behind a title: "(From Harbour Gazette)"."""

_LONGEST = 400
_CLEAR = 20
"""Letters of a title that no other line ends with by chance."""

_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?$")
_WIDE_SENTENCE = 20.0
"""Latin characters that a headline takes which is written without spaces between words."""

_AROUND_KICKER = " -–—|/·•"
_NO_WORDS = frozenset({"style", "script"})
_LEADING = "》〉>»›|·• "
"""Left over from the path that some pages show before their headline."""


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
    headlines = _headings(reading, ("h1",))
    if headline and folded(headline) == folded(social):
        return _as_shown(headline, social, headlines, head.title)
    if social and not headline and _is_behind_kicker(social, head, reading):
        return social
    for candidates in (headlines, _headings(reading, ("h2", "h3"))):
        found = _confirmed(candidates, stated, plain)
        if found:
            return _spaced(_without_origin(found, names))
    whole = _shown_whole(reading, stated)
    alone = _sole_heading(reading)
    if alone and not whole and _is_sentence(alone, names):
        return alone
    return whole or _shown(reading, stated) or next(iter((*plain, *headlines)), "")


def _sole_heading(reading: Reading) -> str:
    """The only heading of the first rank, links to the start or elsewhere not counted."""
    boxes = [x for x in reading.boxes if x.tag == "h1" and x.first < x.last]
    boxes = [x for x in boxes if not _is_crumb(reading, x)]
    if len(boxes) > 1:
        boxes = [x for x in boxes if all(y.linked < 1 for y in reading.lines[x.first : x.last])]
    if len(boxes) != 1 or any(_HOME.match(x.get("href") or "") for x in boxes[0].element.iter("a")):
        return ""
    return _words_of(reading, boxes[0])


def _as_shown(headline: str, social: str, headlines: list[str], title: str) -> str:
    """What two sources agree on; the page's only heading where that says nearly the same.

    Two sources that agree beat a shorter or longer heading, but not one that was reworded.
    """
    if len(headlines) == 1 and _is_reworded(headlines[0], headline):
        return _spaced(headlines[0])
    return social if social in title and headline not in title else headline


def _is_reworded(one: str, two: str) -> bool:
    """Whether both are as long and share more than half of their words."""
    first, second = ({folded(word) for word in x.split()} - {""} for x in (one, two))
    alike = len(first & second) > 0.5 * max(len(first), len(second), 1)
    return alike and folded(two) not in folded(one) and abs(len(one) - len(two)) < 0.3 * len(two)


def _is_behind_kicker(social: str, head: PageHead, reading: Reading) -> bool:
    """Whether headings say ``social``, on which two meta elements agree, only behind a kicker."""
    key = folded(social)
    if len(key) < _CLEAR or folded(head.first("twitter:title")) != key:
        return False
    shown = [folded(x) for x in _headings(reading, ("h1", "h2", "h3"))]
    return key not in shown and any(x.endswith(key) for x in shown)


def _spaced(title: str) -> str:
    return _SPACED.sub(r"\1", title)


def _is_sentence(headline: str, names: set[str]) -> bool:
    """Whether an unconfirmed heading is long enough to be a headline and is not the site's name."""
    long = len(headline.split()) > 3 or size_of(headline) > _WIDE_SENTENCE > len(headline)
    return long and not _names_site(headline, names)


def stated_titles(head: PageHead) -> list[str]:
    """The titles in the metadata, most trusted first."""
    found = [
        words(head.article.get("headline")),
        head.first("og:title"),
        head.first(
            *("twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title"),
            "title",
        ),
        head.title,
    ]
    if not any(found):
        found = [head.first("headline")]  # elsewhere it is often a line for lists
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
        if box.tag in tags and box.first < box.last and not _is_crumb(reading, box):
            text = _words_of(reading, box)
            if len(text) < _LONGEST:
                found.append((box.element.get("itemprop") != "headline", len(found), text))
    return [text for _, _, text in sorted(found)]


def _is_crumb(reading: Reading, heading: Box) -> bool:
    """Whether it is the last step of the path to the page, which some sites mark as heading."""
    within = reading.path(heading.index, 3)[1:]
    named = "crumb" in (heading.element.get("class") or "").lower()
    return named or any(x.tag in {"li", "nav"} for x in within)


def _words_of(reading: Reading, heading: Box) -> str:
    """What ``heading`` says, without its kicker."""
    lines = reading.lines[heading.first : heading.last]
    return _without_kicker(heading.element) or " ".join(x.text for x in lines)


def _without_kicker(heading: HtmlElement) -> str:
    """Its words without those of a part that is named a kicker; empty where there is none."""
    kickers = [x for x in heading.iterdescendants() if hints(x.get("class") or "") & Hint.KICKER]
    if not kickers:
        return ""
    left = "".join(_words_beside(heading, kickers)).strip()
    if left.startswith(":") or len(folded(left)) < _CLEAR:
        return ""  # a colon makes the kicker the headline's beginning
    return " ".join(left.strip(_AROUND_KICKER).split())


def _words_beside(element: HtmlElement, left_out: list[HtmlElement]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _NO_WORDS and child not in left_out:
            yield from _words_beside(child, left_out)
        yield child.tail or ""


def _shown_whole(reading: Reading, stated: list[str]) -> str:
    """A stated title that stands on the page word for word, in no heading and no link."""
    keys = {title for title in stated if len(folded(title)) >= _CLEAR}
    return next((x.text for x in reading.lines if x.text in keys and not x.linked), "")


def _confirmed(headlines: list[str], stated: list[str], plain: list[str]) -> str:
    """The heading that a stated title is, begins with or contains."""
    keys = [folded(title) for title in stated]
    ranked = [(folded(headline), headline) for headline in headlines]
    for key, title in zip(keys, stated, strict=True):
        for mine, headline in ranked:
            if mine and mine == key:  # markup alone may put the kicker apart
                return title if ": " in title and ":" not in headline else headline
    for key in keys:
        for mine, headline in ranked:
            if len(mine) <= 5 or len(mine) < 0.4 * len(key) or mine not in key:
                continue
            if len(mine) > 0.5 * len(key) or any(mine in folded(x) for x in plain):
                return headline  # else it is the shorter half: the site's name
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
    return max((line.text.lstrip(_LEADING) for line in fits), key=len, default="")


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
    title = _without_origin(title, names)
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


def _without_origin(title: str, names: set[str]) -> str:
    """``title`` without the site in brackets behind it."""
    origin = _FROM.search(title)
    return title[: origin.start()] if origin and _names_site(origin[1], names) else title


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
