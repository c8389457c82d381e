"""One line of words with its inline markup: white space collapsed in both alike."""

import re
from html import escape

from lxml.html import HtmlElement

INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins"),
        *("kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub"),
        *("sup", "time", "u", "var", "wbr"),
    }
)
"""Elements that stand within a line."""

_SPACE = re.compile(r"[ \t\n\r\f]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\0"))
_KEPT = {
    "a": ("href", "title"),
    "abbr": ("title",),
    "time": ("datetime",),
}
_EVERYWHERE = ("dir", "lang")


class Inline:
    """Gathers words, tags and breaks; ``finish`` gives plain text and markup that say the same.

    Empty elements vanish, breaks at either end too, and a run of breaks is one.
    """

    def __init__(self, *, preformatted: bool = False, one_line: bool = False) -> None:
        self._preformatted = preformatted
        self._one_line = one_line
        self._text: list[str] = []
        self._markup: list[str] = []
        self._waiting: list[tuple[str, str]] = []
        """Opened tags whose first word has not come yet."""
        self._gap = ""
        """What stands before the next word: nothing, a space or a break."""

    def words(self, text: str) -> None:
        """Add character data."""
        if not text:
            return
        text = text.translate(_INVISIBLE)
        if self._preformatted:
            self._put(text.replace("\r\n", "\n").replace("\r", "\n"))
            return
        text = _SPACE.sub(" ", text)
        if text.startswith(" "):
            self._gap = self._gap or " "
            text = text[1:]
        if not self._text:
            text = text.lstrip("\u00a0\u3000 ")  # an indent made of spaces
        if not text:
            return
        ends_in_space = text.endswith(" ")
        self._put(text[:-1] if ends_in_space else text)
        if ends_in_space:
            self._gap = " "

    def line_break(self) -> None:
        """Add a break: a new line, or a space where all is to stay on one line."""
        if self._preformatted:
            self._put("\n")
        else:
            self._gap = " " if self._one_line else "\n"

    def open(self, element: HtmlElement) -> None:
        """Begin an inline element."""
        tag = element.tag
        attributes = "".join(
            f' {name}="{escape(value)}"'
            for name in (*_KEPT.get(tag, ()), *_EVERYWHERE)
            if (value := element.get(name))
        )
        self._waiting.append((tag, f"<{tag}{attributes}>"))

    def close(self, tag: str) -> None:
        """End the inline element opened last."""
        if self._waiting:
            self._waiting.pop()
        else:
            self._markup.append(f"</{tag}>")

    def finish(self) -> tuple[str, str]:
        """Plain text and markup; both empty where there were no words."""
        text = "".join(self._text)
        if not text.strip():
            return "", ""
        if self._preformatted:
            return text.strip("\n"), "".join(self._markup).strip("\n")
        return text, "".join(self._markup)

    def _put(self, text: str) -> None:
        if not text:
            return
        if self._gap and self._text:
            is_break = self._gap == "\n"
            self._text.append("\n" if is_break else " ")
            self._markup.append("<br>" if is_break else " ")
        self._gap = ""
        self._markup.extend(markup for _, markup in self._waiting)
        self._waiting.clear()
        self._text.append(text)
        self._markup.append(escape(text, quote=False))
