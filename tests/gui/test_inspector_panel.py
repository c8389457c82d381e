"""The inspector shows one article in five tabs and says what the person asked."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from archive_app.domain.library import OpenArticle
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.inspector_panel import IMAGES, INFO, NOTES, InspectorPanel
from archive_app.gui.inspector_parts import Words
from archive_app.gui.language import speak
from archive_app.gui.theme import Theme
from tests.gui.sample_article import open_article


@pytest.fixture
def opened() -> OpenArticle:
    """The sample, its pictures not in the library of the test."""
    sample = open_article()
    return replace(
        sample, pictures=tuple(replace(stored, picture=None) for stored in sample.pictures)
    )


@pytest.fixture
def panel(
    frame: QWidget, theme: Theme, commands: Commands, lanes: Lanes, opened: OpenArticle
) -> InspectorPanel:
    shown = InspectorPanel(theme, commands, lanes, frame)
    shown.resize(400, 853)
    shown.show()
    shown.show_article(opened)
    return shown


def said(widget: QWidget) -> list[str]:
    """Everything that is said in words, in the order it was made."""
    return [each.words for each in widget.findChildren(Words) if each.isVisibleTo(widget)]


def test_the_tabs_say_how_many(panel: InspectorPanel) -> None:
    tabs = [panel.tabs.accessibleTabName(place) for place in range(panel.tabs.count())]
    names = [panel.tabs.tabText(place) for place in range(panel.tabs.count())]

    assert tabs == ["Info", "Images 3", "Notes 3", "Versions 3", "Source"]
    assert names == ["Info", "Images", "Notes", "Versions", "Source"]


def test_a_count_stands_behind_the_name_of_a_tab_without_moving_it_when_it_is_shown(
    panel: InspectorPanel,
) -> None:
    panel.tabs.setCurrentIndex(INFO)
    before = [panel.tabs.tabRect(place) for place in range(panel.tabs.count())]

    panel.tabs.setCurrentIndex(IMAGES)

    assert [panel.tabs.tabRect(place) for place in range(panel.tabs.count())] == before
    assert before[IMAGES].width() > panel.tabs.fontMetrics().horizontalAdvance("Images") + 14


@pytest.mark.parametrize("language", ["en", "de"])
def test_all_names_of_the_tabs_have_room_in_the_inspector_as_the_design_has_it(
    qtbot: QtBot, theme: Theme, panel: InspectorPanel, opened: OpenArticle, language: str
) -> None:
    speak(language)
    panel.resize(theme.size("inspector"), 853)
    panel.show_article(None)
    panel.show_article(opened)
    speak("en")

    tabs = panel.tabs
    wanted = [tabs.tabSizeHint(at).width() for at in range(5)]
    qtbot.waitUntil(lambda: [tabs.tabRect(at).width() for at in range(5)] == wanted)
    assert tabs.mapTo(panel, tabs.tabRect(4).topRight()).x() < panel.width()


def test_without_an_article_the_tabs_are_empty(panel: InspectorPanel, opened: OpenArticle) -> None:
    panel.show_article(None)

    assert panel.tabs.accessibleTabName(IMAGES) == "Images"
    assert panel.notes.cards() == []
    fields = panel.findChildren(QPlainTextEdit) + panel.findChildren(QLineEdit)
    assert fields
    assert not any(
        field.isVisible() for field in fields
    )  # nothing to write in that is kept nowhere

    panel.show_article(opened)

    assert panel.info.note.field.isVisible()


def test_the_key_walks_the_tabs_round(panel: InspectorPanel, commands: Commands) -> None:
    seen = []
    for _ in range(5):
        commands.action("inspector.next").trigger()
        seen.append(panel.tabs.currentIndex())

    assert seen == [1, 2, 3, 4, 0]


def test_a_picture_opened_in_the_reader_comes_to_the_front(panel: InspectorPanel) -> None:
    panel.show_picture(1)

    assert panel.tabs.currentIndex() == IMAGES
    assert panel.images.position == 1


def test_a_new_note_gets_the_cursor(qtbot: QtBot, panel: InspectorPanel) -> None:
    assert panel.edit_note(3)

    card = panel.notes.cards()[2]
    assert panel.tabs.currentIndex() == NOTES
    qtbot.waitUntil(card.field.hasFocus)


def test_the_versions_come_from_the_library(
    qtbot: QtBot, panel: InspectorPanel, lanes: Lanes
) -> None:
    asked: list[None] = []
    lanes.reading.ask(lambda _: None, asked.append)

    qtbot.waitUntil(lambda: len(asked) == 1)

    assert said(panel.versions) == []


@pytest.mark.parametrize("tab", range(5))
def test_everything_that_takes_the_focus_has_a_name(panel: InspectorPanel, tab: int) -> None:
    panel.show_tab(tab)

    nameless = [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]

    assert nameless == []


def test_the_note_on_the_whole_article_is_told_with_its_number(
    qtbot: QtBot, panel: InspectorPanel
) -> None:
    panel.edit_article_note()
    field = panel.notes.note.field if panel.tabs.currentIndex() == NOTES else panel.info.note.field
    field.selectAll()

    with qtbot.waitSignal(panel.article_note_written) as told:
        qtbot.keyClicks(field, "seen")

    assert told.args == [7, "seen"]


def test_a_note_being_typed_is_told_for_its_own_article_when_another_opens(
    qtbot: QtBot, panel: InspectorPanel, opened: OpenArticle
) -> None:
    panel.edit_article_note()
    field = panel.info.note.field
    field.selectAll()
    qtbot.keyClicks(field, "late")

    with qtbot.waitSignal(panel.article_note_written) as told:
        panel.show_article(replace(opened, article=8, note="of another"))

    assert told.args == [7, "late"]
    assert field.toPlainText() == "of another"


def test_words_being_typed_are_not_taken_away_by_a_refresh(
    qtbot: QtBot, panel: InspectorPanel, opened: OpenArticle
) -> None:
    field = panel.info.note.field
    field.setFocus()
    qtbot.keyClicks(field, "half a wo")

    panel.show_article(replace(opened, tags=("new",)))

    assert "half a wo" in field.toPlainText()


def test_a_tag_is_added_and_taken_away(qtbot: QtBot, panel: InspectorPanel) -> None:
    panel.edit_tags()
    assert panel.tabs.currentIndex() == INFO
    field = panel.info.tags.field

    with qtbot.waitSignal(panel.tag_added) as told:
        qtbot.keyClicks(field.line, "harbour")
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert told.args == [7, "harbour"]

    with qtbot.waitSignal(panel.tag_removed) as told:
        field.set_tags([tag for tag in field.tags if tag != "sea wall"])
        field.changed.emit()
    assert told.args == [7, "sea wall"]


def test_escape_in_the_tag_field_adds_nothing(qtbot: QtBot, panel: InspectorPanel) -> None:
    panel.edit_tags()
    added = QSignalSpy(panel.tag_added)
    qtbot.keyClicks(panel.info.tags.field.line, "unfinished")

    qtbot.keyClick(panel.info.tags.field.line, Qt.Key.Key_Escape)

    assert added.count() == 0
    assert not panel.info.tags.field.isVisible()


def test_delete_on_a_chip_takes_the_tag_away_and_a_click_opens_it(
    qtbot: QtBot, panel: InspectorPanel
) -> None:
    chip = _button(panel.info, lambda b: b.accessibleName() == "Tag Places / Port Ellery")

    with qtbot.waitSignal(panel.tag_opened) as told:
        chip.click()
    assert told.args == ["Places/Port Ellery"]
    with qtbot.waitSignal(panel.tag_removed) as told:
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert told.args == [7, "Places/Port Ellery"]


def test_a_whole_address_is_copied_though_it_is_shown_short(panel: InspectorPanel) -> None:
    _button(panel.info, lambda b: b.accessibleName() == "Copy: Canonical").click()

    assert QGuiApplication.clipboard().text() == "https://www.ellerycourier.example/sea-wall"


def _button(within: QWidget, fits: Callable[[QAbstractButton], bool]) -> QAbstractButton:
    return next(button for button in within.findChildren(QAbstractButton) if fits(button))
