"""Notes that stand away from the text: what a mark in a kept line points to within the page."""

import re

from lxml.html import HtmlElement

from archive_app.extract.reading import Line, Reading

_MARK = re.compile(
    r"^\W*(?:(?:[a-z]{1,4} ?)?\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]{1,4})\W*$", re.IGNORECASE
)
"""The words of a link to a note: "[1]", "*", "n 2"; marks of punctuation alone are one too."""

_LONGEST = 12
"""Characters of a mark."""

_NOTE_TAGS = frozenset({"li", "p", "dd", "dt", "div", "td", "tr", "aside", "section"})
_MOST_LINES = 8
"""In one note; what is longer is a part of the page that a menu leads to."""


def footnotes(reading: Reading, lines: list[Line]) -> set[int]:
    """Indexes of the lines of the notes to which marks in ``lines`` point."""
    wanted = {name for line in lines for name in _marks(line)}
    if not wanted:
        return set()
    found: set[int] = set()
    for box in reading.boxes[1:]:
        if box.tag not in _NOTE_TAGS or box.last - box.first > _MOST_LINES:
            continue
        if wanted & _names(box.element):
            found |= set(range(box.first, box.last))
    return found


def _marks(line: Line) -> list[str]:
    """The ids that marks in ``line`` lead to."""
    found = []
    for n, piece in enumerate(line.pieces):
        if not isinstance(piece, tuple) or piece[0] != "a":
            continue
        place = (piece[1].get("href") or "").partition("#")
        if not place[2] or place[0].startswith(("javascript:", "mailto:")):
            continue
        words = _words_of_link(line, n)
        if words and len(words) <= _LONGEST and _MARK.match(words):
            found.append(place[2])
    return found


def _words_of_link(line: Line, start: int) -> str:
    words, depth = [], 0
    for piece in line.pieces[start:]:
        if isinstance(piece, str):
            words.append(piece)
        else:
            depth += 1 if piece is not None else -1
            if depth == 0:
                break
    return "".join(words).strip()


def _names(element: HtmlElement) -> set[str]:
    """The ids of ``element`` and of what it begins with."""
    names = {element.get("id") or ""}
    for child in list(element)[:3]:
        if isinstance(child.tag, str):
            names |= {child.get("id") or "", (child.get("name") or "") if child.tag == "a" else ""}
    return names - {""}
