"""How slow work tells how far it is, and how it is stopped."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from archive_app.domain.errors import Cancelled


class Step(StrEnum):
    """The steps of saving a page, in order; each place that shows them has its own words."""

    WAITING = "waiting"
    FETCHING = "fetching"
    CLEANING = "cleaning"
    RENDERING = "rendering"
    PICTURES = "pictures"
    RIGHTS = "rights"
    INDEXING = "indexing"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the work stands."""

    step: Step
    done: int = 0
    of: int | None = None
    """None where the end is not known; a bar is then indeterminate."""


Report = Callable[[Progress], None]
Stopped = Callable[[], bool]


def unheard(_: Progress) -> None:
    """Progress that nobody listens to."""


def never() -> bool:
    """Work that nobody can stop."""
    return False


def check(stopped: Stopped) -> None:
    """Return, or stop here.

    Raises:
        Cancelled: the person asked for it.
    """
    if stopped():
        raise Cancelled("Stopped. Nothing of this page was kept.")
