"""An article as a web page that needs nothing but its own folder."""

import html
import json
from collections.abc import Sequence
from datetime import datetime

from archive_app.domain.annotation import Annotation
from archive_app.domain.library import OpenArticle
from archive_app.exchange.rendering import ALL, Included, Leaving, body
from archive_app.resources import resource


def page(opened: OpenArticle, pictures: tuple[Leaving, ...], included: Included = ALL) -> str:
    """The whole HTML document of one article, its notes at the end, JSON-LD in its head."""
    content = opened.content
    language = html.escape(content.language or "")
    return f"""<!DOCTYPE html>
<html lang="{language}" dir="{_direction(content.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{html.escape(content.title)}</title>
<style>{_style()}</style>
<script type="application/ld+json">{_structured(opened, pictures)}</script>
</head>
<body>
<header>
{_line("kicker", content.section)}
<h1>{html.escape(content.title or content.url)}</h1>
{_line("standfirst", content.standfirst)}
{_line("facts", _facts(opened))}
</header>
<main>
{body(opened, pictures)}
</main>
{_notes(opened.annotations, opened.note) if included.notes else ""}
{_source(opened) if included.source else ""}
</body>
</html>
"""


def index(entries: Sequence[tuple[str, OpenArticle]], made: datetime) -> str:
    """The page that lists the exported articles; ``entries`` are (file, article)."""
    items = "\n".join(
        f'<li><a href="{html.escape(file)}">{html.escape(opened.content.title or file)}</a>'
        f"<br><small>{html.escape(_facts(opened))}</small></li>"
        for file, opened in entries
    )
    return f"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Exported articles</title><style>{_style()}</style></head>
<body><header><h1>Exported articles</h1>
<p class="facts">{len(entries)} from News Archive, {made:%Y-%m-%d %H:%M} UTC</p></header>
<nav><ul>
{items}
</ul></nav></body>
</html>
"""


def _style() -> str:
    return resource("export.css").read_text("utf-8")


def _facts(opened: OpenArticle) -> str:
    content = opened.content
    by = f"By {', '.join(content.authors)}" if content.authors else ""
    parts = [by, content.site or "", _day(content.published or "")]
    return " · ".join(part for part in parts if part)


def _day(published: str) -> str:
    """A date of the page, ISO 8601, in words; what is no such date as it stands.

    >>> _day("2026-01-13T06:00:00+01:00"), _day("2026-01-13"), _day("yesterday")
    ('13 January 2026, 06:00 (UTC+01:00)', '13 January 2026', 'yesterday')
    """
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    day = f"{moment.day} {moment:%B %Y}"
    if len(published) == len("2026-01-13"):
        return day
    offset = f" ({moment.tzname()})" if moment.tzinfo is not None else ""
    return f"{day}, {moment:%H:%M}{offset}"


def _line(kind: str, text: str | None) -> str:
    return f'<p class="{kind}">{html.escape(text)}</p>' if text else ""


def _source(opened: OpenArticle) -> str:
    url = html.escape(opened.content.url)
    return f"""<footer>
<p>Saved from <a href="{url}">{url}</a>
on {opened.saved:%Y-%m-%d %H:%M} UTC, version {opened.version} of {opened.versions}.
SHA-256 of the page as received: <code>{opened.capture.sha256}</code></p>
</footer>"""


def _direction(language: str | None) -> str:
    return "rtl" if (language or "").split("-")[0] in {"ar", "he", "fa", "ur", "yi"} else "ltr"


def _notes(annotations: tuple[Annotation, ...], note: str) -> str:
    if not annotations and not note:
        return ""
    items = [f"<p>{html.escape(note)}</p>"] if note else []
    items += [
        f"<blockquote>{html.escape(mark.anchor.exact)}</blockquote><p>{html.escape(mark.body)}</p>"
        for mark in annotations
    ]
    return "<section><h2>Notes</h2>\n" + "\n".join(items) + "\n</section>"


def _structured(opened: OpenArticle, pictures: tuple[Leaving, ...]) -> str:
    """schema.org NewsArticle with an ImageObject a picture that leaves."""
    content = opened.content
    images = []
    for picture in pictures:
        if picture.file is None:
            continue
        verdict = picture.stored.placement.verdict
        image = {
            "@type": "ImageObject",
            "contentUrl": picture.file,
            "caption": picture.stored.placement.caption or None,
            "creditText": picture.stored.placement.credit,
            "creator": [{"@type": "Person", "name": name} for name in verdict.creator] or None,
            "copyrightNotice": verdict.copyright_notice,
            "license": verdict.licence_url,
            "acquireLicensePage": verdict.ask_url,
        }
        images.append({key: value for key, value in image.items() if value})
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": content.title,
        "url": content.url,
        "inLanguage": content.language,
        "datePublished": content.published,
        "dateModified": content.modified,
        "author": [{"@type": "Person", "name": name} for name in content.authors],
        "publisher": {"@type": "Organization", "name": content.site} if content.site else None,
        "image": images or None,
    }
    text = json.dumps({key: value for key, value in data.items() if value}, ensure_ascii=False)
    return text.replace("<", "\\u003c")  # no text of a page may end our script element
