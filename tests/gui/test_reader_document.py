"""The document of an article shows its words, all of them, where the map says."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextBlock, QTextCursor, QTextDocument

from archive_app.domain.article import Block, BlockKind, Cell
from archive_app.domain.library import OpenArticle
from archive_app.gui.reader_document import build
from archive_app.gui.reader_page import ArticleDocument
from archive_app.gui.reader_style import ReaderStyle
from archive_app.gui.reader_tables import grid
from archive_app.gui.theme import Theme
from tests.gui.sample_article import open_article

_IMAGE = QTextDocument.ResourceType.ImageResource


@pytest.fixture
def opened() -> OpenArticle:
    return open_article()


@pytest.fixture
def document(theme: Theme, opened: OpenArticle) -> ArticleDocument:
    return build(opened, ReaderStyle(theme), column=460)


def _shown(document: QTextDocument, first: int, last: int) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2028", "\n")


def _block(document: QTextDocument, words: str) -> QTextBlock:
    block = document.begin()
    while block.isValid() and not block.text().startswith(words):
        block = block.next()
    assert block.isValid(), f"no block begins with {words}"
    return block


def test_the_document_shows_each_block_where_the_map_says(
    document: ArticleDocument, opened: OpenArticle
) -> None:
    text = opened.content.text
    for block in opened.content.blocks:
        parts: list[Block | Cell] = [cell for row in block.rows for cell in row]
        for cell in parts or [block]:
            pieces = list(document.places.ranges_of(cell.start, cell.start + len(cell.text)))
            shown = "".join(_shown(document, piece.start, piece.end) for piece in pieces)
            assert shown == cell.text == text[cell.start : cell.start + len(cell.text)]


def test_every_offset_of_a_block_with_emoji_comes_back_from_its_position(
    document: ArticleDocument, opened: OpenArticle
) -> None:
    text = opened.content.text
    start = text.index("A 🏗️ crane")
    for offset in range(start, start + 40):
        assert document.places.offset_of(document.places.position_of(offset)) == offset
    bold = text.index("bold word")
    first = document.places.position_of(bold)
    assert _shown(document, first, document.places.position_of(bold + 9)) == "bold word"


def test_a_first_paragraph_that_is_the_subtitle_is_set_as_standfirst_and_can_still_be_marked(
    theme: Theme, opened: OpenArticle
) -> None:
    first = next(block for block in opened.content.blocks if block.text)
    content = replace(opened.content, subtitle=f" {first.text} ")
    style = ReaderStyle(theme)

    document = build(replace(opened, content=content), style, column=460)

    lines = document.toPlainText().split("\n")
    assert lines[2] == first.text
    assert lines[3].startswith("By Jane Doe and John Roe")
    assert lines.count(first.text) == 1
    assert _block(document, first.text[:20]).charFormat().font() == style.char("standfirst").font()
    [piece] = document.places.ranges_of(first.start, first.start + len(first.text))
    assert _shown(document, piece.start, piece.end) == first.text


def test_the_head_says_section_title_standfirst_and_who_wrote_it_when(
    document: ArticleDocument,
) -> None:
    head = document.toPlainText().split("\n")[:4]

    assert head[0] == "Investigation"
    assert head[1] == "What the sea-wall survey left out"
    assert head[2].startswith("The summary says the wall is sound.")
    assert head[3].startswith("By Jane Doe and John Roe · Published 13 Jan 2026, 06:00 · ")
    assert head[3].endswith(" · English")


def test_title_and_headings_have_their_level(document: ArticleDocument) -> None:
    assert _block(document, "What the sea-wall").blockFormat().headingLevel() == 1
    assert _block(document, "What the engineers").blockFormat().headingLevel() == 2


def test_right_to_left_words_run_from_the_right(document: ArticleDocument) -> None:
    assert _block(document, "قال").textDirection() == Qt.LayoutDirection.RightToLeft
    assert _block(document, "The published").textDirection() == Qt.LayoutDirection.LeftToRight


def test_an_arabic_article_has_its_title_on_the_right(theme: Theme, opened: OpenArticle) -> None:
    arabic = replace(opened, content=replace(opened.content, language="ar"))

    document = build(arabic, ReaderStyle(theme), column=460)

    title = _block(document, "What the sea-wall")
    assert title.blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_list_items_belong_together_and_keep_their_numbers(document: ArticleDocument) -> None:
    bullet = _block(document, "Voids behind").textList()
    first, second = _block(document, "Ask for").textList(), _block(document, "Count").textList()

    assert bullet is not None
    assert first is not None
    assert second is not None
    assert first.count() == 2
    assert [each.words for each in document.decorations if each.words] == ["•", "◦", "1.", "2."]


def test_the_styles_of_the_markup_are_shown(document: ArticleDocument) -> None:
    block = _block(document, "The council said")
    cursor = QTextCursor(document)
    cursor.setPosition(block.position() + 5)
    assert cursor.charFormat().anchorHref() == "https://council.example/"
    cursor.setPosition(block.position() + block.text().index("long") + 1)
    assert cursor.charFormat().fontItalic()
    cursor.setPosition(block.position() + block.text().index("spring") + 1)
    assert cursor.charFormat().fontWeight() >= 600


def test_only_links_to_pages_and_mail_become_links(theme: Theme, opened: OpenArticle) -> None:
    html = (
        '<a href="javascript:x()">one</a> <a href="file:///etc/passwd">two</a> <a href="#n">3</a>'
    )
    block = Block(BlockKind.PARAGRAPH, 0, "one two 3", html)
    page = replace(opened.content, blocks=(block,), text="one two 3")

    document = build(replace(opened, content=page), ReaderStyle(theme), column=460)

    cursor = QTextCursor(_block(document, "one two"))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    assert "href" not in cursor.selection().toHtml()


def test_a_picture_keeps_its_shape_and_is_not_enlarged(document: ArticleDocument) -> None:
    lead = document.figures[0]

    assert lead.box(460).width() == 460
    assert lead.box(460).height() == round(460 * 530 / 1200)
    assert lead.box(2000).width() == 1200


def test_credit_and_badge_stand_below_the_picture(document: ArticleDocument) -> None:
    credit = document.figures[0].credit

    assert credit is not None
    assert _shown(document, credit.start, credit.end) == "Photograph: Jane Doe / Example Agency"
    assert document.places.offset_of(credit.start) is None


def test_a_missing_picture_says_why(document: ArticleDocument) -> None:
    assert "The picture is not there any more (404)." in document.toPlainText()


def test_a_lead_picture_that_the_text_does_not_show_stands_first(
    theme: Theme, opened: OpenArticle
) -> None:
    blocks = tuple(block for block in opened.content.blocks if block.position != 0)
    bare = replace(opened, content=replace(opened.content, blocks=blocks))

    document = build(bare, ReaderStyle(theme), column=460)

    first = _block(document, "The published summary").position()
    assert 0 < document.figures[0].position < first


def test_the_document_itself_loads_nothing(document: ArticleDocument) -> None:
    for address in ("file:///etc/passwd", "https://a.example/x.png", "data:text/plain,x", "x.png"):
        got = document.resource(_IMAGE, QUrl(address))
        assert isinstance(got, QImage)
        assert (got.width(), got.height()) == (1, 1)


def test_spans_of_a_table_are_placed_as_html_places_them() -> None:
    rows = (
        (Cell("a", "a", 0, rows=2), Cell("b", "b", 2, columns=2)),
        (Cell("c", "c", 4), Cell("d", "d", 6)),
    )

    assert [(row, column, cell.text) for row, column, cell in grid(rows)] == [
        (0, 0, "a"),
        (0, 1, "b"),
        (1, 1, "c"),
        (1, 2, "d"),
    ]


def test_an_article_without_anything_shows_its_address(theme: Theme, opened: OpenArticle) -> None:
    empty = replace(
        opened.content, title="", subtitle=None, authors=(), section=None, text="", blocks=()
    )

    document = build(replace(opened, content=empty, pictures=()), ReaderStyle(theme), column=460)

    assert document.toPlainText().startswith(empty.url)


def test_a_larger_size_scales_type_and_lines_alike(theme: Theme, opened: OpenArticle) -> None:
    document = build(opened, ReaderStyle(theme, 200), column=460)

    block = _block(document, "The published summary")
    assert block.blockFormat().lineHeight() == 54
    assert block.begin().fragment().charFormat().font().pixelSize() == 34


def test_an_embed_without_a_picture_is_shown_as_its_labelled_link(theme: Theme) -> None:
    link = '<a href="https://social.example/1">Post on Social by Ann</a>'
    blocks = (
        Block(BlockKind.PARAGRAPH, 0, "Before.", "Before."),
        Block(BlockKind.FIGURE, 0, "", link),
        Block(BlockKind.PARAGRAPH, 9, "After.", "After."),
    )
    article = open_article()
    content = replace(article.content, blocks=blocks, text="Before.\n\nAfter.")

    document = build(replace(article, content=content), ReaderStyle(theme), column=680)

    assert "Before.\nPost on Social by Ann\nAfter." in document.toPlainText()


def test_quotes_are_slanted_only_in_scripts_that_have_italics(
    theme: Theme, opened: OpenArticle
) -> None:
    said = ("We asked twice.", "الشبكة مثل الكلام.", "石の下に家を建てるな。", "दीवार सुरक्षित है।")
    blocks = tuple(Block(BlockKind.QUOTE, 0, words, words, 1) for words in said)
    content = replace(opened.content, blocks=blocks, text="\n\n".join(said))

    document = build(replace(opened, content=content), ReaderStyle(theme), column=460)

    slanted = [
        _block(document, words).begin().fragment().charFormat().fontItalic() for words in said
    ]
    assert slanted == [True, False, False, False]
