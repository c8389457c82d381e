"""Credits inside running words: at the end of a caption, in brackets, behind a label.

All looking is done in the compatibility form of the same length (``aligned``), so that a span found
there is a span of the page's own words.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from archive_app.credit.folding import LETTERS, aligned, clean, folded
from archive_app.credit.grammar import parse_credit
from archive_app.credit.names import looks_like_person
from archive_app.credit.restrictions import restrictions
from archive_app.credit.words import Role, unspaced, vocabulary
from archive_app.domain.rights import Status
from archive_app.rights.likeness import (
    BY,
    CLOSERS,
    LEAD_SIGN,
    LONGEST,
    OPENERS,
    is_labelled,
    is_mark,
    likeness,
)

_SURE = 0.8
_LOOKED_AT = 600
"""Characters at a text's end in which a credit is looked for: hostile alt texts are long."""
_BRACKET = re.compile(
    r"[(\[（［【]([^()\[\]（）［］【】]{1,160}(?:\([^()]{1,20}\))?[^()（）]{0,40})[)\]）］】]\s*\.?$"
)
_STOP = re.compile(
    r"(?<=[.!?。！？…”“\"»›\n|·•])\s+|(?<=[。！？\n])|\s[|–—•·-]+\s|\n|(?<=[.!?])(?=[A-Z©(])"
)
_ABBREVIATED = re.compile(r"\b(?:[Ff]ot|[Pp]h|[Rr]ys|[Ff]öt)\.\s?(?=\w)")
_AGENCY_SLASH = re.compile(
    r"\b(?:AP Photo|AP Images|REUTERS|Reuters|AFP|AFP PHOTO|EPA|EFE|dpa|PTI|ANSA|LUSA|APA)\s?/\s?\S"
)
_MAIL = re.compile(r"\S@[\w-]+\.\w")
_EQUALS = re.compile(r"[=＝]\s*([^=＝。\s][^=＝。]{0,30})$")
_SLASH_LABEL = re.compile(r"\s/\s([^/]{2,60}/\s?[^/]{2,40}\bnuotr\.?)\s*$")
_BEFORE = re.compile(
    rf"(?:[{LETTERS}'’.-]+[ \u3000\xa0]+){{0,3}}[{LETTERS}'’.-]+(?:\([a-z]+\))?[ \xa0]*$"
)
_COLON = re.compile(r"\s?[:：=＝／/]")
_WORD = re.compile(f"[{LETTERS}]+")


@dataclass(frozen=True, slots=True)
class Tail:
    """A credit found inside a text."""

    start: int
    end: int
    confidence: float


def find_tail(text: str, *, least: float = _SURE) -> Tail | None:
    """The credit at the end of ``text``, whose lines are the page's lines; None without one."""
    skipped = max(0, len(text) - _LOOKED_AT)
    text = aligned(text[skipped:])
    for rule in _RULES:
        tail = rule(text)
        if tail is None or tail.confidence < least or tail.end - tail.start > LONGEST:
            continue
        if not is_mark(text[tail.start : tail.end]):
            return Tail(tail.start + skipped, tail.end + skipped, tail.confidence)
    return None


def holds_tail(text: str) -> bool:
    """Whether ``text`` is a caption with a sure credit at its end, not a credit as a whole."""
    line = clean(text)
    if _SLASH_LABEL.search(line):
        return True
    if is_labelled(line) or parse_credit(line).status is Status.PLACEHOLDER:
        return False
    for rule in (_bracket_tail, _equals_tail, _label_tail, _sentence_tail):
        tail = rule(line)
        if tail is not None and tail.start > 1 and tail.confidence >= _SURE:
            before = line[: tail.start].rstrip()
            apart = rule is not _sentence_tail and not before.endswith(("/", "|"))
            return apart or _exceeds_name(before)
    return False


def _exceeds_name(text: str) -> bool:
    """Whether ``text`` is longer than the name of a person or firm."""
    return len(text) > 14 if unspaced(text) else len(_WORD.findall(text)) > 6


def _restricted_tail(text: str) -> Tail | None:
    """The bracket before limits of use: "(Photo by J. Roe / AFP) / RESTRICTED TO EDITORIAL USE"."""
    limits = restrictions(text)
    if not limits:
        return None
    return _bracket_tail(text[: limits[0][0]].rstrip(" /|.–—-\n"))


def _slash_label_tail(text: str) -> Tail | None:
    """The last two parts of "Caption / J. Roe / Agency nuotr.", where the label stands last."""
    match = _SLASH_LABEL.search(text)
    return Tail(match.start(1), len(text.rstrip()), 0.9) if match else None


def _bracket_tail(text: str) -> Tail | None:
    body = text.rstrip()
    match = _BRACKET.search(body)
    if match is None:
        return None
    inner = match[1].strip()
    sure = likeness(inner, bracketed=True)
    if sure < _SURE and _person_in_bracket(inner, body[: match.start()]):
        sure = 0.8
    inside = _label_tail(inner) if sure < _SURE else None
    if inside is not None and inside.confidence >= _SURE:
        start = match.start(1) + inside.start
        return Tail(start, match.end(1), inside.confidence)
    return Tail(match.start(), len(body), sure) if sure >= 0.5 else None


def _person_in_bracket(inner: str, before: str) -> bool:
    """A person alone in brackets after a whole sentence is a credit, not an explanation."""
    ended = before.rstrip().endswith((".", "!", "?", "。", "”", "»", "\n"))
    return ended and looks_like_person(inner) and len(inner.split()) <= 4


def _label_tail(text: str) -> Tail | None:
    """The last label with a colon, or "Photo by", and all that follows it."""
    best: Tail | None = None
    starts = [
        start for match in _COLON.finditer(text) if (start := _label_before(text, match)) >= 0
    ]
    starts += [match.start() for match in BY.finditer(text)]
    starts += [match.start() for match in LEAD_SIGN.finditer(text)]
    starts += [match.start() for match in _AGENCY_SLASH.finditer(text)]
    starts += [match.start() for match in _ABBREVIATED.finditer(text)]
    for start in sorted(set(starts), reverse=True):
        tail = _from(text, start)
        if tail is not None and (best is None or tail.confidence >= best.confidence):
            best = tail
    return best


def _from(text: str, start: int) -> Tail | None:
    end = len(text.rstrip())
    before = text[:start].rstrip()
    if before and before[-1] in OPENERS:
        close = text.find(CLOSERS[before[-1]], start)
        start = len(before) - 1
        if close >= 0:
            if text[close + 1 :].strip(" .\n"):
                return None
            end = close + 1
    line = text[start:end]
    if "\n" in line.strip() and len(line) > 120:
        return None
    return Tail(start, end, likeness(line.replace("\n", " ")))


def _label_before(text: str, colon: re.Match[str]) -> int:
    """Where the label that ends at ``colon`` begins; -1 where there is none."""
    before = _BEFORE.search(text[max(0, colon.start() - 60) : colon.start()])
    if before is None:
        return -1
    offset = max(0, colon.start() - 60) + before.start()
    spans = [(m.start(), m.end()) for m in _WORD.finditer(before[0])]
    roles = vocabulary().roles
    slash = colon[0].strip() in {"/", "／"}
    for number in range(max(0, len(spans) - 4), len(spans)):
        phrase = folded(before[0][spans[number][0] :])
        role = roles.get(phrase)
        if role is not None and role <= Role.LABEL and role is not Role.CROP:
            start = offset + spans[number][0]
            if slash and not re.search(r"(?:^|[.\n(|:!?])\s*$", text[:start]):
                continue  # "Getty Images/X" is no label
            return start
    return -1


def _sentence_tail(text: str) -> Tail | None:
    """The last piece after a full stop, a bar, a dash or a new line, if it is a credit."""
    body = text.rstrip()
    places = [match.end() for match in _STOP.finditer(body)]
    for start in reversed(places[-6:]):
        piece = body[start:]
        if len(piece) > 140:
            return None
        if re.search(r"(?:^|[\s(/])[A-ZÀ-Þ]\.\s*$", body[:start]):
            continue  # an initial: "J. Roe" is no end of a sentence
        sure = likeness(piece.strip())
        if sure > 0.5 and (_MAIL.search(piece) or _person_apart(piece, body[:start])):
            sure = max(sure, _SURE)
        if sure >= _SURE:
            return Tail(start + len(piece) - len(piece.lstrip()), len(body), sure)
    return None


def _person_apart(piece: str, before: str) -> bool:
    """Whether a person's name stands after a bar, or on a line of its own after a sentence."""
    barred = before.rstrip().endswith("|")
    if not looks_like_person(piece) or folded(piece).split()[0] in vocabulary().roles:
        return False  # "Von Jane Roe" is the article's byline
    return barred or (before.endswith("\n") and _person_in_bracket(piece, before.rstrip()))


def _equals_tail(text: str) -> Tail | None:
    body = text.rstrip()
    match = _EQUALS.search(body)
    if match is None:
        return None
    return Tail(match.start(), len(body), likeness(match[1].strip()))


_RULES: tuple[Callable[[str], Tail | None], ...] = (
    _slash_label_tail,
    _restricted_tail,
    _bracket_tail,
    _label_tail,
    _sentence_tail,
    _equals_tail,
)
"""The ways in which a credit ends a text, the surest first."""
