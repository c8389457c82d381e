"""The pieces of a credit line: words between separators, and how each piece is joined on.

A hyphen or full stop inside a word separates nothing ("ICJ-CIJ", "stock.adobe.com", "J.J. Roe").
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from archive_app.credit.folding import LETTERS, folded
from archive_app.credit.parties import party
from archive_app.credit.words import pieces, unspaced, vocabulary

_TOKEN = re.compile(
    r"(?P<url>(?:https?://|www\.)[^\s)\],;|]+)"
    r"|(?P<mail>[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?P<handle>@[\w.]*\w)"
    r"|(?P<domain>\b(?:[a-zA-Z0-9-]{2,}\.)+(?:com|org|net|info|biz|gov|edu|news|press|media|online|"
    r"tv|io|co|eu|de|at|ch|li|fr|be|nl|lu|es|pt|it|uk|ie|is|no|se|dk|fi|ee|lv|lt|pl|cz|sk|hu|ro|bg|"
    r"gr|hr|si|rs|ba|mk|al|ru|ua|by|tr|il|ir|in|pk|bd|lk|cn|jp|kr|tw|hk|vn|th|id|my|ph|sg|au|nz|za|"
    r"ng|ke|br|mx|ar|cl|pe|ca|us)\b(?!\.\w))"
    r"|(?P<hold>©|\([cC]\)|℗|®|™)"
    r"|(?P<open>[(\[{「『【〔〈《“„\"])|(?P<close>[)\]}」』】〕〉》”\"])"
    r"|(?P<sep>[/|,;:•·=–—―~>»«←→▲▼◀▶…\\]|(?:(?<=\s)|^)-+(?=\s|$)|\s\+\s)"
    r"|(?P<stop>\.(?=\s|$))"
    rf"|(?P<word>[{LETTERS}]+|&)"
)
_BARE_HOST = re.compile(r"^(?:https?://)?(?:www\.)?([^/?#\s]+)")
_ACRONYM = re.compile(r"\(([A-Z]{2,8})\)")
_YEAR = re.compile(r"^(?:1[89]|20)\d\d$")
_SHORT_FORM = re.compile(
    r"(?:^|\s)(?:\w|st|dr|jr|sr|mr|mrs|ms|prof|sgt|cpl|lt|capt|maj|col|gen|spc|ph|inc|ltd|co|no|vs|bros)$",
    re.I,
)


class Word(NamedTuple):
    """One word and where it stands in the cleaned line."""

    text: str
    folded: str
    start: int
    end: int
    kind: str = "word"
    """word, domain, url or handle."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words between two separators."""

    words: tuple[Word, ...]
    before: str
    """What joins it to the piece before: a sign ("/", "(", "©"), "via", "for", "and"; "" first."""
    after: str = ""
    """The sign that ends it."""
    held: bool = False
    """Whether © stands before it."""

    def text(self, line: str) -> str:
        """The words as written."""
        return line[self.words[0].start : self.words[-1].end] if self.words else ""


class _Cutter:
    """Collects words until a sign ends the piece."""

    def __init__(self) -> None:
        self.done: list[Segment] = []
        self._words: list[Word] = []
        self._before = ""
        self._held = False

    def add(self, word: Word) -> None:
        known = vocabulary()
        if word.folded in known.via and (self._words or not self.done or self._before):
            self.cut("via")
        else:
            self._words.append(word)

    def cut(self, sign: str, *, held: bool = False) -> None:
        if self._held or self.claims:
            while self._words and _YEAR.match(self._words[-1].text):  # "© Ellery Courier 2026"
                self._words.pop()
        if self._words:
            words = tuple(self._words)
            self.done.append(Segment(words, self._before, sign, self._held))
            self._words, self._held = [], False
        if self.done or sign in {"via", "("} or held:
            self._before = sign
        self._held = self._held or held

    @property
    def last(self) -> str:
        return self._words[-1].text if self._words else ""

    @property
    def claims(self) -> bool:
        """Whether the piece begins with the word itself: "Copyright 2026 Jane Doe"."""
        return bool(self._words) and self._words[0].folded == "copyright"

    @property
    def long(self) -> bool:
        return len(self._words) > 1


def segments(line: str) -> tuple[Segment, ...]:
    """The pieces of the cleaned credit ``line``, in order; e-mail addresses and years are left out.

    >>> [piece.text("A. Roe/AP via B") for piece in segments("A. Roe/AP via B")]
    ['A. Roe', 'AP', 'B']
    """
    cutter = _Cutter()
    for match in _TOKEN.finditer(line):
        kind, text = match.lastgroup or "", match[0]
        if kind == "word":
            _add_words(cutter, match)
        elif kind in {"url", "domain", "handle"}:
            _add_address(cutter, match, kind)
        elif kind == "open":
            _open(cutter, match, line)
        elif kind == "close":
            cutter.cut(")") if _closes(line, match) else None
        elif kind == "hold":
            cutter.cut("©", held=text not in {"®", "™"})
        elif kind == "stop":
            if cutter.last and not _SHORT_FORM.search(cutter.last) and _sentence(line, match):
                cutter.cut(".")
        elif kind == "sep":
            cutter.cut(text.strip())
    cutter.cut("")
    return tuple(cutter.done)


def _add_words(cutter: _Cutter, match: re.Match[str]) -> None:
    text, at = match[0], match.start()
    if _YEAR.match(text) and (not cutter.last or (cutter.claims and not cutter.long)):
        return
    if match.string[at - 1 : at] == "・" and cutter.last.endswith(vocabulary().endings):
        cutter.cut("/")  # "毎日新聞・田中一郎"; but "ジョン・スミス" is one person
    parts = pieces(text) if unspaced(text) else [text]
    for part in parts:
        cutter.add(Word(part, folded(part) or part, at, at + len(part)))
        at += len(part)


def _add_address(cutter: _Cutter, match: re.Match[str], kind: str) -> None:
    text = match[0].rstrip(".")
    if kind == "url":
        host = _BARE_HOST.match(text)
        at = match.start() + (host.start(1) if host else 0)
        text = host[1] if host else text
        cutter.cut(",")
        cutter.add(Word(text, folded(text), at, at + len(text), "url"))
        cutter.cut(",")
    else:
        cutter.add(Word(text, folded(text), match.start(), match.start() + len(text), kind))


def _open(cutter: _Cutter, match: re.Match[str], line: str) -> None:
    """An acronym in brackets ("Space Research (INPE)") stays with its name; all else is a piece."""
    if not (cutter.long and _own_acronym(_ACRONYM.match(line, match.start()))):
        cutter.cut("(")


def _closes(line: str, match: re.Match[str]) -> bool:
    start = line.rfind(" (", 0, match.start()) + 1
    return start < 2 or not _own_acronym(_ACRONYM.fullmatch(line, start, match.end()))


def _own_acronym(found: re.Match[str] | None) -> bool:
    """Whether the acronym is the name's before it; a known party ("(BNS)") is one of its own."""
    return found is not None and party(found[1]) is None


def _sentence(line: str, match: re.Match[str]) -> bool:
    """Whether the full stop ends a sentence: a capital, a bracket or nothing follows."""
    following = line[match.end() :].lstrip()
    return not following or not following[0].islower()
