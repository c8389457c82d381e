"""Credits inside running words: at the end of a caption, in brackets, behind a label.

Thresholds were tuned with ``benchmarks/rights.py --half a`` and checked with ``--half b``.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from archive_app.credit.folding import LETTERS, aligned, clean, folded
from archive_app.credit.grammar import parse_credit
from archive_app.credit.names import looks_like_person
from archive_app.credit.parties import party
from archive_app.credit.reading import read_names
from archive_app.credit.restrictions import restrictions
from archive_app.credit.segments import segments
from archive_app.credit.words import Role, phrase_at, unspaced, vocabulary
from archive_app.domain.rights import CreditLine, Status

LONGEST = 220
"""Characters of the longest credit read out of a page."""

_SURE = 0.8
_LOOKED_AT = 600
"""Characters at a text's end in which a credit is looked for: hostile alt texts are long."""
_BRACKET = re.compile(
    r"[(\[（［【]([^()\[\]（）［］【】]{1,160}(?:\([^()]{1,20}\))?[^()（）]{0,40})[)\]）］】]\s*\.?$"
)
_STOP = re.compile(
    r"(?<=[.!?。！？…”“\"»›\n|·•])\s+|(?<=[。！？\n])|\s[|–—•·-]+\s|\n|(?<=[.!?])(?=[A-Z©(])"
)
_LEAD_SIGN = re.compile(r"(?:©|\([cC]\)|℗|（[Ｃｃ]）)\s*\S")
_BY = re.compile(
    r"\b(?i:photos?|pictures?|images?|illustrations?|photographs?|graphics?|pics?|artwork|video|"
    r"fotos?|bild(?:er)?|fotografías?|imagen|photographie)\s+"
    r"(?:by|von|de|par|di|por|av|af|door|oleh|taken by|courtesy(?: of)?|provided by|supplied by|"
    r"credits?)\b(?=\W*(?:[A-ZÀ-ÞА-Я0-9@]|$))"
    r"|\b(?i:courtesy(?: of)?)\b(?=\W*(?:the\s|[A-ZÀ-Þ@]|$))|\b(?i:screenshot|screengrab)\b",
)
_ABBREVIATED = re.compile(r"\b(?:[Ff]ot|[Pp]h|[Rr]ys|[Ff]öt)\.\s?(?=\w)")
_AGENCY_SLASH = re.compile(
    r"\b(?:AP Photo|AP Images|REUTERS|Reuters|AFP|AFP PHOTO|EPA|EFE|dpa|PTI|ANSA|LUSA|APA)\s?/\s?\S"
)
_ADDRESS = re.compile(r"\S*(?:://|www\.|\w@\w|\w\.\w{2,}/)\S*|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b")
_MAIL = re.compile(r"\S@[\w-]+\.\w")
_EQUALS = re.compile(r"[=＝]\s*([^=＝。\s][^=＝。]{0,30})$")
_MOSTLY_DIGITS = re.compile(
    r"\b\d{1,2}[.:]\d\d(?:[.:]\d\d)?\s*(?:min|uhr|h|am|pm|$)|^\W*\d[\d\W]*\w{0,3}\W*$|"
    r"\b\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b",
    re.IGNORECASE,
)
_SLASH_LABEL = re.compile(r"\s/\s([^/]{2,60}/\s?[^/]{2,40}\bnuotr\.?)\s*$")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.!?]\s+(?=[^\W\d_])|。.")
_SIGN = re.compile(r"\s*(?:\([a-z]+\))?\s*[.:：=／/,©|-]")
_WORD = re.compile(f"[{LETTERS}]+")
_BEFORE = re.compile(
    rf"(?:[{LETTERS}'’.-]+[ \u3000\xa0]+){{0,3}}[{LETTERS}'’.-]+(?:\([a-z]+\))?[ \xa0]*$"
)
_COLON = re.compile(r"\s?[:：=＝／/]")
_MARK = re.compile(
    r"symbol|archiv|arkiv|arxiu|arquiv|arsip|arşiv|argief|lêer|archief|file|illustr|ilustr|represent|"
    r"themenbild|sujet|beispiel|genre|stock|undat|indicat|prétexte|referencial|temsili|архив|архів|"
    r"иллюстр|ілюстр|илюстр|資料|资料|イメージ|자료|प्रतीकात्मक|फाइल|فائل|أرشيف|توضيحية|تعبيرية|minh|kuvitus",
    re.IGNORECASE,
)
_OPENERS = "([（［【"
_CLOSERS = dict(zip(_OPENERS, ")]）］】", strict=True))


@dataclass(frozen=True, slots=True)
class Tail:
    """A credit found inside a text."""

    start: int
    end: int
    confidence: float


@lru_cache(maxsize=4096)
def likeness(text: str, *, bracketed: bool = False) -> float:
    """How surely ``text`` as a whole is a credit line: 0 to 1."""
    line = clean(text)
    if not line or len(line) > LONGEST:
        return 0.0
    if line[0] in _OPENERS and line[-1] == _CLOSERS[line[0]]:
        return likeness(line[1:-1].strip(), bracketed=True) if len(line) > 2 else 0.0
    parts = parse_credit(line)
    if _MOSTLY_DIGITS.search(line):
        return 0.0
    labelled = is_labelled(line)
    if _has_sentence(line) or (not labelled and _is_prose(line, parts)):
        return 0.0
    labelled = labelled or _ends_with_label(_WORD.findall(line.casefold()))
    if labelled and (len(line.split()) > 22 or len(_low_words(line, parts)) > 4):
        return 0.0
    if parts.status in {Status.CREATIVE_COMMONS, Status.PUBLIC_DOMAIN}:
        return 0.95 if labelled or len(line) < 90 else 0.6
    if parts.status is Status.AGENCY:
        return 0.3 if not labelled and _holds_phrase(parts) else 0.95
    if parts.status is Status.PLACEHOLDER:
        return _nobody(line, labelled=labelled)
    return _named(line, parts, labelled=labelled, bracketed=bracketed)


def _has_sentence(line: str) -> bool:
    """Whether a sentence ends inside the line and another follows, or one of prose is in it."""
    end = _SENTENCE.search(line)
    if end is None:
        return False
    words = [word for word in _WORD.findall(line[: end.start()]) if word.islower()]
    known = vocabulary()
    return len([w for w in words if known.roles.get(w) is None and w not in known.particles]) > 1


def _holds_phrase(parts: CreditLine) -> bool:
    """Whether a "firm" of the line is a phrase: four words or more with small ones between."""
    known = vocabulary()
    for firm in (parts.organisation or "").split(" / "):
        words = firm.split()
        small = [w for w in words if w.islower() and w not in known.particles and w != "of"]
        if len(words) > 3 and small and party(firm) is None:
            return True
    return False


def _nobody(line: str, *, labelled: bool) -> float:
    words = folded(line).split()
    if not words:
        return 0.0
    generic = read_names(line, segments(line)).faceless
    if labelled:
        return 0.9 if generic or len(words) > 1 else 0.3
    if len(words) > 8 or not generic:
        return 0.1
    return 0.8 if _has_generic(words) else 0.4


def _has_generic(words: list[str]) -> bool:
    at = 0
    while at < len(words):
        found = phrase_at(words, at)
        if found and found[1] in {Role.GENERIC, Role.COURTESY}:
            return True
        at += found[0] if found else 1
    return False


def _named(line: str, parts: CreditLine, *, labelled: bool, bracketed: bool) -> float:
    if labelled:
        return 0.9
    if re.search(r"\S\s?[/|]\s?\S", line) and len(line) < 100:
        return 0.85 if parts.creator or bracketed else 0.7
    if parts.creator and not parts.organisation:
        return 0.65 if bracketed else 0.55
    if parts.creator:
        return 0.65
    known = party(parts.organisation or "") is not None
    if known:
        return 0.75
    return 0.45 if bracketed else 0.35


@lru_cache(maxsize=4096)
def is_labelled(line: str) -> bool:
    """Whether a label begins the line: "Foto:", "Photo by", "©"."""
    if _LEAD_SIGN.match(line):
        return True
    by = _BY.match(line)
    if by and by.end() < len(line):
        return True
    words = _WORD.findall(clean(line).casefold())
    if not words:
        return False
    found = phrase_at(words, 0)
    first = vocabulary().roles.get(words[0])
    if found and found[1] > Role.LABEL and first is not None and first <= Role.LABEL:
        return _is_signed(_after_words(line, 1))  # "Foto: cortesía", though the two are a phrase
    if found and found[1] <= Role.LABEL:
        after = _after_words(line, found[0])
        if _SIGN.match(after):
            return _is_signed(after)
        if found[1] in {Role.MAKER, Role.COURTESY} or (found[1] is Role.SOURCE and found[0] > 1):
            # A bare "von" or "by" may as well begin the article's own byline.
            return len(words) > found[0] and (found[0] > 1 or len(words[0]) > 4)
        return bool(re.match(r"\s*(?:@|[A-ZÀ-Þ])", after)) and len(words) - found[0] <= 5
    return False


def _is_signed(after: str) -> bool:
    """Whether a sign follows a label, and words follow the sign."""
    return bool(_SIGN.match(after) and after.strip(" .:：=／/,©|-"))


def _ends_with_label(words: list[str]) -> bool:
    """Whether a label ends the line: "J. Roe nuotr.", "山田太郎撮影", "홍길동 기자"."""
    if words and unspaced(words[-1]):
        role = vocabulary().roles.get(words[-1])
        known = role in {Role.MAKER, Role.COURTESY, Role.DESK} and len(words) > 1
        return known or (len(words[-1]) > 2 and words[-1].endswith(("撮影", "摄", "攝")))
    if len(words) < 2:
        return False
    return (
        words[-1] in {"nuotr", "arkiv", "arkivbild", "foto", "fotó", "felvétele"} and len(words) < 7
    )


def _after_words(line: str, count: int) -> str:
    end = 0
    for number, match in enumerate(_WORD.finditer(line)):
        if number == count:
            break
        end = match.end()
    return line[end:]


def _is_prose(line: str, parts: CreditLine) -> bool:
    """Whether the words read as a sentence: more than two unknown words in lower case."""
    words = _WORD.findall(line)
    if unspaced(line):
        return len(line) > 34 or line.endswith("。")
    if len(words) > (8 if line.upper() == line.lower() else 16):  # a caseless script has no lower
        return True
    low = _low_words(line, parts)
    small = sum(word.islower() for word in words)
    if low and len(words) > 6 and (small > 3 or line.endswith((".", "!", "?", "…"))):
        return True
    return len(low) > (1 if len(words) < 8 else 2)


def _low_words(line: str, parts: CreditLine) -> list[str]:
    """The words in lower case that no vocabulary of credits knows: those of a sentence."""
    known = vocabulary()
    low = [
        word
        for word in _WORD.findall(_ADDRESS.sub(" ", line))
        if word.islower()
        and word not in known.particles
        and word not in known.and_
        and known.roles.get(word.casefold()) is None
        and party(word) is None
    ]
    names = f"{parts.organisation or ''} {' '.join(parts.creator)}"
    return [word for word in low if word in names or parts.status is not Status.AGENCY]


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


def is_mark(text: str) -> bool:
    """Whether ``text`` only says what kind of picture it is: "(Symbolbild)", "File photo"."""
    words = folded(text).split()
    roles = vocabulary().roles
    marks = [bool(_MARK.match(word)) for word in words]
    others = [word for word, mark in zip(words, marks, strict=True) if not mark]
    return any(marks) and all(roles.get(word) in {Role.LABEL, Role.FUNCTION} for word in others)


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
    starts += [match.start() for match in _BY.finditer(text)]
    starts += [match.start() for match in _LEAD_SIGN.finditer(text)]
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
    if before and before[-1] in _OPENERS:
        close = text.find(_CLOSERS[before[-1]], start)
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


_RULES = (
    _slash_label_tail,
    _restricted_tail,
    _bracket_tail,
    _label_tail,
    _sentence_tail,
    _equals_tail,
)
"""The ways in which a credit ends a text, the surest first."""
