"""Players, posts and maps that a page embeds, as links with a label."""

import re
from html import escape
from urllib.parse import urlsplit

from archive_app.domain.address import absolute, host_of
from archive_app.extract.content import Content
from archive_app.extract.posts import is_post, post_of
from archive_app.extract.reading import Reading, Thing
from archive_app.extract.writing import Insert

_KINDS = (
    (re.compile(r"youtu|vimeo|dailymotion|/video|player|jwplatform|brightcove|rumble"), "Video"),
    (re.compile(r"soundcloud|spotify|podcast|/audio|deezer|megaphone|acast|omny"), "Audio"),
    (re.compile(r"twitter|//x\.com|platform\.x\."), "Post on X"),
    (re.compile(r"instagram"), "Post on Instagram"),
    (re.compile(r"facebook"), "Post on Facebook"),
    (re.compile(r"tiktok"), "Video on TikTok"),
    (re.compile(r"/maps|openstreetmap|google\.[a-z.]+/map"), "Map"),
    (re.compile(r"datawrapper|flourish|infogram|chart|tableau"), "Chart"),
)
_NOT_CONTENT = re.compile(
    r"googletagmanager|doubleclick|googlesyndication|adservice|/ads?[/?.]|comment|disqus|recaptcha|"
    r"newsletter|piano|paywall|outbrain|taboola|like\.php|/share|widgets?/(?:like|follow)|consent",
    re.IGNORECASE,
)
_MOST = 400
"""As many as pictures: a live blog of a day may quote hundreds of posts."""


def find_embeds(reading: Reading, content: Content, base: str) -> list[Insert]:
    """A labelled link for each embed that stands within the article's text, in order."""
    if not content.lines or content.main is None:
        return []
    found: list[Insert] = []
    seen: set[str] = set()
    for thing in reading.embeds:
        url = _address(thing, base)
        if url is None or url in seen or len(found) == _MOST or not _is_within(content, thing):
            continue
        seen.add(url)
        label = escape(_label(thing, url), quote=False)
        link = f'<a href="{escape(url)}">{label}</a>'
        found.append(
            Insert(thing.line, thing.box, f"<figure><figcaption>{link}</figcaption></figure>")
        )
    return found


def _is_within(content: Content, thing: Thing) -> bool:
    main = content.main
    inside = main is not None and main.index <= thing.box < main.end
    return inside and content.first <= thing.line <= content.lines[-1].index + 2


def _address(thing: Thing, base: str) -> str | None:
    element = thing.element
    if is_post(element):
        return absolute(base, post_of(element).url)
    given = element.get("src") or element.get("data-src") or ""
    if not given and element.tag in {"video", "audio"}:
        given = next((x.get("src") or "" for x in element.iter("source")), "")
    if not given or given.startswith(("about:", "data:", "javascript:", "blob:")):
        return None
    url = absolute(base, given)
    return None if url is None or _NOT_CONTENT.search(url) else url


def _label(thing: Thing, url: str) -> str:
    if is_post(thing.element):
        return post_of(thing.element).label
    tags = {"video": "Video", "audio": "Audio"}
    kind = next((word for pattern, word in _KINDS if pattern.search(url)), None)
    kind = kind or tags.get(thing.element.tag, "Embedded page")
    title = " ".join((thing.element.get("title") or "").split())
    if len(title) > 3 and title.lower() not in {
        "youtube video player",
        "embedded content",
        "iframe",
    }:
        return f"{kind}: {title[:200]}"
    return f"{kind}: {host_of(url) or urlsplit(url).path}"
