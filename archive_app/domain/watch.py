"""What is saved again by itself, and how often."""

from dataclasses import dataclass
from datetime import datetime

EVERY = {"1h": 3_600, "6h": 21_600, "1d": 86_400, "1w": 604_800}
"""Seconds between two looks, by the words for them."""
NEVER = "never"
OFTEN = {"1h": "every hour", "6h": "every 6 hours", "1d": "every day", "1w": "every week"}
"""The same in words, for the history."""


@dataclass(frozen=True, slots=True)
class Watch:
    """One article, or every article of one site, that is saved again and again."""

    article: int | None
    """None where a site is watched."""
    site: str | None
    """The outlet's name or host as it was given; None where an article is watched."""
    every: str
    """One of ``EVERY``."""
    next_at: datetime
    """When it is next put into the queue; aware, UTC."""
    articles: int
    """How many articles that are now, the trash left out."""
    allow_net: tuple[str, ...] = ()
    """Address ranges (CIDR) that may be asked for them although they are not public."""
