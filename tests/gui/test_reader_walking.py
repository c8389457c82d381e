"""Moving inside an article: Tab's stops, footnotes and back, tables that scroll, the caret."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from archive_app.domain.article import Block, BlockKind, Cell
from archive_app.domain.library import OpenArticle
from archive_app.gui.reader import Reader
from archive_app.gui.reader_stops import StopKind, stops
from archive_app.gui.reader_text_map import TextRange
from archive_app.gui.theme import Theme
from tests.gui.sample_article import open_article, text_of

_PAGE = "https://www.ellerycourier.example/2026/01/sea-wall"
_FILLER = "Engineers who walked the wall in May recorded voids behind the facing. " * 6


@pytest.fixture
def opened() -> OpenArticle:
    return open_article()


@pytest.fixture
def reader(frame: QWidget, theme: Theme, opened: OpenArticle) -> Reader:
    shown = Reader(theme, frame)
    shown.resize(560, 600)
    shown.show()
    shown.show_article(opened)
    shown.setFocus()
    return shown


def with_blocks(opened: OpenArticle, *bare: Block) -> OpenArticle:
    """The sample with other blocks, their offsets put right."""
    made: list[Block] = []
    start = 0
    for block in bare:
        made.append(replace(block, start=start))
        start += len(block.text) + 2 if block.text else 0
    content = replace(opened.content, blocks=tuple(made), text=text_of(tuple(made)))
    return replace(opened, content=content, annotations=(), article=opened.article + 1)


def footnoted(opened: OpenArticle) -> OpenArticle:
    """A long article with one footnote at its end, both ways linked."""
    reference = f'Words of the start<sup><a href="{_PAGE}#fn1">1</a></sup>.'
    note = f'The note itself. <a href="{_PAGE}#ref1">back</a>'
    paragraph = BlockKind.PARAGRAPH
    return with_blocks(
        opened,
        Block(paragraph, 0, "Words of the start1.", reference, ids=("ref1",)),
        *(Block(paragraph, 0, _FILLER, _FILLER) for _ in range(20)),
        Block(paragraph, 0, "The note itself. back", note, ids=("fn1",)),
    )


def tabled(opened: OpenArticle, columns: int, direction: str | None = None) -> OpenArticle:
    """An article with a table of two rows and so many columns."""
    words = [[f"Column number {n} of {row}" for n in range(columns)] for row in ("head", "body")]
    text = "\n".join("\t".join(row) for row in words)
    rows = []
    start = len(_FILLER) + 2
    for number, row in enumerate(words):
        cells = []
        for word in row:
            cells.append(Cell(word, word, start, header=number == 0))
            start += len(word) + 1
        rows.append(tuple(cells))
    return with_blocks(
        opened,
        Block(BlockKind.PARAGRAPH, 0, _FILLER, _FILLER),
        Block(BlockKind.TABLE, 0, text, "", rows=tuple(rows), direction=direction),
        Block(BlockKind.PARAGRAPH, 0, _FILLER, _FILLER),
    )


def place(opened: OpenArticle, words: str) -> TextRange:
    start = opened.content.text.index(words)
    return TextRange(start, start + len(words))


def test_tab_walks_pictures_highlights_and_links_in_the_order_of_the_text(
    qtbot: QtBot, reader: Reader
) -> None:
    marks = QSignalSpy(reader.mark_opened)
    pictures = QSignalSpy(reader.picture_opened)
    links = QSignalSpy(reader.link_followed)
    kinds = [stop.kind for stop in stops(reader.page, reader._marks)]

    for _ in kinds:
        qtbot.keyClick(reader, Qt.Key.Key_Tab)
        qtbot.keyClick(reader, Qt.Key.Key_Return)

    assert kinds[:5] == [
        StopKind.PICTURE, StopKind.MARK, StopKind.MARK, StopKind.LINK, StopKind.MARK,
    ]  # fmt: skip
    assert [marks.at(n)[0] for n in range(marks.count())] == [1, 2, 3]
    assert [pictures.at(n)[0] for n in range(pictures.count())] == [0, 1, 2]
    assert links.at(0)[0] == "https://council.example/"


def test_shift_tab_walks_back_and_the_stop_is_brought_into_sight(
    qtbot: QtBot, reader: Reader
) -> None:
    opened = QSignalSpy(reader.picture_opened)

    qtbot.keyClick(reader, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(reader, Qt.Key.Key_Return)

    assert opened.at(0)[0] == 2
    box = reader.picture_box(2)
    assert box is not None
    assert reader.viewport().rect().intersects(box)


def test_after_the_last_stop_tab_leaves_the_article(
    qtbot: QtBot, reader: Reader, frame: QWidget
) -> None:
    other = QWidget(frame)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.show()

    for _ in range(len(stops(reader.page, reader._marks)) + 1):
        qtbot.keyClick(reader, Qt.Key.Key_Tab)

    assert not reader.hasFocus()


def test_the_address_of_a_link_is_told_when_tab_comes_to_it(qtbot: QtBot, reader: Reader) -> None:
    told = QSignalSpy(reader.link_hovered)

    for _ in range(5):
        qtbot.keyClick(reader, Qt.Key.Key_Tab)

    assert "https://council.example/" in [told.at(n)[0] for n in range(told.count())]


def test_a_footnote_is_jumped_to_and_back_without_leaving_the_program(
    qtbot: QtBot, reader: Reader, opened: OpenArticle
) -> None:
    article = footnoted(opened)
    reader.show_article(article)
    left = QSignalSpy(reader.link_followed)

    reader.follow(f"{_PAGE}#fn1")
    note = reader.boxes(place(article, "The note itself"))[0]
    shown = reader.viewport().rect().contains(note)
    with qtbot.waitSignal(reader.jumped) as told:
        qtbot.keyClick(reader, Qt.Key.Key_Backspace)

    assert shown
    assert told.args == [False]
    assert reader.verticalScrollBar().value() == 0
    assert left.count() == 0


def test_the_links_own_way_back_works_too(reader: Reader, opened: OpenArticle) -> None:
    article = footnoted(opened)
    reader.show_article(article)

    reader.follow(f"{_PAGE}#fn1")
    reader.follow(f"{_PAGE}#ref1")

    start = reader.boxes(place(article, "Words of the start"))[0]
    assert reader.viewport().rect().contains(start)


def test_a_fragment_that_the_article_does_not_have_leads_out(reader: Reader) -> None:
    told = QSignalSpy(reader.link_followed)

    reader.follow(f"{_PAGE}#comments")

    assert told.at(0)[0] == f"{_PAGE}#comments"


def test_a_table_that_fits_has_no_scroll_bar(reader: Reader, opened: OpenArticle) -> None:
    reader.show_article(tabled(opened, 2))

    assert reader.tables.bars() == []


def test_a_wide_table_scrolls_sideways_and_the_text_stays(
    reader: Reader, opened: OpenArticle
) -> None:
    article = tabled(opened, 9)
    reader.show_article(article)
    [bar] = reader.tables.bars()
    cell, words = place(article, "Column number 8 of body"), place(article, "Engineers who")
    before = reader.boxes(cell)[0], reader.boxes(words)[0]

    bar.setValue(bar.maximum())

    after = reader.boxes(cell)[0], reader.boxes(words)[0]
    assert before[0].left() > reader.width() > after[0].right()
    assert before[1] == after[1]
    assert reader.horizontalScrollBar().value() == 0


def test_what_sticks_out_of_the_column_is_covered(
    theme: Theme, reader: Reader, opened: OpenArticle
) -> None:
    reader.show_article(tabled(opened, 9))
    reader.verticalScrollBar().setValue(reader.verticalScrollBar().maximum())
    [bar] = reader.tables.bars()
    bar.setValue(bar.maximum() // 2)
    shown = reader.viewport().grab().toImage()

    middle = bar.geometry().top() - 20
    assert shown.pixelColor(4, middle) == theme.colour("reader")
    assert shown.pixelColor(reader.viewport().width() - 4, middle) == theme.colour("reader")


def test_the_wheel_turned_sideways_scrolls_the_table_under_it(
    reader: Reader, opened: OpenArticle
) -> None:
    reader.show_article(tabled(opened, 9))
    [bar] = reader.tables.bars()
    at = QPointF(reader.width() / 2, bar.geometry().top() - 20)
    event = QWheelEvent(
        at,
        reader.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(-240, 0),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(reader.viewport(), event)

    assert bar.value() == 96


def test_the_caret_brings_a_hidden_cell_into_sight(reader: Reader, opened: OpenArticle) -> None:
    article = tabled(opened, 9)
    reader.show_article(article)
    reader.set_caret(on=True)
    [bar] = reader.tables.bars()

    reader.choose(place(article, "Column number 8 of head"))

    assert bar.value() > 0
    assert reader.boxes(place(article, "Column number 8 of head"))[0].left() < reader.width()


def test_a_table_written_from_the_right_begins_at_its_right(
    reader: Reader, opened: OpenArticle
) -> None:
    article = tabled(opened, 9, "rtl")
    reader.show_article(article)
    first = place(article, "Column number 0 of head")
    reader.scroll_to(first)

    box = reader.boxes(first)[0]

    assert reader.viewport().rect().contains(box)
    assert box.left() > reader.boxes(place(article, "Column number 1 of head"))[0].right()


def test_a_wider_window_gives_the_table_its_room_back(reader: Reader, opened: OpenArticle) -> None:
    reader.show_article(tabled(opened, 3))
    narrow = len(reader.tables.bars())

    reader.resize(1200, 600)

    assert (narrow, reader.tables.bars()) == (1, [])
