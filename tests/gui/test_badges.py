"""Seven badges, each an icon and a word, never a colour alone."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from archive_app.domain.rights import Badge
from archive_app.gui.badges import (
    BadgeLabel,
    badge_look,
    badge_pixmap,
    badge_size,
    badge_word,
    paint_spot,
)
from archive_app.gui.theme import Theme


def test_every_badge_has_its_own_word_and_icon(theme: Theme) -> None:
    looks = [badge_look(theme, badge) for badge in Badge]

    assert [look.word for look in looks] == [
        "Open licence",
        "Owner named",
        "Claims differ",
        "No owner named",
        "Nothing found",
        "Cleared",
        "Do not use",
    ]
    assert len({look.icon for look in looks}) == len(Badge)


@pytest.mark.parametrize("badge", list(Badge))
def test_a_badge_follows_theme_and_screen(theme: Theme, badge: Badge) -> None:
    drawn = badge_pixmap(theme, badge, 2.0)

    assert drawn.devicePixelRatio() == 2.0
    assert drawn.width() == 2 * badge_size(theme, badge).width()
    ground = drawn.toImage().pixelColor(drawn.width() // 2, 2)
    assert ground == theme.colour(f"status.{badge}.bg")


def test_the_widget_says_what_it_shows(qtbot: QtBot, theme: Theme) -> None:
    label = BadgeLabel(theme, Badge.DIFFER)
    qtbot.addWidget(label)
    assert label.accessibleName() == "Picture rights: Claims differ"

    label.set_badge(Badge.CLEARED)

    assert label.badge is Badge.CLEARED
    assert label.accessibleName() == "Picture rights: Cleared"
    assert label.size() == badge_size(theme, Badge.CLEARED)


def test_the_round_badge_is_set_off_from_what_it_lies_on(theme: Theme) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)

    paint_spot(painter, QPointF(20, 20), theme, Badge.BLOCKED, around=theme.colour("surface"))

    painter.end()
    assert image.pixelColor(20, 9) == theme.colour("surface")
    assert image.pixelColor(20, 12) == theme.colour("status.blocked.bg")


def test_the_words_are_those_of_the_contract() -> None:
    assert badge_word(Badge.PLACEHOLDER) == "No owner named"
