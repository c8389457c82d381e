"""One capture's requests: the page, the way to it, and its pictures."""

import re
import threading
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from http import HTTPStatus
from typing import Self

import httpx

from archive_app.codings import ACCEPTED, BodyDecoder, Caps, TooMuch, decode
from archive_app.domain.errors import AddressError, FetchError, Notice
from archive_app.domain.page import Exchange, FetchedPage, Headers, Validators
from archive_app.fetch.faults import LIBRARY_FAULTS, Subject, is_unreachable
from archive_app.fetch.guard import Guard
from archive_app.fetch.redirects import asked_form, referrer, target
from archive_app.fetch.retrying import pause_after, retry_after
from archive_app.fetch.settings import Clock, FetchSettings
from archive_app.fetch.transport import GuardedTransport, Watch, peer_of
from archive_app.fetch.unreachable import UnreachableHosts

_PAGE = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
_PICTURE = "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5"
_SHEET = "text/css,*/*;q=0.1"
_PASSWORD_FIELD = re.compile(rb"""type\s*=\s*["']?password""", re.IGNORECASE)
_NOT_MODIFIED = 304
_WHOLE_RANGE = re.compile(r"bytes 0-(\d{1,18})/(\d{1,18})")
_WITHOUT_IT = "The article was kept without it."
_LEFT_OUT = "[left out: the person's own]"
_ASIDE_BYTES = 64 * 1024
_ASIDE_SECONDS = 5.0
"""Bodies of redirects and of errors are kept when they come at once, and never waited for."""
_DEFAULT = FetchSettings()


class Client:
    """Asks for one page and its pictures, with cookies that nobody keeps afterwards.

    A context manager; its methods may be called from several threads at a time. Of the pictures
    and style sheets none is asked for at a host among ``unreachable``; the page itself always is.
    """

    def __init__(
        self,
        guard: Guard,
        settings: FetchSettings = _DEFAULT,
        cancelled: Callable[[], bool] = lambda: False,
        clock: Clock | None = None,
        unreachable: UnreachableHosts | None = None,
    ) -> None:
        self._settings = settings
        self._clock = clock or Clock()
        self._unreachable = unreachable or UnreachableHosts(self._clock.now)
        self._answered: set[str] = set()
        """Origins that did: one connection less to them is no sign that they are gone."""
        self._watch = Watch(cancelled, self._clock.now)
        self._begun = self._clock.now()
        self._end = self._begun + settings.capture_seconds
        self._sheets_end: float | None = None
        self._received = _Budget(settings.capture_bytes)
        self._headers = _headers(settings)
        self._extensions = {
            "timeout": {
                "connect": settings.connect_seconds,
                "read": settings.stall_seconds,
                "write": settings.stall_seconds,
                "pool": settings.capture_seconds,
            }
        }
        # Not httpx.Client: it works out every redirect by itself, even where it may not follow.
        self._cookies = httpx.Cookies()
        for cookie in settings.cookies:
            self._cookies.jar.set_cookie(copy(cookie))
        self._transport = GuardedTransport(guard, self._watch, settings.proxy)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._transport.close()

    def page(self, url: str, known: Validators | None = None) -> FetchedPage:
        """The page at ``url`` and every redirect on the way; its status is 2xx.

        With ``known`` it may also be 304: the page is still the one that these came with.

        Raises:
            AddressError: the address, or one it leads to, is none that we ask.
            FetchError: the network or the site failed; see the tree of errors for the kinds.
            Cancelled: the person stopped it.
        """
        return FetchedPage(url, self._page_hops(_Ask(url, _PAGE, None, known)))

    def onward(
        self, fetched: FetchedPage, url: str, known: Validators | None = None
    ) -> FetchedPage:
        """The page that ``fetched`` sends us on to by its markup; the way so far counts.

        Raises:
            FetchError, AddressError, Cancelled: as ``page``.
        """
        ask = _Ask(url, _PAGE, fetched.page.url, known)
        return FetchedPage(fetched.requested_url, self._page_hops(ask, fetched.exchanges))

    def _page_hops(self, ask: "_Ask", before: tuple[Exchange, ...] = ()) -> tuple[Exchange, ...]:
        subject = self._subject("page", "Nothing was saved.", self._settings.page_bytes)
        self._watch.begin(self._end, subject.too_slow(self._settings.capture_seconds))
        return self._hops(ask, subject, before)

    def picture(self, url: str, referer: str) -> Exchange:
        """The picture at ``url``, asked as from the page ``referer``; raises as ``page``."""
        return self.picture_hops(url, referer)[-1]

    def picture_hops(self, url: str, referer: str) -> tuple[Exchange, ...]:
        """Every redirect on the way to the picture, and at last the picture; raises as ``page``."""
        subject = self._subject("picture", _WITHOUT_IT, self._settings.picture_bytes)
        seconds = self._settings.picture_seconds
        self._begin_part(subject, self._clock.now() + seconds, seconds)
        return self._hops(_Ask(url, _PICTURE, referer), subject)

    def sheet_hops(self, url: str, referer: str) -> tuple[Exchange, ...]:
        """The style sheet at ``url`` and the way to it, as ``picture_hops``.

        All of a page together have ``sheets_seconds``.
        """
        subject = self._subject("style sheet", _WITHOUT_IT, self._settings.sheet_bytes)
        seconds = self._settings.sheets_seconds
        if self._sheets_end is None:  # whichever of two threads says it last: the same moment
            self._sheets_end = self._clock.now() + seconds
        self._begin_part(subject, self._sheets_end, seconds)
        return self._hops(_Ask(url, _SHEET, referer), subject)

    def _begin_part(self, subject: Subject, end: float, seconds: float) -> None:
        """Let what this thread asks for next end at ``end``, and with the capture at the latest."""
        late = subject.too_slow(seconds if end <= self._end else self._settings.capture_seconds)
        self._watch.begin(min(end, self._end), late)

    def _subject(self, name: str, lost: str, most_bytes: int) -> Subject:
        settings = self._settings
        return Subject(name, lost, most_bytes, settings.connect_seconds, settings.stall_seconds)

    def _hops(
        self, ask: "_Ask", subject: Subject, before: tuple[Exchange, ...] = ()
    ) -> tuple[Exchange, ...]:
        hops = list(before)
        asked = {(hop.url, _asked_with(hop, "cookie")) for hop in before}
        url: str | None = asked_form(ask.url)
        while url is not None:
            request = self._request(url, ask)
            # Asking the same again is fine when a cookie came in between: many sites do so.
            question = (str(request.url), request.headers.get("cookie"))
            urls = (*(hop.url for hop in hops), question[0])
            if question in asked:
                raise subject.circle(urls)
            if len(hops) > self._settings.redirects:
                raise subject.too_far(urls[:-1])
            asked.add(question)
            hops.append(self._exchange(request, subject))
            url = target(hops[-1])
        _demand_success(hops[-1], subject)
        return tuple(hops)

    def _request(self, url: str, ask: "_Ask") -> httpx.Request:
        headers = {**self._headers, "Accept": ask.accept}
        if ask.referer is not None and (origin := referrer(ask.referer, url)) is not None:
            headers["Referer"] = origin
        if ask.known is not None and ask.known.url == url:
            headers |= _conditions(ask.known)
        try:
            request = httpx.Request("GET", url, headers=headers, extensions=self._extensions)
        except (httpx.InvalidURL, UnicodeError) as error:
            raise AddressError(
                f"“{url[:80]}” is not a web address. It was not asked.", details=str(error)
            ) from error
        self._cookies.set_cookie_header(request)
        return request

    def _exchange(self, request: httpx.Request, subject: Subject) -> Exchange:
        """The answer to ``request`` after as many tries as its faults are worth."""
        origin = f"{request.url.scheme}://{request.url.netloc.decode('ascii')}"
        tries = 0
        while True:
            if subject.is_part:
                self._require_reachable(origin, request.url.host, subject)
            tries += 1
            try:
                exchange = self._once(request, subject, tries)
            except FetchError as fault:
                pause = pause_after(fault.kind, tries, self._settings.backoff_seconds)
                if pause is None:
                    self._remember(origin, fault)
                    raise
            else:
                self._answered.add(origin)
                self._unreachable.remove(origin)
                pause = self._pause_wanted(exchange, subject, tries)
                if pause is None:
                    return exchange
            self._sleep(pause)

    def _require_reachable(self, origin: str, host: str, subject: Subject) -> None:
        fault = self._unreachable.fault(origin, self._begun)
        if fault is not None and origin not in self._answered:
            raise subject.not_asked_again(host, fault)

    def _remember(self, origin: str, fault: FetchError) -> None:
        if is_unreachable(fault) and origin not in self._answered:
            self._unreachable.add(origin, Notice(fault.kind, fault.message))

    def _pause_wanted(self, exchange: Exchange, subject: Subject, tries: int) -> float | None:
        """How long the site asks us to stay away before we try again; None when we need not."""
        if exchange.status not in {429, 503}:
            return None
        wanted = retry_after(exchange.header("retry-after"), self._clock.today())
        if wanted > self._settings.longest_wait:
            raise subject.asked_to_wait(wanted, exchange.status)
        pause = pause_after(f"http-{exchange.status}", tries, self._settings.backoff_seconds)
        return None if pause is None else max(pause, wanted)

    def _sleep(self, seconds: float) -> None:
        for wait in self._watch.slices(seconds):
            self._clock.sleep(wait)

    def _once(self, request: httpx.Request, subject: Subject, tries: int) -> Exchange:
        began = False
        try:
            response = self._transport.handle_request(request)
            began = True
            response.request = request
            self._cookies.extract_cookies(response)
            fetched_at = self._clock.today()
            # Before the body is read: a connection that closes forgets who it was with.
            peer = peer_of(response.extensions["network_stream"])
            try:
                read = self._read(response, subject)
            finally:
                response.close()
        except LIBRARY_FAULTS as error:
            raise subject.fault(error, began=began, tries=tries) from error
        return Exchange(
            url=str(request.url),
            method=request.method,
            request_headers=self._shown(_fields(request.headers)),
            http_version=response.http_version,
            status=response.status_code,
            reason=response.extensions.get("reason_phrase", b"").decode("latin-1"),
            headers=_fields(response.headers),
            payload=read.payload,
            body=read.body,
            fetched_at=fetched_at,
            ip=peer.ip if self._transport.is_direct(request.url) else None,
            certificate=peer.certificate,
            truncated=read.truncated,
        )

    def _shown(self, headers: Headers) -> Headers:
        """The request as it is kept: the keys to the person's own account are no evidence."""
        if not self._settings.cookies:
            return headers
        return tuple(
            (name, _LEFT_OUT if name.lower() == "cookie" else value) for name, value in headers
        )

    def _read(self, response: httpx.Response, subject: Subject) -> "_Read":
        if response.status_code == _NOT_MODIFIED:
            return _Read(b"", b"")  # has no body by definition, whatever its headers say of one
        if response.has_redirect_location or response.status_code >= 400:
            return self._read_aside(response)
        coding = response.headers.get("content-encoding")
        declared = response.headers.get("content-length", "")
        if declared.isdigit() and int(declared[:18]) > subject.most_bytes:
            raise TooMuch(f"{declared} bytes announced")
        decoder = BodyDecoder(coding, Caps(subject.most_bytes, self._settings.ratio))
        payload = bytearray()
        for chunk in response.iter_raw():
            self._watch.check()
            if not self._received.take(len(chunk)):
                raise subject.over_budget(self._settings.capture_bytes)
            payload += chunk
            if len(payload) > subject.most_bytes:
                raise TooMuch(f"more than {subject.most_bytes} bytes")
            if coding is not None:
                decoder.feed(chunk)
        kept = bytes(payload)
        return _Read(kept, kept if coding is None else decoder.finish())

    def _read_aside(self, response: httpx.Response) -> "_Read":
        """What comes quickly of a body that is not what was asked for; never a fault."""
        payload = bytearray()
        truncated = None
        try:
            with self._watch.sooner(_ASIDE_SECONDS):
                for chunk in response.iter_raw():
                    payload += chunk
                    if len(payload) > _ASIDE_BYTES:
                        raise TooMuch("nobody needs more of it")
            kept = bytes(payload)
            caps = Caps(_ASIDE_BYTES * 16, self._settings.ratio)
            return _Read(kept, decode(kept, response.headers.get("content-encoding"), caps))
        except (*LIBRARY_FAULTS, FetchError) as error:
            truncated = f"The body was not kept whole: {error}"
        kept = bytes(payload[:_ASIDE_BYTES])
        return _Read(kept, kept, truncated)


@dataclass(frozen=True, slots=True)
class _Ask:
    url: str
    accept: str
    referer: str | None
    known: Validators | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    payload: bytes
    body: bytes
    truncated: str | None = None


class _Budget:
    """Bytes that a capture may still receive, whoever of its threads receives them."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._lock = threading.Lock()

    def take(self, size: int) -> bool:
        with self._lock:
            self._left -= size
            return self._left >= 0


def _headers(settings: FetchSettings) -> dict[str, str]:
    headers = {"User-Agent": settings.user_agent, "Accept-Encoding": ACCEPTED}
    if settings.accept_language:
        headers["Accept-Language"] = settings.accept_language
    return headers


def _conditions(known: Validators) -> dict[str, str]:
    given = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in given.items() if value is not None}


def _asked_with(exchange: Exchange, name: str) -> str | None:
    """The header ``name`` (lower case) of the request; None where there was none."""
    fields = exchange.request_headers
    return next((value for key, value in fields if key.lower() == name), None)


def _demand_success(exchange: Exchange, subject: Subject) -> None:
    status = exchange.status
    if status == HTTPStatus.PARTIAL_CONTENT and not _is_whole(exchange):
        raise subject.partial(exchange.header("content-range") or "")
    if 200 <= status < 300:
        return
    conditions = ("if-none-match", "if-modified-since")
    if status == _NOT_MODIFIED and any(_asked_with(exchange, name) for name in conditions):
        return
    asks_who = exchange.header("www-authenticate") is not None
    login = status == 401 or (
        status == 403 and (asks_who or _PASSWORD_FIELD.search(exchange.body) is not None)
    )
    raise subject.fault_of_status(status, login=login)


def _is_whole(exchange: Exchange) -> bool:
    """Whether the part that a site sent unasked is all there is (RFC 9110, 14.4)."""
    said = _WHOLE_RANGE.fullmatch(exchange.header("content-range") or "")
    return said is not None and int(said[1]) + 1 == int(said[2])


def _fields(headers: httpx.Headers) -> Headers:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)
