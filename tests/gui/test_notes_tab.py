"""Highlights and notes as cards in the order of the text, edited where they stand."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from archive_app.domain.annotation import Colour
from archive_app.domain.library import OpenArticle
from archive_app.gui.inspector_parts import Words
from archive_app.gui.notes_tab import NotesTab
from archive_app.gui.theme import Theme
from tests.gui.sample_article import annotation, open_article


@pytest.fixture
def opened() -> OpenArticle:
    return open_article()


@pytest.fixture
def tab(frame: QWidget, theme: Theme, opened: OpenArticle) -> NotesTab:
    shown = NotesTab(theme)
    shown.setParent(frame)
    shown.resize(304, 800)
    shown.show_article(opened)
    shown.show()
    return shown


def _numbers(tab: NotesTab) -> list[int]:
    return [card.annotation.annotation for card in tab.cards()]


def _said(tab: NotesTab) -> list[str]:
    return [each.words for each in tab.findChildren(Words) if not each.isHidden()]


def test_cards_stand_in_the_order_of_the_text_and_the_lost_ones_first(
    tab: NotesTab, opened: OpenArticle
) -> None:
    late = annotation(4, "no licence to publish", Colour.PINK)
    lost = annotation(5, "words that are gone", Colour.VIOLET, orphan=True)

    tab.show_article(replace(opened, annotations=(late, *opened.annotations, lost)))

    assert _numbers(tab) == [5, 1, 2, 3, 4]
    assert "Not found in this version" in _said(tab)


def test_an_article_without_notes_says_how_to_make_one(tab: NotesTab, opened: OpenArticle) -> None:
    tab.show_article(replace(opened, annotations=()))

    assert "Select text in the article to highlight it." in _said(tab)
    assert "Not found in this version" not in _said(tab)


def test_a_note_of_one_long_word_is_shown_whole(tab: NotesTab, opened: OpenArticle) -> None:
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamte"
    tab.show_article(replace(opened, annotations=(replace(opened.annotations[0], body=long),)))
    tab.grab()

    [body] = [each for each in tab.findChildren(Words) if each.words == long]
    assert body.height() >= body.heightForWidth(body.width()) > body.fontMetrics().height()


def test_a_note_is_edited_in_place_and_told_after_the_last_key(qtbot: QtBot, tab: NotesTab) -> None:
    assert tab.edit(3)
    card = tab.cards()[2]

    with qtbot.waitSignal(tab.note_written) as told:
        qtbot.keyClicks(card.field, "Ask when")

    assert told.args == [3, "Ask when"]


def test_saved_is_said_once_the_library_has_it(
    qtbot: QtBot, tab: NotesTab, opened: OpenArticle
) -> None:
    tab.edit(3)
    card = tab.cards()[2]
    qtbot.keyClicks(card.field, "Ask when")
    card.field.flush()
    assert "✓ Saved" not in _said(tab)
    stored = annotation(3, "spring budget round", Colour.BLUE, "Ask when")

    tab.show_article(replace(opened, annotations=(*opened.annotations[:2], stored)))

    assert "✓ Saved" in _said(tab)
    assert tab.cards()[2] is card


def test_a_refresh_does_not_take_away_what_is_being_typed(
    qtbot: QtBot, tab: NotesTab, opened: OpenArticle
) -> None:
    tab.edit(2)
    field = tab.cards()[1].field
    qtbot.keyClicks(field, " and 30")

    tab.show_article(opened)

    assert field.toPlainText().endswith("12–22 and 30")
    assert field.hasFocus()


def test_a_click_on_a_card_shows_its_words_in_the_reader(qtbot: QtBot, tab: NotesTab) -> None:
    card = tab.cards()[2]

    with qtbot.waitSignal(tab.mark_chosen) as told:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().topLeft())

    assert told.args == [3]


def test_keys_of_a_card_edit_show_and_delete(qtbot: QtBot, tab: NotesTab) -> None:
    card = tab.cards()[0]
    card.setFocus()

    with qtbot.waitSignal(tab.mark_chosen):
        qtbot.keyClick(card, Qt.Key.Key_Space)
    with qtbot.waitSignal(tab.delete_requested) as told:
        qtbot.keyClick(card, Qt.Key.Key_Delete)
    assert told.args == [1]
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert card.field.isVisible()
    qtbot.keyClick(card.field, Qt.Key.Key_Escape)
    assert not card.field.isVisible()


def test_tags_of_a_note_are_told_whole(qtbot: QtBot, tab: NotesTab) -> None:
    assert tab.edit_tags(1)

    with qtbot.waitSignal(tab.mark_tags_written) as told:
        field = tab.cards()[0].focusWidget()
        assert isinstance(field, QLineEdit)
        qtbot.keyClicks(field, "urgent")
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert told.args == [1, ("fact-check: open", "urgent")]


def test_notes_are_found_by_quote_words_and_tag(qtbot: QtBot, tab: NotesTab) -> None:
    field = next(f for f in tab.findChildren(QLineEdit) if f.accessibleName() == "Find in notes")

    for sought, numbers in (("APPENDIX", [2]), ("fact-check", [1]), ("budget", [3]), ("zzz", [])):
        field.clear()
        qtbot.keyClicks(field, sought)
        assert _numbers(tab) == numbers


def test_a_card_says_colour_quote_and_note(tab: NotesTab) -> None:
    assert tab.cards()[1].accessibleName() == (
        "Green highlight: Engineers who walked it in May recorded voids behind the facing. "
        "Compare with appendix C, photographs 12–22"
    )


@pytest.fixture
def marked(opened: OpenArticle) -> OpenArticle:
    """An article that is marked throughout."""
    one = opened.annotations[0]
    return replace(opened, annotations=tuple(replace(one, annotation=n) for n in range(1, 101)))


def test_the_cards_of_many_notes_are_made_piece_by_piece_in_their_order(
    qtbot: QtBot, tab: NotesTab, marked: OpenArticle
) -> None:
    tab.show_article(marked)
    at_once = len(tab.cards())

    qtbot.waitUntil(lambda: len(tab.cards()) == 100)

    assert at_once < 20
    assert _numbers(tab) == list(range(1, 101))
    places = [card.y() for card in tab.cards()]
    assert places == sorted(places)


def test_a_note_is_edited_also_where_its_card_was_not_made_yet(
    qtbot: QtBot, tab: NotesTab, marked: OpenArticle
) -> None:
    tab.show_article(marked)

    assert tab.edit(97)

    assert _numbers(tab)[96] == 97
    assert tab.cards()[96].field.isVisible()
    assert not tab.edit(101)


def test_a_card_of_an_unchanged_note_stays_as_it_is(
    qtbot: QtBot, tab: NotesTab, opened: OpenArticle
) -> None:
    first, second, *others = opened.annotations
    feet = [card.findChildren(Words) for card in tab.cards()]

    tab.show_article(replace(opened, annotations=(replace(first, body="New"), second, *others)))

    after = [card.findChildren(Words) for card in tab.cards()]
    assert after[1] == feet[1]
    assert "New" in _said(tab)
