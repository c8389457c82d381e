"""What makes a page another version: its title, its text, its pictures, their credits.

White space does not; neither does a picture that could not be fetched this time or the last.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from archive_app.domain.address import identity


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
    if _words(old.title) != _words(new.title):
        found.append("title")
    if _words(old.text) != _words(new.text):
        found.append("text")
    if not _same_pictures(before, after):
        found.append("pictures")
    elif any(
        _words(one.credit or "") != _words(two.credit or "")
        for one, two in zip(before, after, strict=True)
    ):
        found.append("credits")
    return tuple(found)


def _same_pictures(before: Sequence[Shown], after: Sequence[Shown]) -> bool:
    return len(before) == len(after) and all(
        one.sha256 == two.sha256
        if one.sha256 and two.sha256
        else told_apart(one.url) == told_apart(two.url)
        for one, two in zip(before, after, strict=True)
    )


def _words(text: str) -> list[str]:
    return text.split()
