"""The headline without the site's name, and the line under it."""

import re

from archive_app.extract.page_head import PageHead
from archive_app.extract.reading import Reading
from archive_app.extract.structured import words

_SEPARATOR = re.compile(r"\s+[|·•»«–—/:~-]+\s+|\s*[|»«]\s*|\s+::\s+|\s*[_]\s*(?=\S+$)")


def find_title(head: PageHead, reading: Reading, site: str) -> str:
    """The headline; empty where the page has none."""
    headlines = _headlines(reading)
    stated = [
        words(head.article.get("headline")),
        head.first("og:title", "twitter:title", "parsely-title", "dc.title"),
        head.title,
    ]
    stated = [x for x in stated if x]
    for headline in headlines:
        if any(_same(headline, x) for x in stated):
            return headline
    for value in stated:
        return _without_site(value, site)
    return headlines[0] if headlines else ""


def _headlines(reading: Reading) -> list[str]:
    return [
        " ".join(x.text for x in reading.lines[box.first : box.last])
        for box in reading.boxes
        if box.tag == "h1" and box.first < box.last
    ]


def _same(headline: str, stated: str) -> bool:
    a, b = _folded(headline), _folded(stated)
    return bool(a) and (a in b or (len(b) > 15 and b in a))


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _without_site(title: str, site: str) -> str:
    """``title`` without a part that is the site's name, or a short last part."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    folded = _folded(site)
    pieces = [_folded(x) for x in parts]
    if folded and pieces[-1] and (pieces[-1] in folded or folded in pieces[-1]):
        return _cut(title, parts[-1], last=True)
    if folded and pieces[0] and (pieces[0] == folded):
        return _cut(title, parts[0], last=False)
    return title


def _cut(title: str, part: str, *, last: bool) -> str:
    rest = title[: title.rindex(part)] if last else title[title.index(part) + len(part) :]
    return rest.strip(" |·•»«–—/:~-_") or title
