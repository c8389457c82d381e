"""Small pictures of lists, made off the GUI thread."""

import subprocess
import sys
import threading
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from archive_app.gui.thumbnails import decoded, thumbnail

ROOT = Path(__file__).parents[2]


def halves() -> bytes:
    """A PNG, its left half red and its right half blue."""
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    painter = QPainter(image)
    painter.fillRect(100, 0, 100, 200, Qt.GlobalColor.blue)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def test_a_picture_fills_its_square_once_on_a_screen_of_twice_the_pixels(qtbot: QtBot) -> None:
    drawn = thumbnail(halves(), 64, 2.0)

    assert drawn is not None
    assert (drawn.width(), drawn.devicePixelRatio()) == (128, 2.0)
    assert drawn.pixelColor(56, 64) == Qt.GlobalColor.red
    assert drawn.pixelColor(72, 64) == Qt.GlobalColor.blue


def test_what_is_no_picture_has_none(qtbot: QtBot) -> None:
    assert thumbnail(b"no picture", 64, 1.0) is None


def test_other_threads_go_on_while_a_large_picture_is_decoded(qtbot: QtBot) -> None:
    file = BytesIO()
    Image.effect_noise((3000, 2000), 60).convert("RGB").save(file, "JPEG", quality=85)
    begun, ended, turns = threading.Event(), threading.Event(), 0

    def decode() -> None:
        begun.set()
        assert decoded(file.getvalue()).width() == 3000
        ended.set()

    thread = threading.Thread(target=decode)
    thread.start()
    begun.wait()
    while not ended.wait(0.001):
        turns += 1
    thread.join()

    assert turns > 5  # one or two where the decoder keeps the interpreter for itself


TOGETHER = """
import sys
from threading import Thread

from PySide6.QtGui import QImage

from archive_app.gui.thumbnails import decoded

data = sys.stdin.buffer.read()
left = [True]

def elsewhere():
    while left:
        assert not decoded(data).isNull()

threads = [Thread(target=elsewhere) for _ in range(2)]
for thread in threads:
    thread.start()
for _ in range(20_000):
    assert not QImage.fromData(data).isNull()  # as the window does for each icon, holding Python
left.clear()
for thread in threads:
    thread.join()
"""


def test_pictures_are_decoded_elsewhere_while_the_window_reads_its_icons() -> None:
    """In a process of its own: the two waited for each other, and for ever."""
    command = [sys.executable, "-c", TOGETHER]
    subprocess.run(command, input=halves(), timeout=60, check=True, cwd=ROOT)
