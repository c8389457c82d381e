"""The field for addresses: however many are pasted, they are read a little at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from archive_app.domain.address import identity, parse_address
from archive_app.domain.errors import AddressError
from archive_app.gui.pieces import Pieces
from archive_app.gui.sentences import in_own_words

_CHUNK = 65_536
"""Characters put into the field at once: 3 ms."""

_LINES = 64
"""Lines read at once: 2 ms where they are new."""

_TOLD = 16 * _LINES
"""Lines after which it is said how many were read."""

_HEAD = 8_192
"""Characters by which a long text is judged before it is in the field."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the person pasted, read."""

    addresses: tuple[str, ...]
    """Ready to be asked, each page once."""
    problem: str
    """Of the first line that is no address; empty where all are."""


@dataclass(frozen=True, slots=True)
class _Line:
    page: str
    """What tells its page apart; empty where it is none."""
    address: str
    problem: str


class _Found:
    """What lines are read to, one after the other."""

    def __init__(self) -> None:
        self.lines: dict[str, _Line] = {}
        self._addresses: dict[str, str] = {}
        self._problem = ""

    def take(self, text: str, known: Mapping[str, _Line]) -> None:
        """Read the lines of ``text`` that are not ``known``."""
        for line in text.splitlines():
            if line.strip():
                read = self.lines[line] = known.get(line) or _read(line)
                self._problem = self._problem or read.problem
                if read.page:
                    self._addresses.setdefault(read.page, read.address)

    def given(self) -> Given:
        """All of it."""
        return Given(tuple(self._addresses.values()), self._problem)


def read_addresses(text: str) -> Given:
    """The addresses in ``text``, one a line; words around an address are no address."""
    found = _Found()
    found.take(text, {})
    return found.given()


def begins_with_addresses(text: str) -> bool:
    """Whether ``text`` is addresses and nothing else, a long one as far as its first lines say."""
    given = read_addresses(text if len(text) <= _HEAD else text[:_HEAD].rpartition("\n")[0])
    return bool(given.addresses) and not given.problem


def _read(line: str) -> _Line:
    try:
        address = parse_address(line)
    except AddressError as error:
        return _Line("", "", in_own_words(str(error)))
    return _Line(identity(address), address, "")


class AddressField(QPlainTextEdit):
    """One address a line."""

    reading = Signal(int, int)
    """So many lines are read, of so many: there are too many for one go."""
    was_read = Signal(object)
    """All of it is read: ``Given``."""
    sent = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._coming: list[tuple[QTextCursor, str]] = []
        """Texts on their way into the field, and where to."""
        self._known: dict[str, _Line] = {}
        """The lines that were in it when all was read: a key changes one of them."""
        self._pieces: Pieces | None = None
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._changed)

    def put(self, text: str) -> None:
        """Add ``text`` below what is there, and be ready for the next line."""
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        begun = "\n" if cursor.block().text().strip() else ""
        self._insert(cursor, f"{begun}{text.strip()}\n")

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste."""
        if source.hasText():
            self._insert(self.textCursor(), source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter sends; Escape leaves what is typed and closes."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and control:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _insert(self, cursor: QTextCursor, text: str) -> None:
        self._coming.append((cursor, text))
        if not self.isReadOnly():
            self._begin(self._fill())

    def _changed(self) -> None:
        if not self.isReadOnly():  # else it is read when all is there
            self._begin(self._read_all())

    def _begin(self, pieces: Iterator[None]) -> None:
        """Do ``pieces`` instead of what was under way; few lines are read at once."""
        if self._pieces is not None:
            self._pieces.stop()
            self._pieces.deleteLater()
        self._pieces = Pieces(pieces, self)
        self._pieces.step()

    def _fill(self) -> Iterator[None]:
        """Put in what is coming, a text in one step of undo; then read."""
        self.setReadOnly(True)
        while self._coming:
            cursor, text = self._coming.pop(0)
            for start, end in _chunks(text):
                if start:
                    self.reading.emit(0, self._count())
                    yield
                    cursor.joinPreviousEditBlock()
                else:
                    cursor.beginEditBlock()
                cursor.insertText(text[start:end])
                cursor.endEditBlock()
            self.setTextCursor(cursor)
        self.setReadOnly(False)
        yield from self._read_all()

    def _count(self) -> int:
        """The lines there are; the one to be written next is none."""
        return self.blockCount() - (not self.document().lastBlock().text())

    def _read_all(self) -> Iterator[None]:
        found, done = _Found(), 0
        block = self.document().begin()
        while block.isValid():
            found.take(block.text(), self._known)
            block, done = block.next(), done + 1
            if done % _TOLD == 0:
                self.reading.emit(done, self._count())
            if done % _LINES == 0:
                yield
        self._known = found.lines
        self.was_read.emit(found.given())


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Where whole lines of ``text`` begin and end that go into the field at once."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _CHUNK) + 1 or len(text)
        yield start, end
        start = end
