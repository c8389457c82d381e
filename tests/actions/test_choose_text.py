"""A person chooses the text of a page on which extraction found none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from archive_app.actions.choose_text import choose, page_pieces, text_of_lines
from archive_app.actions.highlight import Mark, highlight_quote
from archive_app.actions.rebuild import Anew, RebuildTools, read_anew, rebuild
from archive_app.actions.worker import Worker
from archive_app.domain.article import BlockKind
from archive_app.domain.errors import NotFound
from archive_app.domain.saving import Saved
from archive_app.store.archive import Archive
from tests.loopback_site import Answer, LoopbackSite

Save = Callable[[str], Saved]

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Notices</title></head><body>
<nav><a href="/">Home</a><a href="/news">News</a></nav>
<div><a href="/a">Sea wall closed</a></div><div><a href="/b">Read more</a></div>
<ul><li><a href="/c">Pier open</a></li><li><a href="/d">Ferry late</a></li></ul>
<table><tr><th>Gauge</th><th>Level</th></tr><tr><td>East</td><td>4.10</td></tr></table>
<div onclick="x()"><a href="javascript:x()">Last line</a><script>x()</script></div>
</body></html>"""


@pytest.fixture
def saved(site: LoopbackSite, save: Save, archive: Archive) -> Archive:
    """The library after a page was saved on which there is no article."""
    save(site.page("/notices", PAGE))
    assert archive.articles.open(1).content.text == ""
    return archive


def choose_words(archive: Archive, library: Path, *wanted: str) -> None:
    pieces = page_pieces(library, 1, 1)
    lines = [n for piece in pieces if piece.text in wanted for n in piece.lines]
    choose(archive, 1, text_of_lines(library, 1, 1, lines))


def test_every_word_of_the_page_is_offered_in_its_order(saved: Archive, library: Path) -> None:
    pieces = page_pieces(library, 1, 1)

    words = " ".join(piece.text for piece in pieces)
    assert words.index("Home") < words.index("Sea wall closed") < words.index("Last line")
    assert "x()" not in words
    assert {piece.kind for piece in pieces} >= {BlockKind.LIST_ITEM, BlockKind.TABLE}
    assert not any(piece.kept for piece in pieces)


def test_chosen_lines_become_the_text_with_their_structure(saved: Archive, library: Path) -> None:
    choose_words(saved, library, "Pier open", "Ferry late", "Gauge · Level · East · 4.10")

    article = saved.articles.open(1)
    assert article.content.text == "Pier open\n\nFerry late\n\nGauge\tLevel\nEast\t4.10"
    assert [block.kind for block in article.content.blocks] == [
        BlockKind.LIST_ITEM, BlockKind.LIST_ITEM, BlockKind.TABLE,
    ]  # fmt: skip
    assert "empty" not in {notice.kind for notice in article.content.warnings}
    assert [edit.field for edit in article.edits] == ["text"]
    assert list(saved.search.numbers("ferry")) == [1]


def test_what_was_chosen_is_sanitised(saved: Archive, library: Path) -> None:
    pieces = page_pieces(library, 1, 1)
    last = pieces[-1]

    chosen = text_of_lines(library, 1, 1, last.lines)

    assert "Last line" in chosen.text
    assert "javascript" not in chosen.html
    assert "onclick" not in chosen.html


def test_a_choice_is_undone_and_done_again_with_the_marks_on_it(
    saved: Archive, library: Path
) -> None:
    choose_words(saved, library, "Pier open", "Ferry late")
    highlight_quote(saved, 1, "Ferry", Mark())
    saved.history.undo()
    saved.history.undo()
    assert saved.articles.open(1).content.text == ""
    assert list(saved.search.numbers("ferry")) == []

    saved.history.redo()
    saved.history.redo()

    (mark,) = saved.articles.open(1).annotations
    assert (mark.anchor.exact, mark.orphan) == ("Ferry", False)


def test_marks_go_along_with_another_choice_or_are_openly_lost(
    saved: Archive, library: Path
) -> None:
    choose_words(saved, library, "Pier open", "Ferry late")
    highlight_quote(saved, 1, "Ferry", Mark())
    highlight_quote(saved, 1, "Pier", Mark())

    choose_words(saved, library, "Sea wall closed", "Ferry late")

    marks = {mark.anchor.exact: mark for mark in saved.articles.open(1).annotations}
    assert marks["Pier"].orphan
    text = saved.articles.open(1).content.text
    found = marks["Ferry"].anchor
    assert text[found.start : found.end] == "Ferry" or marks["Ferry"].orphan


def test_a_mark_that_was_made_on_the_choice_is_lost_openly_when_it_is_undone(
    saved: Archive, library: Path
) -> None:
    choose_words(saved, library, "Pier open", "Ferry late")
    choosing = saved.history.events()[0].event
    highlight_quote(saved, 1, "Ferry", Mark())

    saved.history.undo(choosing)

    (mark,) = saved.articles.open(1).annotations
    assert mark.orphan


def test_the_choice_survives_saving_again_and_every_rebuild(
    saved: Archive, library: Path, save: Save, site: LoopbackSite, worker: Worker
) -> None:
    choose_words(saved, library, "Pier open", "Ferry late")
    highlight_quote(saved, 1, "Ferry", Mark())
    text = saved.articles.open(1).content.text

    save(f"{site.origin}/notices")
    site.answers["/notices"] = Answer(
        PAGE.replace("Notices", "Notices today").encode(),
        headers=(("Content-Type", "text/html"),),
    )
    again = save(f"{site.origin}/notices")
    rebuild(saved, RebuildTools(worker))
    read_anew(saved, Anew.EXTRACT, RebuildTools(worker))

    article = saved.articles.open(1)
    assert again.outcome == "new-version"
    assert article.content.text == text
    assert saved.articles.content(1).text == ""  # the engine's text is kept beside it
    assert not any(mark.orphan for mark in article.annotations)


def test_taking_the_choice_back_shows_what_extraction_found(saved: Archive, library: Path) -> None:
    choose_words(saved, library, "Pier open")

    choose(saved, 1, None)

    article = saved.articles.open(1)
    assert (article.content.text, article.edits) == ("", ())
    assert "empty" in {notice.kind for notice in article.content.warnings}


def test_a_file_that_is_no_page_has_nothing_to_choose_from(
    site: LoopbackSite, save: Save, archive: Archive, library: Path
) -> None:
    site.answers["/report.pdf"] = Answer(
        b"%PDF-1.4 words", headers=(("Content-Type", "application/pdf"),)
    )
    save(f"{site.origin}/report.pdf")

    with pytest.raises(NotFound, match="without a page"):
        page_pieces(library, 1, 1)
