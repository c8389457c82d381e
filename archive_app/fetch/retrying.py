"""What is worth another try, and after which pause (RFC 9110 §10.2.3 for Retry-After)."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_TRIES = {"reset": 3, "incomplete": 2, "timeout": 2, "http-429": 3, "http-503": 3}
"""How often we ask at most, by the kind of fault; every other fault is final at once."""


def pause_after(kind: str, tries: int, first: float) -> float | None:
    """Seconds to wait after ``tries`` faults of ``kind``; None where it is final.

    >>> [pause_after("reset", tries, 1.0) for tries in (1, 2, 3)]
    [1.0, 2.0, None]
    """
    return first * 2 ** (tries - 1) if tries < _TRIES.get(kind, 1) else None


def retry_after(value: str | None, now: datetime) -> float:
    """The seconds that a Retry-After header asks for; 0 where it says nothing we understand.

    >>> retry_after("120", datetime(2026, 1, 1, tzinfo=UTC))
    120.0
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
