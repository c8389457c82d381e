"""The child program that shows a saved page as it was saved, from its captures alone.

    python -m archive_app.gui.original_page

``OriginalPage`` comes in on standard input as MessagePack. Scripts are off. Every address that the
page asks for is led to a scheme of our own, which answers from the captures; what is not there is
refused. The engine itself has no way out either: its only proxy is one that nobody answers as.
"""

import json
import sys
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from archive_app.actions.original_messages import OriginalDrawn, OriginalPage, Spot
from archive_app.actions.settings import BadSettings, Settings, load
from archive_app.domain.errors import ArchiveError
from archive_app.gui.buttons import HintButton
from archive_app.gui.page_picture import AWAIT_PAINT, IS_PAINTED, MEASURE, OWN_WORLD, encoded
from archive_app.gui.reader_wording import day
from archive_app.gui.sealed_browser import Interceptor, SealedPage, arguments, sealed_profile
from archive_app.gui.theme import Theme
from archive_app.gui.thumbnails import decoded
from archive_app.preserve.reading import payload_of, read_record

_PREFIX = "capture-"
_SIZE = 1310, 860
"""Logical pixels: as wide as the pictures of pages, and a scroll bar."""
_TALLEST = 16_000
_LOOK_MS = 100
_INSIDE = ("data", "about", "blob")


class Replay(QWebEngineUrlSchemeHandler):
    """Answers from the captures."""

    def __init__(self, order: OriginalPage) -> None:
        super().__init__()
        self._library = Path(order.library)
        held = {**order.parts, order.url: order.page}
        # Named as the engine names addresses: it may encode a letter that the site did not.
        self._parts = {original(QUrl(url)): spot for url, spot in held.items()}
        self.shown: list[str] = []
        self.refused: list[str] = []

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Give what is there for the address, or nothing."""
        url = original(job.requestUrl())
        spot = self._parts.get(url)
        found = self._read(spot) if spot is not None and job.requestMethod() == b"GET" else None
        if found is None:
            self.refused.append(url)
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        self.shown.append(url)
        media_type, body = found
        answer = QBuffer(job)
        answer.setData(body)
        job.reply(media_type, answer)

    def _read(self, spot: Spot) -> tuple[bytes, bytes] | None:
        """Type and bytes at ``spot``; None where the file is damaged."""
        try:
            record = read_record(self._library, spot.warc, spot.offset)
            body = payload_of(self._library, spot.warc, spot.offset)
        except ArchiveError:
            return None
        declared = next((v for k, v in record.headers if k.lower() == "content-type"), "")
        return declared.encode("latin-1", "replace") or b"application/octet-stream", body


class LedToCaptures(Interceptor):
    """Leads every request to the captures; what is no web address is stopped."""

    def __init__(self) -> None:
        super().__init__(lambda _url, _kind: None)

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Change the scheme, so that no request ever is one for the network."""
        super().interceptRequest(info)
        url = info.requestUrl()
        if url.scheme() in {"http", "https"}:
            info.redirect(led(url))
        elif url.scheme() not in {*_INSIDE, *(_PREFIX + one for one in ("http", "https"))}:
            info.block(True)


class QuietPage(SealedPage):
    """A saved page: links lead to what the captures hold, or nowhere."""

    def __init__(self, profile: QWebEngineProfile, order: OriginalPage) -> None:
        super().__init__(profile, scripts=False)
        self._known = {original(QUrl(url)) for url in (*order.parts, order.url)}

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        type: QWebEnginePage.NavigationType,
        isMainFrame: bool,  # noqa: N803 - Qt's own name
    ) -> bool:
        """Whether it may be shown."""
        asked = QUrl(url)
        return asked.scheme() in _INSIDE or original(asked) in self._known or not isMainFrame


class OriginalWindow(QWidget):
    """The saved page under a line that says what it is; and the picture taken when it was saved."""

    def __init__(self, order: OriginalPage, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("original")
        self.setWindowTitle(
            self.tr("{title}: page as saved").format(title=order.title or order.url)
        )
        self.resize(*_SIZE)
        self._order = order
        self.replay = Replay(order)
        self._interceptor = LedToCaptures()
        self._profile = sealed_profile(self._interceptor)
        for scheme in schemes():
            self._profile.installUrlSchemeHandler(scheme, self.replay)
        self.view = QWebEngineView()
        self.view.setAccessibleName(self.tr("Page as saved"))
        self.page = QuietPage(self._profile, order)
        self.view.setPage(self.page)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(theme))
        column.addWidget(self._stack, 1)
        for key in ("Escape", "Ctrl+W"):
            QShortcut(QKeySequence(key), self, self.close)

    def begin(self) -> None:
        """Show the page."""
        self.page.load(led(QUrl(self._order.url)))

    def end(self) -> None:
        """Take page and view down before the profile, as the engine wants it."""
        self.view.setPage(None)  # type: ignore[arg-type]  # Qt takes none
        self.page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _head(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 8, 8)
        words = self.tr("Saved {day} from {url}. Shown from the library: no scripts, no network.")
        saved = day(self._order.captured_at.astimezone())
        label = QLabel(words.format(day=saved, url=self._order.url))
        label.setObjectName("quiet")
        label.setWordWrap(True)
        row.addWidget(label, 1)
        picture = self._picture()
        if picture is not None:
            self._stack.addWidget(picture)
            self._turn = HintButton(theme, self.tr("Picture of the page"), icon_name="image")
            self._turn.clicked.connect(self._show_other)
            row.addWidget(self._turn)
        return row

    def _picture(self) -> QWidget | None:
        """The picture of the whole page, as wide as it is; None where none was taken."""
        spot = self._order.picture
        if spot is None:
            return None
        try:
            body = payload_of(Path(self._order.library), spot.warc, spot.offset)
        except ArchiveError:
            return None
        image = decoded(body)
        label = QLabel()
        label.setPixmap(QPixmap.fromImage(image))
        label.setAccessibleName(self.tr("Picture of the whole page, taken when it was saved"))
        area = QScrollArea()
        area.setWidget(label)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return None if image.isNull() else area

    def _show_other(self) -> None:
        shown = 1 - self._stack.currentIndex()
        self._stack.setCurrentIndex(shown)
        words = self.tr("Picture of the page"), self.tr("The page itself")
        self._turn.set_words(words[shown])


def schemes() -> tuple[bytes, bytes]:
    """The schemes under which captures are shown."""
    return tuple((_PREFIX + one).encode("ascii") for one in ("http", "https"))  # type: ignore[return-value]


def register_schemes() -> None:
    """Tell the engine of them; before there is an application."""
    for name, port in zip(schemes(), (80, 443), strict=True):
        scheme = QWebEngineUrlScheme(name)
        scheme.setSyntax(QWebEngineUrlScheme.Syntax.HostAndPort)
        scheme.setDefaultPort(port)
        scheme.setFlags(
            QWebEngineUrlScheme.Flag.SecureScheme | QWebEngineUrlScheme.Flag.CorsEnabled
        )
        QWebEngineUrlScheme.registerScheme(scheme)


def led(url: QUrl) -> QUrl:
    """``url`` under the scheme that answers from the captures."""
    changed = QUrl(url)
    changed.setScheme(_PREFIX + url.scheme())
    return changed


def original(url: QUrl) -> str:
    """The web address that ``url`` stands for, without a fragment."""
    text = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    return text.partition("#")[0].removeprefix(_PREFIX)


class Drawing:
    """A picture of the page on standard output once all of it is drawn; then the program ends."""

    def __init__(self, window: OriginalWindow) -> None:
        self._window = window
        self._target = sys.stdout.buffer
        window.page.loadFinished.connect(
            lambda: window.page.runJavaScript(MEASURE, OWN_WORLD, self._measured)
        )

    def _measured(self, answer: Any) -> None:  # noqa: ANN401 - what a script gives
        tall = min(int(json.loads(answer)["tall"]), _TALLEST) if answer else 0
        head = self._window.height() - self._window.view.height()
        self._window.resize(_SIZE[0], max(_SIZE[1], tall + head))
        self._window.page.runJavaScript(AWAIT_PAINT, OWN_WORLD, lambda _: self._look())

    def _look(self) -> None:
        self._window.page.runJavaScript(IS_PAINTED, OWN_WORLD, self._painted)

    def _painted(self, height: Any) -> None:  # noqa: ANN401
        # The frame is drawn by then; it reaches the window a moment later.
        ready = height == self._window.view.height()
        QTimer.singleShot(_LOOK_MS * 3 if ready else _LOOK_MS, self._take if ready else self._look)

    def _take(self) -> None:
        picture, _ = encoded(self._window.view.grab().toImage())
        replay = self._window.replay
        answer = OriginalDrawn(picture, tuple(replay.shown), tuple(replay.refused))
        self._target.write(msgspec.msgpack.encode(answer))
        self._target.flush()
        QApplication.quit()


def main() -> int:
    """Show the page that standard input names; the exit code."""
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=OriginalPage)
    register_schemes()
    application = QApplication(arguments(None))
    application.setApplicationName("News Archive")
    try:
        settings = load()
    except BadSettings:  # the window says so; a saved page is shown all the same
        settings = Settings()
    window = OriginalWindow(order, Theme(settings.theme, settings.contrast))
    drawing = Drawing(window) if order.draw else None
    window.show()
    window.begin()
    code = application.exec()
    del drawing
    window.end()
    return code


if __name__ == "__main__":
    raise SystemExit(main())
