"""How the network is asked: who we say we are, how much and how long (DESIGN §7)."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from http.cookiejar import Cookie

from archive_app import __version__
from archive_app.codings import MEBIBYTE

USER_AGENT = f"NewsArchive/{'.'.join(__version__.split('.')[:2])} (+desktop archive; one reader)"
"""Honest: a site sees what asks, and that one person's click lies behind it."""


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """The limits and the identity of one capture. Sizes in bytes, times in seconds."""

    user_agent: str = USER_AGENT
    accept_language: str = ""
    """Value of Accept-Language, "de, en;q=0.7"; empty sends none."""
    cookies: tuple[Cookie, ...] = ()
    """The person's own, sent to the sites that they are for; never written down."""
    proxy: str = ""
    """"http://host:port" or "socks5://host:port"; "environment" for HTTP_PROXY and its kin."""
    page_bytes: int = 20 * MEBIBYTE
    """Of a page, before and after decoding alike."""
    picture_bytes: int = 50 * MEBIBYTE
    capture_bytes: int = 250 * MEBIBYTE
    """As received, all responses of a capture together."""
    ratio: int = 100
    """Most decoded bytes for each byte received."""
    connect_seconds: float = 10
    stall_seconds: float = 30
    """Without a single byte."""
    picture_seconds: float = 60
    """From question to last byte of one picture, tries and redirects included."""
    sheet_bytes: int = 2 * MEBIBYTE
    sheets_seconds: float = 20
    """From the first question for a style sheet of a page to the last byte of all."""
    capture_seconds: float = 120
    redirects: int = 10
    backoff_seconds: float = 1
    """Before the second try; doubled before each further one."""
    longest_wait: float = 10
    """Most that a site may make us wait by Retry-After; beyond it we give up and say so."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Where time comes from; tests bring their own so that they need not wait."""

    now: Callable[[], float] = time.monotonic
    """Seconds, only ever rising."""
    sleep: Callable[[float], None] = time.sleep
    today: Callable[[], datetime] = lambda: datetime.now(UTC)
    """Aware, UTC."""
