"""Pictures of the open article, from the library into the column, off the GUI thread.

First the thumbnail from the database, at once and blurred; then the saved bytes, which are decoded
nowhere but in a worker process. Nothing is asked of the network.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QImage, QPainter

from archive_app.domain.errors import ArchiveError
from archive_app.domain.library import OpenArticle
from archive_app.gui.background import Lanes
from archive_app.gui.picture_worker import PictureWorker
from archive_app.gui.sentences import in_own_words
from archive_app.gui.thumbnails import decoded

_KEPT = 24
"""Decoded pictures kept for the next change of width."""

_LEAST = 1360
"""Device pixels a picture is decoded to at least: a wider column need not read it again."""

_RADIUS = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """One picture in one size."""

    position: int
    """In ``Article.pictures``."""
    picture: int
    """Its number in the library."""
    box: QSize
    """Logical pixels."""
    ratio: float
    """Device pixels a logical pixel."""

    @property
    def width(self) -> int:
        """Device pixels."""
        return max(round(self.box.width() * self.ratio), 1)


class PicturesLoader(QObject):
    """Brings pictures; answers for an article that is no longer open are dropped."""

    arrived = Signal(int, QImage)
    """Position, and the picture scaled to its box with round corners."""
    failed = Signal(int, str)
    """Position, and the sentence why it cannot be shown in full."""

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self.worker = PictureWorker(lanes.library, self)
        self._article: int | None = None
        self._asked: dict[int, Wanted] = {}
        self._kept: OrderedDict[int, QImage] = OrderedDict()

    def open(self, opened: OpenArticle | None) -> None:
        """Answers for what was open before are no longer wanted."""
        number = opened.article if opened is not None else None
        if number != self._article:
            self._kept.clear()
        self._article = number
        self._asked.clear()

    def want(self, wanted: Wanted) -> None:
        """Bring a picture in this size; asked again in the same size it does nothing."""
        if self._asked.get(wanted.position) == wanted:
            return
        first = wanted.position not in self._asked
        self._asked[wanted.position] = wanted
        kept = self._kept.get(wanted.picture)
        if kept is not None and kept.width() >= wanted.width:
            self._kept.move_to_end(wanted.picture)
            self._work(wanted, partial(_fitted, kept, wanted), self._show)
            return
        if first:
            self._lanes.reading.ask(
                lambda archive: archive.pictures.thumbnail(wanted.picture),
                partial(self._have_thumbnail, wanted),
            )
        self._lanes.reading.ask(
            lambda archive: archive.pictures.place(wanted.picture),
            partial(self._have_place, wanted),
            lambda error: self.failed.emit(wanted.position, in_own_words(str(error))),
        )

    def close(self) -> None:
        """End thread and process; what was asked does not arrive any more."""
        self._asked.clear()
        self.worker.close()

    def _have_thumbnail(self, wanted: Wanted, data: bytes | None) -> None:
        if data is not None:
            self._work(wanted, partial(_from_thumbnail, data, wanted), self._show_first)

    def _have_place(self, wanted: Wanted, place: tuple[str, int]) -> None:
        def read() -> QImage | None:
            worker = self.worker
            return worker.decode(worker.payload(place), max(wanted.width, _LEAST))

        self._work(wanted, read, self._keep)

    def _keep(self, wanted: Wanted, picture: QImage | None) -> None:
        if picture is None or picture.isNull():
            self.failed.emit(wanted.position, self.tr("This picture cannot be shown."))
            return
        self._kept[wanted.picture] = picture
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self._work(wanted, partial(_fitted, picture, wanted), self._show)

    def _show_first(self, wanted: Wanted, picture: QImage | None) -> None:
        if picture is not None and wanted.picture not in self._kept:
            self._show(wanted, picture)

    def _show(self, wanted: Wanted, picture: QImage | None) -> None:
        if picture is not None:
            self.arrived.emit(wanted.position, picture)

    def _work(
        self,
        wanted: Wanted,
        work: Callable[[], QImage | None],
        done: Callable[[Wanted, QImage | None], None],
    ) -> None:
        """Run ``work`` on the thread; then ``done`` here, if the answer is still wanted."""
        article = self._article

        def settle(picture: QImage | None, error: BaseException | None) -> None:
            if article != self._article or self._asked.get(wanted.position) != wanted:
                return
            if isinstance(error, ArchiveError):
                self.failed.emit(wanted.position, in_own_words(str(error)))
            elif error is not None:
                raise error
            else:
                done(wanted, picture)

        self.worker.run(work, settle)


def _from_thumbnail(data: bytes, wanted: Wanted) -> QImage | None:
    picture = decoded(data)
    return None if picture.isNull() else _fitted(picture, wanted)


def _fitted(picture: QImage, wanted: Wanted) -> QImage:
    """``picture`` as wide as its box on the screen, with round corners."""
    scaled = picture.scaledToWidth(wanted.width, Qt.TransformationMode.SmoothTransformation)
    drawn = QImage(scaled.size(), QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(scaled))
    painter.setPen(Qt.PenStyle.NoPen)
    radius = _RADIUS * wanted.ratio
    painter.drawRoundedRect(QRectF(drawn.rect()), radius, radius)
    painter.end()
    drawn.setDevicePixelRatio(wanted.ratio)
    return drawn
