"""Inside an article through the window: marks, notes, decisions, versions, finding, exporting."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from archive_app.actions.export import Format, Wanted
from archive_app.domain.rights import Badge, Ruling
from archive_app.exchange.policy import Policy
from archive_app.gui.export_dialog import ExportDialog
from archive_app.gui.main_window import MainWindow
from archive_app.gui.task_rows import TaskRows
from archive_app.store.archive import Archive
from tests.gui.shelf import TITLES, click_row, tasks_waiting, wait
from tests.store.samples import article, placement, saving

_RIVER = 3
"""The row of "River rises", which has a picture and a tag."""


@pytest.fixture
def reading(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with "River rises" open: "River rises. Words of number 0."."""
    click_row(window, _RIVER)
    wait(qtbot, window.navigation.lanes)
    return window


def settled(qtbot: QtBot, window: MainWindow) -> None:
    wait(qtbot, window.navigation.lanes)


def marks(library: Path) -> list[tuple[str, str, str, tuple[str, ...]]]:
    with Archive.open(library, readonly=True) as archive:
        found = archive.annotations.of(1)
    return [(mark.anchor.exact, str(mark.colour), mark.body, mark.tags) for mark in found]


def test_words_are_highlighted_recoloured_noted_and_deleted(
    qtbot: QtBot, reading: MainWindow, library: Path
) -> None:
    reader = reading.panes.reader
    reader.marking.highlight_requested.emit(0, 11, "yellow")
    settled(qtbot, reading)
    reader.marking.recolour_requested.emit(1, "green")
    reader.marking.note_written.emit(1, "Ask the records desk")
    reading.desk.annotating.tag_mark(1, ("Check",))
    settled(qtbot, reading)
    written = marks(library)

    reader.marking.delete_requested.emit(1)
    settled(qtbot, reading)
    deleted = marks(library)
    qtbot.mouseClick(reading.toasts.button, Qt.MouseButton.LeftButton)
    settled(qtbot, reading)

    assert written == [("River rises", "green", "Ask the records desk", ("Check",))]
    assert deleted == []
    assert marks(library) == written


def test_a_note_begins_with_the_cursor_in_its_field(
    qtbot: QtBot, reading: MainWindow, library: Path
) -> None:
    reading.panes.reader.marking.note_requested.emit(0, 5, "blue")
    settled(qtbot, reading)

    opened = reading.panes.inspector.opened
    assert opened is not None
    assert [mark.anchor.exact for mark in opened.annotations] == ["River"]
    assert marks(library) == [("River", "blue", "", ())]


def test_tags_of_a_highlight_are_given_in_the_field(
    qtbot: QtBot, reading: MainWindow, library: Path
) -> None:
    reading.panes.reader.marking.tag_requested.emit(0, 5, "pink")
    settled(qtbot, reading)
    popup = reading.desk.tagging.mark
    qtbot.waitUntil(popup.isVisible)

    qtbot.keyClicks(popup.field.line, "Quote")
    qtbot.keyClick(popup.field.line, Qt.Key.Key_Return)
    settled(qtbot, reading)

    assert marks(library) == [("River", "pink", "", ("Quote",))]


def test_a_decision_of_the_inspector_is_written_and_can_be_undone(
    qtbot: QtBot, reading: MainWindow, library: Path
) -> None:
    reading.panes.inspector.decision_requested.emit(1, Ruling.CLEARED, "Licence 2026/4", "")
    settled(qtbot, reading)
    badge = reading.panes.articles.model.article_row(_RIVER)
    qtbot.mouseClick(reading.toasts.button, Qt.MouseButton.LeftButton)
    settled(qtbot, reading)

    with Archive.open(library, readonly=True) as archive:
        trail = archive.pictures.decisions(1)
    assert badge is not None
    assert badge.badge is Badge.CLEARED
    assert trail[0].reason == "Licence 2026/4"
    after = reading.panes.articles.model.article_row(_RIVER)
    assert after is not None
    assert after.badge is Badge.OWNER


def test_tags_and_note_of_the_inspector_reach_the_library(
    qtbot: QtBot, reading: MainWindow, library: Path
) -> None:
    inspector = reading.panes.inspector
    inspector.tag_added.emit(1, "sea wall")
    inspector.tag_removed.emit(1, "Places/Port Ellery")
    inspector.article_note_written.emit(1, "Second of three.")
    settled(qtbot, reading)

    with Archive.open(library, readonly=True) as archive:
        opened = archive.articles.open(1)
    assert (opened.tags, opened.note) == (("sea wall",), "Second of three.")


@pytest.fixture
def unwritten(qtbot: QtBot, reading: MainWindow) -> MainWindow:
    """The window after notes on an article and a mark were typed that could not be written."""
    reading.panes.reader.marking.highlight_requested.emit(0, 11, "yellow")
    settled(qtbot, reading)
    _refuse_to_write(reading, refused=True)
    inspector = reading.panes.inspector
    inspector.article_note_written.emit(1, "Ask the")
    inspector.article_note_written.emit(1, "Ask the records desk")
    inspector.note_written.emit(1, "Says who?")
    settled(qtbot, reading)
    return reading


def _refuse_to_write(window: MainWindow, *, refused: bool) -> None:
    """SQLite itself refuses to write, as on a disk that is read-only."""
    asked = f"PRAGMA query_only = {int(refused)}"
    window.navigation.lanes.writing.ask(lambda a: a._db.execute(asked), lambda _: None)


def notes(library: Path) -> tuple[str, str]:
    with Archive.open(library, readonly=True) as archive:
        note = archive.articles.open(1).note
    return note, marks(library)[0][2]


def test_notes_that_could_not_be_written_are_when_one_says_so(
    qtbot: QtBot, unwritten: MainWindow, library: Path
) -> None:
    said, act = unwritten.toasts.words, unwritten.toasts.button.text()
    before = notes(library)
    _refuse_to_write(unwritten, refused=False)
    qtbot.mouseClick(unwritten.toasts.button, Qt.MouseButton.LeftButton)
    settled(qtbot, unwritten)

    assert "cannot be written" in said
    assert act == "Try again"
    assert before == ("", "")
    assert notes(library) == ("Ask the records desk", "Says who?")


def test_notes_that_could_not_be_written_are_with_the_next_change(
    qtbot: QtBot, unwritten: MainWindow, library: Path
) -> None:
    click_row(unwritten, 0)
    settled(qtbot, unwritten)
    _refuse_to_write(unwritten, refused=False)
    unwritten.desk.handling.star()
    settled(qtbot, unwritten)

    assert notes(library) == ("Ask the records desk", "Says who?")


def test_notes_that_could_not_be_written_are_when_the_window_closes(
    unwritten: MainWindow, library: Path
) -> None:
    _refuse_to_write(unwritten, refused=False)
    unwritten.close()

    assert notes(library) == ("Ask the records desk", "Says who?")


def test_words_typed_later_are_not_written_over_by_those_that_had_to_wait(
    qtbot: QtBot, unwritten: MainWindow, library: Path
) -> None:
    _refuse_to_write(unwritten, refused=False)
    unwritten.panes.inspector.article_note_written.emit(1, "Asked.")
    settled(qtbot, unwritten)

    assert notes(library) == ("Asked.", "Says who?")


def test_a_tag_of_the_inspector_leads_to_its_list(qtbot: QtBot, reading: MainWindow) -> None:
    reading.panes.inspector.tag_opened.emit("Places/Port Ellery")
    settled(qtbot, reading)

    assert reading.navigation.place.name == "Places/Port Ellery"


def test_versions_are_shown_and_compared(qtbot: QtBot, window: MainWindow, library: Path) -> None:
    page = article(
        "https://riverpost.example/1", title=TITLES[1], words="Harbour wall holds. Now it leaks."
    )
    with Archive.open(library) as archive:
        archive.articles.save(saving(page, number=9))
    click_row(window, 2)
    settled(qtbot, window)
    newest = window.panes.reader.opened

    window.panes.reader.version_requested.emit(1)
    settled(qtbot, window)
    older = window.panes.reader.opened
    window.panes.inspector.compare_requested.emit(2, 1, 2)
    settled(qtbot, window)

    assert newest is not None
    assert older is not None
    assert (newest.version, older.version) == (2, 1)
    assert window.panes.comparing
    shown = window.panes.compare.text.toPlainText()
    assert "Words of number 1" in shown
    assert "Now it leaks" in shown


def test_a_link_says_that_it_leaves_the_program(qtbot: QtBot, reading: MainWindow) -> None:
    reading.panes.reader.leave_requested.emit("https://council.example/")

    assert "leaves the program: https://council.example/" in reading.toasts.words
    assert reading.toasts.button.text() == "Open"


def test_matches_of_a_search_are_walked_in_the_article(qtbot: QtBot, reading: MainWindow) -> None:
    reading.search("words number")
    settled(qtbot, reading)
    counted = reading.desk.finding.bar.words

    reading.commands.action("match.next").trigger()
    reading.commands.action("match.next").trigger()
    second = reading.desk.finding.bar.words
    reading.commands.action("match.next").trigger()

    assert counted == "2 matches"
    assert second == "2 of 2 matches"
    assert reading.desk.finding.bar.words == "1 of 2 matches"


def test_words_are_found_in_the_open_article_only(qtbot: QtBot, reading: MainWindow) -> None:
    reading.commands.action("article.find").trigger()
    field = reading.desk.finding.bar.field

    qtbot.keyClicks(field, "rises")
    settled(qtbot, reading)
    found = reading.desk.finding.bar.words
    qtbot.keyClicks(field, " not")
    settled(qtbot, reading)
    none = reading.desk.finding.bar.words
    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert (found, none) == ("1 match", "No match")
    assert not reading.desk.finding.bar.isVisible()
    assert reading.panes.articles.model.rowCount() == 4


def test_chosen_articles_are_exported_where_the_dialog_says(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.panes.articles.list.selectAll()
    window.commands.action("export").trigger()
    [dialog] = window.findChildren(ExportDialog)
    dialog.format.choose(Format.JSON)
    dialog.folder.setText(str(tmp_path / "out"))

    qtbot.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "4 articles exported" in window.toasts.words)

    lines = (tmp_path / "out" / "articles.jsonl").read_text("utf-8").splitlines()
    assert sorted(json.loads(line)["title"] for line in lines) == sorted(TITLES)


def export_dialog(window: MainWindow) -> ExportDialog:
    """The dialog for the first article."""
    return ExportDialog(window.panes.theme, window.navigation.lanes, (1,), "rights", window)


def test_pictures_that_nobody_cleared_need_a_reason_to_leave(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = export_dialog(window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.folder.setText(str(tmp_path / "out"))
    asked_before = dialog.reason.isVisible()
    box = dialog.choice(Badge.OWNER)
    asked = QSignalSpy(dialog.wanted)
    wait(qtbot, window.navigation.lanes)

    box.setCurrentIndex(box.findText("Include picture"))
    qtbot.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    refused = asked.count()
    dialog.reason.setText("Agreed with the agency on 3 March.")
    qtbot.mouseClick(dialog.button, Qt.MouseButton.LeftButton)

    assert not asked_before
    assert dialog.reason.isVisibleTo(dialog)
    assert refused == 0
    assert asked.at(0)[0].policy.reason == "Agreed with the agency on 3 March."


def test_what_is_blocked_cannot_be_included(qtbot: QtBot, window: MainWindow) -> None:
    dialog = export_dialog(window)
    qtbot.addWidget(dialog)

    assert dialog.choice(Badge.BLOCKED).findText("Include picture") == -1


def test_a_folder_that_cannot_be_written_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    dialog = export_dialog(window)
    qtbot.addWidget(dialog)
    dialog.folder.setText(str(tmp_path / "file" / "out"))
    asked = QSignalSpy(dialog.wanted)
    dialog.button.click()

    window.desk.exporting.run(asked.at(0)[0])

    qtbot.waitUntil(lambda: "could not be written" in window.toasts.words)
    assert window.toasts.button.text() == "Copy details"


def test_a_rights_report_of_the_chosen_articles_is_written(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.desk.exporting.run_report((1, 2), tmp_path / "report.csv")

    qtbot.waitUntil(lambda: "Rights report written" in window.toasts.words)
    assert "dpa" in (tmp_path / "report.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("ending", [".json", ".txt"])
def test_references_of_the_chosen_articles_are_written_by_the_ending_of_the_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, ending: str
) -> None:
    window.panes.articles.list.selectAll()
    window.commands.action("export.references").trigger()
    [dialog] = window.findChildren(QFileDialog)
    file = tmp_path / f"references{ending}"

    dialog.selectFile(str(file))
    qtbot.waitUntil(lambda: dialog.selectedFiles() == [str(file)])
    dialog.fileSelected.emit(str(file))
    qtbot.waitUntil(lambda: window.toasts.words == "4 references written.")

    text = file.read_text("utf-8")
    said = [one["title"] for one in json.loads(text)] if ending == ".json" else text.splitlines()
    assert all(title in one for title, one in zip(TITLES[::-1], said, strict=True))


def test_the_dialog_of_the_export_leads_to_references_alone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.desk.exporting.ask((2,))
    [dialog] = window.findChildren(ExportDialog)
    link = next(x for x in dialog.findChildren(QPushButton) if x.text() == "References only…")

    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    [file] = window.findChildren(QFileDialog)
    file.fileSelected.emit(str(tmp_path / "one.txt"))
    qtbot.waitUntil(lambda: window.toasts.words == "1 reference written.")

    assert window.findChildren(ExportDialog) == []
    assert f"‘{TITLES[1]}’" in (tmp_path / "one.txt").read_text("utf-8")


def test_a_file_without_ending_gets_that_of_the_form_that_is_chosen(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_row(window, 0)
    window.commands.action("export.references").trigger()
    [dialog] = window.findChildren(QFileDialog)

    first = dialog.defaultSuffix()
    dialog.filterSelected.emit(dialog.nameFilters()[1])

    assert (first, dialog.defaultSuffix()) == ("json", "txt")
    assert Path(dialog.selectedFiles()[0]).stem == "references"


def test_the_preview_follows_the_policy_and_walks_the_articles(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    with Archive.open(library) as archive:
        lead = replace(placement("lead.jpg"), lead=True)
        page = article("https://riverpost.example/lead", title="With a lead", pictures=(lead,))
        archive.articles.save(saving(page, number=9))
    lanes = window.navigation.lanes
    dialog = ExportDialog(window.panes.theme, lanes, (5, 2), "rights", window)
    qtbot.addWidget(dialog)
    wait(qtbot, lanes)
    boxed = dialog.preview.text.toPlainText()
    box = dialog.choice(Badge.OWNER)
    box.setCurrentIndex(box.findText("Leave out"))
    left_out = dialog.preview.text.toPlainText()
    dialog.preview.next.click()
    wait(qtbot, lanes)

    assert "Picture not included." in boxed
    assert "Picture not included." not in left_out
    assert "Harbour wall holds" in dialog.preview.text.toPlainText()
    assert dialog.preview.place.text() == "2 of 2"
    assert not dialog.preview.next.isEnabled()


def test_the_dialog_says_how_many_pictures_leave(qtbot: QtBot, window: MainWindow) -> None:
    dialog = export_dialog(window)
    qtbot.addWidget(dialog)
    wait(qtbot, window.navigation.lanes)
    before = dialog.summary.text()
    box = dialog.choice(Badge.OWNER)
    box.setCurrentIndex(box.findText("Include picture"))

    assert before == "0 of 1 pictures will be copied. The other 1 stay here."
    assert dialog.summary.text() == "1 of 1 pictures will be copied. The other 0 stay here."


def test_a_folder_with_files_is_asked_about_and_nothing_in_it_is_touched(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    window.panes.articles.list.selectAll()
    window.commands.action("export").trigger()
    [dialog] = window.findChildren(ExportDialog)
    dialog.folder.setText(str(folder))
    dialog.button.click()
    qtbot.waitUntil(lambda: "already has files" in dialog.problem.text())
    beside = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Add beside them")

    beside.click()
    qtbot.waitUntil(lambda: "articles exported" in window.toasts.words)

    assert (folder / "mine.txt").read_text() == "mine"
    assert (folder / "Export" / "index.html").is_file()


def test_an_export_is_a_row_of_the_queue_while_it_runs(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    wanted = Wanted((1, 2, 3, 4), Format.HTML, tmp_path / "out", Policy())
    with tasks_waiting(window):
        task = window.desk.exporting.run(wanted)
        [rows] = window.panes.queue.findChildren(TaskRows)
        shown = [row for row in rows.rows() if row.isVisibleTo(rows)]
        busy = window.panes.top.activity.isVisible()
        words = task.words

    qtbot.waitUntil(lambda: not window.desk.tasks.running)

    assert len(shown) == 1
    assert words == "Export 4 articles"
    assert busy
    assert not rows.isVisibleTo(window.panes.queue)


def test_an_export_that_is_stopped_leaves_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    wanted = Wanted((1, 2, 3, 4), Format.HTML, tmp_path / "out", Policy())
    with tasks_waiting(window):
        window.desk.exporting.run(wanted).stop()

    qtbot.waitUntil(lambda: not window.desk.tasks.running)

    assert list(tmp_path.glob("out*")) == []
