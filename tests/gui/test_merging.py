"""Two articles that are one, merged in the window; and what stands near the open one."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from archive_app.gui.inspector_parts import Words
from archive_app.gui.main_window import MainWindow
from archive_app.gui.merge_dialog import MergeDialog
from archive_app.gui.neighbours_section import NeighboursSection
from archive_app.store.archive import Archive
from tests.gui.shelf import click_row, titles, wait
from tests.store.samples import article, saving

REPORT = "The ferry crews of Port Ellery strike again. " + " ".join(
    f"Boat {number} stays in port." for number in range(20)
)
PAGES = (
    ("https://m.herald.example/strike", "Herald", "On the phone", REPORT),
    ("https://www.herald.example/strike", "Herald", "Ferry strike", REPORT),
    ("https://post.example/a", "Post", "Strike of the ferries", REPORT),
    ("https://post.example/b", "Post", "Talks", "The ferry crews of Port Ellery want talks."),
)
PHONE, DESK, ELSEWHERE, TALKS = 5, 6, 7, 8


@pytest.fixture
def library(library: Path) -> Path:
    """The shelf and, above it, a page, its twin, the same in another outlet, and a related one."""
    with Archive.open(library) as archive:
        for number, (url, site, title, words) in enumerate(PAGES):
            page = replace(article(url, title=title, words=words), site=site, authors=())
            archive.articles.save(saving(page, number=10 + number))
        archive.work.tag([PHONE], ["strike"])
    return library


def choose(qtbot: QtBot, window: MainWindow, *numbers: int) -> None:
    """Click on one row, and on the others with Ctrl."""
    rows = window.panes.articles.list
    held = Qt.KeyboardModifier.NoModifier
    for number in numbers:
        place = rows.visualRect(rows.model().index(number, 0)).center()
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, held, place)
        wait(qtbot, window.navigation.lanes)
        held = Qt.KeyboardModifier.ControlModifier


def dialog_of(qtbot: QtBot, window: MainWindow) -> MergeDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(MergeDialog)))
    return window.findChildren(MergeDialog)[0]


def section(qtbot: QtBot, window: MainWindow, words: str) -> NeighboursSection:
    """The neighbours once ``words`` are said of them."""
    shown = window.panes.inspector.info.neighbours
    qtbot.waitUntil(lambda: words in said(shown))
    return shown


def said(shown: NeighboursSection) -> list[str]:
    return [each.words for each in shown.findChildren(Words) if each.isVisibleTo(shown)]


def test_two_chosen_articles_are_merged_and_taken_apart_again(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    action = window.commands.action("article.merge")
    choose(qtbot, window, 0)
    one = action.isEnabled()
    choose(qtbot, window, 2, 3)
    two = action.isEnabled()
    before = titles(window)

    action.trigger()
    dialog = dialog_of(qtbot, window)
    dialog.choice.button(0).setChecked(True)
    dialog.button.click()
    wait(qtbot, window.navigation.lanes)

    assert (one, two) == (False, True)
    assert set(before) - set(titles(window)) == {"On the phone"}
    opened = window.panes.inspector.opened
    assert opened is not None
    assert (opened.article, opened.tags, opened.versions) == (DESK, ("strike",), 2)
    qtbot.mouseClick(window.toasts.button, Qt.MouseButton.LeftButton)
    wait(qtbot, window.navigation.lanes)
    assert titles(window) == before
    with Archive.open(library, readonly=True) as archive:
        assert archive.articles.open(PHONE).tags == ("strike",)


def test_rows_chosen_with_ctrl_stay_chosen_when_the_last_is_open(
    qtbot: QtBot, window: MainWindow
) -> None:
    choose(qtbot, window, 1, 3)

    assert window.panes.articles.list.numbers() == (ELSEWHERE, PHONE)
    assert window.navigation.article is not None
    assert window.navigation.article.article == PHONE


def test_nothing_is_merged_without_the_button(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, 2, 3)
    window.commands.action("article.merge").trigger()
    dialog = dialog_of(qtbot, window)

    dialog.reject()
    wait(qtbot, window.navigation.lanes)

    assert "On the phone" in titles(window)


def test_the_info_tab_says_where_else_a_report_stands_and_offers_to_merge(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_row(window, 2)
    wait(qtbot, window.navigation.lanes)
    shown = section(qtbot, window, "Probably the same article")
    heads = said(shown)
    merge = next(b for b in shown.findChildren(QAbstractButton) if b.text() == "Merge…")
    name = merge.accessibleName()

    merge.click()
    dialog = dialog_of(qtbot, window)
    dialog.button.click()
    wait(qtbot, window.navigation.lanes)

    assert "Also in 1 other outlet" in heads
    assert "Related" in heads
    assert name == "Merge with On the phone"
    opened = window.panes.inspector.opened
    assert opened is not None
    assert (opened.article, opened.versions) == (DESK, 2)
    qtbot.waitUntil(lambda: "Probably the same article" not in said(shown))


def test_a_neighbour_is_opened_by_its_title(qtbot: QtBot, window: MainWindow) -> None:
    click_row(window, 2)
    wait(qtbot, window.navigation.lanes)
    shown = section(qtbot, window, "Related")
    link = next(b for b in shown.findChildren(QAbstractButton) if b.accessibleName() == "Talks")

    link.click()
    wait(qtbot, window.navigation.lanes)

    opened = window.panes.inspector.opened
    assert opened is not None
    assert opened.article == TALKS


def test_the_article_merged_away_while_it_is_open_gives_way_to_the_kept_one(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_row(window, 3)
    wait(qtbot, window.navigation.lanes)

    window.desk.merging.merge(PHONE, DESK)
    wait(qtbot, window.navigation.lanes)

    opened = window.navigation.article
    assert opened is not None
    assert opened.article == DESK
    assert window.panes.articles.list.current() == DESK
