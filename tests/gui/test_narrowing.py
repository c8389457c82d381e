"""What a search is narrowed by: terms of the query, facets, and the way on from nothing."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from archive_app.domain.findings import FacetCount, Facets
from archive_app.domain.query import Dates, Exactly, Fact, Tag
from archive_app.gui.facet_row import FacetRow
from archive_app.gui.facets_panel import FacetsPanel
from archive_app.gui.main_window import MainWindow
from archive_app.gui.query_terms import has_term, with_term, without_term
from archive_app.gui.theme import Theme
from archive_app.gui.timeline import Timeline, bars
from tests.gui.shelf import click_row, titles, wait

DIFFER = Fact("rights", "differ")


def test_a_term_is_put_before_what_is_being_typed() -> None:
    assert with_term("sea wal", DIFFER) == "rights:differ sea wal"
    assert with_term("", Tag("Coast & floods")) == 'tag:"Coast & floods"'


def test_a_term_that_is_there_is_not_put_twice_and_its_contrary_goes() -> None:
    once = with_term("wall", DIFFER)

    assert with_term(once, DIFFER) == once
    assert with_term(once, DIFFER, excluded=True) == "-rights:differ wall"


def test_alternatives_are_narrowed_together() -> None:
    assert with_term("wall OR gauge", DIFFER) == "rights:differ (wall OR gauge)"


def test_a_term_goes_and_the_rest_stays_as_typed() -> None:
    text = 'rights:differ  "sea wall" -auther:x'

    assert has_term(text, DIFFER)
    assert without_term(text, DIFFER) == '"sea wall" -auther:x'


def test_bars_stand_for_months_without_a_gap_and_for_years_where_they_are_many() -> None:
    few = bars((FacetCount("2026-01", 3), FacetCount("2025-11", 1)))
    many = bars((FacetCount("2026-01", 3), FacetCount("2019-05", 1)))

    assert [count for _, _, count in few] == [*[0] * 9, 1, 0, 3]
    assert few[0][:2] == (date(2025, 2, 1), date(2025, 2, 28))
    assert [first.year for first, _, _ in many] == list(range(2019, 2027))


def test_a_drag_over_bars_narrows_to_their_days(qtbot: QtBot, theme: Theme, frame: QWidget) -> None:
    timeline = Timeline(theme)
    timeline.setParent(frame)
    timeline.resize(300, timeline.height())
    timeline.show_months((FacetCount("2026-01", 3), FacetCount("2025-11", 1)))

    with qtbot.waitSignal(timeline.narrowed) as told:
        qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=QPoint(260, 40))
        qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=QPoint(290, 40))

    assert told.args == [Dates("published", date(2025, 12, 1), date(2026, 1, 31))]


@pytest.fixture
def panel(theme: Theme, frame: QWidget) -> FacetsPanel:
    shown = FacetsPanel(theme)
    shown.setParent(frame)
    shown.resize(304, 800)
    shown.show()
    return shown


def test_facets_are_said_in_words_with_their_counts(panel: FacetsPanel) -> None:
    facets = Facets(
        articles=27,
        sites=(FacetCount("ellerycourier.example", 11),),
        rights=(FacetCount("owner", 9), FacetCount("differ", 5)),
        languages=(FacetCount("en", 1), FacetCount("cy", 2), FacetCount("en-GB", 3)),
        months=(FacetCount("2026-01", 3), FacetCount("2025-12", 24)),
        has=(FacetCount("note", 9), FacetCount("picture-without-credit", 8)),
    )
    panel.show_facets(facets, "rights:differ wall")

    assert panel.title == "Narrow these 27"
    assert [row.accessibleName() for row in panel.rows()] == [
        "Site: ellerycourier.example, 11 articles",
        "Rights of pictures: Claims differ, 5 articles",
        "Rights of pictures: Owner named, 9 articles",
        "Language: English, 4 articles",
        "Language: Welsh, 2 articles",
        "Year: 2026, 3 articles",
        "Year: 2025, 24 articles",
        "Has: Notes, 9 articles",
        "Has: Picture without credit, 8 articles",
    ]
    chosen = [row.value.words for row in panel.rows() if row.value and row.value.chosen]
    assert chosen == ["Claims differ"]


def test_a_click_narrows_alt_and_click_excludes_and_a_chosen_one_is_dropped(
    qtbot: QtBot, panel: FacetsPanel
) -> None:
    facets = Facets(articles=2, sites=(FacetCount("a.example", 2),))
    panel.show_facets(facets, "")
    row = panel.rows()[0]
    with qtbot.waitSignal(panel.narrowed) as narrowed:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel.narrowed) as excluded:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier)
    panel.show_facets(facets, "site:=a.example")
    with qtbot.waitSignal(panel.dropped) as dropped:
        qtbot.keyClick(row, Qt.Key.Key_Space)

    term = Exactly("site", "a.example")
    assert narrowed.args == [term, False]
    assert excluded.args == [term, True]
    assert dropped.args == [term]


def facet(window: MainWindow, words: str) -> FacetRow:
    return next(row for row in window.panes.facets.rows() if row.text() == words)


def searched(qtbot: QtBot, window: MainWindow, text: str) -> None:
    window.search(text)
    wait(qtbot, window.navigation.lanes)
    qtbot.waitUntil(lambda: bool(window.panes.facets.title))


def test_a_search_shows_what_narrows_it_until_an_article_is_chosen(
    qtbot: QtBot, window: MainWindow
) -> None:
    panes = window.panes
    searched(qtbot, window, "words")
    assert panes.facets.isVisible()
    assert panes.facets.title == "Narrow these 4"

    qtbot.mouseClick(facet(window, "Places / Port Ellery"), Qt.MouseButton.LeftButton)
    wait(qtbot, window.navigation.lanes)
    assert titles(window) == ["River rises"]
    assert panes.top.search.text() == 'tag:"Places/Port Ellery" words'

    click_row(window, 0)
    assert panes.inspector.isVisible()
    window.commands.action("search.narrow").trigger()
    assert panes.facets.isVisible()


def test_facets_that_come_to_the_front_have_the_room_they_need(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1200, 500)
    searched(qtbot, window, "words")
    qtbot.waitUntil(window.panes.facets.isVisible)

    rows = window.panes.facets.rows()
    assert len(rows) > 4

    def have_room() -> None:
        places = [row.mapTo(window, QPoint()).y() for row in rows]
        for row, above, below in zip(rows, places, places[1:], strict=False):
            assert below - above >= row.height()

    qtbot.waitUntil(have_room)  # Qt lays out once the event loop is back


def test_leaving_the_search_brings_the_inspector_back(qtbot: QtBot, window: MainWindow) -> None:
    searched(qtbot, window, "words")

    window.search("")
    wait(qtbot, window.navigation.lanes)

    assert window.panes.inspector.isVisible()


def test_where_nothing_is_found_one_click_drops_the_clause(
    qtbot: QtBot, window: MainWindow
) -> None:
    empty = window.panes.articles.empty
    window.search("is:starred gauge")
    qtbot.waitUntil(lambda: bool(empty.links))

    assert empty.words == "No article has all of these."
    assert empty.links[0].text() == "Without is:starred there are 1."
    empty.links[0].click()
    wait(qtbot, window.navigation.lanes)

    assert titles(window) == ["Tide gauge questioned"]


def test_what_was_perhaps_meant_is_offered(qtbot: QtBot, window: MainWindow) -> None:
    empty = window.panes.articles.empty
    window.search("harbuor")
    qtbot.waitUntil(lambda: bool(empty.links))

    assert empty.links[0].text() == "Did you mean harbour? It finds 1."
    empty.links[0].click()
    wait(qtbot, window.navigation.lanes)

    assert titles(window) == ["Harbour wall holds"]
