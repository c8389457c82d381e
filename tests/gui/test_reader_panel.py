"""The pane of the open article: the bar beside selected words, keys, pictures, empty state."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from archive_app.domain.annotation import Colour
from archive_app.domain.library import OpenArticle
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.reader_panel import ReaderPanel
from archive_app.gui.reader_text_map import TextRange
from archive_app.gui.selection_popup import popup_place
from archive_app.gui.theme import Theme
from tests.gui.sample_article import annotation, open_article


@pytest.fixture
def opened() -> OpenArticle:
    """The sample, its pictures not in the library of the test."""
    sample = open_article()
    bare = tuple(replace(stored, picture=None) for stored in sample.pictures)
    return replace(sample, versions=1, version=1, pictures=bare)


@pytest.fixture
def panel(
    frame: QWidget, theme: Theme, commands: Commands, lanes: Lanes, opened: OpenArticle
) -> Iterator[ReaderPanel]:
    commands.allow("reader", when=True)
    shown = ReaderPanel(theme, commands, lanes, frame)
    shown.resize(545, 853)
    shown.show()
    shown.show_article(opened)
    shown.reader.setFocus()
    yield shown
    shown.shut()


def _choose(panel: ReaderPanel, opened: OpenArticle, words: str) -> TextRange:
    start = opened.content.text.index(words)
    place = TextRange(start, start + len(words))
    panel.reader.scroll_to(place)
    panel.reader.choose(place)
    return place


def test_the_bar_stands_eight_pixels_below_the_last_line_of_the_words() -> None:
    boxes = [QRect(40, 100, 400, 26), QRect(40, 127, 120, 26)]

    place = popup_place(QSize(300, 40), boxes, QRect(0, 0, 545, 800))

    assert place is not None
    assert place.y() == boxes[1].bottom() + 8


def test_the_bar_stands_above_the_words_where_there_is_no_room_below() -> None:
    boxes = [QRect(40, 740, 400, 26), QRect(40, 767, 120, 26)]

    place = popup_place(QSize(300, 40), boxes, QRect(0, 0, 545, 800))

    assert place is not None
    assert place.y() + 40 + 8 == boxes[0].top()


@pytest.mark.parametrize("left", [-200, 0, 200, 540])
def test_the_bar_stays_inside_the_reader(left: int) -> None:
    place = popup_place(QSize(300, 40), [QRect(left, 100, 300, 26)], QRect(0, 0, 545, 800))

    assert place is not None
    assert 8 <= place.x() <= 545 - 300 - 8


def test_without_room_or_words_in_sight_there_is_no_bar() -> None:
    view = QRect(0, 0, 545, 200)

    assert popup_place(QSize(300, 40), [QRect(40, -300, 100, 26)], view) is None
    assert popup_place(QSize(300, 40), [QRect(40, -20, 400, 215)], view) is None


def test_chosen_words_bring_the_bar_and_never_under_it(
    panel: ReaderPanel, opened: OpenArticle
) -> None:
    place = _choose(panel, opened, "Engineers who walked it in May recorded voids")

    assert panel.marking.popup.isVisible()
    boxes = panel.reader.boxes(place)
    assert not any(box.intersects(panel.marking.popup.geometry()) for box in boxes)
    assert panel.reader.viewport().rect().contains(panel.marking.popup.geometry())


def test_escape_closes_the_bar_then_the_selection_then_leaves(
    qtbot: QtBot, panel: ReaderPanel, opened: OpenArticle
) -> None:
    _choose(panel, opened, "sixty-one pages")

    qtbot.keyClick(panel.reader, Qt.Key.Key_Escape)
    assert not panel.marking.popup.isVisible()
    assert panel.reader.chosen() is not None
    qtbot.keyClick(panel.reader, Qt.Key.Key_Escape)
    assert panel.reader.chosen() is None
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(panel.reader, Qt.Key.Key_Escape)


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_5])
def test_a_number_highlights_the_words_at_once(
    qtbot: QtBot, panel: ReaderPanel, opened: OpenArticle, key: Qt.Key
) -> None:
    place = _choose(panel, opened, "🏗️ crane, two 👩‍🔧 engineers")

    with qtbot.waitSignal(panel.marking.highlight_requested) as told:
        qtbot.keyClick(panel.reader, key)

    colour = {Qt.Key.Key_1: "yellow", Qt.Key.Key_5: "violet"}[key]
    assert told.args == [place.start, place.end, colour]
    assert not panel.marking.popup.isVisible()


def test_a_note_takes_the_colour_that_was_used_last(
    qtbot: QtBot, panel: ReaderPanel, opened: OpenArticle
) -> None:
    _choose(panel, opened, "sixty-one pages")
    qtbot.keyClick(panel.reader, Qt.Key.Key_3)
    place = _choose(panel, opened, "second inspection")

    with qtbot.waitSignal(panel.marking.note_requested) as told:
        qtbot.keyClick(panel.reader, Qt.Key.Key_N)

    assert told.args == [place.start, place.end, "blue"]


def test_without_chosen_words_the_keys_do_nothing(qtbot: QtBot, panel: ReaderPanel) -> None:
    asked = QSignalSpy(panel.marking.highlight_requested)

    qtbot.keyClick(panel.reader, Qt.Key.Key_1)

    assert asked.count() == 0
    assert panel.marking.tag_words() is False


def test_words_of_a_caption_can_only_be_copied(panel: ReaderPanel) -> None:
    credit = panel.reader.page.figures[0].credit
    assert credit is not None
    cursor = panel.reader.textCursor()
    cursor.setPosition(credit.start)
    cursor.setPosition(credit.end, cursor.MoveMode.KeepAnchor)

    panel.reader.setTextCursor(cursor)

    buttons = [
        b
        for b in panel.marking.popup.findChildren(QAbstractButton)
        if b.isVisibleTo(panel.marking.popup)
    ]
    assert [button.accessibleName() for button in buttons] == ["Copy quote with source", "More"]


def test_a_copied_quote_says_where_it_is_from(
    qtbot: QtBot, panel: ReaderPanel, opened: OpenArticle
) -> None:
    _choose(panel, opened, "sixty-one pages")

    qtbot.keyClick(panel.reader, Qt.Key.Key_C)

    assert QGuiApplication.clipboard().text() == (
        "“sixty-one pages”\n"
        "What the sea-wall survey left out, ellerycourier.example, 13 Jan 2026, 06:00\n"
        "https://www.ellerycourier.example/sea-wall"
    )


def test_a_clicked_highlight_shows_its_note_to_be_changed(
    qtbot: QtBot, panel: ReaderPanel, opened: OpenArticle
) -> None:
    panel.marking.open_mark(1)
    assert panel.marking.popup.note.toPlainText().startswith("Ask the records desk")

    panel.marking.popup.note.selectAll()
    with qtbot.waitSignal(panel.marking.note_written) as told:
        qtbot.keyClicks(panel.marking.popup.note, "done 1")

    assert told.args == [1, "done 1"]


def test_what_was_typed_into_a_note_is_kept_when_another_highlight_is_opened(
    qtbot: QtBot, panel: ReaderPanel
) -> None:
    panel.marking.open_mark(1)
    panel.marking.popup.note.selectAll()
    qtbot.keyClicks(panel.marking.popup.note, "first")

    with qtbot.waitSignal(panel.marking.note_written) as told:
        panel.marking.open_mark(2)

    assert told.args == [1, "first"]
    assert panel.marking.popup.note.toPlainText().startswith("Compare with appendix C")


def test_a_highlight_can_be_given_another_colour_and_be_deleted(
    qtbot: QtBot, panel: ReaderPanel
) -> None:
    panel.marking.open_mark(2)
    with qtbot.waitSignal(panel.marking.recolour_requested) as told:
        qtbot.keyClick(panel.reader, Qt.Key.Key_4)
    assert told.args == [2, "pink"]

    delete = next(
        button
        for button in panel.marking.popup.findChildren(QAbstractButton)
        if button.accessibleName() == "Delete highlight"
    )
    with qtbot.waitSignal(panel.marking.delete_requested) as told:
        qtbot.mouseClick(delete, Qt.MouseButton.LeftButton)
    assert told.args == [2]


def test_brackets_walk_the_highlights_in_the_order_of_the_text(
    qtbot: QtBot, panel: ReaderPanel, commands: Commands, opened: OpenArticle
) -> None:
    commands.allow("article", when=True)
    late = annotation(1, "bold word", Colour.PINK)
    early = annotation(8, "one photograph", Colour.BLUE)
    lost = annotation(3, "no longer there", Colour.BLUE, orphan=True)
    panel.show_article(replace(opened, annotations=(late, lost, early)))
    seen = QSignalSpy(panel.marking.mark_opened)

    for key in (Qt.Key.Key_BracketRight, Qt.Key.Key_BracketRight, Qt.Key.Key_BracketRight):
        qtbot.keyClick(panel.reader, key)
    qtbot.keyClick(panel.reader, Qt.Key.Key_BracketLeft)

    assert [seen.at(place)[0] for place in range(seen.count())] == [8, 1, 8, 1]


def test_text_size_goes_in_steps_between_80_and_200_per_cent(
    panel: ReaderPanel, commands: Commands
) -> None:
    for _ in range(20):
        commands.action("reader.larger").trigger()
    assert panel.reader.percent == 200
    for _ in range(20):
        commands.action("reader.smaller").trigger()
    assert panel.reader.percent == 80
    commands.action("reader.reset").trigger()
    assert panel.reader.percent == 100


def test_nothing_open_says_what_to_do(qtbot: QtBot, panel: ReaderPanel) -> None:
    panel.show_article(None)

    assert not panel.reader.isVisible()
    assert panel.opened is None


def test_everything_that_takes_the_focus_has_a_name(panel: ReaderPanel) -> None:
    panel.marking.open_mark(1)

    nameless = [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]

    assert nameless == []


def test_the_theme_can_change_while_an_article_is_open(
    panel: ReaderPanel, theme: Theme, tmp_path: Path
) -> None:
    theme.set_mode("dark")

    shown = QImage(panel.reader.viewport().grab().toImage())
    assert shown.pixelColor(3, 3) == theme.colour("reader")


def test_the_bar_comes_back_with_its_words(panel: ReaderPanel, opened: OpenArticle) -> None:
    place = _choose(panel, opened, "sixty-one pages")
    assert panel.marking.popup.isVisible()
    bar = panel.reader.verticalScrollBar()

    bar.setValue(bar.maximum())
    assert not panel.marking.popup.isVisible()
    panel.reader.scroll_to(place)

    assert panel.marking.popup.isVisible()


def test_a_click_elsewhere_closes_the_bar_of_a_highlight(
    qtbot: QtBot, panel: ReaderPanel, opened: OpenArticle
) -> None:
    panel.marking.open_mark(1)
    assert panel.marking.popup.isVisible()
    box = panel.reader.picture_box(0)
    assert box is not None

    qtbot.mouseClick(panel.reader.viewport(), Qt.MouseButton.LeftButton, pos=box.center())

    assert not panel.marking.popup.isVisible()


def test_the_address_of_a_link_is_shown_before_it_is_followed(
    panel: ReaderPanel, opened: OpenArticle
) -> None:
    shown = panel.reader.findChild(QLabel, "link_preview")
    assert isinstance(shown, QLabel)
    panel.reader.link_hovered.emit("https://council.example/")
    assert shown.isVisible()
    assert "https://council.example/" in shown.text()

    panel.reader.link_hovered.emit("")

    assert not shown.isVisible()


def test_saved_stands_under_the_note_of_the_bar_once_the_library_has_it(
    qtbot: QtBot, panel: ReaderPanel, opened: OpenArticle
) -> None:
    popup = panel.marking.popup
    panel.marking.open_mark(3)
    said = [label for label in popup.findChildren(QLabel) if label.text() == "✓ Saved"]
    before = [label.isVisibleTo(popup) for label in said]
    qtbot.keyClicks(popup.note, "Ask when")
    popup.note.flush()

    stored = annotation(3, "spring budget round", Colour.BLUE, "Ask when")
    panel.show_article(replace(opened, annotations=(*opened.annotations[:2], stored)))

    assert before == [False]
    assert said[0].isVisibleTo(popup)


def test_words_are_offered_as_the_owner_of_a_picture(
    qtbot: QtBot, panel: ReaderPanel, opened: OpenArticle
) -> None:
    _choose(panel, opened, "the contractor")

    with qtbot.waitSignal(panel.marking.credit_requested) as told:
        panel.marking.popup.credit_asked.emit()

    assert told.args == ["the contractor"]
    assert not panel.marking.popup.isVisible()


def test_a_jump_to_a_footnote_offers_the_way_back(
    qtbot: QtBot, panel: ReaderPanel, opened: OpenArticle
) -> None:
    last = opened.content.blocks[-1]
    aimed = replace(opened.content, blocks=(*opened.content.blocks[:-1], replace(last, ids=("n",))))
    panel.show_article(replace(opened, content=aimed))
    panel.reader.resize(545, 400)
    address = f"{opened.content.url}#n"
    panel.reader.link_hovered.emit(address)
    shown = panel.reader.findChild(QLabel, "link_preview")
    assert isinstance(shown, QLabel)
    said = shown.text()

    panel.reader.follow(address)
    offered = panel.back.isVisible()
    qtbot.mouseClick(panel.back, Qt.MouseButton.LeftButton)

    assert said.startswith("In this article: Asked why")
    assert offered
    assert not panel.back.isVisible()
    assert panel.reader.verticalScrollBar().value() == 0


def test_in_a_narrow_pane_the_name_of_the_site_is_cut_and_no_button(
    panel: ReaderPanel, opened: OpenArticle
) -> None:
    named = replace(opened.content, site="The Ellery Courier and Coastal Advertiser")
    panel.setFixedWidth(335)  # what a window of 640 leaves

    panel.show_article(replace(opened, content=named, version=11, versions=12))
    QApplication.processEvents()

    bar = panel.toolbar
    assert bar.width() == 335
    assert bar.version.width() >= bar.version.sizeHint().width()
    assert bar.version.geometry().right() < bar.star.geometry().left()
    assert bar.more.geometry().right() < bar.width()
