"""Pages that the browser extension SingleFile saved: one HTML file with all it shows inside.

Its first node is a comment that says where and when; people can switch that off, so a canonical
address in the page is taken where there is none.
"""

import re
from datetime import datetime

from archive_app.domain.address import absolute
from archive_app.domain.errors import PageError
from archive_app.domain.received import ReceivedPage

_HEAD = 64 * 1024
_MARK = re.compile(
    rb"<!--\s*(?:Page saved with SingleFile|Archive processed by SingleFile)(.*?)-->", re.DOTALL
)
_URL = re.compile(r"^\s*url:\s*(\S+)", re.MULTILINE)
_SAVED = re.compile(r"^\s*saved date:\s*(.+?)\s*(?:\(.*)?$", re.MULTILINE)
_OWN_ADDRESS = (
    re.compile(
        r"""<link\b[^>]*\brel=["']?canonical\b[^>]*\bhref=["']?([^"'\s>]+)""", re.IGNORECASE
    ),
    re.compile(
        r"""<link\b[^>]*\bhref=["']?([^"'\s>]+)[^>]*\brel=["']?canonical\b""", re.IGNORECASE
    ),
    re.compile(
        r"""<meta\b[^>]*\bproperty=["']?og:url\b[^>]*\bcontent=["']?([^"'\s>]+)""", re.IGNORECASE
    ),
)
_DATE = "%a %b %d %Y %H:%M:%S GMT%z"
"""As JavaScript writes dates."""


def is_page(body: bytes) -> bool:
    """Whether ``body`` begins as an HTML page does."""
    head = body[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return head.startswith((b"<!doctype html", b"<html", b"<!--")) or b"<html" in head


def read_singlefile(body: bytes) -> ReceivedPage:
    """The page in an HTML file; the file is the page, its pictures inside.

    Raises:
        PageError: ``bad-file``: it does not say which address it was saved from.
    """
    marked = _MARK.search(body[:_HEAD])
    told = marked.group(1).decode("utf-8", "replace") if marked else ""
    url = _address(told, body)
    if url is None:
        raise PageError(
            "The file does not say which address it was saved from. Switch “add page information”"
            " on in SingleFile, or save the page as MHTML."
        )
    form = "SingleFile" if marked else "HTML"
    return ReceivedPage(url, "text/html", body, form, _date(told))


def _address(told: str, body: bytes) -> str | None:
    stated = _URL.search(told)
    if stated is not None:
        return absolute("", stated.group(1))
    # Pages carry their pictures and styles in front of anything else, so all of it is searched.
    text = body.decode("utf-8", "replace")
    found = (match.group(1) for pattern in _OWN_ADDRESS if (match := pattern.search(text)))
    return next((url for one in found if (url := absolute("", one.replace("&amp;", "&")))), None)


def _date(told: str) -> datetime | None:
    stated = _SAVED.search(told)
    if stated is None:
        return None
    try:
        return datetime.strptime(stated.group(1), _DATE)  # noqa: DTZ007 - the form has a zone
    except ValueError:
        return None
