"""The rights board: look, choose, decide about many, undo; ten thousand cards as fast as ten."""

from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from archive_app.domain.board import Board, CardGroup, Grouping
from archive_app.domain.rights import Badge, Ruling, Scope
from archive_app.gui.background import Lanes
from archive_app.gui.board_card import about
from archive_app.gui.board_model import BoardModel, spoken
from archive_app.gui.board_panel import BoardPanel
from archive_app.gui.board_view import BoardView
from archive_app.gui.decision_dialog import DecisionDialog, Subject, WantedDecision
from archive_app.gui.destinations import RIGHTS
from archive_app.gui.inspector_parts import Words
from archive_app.gui.main_window import MainWindow
from archive_app.gui.overlay_scroll import OverlayScroll
from archive_app.gui.theme import Theme
from archive_app.store.archive import Archive
from tests.gui.shelf import opened, wait
from tests.store.test_board import DIFFER, NOBODY, NOTHING, OPEN, OWNED, save

NAMES = ("boat", "crane", "gauge", "portrait", "harbour")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Five articles with a picture each: open, owner, nothing, nobody, differ."""
    folder = tmp_path / "library"
    with Archive.open(folder) as archive:
        for name, verdict in zip(NAMES, (OPEN, OWNED, NOTHING, NOBODY, DIFFER), strict=True):
            save(archive, name, verdict)
    return folder


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, library: Path) -> Iterator[MainWindow]:
    """The window at the rights board."""
    with opened(qtbot, theme, library, RIGHTS) as shown:
        yield shown


@pytest.fixture
def board(qtbot: QtBot, window: MainWindow) -> BoardPanel:
    """The board, its cards shown."""
    wait(qtbot, window.navigation.lanes)
    return window.panes.board


def captions(board: BoardPanel) -> list[str]:
    """What the cards show, in order."""
    model = board.model
    cards = [model.card(row) for row in range(model.rowCount())]
    return [card.caption.removeprefix("Caption of ") for card in cards if card is not None]


def choose(board: BoardPanel, *rows: int) -> None:
    """Choose cards as clicks with Ctrl do."""
    board.view.setCurrentIndex(board.model.index(rows[0], 0))
    for row in rows[1:]:
        index = board.model.index(row, 0)
        board.view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)


def dialog_of(window: MainWindow) -> DecisionDialog:
    """The dialog that is open."""
    return next(one for one in window.findChildren(DecisionDialog) if one.isVisible())


def test_what_needs_a_look_stands_first_and_segments_count(board: BoardPanel) -> None:
    counts = {one.badge: one.accessibleName() for one in board.segments.segments}

    assert captions(board) == ["harbour", "portrait", "gauge", "crane", "boat"]
    assert board.count.text() == "5 pictures in 5 articles"
    assert counts[None] == "All: 5 pictures"
    assert counts[Badge.DIFFER] == "Claims differ: 1 picture"
    assert counts[Badge.BLOCKED] == "Do not use: 0 pictures"


def test_a_segment_narrows_the_cards(qtbot: QtBot, window: MainWindow, board: BoardPanel) -> None:
    segment = next(one for one in board.segments.segments if one.badge is Badge.OPEN)

    segment.click()
    wait(qtbot, window.navigation.lanes)

    assert captions(board) == ["boat"]


def test_words_narrow_the_cards_and_none_is_said(
    qtbot: QtBot, window: MainWindow, board: BoardPanel
) -> None:
    field = window.panes.top.search
    qtbot.keyClicks(field, "owner:afp")
    wait(qtbot, window.navigation.lanes)
    found = captions(board)
    qtbot.keyClicks(field, " zzz")
    wait(qtbot, window.navigation.lanes)

    assert found == ["crane"]
    assert captions(board) == []
    assert not board.view.isVisible()


def test_the_search_of_the_window_is_about_pictures_on_the_board_and_articles_elsewhere(
    qtbot: QtBot, window: MainWindow, board: BoardPanel
) -> None:
    field = window.panes.top.search
    on_board = field.placeholderText()
    qtbot.keyClicks(field, "gauge")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait(qtbot, window.navigation.lanes)
    found = captions(board)
    window.commands.action("go.inbox").trigger()
    wait(qtbot, window.navigation.lanes)
    elsewhere = (field.text(), field.placeholderText())
    window.navigation.go(RIGHTS)
    wait(qtbot, window.navigation.lanes)

    assert on_board.startswith("Search pictures")
    assert found == ["gauge"]
    assert elsewhere[0] == ""
    assert elsewhere[1].startswith("Search the archive")
    assert field.text() == "gauge"  # the board is as it was left
    assert captions(board) == ["gauge"]


def test_cards_are_grouped_under_heads(qtbot: QtBot, window: MainWindow, board: BoardPanel) -> None:
    board.ask(grouping=Grouping.STATUS)
    wait(qtbot, window.navigation.lanes)

    tops = [board.view.visualRect(board.model.index(row, 0)).top() for row in range(5)]
    assert [group.name for group in board.model.groups][:2] == ["differ", "placeholder"]
    assert tops == sorted(set(tops))  # one below the other: each group begins a line
    assert board.group_button.text() == "Group: status"


def test_the_chosen_picture_is_told_beside_the_board(
    qtbot: QtBot, window: MainWindow, board: BoardPanel
) -> None:
    choose(board, 0)
    wait(qtbot, window.navigation.lanes)

    said = [one.words for one in window.panes.owner.findChildren(Words) if one.isVisible()]
    assert "dpa or River Post?" in said
    assert window.panes.side.currentWidget() is window.panes.owner


def test_several_are_decided_in_one_go_and_taken_back_by_one_undo(
    qtbot: QtBot, window: MainWindow, board: BoardPanel
) -> None:
    choose(board, 1, 2)
    assert board.bar.isVisible()
    board.bar.ruled.emit(Ruling.CLEARED)
    wait(qtbot, window.navigation.lanes)
    dialog = dialog_of(window)

    dialog.button.click()
    without_reason = dialog.problem.text()
    dialog.reason.setPlainText("Licence 2026/4")
    dialog.button.click()
    wait(qtbot, window.navigation.lanes)
    qtbot.waitUntil(lambda: board.model.board.counts.get(Badge.CLEARED) == 2)
    window.commands.action("undo").trigger()
    qtbot.waitUntil(lambda: Badge.CLEARED not in board.model.board.counts)

    assert without_reason == "Write why: the reason is kept in the history."
    assert captions(board) == ["harbour", "portrait", "gauge", "crane", "boat"]


def test_the_keys_of_the_board_begin_a_decision(
    qtbot: QtBot, window: MainWindow, board: BoardPanel
) -> None:
    choose(board, 3)
    board.view.setFocus()

    qtbot.keyClick(board.view, Qt.Key.Key_2)
    wait(qtbot, window.navigation.lanes)

    assert dialog_of(window).ruling is Ruling.BLOCKED
    assert window.commands.action("highlight.green").shortcut().toString() == "2"


def test_enter_decides_and_the_article_can_be_opened(
    qtbot: QtBot, window: MainWindow, board: BoardPanel
) -> None:
    choose(board, 4)
    qtbot.keyClick(board.view, Qt.Key.Key_Return)
    wait(qtbot, window.navigation.lanes)
    asked = dialog_of(window)
    asked.reject()

    with qtbot.waitSignal(window.navigation.article_opened):
        window.panes.owner.open.click()

    article = window.navigation.article
    assert article is not None
    assert article.content.title == "About boat"
    assert window.panes.middle.currentWidget() is window.panes.browse
    assert window.panes.side.currentWidget() is not window.panes.owner


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, lanes: Lanes) -> BoardView:
    """A view over ten thousand cards in three groups that nobody fetched yet."""
    model = BoardModel(lanes)
    groups = (CardGroup("One", 0, 3), CardGroup("Two", 3, 9_990), CardGroup("Three", 9_993, 7))
    model.board = Board(array("q", range(1, 10_001)), groups, {Badge.OWNER: 10_000}, 10_000)
    shown = BoardView(theme, model)
    qtbot.addWidget(shown)
    shown.resize(960, 700)
    shown.show()
    shown.reset()
    return shown


def test_every_card_is_found_at_its_own_place(view: BoardView) -> None:
    for row in (0, 2, 3, 6, 5_000, 9_992, 9_993, 9_999):
        index = view.model().index(row, 0)
        view.scrollTo(index)

        place = view.visualRect(index)

        assert view.viewport().rect().contains(place)
        assert view.indexAt(place.center()).row() == row
        assert not view.indexAt(place.topLeft() - QPoint(3, 3)).isValid()


def test_no_two_cards_lie_over_each_other(view: BoardView) -> None:
    places = [view.visualRect(view.model().index(row, 0)) for row in range(40)]

    overlaps = [(a, b) for a in places for b in places if a is not b and a.intersects(b)]
    assert overlaps == []
    assert all(isinstance(place, QRect) for place in places)


def test_the_arrows_walk_by_card_and_by_line_and_over_heads(qtbot: QtBot, view: BoardView) -> None:
    view.setCurrentIndex(view.model().index(1, 0))
    walked = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
        walked.append(view.currentIndex().row())
    qtbot.keyClick(view, Qt.Key.Key_End)
    end = view.currentIndex().row()
    qtbot.keyClick(view, Qt.Key.Key_Home)

    assert walked == [2, 5, 9, 5, 2]
    assert end == 9_999
    assert view.currentIndex().row() == 0


def test_the_scroll_bar_keeps_to_the_edge_of_the_board(qtbot: QtBot, view: BoardView) -> None:
    [bar] = view.findChildren(OverlayScroll)
    edges = []
    for width in (960, 985, 700, 1200):
        view.resize(width, 700)
        edges.append(bar.geometry().right() + 1)

    assert edges == [960, 985, 700, 1200]


def test_space_chooses_and_escape_chooses_none(qtbot: QtBot, view: BoardView) -> None:
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    chosen = len(view.selectionModel().selectedIndexes())
    qtbot.keyClick(view, Qt.Key.Key_Escape)

    assert chosen == 2
    assert not view.selectionModel().hasSelection()


def test_the_cards_are_a_sound_model(board: BoardPanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(board.model)


def test_a_card_is_spoken_with_its_rights_and_says_whose_it_is(board: BoardPanel) -> None:
    card = board.model.card(0)
    assert card is not None

    assert spoken(card).startswith("Caption of harbour, Picture rights: Claims differ")
    assert about(card).startswith("2 names claimed · Site h")


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, window: MainWindow) -> DecisionDialog:
    """The dialog about one picture whose claims differ."""
    first = WantedDecision(Ruling.OWNER, Scope.THIS)
    shown = DecisionDialog(theme, Subject((5,), 1, differing=True), first, window)
    qtbot.addWidget(shown)
    return shown


def test_an_owner_needs_a_name(qtbot: QtBot, dialog: DecisionDialog) -> None:
    dialog.button.click()
    said = dialog.problem.text()
    dialog.owner.setText("Harbour Board")

    with qtbot.waitSignal(dialog.decided) as told:
        dialog.button.click()

    assert said == "Write the name of the owner."
    assert told.args is not None
    assert told.args[1] == WantedDecision(Ruling.OWNER, Scope.THIS, owner="Harbour Board")


def test_clearing_what_differs_needs_a_reason_and_only_a_clearance_ends(
    qtbot: QtBot, dialog: DecisionDialog
) -> None:
    cleared, blocked = dialog.rulings.button(0), dialog.rulings.button(1)
    cleared.click()
    dialog.ends.click()
    dialog.button.click()
    said = dialog.problem.text()
    blocked.click()

    assert "the reason is kept" in said
    assert not dialog.ends.isEnabled()
    assert dialog.wanted().valid_until is None
