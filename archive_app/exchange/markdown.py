"""An article as Markdown with front matter that Obsidian, Readeck and Pandoc read."""

import json

from markdownify import markdownify

from archive_app.domain.library import OpenArticle
from archive_app.exchange.rendering import ALL, Included, Leaving, body


def document(opened: OpenArticle, pictures: tuple[Leaving, ...], included: Included = ALL) -> str:
    """The whole Markdown text: front matter, title, article, notes."""
    content = opened.content
    text = markdownify(body(opened, pictures), heading_style="ATX", bullets="-").strip()
    parts = [_front_matter(opened, included), f"# {content.title or content.url}"]
    if content.standfirst:
        parts.append(f"*{content.standfirst}*")
    parts.append(text)
    notes = _notes(opened) if included.notes else ""
    if notes:
        parts.append(notes)
    return "\n\n".join(parts) + "\n"


def _front_matter(opened: OpenArticle, included: Included) -> str:
    content = opened.content
    fields = {
        "title": content.title,
        "saved": opened.saved.isoformat(),
        "published": content.published,
        "website": content.site,
        "source": content.url,
        "authors": list(content.authors),
        "labels": list(opened.tags),
        "language": content.language,
        "sha256": opened.capture.sha256,
    }
    if not included.source:
        for name in ("saved", "source", "sha256"):
            del fields[name]
    if not included.notes:
        del fields["labels"]
    # JSON is YAML (1.2), so quoting and every script are right without a YAML library.
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return "\n".join(["---", *lines, "---"])


def _notes(opened: OpenArticle) -> str:
    lines = ["## Notes"] if opened.note or opened.annotations else []
    if opened.note:
        lines.append(opened.note)
    for mark in opened.annotations:
        lines.append("> " + mark.anchor.exact.replace("\n", "\n> "))
        if mark.body:
            lines.append(mark.body)
    return "\n\n".join(lines)
