"""The one border where faults of the network become sentences (SPEC §8)."""

import math
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

import h2.exceptions
import httpcore
import socksio

from archive_app.codings import MEBIBYTE, CodingError, CutShort, TooMuch
from archive_app.domain.errors import FetchError, Notice
from archive_app.fetch.guard import LookupFault

LIBRARY_FAULTS = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
    httpcore.ProxyError,
    socksio.ProtocolError,
    h2.exceptions.H2Error,
    TooMuch,
    CodingError,
    LookupFault,
)
"""What the libraries below us raise for the world's faults, and the guard."""

_NO_CONNECTION = (
    LookupFault,
    httpcore.ConnectError,
    httpcore.ConnectTimeout,
    httpcore.ProxyError,
    socksio.ProtocolError,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What was asked for, with the limits its sentences name."""

    name: str
    """"page", "picture" or "style sheet"."""
    lost: str
    """What becomes of the work: "Nothing was saved."."""
    most_bytes: int
    connect_seconds: float
    stall_seconds: float

    @property
    def is_part(self) -> bool:
        """Whether it is only a part of a page, which is kept without it."""
        return self.name != "page"

    def fault(self, error: Exception, *, began: bool, tries: int) -> FetchError:
        """The fault behind ``error``, one of LIBRARY_FAULTS.

        ``began``: a response had begun; ``tries``: how often we asked by now.
        """
        details = f"{type(error).__name__}: {error}"
        match error:
            case TooMuch():
                return self.too_large(details)
            case LookupFault():
                return self._not_found(error)
            case httpcore.ProxyError() | socksio.ProtocolError():
                return FetchError(
                    f"The proxy does not let us through. {self.lost}"
                    " Check that it runs and that the setting “proxy” names it.",
                    details=details,
                )
            case httpcore.ConnectTimeout():
                return self.silent(self.connect_seconds, tries)
            case httpcore.TimeoutException():
                return self.silent(self.stall_seconds, tries)
            case httpcore.ConnectError():
                return self._no_connection(error, details)
            case httpcore.NetworkError():
                return self._incomplete(details) if began else self._reset(details)
            case CutShort():
                return self._incomplete(details)
            case httpcore.RemoteProtocolError() if began:
                return self._incomplete(details)
            case httpcore.RemoteProtocolError() if "disconnected" in str(error).lower():
                return self._reset(details)
        return FetchError(
            f"The site's answer makes no sense to a web program. {self.lost}",
            kind="bad-response",
            details=details,
        )

    def fault_of_status(self, status: int, *, login: bool) -> FetchError:
        """The fault behind an answer that is not what was asked; ``login``: it asks who we are."""
        if login:
            sentence = (
                f"The site asked for a login. {self.lost}"
                " Open it in your browser and save the file instead."
            )
            return FetchError(sentence, kind="login", details=f"HTTP {status}")
        return FetchError(self._status(status), kind=f"http-{status}")

    def not_asked_again(self, host: str, why: Notice) -> FetchError:
        """``host`` could not be reached a moment ago because of ``why``."""
        return FetchError(
            f"“{host}” could not be reached a moment ago and was not asked again. {self.lost}"
            " Try again later.",
            kind=why.kind,
            details=why.message,
        )

    def too_large(self, details: str = "") -> FetchError:
        """More bytes than the archive takes."""
        return FetchError(
            f"The {self.name} is too large (over {megabytes(self.most_bytes)} MB). {self.lost}",
            kind="too-large",
            details=details,
        )

    def over_budget(self, most: int) -> FetchError:
        """The responses of one capture hold more than ``most`` bytes together."""
        return FetchError(
            f"The page and its pictures are too large together (over {megabytes(most)} MB)."
            f" {self.lost}",
            kind="too-large",
        )

    def circle(self, urls: tuple[str, ...]) -> FetchError:
        """The site sends us back to where we were."""
        return FetchError(
            f"The site sends us round in a circle. {self.lost}"
            " It may want a cookie from your browser: open it there and save the file instead.",
            kind="redirect-loop",
            details=" → ".join(urls),
        )

    def too_far(self, urls: tuple[str, ...]) -> FetchError:
        """The site sends us on and on."""
        return FetchError(
            f"The site sent us on more than {len(urls) - 1} times. {self.lost}",
            kind="redirect-limit",
            details=" → ".join(urls),
        )

    def partial(self, details: str) -> FetchError:
        """The site sends a part of what was asked for, though nobody asked for a part."""
        return FetchError(
            f"The site sent only a part of the {self.name}. {self.lost} Try again later.",
            kind="incomplete",
            details=details,
        )

    def silent(self, seconds: float, tries: int) -> FetchError:
        """Not one byte came for ``seconds``, ``tries`` times."""
        times = "once" if tries == 1 else f"{tries} times"
        return FetchError(
            f"The site did not answer in {seconds:g} seconds. Tried {times}. Try again later.",
            kind="timeout",
        )

    def too_slow(self, seconds: float) -> FetchError:
        """Bytes kept coming, but never the last one."""
        return FetchError(
            f"The site sends so slowly that the {self.name} was not complete after"
            f" {seconds:g} seconds. {self.lost} Try again later.",
            kind="timeout",
        )

    def asked_to_wait(self, seconds: float, status: int) -> FetchError:
        """The site wants a longer pause than we make."""
        fault = FetchError(
            f"The site asks for a pause of {_pause(seconds)} ({status}). {self.lost}"
            " Try again after that.",
            kind=f"http-{status}",
            details=f"Retry-After: {seconds:.0f} s",
        )
        fault.retry_after = seconds
        return fault

    def _status(self, status: int) -> str:
        if status in {404, 410}:
            return f"The {self.name} is not there any more ({status}). {self.lost}"
        if status == 429:
            return f"The site asks for a pause (429). {self.lost} Try again later."
        if status == 451:
            return f"The site may not show the {self.name} for legal reasons (451). {self.lost}"
        if 300 <= status < 400:
            return f"The site sends us on without saying where ({status}). {self.lost}"
        if status >= 500:
            return f"The site has a fault of its own ({status}). {self.lost} Try again later."
        return (
            f"The site does not hand out the {self.name} ({status}). {self.lost}"
            " Open it in your browser and save the file instead."
        )

    def _not_found(self, error: LookupFault) -> FetchError:
        if error.kind == "timeout":
            sentence = (
                f"Nobody could say in time where “{error.host}” is. {self.lost} Try again later."
            )
        else:
            sentence = (
                f"There is no site “{error.host}”, or this computer is not online. {self.lost}"
                " Check the address."
            )
        return FetchError(sentence, kind=error.kind, details=error.details)

    def _incomplete(self, details: str) -> FetchError:
        return FetchError(
            f"The connection broke before the {self.name} was complete. {self.lost} Try again.",
            kind="incomplete",
            details=details,
        )

    def _reset(self, details: str) -> FetchError:
        return FetchError(
            f"The site broke off the connection. {self.lost} Try again later.",
            kind="reset",
            details=details,
        )

    def _no_connection(self, error: Exception, details: str) -> FetchError:
        for reason in _causes(error):
            match reason:
                case ssl.SSLCertVerificationError():
                    return FetchError(
                        "The site cannot prove that it is the one it says"
                        f" ({reason.verify_message.rstrip('.')}). {self.lost}",
                        kind="certificate",
                        details=details,
                    )
                case ssl.SSLError():
                    sentence = f"No secure connection to the site could be made. {self.lost}"
                    return FetchError(sentence, details=details)
                case ConnectionRefusedError():
                    return FetchError(
                        "Nobody answers at this address: the connection was refused."
                        f" {self.lost} Check the address or try again later.",
                        details=details,
                    )
                case ConnectionResetError():
                    return self._reset(details)
        return FetchError(
            f"There is no way to the site. {self.lost} Check that this computer is online.",
            details=details,
        )


def is_unreachable(fault: FetchError) -> bool:
    """Whether ``fault``, as ``Subject.fault`` made it, is that no connection came about."""
    return isinstance(fault.__cause__, _NO_CONNECTION)


def megabytes(size: int) -> str:
    """``size`` in mebibytes as people read it: "20", or "0.5" below one."""
    value = size / MEBIBYTE
    return f"{value:.0f}" if value >= 1 else f"{value:.2g}"


def _pause(seconds: float) -> str:
    """A pause as people read it: "2 min", from two hours on "24 h", never shorter than it is."""
    minutes = max(1, math.ceil(seconds / 60))
    return f"{minutes} min" if minutes < 120 else f"{math.ceil(minutes / 60)} h"


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__
