"""The versions of an article, newest first."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFrame
from pytestqt.qtbot import QtBot

from archive_app.domain.library import VersionRow
from archive_app.gui.inspector_parts import Words
from archive_app.gui.theme import Theme
from archive_app.gui.versions_tab import VersionsTab
from tests.gui.sample_article import SAVED

_ROWS = (
    VersionRow(1, SAVED - timedelta(days=1), "What the sea-wall report left out", 700, ()),
    VersionRow(2, SAVED, "What the sea-wall survey left out", 712, ("title", "text")),
)


def _tab(qtbot: QtBot, theme: Theme) -> VersionsTab:
    tab = VersionsTab(theme)
    qtbot.addWidget(tab)
    tab.show_versions(_ROWS, 2)
    return tab


def test_the_newest_comes_first_and_says_what_changed(qtbot: QtBot, theme: Theme) -> None:
    tab = _tab(qtbot, theme)
    said = [each.words for each in tab.findChildren(Words) if each.isVisibleTo(tab)]

    assert said[:2] == ["Version 2", "shown"]
    assert "Changed: title and text" in said
    assert said[-2] == "first" or "first" in said


def test_enter_opens_a_version(qtbot: QtBot, theme: Theme) -> None:
    tab = _tab(qtbot, theme)
    entry = next(
        frame
        for frame in tab.findChildren(QFrame)
        if frame.accessibleName().startswith("Version 1")
    )

    with qtbot.waitSignal(tab.version_requested) as told:
        qtbot.keyClick(entry, Qt.Key.Key_Return)

    assert told.args == [1]


def test_a_version_is_compared_with_the_one_before(qtbot: QtBot, theme: Theme) -> None:
    tab = _tab(qtbot, theme)
    compare = [b for b in tab.findChildren(QAbstractButton) if b.text() == "Compare"]

    with qtbot.waitSignal(tab.compare_requested) as told:
        compare[0].click()

    assert len(compare) == 1
    assert told.args == [1, 2]
