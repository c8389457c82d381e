"""Few lines of text, as delegates paint them."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from archive_app.gui.text_painting import Ink, Span, draw_text, reads_leftwards
from archive_app.gui.theme import Theme

_WIDTH, _HEIGHT = 200, 40


def painted(theme: Theme, words: str, spans: tuple[Span, ...] = (), lines: int = 2) -> QImage:
    """``words`` in black on white, marks in red, in lines of 20 px."""
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    ink = Ink(theme.font("ui.body"), QColor("black"), 20, QColor("red"), QColor("red"))
    draw_text(painter, QRectF(0, 0, _WIDTH, 20 * lines), words, ink, spans)
    painter.end()
    return image


def inked(image: QImage, top: int, bottom: int) -> tuple[int, int]:
    """Leftmost and rightmost painted column between two rows of pixels; (-1, -1) for none."""
    columns = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < 200 for y in range(top, bottom))
    ]
    return (columns[0], columns[-1]) if columns else (-1, -1)


def red(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y) == QColor("red")
        for x in range(image.width())
        for y in range(image.height())
    )


def test_a_short_text_takes_one_line(theme: Theme) -> None:
    image = painted(theme, "Tide gauge")

    assert inked(image, 0, 20)[0] < 5
    assert inked(image, 20, 40) == (-1, -1)


def test_a_long_text_fills_its_lines_and_stays_inside(theme: Theme) -> None:
    image = painted(theme, "The full survey, released on request, runs to sixty-one pages. " * 5)

    assert inked(image, 0, 20)[1] > 120
    assert inked(image, 20, 40)[1] > 150


def test_text_that_reads_leftwards_begins_at_the_right(theme: Theme) -> None:
    image = painted(theme, "صيادو المرسى")

    assert inked(image, 0, 20)[1] > _WIDTH - 6
    assert inked(image, 0, 20)[0] > 60


def test_marks_are_counted_in_code_points_also_after_an_emoji(theme: Theme) -> None:
    words = "🌊🌊 storm"
    right = painted(theme, words, ((3, 8),))
    plain = painted(theme, "xx storm", ((3, 8),))

    assert red(right) == pytest.approx(red(plain), rel=0.1)


def test_marks_that_were_elided_away_are_not_painted(theme: Theme) -> None:
    words = "The full survey, released on request, runs to sixty-one pages and a storm"

    assert red(painted(theme, words, ((len(words) - 5, len(words)),), lines=1)) == 0


@pytest.mark.parametrize(
    ("words", "leftwards"),
    [
        ("Harbour", False),
        ("“المرسى", True),
        ("2026 המזח", True),
        ("", False),
        ("波を刻む石", False),
    ],
)
def test_the_first_letter_decides_the_direction(
    qtbot: QtBot, words: str, *, leftwards: bool
) -> None:
    assert reads_leftwards(words) is leftwards
