"""Over the list stands what a search asks for, in the language of the window."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from archive_app.domain.query import VALUES, parse_query
from archive_app.domain.query_values import TEXT_FIELDS
from archive_app.domain.query_words import Voice, explain
from archive_app.gui.article_panel import ArticlePanel
from archive_app.gui.main_window import MainWindow
from archive_app.gui.sentences import in_own_words
from tests.gui.shelf import wait


@pytest.fixture
def panel(window: MainWindow) -> ArticlePanel:
    return window.panes.articles


def queries() -> Iterator[str]:
    """Every form of a clause, wanted and not."""
    clauses = [f"{name}:{one}" for name in VALUES for one in VALUES[name]]
    clauses += ["tag:war", "tag:wa*", "tag:=war", 'site:="River Post"', 'author:="Jane Roe"']
    dates = ("2024", "7d", "today", ">=2024-02-01", "<2024", "2024-02-03")
    clauses += [f"{name}:{one}" for name in ("published", "saved", "updated") for one in dates]
    places = ["", *(f"{name}:" for name in TEXT_FIELDS)]
    words = ("storm", "stor*", '"storm coast"~5', '"storm big coast"~9')
    clauses += [f"{place}{one}" for place in places for one in words]
    for clause in [*clauses, "lang:de"]:
        yield clause
        yield f"-{clause}"


def test_a_search_by_more_than_words_is_said_in_words(
    qtbot: QtBot, window: MainWindow, panel: ArticlePanel
) -> None:
    window.search('title:"river rises" -is:starred')
    wait(qtbot, window.navigation.lanes)

    assert panel.explained == "Articles with “river rises” in the title, without a star"


def test_days_are_said_as_the_rest_of_the_window_says_them(
    qtbot: QtBot, window: MainWindow, panel: ArticlePanel
) -> None:
    window.search("published:2025-12-01..2026-01-20")
    wait(qtbot, window.navigation.lanes)

    assert panel.explained == "Articles published from 1 Dec 2025 to 20 Jan 2026"


def test_plain_words_say_it_themselves(
    qtbot: QtBot, window: MainWindow, panel: ArticlePanel
) -> None:
    window.search("tag:war")
    wait(qtbot, window.navigation.lanes)
    window.search("river rises")
    wait(qtbot, window.navigation.lanes)

    assert panel.explained == ""


def test_a_place_of_the_sidebar_is_no_search(
    qtbot: QtBot, window: MainWindow, panel: ArticlePanel
) -> None:
    window.search("is:starred")
    wait(qtbot, window.navigation.lanes)
    window.commands.action("go.inbox").trigger()
    wait(qtbot, window.navigation.lanes)

    assert panel.explained == ""


def test_it_is_said_in_the_language_of_the_window(
    german: None, qtbot: QtBot, window: MainWindow, panel: ArticlePanel
) -> None:
    window.search('caption:"high tide" OR (-tag:war saved:7d)')
    wait(qtbot, window.navigation.lanes)

    assert panel.explained == (
        "Artikel mit „high tide“ in einer Bildunterschrift oder"
        " (ohne das Schlagwort „war“ und in den letzten 7 Tagen gesichert)"
    )


def test_every_phrase_has_its_german(german: None) -> None:
    phrases: set[str] = set()

    def heard(phrase: str) -> str:
        phrases.add(phrase)
        return phrase

    for text in ("", "(a OR b) c -(d e)", *queries()):
        explain(parse_query(text), Voice(heard))

    assert len(phrases) > 150
    assert {one for one in phrases if in_own_words(one, "clause") == one} == set()
