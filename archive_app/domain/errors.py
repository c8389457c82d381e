"""The one tree of errors.

::

    ArchiveError                 the world's fault; str(error) is a full sentence for the person
    ├── AddressError             bad-address bad-scheme refused-address
    ├── FetchError               unknown-host connection reset timeout certificate redirect-loop
    │                            redirect-limit http-NNN login consent blocked too-large incomplete
    │                            bad-response
    ├── PageError                unsupported-type decode too-complex empty needs-script bad-file
    ├── LibraryError             disk-full library-unwritable library-too-new library-damaged
    ├── NotFound                 no-such-article no-such-picture no-such-annotation no-such-job
    │                            no-such-search
    ├── BadValue                 bad-value: a tag, date, setting or policy that cannot be taken
    ├── Ambiguous                ambiguous: the words fit several things; the sentence lists them
    ├── WrongUsage               usage: a call that no verb understands; nothing was done
    ├── OutputError              output: the result of a verb cannot be written to where it goes
    ├── Refused                  refused: an undo or decision that no longer fits the library
    └── Cancelled                cancelled: the person stopped it; nothing was kept

Anything else that is raised is our own bug and travels up to the exception hook.
"""

from dataclasses import dataclass


class ArchiveError(Exception):
    """The world's fault. ``str()`` says what failed, what was kept and what to do."""

    kind = "error"
    """One of the words of the tree above; scripts rely on it."""

    def __init__(self, message: str, *, kind: str | None = None, details: str = "") -> None:
        super().__init__(message)
        if kind is not None:
            self.kind = kind
        self.message = message
        self.details = details
        """Technical words for "Details" (may be empty): library message, address, path."""


class AddressError(ArchiveError):
    """What was given is no web address, or one that we do not ask."""

    kind = "bad-address"


class FetchError(ArchiveError):
    """The network or the other side failed; nothing was saved."""

    kind = "connection"
    retry_after: float | None = None
    """Seconds that the site asked to be left alone; None where it did not."""


class PageError(ArchiveError):
    """The bytes arrived, but they are no readable article."""

    kind = "bad-file"


class LibraryError(ArchiveError):
    """The library on disk cannot be read or written."""

    kind = "library-damaged"


class NotFound(ArchiveError):
    """There is no thing of this number."""

    kind = "no-such-article"


class Ambiguous(ArchiveError):
    """The words given fit several places."""

    kind = "ambiguous"


class BadValue(ArchiveError):
    """A tag, a date or another value that cannot be taken as it was given."""

    kind = "bad-value"


class WrongUsage(ArchiveError):
    """A call that no verb understands; nothing was done."""

    kind = "usage"


class OutputError(ArchiveError):
    """What a verb has to say cannot be written to where it goes."""

    kind = "output"


class Refused(ArchiveError):
    """The library has changed since, so this can no longer be done safely."""

    kind = "refused"


class Cancelled(ArchiveError):
    """The person stopped the work; nothing of it was kept."""

    kind = "cancelled"


DISAGREEMENTS = frozenset(
    {
        *("other-date", "other-title", "other-author", "other-section", "other-site"),
        *("other-language", "other-address", "other-modified"),
    }
)
"""Kinds of notices that keep what another source of the page says."""

UNANNOUNCED = DISAGREEMENTS | {"rendered", "received"}
"""Kinds of notices for the record: no fault, so not announced. The last two say how a page came."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning that goes with a result: same form as an error, but the work was done."""

    kind: str
    """incomplete thin needs-script login paywall teaser consent blocked soft-404 too-large
    more-pages pictures-missing pictures-limited partial, one of ``UNANNOUNCED``, or the kind of an
    error that was survived."""

    message: str
    """A full sentence for the person."""
