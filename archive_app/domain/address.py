"""Web addresses as people give them and as the library tells them apart."""

import ipaddress
import re
import unicodedata
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from archive_app.domain.errors import AddressError

_SCHEME = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*:(?!\d)")
_NO_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\ud800-\udfff]")
"""Control characters, halves of surrogate pairs and spaces (Cc, Cs, Zs of Unicode)."""
_ACCOUNT = re.compile(r"//[^/?#\\]*@")
_DEFAULT_PORT = {"http": 80, "https": 443}
_HOST = re.compile(r"^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?$")
_BRACKETED = re.compile(r"^\[[^\]]*:[^\]]*\](?::\d*)?$")
"""A host that is an IPv6 number, alone or with a port; of what else stands there urlsplit says
nothing, and leaves it out."""

TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_[ce]id|igshid|yclid|_ga|_gl|twclid|"
    r"ttclid|srsltid|ref_src|ref_url|cmpid|cmp|ocid|ftag|xtor|at_medium|at_campaign\w*|wt_mc|"
    r"mkt_tok|oly_(anon|enc)_id|vero_id|s_cid|spm|guccounter|guce_referrer\w*|__twitter_impression)$",
    re.IGNORECASE,
)
"""Query parameters that say how a person came, never which page it is."""


def parse_address(text: str) -> str:
    """The address in ``text``, ready to be asked: scheme added, host in ASCII, no fragment lost.

    Raises:
        AddressError: ``bad-address`` when it is none, ``bad-scheme`` when it is not http or https.

    >>> parse_address(" example.com/a ")
    'https://example.com/a'
    """
    given = text.strip()
    if not given or _NO_ADDRESS.search(given):
        raise _not_an_address(text)
    if _SCHEME.match(given) and not given.lower().startswith(("http:", "https:")):
        scheme = given.split(":", 1)[0].lower()
        raise AddressError(
            f"“{_short(given)}” begins with “{scheme}:”. Only http and https pages can be saved.",
            kind="bad-scheme",
        )
    if not _SCHEME.match(given):
        given = "https://" + given.removeprefix("//")
    try:
        parts = urlsplit(given)
        host, port = _ascii_host(parts.hostname or ""), parts.port
    except ValueError as error:
        raise _not_an_address(text) from error
    if parts.username is not None or parts.password is not None:
        raise AddressError(
            f"“{_short(text)}” carries a user name before the host, which can disguise where it"
            " leads. Remove it and try again."
        )
    bracketed = "[" in parts.netloc or "]" in parts.netloc
    if not _is_host(host) or (bracketed and not _BRACKETED.match(parts.netloc)):
        raise _not_an_address(text)
    return _rejoin(parts, host, port)


def web_address(text: str | None) -> str | None:
    """The http or https address that ``text`` is; None where it is none: never a script to run.

    >>> web_address("javascript:alert(1)//creativecommons.org/licenses/by/4.0/")
    >>> web_address("licensing.example/request")
    'https://licensing.example/request'
    """
    try:
        return parse_address(text or "")
    except AddressError:
        return None


def identity(url: str) -> str:
    """What tells two pages apart: no fragment, no tracking parameters, host in lower case.

    Used for "is this page here already", never for the request itself.

    >>> identity("HTTPS://Example.com:443/a?utm_source=x&id=7#top")
    'https://example.com/a?id=7'
    """
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    host = _ascii_host(parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    if parts.port is not None and parts.port != _DEFAULT_PORT.get(scheme):
        host = f"{host}:{parts.port}"
    query = parts.query
    if query and any(TRACKING.match(name) for name, _ in parse_qsl(query, keep_blank_values=True)):
        pairs = parse_qsl(query, keep_blank_values=True)
        query = urlencode([(name, value) for name, value in pairs if not TRACKING.match(name)])
    return urlunsplit((scheme, host, parts.path or "/", query, ""))


@lru_cache(maxsize=64)  # one save asks three times for the same
def host_of(url: str) -> str:
    """The host of ``url`` without ``www.``, as shown to people; empty where there is none."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
    return host.removeprefix("www.")


_TWIN_LABELS = {"m", "mobile", "amp", "wap", "touch"}
_TWIN_PATH = re.compile(r"(?:^|/)amp(?:/|$)|[./]amp(?:\.html?)?/?$", re.IGNORECASE)
_TWIN_QUERY = {"amp": {"", "1", "true"}, "outputtype": {"amp"}, "output": {"amp"}}
_CACHED = re.compile(
    r"^https?://(?:[\w-]+\.cdn\.ampproject\.org/[cvw]/(?:s/)?|[\w-]+\.bing-amp\.com/c/(?:s/)?"
    r"|(?:www\.)?google\.[a-z.]{2,6}/amp/(?:s/)?)(.+)$"
)
"""Addresses in the caches of the AMP project, with the page's own inside (amp.dev, "AMP cache URL
format")."""


def is_twin_address(url: str) -> bool:
    """Whether ``url`` is by its form that of a page for telephones: AMP or "m.".

    >>> [is_twin_address(f"https://{x}") for x in ("m.a.example/x", "a.example/x/amp/")]
    [True, True]
    >>> is_twin_address("https://a.example/amplifiers/x?page=1")
    False
    """
    parts = urlsplit(unwrapped(url))
    asked = parse_qsl(parts.query.lower(), keep_blank_values=True)
    return (
        (parts.hostname or "").partition(".")[0] in _TWIN_LABELS
        or url != unwrapped(url)
        or bool(_TWIN_PATH.search(parts.path))
        or any(value in _TWIN_QUERY.get(name, ()) for name, value in asked)
    )


def outlet_host(url: str) -> str:
    """The host of ``url`` without the labels by which an outlet names its pages for telephones.

    >>> outlet_host("https://amp.a.example/x"), outlet_host("https://m.example/")
    ('a.example', 'm.example')
    """
    host = host_of(url)
    label, _, rest = host.partition(".")
    return rest.removeprefix("www.") if label in _TWIN_LABELS and "." in rest else host


def unwrapped(url: str) -> str:
    """The page's own address inside that of a cache of the AMP project; else ``url``.

    >>> unwrapped("https://a-example.cdn.ampproject.org/c/s/a.example/x")
    'https://a.example/x'
    """
    cached = _CACHED.match(url)
    return f"https://{cached[1]}" if cached else url


def asked_host(url: str) -> str:
    """The host that is asked for ``url``, with its port; empty where there is none.

    >>> asked_host("https://WWW.example.com:8443/a"), asked_host("example.com/a"), asked_host("?")
    ('www.example.com:8443', 'example.com', '')
    """
    try:
        return urlsplit(parse_address(url)).netloc
    except AddressError:
        return ""


def absolute(base: str, reference: str) -> str | None:
    """``reference`` seen from ``base``; None where it is no http or https address."""
    try:
        url = urljoin(base, reference.strip())
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def _ascii_host(host: str) -> str:
    if ":" in host:
        return _shortest(host)
    if not host or host.isascii():
        return host.lower()
    # UTS #46 as browsers do it, non-transitional: "ß" stays, where Python's own codec (IDNA 2003)
    # would make straße.de another person's strasse.de.
    labels = unicodedata.normalize("NFKC", host.lower()).replace("。", ".").split(".")
    return ".".join(
        label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")
        for label in labels
    )


def _shortest(number: str) -> str:
    """An IPv6 number as RFC 5952 writes it, so that its many spellings are one; others as given."""
    written, mark, zone = number.lower().partition("%")
    try:
        address = ipaddress.IPv6Address(written)
    except ValueError:
        return number
    inner = address.ipv4_mapped  # which Python before 3.13 writes in other figures
    return f"{address if inner is None else f'::ffff:{inner}'}{mark}{zone}"


def _is_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return bool(_HOST.match(host)) and len(host) < 254 and ("." in host or host == "localhost")
    return True


def _rejoin(parts: SplitResult, host: str, port: int | None) -> str:
    netloc = f"[{host}]" if ":" in host else host
    if port is not None:
        netloc = f"{netloc}:{port}"
    return urlunsplit(
        (parts.scheme.lower(), netloc, parts.path or "/", parts.query, parts.fragment)
    )


def _not_an_address(text: str) -> AddressError:
    return AddressError(
        f"“{_short(text)}” is not a web address. Nothing was saved."
        " Give one like https://example.com/article."
    )


def _short(text: str) -> str:
    """``text`` to be shown: a password in it is not."""
    text = _ACCOUNT.sub("//…@", " ".join(text.split()))
    return text if len(text) <= 80 else text[:79] + "…"
