"""What a picture editor does with rights, from the evidence to a decision that holds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from archive_app.domain.article import Placement
from archive_app.domain.board import BoardQuestion
from archive_app.domain.picture import FetchedPicture
from archive_app.domain.rights import Badge, Claim, Field, Ruling, Scope, SourceKind
from archive_app.gui.decision_dialog import DecisionDialog
from archive_app.gui.destinations import RIGHTS
from archive_app.gui.images_tab import ImagesTab
from archive_app.gui.inspector_panel import IMAGES
from archive_app.gui.inspector_parts import ArticleLink, Words
from archive_app.gui.main_window import MainWindow
from archive_app.gui.theme import Theme
from archive_app.store.archive import Archive
from tests.actions.conftest import png
from tests.gui.shelf import click_row, opened, wait
from tests.store.samples import RIVER, article, credit, picture, placement, ruling, saving
from tests.store.test_board import OWNED

_NOTE = "Pictures: Jane Roe/dpa"
_TEXT = f"The river rose two metres. Nobody was hurt.\n\nThe wall held.\n\n{_NOTE}"


def _shown(*claims: Claim) -> Placement:
    return replace(placement(), claims=(credit("Photo: Jane Roe/dpa"), *claims))


def _fetched() -> FetchedPicture:
    """The samples' picture with a thumbnail that can be decoded."""
    sample = picture()
    assert sample.facts is not None
    return replace(sample, facts=replace(sample.facts, thumbnail=png(320, 200)))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A flood with a picture and a note on it at the end; another article shows it, too."""
    folder = tmp_path / "library"
    note = Claim(Field.CREDIT_LINE, _NOTE, SourceKind.PAGE_END, "p", confidence=0.5)
    with Archive.open(folder) as archive:
        other = article(f"{RIVER}-again", title="The flood again", pictures=(_shown(),))
        page = article(title="River rises", words=_TEXT, pictures=(_shown(note),))
        for number, one in enumerate((other, page)):
            archive.articles.save(saving(one, pictures=(_fetched(),), number=number))
    return folder


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, library: Path) -> Iterator[MainWindow]:
    """The window with the flood open, at its pictures."""
    with opened(qtbot, theme, library) as shown:
        shown.panes.inspector.show_tab(IMAGES)
        click_row(shown, 0)
        wait(qtbot, shown.navigation.lanes)
        yield shown


@pytest.fixture
def images(window: MainWindow) -> ImagesTab:
    """Its Images tab."""
    return window.panes.inspector.images


def said(images: ImagesTab) -> list[str]:
    """All that stands in the tab."""
    return [one.words for one in images.findChildren(Words) if one.isVisibleTo(images)]


def save_again(qtbot: QtBot, window: MainWindow, line: str) -> None:
    """The page was saved again, and its picture has another credit line now."""
    shown = replace(placement(line=line), verdict=OWNED)
    page = article(title="River rises", words=_TEXT, pictures=(shown,))
    again = saving(page, pictures=(_fetched(),), number=9)
    window.navigation.lanes.change(lambda archive: archive.articles.save(again).changes)
    wait(qtbot, window.navigation.lanes)


def test_new_evidence_after_a_decision_is_said_by_itself_and_the_decision_stays(
    qtbot: QtBot, window: MainWindow, images: ImagesTab
) -> None:
    images.decision.reason.setText("Licence 2026/4")
    images.decision.cleared.click()
    wait(qtbot, window.navigation.lanes)
    before = said(images)

    save_again(qtbot, window, "Photo: Somebody Else/AFP")

    changed = "Evidence changed since you decided. The decision stays."
    assert changed not in before
    assert changed in said(images)
    stored = window.panes.reader.opened
    assert stored is not None
    assert stored.pictures[0].badge is Badge.CLEARED
    window.navigation.go(RIGHTS)
    wait(qtbot, window.navigation.lanes)
    card = window.panes.board.model.card(0)
    assert card is not None
    assert card.evidence_changed


def test_on_the_board_it_appears_while_the_board_is_looked_at(
    qtbot: QtBot, window: MainWindow
) -> None:
    lanes = window.navigation.lanes
    lanes.change(lambda archive: archive.pictures.decide(ruling(1)))
    window.navigation.go(RIGHTS)
    wait(qtbot, lanes)
    board = window.panes.board
    board.ask(review=True)
    wait(qtbot, lanes)
    before = board.model.rowCount()

    save_again(qtbot, window, "Photo: Somebody Else/AFP")
    qtbot.waitUntil(lambda: board.model.rowCount() == 1)

    assert before == 0


def test_taking_a_decision_back_adds_a_line_to_its_history(
    qtbot: QtBot, window: MainWindow, images: ImagesTab
) -> None:
    images.decision.reason.setText("Licence 2026/4")
    images.decision.cleared.click()
    wait(qtbot, window.navigation.lanes)
    window.commands.action("undo").trigger()
    wait(qtbot, window.navigation.lanes)

    stored = window.panes.reader.opened
    assert stored is not None
    kinds = [line.ruling for line in stored.pictures[0].history]
    assert kinds == [Ruling.CLEARED, Ruling.WITHDRAWN]
    lines = said(images)[said(images).index("History") + 1 :]
    assert len(lines) == 2
    assert any("Licence 2026/4" in line for line in lines)


def test_evidence_leads_to_its_picture_or_to_its_words_at_the_end_of_the_text(
    qtbot: QtBot, window: MainWindow, images: ImagesTab
) -> None:
    quotations = [one for one in images.findChildren(Words) if one.accessibleName()]
    caption = next(one for one in quotations if "Photo" in one.words)
    note = next(one for one in quotations if "Pictures" in one.words)

    with qtbot.waitSignal(images.picture_chosen) as chosen:
        caption.linkActivated.emit("#")
    with qtbot.waitSignal(images.words_wanted) as words:
        note.linkActivated.emit("#")

    assert chosen.args == [0]
    start, end = words.args
    assert window.panes.reader.opened is not None
    assert window.panes.reader.opened.content.text[start:end] == _NOTE
    assert quotations.index(caption) < quotations.index(note)  # the strongest first


def test_the_same_picture_elsewhere_is_named_and_opened(
    qtbot: QtBot, window: MainWindow, images: ImagesTab
) -> None:
    link = next(one for one in images.findChildren(ArticleLink))

    assert "The same picture in 1 other article" in said(images)
    with qtbot.waitSignal(window.navigation.article_opened):
        link.click()
    assert window.navigation.article is not None
    assert window.navigation.article.content.title == "The flood again"


def test_a_decision_with_scope_reference_and_term_is_kept_as_it_was_written(
    qtbot: QtBot, window: MainWindow, images: ImagesTab, library: Path
) -> None:
    images.decision.reason.setText("Bought from dpa")
    images.decision.more.click()
    wait(qtbot, window.navigation.lanes)
    dialog = next(one for one in window.findChildren(DecisionDialog) if one.isVisible())
    dialog.scope.setCurrentIndex(dialog.scope.findData(Scope.SAME.value))
    dialog.reference.setText("Contract 77")
    dialog.ends.setChecked(True)
    dialog.until.setDate(QDate(2099, 12, 31))
    dialog.button.click()
    wait(qtbot, window.navigation.lanes)

    stored = window.panes.reader.opened
    assert stored is not None
    decision = stored.pictures[0].decision
    assert decision is not None
    assert (decision.scope, decision.reference, decision.valid_until, decision.reason) == (
        Scope.SAME,
        "Contract 77",
        date(2099, 12, 31),
        "Bought from dpa",
    )


def test_a_clearance_past_its_date_counts_as_undecided(window: MainWindow, library: Path) -> None:
    past = replace(ruling(1), valid_until=date(2026, 1, 31))
    with Archive.open(library) as archive:
        archive.pictures.decide(past)

        board = archive.board.ask(BoardQuestion())

    assert Badge.CLEARED not in board.counts
