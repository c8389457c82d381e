"""Caption and credits of one picture out of the pieces of its frame.

In order: elements marked as credit by tag or class; a piece of the caption that is a credit as a
whole; the end of the caption's words; a labelled piece beside the picture. What is left of the
caption's pieces is the caption.
"""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from lxml.html import HtmlElement

from archive_app.credit.folding import aligned, clean, folded, tidy
from archive_app.credit.grammar import parse_credit
from archive_app.credit.names import is_firm_word, looks_like_person
from archive_app.credit.parties import party
from archive_app.credit.words import Role, size_of, vocabulary
from archive_app.domain.rights import SourceKind, Status
from archive_app.rights.frames import (
    Frame,
    Piece,
    caption_bits,
    credit_bits,
    hidden_bits,
    noise_bits,
)
from archive_app.rights.hints import BYLINE, CAPTION, CREDIT
from archive_app.rights.likeness import LONGEST, is_labelled, is_mark, likeness
from archive_app.rights.locators import css_path, part_of
from archive_app.rights.tails import find_tail, holds_tail

_CAPTION_LABEL = re.compile(
    r"^\s*(?:image caption|photo caption|caption|bildunterschrift|bildtext|legende|légende|"
    r"bildlegende|pie de foto|legenda|didascalia|open this photo in gallery|open image modal|"
    r"open image in gallery)\s*[:,]?\s*",
    re.IGNORECASE,
)
_CREDIT_LABEL_ONLY = re.compile(r"[\s:：/|,©()\[\]–—-]*")
_FILE = re.compile(r"^\s*\S+\.(?:jpe?g|png|gif|webp|tiff?|avif)\s*$", re.IGNORECASE)
_BUTTON = re.compile(
    r"^\s*(?:(?:view|see|show|open)\s+(?:\d+|all|image|gallery|photo)\b.{0,20}|camera icon|"
    r"autoplay|\d+\s*(?:/|of|von|de|sur)\s*\d+|close|expand|enlarge|zoom|play|share|teilen)\s*$",
    re.IGNORECASE,
)
_FOLDING = re.compile(
    r"\s*(?:\bless\s*)?(?:\.\.\.|…)\s*(?:read |show |see )?more\s*$", re.IGNORECASE
)
"""What a long caption shows where it can be folded."""
_NOTHING = re.compile(r"^[\W_\d]*$")


@dataclass(frozen=True, slots=True)
class Found:
    """One credit seen beside a picture."""

    text: str
    source: SourceKind
    locator: str
    context: str
    confidence: float


@dataclass(slots=True)
class Seen:
    """What the page shows around one picture."""

    caption: str = ""
    caption_source: SourceKind = SourceKind.FIGCAPTION
    caption_locator: str = ""
    credits: list[Found] = field(default_factory=list)
    """Strongest first."""
    scopes: list[HtmlElement] = field(default_factory=list)
    """The elements whose words are caption or credit: licence links in them are the picture's."""


def look(frame: Frame) -> Seen:
    """Caption and credits that stand in ``frame``."""
    pieces = _usable(frame)
    context = " ".join(piece.text.strip() for piece in pieces)[:300]
    seen = Seen(scopes=[piece.element for piece in pieces])
    rest = _marked(pieces, context, seen)
    if not seen.credits:
        rest = _whole(rest, context, seen)
    credited = _credited(frame.pieces)
    rest = [piece for piece in rest if _is_caption(piece, frame, credited)]
    _caption(rest, context, seen)
    return seen


_SUBJECT = re.compile(r"^([^/|:()]{4,60}?)\s[/|]\s([^/|:()]{2,40})$")
_LAST_BRACKET = re.compile(r"[(\[（［]([^()\[\]（）]{2,60})[)\]）］]\s*\.?$")


def follow_habit(all_seen: list[Seen]) -> None:
    """Take short brackets at the end of captions as credits where the page's others are.

    "(Nine)" alone might be anything; beside two captions that end in "(AP)" it is a credit.
    """
    ended = [seen for seen in all_seen if seen.credits and seen.credits[0].text[:1] in "([（［"]
    if len(ended) < 2:
        return
    for seen in all_seen:
        match = _LAST_BRACKET.search(seen.caption)
        if seen.credits or match is None or not _name_like(match[1]):
            continue
        text, where = match[0], seen.caption_locator
        found = Found(text, seen.caption_source, where, seen.caption[:300], 0.6)
        seen.credits.append(found)
        seen.caption = seen.caption[: match.start()].strip()


def tell_subject(seen: Seen, title: str) -> None:
    """Where "Jane Roe / AP" stands alone and the title is about her, she is shown, no creator."""
    if seen.caption or not seen.credits:
        return
    first = seen.credits[0]
    match = _SUBJECT.match(first.text)
    if match is None or party(match[2]) is None or not looks_like_person(match[1]):
        return
    surname = folded(match[1]).split()[-1]
    if f" {surname} " in f" {folded(title)} ":
        seen.caption, seen.caption_source = match[1], first.source
        seen.caption_locator = first.locator
        seen.credits[0] = replace(first, text=match[2])


def _name_like(text: str) -> bool:
    words = text.split()
    named = all(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return len(words) < 5 and named and likeness(text, bracketed=True) >= 0.4


def _usable(frame: Frame) -> list[Piece]:
    """The pieces that may be about the picture, doubles left out."""
    kept: list[Piece] = []
    said: set[str] = set()
    captioned = any(_says_more(piece) for piece in frame.pieces)
    nearest = next((piece for piece in frame.pieces if piece.after), None)
    credited = _credited(frame.pieces)
    for piece in _without_copies(frame.pieces):
        if (_NOTHING.match(piece.text) and "-" not in piece.text) or _FILE.match(piece.text):
            continue
        if _BUTTON.match(piece.text) or (noise_bits(piece) and not _photo_label(piece.text)):
            continue
        own = piece.in_figure or piece.in_caption or (credit_bits(piece) and piece.framed)
        if captioned and not own:
            continue
        told = caption_bits(piece) or credit_bits(piece) or piece.in_figure
        told = told or (piece is nearest and _photo_label(piece.text))
        told = told or (piece.after and _beside_credit(piece, credited))
        if not told and (piece.kind & BYLINE or not frame.tight):
            continue
        if not told and not (piece.framed or piece.after):
            continue
        words = f"{folded(piece.text)}{credit_bits(piece)}"
        if words in said:
            continue
        said.add(words)
        kept.append(piece)
    return kept


def _says_more(piece: Piece) -> bool:
    """Whether words are the figure's own caption or credit, so that none stand outside."""
    if _BUTTON.match(piece.text) or not (piece.in_figure or piece.in_caption):
        return False
    return piece.in_caption or (len(piece.text) > 12 and not noise_bits(piece))


def _credited(pieces: tuple[Piece, ...]) -> frozenset[HtmlElement]:
    """The elements of ``pieces`` in the wrapper of a picture that are marked as credits."""
    return frozenset(piece.element for piece in pieces if credit_bits(piece) and piece.framed)


def _beside_credit(piece: Piece, credited: frozenset[HtmlElement]) -> bool:
    """Whether the next element of the same parent is marked as a credit."""
    following = piece.element.getnext()
    return following is not None and following in credited


def _without_copies(pieces: tuple[Piece, ...]) -> list[Piece]:
    """``pieces`` without those that another repeats at greater length (shortened captions)."""
    texts = [folded(piece.text) for piece in pieces]
    ordered = sorted(set(texts))  # what begins another stands right before one of those
    begun = {one for one, other in pairwise(ordered) if len(one) > 30 and other.startswith(one)}
    return [piece for piece, text in zip(pieces, texts, strict=True) if text not in begun]


def _photo_label(text: str) -> bool:
    line = clean(text)
    return is_labelled(line) and likeness(line) >= 0.9


def _marked(pieces: list[Piece], context: str, seen: Seen) -> list[Piece]:
    """Take out the pieces that markup calls credits; those side by side are one credit."""
    groups: list[list[Piece]] = []
    rest: list[Piece] = []
    previous = -2
    for number, piece in enumerate(pieces):
        text = clean(piece.text)
        if not credit_bits(piece) or _rather_caption(piece, text) or _is_words(text):
            rest.append(piece)
            continue
        if previous == number - 1 and groups and _close(groups[-1][-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
        previous = number
    credits: dict[str, Found] = {}
    for group in groups:
        found = _joined(group, context)
        if found is None:
            rest += group
        else:
            credits.setdefault(folded(found.text), found)
    seen.credits = sorted(credits.values(), key=lambda one: -one.confidence)
    left = set(map(id, rest))
    return [piece for piece in pieces if id(piece) in left]


def _is_words(text: str) -> bool:
    """Whether a piece in an element called credit reads as a sentence."""
    return len(text.split()) > 6 and likeness(text) < 0.3


def _close(one: Piece, other: Piece) -> bool:
    """Whether two pieces stand in one small element, so that they may be one credit."""
    around = [one.element, *list(one.element.iterancestors())[:3]]
    near = [other.element, *list(other.element.iterancestors())[:3]]
    return one.in_figure == other.in_figure and any(a is b for a in around for b in near)


def _rather_caption(piece: Piece, text: str) -> bool:
    """Whether a piece called caption and credit at once is not a credit as a whole."""
    if piece.element.tag == "figcaption" or piece.kind & CAPTION:
        return likeness(text) < 0.75
    return caption_bits(piece) and (likeness(text) < 0.3 or len(text) > 140)


def _joined(group: list[Piece], context: str) -> Found | None:
    texts = [tidy(piece.text) for piece in group]
    text = texts[0]
    for following in texts[1:]:
        glue = (
            "" if aligned(text).endswith((":", "/", "|", ",", "(", "©")) else _glue(text, following)
        )
        text = f"{text}{glue or ' '}{following}"
        if len(text) > 2 * LONGEST:  # it only grows, and each piece looks at all of it
            return None
    if aligned(text).count(")") > aligned(text).count("("):
        text = text.rstrip(" )）").strip()
    text = re.sub(r"^[/|／｜]\s*", "", text)  # what parts it from a caption is none of it
    if len(text) > LONGEST or not _says_something(text):
        return None
    first = group[0]
    sure = 0.95 if likeness(text) >= 0.5 else (0.8 if len(text) < 100 else 0.5)
    if len(text) > 140 and likeness(text) < 0.3:
        return None
    return Found(text, _source(first), css_path(first.element), context, sure)


def _glue(before: str, after: str) -> str:
    if _label_only(before) or aligned(after).startswith(
        ("/", "|", "(", ",", "©", "via ", "für ", "[")
    ):
        return " "
    return " / "


def _label_only(text: str) -> bool:
    words = folded(text)
    role = vocabulary().roles.get(words)
    return role is not None and role <= Role.LABEL


def _says_something(text: str) -> bool:
    """Whether more than a label stands there: "Image credit" alone is none."""
    if not folded(text):
        return "-" in text
    return not _label_only(text) or party(text) is not None or len(folded(text)) < 3


def _whole(pieces: list[Piece], context: str, seen: Seen) -> list[Piece]:
    """Take out the piece that is a credit as a whole: the last one, else the first."""
    best: tuple[float, Piece] | None = None
    trusted = any(p.in_caption or p.in_figure or caption_bits(p) for p in pieces)
    several = len([piece for piece in pieces if not hidden_bits(piece)]) > 1
    for piece in [*reversed(pieces)]:
        text = clean(piece.text)
        if not text or _label_only(text):
            continue
        sure = likeness(text)
        if several and piece is pieces[0] and _names_first(pieces, text):
            sure = max(sure, 0.75)
        if (not several or piece is not pieces[-1]) and sure < 0.75:
            continue
        if not several and not is_labelled(text) and sure < 0.9 and not _plain_nobody(text):
            continue
        if not piece.kind & CREDIT and holds_tail(text):
            continue
        if sure < 0.9 and not trusted:
            continue
        if sure >= 0.35 and (best is None or sure > best[0] + 0.15):
            best = (sure, piece)
    if best is None:
        return pieces
    sure, piece = best
    text = tidy(piece.text)
    seen.credits.append(Found(text, _source(piece), css_path(piece.element), context, sure))
    return [one for one in pieces if one is not piece]


def _plain_nobody(text: str) -> bool:
    """Whether ``text`` is a placeholder and more than the mark of a kind of picture."""
    nobody = parse_credit(text).status is Status.PLACEHOLDER
    return nobody and likeness(text) >= 0.8 and not is_mark(text)


def _names_first(pieces: list[Piece], text: str) -> bool:
    """Whether a firm's or agency's name stands alone before a caption of at least a sentence."""
    if len(pieces) != 2 or len(pieces[1].text) < 60 or not 0.3 < likeness(text) < 0.8:
        return False
    return party(text) is not None or any(is_firm_word(word) for word in text.split())


def _is_caption(piece: Piece, frame: Frame, credited: frozenset[HtmlElement]) -> bool:
    if caption_bits(piece) or piece.in_figure or _beside_credit(piece, credited):
        return True
    if piece.beside and piece.element.tag == "p":
        return False
    return frame.tight and piece.after and not _follows_credit(piece, frame)


def _follows_credit(piece: Piece, frame: Frame) -> bool:
    """Whether an unmarked piece stands after the first credit: a standfirst, no caption."""
    for other in frame.pieces:
        if other is piece:
            return False
        if other.after and (credit_bits(other) or likeness(clean(other.text)) >= 0.9):
            return True
    return False


def _caption(pieces: list[Piece], context: str, seen: Seen) -> None:
    """Join what is left, cut a credit off its end, keep the rest as the caption."""
    text = "\n".join(tidy_lines(piece.text) for piece in pieces if not _label_only(piece.text))
    if not text.strip():
        return
    first = pieces[0]
    if not _captionlike(pieces, text):
        return
    tail = find_tail(text)
    if tail is not None and not _is_all_and_doubtful(text, tail.start, tail.confidence, seen):
        credit = tidy(text[tail.start : tail.end])
        at = f"{part_of(first.element, tail.start, tail.end)}"
        if all(folded(credit) != folded(one.text) for one in seen.credits):
            sure = tail.confidence * 0.95
            seen.credits.append(Found(credit, _source(first), at, context, sure))
        text = f"{text[: tail.start]} {text[tail.end :]}"
    for known in seen.credits:
        text = _without(text, known.text)
    caption = _FOLDING.sub("", _CAPTION_LABEL.sub("", tidy(text)))
    seen.caption = caption.strip(" |·•/–—-").removesuffix("(").strip()
    seen.caption_source = _source(first)
    seen.caption_locator = css_path(first.element)


def _captionlike(pieces: list[Piece], text: str) -> bool:
    """Whether the words may be a caption: marked as one, or short and more than a bare name."""
    if any(caption_bits(piece) or piece.in_figure or piece.framed for piece in pieces):
        return True
    return size_of(text) < 260 and not looks_like_person(clean(text))


def _is_all_and_doubtful(text: str, start: int, sure: float, seen: Seen) -> bool:
    """A whole caption that only might be a credit stays a caption when a credit is known."""
    return not text[:start].strip() and sure < 0.9 and bool(seen.credits)


def tidy_lines(text: str) -> str:
    """``text`` with every line tidied, line breaks kept."""
    return "\n".join(filter(None, (tidy(line) for line in text.split("\n"))))


def _without(text: str, credit: str) -> str:
    """``text`` without a credit that is glued to its end."""
    body = text.rstrip()
    return body[: -len(credit)] if len(credit) > 3 and body.endswith(credit) else text


def _source(piece: Piece) -> SourceKind:
    if piece.in_caption:
        return SourceKind.FIGCAPTION
    if piece.in_figure and not piece.beside:
        return SourceKind.FIGURE_TEXT
    return SourceKind.BESIDE
