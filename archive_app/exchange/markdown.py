"""An article as Markdown with front matter that Obsidian, Readeck and Pandoc read."""

import json
import re
from typing import Any
from urllib.parse import quote

from bs4 import Tag
from markdownify import MarkdownConverter

from archive_app.domain.library import OpenArticle
from archive_app.exchange.rendering import ALL, Included, Leaving, body


def document(opened: OpenArticle, pictures: tuple[Leaving, ...], included: Included = ALL) -> str:
    """The whole Markdown text: front matter, title, article, notes."""
    content = opened.content
    words = _Words(heading_style="ATX", bullets="-", escape_misc=True)
    parts = [_front_matter(opened, included), f"# {words.line(content.title or content.url)}"]
    if content.standfirst:
        parts.append(f"*{words.line(content.standfirst)}*")
    parts.append(words.convert(body(opened, pictures)).strip())
    notes = _notes(opened, words) if included.notes else ""
    if notes:
        parts.append(notes)
    return "\n\n".join(parts) + "\n"


_Converter: Any = MarkdownConverter  # whose stubs leave out the methods that are to be overridden


class _Words(_Converter):  # type: ignore[misc]
    """Words of a page stay words: none becomes a picture that is asked for, a link or a script."""

    def line(self, text: str) -> str:
        """``text`` in one line that says just that."""
        return str(self.escape(" ".join(text.split()), ()))

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link whose address ends where it ends."""
        _close(el, "href")
        return str(super().convert_a(el, text, parent_tags))

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A picture whose words stay in their brackets."""
        _close(el, "src")
        el["alt"] = self.line(str(el.get("alt", "")))
        return str(super().convert_img(el, text, parent_tags))

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Code between more backticks than it has itself."""
        longest = max(map(len, re.findall("`{3,}", text)), default=2)
        fence = "`" * (longest + 1)
        code = text.strip("\n")
        return f"\n\n{fence}\n{code}\n{fence}\n\n" if code else ""


def _close(element: Tag, name: str) -> None:
    """What would end an address in Markdown is written as RFC 3986 does."""
    if element.get(name):
        address = str(element[name])
        element[name] = re.sub(r"[\s()<>\\]", lambda one: quote(one[0], safe=""), address)
    element.attrs.pop("title", None)


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


def _notes(opened: OpenArticle, words: _Words) -> str:
    lines = ["## Notes"] if opened.note or opened.annotations else []
    if opened.note:
        lines.append(opened.note)
    for mark in opened.annotations:
        quoted = words.escape(mark.anchor.exact, ())
        lines.append("> " + quoted.replace("\n", "\n> "))
        if mark.body:
            lines.append(mark.body)
    return "\n\n".join(lines)
