"""The pictures of the open article in a row, each with the icon of its rights badge."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QWidget

from archive_app.domain.library import OpenArticle, StoredPlacement
from archive_app.gui.background import Lanes
from archive_app.gui.badges import badge_name, badge_word, paint_spot
from archive_app.gui.icons import pixmap
from archive_app.gui.inspector_parts import SIDE
from archive_app.gui.theme import Theme
from archive_app.gui.thumbnails import decoded

_WIDTH = 86
_HEIGHT = 60
_EDGE = 4
"""Logical pixels of a thumbnail, and the room for the ring around it."""


class PictureThumb(QAbstractButton):
    """One picture; its spoken name is its caption and what is known of its rights."""

    def __init__(self, theme: Theme, stored: StoredPlacement, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.stored = stored
        self._picture: QPixmap | None = None
        self.setCheckable(True)
        self.setFixedSize(_WIDTH + 2 * _EDGE, _HEIGHT + 2 * _EDGE)
        said = stored.placement.caption or stored.placement.alt or self.tr("Picture")
        self.setAccessibleName(f"{said}. {badge_name(stored.badge)}")
        self.setToolTip(badge_word(stored.badge))
        theme.changed.connect(self.update)

    def set_picture(self, picture: QImage) -> None:
        """Show it, cut to the shape of the thumbnail."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(_WIDTH * ratio), round(_HEIGHT * ratio))
        scaled = picture.scaled(
            size,
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        left, top = (scaled.width() - size.width()) // 2, (scaled.height() - size.height()) // 2
        self._picture = QPixmap.fromImage(scaled.copy(left, top, size.width(), size.height()))
        self._picture.setDevicePixelRatio(ratio)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture or empty box, badge, ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(_EDGE, _EDGE, _WIDTH, _HEIGHT)
        self._paint_picture(painter, box)
        centre = QPointF(box.right() - 15, box.bottom() - 14)
        badge = self.stored.badge
        paint_spot(painter, centre, self._theme, badge, around=self._theme.colour("surface"))
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            name = "accent" if self.isChecked() else "focus"
            painter.setPen(QPen(self._theme.colour(name), 2))
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 8, 8)
        painter.end()

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        path = QPainterPath()
        path.addRoundedRect(box, 6, 6)
        painter.fillPath(path, self._theme.colour("inset"))
        if self._picture is not None:
            painter.save()
            painter.setClipPath(path)
            painter.drawPixmap(box.topLeft(), self._picture)
            painter.restore()
            return
        name = "image" if self.stored.missing is None else "image-off"
        drawn = pixmap(name, self._theme.colour("text_3"), 16, self.devicePixelRatioF())
        painter.drawPixmap(box.center() - QPointF(8, 8), drawn)


class PictureStrip(QScrollArea):
    """The thumbnails; arrows walk them, the chosen one is ringed."""

    chosen = Signal(int)
    """The position in ``Article.pictures`` of the picture that was clicked or walked to."""

    def __init__(self, theme: Theme, lanes: Lanes) -> None:
        super().__init__()
        self._theme = theme
        self._lanes = lanes
        self._thumbs: list[PictureThumb] = []
        self._opened: OpenArticle | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)

    def show_article(self, opened: OpenArticle | None) -> None:
        """Show the pictures of ``opened``; thumbnails follow from the library one by one."""
        self._opened = opened
        self._thumbs = []
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(SIDE - _EDGE, 0, SIDE - _EDGE, 0)
        row.setSpacing(0)
        for stored in opened.pictures if opened is not None else ():
            thumb = PictureThumb(self._theme, stored, inside)
            thumb.clicked.connect(partial(self._click, stored.position))
            row.addWidget(thumb)
            self._thumbs.append(thumb)
        row.addStretch(1)
        self.setWidget(inside)
        bar = 10 if len(self._thumbs) > 3 else 0
        self.setFixedHeight(_HEIGHT + 2 * _EDGE + bar)
        self._load(0)

    def thumbs(self) -> list[PictureThumb]:
        """The thumbnails in order."""
        return self._thumbs

    def choose(self, position: int) -> None:
        """Ring one picture and bring it into view."""
        for thumb in self._thumbs:
            thumb.setChecked(thumb.stored.position == position)
            if thumb.isChecked():
                self.ensureWidgetVisible(thumb)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        step = -step if self.isRightToLeft() else step
        places = [place for place, thumb in enumerate(self._thumbs) if thumb.hasFocus()]
        if step and places and 0 <= places[0] + step < len(self._thumbs):
            thumb = self._thumbs[places[0] + step]
            thumb.setFocus()
            thumb.click()
        else:
            super().keyPressEvent(event)

    def _click(self, position: int, _checked: bool = False) -> None:
        self.choose(position)
        self.chosen.emit(position)

    def _load(self, place: int) -> None:
        """Ask for the next thumbnail: one at a time, so that reading never waits for a strip."""
        thumbs, article = self._thumbs, self._opened
        while place < len(thumbs) and thumbs[place].stored.picture is None:
            place += 1
        if place >= len(thumbs):
            return
        number = thumbs[place].stored.picture or 0

        def done(picture: QImage) -> None:
            if article is not self._opened:
                return
            if not picture.isNull():
                thumbs[place].set_picture(picture)
            self._load(place + 1)

        self._lanes.reading.ask(
            lambda archive: _decoded(archive.pictures.thumbnail(number)),
            done,
            lambda _error: self._load(place + 1) if article is self._opened else None,
        )


def _decoded(data: bytes | None) -> QImage:
    """The thumbnail made by the program itself; a null image where there is none."""
    return decoded(data) if data is not None else QImage()
