"""What makes a page another version: its title, its text, its pictures, their credits.

White space does not; neither does a picture that could not be fetched this time or the last, nor
a paragraph that only counts or tells how long ago ("12 comments", "Updated 5 minutes ago").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive_app.domain.address import identity

_COUNT = r"[\d.,\u00a0\u202f]+ ?[kKmM]?"
_UNIT = (
    r"(?:sec\w*|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|sekunden?|minuten?|stunden?|tag(?:en?)?|"
    r"wochen?|heures?|jours?|semaines?|minutos?|horas?|d[ií]as?|semanas?|minuti|or[ea]|giorn[oi])"
)
_COUNTED = (
    r"(?:comments?|views?|reads?|shares?|likes?|reactions?|votes?|kommentare?|aufrufe|"
    r"commentaires?|vues?|partages?|comentarios?|visitas|commenti|visualizzazioni)"
)
_ROTATING = re.compile(
    rf"\W*(?:"
    rf"(?:(?:last |zuletzt )?(?:updated|published|posted|modified|aktualisiert|veröffentlicht|"
    rf"mis à jour|publié|actualizado|publicado|aggiornato):?\s*)?"
    rf"(?:(?:vor|il y a|hace|há) {_COUNT} ?{_UNIT}|{_COUNT} ?{_UNIT} (?:ago|fa|atrás))"
    rf"|(?:lesezeit|reading time|read time|temps de lecture)?:? ?{_COUNT} ?(?:min\w*)(?: read)?"
    rf"|{_COUNT} {_COUNTED}|{_COUNTED}:? \(?{_COUNT}\)?"
    rf")\W*$",
    re.IGNORECASE,
)
"""Whole paragraphs only: "12 people died" is news, "12 comments" is not."""


@dataclass(frozen=True, slots=True)
class Look:
    """A version as far as it can differ from the next."""

    title: str
    text: str
    pictures: tuple["Shown", ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture of a version."""

    url: str
    sha256: str | None
    """None where the bytes are missing."""
    credit: str | None
    in_text: bool
    """Pictures known only from metadata do not make a version."""


@lru_cache(maxsize=64)  # one save asks four times for the same
def told_apart(url: str) -> str:
    """The identity of ``url``, an address as some page gives it; itself where it is none."""
    try:
        return identity(url)
    except ValueError:
        return url


def differences(old: Look, new: Look) -> tuple[str, ...]:
    """Which of "title", "text", "pictures", "credits" differ, in this order."""
    before = [shown for shown in old.pictures if shown.in_text]
    after = [shown for shown in new.pictures if shown.in_text]
    found = []
    alike = _same_pictures(before, after)
    if _words(old.title) != _words(new.title):
        found.append("title")
    if _lasting(old.text) != _lasting(new.text):
        found.append("text")
    if not alike:
        found.append("pictures")
    pairs = zip(before, after, strict=True) if alike else _pairs(before, after)
    if any(_words(one.credit or "") != _words(two.credit or "") for one, two in pairs):
        found.append("credits")
    return tuple(found)


def _pairs(before: Sequence[Shown], after: Sequence[Shown]) -> Iterator[tuple[Shown, Shown]]:
    """What still stands under the same address, where some pictures came or went."""
    now = {told_apart(shown.url): shown for shown in after}
    for shown in before:
        if (same := now.get(told_apart(shown.url))) is not None:
            yield shown, same


def _same_pictures(before: Sequence[Shown], after: Sequence[Shown]) -> bool:
    return len(before) == len(after) and all(
        one.sha256 == two.sha256
        if one.sha256 and two.sha256
        else told_apart(one.url) == told_apart(two.url)
        for one, two in zip(before, after, strict=True)
    )


def _lasting(text: str) -> list[str]:
    """The words of ``text``, without paragraphs that are others at every look."""
    paragraphs = (part for part in text.split("\n\n") if not _ROTATING.match(part))
    return [word for part in paragraphs for word in part.split()]


def _words(text: str) -> list[str]:
    return text.split()
