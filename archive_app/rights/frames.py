"""What stands around a picture: the frame that is its own, cut into pieces of text.

A frame is the largest element that holds this picture and no other, and no running prose. It need
not be a figure: half of all credits stand outside a figcaption.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from archive_app.credit.folding import folded
from archive_app.credit.words import Role, vocabulary
from archive_app.rights.hints import (
    BYLINE,
    CAPTION,
    CREDIT,
    HIDDEN,
    IMAGE,
    NOISE,
    ORIGIN,
    TOOL,
    hint,
    word_set,
)
from archive_app.rights.same_picture import keys

_STOP = frozenset({"body", "html", "main", "article", "td", "form"})
_SKIP = word_set(
    """script style noscript template svg button select option textarea iframe video audio nav time
    h1 h2 h3 h4 h5 h6 object head title canvas dialog input"""
)
_APART = _SKIP | {"footer", "header", "aside", "nav"}
"""Elements that never speak of the picture before them."""

_INLINE = word_set("a b i em strong u font abbr wbr q sub sup mark bdi bdo s ins del tt big")
_MOST_TEXT = 900
"""Characters in a frame beyond which it is a part of the article, not of the picture."""

_MOST_ROWS = 4
"""Of a table that only stacks a picture and its words."""

_MOST_CLIMB = 9
_MOST_DEPTH = 40
_SPACE = re.compile(r"[\s\u00a0\u200b]+")


@dataclass(slots=True)
class Piece:
    """Running words of one element."""

    element: HtmlElement
    text: str
    kind: int
    """Bits of ``hints`` gathered from the element and those around it inside the frame."""
    in_caption: bool
    """Inside a figcaption."""
    in_figure: bool
    after: bool
    """Whether it stands after the picture."""
    framed: bool = False
    """Whether the frame is a wrapper of pictures by its tag or class."""
    beside: bool = False
    """Whether it stands outside the frame, in the element that follows."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture's own surroundings."""

    element: HtmlElement
    pieces: tuple[Piece, ...]
    tight: bool
    """Whether so little text stands in it that all of it is about the picture."""


class Frames:
    """Finds the frame of each picture of one page; knows which elements hold several.

    Made from the element and the addresses of every picture, for the same one may stand twice.
    """

    def __init__(self, pictures: Iterable[tuple[HtmlElement, tuple[str, ...]]]) -> None:
        self._held: dict[HtmlElement, set[int]] = {}
        known: dict[str, int] = {}
        for number, (picture, urls) in enumerate(pictures):
            names = [name for url in urls for name in keys(url)]
            same = next((known[name] for name in names if name in known), number)
            known.update(dict.fromkeys(names, same))
            for ancestor in picture.iterancestors():
                self._held.setdefault(ancestor, set()).add(same)

    def of(self, picture: HtmlElement) -> Frame:
        """The frame of ``picture``, one of those given at the start."""
        element = self._climb(picture)
        pieces = pieces_of(element, picture)
        if not any(piece.text for piece in pieces):
            pieces = self._next_to(element, picture)
        size = sum(len(piece.text) for piece in pieces)
        wrapper = any(map(image_bits, _between(picture, element)))
        for piece in pieces:
            piece.framed = wrapper
        return Frame(element, tuple(pieces), tight=size < 450 and len(pieces) <= 6)

    def _climb(self, picture: HtmlElement) -> HtmlElement:
        best = picture
        told = False
        for number, ancestor in enumerate(picture.iterancestors()):
            if number > _MOST_CLIMB or len(self._held.get(ancestor, ())) > 1 or _stops(ancestor):
                break
            figured = next(ancestor.iterancestors("figure"), None) is not None
            figured = figured or ancestor.tag == "figure"
            if _too_much(ancestor) or (told and not figured and _adds_article(ancestor, best)):
                break
            best = ancestor
            told = told or any(piece.after for piece in pieces_of(ancestor, picture))
        return best

    def _next_to(self, element: HtmlElement, picture: HtmlElement) -> list[Piece]:
        """The pieces of the first filled element after the frame, where it speaks of a picture."""
        node = element
        for _ in range(3):
            found = node.getnext()
            while found is not None and not isinstance(found.tag, str):
                found = found.getnext()
            if found is None or found.tag in _APART or self._held.get(found):
                return []
            pieces = pieces_of(found, picture)
            if pieces:
                return _speaking(found, pieces)
            if found.tag in {"img", "picture", "figure"}:
                return []
            node = found
        return []


def _between(picture: HtmlElement, frame: HtmlElement) -> list[HtmlElement]:
    """The elements around ``picture`` up to its frame."""
    found: list[HtmlElement] = []
    for ancestor in picture.iterancestors():
        found.append(ancestor)
        if ancestor is frame:
            break
    return found[-3:]


def _adds_article(outer: HtmlElement, inner: HtmlElement) -> bool:
    """Whether ``outer`` brings a headline or a paragraph that ``inner`` does not hold."""
    for child in outer:
        if child is inner or not isinstance(child.tag, str):
            continue
        for node in child.iter("h1", "h2", "h3", "p", "li"):
            if node.tag[0] == "h" or _is_paragraph(node):
                return True
    return False


def _is_paragraph(node: HtmlElement) -> bool:
    if node.tag == "li":
        return True
    length = sum(len(text) for text in node.itertext())
    return length > 60 and not hint(node) & (CAPTION | CREDIT)


def _stops(element: HtmlElement) -> bool:
    """Whether no frame goes beyond ``element``; a media item may call itself an article."""
    if element.tag == "article":
        return not hint(element) & IMAGE
    if element.tag == "td":
        return not _is_picture_table(element)
    return element.tag in _STOP


def _is_picture_table(cell: HtmlElement) -> bool:
    """Whether the table of ``cell`` only stacks a picture and its words: one column, few rows."""
    table = next(cell.iterancestors("table"), None)
    rows = list(islice(table.iter("tr"), _MOST_ROWS + 1)) if table is not None else []
    return 0 < len(rows) <= _MOST_ROWS and all(len(row) == 1 for row in rows)


def _speaking(element: HtmlElement, pieces: list[Piece]) -> list[Piece]:
    """``pieces`` where the element is marked as a caption or is short; else none."""
    size = sum(len(piece.text) for piece in pieces)
    marked = [piece for piece in pieces if piece.in_caption or piece.kind & (CREDIT | CAPTION)]
    for piece in pieces:
        piece.beside = True
        piece.after = True
    if element.tag == "figcaption" or (hint(element) & (CREDIT | CAPTION) and size < _MOST_TEXT):
        return pieces
    if marked and size < _MOST_TEXT:
        return marked
    return pieces if size < 160 and len(pieces) <= 3 else []


def _too_much(element: HtmlElement) -> bool:
    """Whether ``element`` holds more text than a caption has, headings and scripts not counted."""
    size = prose = 0
    for node in element.iter():
        tag = node.tag
        if not isinstance(tag, str) or tag in _SKIP:
            continue
        length = len(node.text.strip()) if node.text else 0
        size += length + (len(node.tail.strip()) if node.tail else 0)
        if tag == "p" and length > 60 and not hint(node) & (CAPTION | CREDIT):
            prose += 1
        if size > 2 * _MOST_TEXT or prose > 2:
            return True
    return False


def pieces_of(root: HtmlElement, picture: HtmlElement) -> list[Piece]:
    """The texts inside ``root`` in order, one for each element that carries words of its own."""
    walk = _Walk(picture)
    around = walk.enter(root, 0, in_caption=False, in_figure=_in_figure(root))
    walk.run(root, around)
    return _with_labels([piece for piece in walk.pieces if piece.text.strip()])


def _with_labels(pieces: list[Piece]) -> list[Piece]:
    """``pieces`` with a label that stands alone ("Image:") joined to the name that follows it."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None and _labels(last, piece):
            space = "" if piece.text.startswith(":") else " "
            last.text = f"{last.text.rstrip()}{space}{piece.text}"
            last.kind |= piece.kind & (CREDIT | ORIGIN | BYLINE)
            last.kind &= ~(CAPTION if last.kind & CREDIT else 0)
        else:
            joined.append(piece)
    return joined


def _labels(label: Piece, name: Piece) -> bool:
    """Whether ``label`` is only a label and ``name`` what it announces."""
    if label.after != name.after or len(name.text) > 120 or not _lone_label(label.text):
        return False
    return _cousins(label.element, name.element)


def _lone_label(text: str) -> bool:
    words = folded(text)
    role = vocabulary().roles.get(words)
    return role is not None and role <= Role.LABEL and text.strip()[-1:] not in ".)"


def _cousins(one: HtmlElement, other: HtmlElement) -> bool:
    """Whether two elements have a parent or grandparent in common."""
    near = [one, *list(one.iterancestors())[:2]]
    return any(node in near for node in (other, *list(other.iterancestors())[:2]))


def _in_figure(root: HtmlElement) -> bool:
    return next(root.iterancestors("figure"), None) is not None


@dataclass(frozen=True, slots=True)
class _Around:
    """What is known of the element that the walk is in."""

    kind: int
    in_caption: bool
    in_figure: bool


class _Walk:
    def __init__(self, picture: HtmlElement) -> None:
        self.pieces: list[Piece] = []
        self._picture = picture
        self._around = set(picture.iterancestors())
        self._seen = False

    def enter(
        self, element: HtmlElement, kind: int, *, in_caption: bool, in_figure: bool
    ) -> _Around:
        own = hint(element)
        in_figure = in_figure or element.tag == "figure"
        in_caption = in_caption or element.tag == "figcaption"
        if element.tag in {"cite"} or (element.tag in {"small", "footer"} and in_figure):
            own |= CREDIT
        if in_caption or own & (CAPTION | CREDIT | IMAGE) or element in self._around:
            own &= ~NOISE
        if own & TOOL:
            own = own & ~(CAPTION | CREDIT) | NOISE
        # A wrapper's class names the whole ("image-caption-credit"); the closer word wins.
        inherited = kind & (CREDIT | CAPTION | BYLINE | NOISE | ORIGIN)
        if own & CAPTION and not own & CREDIT:
            inherited &= ~(CREDIT | BYLINE)
        if own & (CREDIT | BYLINE) and not own & CAPTION:
            inherited &= ~CAPTION
        return _Around(own | inherited, in_caption, in_figure)

    def run(self, element: HtmlElement, around: _Around, depth: int = 0) -> None:
        """Collect the words of ``element`` and of all inside it."""
        if element is self._picture:
            self._seen = True
            if element.tag != "picture":  # sloppy pages close it after the caption
                return
        if depth > _MOST_DEPTH:
            return
        self._add(element, element.text, around)
        for child in element:
            tag = child.tag
            if isinstance(tag, str) and (tag not in _SKIP or child in self._around):
                if tag == "br":
                    self._add(element, "\n", around)
                elif _flows(element, child) and child not in self._around:
                    self._inline(element, child, around)
                else:
                    inner = self.enter(
                        child,
                        around.kind,
                        in_caption=around.in_caption,
                        in_figure=around.in_figure,
                    )
                    self.run(child, inner, depth + 1)
            self._add(element, child.tail, around)

    def _inline(self, carrier: HtmlElement, child: HtmlElement, around: _Around) -> None:
        """Words of a link or emphasis belong to the element around it."""
        for node in child.iter():
            if node is self._picture:
                self._seen = True
            if isinstance(node.tag, str) and node.tag not in _SKIP:
                self._add(carrier, "\n" if node.tag == "br" else node.text, around)
            if node is not child:
                self._add(carrier, node.tail, around)

    def _add(self, element: HtmlElement, text: str | None, around: _Around) -> None:
        if not text:
            return
        line = "\n" if text == "\n" else _SPACE.sub(" ", text)
        last = self.pieces[-1] if self.pieces else None
        if last is not None and last.element is element and last.after == self._seen:
            # Labels for screen readers stand against the name without a space: "CreditJane Roe".
            space = " " if line[:1].isupper() and _lone_label(last.text.split("\n")[-1]) else ""
            last.text = (last.text + space + line).lstrip()
        elif line.strip():
            self.pieces.append(
                Piece(
                    element,
                    line.lstrip(),
                    around.kind,
                    around.in_caption,
                    around.in_figure,
                    self._seen,
                )
            )


def _flows(carrier: HtmlElement, child: HtmlElement) -> bool:
    """Whether the words of ``child`` belong to the running words of ``carrier``."""
    if child.get("class"):
        return False
    return child.tag in _INLINE or (child.tag == "span" and carrier.tag == "span")


def credit_bits(piece: Piece) -> bool:
    """Whether class words say that the piece is a credit; "author" counts only in a figure."""
    if piece.kind & CREDIT or (piece.kind & ORIGIN and piece.framed):
        return True
    if not piece.kind & BYLINE:
        return False
    imaged = piece.kind & IMAGE and piece.framed and piece.after
    return piece.in_caption or piece.in_figure or bool(imaged)


def noise_bits(piece: Piece) -> bool:
    """Whether class words say that the piece is a tool or a menu."""
    return bool(piece.kind & NOISE)


def caption_bits(piece: Piece) -> bool:
    """Whether markup says that the piece is a caption."""
    return piece.in_caption or bool(piece.kind & CAPTION)


def hidden_bits(piece: Piece) -> bool:
    """Whether the piece is meant for screen readers only."""
    return bool(piece.kind & HIDDEN)


def image_bits(element: HtmlElement) -> bool:
    """Whether the element is a wrapper of pictures by tag or class."""
    return element.tag in {"figure", "dl"} or bool(hint(element) & IMAGE)
