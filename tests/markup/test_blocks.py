"""Blocks and the one text they make."""

from hypothesis import given, settings
from hypothesis import strategies as st

from archive_app.domain.article import BlockKind
from archive_app.markup.blocks import blocks, text_of
from archive_app.markup.sanitising import sanitise

_WORDS = st.text(
    st.sampled_from("ab cé日ا\u00ad\u200b\u00a0\n\t&<>\"'½🙂"), min_size=0, max_size=12
).map(lambda text: text.replace("<", "&lt;"))
_TAGS = st.sampled_from(
    [
        *(
            "p",
            "h2",
            "h3",
            "ul",
            "ol",
            "li",
            "blockquote",
            "table",
            "tr",
            "td",
            "th",
            "b",
            "a",
            "br",
        ),
        *("em", "pre", "figure", "figcaption", "img data-position=1 src=x", "hr", "div", "caption"),
    ]
)
_MARKUP = st.recursive(
    _WORDS,
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
        _TAGS,
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@given(_MARKUP)
@settings(max_examples=150, deadline=None)
def test_every_block_stands_in_the_text_where_it_says(markup: str) -> None:
    found = blocks(sanitise(markup))
    text = text_of(found)

    for block in found:
        assert text[block.start : block.start + len(block.text)] == block.text
        for row in block.rows:
            for cell in row:
                assert text[cell.start : cell.start + len(cell.text)] == cell.text


@given(_MARKUP)
@settings(max_examples=100, deadline=None)
def test_a_block_says_the_same_in_text_and_markup(markup: str) -> None:
    for block in blocks(sanitise(markup)):
        if block.kind not in {BlockKind.TABLE, BlockKind.FIGURE, BlockKind.PREFORMATTED}:
            again = blocks(f"<p>{block.html}</p>")
            assert [one.text for one in again] == ([block.text] if block.text else [])


def test_lists_keep_depth_and_number() -> None:
    found = blocks("<ol start=3><li>c<ul><li>inner</li></ul></li><li>d</li></ol>")

    assert [(x.text, x.level, x.ordinal) for x in found] == [
        ("c", 1, 3),
        ("inner", 2, None),
        ("d", 1, 4),
    ]


def test_a_table_keeps_header_cells_and_empty_cells() -> None:
    (table,) = blocks("<table><tr><th>A</th><th>B</th></tr><tr><td></td><td>2</td></tr></table>")

    assert table.text == "A\tB\n\t2"
    assert [[cell.header for cell in row] for row in table.rows] == [[True, True], [False, False]]


def test_a_figure_has_its_position_and_no_text() -> None:
    markup = '<p>one</p><figure><img src="x" data-position="4"><figcaption>c <b>d</b></figcaption>'
    found = blocks(markup + "</figure><p>two</p>")

    assert [(x.kind, x.position, x.html) for x in found][1] == (BlockKind.FIGURE, 4, "c <b>d</b>")
    assert text_of(found) == "one\n\ntwo"


def test_invisible_characters_and_runs_of_space_are_no_text() -> None:
    (paragraph,) = blocks("<p>\u00a0 Ar\u00adbeit\u200b \n  ist <b> gut</b><br><br>ja <i></i></p>")

    assert paragraph.text == "Arbeit ist gut\nja"
    assert paragraph.html == "Arbeit ist <b>gut</b><br>ja"


def test_direction_is_inherited() -> None:
    found = blocks('<div dir="rtl"><p>א</p><blockquote><p dir="ltr">b</p></blockquote></div>')

    assert [(x.kind, x.direction) for x in found] == [
        (BlockKind.PARAGRAPH, "rtl"),
        (BlockKind.QUOTE, "ltr"),
    ]


def test_a_block_knows_by_which_ids_links_lead_to_it() -> None:
    found = blocks(
        '<p>Words<sup><a id="ref1"></a><a href="https://a.example/#fn1">1</a></sup> more.</p>'
        '<p>Others.</p><ol><li><a id="fn1"></a>The note.</li></ol>'
    )

    assert [block.ids for block in found] == [("ref1",), (), ("fn1",)]
