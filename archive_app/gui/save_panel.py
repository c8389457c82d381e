"""The panel where addresses are pasted: one or many, with tags; nothing about it is modal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.library import TagCount
from archive_app.gui.address_field import AddressField, Given, begins_with_addresses
from archive_app.gui.background import Lanes
from archive_app.gui.buttons import HintButton, IconButton
from archive_app.gui.commands import Commands
from archive_app.gui.flow_layout import FlowLayout
from archive_app.gui.icons import pixmap
from archive_app.gui.inspector_parts import Tab, line, words
from archive_app.gui.keep_boxes import KeepBoxes
from archive_app.gui.reader_wording import number
from archive_app.gui.tag_field import TagField
from archive_app.gui.theme import Theme

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.store.archive import Archive

_COUNTED = 500
"""Addresses looked up at once: 10 ms."""


def addresses_in(data: QMimeData) -> str:
    """The addresses that a drag carries, a line each; empty where it is something else."""
    if data.hasUrls():
        return "\n".join(u.toString() for u in data.urls() if u.scheme() in {"http", "https"})
    text = data.text() if data.hasText() else ""
    return text if begins_with_addresses(text) else ""


class SavePanel(QFrame):
    """Says which addresses to save with which tags; knows which are saved already."""

    wanted = Signal(object, object, object)
    """Addresses and tags, two tuples of str, and what to ``Keep``."""

    closed = Signal()
    """The person is done with the panel."""

    def __init__(self, theme: Theme, commands: Commands, lanes: Lanes) -> None:
        super().__init__()
        self.setObjectName("save_panel")
        self._theme, self._lanes = theme, lanes
        self._given = Given((), "")
        self._known = 0
        self._read: tuple[int, int] | None = None
        """Lines that are read and lines there are, while they are being read."""
        self.addresses = AddressField()
        self.addresses.setAccessibleName(self.tr("Addresses, one per line"))
        self.addresses.setFixedHeight(98)
        self.addresses.setFont(theme.font("ui.small"))
        self.tags = TagField(theme)
        self.line = QLabel()
        self._sign = QLabel()
        self.keep = KeepBoxes(theme, lanes)
        self.button = HintButton(
            theme, self.tr("Save page"), kind="primary", hint=self.tr("Ctrl ↵")
        )
        self._arrange(theme, commands)
        self.addresses.reading.connect(self._say_reading)
        self.addresses.was_read.connect(self._take)
        self.addresses.sent.connect(self.send)
        self.addresses.left.connect(self.closed)
        self.button.clicked.connect(self.send)
        theme.changed.connect(self._tell)
        self._tell()

    def start(self, text: str = "") -> None:
        """Ready for typing, with ``text`` put in where something is given."""
        if text:
            self.addresses.put(text)
        self.addresses.setFocus()
        self._lanes.reading.ask(lambda archive: archive.work.tags(), self._offer)
        self.keep.look_for_browser()

    def send(self) -> None:
        """Ask for the pages, and be ready for the next."""
        if self._given.addresses and not self._given.problem:
            self.tags.take()
            self.wanted.emit(self._given.addresses, self.tags.tags, self.keep.chosen)
            self.addresses.clear()
            self.tags.set_tags(())
            self.keep.begin_again()

    def _offer(self, tags: Sequence[TagCount]) -> None:
        self.tags.set_known([tag.tag for tag in sorted(tags, key=lambda tag: -tag.articles)])

    def _say_reading(self, done: int, of: int) -> None:
        self._given, self._known, self._read = Given((), ""), 0, (done, of)
        self._tell()

    def _take(self, given: Given) -> None:
        self._given, self._known, self._read = given, 0, None
        self._tell()
        self._count(given)

    def _count(self, given: Given, start: int = 0) -> None:
        """Count what is saved already, a few at a time: the lane is the reader's, too."""
        some = given.addresses[start : start + _COUNTED]

        def count(archive: "Archive") -> int:
            return sum(archive.articles.number_of(url) is not None for url in some)

        def counted(known: int) -> None:
            if given is self._given:
                self._known += known
                self._tell()
                self._count(given, start + len(some))

        if some:
            self._lanes.reading.overtake("known", count, counted)

    def _tell(self) -> None:
        count, problem = len(self._given.addresses), self._given.problem
        said = self.tr("%n page(s) to save.", "", count)
        if self._known:
            both = self.tr(
                "{pages} Already saved: {known}. A new version will be made if a page changed."
            )
            said = both.format(pages=said, known=self._known)
        if not count and not problem:
            said = self.tr("Paste the address of an article, or several.")
        if self._read is not None:
            done, of = map(number, self._read)
            said = self.tr("Reading: {done} of {all} lines …").format(done=done, all=of)
        self.line.setText(problem or said)
        name = "status.error.fg" if problem else "text_2"
        sign = "circle-alert" if problem else "circle-check" if count else "info"
        colour = self._theme.colour(name)
        self._sign.setPixmap(pixmap(sign, colour, 14, self.devicePixelRatioF()))
        self.line.setObjectName("problem" if problem else "quiet")
        self.line.style().polish(self.line)
        many = self.tr("Save %n page(s)", "", count)
        self.button.set_words(many if count else self.tr("Save page"))
        self.button.setEnabled(bool(count) and not problem)

    def _arrange(self, theme: Theme, commands: Commands) -> None:
        head = QFrame()
        head.setObjectName("pane_head")
        head.setFixedHeight(theme.size("space.5"))
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 8, 0)
        row.addWidget(_label(self.tr("Save pages"), "head"))
        row.addStretch(1)
        close = IconButton(theme, "x", self.tr("Close the panel"))
        close.clicked.connect(self.closed)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        body = Tab(self.tr("Save pages"))  # it scrolls in a low window
        body.column.setContentsMargins(0, 0, 0, 0)
        body.column.addWidget(self._form())
        body.column.addWidget(line())
        body.column.addWidget(self._foot(commands))
        body.column.addStretch(1)
        column.addWidget(body, 1)
        self.button.setToolTip(commands.words("page.save"))
        self.setFocusProxy(self.addresses)

    def _form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(16, 14, 16, 18)
        column.setSpacing(8)
        label = _label(self.tr("Addresses, one per line"), "section")
        label.setBuddy(self.addresses)
        column.addWidget(label)
        column.addWidget(self.addresses)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._sign.setFixedWidth(14)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self.line.setWordWrap(True)
        row.addWidget(self.line, 1)
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(_label(self.tr("Tags"), "section"))
        column.addWidget(self.tags)
        column.addSpacing(8)
        column.addWidget(_label(self.tr("What to keep"), "section"))
        column.addWidget(self.keep)
        return form

    def _foot(self, commands: Commands) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        row = FlowLayout(gap=8)
        row.addWidget(self.button)
        files = HintButton(self._theme, commands.action("import").text())
        files.setToolTip(commands.tooltip("import"))
        files.clicked.connect(commands.action("import").trigger)
        row.addWidget(files)
        column.addLayout(row)
        said = self.tr(
            "You can keep working while pages are saved. You can also drop links or files anywhere"
            " in the window."
        )
        column.addWidget(words(said, "quiet"))
        return foot


def _label(said: str, name: str) -> QLabel:
    label = QLabel(said)
    label.setObjectName(name)
    return label
