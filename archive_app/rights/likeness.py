"""How surely words as a whole are a credit line, and whether a label announces them.

Thresholds were tuned with ``benchmarks/rights.py --half a`` and checked with ``--half b``.
"""

import re
from functools import lru_cache

from archive_app.credit.folding import LETTERS, clean, folded
from archive_app.credit.grammar import parse_credit
from archive_app.credit.parties import party
from archive_app.credit.reading import read_names
from archive_app.credit.segments import segments
from archive_app.credit.words import Role, phrase_at, unspaced, vocabulary
from archive_app.domain.rights import CreditLine, Status

LONGEST = 220
"""Characters of the longest credit read out of a page."""

OPENERS = "([（［【"
CLOSERS = dict(zip(OPENERS, ")]）］】", strict=True))
"""Each bracket that opens to the one that closes."""
LEAD_SIGN = re.compile(r"(?:©|\([cC]\)|℗|（[Ｃｃ]）)\s*\S")

BY = re.compile(
    r"\b(?i:photos?|pictures?|images?|illustrations?|photographs?|graphics?|pics?|artwork|video|"
    r"fotos?|bild(?:er)?|fotografías?|imagen|photographie)\s+"
    r"(?:by|von|de|par|di|por|av|af|door|oleh|taken by|courtesy(?: of)?|provided by|supplied by|"
    r"credits?)\b(?=\W*(?:[A-ZÀ-ÞА-Я0-9@]|$))"
    r"|\b(?i:courtesy(?: of)?)\b(?=\W*(?:the\s|[A-ZÀ-Þ@]|$))|\b(?i:screenshot|screengrab)\b",
)
"""Words that announce a maker without a sign: "Photo by", "Courtesy of"."""

_MOSTLY_DIGITS = re.compile(
    r"\b\d{1,2}[.:]\d\d(?:[.:]\d\d)?\s*(?:min|uhr|h|am|pm|$)|^\W*\d[\d\W]*\w{0,3}\W*$|"
    r"\b\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S*(?:://|www\.|\w@\w|\w\.\w{2,}/)\S*|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.!?]\s+(?=[^\W\d_])|。.")
_SIGN = re.compile(r"\s*(?:\([a-z]+\))?\s*[.:：=／/,©|-]")
_WORD = re.compile(f"[{LETTERS}]+")
_MARK = re.compile(
    r"symbol|archiv|arkiv|arxiu|arquiv|arsip|arşiv|argief|lêer|archief|file|illustr|ilustr|represent|"
    r"themenbild|sujet|beispiel|genre|stock|undat|indicat|prétexte|referencial|temsili|архив|архів|"
    r"иллюстр|ілюстр|илюстр|資料|资料|イメージ|자료|प्रतीकात्मक|फाइल|فائل|أرشيف|توضيحية|تعبيرية|minh|kuvitus",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def likeness(text: str, *, bracketed: bool = False) -> float:
    """How surely ``text`` as a whole is a credit line: 0 to 1."""
    line = clean(text)
    if not line or len(line) > LONGEST:
        return 0.0
    if line[0] in OPENERS and line[-1] == CLOSERS[line[0]]:
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
    if LEAD_SIGN.match(line):
        return True
    by = BY.match(line)
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


def is_mark(text: str) -> bool:
    """Whether ``text`` only says what kind of picture it is: "(Symbolbild)", "File photo"."""
    words = folded(text).split()
    roles = vocabulary().roles
    marks = [bool(_MARK.match(word)) for word in words]
    others = [word for word, mark in zip(words, marks, strict=True) if not mark]
    return any(marks) and all(roles.get(word) in {Role.LABEL, Role.FUNCTION} for word in others)
