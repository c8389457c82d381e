"""Small square pictures for lists: decoded and rounded off the GUI thread."""

from PySide6.QtCore import QBuffer, QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QImageReader, QPainter

_RADIUS = 6


def thumbnail(data: bytes, side: int, ratio: float) -> QImage | None:
    """``data`` filled into a rounded square of ``side`` logical pixels; None if it is no picture.

    A ``QImage`` may be made on any thread; the pixmap is made from it on the GUI thread.
    """
    raw = QByteArray(data)
    buffer = QBuffer(raw)
    reader = QImageReader(buffer)
    image = reader.read()
    if image.isNull():
        return None
    return _rounded(_filled(image, round(side * ratio)), ratio)


def _filled(image: QImage, side: int) -> QImage:
    scaled = image.scaled(
        QSize(side, side),
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left, top = (scaled.width() - side) // 2, (scaled.height() - side) // 2
    return scaled.copy(QRect(left, top, side, side))


def _rounded(image: QImage, ratio: float) -> QImage:
    drawn = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(image))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(drawn.rect()), _RADIUS * ratio, _RADIUS * ratio)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
