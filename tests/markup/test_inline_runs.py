"""Inline HTML gives styles; the words are always the text's."""

from archive_app.markup.inline_runs import InlineStyle, Run, runs


def test_styles_nest_and_end() -> None:
    found = runs("a <b>bold <i>both</i></b> plain", "a bold both plain")

    assert found == (
        Run("a ", InlineStyle()),
        Run("bold ", InlineStyle(bold=True)),
        Run("both", InlineStyle(bold=True, italic=True)),
        Run(" plain"),
    )


def test_a_link_keeps_its_address() -> None:
    found = runs('<a href="https://a.example/?x=1&amp;y=2">word</a>', "word")

    assert found == (Run("word", InlineStyle(link="https://a.example/?x=1&y=2")),)


def test_the_space_behind_a_link_is_no_part_of_it() -> None:
    assert runs('<a href="x">one</a> two', "one two")[1] == Run(" two")


def test_a_line_break_stays_in_the_text() -> None:
    assert runs("one<br>two", "one\ntwo") == (Run("one\ntwo"),)


def test_white_space_written_otherwise_changes_no_word() -> None:
    found = runs("\n  one\n   <em>two</em> ", "one two")

    assert "".join(run.text for run in found) == "one two"
    assert found[-1].style.italic


def test_other_words_than_the_text_are_not_shown() -> None:
    assert runs("<b>something else</b>", "the text") == (Run("the text"),)
    assert runs("<b>the text</b> and more", "the text") == (Run("the text"),)


def test_broken_nesting_is_survived() -> None:
    found = runs("<b>a <i>b</b> c</i></span>", "a b c")

    assert "".join(run.text for run in found) == "a b c"


def test_an_empty_block_has_no_runs() -> None:
    assert runs("", "") == ()
