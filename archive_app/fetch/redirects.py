"""Where an answer sends us on, and what we say about where we come from."""

from urllib.parse import quote, urldefrag, urljoin, urlsplit, urlunsplit

from archive_app.domain.address import parse_address
from archive_app.domain.errors import AddressError
from archive_app.domain.page import Exchange

_MOVED = {301, 302, 303, 307, 308}
_KEPT = "%/:=&?~+!$,;'@()*[]|"


def asked_form(url: str) -> str:
    """``url`` as it is asked for: no fragment, and what must be escaped is, as browsers do.

    Raises:
        AddressError: it is no web address, or none that we ask.

    >>> asked_form("http://a.example/ü b?q=x|y#top")
    'http://a.example/%C3%BC%20b?q=x|y'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return parse_address(url)  # which says what is wrong with it
    if parts.scheme not in {"http", "https"}:
        return parse_address(url)
    path, query = quote(parts.path, _KEPT), quote(parts.query, _KEPT)
    return parse_address(urlunsplit((parts.scheme, parts.netloc, path, query, "")))


def target(exchange: Exchange) -> str | None:
    """The address that ``exchange`` sends us on to; None where it does not.

    Raises:
        AddressError: it leads to something that is no web address, or none that we ask.
    """
    location = exchange.header("location")
    if exchange.status not in _MOVED or location is None:
        return None
    try:
        return asked_form(urljoin(exchange.url, _text(location).strip()))
    except ValueError as error:
        raise AddressError(
            "The site sends us on to something that is not a web address. Nothing was saved.",
            details=location,
        ) from error


def referrer(page: str, url: str) -> str | None:
    """What a browser says at ``url`` about coming from ``page``: all at home, the site elsewhere.

    The default policy strict-origin-when-cross-origin (W3C Referrer Policy).

    >>> referrer("https://a.example/x?y#z", "https://img.example/1.jpg")
    'https://a.example/'
    """
    here, there = urlsplit(page), urlsplit(url)
    if here.scheme == "https" and there.scheme != "https":
        return None
    if (here.scheme, here.netloc) == (there.scheme, there.netloc):
        return urldefrag(page).url
    return f"{here.scheme}://{here.netloc}/"


def _text(header: str) -> str:
    """A Location in the charset that servers use for it, whatever the standard says."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header
