"""The child program that shows one page to a browser and tells what it saw.

    python -m archive_app.gui.page_renderer

One message comes in on standard input (four bytes of length, then ``RenderPage`` as MessagePack),
one ``RenderReply`` goes out on standard output, and that is its whole life. It ends at once when
the other side hangs up, and the system ends it where it does not answer in time.

1. Load the page, and wait until nothing new was asked for a moment.
2. Make the window as tall as the page: what loads only when it is seen, loads now.
3. Wait again, take the picture, and only then the document.
"""

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtNetwork import QNetworkCookie
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from archive_app.actions.render_messages import RenderPage, RenderReply
from archive_app.domain.errors import Notice
from archive_app.domain.rendering import MOST_REQUESTS, RenderedRequest, Rendering
from archive_app.gui.page_picture import AWAIT_PAINT, IS_PAINTED, MEASURE, OWN_WORLD, encoded
from archive_app.gui.sealed_browser import Interceptor, SealedPage, arguments, sealed_profile

_TICK_MS = 100
_QUIET = 0.8
"""Seconds without a new request after which a page counts as finished."""
_LONG_QUIET = 4.0
"""The same where not everything was answered: some of it never will be."""
_PATIENCE = 4.0
"""Seconds that a script of ours is waited for: the page's own keep it from running."""
_LAST_GRACE = 12.0
"""Seconds after the deadline when this process ends, answer or not."""
_SCHEMES = ("http://", "https://", "data:", "blob:", "about:")
_ANSWERED = "performance.getEntriesByType('resource').length"
_DOCUMENT = """
((mostElements, mostCharacters) => {
    // What components keep to themselves is moved to where it is seen.
    const open = (root) => {
        for (const host of [...root.querySelectorAll('*')].filter((one) => one.shadowRoot)) {
            const inside = host.shadowRoot;
            for (const slot of inside.querySelectorAll('slot')) {
                const given = slot.assignedNodes();
                slot.replaceWith(...(given.length ? given : slot.childNodes));
            }
            open(inside);
            for (const left of [...inside.querySelectorAll('style, link')]) left.remove();
            host.append(...inside.childNodes);
        }
    };
    if (document.getElementsByTagName('*').length > mostElements) return null;
    open(document);
    const kind = document.doctype ? '<!DOCTYPE html>\\n' : '';
    const html = kind + document.documentElement.outerHTML;
    return html.length > mostCharacters ? null : html;
})(%d, %d)
"""


class _Showing(QObject):
    """One page being shown."""

    def __init__(self, order: RenderPage, answer: Callable[[RenderReply], None]) -> None:
        super().__init__()
        self._order = order
        self._answer = answer
        self._begun = time.monotonic()
        self._heard = self._begun
        """When the page last asked for something or got on."""
        self._requests: list[RenderedRequest] = []
        self._notices: list[Notice] = []
        self._first = ""
        """The document as it was when it had loaded: better than nothing where a script hangs."""
        self._picture = b"", ""
        self._next: Callable[[], None] = self._when_loaded
        self._asked: float | None = None
        """When a script of ours was begun that has not answered yet."""
        self._interceptor = Interceptor(self._judge)
        self._profile = sealed_profile(self._interceptor)
        self._profile.setHttpUserAgent(f"{self._profile.httpUserAgent()} {order.product}")
        if order.language:
            self._profile.setHttpAcceptLanguage(order.language)
        self._give_cookies()
        self._page = SealedPage(self._profile, scripts=True)
        self._loaded = False
        self._page.loadStarted.connect(self._load_started)
        self._page.loadFinished.connect(self._load_finished)
        self._page.renderProcessTerminated.connect(self._broke_off)
        self._view = QWebEngineView()
        if not sys.platform.startswith("linux"):  # there everything is off screen
            self._view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._view.setPage(self._page)
        self._view.resize(order.width, order.height)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        """Load the page; the answer is given when it is known."""
        self._view.show()
        self._page.load(QUrl(self._order.url))
        self._timer.start(_TICK_MS)

    def close(self) -> None:
        """Take everything down in the order that the engine wants."""
        self._timer.stop()
        self._view.close()
        self._view.deleteLater()
        self._page.deleteLater()

    def _give_cookies(self) -> None:
        store = self._profile.cookieStore()
        for own in self._order.cookies:
            cookie = QNetworkCookie(own.name.encode(), own.value.encode())
            if own.domain.startswith("."):
                cookie.setDomain(own.domain)
            cookie.setPath(own.path)
            cookie.setSecure(own.secure)
            scheme = "https" if own.secure else "http"
            store.setCookie(cookie, QUrl(f"{scheme}://{own.domain.lstrip('.')}{own.path}"))

    def _judge(self, url: str, kind: str) -> str | None:
        refused = None
        if not url.startswith(_SCHEMES):
            scheme = url.partition(":")[0]
            refused = f"A page from the web may not ask for {scheme}: addresses."
        elif len(self._requests) >= MOST_REQUESTS:
            return f"A page may ask for {MOST_REQUESTS} things."
        elif time.monotonic() - self._begun > self._order.seconds:
            return "The time of the page was over."
        if not url.startswith(("data:", "blob:", "about:")):
            self._heard = time.monotonic()
            self._requests.append(RenderedRequest(url, kind, refused))
        return refused

    def _load_started(self) -> None:
        self._loaded = False

    def _load_finished(self) -> None:
        self._loaded = True
        self._heard = time.monotonic()
        if self._asked is None:
            self._run(self._document_script(), self._keep_first)

    def _keep_first(self, html: Any) -> None:  # noqa: ANN401 - what a script gives
        if isinstance(html, str):
            self._first = html

    def _tick(self) -> None:
        """Go on when the page is quiet, or its time is over."""
        now = time.monotonic()
        overdue = now - self._begun > self._order.seconds
        if self._asked is not None:
            if now - self._asked > _PATIENCE and (overdue or self._first):
                self._hangs()
            return
        quiet = now - self._heard if self._loaded else 0.0
        if overdue or quiet > _LONG_QUIET:
            self._next()
        elif quiet > _QUIET:
            self._run(_ANSWERED, self._go_on_if_answered)

    def _go_on_if_answered(self, answered: Any) -> None:  # noqa: ANN401
        asked = sum(request.kind != "page" for request in self._requests)
        if isinstance(answered, int | float) and answered >= asked:
            self._next()

    def _when_loaded(self) -> None:
        self._next = lambda: None
        self._run(MEASURE, self._measured)

    def _measured(self, measure: Any) -> None:  # noqa: ANN401
        measure = json.loads(measure) if isinstance(measure, str) and measure else {}
        if measure.get("elements", 0) > self._order.most_elements:
            self._fail("The page made itself so large that it could not be kept as shown.")
            return
        tall = int(measure.get("tall", 0))
        if tall > self._order.tallest:
            sentence = f"The picture of the page shows its first {self._order.tallest} pixels."
            self._notices.append(Notice("incomplete", sentence))
        self._view.resize(
            self._order.width, max(self._order.height, min(tall, self._order.tallest))
        )
        self._heard = time.monotonic()
        self._next = self._when_tall

    def _when_tall(self) -> None:
        self._next = lambda: None
        self._run(AWAIT_PAINT, lambda _: self._set_next(self._look_whether_painted))

    def _look_whether_painted(self) -> None:
        self._next = lambda: None
        self._run(IS_PAINTED, self._painted)

    def _painted(self, answer: Any) -> None:  # noqa: ANN401
        is_painted = answer == self._view.height()
        overdue = time.monotonic() - self._begun > self._order.seconds
        if not is_painted and not overdue:
            self._next = self._look_whether_painted
            return
        # The frame is drawn by now; it reaches the window a moment later.
        QTimer.singleShot(3 * _TICK_MS, self._take_picture)

    def _take_picture(self) -> None:
        self._picture = encoded(self._view.grab().toImage())
        self._run(self._document_script(), self._finish)

    def _finish(self, html: Any) -> None:  # noqa: ANN401
        if not isinstance(html, str):
            self._fail("The page made itself so large that it could not be kept as shown.")
            return
        picture, picture_type = self._picture
        shown = self._page.url().toString(QUrl.ComponentFormattingOption.FullyEncoded)
        rendering = Rendering(
            url=shown,
            html=html,
            requests=tuple(self._requests),
            picture=picture,
            picture_type=picture_type,
            notices=tuple(self._notices),
        )
        self._reply(RenderReply(rendering=rendering))

    def _hangs(self) -> None:
        seconds = self._order.seconds
        if not self._first:
            self._fail(
                f"The page's scripts did not come to an end in {seconds:g} seconds and were"
                " stopped."
            )
            return
        sentence = (
            "The page's scripts did not come to an end and were stopped; this is the page as it"
            " was when it had loaded."
        )
        self._notices.append(Notice("incomplete", sentence))
        self._finish(self._first)

    def _broke_off(self, status: QWebEnginePage.RenderProcessTerminationStatus, _: int) -> None:
        if status != QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            self._fail("The page broke the browser that was to show it.")

    def _document_script(self) -> str:
        return _DOCUMENT % (self._order.most_elements, self._order.most_characters)

    def _run(self, script: str, then: Callable[[Any], None]) -> None:
        self._asked = time.monotonic()
        self._page.runJavaScript(script, OWN_WORLD, partial(self._ran, then))

    def _ran(self, then: Callable[[Any], None], answer: Any) -> None:  # noqa: ANN401
        self._asked = None
        then(answer)

    def _set_next(self, step: Callable[[], None]) -> None:
        self._next = step

    def _fail(self, sentence: str) -> None:
        self._reply(RenderReply(error=Notice("needs-script", sentence)))

    def _reply(self, reply: RenderReply) -> None:
        self._timer.stop()
        self._answer(reply)


def main() -> None:
    """Answer one message, then end."""
    target = sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print must not break the message
    size = int.from_bytes(sys.stdin.buffer.read(4), "big")
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(size), type=RenderPage)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(signal, "setitimer"):  # not on Windows, where the parent alone ends us
        signal.setitimer(signal.ITIMER_REAL, order.seconds + _LAST_GRACE)

    def answer(reply: RenderReply) -> None:
        target.write(msgspec.msgpack.encode(reply))
        target.flush()
        os._exit(0)  # nothing of the engine is worth taking down: nothing of it is kept

    application = QApplication(arguments(order.gateway))
    showing = _Showing(order, answer)
    showing.begin()
    application.exec()


def _end_with_parent() -> None:
    """End when whoever asked hangs up: nobody would hear the answer."""
    sys.stdin.buffer.read(1)
    os._exit(1)


if __name__ == "__main__":
    main()
