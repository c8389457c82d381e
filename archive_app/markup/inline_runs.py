"""The inline HTML of one block as runs of equally styled words, for whoever draws text himself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class InlineStyle:
    """How the words of one run look."""

    bold: bool = False
    italic: bool = False
    mono: bool = False
    struck: bool = False
    underlined: bool = False
    raised: int = 0
    """1 for superscript, -1 for subscript."""
    link: str = ""
    """Address of the link as written in the saved page; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Run:
    r"""Words in one style; ``text`` is never empty and has "\n" for a line break."""

    text: str
    style: InlineStyle = InlineStyle()


_PLAIN = InlineStyle()
_BOLD = ("b", "strong", "th")
_ITALIC = ("i", "em", "cite", "dfn", "var")
_MONO = ("code", "kbd", "samp", "tt")
_STRUCK = ("s", "del", "strike")
_UNDERLINED = ("u", "ins")
_STYLES: dict[str, Callable[[InlineStyle], InlineStyle]] = {
    **dict.fromkeys(_BOLD, partial(replace, bold=True)),
    **dict.fromkeys(_ITALIC, partial(replace, italic=True)),
    **dict.fromkeys(_MONO, partial(replace, mono=True)),
    **dict.fromkeys(_STRUCK, partial(replace, struck=True)),
    **dict.fromkeys(_UNDERLINED, partial(replace, underlined=True)),
    "sup": partial(replace, raised=1),
    "sub": partial(replace, raised=-1),
}


def runs(html: str, text: str) -> tuple[Run, ...]:
    """The styled runs of ``text``, styles taken from ``html``.

    The words always come from ``text``, so that offsets into it stay true: white space that the
    HTML writes otherwise is ignored, and where its words differ the whole text is one plain run.
    """
    if not text:
        return ()
    if "<" not in html:
        return (Run(text),)
    styled = _Reader(html).characters
    aligned = _align(text, styled)
    return tuple(_joined(text, aligned)) if aligned is not None else (Run(text),)


def words_of(html: str) -> str:
    """The plain words of a piece of inline HTML, white space and line breaks collapsed.

    >>> words_of('<a href="https://social.example/1">Post by <b>Ann</b></a> &amp; more')
    'Post by Ann & more'
    """
    reader = _Words(convert_charrefs=True)
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.found).split())


class _Words(HTMLParser):
    """The character data of a piece of HTML."""

    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


class _Reader(HTMLParser):
    """Every character of a piece of HTML that is not white space, with its style and its gap's.

    The gap is the white space before it: it is underlined only where the markup says so.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.characters: list[tuple[str, InlineStyle, InlineStyle]] = []
        self._gap = InlineStyle()
        self._open: list[tuple[str, InlineStyle]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"br", "img", "wbr", "hr"}:
            return
        style = self._style
        if tag == "a":
            style = replace(style, link=dict(attrs).get("href") or style.link)
        elif tag in _STYLES:
            style = _STYLES[tag](style)
        self._open.append((tag, style))

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        style = self._style
        for char in data:
            if char.isspace():
                self._gap = style
            else:
                self.characters.append((char, style, self._gap))

    @property
    def _style(self) -> InlineStyle:
        return self._open[-1][1] if self._open else _PLAIN


def _align(
    text: str, styled: list[tuple[str, InlineStyle, InlineStyle]]
) -> list[InlineStyle] | None:
    """The style of each character of ``text``; None where the words are not the same."""
    styles: list[InlineStyle] = []
    index = 0
    for char in text:
        if char.isspace():
            styles.append(styled[index][2] if index < len(styled) else InlineStyle())
        elif index < len(styled) and styled[index][0] == char:
            styles.append(styled[index][1])
            index += 1
        else:
            return None
    return styles if index == len(styled) else None


def _joined(text: str, styles: list[InlineStyle]) -> Iterator[Run]:
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or (
            styles[index] is not styles[start] and styles[index] != styles[start]
        ):
            yield Run(text[start:index], styles[start])
            start = index
