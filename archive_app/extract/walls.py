"""What stands between a reader and the article: logins, subscriptions, checks, missing pages.

Only general signs count, never a site's own markup: what the page declares to search engines, the
forms on it, and phrases that say the same everywhere. Each sign alone is common on whole articles
(a login in the header, "subscribe" at the end), so none counts unless the article is missing or
short. Of 827 whole articles of the development pages one is called a teaser (it is one) and two
are said to need scripts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from archive_app.domain.article import Article
from archive_app.domain.errors import Notice
from archive_app.extract import wall_words
from archive_app.extract.structured import nested
from archive_app.markup.draft import Draft

_NO_ARTICLE = 120
"""Words: a page with more text than this shows an article, whatever else it asks."""
_TEASER = 300
"""Words: the longest beginning that sites give away."""
_TOLD = 2.0
"""A teaser where the page tells machines of this many times the words that it shows."""
_MOST_CHARACTERS = 200_000
_SKIPPED = {"script", "style", "noscript", "template", "head", "svg", "select"}

_PAYWALL_MARK = re.compile(
    r"paywall|regwall|subscri(?:be|ption)[-_]?wall|subscriber[-_]?only|locked[-_]content|"
    r"content[-_]?locked|premium[-_]?(?:wall|gate)|metered[-_]?wall",
    re.IGNORECASE,
)
_APP_ROOTS = {"root", "app", "__next", "__nuxt", "main-app", "app-root", "application"}

LOGIN = Notice(
    "login",
    "Saved, but instead of an article the page asks for a login. Open it in your browser and save"
    " the file instead.",
)
TEASER = Notice(
    "teaser", "Saved, but the page shows only the beginning: it asks for a subscription."
)
CONSENT = Notice(
    "consent",
    "Saved, but instead of an article the page asks for consent to cookies. Open it in your browser"
    " and save the file instead.",
)
BLOCKED = Notice(
    "blocked",
    "Saved, but the site shows a check against robots instead of the page. Open it in your browser"
    " and save the file instead.",
)
GONE = Notice(
    "soft-404", "Saved, but the page says itself that what you asked for is not there any more."
)
NEEDS_SCRIPT = Notice(
    "needs-script",
    "Saved, but the page shows its text only where scripts run. Open it in your browser and save"
    " the file instead.",
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A page as a reader sees it."""

    words: int
    """Of the article."""
    heading: str
    """Title of the document and first headings, case folded."""
    text: str
    """Everything that stands on the page, case folded."""


def walls(draft: Draft) -> tuple[Notice, ...]:
    """What keeps the reader of this page from its article; empty where nothing does.

    At most one notice: the first of a check, a missing page, a login, consent, subscription and
    scripts that fits.
    """
    article, root = draft.article, draft.tree.root
    if article.words > _TEASER:
        return ()
    seen = _Seen(article.words, _heading(root, article), _text(root))
    if seen.words <= _NO_ARTICLE:
        for notice, fits in (
            (BLOCKED, wall_words.CHECK.search(seen.heading) or wall_words.CHECK.search(seen.text)),
            (GONE, wall_words.GONE.search(seen.heading)),
            (LOGIN, _asks_who(root, seen)),
            (CONSENT, _asks_consent(seen)),
        ):
            if fits:
                return (notice,)
    if _is_teaser(draft, seen):
        return (TEASER,)
    if seen.words <= _NO_ARTICLE // 3 and _needs_script(root, seen):
        return (NEEDS_SCRIPT,)
    return ()


def _heading(root: HtmlElement, article: Article) -> str:
    heads = [*root.iter("title"), *root.iter("h1"), *root.iter("h2")][:4]
    return " ".join([article.title, *(head.text_content()[:200] for head in heads)]).casefold()


def _text(root: HtmlElement) -> str:
    parts: list[str] = []
    size = 0
    for piece in _pieces(root):
        parts.append(piece)
        size += len(piece)
        if size > _MOST_CHARACTERS:
            break
    return " ".join(" ".join(parts).split()).casefold()


def _pieces(root: HtmlElement) -> Iterator[str]:
    """The words of the page in order, what no reader sees left out; never recursive."""
    stack: list[HtmlElement | str] = [root]
    while stack:
        element = stack.pop()
        if isinstance(element, str):
            yield element
            continue
        if element.tail and element is not root:
            stack.append(element.tail)
        if not isinstance(element.tag, str) or element.tag in _SKIPPED or _is_hidden(element):
            continue
        stack.extend(reversed(element))
        if element.text:
            stack.append(element.text)


def _is_hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "hidden" in element.attrib or "display:none" in style


def _asks_who(root: HtmlElement, seen: _Seen) -> bool:
    has_password = any(
        (field.get("type") or "").strip().lower() == "password" for field in root.iter("input")
    )
    return (
        has_password
        and bool(wall_words.LOGIN_WORDS.search(seen.heading))
        and seen.words <= _NO_ARTICLE
    )


def _asks_consent(seen: _Seen) -> bool:
    """A page about nothing but cookies: little else stands on it."""
    asks = wall_words.CONSENT.search(seen.text) and wall_words.PRIVACY.search(seen.text)
    return bool(asks) and (bool(wall_words.PRIVACY.search(seen.heading)) or len(seen.text) < 3_000)


def _is_teaser(draft: Draft, seen: _Seen) -> bool:
    signs = 2 * _declared_closed(draft) + 2 * bool(wall_words.SUBSCRIBE.search(seen.text))
    signs += _has_mark(draft.tree.root)
    told = max((_number(thing.get("wordCount")) for thing in nested(draft.structured)), default=0)
    return signs >= 3 or (signs >= 2 and told > _TOLD * seen.words)


def _declared_closed(draft: Draft) -> bool:
    """Whether the page tells search engines that it is not free (schema.org, or its meta twin)."""
    things = nested(draft.structured)
    if any(_is_false(thing.get("isAccessibleForFree")) for thing in things):
        return True
    metas = {
        (meta.get("property") or meta.get("name") or "").lower(): meta.get("content") or ""
        for meta in draft.tree.root.iter("meta")
    }
    tier = metas.get("article:content_tier", "").strip().lower()
    return tier == "locked" or _is_false(metas.get("isaccessibleforfree"))


def _has_mark(root: HtmlElement) -> bool:
    return any(
        isinstance(element.tag, str)
        and element.tag not in {"script", "style", "link", "meta"}
        and _PAYWALL_MARK.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        for element in root.iter()
    )


def _needs_script(root: HtmlElement, seen: _Seen) -> bool:
    if next(root.iter("script"), None) is None:
        return False
    said = any(
        wall_words.SCRIPTS.search(one.text_content().casefold()) for one in root.iter("noscript")
    )
    empty = any(
        (one.get("id") or "").lower() in _APP_ROOTS and not one.text_content().strip()
        for one in root.iter("div", "main", "section")
    )
    return said or empty or bool(wall_words.SCRIPTS.search(seen.text))


def _is_false(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() == "false")


def _number(value: object) -> int:
    text = str(value) if isinstance(value, int | str) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
