"""No command acts on an article that is out of sight, and none takes the focus out of sight."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive_app.gui.destinations import ALL, NOTES, QUEUE, RIGHTS, Destination
from archive_app.gui.main_window import MainWindow
from archive_app.store.archive import Archive
from tests.gui.shelf import TITLES, click_row, wait
from tests.store.samples import article, saving

_ON_ARTICLES = ("article.trash", "article.star", "export", "article.print", "article.watch")
_IN_THE_TEXT = ("article.find", "reader.caret", "match.next", "note.next")


def allowed(window: MainWindow, *ids: str) -> list[str]:
    return [id for id in ids if window.commands.action(id).isEnabled()]


@pytest.mark.parametrize("place", [QUEUE, RIGHTS, NOTES], ids=lambda place: place.kind)
def test_commands_for_articles_rest_where_none_is_in_sight(
    qtbot: QtBot, window: MainWindow, place: Destination
) -> None:
    click_row(window, 0)
    wait(qtbot, window.lanes)
    everywhere = allowed(window, *_ON_ARTICLES, *_IN_THE_TEXT)

    window.navigation.go(place)
    wait(qtbot, window.lanes)
    there = allowed(window, *_ON_ARTICLES, *_IN_THE_TEXT)
    window.navigation.go(ALL)
    wait(qtbot, window.lanes)

    assert there == []
    assert allowed(window, *_ON_ARTICLES, *_IN_THE_TEXT) == everywhere
    assert everywhere == [*_ON_ARTICLES, *_IN_THE_TEXT]


def test_looking_for_words_rests_while_two_versions_are_compared(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = article("https://riverpost.example/3", title=TITLES[3], words="Other words.")
    with Archive.open(window.lanes.library) as archive:
        archive.articles.save(saving(page, number=9))
    click_row(window, 0)
    wait(qtbot, window.lanes)
    window.commands.action("versions.compare").trigger()
    wait(qtbot, window.lanes)
    assert window.panes.comparing

    assert allowed(window, *_IN_THE_TEXT) == []
    assert allowed(window, *_ON_ARTICLES) == list(_ON_ARTICLES)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.isVisible()
