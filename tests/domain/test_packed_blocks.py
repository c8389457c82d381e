"""Blocks without the words that text and HTML hold already, and back."""

from dataclasses import replace

import pytest

from archive_app.domain.article import Block, BlockKind, Cell
from archive_app.domain.packed_blocks import pack, unpack

TEXT = "Heading\n\nOne & two.\n\nOne & two.\n\na\tb\n\nLast\nline."
HTML = (
    "<h2>Heading</h2><p>One &amp; two.</p><figure>Seen <em>here</em></figure>"
    "<p>One &amp; two.</p><table><tr><td>a</td><td>b</td></tr></table><pre>Last<br>line.</pre>"
)
CELLS = ((Cell("a", "a", 33, header=True), Cell("b", "<b>b</b>", 35, columns=2)),)
BLOCKS = (
    Block(BlockKind.HEADING, 0, "Heading", "Heading", level=2, ids=("top", "n1")),
    Block(BlockKind.PARAGRAPH, 9, "One & two.", "One &amp; two."),
    Block(BlockKind.FIGURE, 21, "", "Seen <em>here</em>", position=0),
    Block(BlockKind.PARAGRAPH, 21, "One & two.", "One &amp; two.", direction="rtl"),
    Block(BlockKind.TABLE, 33, "a\tb", "", rows=CELLS),
    Block(BlockKind.PREFORMATTED, 38, "Last\nline.", "Last<br>line."),
)


def test_blocks_come_back_as_they_were() -> None:
    assert unpack(pack(BLOCKS, TEXT, HTML), TEXT, HTML) == BLOCKS


def test_what_follows_from_text_and_html_is_not_written_again() -> None:
    packed = pack(BLOCKS, TEXT, HTML)

    assert packed[0] == {"kind": "heading", "level": 2, "ids": ["top", "n1"]}
    assert packed[1] == {"html": [19, 14]}
    assert not any("text" in entry or "start" in entry for entry in packed)


def test_inline_html_that_is_only_tidier_than_the_article_s_is_not_written_again() -> None:
    html = "<p>One\n  <b>two</b>.</p><p>&nbsp;Three <br>\nfour.</p><p>Five</p>"
    text = "One two.\n\n\xa0Three\nfour.\n\nFive"
    blocks = (
        Block(BlockKind.PARAGRAPH, 0, "One two.", "One <b>two</b>."),
        Block(BlockKind.PARAGRAPH, 10, "\xa0Three\nfour.", "\xa0Three<br>four."),
        Block(BlockKind.PARAGRAPH, 24, "Five", "Five"),
    )

    packed = pack(blocks, text, html)

    assert [entry.get("html") for entry in packed] == [[3, 15, 1], [7, 15, 1], None]
    assert unpack(packed, text, html) == blocks


@pytest.mark.parametrize(
    "odd",
    [
        replace(BLOCKS[1], start=10),
        replace(BLOCKS[1], text="Other words."),
        replace(BLOCKS[1], html="<q>nowhere</q>"),
        replace(BLOCKS[1], html=""),
        replace(BLOCKS[1], text="", html=""),
        replace(BLOCKS[2], text="Words of a figure"),
        replace(BLOCKS[3], kind=BlockKind.LIST_ITEM, level=2, ordinal=7),
    ],
)
def test_blocks_that_no_rule_foresees_come_back_as_well(odd: Block) -> None:
    blocks = (BLOCKS[0], odd, *BLOCKS[3:])

    assert unpack(pack(blocks, TEXT, HTML), TEXT, HTML) == blocks


def test_without_text_and_html_the_blocks_are_written_whole() -> None:
    assert unpack(pack(BLOCKS, "", ""), "", "") == BLOCKS
