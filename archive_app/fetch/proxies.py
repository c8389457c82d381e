"""Asking through a proxy: which one, and what the guard can still promise then.

Behind a proxy it is the proxy that looks names up and connects. The guard then refuses what it can
tell by the name alone: addresses written as numbers and the names of this computer and network. It
cannot know where any other name leads; that is the proxy's to refuse.
"""

import urllib.request
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import httpcore

from archive_app.domain.errors import AddressError

WORDS = (
    "Pages are asked through this proxy from now on. It looks the names of sites up, so the archive"
    " can refuse addresses of private networks only where they are written as numbers or are names"
    " of this computer."
)
"""What a person is told who sets one."""

ENVIRONMENT = "environment"
_SCHEMES = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}


@dataclass(frozen=True, slots=True)
class Proxy:
    """One proxy."""

    scheme: str
    """http, https, socks5 or socks5h; both of the latter leave names to the proxy."""
    host: str
    port: int
    user: str = ""
    password: str = ""

    def for_httpcore(self) -> httpcore.Proxy:
        """The same in httpcore's words."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        auth = (self.user, self.password) if self.user else None
        return httpcore.Proxy(f"{self.scheme}://{host}:{self.port}", auth=auth)


def parse_proxy(text: str) -> Proxy:
    """The proxy that ``text`` names: "socks5://127.0.0.1:9050", "http://name:word@proxy.example".

    Raises:
        AddressError: it names none that we can use.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in _SCHEMES or not parts.hostname:
        raise AddressError(
            f"“{text}” is no proxy. Write http://host:port or socks5://host:port, or"
            f" “{ENVIRONMENT}” to use the one of the environment."
        )
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Proxy(parts.scheme, parts.hostname, port or _SCHEMES[parts.scheme], user, password)


class Proxies:
    """The proxy for each address, by the setting: none, one, or those of the environment.

    Raises:
        AddressError: the setting names no proxy.
    """

    def __init__(self, setting: str) -> None:
        self._environment = setting == ENVIRONMENT
        self._one = parse_proxy(setting) if setting and not self._environment else None

    def of(self, scheme: str, host: str) -> Proxy | None:
        """The proxy through which ``host`` is asked; None where it is asked directly."""
        if not self._environment:
            return self._one
        named = urllib.request.getproxies()
        text = named.get(scheme) or named.get("all")
        if not text or urllib.request.proxy_bypass(host):
            return None
        return parse_proxy(text if "://" in text else f"http://{text}")
