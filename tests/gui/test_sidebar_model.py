"""The rows of the sidebar: places, the tree of tags, sites."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from archive_app.domain.library import Counts, SiteCount, TagCount
from archive_app.gui.destinations import Destination
from archive_app.gui.sidebar_model import SidebarModel

COUNTS = Counts(
    all=12,
    inbox=5,
    jobs=2,
    tags=(
        TagCount("Places/Port Ellery", 3),
        TagCount("Places/Northshore", 1),
        TagCount("sea wall", 2),
    ),
    sites=tuple(SiteCount(f"site{number}.example", 9 - number) for number in range(5)),
)


@pytest.fixture
def model(qtbot: QtBot) -> SidebarModel:
    return SidebarModel()


def words(model: SidebarModel) -> list[str]:
    return [model.entry(row).words for row in range(model.rowCount())]


def test_the_model_keeps_the_rules_of_qt(model: SidebarModel, qtmodeltester: ModelTester) -> None:
    model.set_counts(COUNTS)

    qtmodeltester.check(model)

    assert model.rowCount() > 10


def test_an_empty_library_shows_places_only(model: SidebarModel) -> None:
    assert words(model) == [
        "All articles",
        "Inbox",
        "Starred",
        "Notes",
        "Rights board",
        "Capture queue",
        "",
        "Trash",
    ]


def test_a_tag_stands_below_its_parent_though_nothing_has_the_parent(model: SidebarModel) -> None:
    model.set_counts(COUNTS)

    shown = words(model)

    at = shown.index("Tags")
    assert shown[at : at + 5] == ["Tags", "Places", "Northshore", "Port Ellery", "sea wall"]
    assert model.entry(at + 1).depth == 0
    assert model.entry(at + 2).depth == 1


def test_three_sites_are_shown_until_all_are_wanted(model: SidebarModel) -> None:
    model.set_counts(COUNTS)
    more = next(model.entry(r) for r in range(model.rowCount()) if model.entry(r).kind == "more")
    before = [word for word in words(model) if word.startswith("site")]

    model.toggle(more)

    assert len(before) == 3
    assert len([word for word in words(model) if word.startswith("site")]) == 5


def test_rows_speak_their_count_and_headers_cannot_be_chosen(model: SidebarModel) -> None:
    model.set_counts(COUNTS)
    inbox = model.index(model.row_of(Destination("inbox")))
    header = model.index(words(model).index("Tags"))

    assert inbox.data(Qt.ItemDataRole.AccessibleTextRole) == "Inbox, 5"
    assert not model.flags(header) & Qt.ItemFlag.ItemIsSelectable


def test_a_place_asks_in_the_query_language() -> None:
    assert Destination("tag", 'Places/"Port" Ellery').query == 'tag:"Places/ Port  Ellery"'
    assert Destination("inbox").query == "is:inbox"
    assert Destination("all").query == ""
