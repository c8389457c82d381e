"""Pictures of whole pages: how tall they are, when they are drawn, and as files."""

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWebEngineCore import QWebEngineScript

_LARGEST_PNG = 8 * 1024 * 1024
"""Bytes; a picture that is larger is kept as JPEG."""
_JPEG_QUALITY = 85
OWN_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
"""Our scripts run beside the page's: it cannot change what they are made of."""

MEASURE = """
(() => {
    const tall = [document.documentElement, document.body].map((one) => one ? one.scrollHeight : 0);
    const elements = document.getElementsByTagName('*').length;
    return JSON.stringify({tall: Math.max(...tall), elements});
})()
"""
AWAIT_PAINT = """
self.painted = false;
requestAnimationFrame(() => requestAnimationFrame(() => { self.painted = true; }));
"""
IS_PAINTED = "self.painted === true ? innerHeight : 0"


def encoded(image: QImage) -> tuple[bytes, str]:
    """The picture as a file and its type; PNG while that is small enough."""
    if image.isNull():
        return b"", ""
    data = _written(image, b"PNG")
    if len(data) <= _LARGEST_PNG:
        return data, "image/png"
    return _written(image, b"JPEG"), "image/jpeg"


def _written(image: QImage, format: bytes) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, format)
    if format == b"JPEG":
        writer.setQuality(_JPEG_QUALITY)
    writer.write(image)
    return bytes(buffer.data().data())
