"""The person's own cookies, from a file in the form that Netscape gave it and browsers export."""

import time
from http.cookiejar import Cookie, LoadError, MozillaCookieJar
from pathlib import Path

from archive_app.domain.errors import PageError


def read_cookies(path: Path) -> tuple[Cookie, ...]:
    """The cookies in the file at ``path`` that still hold.

    Raises:
        PageError: ``bad-file``: it cannot be read, or is no such file.
    """
    jar = MozillaCookieJar()
    try:
        jar.load(str(path), ignore_discard=True, ignore_expires=True)
    except (OSError, LoadError, UnicodeDecodeError) as error:
        raise PageError(
            f"The cookies in {path} cannot be read. Export them in the Netscape form"
            " (cookies.txt). Nothing was asked.",
            details=str(error),
        ) from error
    now = time.time()
    for cookie in jar:
        if not cookie.expires:  # browsers export 0 for "until the browser is closed"
            cookie.expires, cookie.discard = None, True
    return tuple(cookie for cookie in jar if not cookie.is_expired(int(now)))
