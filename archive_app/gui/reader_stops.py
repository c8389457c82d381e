"""Where the Tab key stops in an article: highlights, links and pictures, in the text's order."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from archive_app.gui.reader_marks import Mark
from archive_app.gui.reader_page import ArticleDocument
from archive_app.gui.reader_text_map import DocumentRange


class StopKind(StrEnum):
    """What Enter opens."""

    MARK = "mark"
    LINK = "link"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing that Tab goes to."""

    kind: StopKind
    pieces: tuple[DocumentRange, ...]
    """Where it stands; of a picture the place of its character."""
    number: int = 0
    """Of a highlight in the library, or a picture's position in ``Article.pictures``."""
    address: str = ""
    """Of a link."""


def stops(page: ArticleDocument, marks: Sequence[Mark]) -> tuple[Stop, ...]:
    """Every stop of ``page`` with ``marks`` on it."""
    found = [Stop(StopKind.LINK, (link.piece,), address=link.address) for link in page.links]
    for position, figure in page.figures.items():
        place = DocumentRange(figure.position, figure.position + 1)
        found.append(Stop(StopKind.PICTURE, (place,), number=position))
    for mark in marks:
        pieces = tuple(page.places.ranges_of(mark.place.start, mark.place.end))
        if pieces:
            found.append(Stop(StopKind.MARK, pieces, number=mark.annotation))
    return tuple(sorted(found, key=lambda stop: stop.pieces[0].start))


def after(found: Sequence[Stop], last: Stop | None, *, back: bool) -> Stop | None:
    """The stop that comes after ``last`` (before it where ``back``); None at the end."""
    if last not in found:
        return (found[-1] if back else found[0]) if found else None
    index = found.index(last) + (-1 if back else 1)
    return found[index] if 0 <= index < len(found) else None
