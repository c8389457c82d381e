"""Where an article is from, and what its hash does and does not prove."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from archive_app.domain.errors import Notice
from archive_app.gui.inspector_parts import Words
from archive_app.gui.source_tab import SourceTab
from archive_app.gui.theme import Theme
from tests.gui.sample_article import capture, open_article


@pytest.fixture
def tab(qtbot: QtBot, theme: Theme) -> SourceTab:
    shown = SourceTab(theme)
    qtbot.addWidget(shown)
    shown.show_article(open_article())
    return shown


def _said(tab: SourceTab) -> list[str]:
    return [each.words for each in tab.findChildren(Words) if not each.isHidden()]


def _button(tab: SourceTab, name: str) -> QAbstractButton:
    return next(b for b in tab.findChildren(QAbstractButton) if b.accessibleName() == name)


def test_the_way_to_the_page_is_told(tab: SourceTab) -> None:
    said = _said(tab)

    assert "200" in said
    assert "http://ellerycourier.example/sea-wall" in said
    assert "192.0.2.7" in said
    assert "www.ellerycourier.example, issued by Example CA" in said
    assert "News Archive 0.1.0" in said
    assert any(each.startswith("14 Jan 2026, ") for each in said)


def test_the_hash_is_not_praised_for_more_than_it_proves(tab: SourceTab) -> None:
    sentence = next(each for each in _said(tab) if "does not prove" in each)

    assert "unchanged since they were saved" in sentence
    assert "the site really sent them" in sentence


def test_the_whole_hash_can_be_copied(tab: SourceTab) -> None:
    _button(tab, "Copy: SHA-256").click()

    assert QGuiApplication.clipboard().text() == capture().sha256


def test_check_now_and_show_in_folder_are_asked_for(qtbot: QtBot, tab: SourceTab) -> None:
    with qtbot.waitSignal(tab.check_requested) as told:
        _button(tab, "Check now").click()
    assert told.args == [7]
    with qtbot.waitSignal(tab.folder_requested) as told:
        _button(tab, "Show in folder").click()
    assert told.args == [capture().warc]


def test_a_saved_pdf_can_be_opened_and_a_page_has_no_such_button(
    qtbot: QtBot, tab: SourceTab
) -> None:
    of_page = [b.accessibleName() for b in tab.findChildren(QAbstractButton)]
    pdf = replace(capture(), media_type="application/pdf")

    tab.show_article(replace(open_article(), capture=pdf))
    with qtbot.waitSignal(tab.pdf_requested) as told:
        _button(tab, "Open the PDF").click()

    assert "Open the PDF" not in of_page
    assert told.args == [7]


def test_warnings_of_the_capture_are_shown(tab: SourceTab) -> None:
    opened = open_article()
    warned = replace(opened.content, warnings=(Notice("thin", "Little text was found."),))

    tab.show_article(replace(opened, content=warned))

    assert "Little text was found." in _said(tab)
