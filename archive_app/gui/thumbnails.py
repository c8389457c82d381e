"""Pictures from bytes, and small square ones for lists, made off the GUI thread."""

from PySide6.QtCore import QByteArray, QDataStream, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QImageReader, QPainter, QTransform

from archive_app.domain.long_work import long_work

_RADIUS = 6


def thumbnail(data: bytes, side: int, ratio: float) -> QImage | None:
    """``data`` filled into a rounded square of ``side`` logical pixels; None if it is no picture.

    A ``QImage`` may be made on any thread; the pixmap is made from it on the GUI thread.
    """
    filled = cropped(data, QSize(side, side), ratio)
    return None if filled is None else _rounded(filled, ratio)


def decoded(data: bytes) -> QImage:
    """The picture of ``data``; a null image where it is none. Takes long: not on the GUI thread.

    The reader lets other threads run Python meanwhile; ``QImage.fromData`` stops them all, the
    window for .4 s by a photograph of 20 megapixels.

    It holds a lock of Qt's while it looks at the first bytes, which the window needs for any icon.
    A buffer made in Python asks for Python's own lock at each look: with the window holding that
    one, both waited for ever. The buffer inside of a stream is Qt's alone.
    """
    long_work("picture")
    stream = QDataStream(QByteArray(data))
    return QImageReader(stream.device()).read()


def cropped(data: bytes, size: QSize, ratio: float) -> QImage | None:
    """``data`` filled into ``size`` logical pixels, cut where it is too wide or too high.

    None if it is no picture.
    """
    image = decoded(data)
    if image.isNull():
        return None
    wide, high = round(size.width() * ratio), round(size.height() * ratio)
    scaled = image.scaled(
        QSize(wide, high),
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left, top = (scaled.width() - wide) // 2, (scaled.height() - high) // 2
    filled = scaled.copy(QRect(left, top, wide, high))
    filled.setDevicePixelRatio(ratio)
    return filled


def rounded_above(data: bytes, size: QSize, ratio: float, radius: int) -> QImage | None:
    """``data`` filled into ``size`` logical pixels, its upper corners rounded by ``radius``.

    None if it is no picture. Scaled and rounded in one stroke, between neighbouring pixels alone:
    fine for what is shrunk to no less than half, as stored thumbnails are.
    """
    image = decoded(data)
    if image.isNull():
        return None
    wide, high = round(size.width() * ratio), round(size.height() * ratio)
    factor = max(wide / image.width(), high / image.height())
    filling = QTransform.fromTranslate(
        (wide - image.width() * factor) / 2, (high - image.height() * factor) / 2
    )
    brush = QBrush(image)
    brush.setTransform(filling.scale(factor, factor))
    drawn = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setBrush(brush)
    painter.setPen(Qt.PenStyle.NoPen)
    below = QRectF(drawn.rect()).adjusted(0, 0, 0, 2 * radius * ratio)  # lower corners cut off
    painter.drawRoundedRect(below, radius * ratio, radius * ratio)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def _rounded(image: QImage, ratio: float) -> QImage:
    image.setDevicePixelRatio(1)  # as a brush it would be laid in tiles of logical pixels
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
