"""An article cited in one line for people: a footnote of the MHRA Style Guide.

That style takes names whole and in their own order: which part of one is the family's is more than
a page says, so no style that begins with it can be kept. Instead of "accessed" the line says when
and where the page was saved.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from html import escape, unescape

from archive_app.domain.library import OpenArticle


@dataclass(frozen=True, slots=True)
class Wording:
    """How a language sets the line of a reference."""

    title: str
    """In its quotation marks: "‘{title}’"."""
    saved: str
    """With ``{day}`` and ``{time}``, both UTC."""
    names: Callable[[Sequence[str]], str]
    """One name or more in a row."""
    day: Callable[[date], str]


def _in_a_row(names: Sequence[str]) -> str:
    *others, last = names
    if not others:
        return last
    return f"{', '.join(others)}{',' if len(others) > 1 else ''} and {last}"


ENGLISH = Wording(
    "‘{title}’",
    "saved {day}, {time} UTC",
    _in_a_row,
    lambda day: f"{day.day} {day:%B %Y}",
)


@dataclass(frozen=True, slots=True)
class Citation:
    """One line that cites an article."""

    text: str
    html: str
    """The same words; the title leads to the page, the paper's name is in italics."""


def cite(opened: OpenArticle, wording: Wording = ENGLISH) -> Citation:
    """Cites the version that is open, with its capture; what is not known is left out."""
    content, saved = opened.content, opened.saved.astimezone(UTC)
    published = calendar_day(content.published)
    address = escape(content.url)
    title = f'<a href="{address}">{escape(content.title)}</a>' if content.title else ""
    facts = (
        escape(wording.names(content.authors)) if content.authors else "",
        wording.title.format(title=title) if title else "",
        f"<i>{escape(content.site)}</i>" if content.site else "",
        escape(wording.day(published)) if published else "",
    )
    when = wording.saved.format(day=wording.day(saved.date()), time=f"{saved:%H:%M}")
    proof = f"News Archive, {opened.capture.warc}, SHA-256 {opened.capture.sha256}"
    parts = (", ".join(filter(None, facts)), f"&lt;{address}&gt;", f"[{when}; {escape(proof)}]")
    html = " ".join(" ".join(filter(None, parts)).splitlines())
    return Citation(unescape(_TAGS.sub("", html)), html)


_TAGS = re.compile(r'</?[ai](?: href="[^"]*")?>')


def calendar_day(moment: str | None) -> date | None:
    """The calendar day that ``moment`` (ISO 8601) names, whatever its offset; None for none."""
    try:
        return date.fromisoformat((moment or "")[:10])
    except ValueError:
        return None
