"""Where an answer sends us on, and what we say about where we come from."""

from urllib.parse import quote, urldefrag, urljoin, urlsplit, urlunsplit

from archive_app.domain.address import parse_address
from archive_app.domain.errors import AddressError
from archive_app.domain.page import Exchange

_MOVED = {301, 302, 303, 307, 308}
_KEPT = "%/:=&?~+!$,;'@()*[]|"


def target(exchange: Exchange) -> str | None:
    """The address that ``exchange`` sends us on to, without fragment; None where it does not.

    Raises:
        AddressError: it leads to something that is no web address, or none that we ask.
    """
    location = exchange.header("location")
    if exchange.status not in _MOVED or location is None:
        return None
    try:
        url = urljoin(exchange.url, _text(location).strip())
        parts = urlsplit(url)
    except ValueError as error:
        raise AddressError(
            "The site sends us on to something that is not a web address. Nothing was saved.",
            details=location,
        ) from error
    if parts.scheme not in {"http", "https"}:
        return parse_address(url)  # which says what is wrong with it
    return parse_address(
        urlunsplit(
            (parts.scheme, parts.netloc, quote(parts.path, _KEPT), quote(parts.query, _KEPT), "")
        )
    )


def without_fragment(url: str) -> str:
    """``url`` as it is asked for: a fragment stays with the reader."""
    return urldefrag(url).url


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
        return without_fragment(page)
    return f"{here.scheme}://{here.netloc}/"


def _text(header: str) -> str:
    """A Location in the charset that servers use for it, whatever the standard says."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header
