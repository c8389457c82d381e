"""What an empty library shows: one field to save the first page, and three ways to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.address import parse_address
from archive_app.domain.errors import AddressError
from archive_app.gui.buttons import HintButton
from archive_app.gui.icons import icon, pixmap
from archive_app.gui.inspector_parts import words
from archive_app.gui.sentences import in_own_words
from archive_app.gui.theme import Theme

_WIDTH = 760
_LEAD_LINE = 24
_LEAD_WIDTH = 620


class Welcome(QFrame):
    """Asks for an address; says in one line what is wrong with one that is none."""

    wanted = Signal(object, object)
    """Addresses and tags, as the save panel gives them."""

    files = Signal()
    """The person has files to bring."""

    sample = Signal()
    """The person wants to look around in made-up articles first."""

    folder = Signal()
    """The person wants the library elsewhere."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self._theme = theme
        self.field = QLineEdit()
        self._problem = QLabel()
        self._icons: list[tuple[QLabel, str]] = []
        inner = self._inner()
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(inner, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.setFocusProxy(self.field)
        theme.changed.connect(self._colour)
        self._colour()

    @property
    def problem(self) -> str:
        """What is wrong with the address; empty where nothing is."""
        return self._problem.text()

    def _inner(self) -> QWidget:
        inner = QWidget()
        inner.setFixedWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 64)
        column.setSpacing(0)
        title = QLabel(self.tr("Save your first page"))
        title.setFont(self._theme.font("reader.h1"))
        column.addWidget(title)
        column.addSpacing(8)
        said = self.tr(
            "Paste the address of an article. The text, the pictures and what the page says about"
            " who owns them are kept on this computer."
        )
        lead = words(said, "lead", line=_LEAD_LINE)
        lead.setMaximumWidth(_LEAD_WIDTH)
        column.addWidget(lead)
        column.addSpacing(20)
        column.addLayout(self._entry())
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._problem.setMinimumHeight(24)
        column.addWidget(self._problem)
        column.addSpacing(8)
        column.addLayout(self._cards())
        return inner

    def _entry(self) -> QHBoxLayout:
        self.field.setPlaceholderText("https://")
        self.field.setAccessibleName(self.tr("Address of an article"))
        self.field.setFixedHeight(40)
        self._link = self.field.addAction(
            icon("link", self._theme.colour("text_2")), QLineEdit.ActionPosition.LeadingPosition
        )
        self.field.returnPressed.connect(self._send)
        self.field.textEdited.connect(lambda _: self._problem.clear())
        button = HintButton(self._theme, self.tr("Save page"), kind="primary")
        button.setFixedHeight(40)
        button.clicked.connect(self._send)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(button)
        return row

    def _cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        files = self._card(
            row,
            "file-down",
            self.tr("Bring what you have"),
            self.tr("Saved web pages, MHTML or WARC files, and lists of links."),
            self.tr("Import files…"),
        )
        files.clicked.connect(self.files)
        sample = self._card(
            row,
            "newspaper",
            self.tr("Look around first"),
            self.tr("Made-up articles that show search, notes, versions and rights."),
            self.tr("Open the sample archive"),
        )
        sample.clicked.connect(self.sample)
        folder = self._card(
            row,
            "database",
            self.tr("Choose where it lives"),
            self.tr("One folder that you can back up or move to another computer."),
            self.tr("Change folder…"),
        )
        folder.clicked.connect(self.folder)
        return row

    def _card(
        self, row: QHBoxLayout, icon_name: str, title: str, said: str, act: str
    ) -> QPushButton:
        card = QFrame()
        card.setObjectName("card")
        card.setMinimumHeight(190)
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(4)
        sign = QLabel()
        self._icons.append((sign, icon_name))
        column.addWidget(sign)
        column.addSpacing(8)
        head = QLabel(title)
        head.setObjectName("head")
        column.addWidget(head)
        column.addWidget(words(said, "quiet"))
        column.addStretch(1)
        button = QPushButton(act)
        row.addWidget(card, 1)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _send(self) -> None:
        try:
            address = parse_address(self.field.text())
        except AddressError as error:
            self._problem.setText(in_own_words(str(error)))
            return
        self.field.clear()
        self._problem.clear()
        self.wanted.emit((address,), ())

    def _colour(self) -> None:
        self._link.setIcon(icon("link", self._theme.colour("text_2")))
        for sign, name in self._icons:
            drawn = pixmap(name, self._theme.colour("accent"), 20, self.devicePixelRatioF())
            sign.setPixmap(drawn)
