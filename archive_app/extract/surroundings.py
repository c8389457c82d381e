"""What stands around the text: standfirst, section, keywords, the outlet's name."""

import re

from archive_app.domain.address import host_of
from archive_app.extract.content import Content
from archive_app.extract.page_head import PageHead
from archive_app.extract.patterns import Hint
from archive_app.extract.reading import Line, Reading
from archive_app.extract.structured import words
from archive_app.extract.titles import folded

_HOME = frozenset({"home", "start", "startseite", "accueil", "inicio", "início", "главная", "首页"})
_MOST_KEYWORDS = 40


def find_site(head: PageHead, url: str) -> str:
    """The outlet's name as it calls itself, else its host."""
    publisher = words(head.article.get("publisher"))
    for name in (head.first("og:site_name"), publisher, head.first("application-name")):
        if name and "://" not in name and len(name) < 100:
            return name
    return host_of(url)


def find_subtitle(head: PageHead, reading: Reading, content: Content, title: str) -> str | None:
    """The standfirst: a line under the headline that is named so, or the first heading there."""
    start = content.headline + 1
    end = max(content.first + 1, content.main.first if content.main is not None else 0)
    for line in reading.lines[start : min(end, start + 12)]:
        if 20 <= line.size <= 600 and line.linked < 0.5 and _is_lead(reading, line):
            return line.text if folded(line.text) != folded(title) else None
    stated = words(head.article.get("alternativeHeadline"))
    return stated if stated and folded(stated) != folded(title) else None


def _is_lead(reading: Reading, line: Line) -> bool:
    near = reading.path(line.box, 3)
    wrong = Hint.CAPTION | Hint.BYLINE | Hint.DATELINE
    if near[0].hint & wrong:
        return False
    return any(box.hint & Hint.LEAD for box in near) or near[0].tag == "h2"


def find_section(head: PageHead, reading: Reading, content: Content, title: str) -> str | None:
    """The section as metadata names it, else the kicker over the headline."""
    stated = words(head.article.get("articleSection")) or head.first(
        "article:section", "parsely-section", "cxenseparse:recs:category", "section"
    )
    stated = stated or head.section
    if stated and len(stated) < 80:
        return stated
    near = reading.lines[max(0, content.headline - 5) : content.headline + 3]
    for line in reversed(near):
        kicker = any(x.hint & Hint.KICKER for x in reading.path(line.box, 3))
        if kicker and line.size < 40 and folded(line.text) not in {folded(title), *_HOME}:
            return line.text
    return None


def find_keywords(head: PageHead) -> tuple[str, ...]:
    """The keywords of the metadata, each once, in order."""
    value = head.article.get("keywords")
    stated = [x for x in value if isinstance(x, str)] if isinstance(value, list) else []
    if isinstance(value, str):
        stated = re.split(r"[,;]", value)
    stated += head.meta.get("article:tag", [])
    for name in ("news_keywords", "keywords", "parsely-tags"):
        if not stated:
            stated = re.split(r"[,;]", head.first(name))
    found = {folded(x): words(x) for x in reversed(stated) if 1 < len(words(x)) < 80}
    return tuple(reversed(found.values()))[:_MOST_KEYWORDS]
