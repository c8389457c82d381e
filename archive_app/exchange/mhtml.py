"""Pages that a browser saved as one MIME message (MHTML, RFC 2557): .mhtml and .mht files."""

import email
import email.policy
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

from archive_app.domain.address import absolute
from archive_app.domain.errors import PageError
from archive_app.domain.received import ReceivedPage, ReceivedPart

_MOST_PARTS = 2_000
_PAGE = {"text/html", "application/xhtml+xml"}


def is_mhtml(body: bytes) -> bool:
    """Whether ``body`` begins as such a file does."""
    head = body[:4096].lower()
    return b"mime-version:" in head and b"multipart/related" in head


def read_mhtml(body: bytes) -> ReceivedPage:
    """The page in an MHTML file with everything that the file holds of it.

    Raises:
        PageError: ``bad-file``: there is no page in it, or it does not say where it is from.
    """
    message = email.message_from_bytes(body, policy=email.policy.compat32)
    base = _text(message, "Snapshot-Content-Location") or _text(message, "Content-Location")
    page: ReceivedPart | None = None
    parts: dict[str, ReceivedPart] = {}
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            raise PageError(f"The file holds more than {_MOST_PARTS} parts; no page needs that.")
        if part.is_multipart():
            continue
        found = _part(part, base)
        if page is None and part.get_content_type() in _PAGE:
            page = found
        elif found.url:
            parts.setdefault(found.url, found)
    url = absolute("", base or (page.url if page is not None else ""))
    if page is None or url is None:
        raise PageError("The file holds no page, or does not say which address it was saved from.")
    return ReceivedPage(
        url, page.content_type, page.body, "MHTML", _date(message), tuple(parts.values())
    )


def _part(part: Message, base: str) -> ReceivedPart:
    payload = part.get_payload(decode=True)
    location = _text(part, "Content-Location")
    return ReceivedPart(
        url=absolute(base, location) or "" if location else "",
        content_type=_text(part, "Content-Type"),
        body=payload if isinstance(payload, bytes) else b"",
    )


def _text(part: Message, name: str) -> str:
    """The header ``name`` on one line; empty where there is none."""
    return (
        "".join(str(part.get(name) or "").split())
        if name.endswith("Location")
        else " ".join(str(part.get(name) or "").split())
    )


def _date(message: Message) -> datetime | None:
    try:
        found = parsedate_to_datetime(_text(message, "Date"))
    except (ValueError, TypeError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
