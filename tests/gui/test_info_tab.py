"""The facts of an article, as they are and as the person corrected them."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from archive_app.gui.info_tab import InfoTab
from archive_app.gui.inspector_parts import Words
from archive_app.gui.theme import Theme
from tests.gui.sample_article import open_article


@pytest.fixture
def tab(qtbot: QtBot, theme: Theme) -> InfoTab:
    shown = InfoTab(theme)
    qtbot.addWidget(shown)
    return shown


def _said(tab: InfoTab) -> list[str]:
    return [each.words for each in tab.findChildren(Words) if not each.isHidden()]


def test_dates_are_told_with_their_distance_from_utc(tab: InfoTab) -> None:
    tab.show_article(open_article())

    said = _said(tab)
    assert "13 Jan 2026, 06:00 (UTC+01:00)" in said
    assert "14 Jan 2026" in said


def test_a_corrected_field_says_what_it_was_and_goes_back(qtbot: QtBot, tab: InfoTab) -> None:
    tab.show_article(open_article())
    assert any("Edited by you" in each and "“News”" in each for each in _said(tab))
    revert = next(b for b in tab.findChildren(QAbstractButton) if b.text() == "Revert")

    with qtbot.waitSignal(tab.revert_requested) as told:
        revert.click()

    assert told.args == ["section"]


def test_what_the_page_did_not_say_has_no_line(tab: InfoTab) -> None:
    opened = open_article()
    tab.show_article(replace(opened, content=replace(opened.content, authors=(), section=None)))

    assert "Authors" not in _said(tab)
    assert "Language" in _said(tab)


def test_markup_in_a_title_is_shown_as_it_was_written(tab: InfoTab) -> None:
    opened = open_article()
    tab.show_article(replace(opened, content=replace(opened.content, title="<b>x</b> & y")))

    label = next(each for each in tab.findChildren(Words) if each.words == "<b>x</b> & y")
    assert "&lt;b&gt;" in label.text()
