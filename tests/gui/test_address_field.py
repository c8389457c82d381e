"""The field for addresses, with few lines and with very many."""

import pytest
from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from archive_app.gui.address_field import AddressField, begins_with_addresses
from archive_app.gui.main_window import MainWindow

_MANY = 12_000


def lines(count: int) -> str:
    """Addresses, one a line, so long that a few hundred of them are put in at once."""
    pages = (f"https://riverpost.example/{number}?words={'x' * 60}" for number in range(count))
    return "\n".join(pages)


@pytest.fixture
def field(frame: QWidget) -> AddressField:
    made = AddressField()
    made.setParent(frame)
    made.show()
    return made


def test_few_lines_are_read_at_once(field: AddressField) -> None:
    read = QSignalSpy(field.was_read)

    field.put("example.com/a\nexample.com/a#top")
    field.put("example.com/b")

    assert field.toPlainText() == "example.com/a\nexample.com/a#top\nexample.com/b\n"
    assert read.at(read.count() - 1)[0].addresses == (
        "https://example.com/a",
        "https://example.com/b",
    )


def test_many_lines_are_read_while_other_things_happen(qtbot: QtBot, field: AddressField) -> None:
    between: list[int] = []
    clock = QTimer(field, interval=0)
    clock.timeout.connect(lambda: between.append(field.blockCount()))
    clock.start()
    told = QSignalSpy(field.reading)

    with qtbot.waitSignal(field.was_read) as read:
        field.put(lines(_MANY))
        assert field.isReadOnly()

    assert len(read.args[0].addresses) == _MANY
    assert len(between) > 5
    assert len(set(between)) > 1  # it fills a little at a time, too
    assert told.at(told.count() - 1)[1] == _MANY
    assert not field.isReadOnly()


def test_a_long_paste_goes_where_the_cursor_is_and_is_taken_back_in_one_step(
    qtbot: QtBot, field: AddressField
) -> None:
    field.setPlainText("https://a.example/first\nhttps://a.example/last")
    cursor = field.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    field.setTextCursor(cursor)
    data = QMimeData()
    data.setText(lines(_MANY) + "\n")

    with qtbot.waitSignal(field.was_read) as pasted:
        field.insertFromMimeData(data)
    with qtbot.waitSignal(field.was_read) as taken_back:
        field.undo()

    addresses = pasted.args[0].addresses
    assert (addresses[0], addresses[-1]) == ("https://a.example/first", "https://a.example/last")
    assert len(addresses) == _MANY + 2
    assert taken_back.args[0].addresses == (addresses[0], addresses[-1])


def test_what_comes_while_a_long_text_goes_in_stands_behind_it(
    qtbot: QtBot, field: AddressField
) -> None:
    with qtbot.waitSignal(field.was_read) as read:
        field.put(lines(_MANY))
        field.put("https://a.example/last")

    assert len(read.args[0].addresses) == _MANY + 1
    assert read.args[0].addresses[-1] == "https://a.example/last"


def test_a_key_while_it_reads_begins_anew_and_all_is_read(
    qtbot: QtBot, field: AddressField
) -> None:
    field.put(lines(_MANY))
    qtbot.waitUntil(lambda: not field.isReadOnly())

    with qtbot.waitSignal(field.was_read) as read:
        field.insertPlainText("https://a.example/typed")

    assert len(read.args[0].addresses) == _MANY + 1


def test_a_long_text_is_judged_by_how_it_begins() -> None:
    assert begins_with_addresses(f"{lines(_MANY)}\nno address")
    assert not begins_with_addresses("https://a.example/\nno address")
    assert not begins_with_addresses("")


def test_many_addresses_pasted_anywhere_are_counted_as_they_are_read(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.open_save_panel(lines(_MANY))
    panel = window.panes.save
    reading, could_send = panel.line.text(), panel.button.isEnabled()

    qtbot.waitUntil(lambda: panel.button.text() == f"Save {_MANY} pages")

    assert reading.startswith("Reading: 0 of ")
    assert not could_send
    assert panel.button.isEnabled()
