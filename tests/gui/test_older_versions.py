"""An older version in the window: it stays shown, and its words are marked as they were read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from archive_app.gui.main_window import MainWindow
from archive_app.gui.reader_text_map import TextRange
from archive_app.gui.theme import Theme
from archive_app.store.archive import Archive
from tests.gui.shelf import click_row, opened, wait
from tests.store.samples import article, saving

_URL = "https://riverpost.example/wall"
_OLD = "Nobody was hurt. The wall held."
_NEW = "The council has met. Nobody was hurt, it said. The wall held."
_OTHER = "Fish came back."


@pytest.fixture
def older(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """The window with the first of two versions shown."""
    folder = tmp_path / "library"
    with Archive.open(folder) as archive:
        for number, words in enumerate((_OLD, _NEW)):
            page = article(_URL, title="Wall", words=words)
            archive.articles.save(saving(page, number=number))
        page = article(f"{_URL}/fish", title="Fish", words=_OTHER)
        archive.articles.save(saving(page, number=9))
    with opened(qtbot, theme, folder) as window:
        click_row(window, 1)
        wait(qtbot, window.lanes)
        window.panes.reader.version_requested.emit(1)
        wait(qtbot, window.lanes)
        yield window


def shown(window: MainWindow) -> tuple[int, int]:
    """Article and version in the reader."""
    opened = window.panes.reader.opened
    assert opened is not None
    return opened.article, opened.version


def mark(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Choose ``words`` of what is shown and press 1."""
    opened = window.panes.reader.opened
    assert opened is not None
    start = opened.content.text.index(words)
    window.panes.reader.reader.choose(TextRange(start, start + len(words)))
    window.commands.action("highlight.yellow").trigger()
    wait(qtbot, window.lanes)


def marked(window: MainWindow) -> list[str]:
    with Archive.open(window.lanes.library, readonly=True) as archive:
        return [each.anchor.exact for each in archive.articles.open(1).annotations]


def test_the_words_that_were_chosen_in_an_older_version_are_marked_and_no_others(
    qtbot: QtBot, older: MainWindow
) -> None:
    mark(qtbot, older, "The wall held")

    assert marked(older) == ["The wall held"]


def test_words_that_only_an_older_version_has_are_not_marked_and_that_is_said(
    qtbot: QtBot, older: MainWindow
) -> None:
    mark(qtbot, older, "Nobody was hurt. The")

    assert marked(older) == []
    assert "newest version" in older.toasts.words


def test_words_are_marked_as_they_stand_in_the_window_while_another_program_saves_again(
    qtbot: QtBot, older: MainWindow
) -> None:
    with Archive.open(older.lanes.library) as archive:
        page = article(f"{_URL}/fish", title="Fish", words=f"Early. {_OTHER}")
        click_row(older, 0)
        wait(qtbot, older.lanes)
        archive.articles.save(saving(page, number=20))

    mark(qtbot, older, "Fish came")

    with Archive.open(older.lanes.library, readonly=True) as archive:
        found = archive.articles.open(2).annotations
    assert [each.anchor.exact for each in found] == ["Fish came"]


def test_an_older_version_stays_shown_when_its_article_is_starred(
    qtbot: QtBot, older: MainWindow
) -> None:
    older.commands.action("article.star").trigger()
    wait(qtbot, older.lanes)

    assert shown(older) == (1, 1)
    assert older.panes.reader.toolbar.star.isChecked()


def test_an_article_that_is_opened_again_shows_its_newest_version(
    qtbot: QtBot, older: MainWindow
) -> None:
    click_row(older, 0)
    wait(qtbot, older.lanes)
    click_row(older, 1)
    wait(qtbot, older.lanes)

    assert shown(older) == (1, 2)
