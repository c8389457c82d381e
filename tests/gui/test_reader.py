"""The reading column: what it shows, what it never loads, and what it tells of the person."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QInputMethodEvent, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive_app.domain.annotation import Colour
from archive_app.domain.library import OpenArticle
from archive_app.gui.reader import Reader
from archive_app.gui.reader_text_map import TextRange
from archive_app.gui.theme import Theme
from tests.gui.sample_article import annotation, open_article
from tests.loopback_site import Answer, LoopbackSite

_IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def opened() -> OpenArticle:
    return open_article()


@pytest.fixture
def reader(qtbot: QtBot, theme: Theme, opened: OpenArticle) -> Reader:
    shown = Reader(theme)
    qtbot.addWidget(shown)
    shown.resize(560, 2400)
    shown.show()
    shown.show_article(opened)
    return shown


def _place(opened: OpenArticle, words: str) -> TextRange:
    start = opened.content.text.index(words)
    return TextRange(start, start + len(words))


def _drag(qtbot: QtBot, reader: Reader, start: QPoint, end: QPoint) -> None:
    view = reader.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


@pytest.mark.parametrize("words", ["pages and has forty", "🏗️ crane", "West wall"])
def test_words_chosen_with_the_mouse_are_told_as_offsets_of_the_text(
    qtbot: QtBot, reader: Reader, opened: OpenArticle, words: str
) -> None:
    boxes = reader.boxes(_place(opened, words))
    start = QPoint(boxes[0].left() + 1, boxes[0].center().y())
    end = QPoint(boxes[-1].right() - 1, boxes[-1].center().y())

    with qtbot.waitSignal(reader.words_chosen):
        _drag(qtbot, reader, start, end)

    chosen = reader.chosen()
    assert chosen is not None
    assert opened.content.text[chosen.start : chosen.end] == words


def test_arabic_words_have_their_box_where_they_are_drawn(
    reader: Reader, opened: OpenArticle
) -> None:
    first = reader.boxes(_place(opened, "قال"))[0]
    later = reader.boxes(_place(opened, "المقاول"))[0]

    assert first.left() > later.right()


def test_words_of_the_head_are_no_part_of_the_text(reader: Reader) -> None:
    cursor = reader.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(20, cursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)

    assert reader.chosen() is None
    assert reader.selection_boxes()


def test_a_selection_leaves_the_white_space_at_its_ends(
    reader: Reader, opened: OpenArticle
) -> None:
    place = _place(opened, " in eleven places ")

    reader.choose(place)

    assert reader.chosen() == TextRange(place.start + 1, place.end - 1)


def test_nothing_but_the_library_is_ever_loaded(
    qtbot: QtBot, reader: Reader, site: LoopbackSite, tmp_path: Path
) -> None:
    drawn = QImage(9, 9, QImage.Format.Format_RGB32)
    drawn.save(str(tmp_path / "secret.png"))
    site.answers["/x.png"] = Answer(b"picture")
    here = QUrl.fromLocalFile(str(tmp_path / "secret.png"))
    data = "data:image/png;base64,iVBORw0KGgo="
    reader.show_article(None)
    reader.setHtml(
        f'<img src="{here.toString()}"><img src="{site.origin}/x.png"><img src="{data}">'
        f'<p style="background-image:url({site.origin}/x.png)">x</p>'
        f'<table background="{site.origin}/x.png"><tr><td>y</td></tr></table>'
        f'<link rel="stylesheet" href="{site.origin}/s.css"><iframe src="{site.origin}/f"></iframe>'
    )
    reader.setSource(QUrl(f"{site.origin}/x.png"))
    reader.setSource(here)
    reader.grab()

    assert site.requests == []
    for address in (here, QUrl(f"{site.origin}/x.png"), QUrl(data), QUrl("secret.png")):
        got = reader.loadResource(_IMAGE, address)
        assert isinstance(got, QImage)
        assert (got.width(), got.height()) == (1, 1)


def test_a_link_is_told_and_not_followed(qtbot: QtBot, reader: Reader, opened: OpenArticle) -> None:
    box = reader.boxes(_place(opened, "council said"))[0]
    before = reader.toPlainText()

    with qtbot.waitSignal(reader.link_followed) as told:
        qtbot.mouseClick(
            reader.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(box.left() + 8, box.center().y()),
        )

    assert told.args == ["https://council.example/"]
    assert reader.toPlainText() == before


def test_a_click_on_overlapping_highlights_opens_the_smaller(
    qtbot: QtBot, reader: Reader, opened: OpenArticle
) -> None:
    small = annotation(9, "sixty-one pages", Colour.PINK)
    reader.show_article(replace(opened, annotations=(small, *opened.annotations)))
    box = reader.boxes(_place(opened, "sixty-one"))[0]

    with qtbot.waitSignal(reader.mark_opened) as told:
        qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=box.center())

    assert told.args == [9]


def test_highlights_lie_under_the_words_in_their_colour(
    theme: Theme, reader: Reader, opened: OpenArticle
) -> None:
    def ground(words: str) -> QColor:
        box = reader.boxes(_place(opened, words))[0]
        return QColor(reader.viewport().grab().toImage().pixel(box.left() + 3, box.top() + 3))

    assert ground("The full survey") == theme.colour("annotation.yellow")
    assert ground("spring budget") == theme.colour("annotation.blue")
    assert ground("Asked why") == theme.colour("reader")


def test_a_highlight_whose_words_stand_elsewhere_in_this_version_is_not_painted(
    reader: Reader, opened: OpenArticle
) -> None:
    mark = opened.annotations[0]
    moved = replace(mark, anchor=replace(mark.anchor, start=mark.anchor.start + 5))
    reader.show_article(replace(opened, annotations=(moved,)))

    assert reader.mark_at(reader.boxes(_place(opened, "full survey"))[0].center()) is None


def test_a_click_on_a_picture_tells_its_position(qtbot: QtBot, reader: Reader) -> None:
    box = reader.picture_box(1)
    assert box is not None

    with qtbot.waitSignal(reader.picture_opened) as told:
        qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=box.center())

    assert told.args == [1]


def test_a_picture_that_has_another_shape_gets_its_room(reader: Reader) -> None:
    square = QImage(300, 300, QImage.Format.Format_RGB32)

    reader.set_picture(0, square)

    box = reader.picture_box(0)
    assert box is not None
    assert abs(box.width() - box.height()) <= 2


@pytest.mark.parametrize(("width", "column"), [(545, 465), (1400, 680), (460, 428)])
def test_the_column_keeps_a_readable_measure(
    qtbot: QtBot, theme: Theme, opened: OpenArticle, width: int, column: int
) -> None:
    reader = Reader(theme)
    qtbot.addWidget(reader)
    reader.resize(width, 600)
    reader.show()

    reader.show_article(opened)

    assert abs(reader.column - column) <= 10


@pytest.mark.parametrize("how", ["size", "theme", "width"])
def test_size_theme_and_width_leave_the_same_line_uppermost(
    reader: Reader, theme: Theme, opened: OpenArticle, how: str
) -> None:
    reader.resize(560, 500)
    start = opened.content.text.index("Most of the difference")
    reader.show_from(start)

    match how:
        case "size":
            reader.set_percent(149)
        case "theme":
            theme.set_mode("dark")
        case "width":
            reader.resize(900, 500)

    assert reader.top_offset() == start
    assert reader.boxes(TextRange(start, start + 4))[0].top() in range(-2, 12)


def test_what_is_hidden_and_shown_again_is_where_it_was(
    reader: Reader, opened: OpenArticle
) -> None:
    reader.resize(560, 500)
    bar = reader.verticalScrollBar()
    bar.setValue(900)
    before = reader.top_offset()

    reader.hide()
    reader.resize(700, 500)
    reader.show()

    assert reader.top_offset() == before


def test_an_article_opens_where_it_was_left(reader: Reader, opened: OpenArticle) -> None:
    reader.resize(560, 500)
    start = opened.content.text.index("Most of the difference")
    other = replace(opened, article=8, reached=start)

    reader.show_article(other)
    left = reader.top_offset()
    reader.show_article(replace(opened, article=9))

    assert left == start
    assert reader.verticalScrollBar().value() == 0


def test_space_reads_on_and_at_the_end_asks_for_the_next(qtbot: QtBot, reader: Reader) -> None:
    reader.resize(560, 500)
    bar = reader.verticalScrollBar()
    qtbot.keyClick(reader, Qt.Key.Key_Space)
    assert 0 < bar.value() <= bar.pageStep()
    bar.setValue(bar.maximum())

    with qtbot.waitSignal(reader.read_on):
        qtbot.keyClick(reader, Qt.Key.Key_Space)


def test_the_caret_selects_words_by_keyboard(
    qtbot: QtBot, reader: Reader, opened: OpenArticle
) -> None:
    reader.set_caret(on=True)
    cursor = reader.textCursor()
    cursor.setPosition(reader.page.places.position_of(_place(opened, "Most of").start))
    reader.setTextCursor(cursor)

    with qtbot.waitSignal(reader.words_chosen):
        for _ in range(4):
            qtbot.keyClick(reader, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    chosen = reader.chosen()
    assert chosen is not None
    assert opened.content.text[chosen.start : chosen.end] == "Most"


def test_the_same_article_with_a_new_note_keeps_its_document(
    reader: Reader, opened: OpenArticle
) -> None:
    page = reader.page

    reader.show_article(replace(opened, annotations=(), note="other"))

    assert reader.page is page


def test_what_is_not_laid_out_yet_has_no_bullets_and_bars(reader: Reader) -> None:
    reader.document().setLayoutEnabled(False)

    assert not reader.grab().isNull()


def test_no_input_method_writes_into_the_article(reader: Reader, opened: OpenArticle) -> None:
    before = reader.toPlainText()
    reader.choose(_place(opened, "one photograph"))
    half, whole = QInputMethodEvent("にほ", []), QInputMethodEvent("", [])
    whole.setCommitString("日本")

    for event in (half, whole):
        QApplication.sendEvent(reader, event)

    assert reader.toPlainText() == before
