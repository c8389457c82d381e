"""Two versions side by side: what changed, one after the other, proof, and a file of it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextTable
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive_app.actions.compare import words
from archive_app.domain.comparison import (
    BlockChange,
    Comparison,
    FactChange,
    Kind,
    PictureChange,
    Piece,
)
from archive_app.gui.compare_document import CompareDocument, ComparedPictures
from archive_app.gui.compare_panel import ComparePanel
from archive_app.gui.inspector_parts import Words
from archive_app.gui.main_window import MainWindow
from archive_app.gui.theme import Theme
from archive_app.store.archive import Archive
from tests.gui.shelf import wait
from tests.store.samples import article, saving

URL = "https://riverpost.example/1"

pytestmark = pytest.mark.usefixtures("first_open")


def _same(text: str) -> BlockChange:
    return BlockChange(Kind.SAME, (Piece(Kind.SAME, text),))


COMPARISON = Comparison(
    article=2,
    old=1,
    new=2,
    facts=(FactChange("title", "What the report left out", "What the survey left out"),),
    blocks=(
        _same("First."),
        _same("Second."),
        BlockChange(Kind.CHANGED, words("It was sixty metres long.", "It was eighty metres long.")),
        _same("Fourth."),
        BlockChange(Kind.REMOVED, (Piece(Kind.REMOVED, "Nobody answered."),)),
        BlockChange(Kind.ADDED, (Piece(Kind.ADDED, "They answered."),)),
    ),
    pictures=(PictureChange(Kind.CHANGED, f"{URL}/gauge.jpg", "credit", "Courier", "Jane Doe"),),
)


def document(theme: Theme, *, columns: bool = True, only: bool = False) -> CompareDocument:
    """The comparison, set."""
    return CompareDocument(theme, COMPARISON, columns=columns, changes_only=only)


def test_every_change_is_listed_in_order_with_what_it_is(theme: Theme) -> None:
    shown = document(theme)

    assert [change.words for change in shown.changes] == [
        "Title",
        "Picture: Credit",
        "Paragraph 3: changed",
        "Paragraph 5: removed",
        "Paragraph 6: added",
    ]
    places = [change.position for change in shown.changes]
    assert places == sorted(places)


def test_side_by_side_each_side_has_its_own_words(theme: Theme) -> None:
    text = document(theme).toPlainText()

    assert text.count("metres long.") == 2
    assert text.count("sixty") == text.count("eighty") == 1
    assert text.count("Nobody answered.") == 1


def test_the_older_version_stands_where_reading_begins(qapp: QApplication, theme: Theme) -> None:
    def first_words() -> str:
        shown = document(theme)
        table = shown.rootFrame().childFrames()[0]
        assert isinstance(table, QTextTable)
        return table.cellAt(0, 0).firstCursorPosition().block().text()

    rightwards = first_words()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        leftwards = first_words()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    assert rightwards == "What the report left out"
    assert leftwards == "What the survey left out"


def test_one_column_says_what_is_shared_once(theme: Theme) -> None:
    text = document(theme, columns=False).toPlainText()

    assert text.count("metres long.") == 1
    assert "It was sixtyeighty metres long." in text
    assert "What the reportsurvey left out" in text


def test_changes_only_counts_what_is_the_same(theme: Theme) -> None:
    text = document(theme, columns=False, only=True).toPlainText()

    assert "First." not in text
    assert "2 paragraphs without change" in text
    assert "1 paragraph without change" in text


@pytest.mark.parametrize(("columns", "shown"), [(True, 2), (False, 1)])
def test_a_picture_that_is_told_of_otherwise_is_shown_above_its_words(
    theme: Theme, *, columns: bool, shown: int
) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    address = COMPARISON.pictures[0].url
    pictures = ComparedPictures({address: image}, {address: image})

    compared = CompareDocument(theme, COMPARISON, pictures, columns=columns, changes_only=True)

    assert compared.toPlainText().count("\ufffc") == shown
    assert "Jane Doe" in compared.toPlainText().rpartition("\ufffc")[2]


def test_what_came_is_underlined_and_what_went_struck_out(theme: Theme) -> None:
    shown = document(theme, columns=False)
    went = shown.find("sixty").charFormat()
    came = shown.find("eighty").charFormat()

    assert went.fontStrikeOut()
    assert not went.fontUnderline()
    assert came.fontUnderline()
    assert not came.fontStrikeOut()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """One article in three versions."""
    folder = tmp_path / "library"
    with Archive.open(folder) as archive:
        for number, text in enumerate(("The wall holds.", "The wall leaks.", "The wall broke.")):
            page = article(URL, title="Harbour wall", words=f"{text}\n\nNobody was hurt.")
            archive.articles.save(saving(page, number=number))
    return folder


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow) -> ComparePanel:
    """The comparison of the newest version with the one before."""
    window.commands.action("versions.compare").trigger()
    wait(qtbot, window.navigation.lanes)
    return window.panes.compare


def test_the_command_compares_with_the_version_before(
    window: MainWindow, panel: ComparePanel
) -> None:
    assert window.panes.comparing
    assert panel.comparison is not None
    assert (panel.comparison.old, panel.comparison.new) == (2, 3)
    assert panel.count.text() == "1 change"
    assert panel.place.text() == "1 of 1"


def test_other_versions_are_chosen_in_the_heads(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel
) -> None:
    panel.older.setCurrentIndex(panel.older.findData(1))
    panel.older.activated.emit(panel.older.currentIndex())
    wait(qtbot, window.navigation.lanes)

    assert panel.comparison is not None
    assert (panel.comparison.old, panel.comparison.new) == (1, 3)
    assert "holds" in panel.text.toPlainText()


def test_keys_walk_the_changes_and_escape_leads_back(
    qtbot: QtBot, theme: Theme, window: MainWindow, panel: ComparePanel
) -> None:
    panel.show_comparison(COMPARISON, ())
    seen = []
    for key in (Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_P):
        qtbot.keyClick(panel.text, key)
        seen.append(panel.place.text())
    qtbot.keyClick(panel.text, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    seen.append(panel.place.text())
    qtbot.keyClick(panel.text, Qt.Key.Key_Escape)

    assert seen == ["2 of 5", "3 of 5", "2 of 5", "3 of 5"]
    assert not window.panes.comparing


def test_a_change_in_the_list_is_gone_to(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel
) -> None:
    panel.show_comparison(COMPARISON, ())
    window.panes.inspector.versions.show_changes(panel.changes)

    window.panes.inspector.versions.change_chosen.emit(3)

    assert panel.place.text() == "4 of 5"


def test_the_pair_and_the_change_in_sight_are_marked_beside_the_comparison(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel
) -> None:
    versions = window.panes.inspector.versions
    said = [one.words for one in versions.findChildren(Words) if one.isVisible()]
    listed = versions.changes

    assert said.index("newer") < said.index("older")
    assert "shown" not in said
    assert listed.currentIndex().row() == panel.change == 0
    assert listed.height() == listed.sizeHintForRow(0)
    panel.closed.emit()
    wait(qtbot, window.navigation.lanes)
    again = [one.words for one in versions.findChildren(Words) if one.isVisibleTo(versions)]
    assert "older" not in again
    assert "shown" in again
    assert not listed.isVisibleTo(versions)


def test_an_arrow_in_the_list_of_changes_goes_on_to_the_next(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel
) -> None:
    panel.show_comparison(COMPARISON, ())
    versions = window.panes.inspector.versions
    versions.show_changes(panel.changes)
    versions.mark_change(0)

    qtbot.keyClick(versions.changes, Qt.Key.Key_Down)

    assert panel.place.text() == "2 of 5"
    assert versions.changes.currentIndex().row() == 1


def test_dates_are_compared_in_the_words_of_the_reader(theme: Theme) -> None:
    fact = FactChange("modified", "2026-01-13T06:00:00+01:00", "2026-01-14T09:05:00+01:00")
    shown = CompareDocument(
        theme, replace(COMPARISON, facts=(fact,)), columns=True, changes_only=True
    )

    assert "13 Jan 2026, 06:00 (UTC+01:00)" in shown.toPlainText()


def test_files_that_are_gone_are_said_instead_of_a_proof(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel
) -> None:
    qtbot.waitUntil(lambda: "Checking" not in panel.proof.text())

    assert "Both match" not in panel.proof.text()  # the samples have no files
    assert "cannot be opened" in panel.proof.text() or "damaged" in panel.proof.text()


def test_the_comparison_is_written_as_a_page(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel, tmp_path: Path
) -> None:
    window.desk.comparing.write(tmp_path / "comparison.html")
    qtbot.waitUntil(lambda: "Comparison written" in window.toasts.words)

    page = (tmp_path / "comparison.html").read_text("utf-8")
    assert "<del>leaks</del>" in page
    assert "<ins>broke</ins>" in page
    assert "<script" not in page


def test_going_to_another_place_ends_the_comparison(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel
) -> None:
    window.commands.action("go.inbox").trigger()
    wait(qtbot, window.navigation.lanes)

    assert not window.panes.comparing
