"""What the layers below say in English, in the language of the window.

Errors, notices and the lines of the history are English sentences by contract: jobs and events keep
them on disk, and scripts read them. The window knows a sentence again by its template in
``resources/i18n/sentences_xx.toml``, which has a table for each kind of text::

    [sentence]
    "The {thing} is too large (over {number} MB). {sentence}" = "{thing} ist zu groß …"

    [thing]
    "page" = "Die Seite"

What stands at ``{thing}`` is looked up in the table ``thing``; a place that no table is named after
(an address, the name of a tag) stays as it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QLocale

from archive_app.gui.language import SPOKEN
from archive_app.resources import resource

PLACE = re.compile(r"\{(\w+)\}")
"""Where a template is filled in."""


def in_own_words(text: str, kind: str = "sentence") -> str:
    """``text`` as the window says it; as it is where it is not known, or English is spoken.

    ``kind`` is the table that it is looked up in: ``sentence``, or ``change`` for a line of the
    history.
    """
    code = QLocale().name()[:2]
    return _said(code, kind, text) if code in SPOKEN else text


def learn() -> None:
    """Read the tables of the spoken language now: 20 ms that no paint should wait for."""
    code = QLocale().name()[:2]
    if code in SPOKEN:
        tables(code)


@dataclass(frozen=True, slots=True)
class Template:
    """A text with places, and how it is said."""

    around: tuple[str, ...]
    """What stands before, between and behind the places: one more than there are places."""
    places: tuple[str, ...]
    said: str

    @property
    def weight(self) -> int:
        """How many characters it names: of two templates that fit, the heavier one says more."""
        return sum(map(len, self.around))

    def filled(self, text: str) -> Mapping[str, str] | None:
        """What ``text`` has in the places; None where it is another text."""
        first, *between, last = self.around
        at, end = len(first), len(text) - len(last)
        if not (at <= end and text.startswith(first) and text.endswith(last)):
            return None
        found = []
        for words in between:
            stop = text.find(words, at, end)
            if stop < 0:
                return None
            found.append(text[at:stop])
            at = stop + len(words)
        return dict(zip(self.places, (*found, text[at:end]), strict=True))


@dataclass(frozen=True, slots=True)
class Table:
    """The texts of one kind."""

    whole: Mapping[str, str]
    """Those without places."""
    templates: tuple[Template, ...]
    """The others, the heaviest first."""


@cache
def tables(code: str) -> Mapping[str, Table]:
    """The tables of the language ``code``, by kind."""
    import tomllib  # nearly 10 ms of CPU: not where English is spoken

    path = resource(f"i18n/sentences_{code}.toml")
    return {kind: _table(texts) for kind, texts in tomllib.loads(path.read_text("utf-8")).items()}


def _table(texts: Mapping[str, str]) -> Table:
    templates = [
        Template(tuple(parts[::2]), tuple(parts[1::2]), said)
        for parts, said in ((PLACE.split(text), said) for text, said in texts.items())
        if len(parts) > 1
    ]
    templates.sort(key=lambda one: one.weight, reverse=True)
    return Table({text: said for text, said in texts.items() if "{" not in text}, tuple(templates))


@lru_cache(maxsize=4096)  # lists ask again at each paint
def _said(code: str, kind: str, text: str) -> str:
    table = tables(code)[kind]
    if text in table.whole:
        return table.whole[text]
    for template in table.templates:
        filled = template.filled(text)
        if filled is not None:
            return template.said.format_map(
                {place: _in_place(code, place, words) for place, words in filled.items()}
            )
    return text


def _in_place(code: str, place: str, words: str) -> str:
    return _said(code, place, words) if place in tables(code) else words
