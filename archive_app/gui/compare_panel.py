"""Two versions of an article side by side: what changed, one change after the other, and proof."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
)

from archive_app.domain.comparison import Comparison
from archive_app.domain.library import VersionRow
from archive_app.gui.buttons import ChoiceBox, HintButton, IconButton
from archive_app.gui.compare_document import Change, CompareDocument, ComparedPictures
from archive_app.gui.icons import pixmap
from archive_app.gui.one_line import OneLine
from archive_app.gui.overlay_scroll import OverlayScroll
from archive_app.gui.reader_wording import local_moment
from archive_app.gui.sentences import in_own_words
from archive_app.gui.theme import Theme

if TYPE_CHECKING:  # it opens the library: imported on the lane
    from archive_app.actions.prove import Proof

_HEAD = 48
_SUBHEAD = 40
_LEAST_BESIDE = 24
_WIDE = 860
"""Logical pixels: of the two heads, beside one column, and from when on all has room."""


class ComparePanel(QFrame):
    """Stands in the place of list and reader; Escape leads back to them."""

    closed = Signal()
    """Back to the article."""
    versions_wanted = Signal(int, int)
    """Compare these two versions, older and newer."""
    export_wanted = Signal()
    """The comparison as a file."""
    moved = Signal(int)
    """The change that is shown now, counted from 0."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("reader_panel")
        self._theme = theme
        self.comparison: Comparison | None = None
        self._pictures: ComparedPictures | None = None
        self._at = -1
        self._document: CompareDocument | None = None
        self.text = _Sheet(theme)
        self.count = QLabel()
        self.place = QLabel()
        self.proof = QLabel()
        self._shield = QLabel()
        self.older, self.newer = ChoiceBox(theme), ChoiceBox(theme)
        self.columns = HintButton(theme, self.tr("Side by side"))
        self.single = HintButton(theme, self.tr("One column"))
        self.only = HintButton(theme, self.tr("Changes only"), icon_name="eye")
        self.previous = IconButton(theme, "chevron-up", self.tr("Previous change (P)"))
        self.next = IconButton(theme, "chevron-down", self.tr("Next change (N)"))
        self.export = HintButton(theme, self.tr("Export…"), icon_name="file-down")
        self._lay_out()
        self._connect()

    @property
    def changes(self) -> Sequence[Change]:
        """What changed, in order."""
        return self._document.changes if self._document is not None else ()

    @property
    def change(self) -> int:
        """The change that is in sight, counted from 0; -1 where there is none."""
        return self._at

    def show_comparison(
        self,
        comparison: Comparison,
        versions: Sequence[VersionRow],
        pictures: ComparedPictures | None = None,
    ) -> None:
        """Show ``comparison``, two of ``versions``; its first change is in sight."""
        self.comparison, self._pictures = comparison, pictures
        self.proof.setText(self.tr("Checking the saved files…"))
        self._shield.hide()
        for box, shown in ((self.older, comparison.old), (self.newer, comparison.new)):
            box.blockSignals(True)
            box.clear()
            for row in versions:
                words = self.tr("Version {n}  ·  saved {moment}")
                words = words.format(n=row.version, moment=local_moment(row.captured_at))
                box.addItem(words, row.version)
            box.setCurrentIndex(box.findData(shown))
            box.blockSignals(False)
        self._show()

    def show_proof(self, proofs: Sequence["Proof"]) -> None:
        """Say whether the saved files of both versions are as they were."""
        wrong = in_own_words(next((proof.problem for proof in proofs if proof.problem), ""))
        hashes = "   ".join(
            self.tr("Version {n}: {hash}").format(n=one.version, hash=_short(one.sha256))
            for one in proofs
        )
        said = wrong or self.tr("Both match the saved files.")
        self.proof.setObjectName("problem" if wrong else "quiet")
        self.proof.style().polish(self.proof)
        self.proof.setText(f"{said}   {hashes}")
        colour, ratio = self._theme.colour("status.open.fg"), self.devicePixelRatioF()
        self._shield.setPixmap(pixmap("shield-check", colour, 16, ratio))
        self._shield.setVisible(not wrong)

    def go(self, change: int) -> None:
        """Bring a change into sight and mark it."""
        if not 0 <= change < len(self.changes):
            return
        self._at = change
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(self.changes[change].position)
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        # An outline: a ground would hide that of the words that came and went.
        mark.format.setProperty(
            QTextFormat.Property.OutlinePen, QPen(self._theme.colour("focus"), 1)
        )
        self.text.setExtraSelections([mark])
        self._say_place()
        self.moved.emit(change)

    def step(self, by: int) -> None:
        """The next change, or the one before; the ends stay."""
        self.go(min(max(self._at + by, 0), len(self.changes) - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the number of changes stands beside the steps alone."""
        super().resizeEvent(event)
        self.count.setVisible(self.width() >= _WIDE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the text: n and p, Alt with arrows, Escape."""
        if watched is self.text and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)  # noqa: S101 - for the type checker
            return self._pressed(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        key = event.key()
        if (plain and key == Qt.Key.Key_N) or (alt and key == Qt.Key.Key_Down):
            self.step(1)
        elif (plain and key == Qt.Key.Key_P) or (alt and key == Qt.Key.Key_Up):
            self.step(-1)
        elif plain and key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            return False
        return True

    def _show(self) -> None:
        if self.comparison is None:
            return
        document = CompareDocument(
            self._theme,
            self.comparison,
            self._pictures,
            columns=self.columns.isChecked(),
            changes_only=self.only.isChecked(),
        )
        document.setParent(self.text)
        self.text.show_document(document, divided=self.columns.isChecked())
        if self._document is not None:
            self._document.deleteLater()
        self._document = document
        self.count.setText(self.tr("%n change(s)", "", len(document.changes)))
        self._at = -1
        self._say_place()
        if document.changes:
            self.go(0)

    def _say_place(self) -> None:
        count = len(self.changes)
        words = self.tr("{n} of {all}").format(n=self._at + 1, all=count) if count else ""
        self.place.setText(words)
        self.previous.setEnabled(self._at > 0)
        self.next.setEnabled(self._at < count - 1)

    def _choose(self) -> None:
        older, newer = self.older.currentData(), self.newer.currentData()
        if older is not None and newer is not None and older != newer:
            self.versions_wanted.emit(*sorted((int(older), int(newer))))

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for button in (self.columns, self.single):
            button.setCheckable(True)
            group.addButton(button)
            button.clicked.connect(self._show)
        self.columns.setChecked(True)
        self.only.setCheckable(True)
        self.only.clicked.connect(self._show)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.export.clicked.connect(self.export_wanted)
        self.older.activated.connect(lambda _: self._choose())
        self.newer.activated.connect(lambda _: self._choose())
        self.text.installEventFilter(self)
        self._theme.changed.connect(self._show)

    def _lay_out(self) -> None:
        self.text.setObjectName("compare")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(self.tr("Compare versions"))
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        OverlayScroll(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._sides())
        column.addWidget(self.text, 1)
        column.addWidget(self._foot())
        self.setFocusProxy(self.text)

    def _head(self) -> QFrame:
        """The way back, how it is shown, and the steps from change to change."""
        back = IconButton(self._theme, "arrow-left", self.tr("Back to the article"))
        back.clicked.connect(self.closed)
        title = OneLine("head", self.tr("Compare versions"))
        self.count.setObjectName("quiet")
        self.place.setObjectName("quiet")
        bar, row = _bar(_HEAD, 12)
        row.setSpacing(8)
        for widget in (back, title, self.count):
            row.addWidget(widget)
        row.addStretch(1)
        steps = (self.previous, self.place, self.next, self.export)
        for button in (self.columns, self.single, self.only, *steps):
            row.addWidget(button)
        return bar

    def _sides(self) -> QFrame:
        """Which versions are compared."""
        self.older.setAccessibleName(self.tr("Older version"))
        self.newer.setAccessibleName(self.tr("Newer version"))
        bar, row = _bar(_SUBHEAD, 16)
        row.setSpacing(16)
        for box in (self.older, self.newer):
            row.addWidget(box, 1)
        return bar

    def _foot(self) -> QFrame:
        """The proof."""
        self.proof.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.proof.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar, row = _bar(_SUBHEAD, 24)
        bar.setObjectName("pane_foot")
        row.setSpacing(8)
        row.addWidget(self._shield)
        row.addWidget(self.proof, 1)
        return bar


class _Sheet(QTextBrowser):
    """Two columns with a line between them, or one no wider than a reader's."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._divided = False

    def show_document(self, document: CompareDocument, *, divided: bool) -> None:
        """Show ``document``, with a line down its middle where it is ``divided``."""
        self._divided = divided
        document.setTextWidth(self.viewport().width())  # else Qt lays it out unbroken first
        self._fit(document)
        self.setDocument(document)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column stays in the middle."""
        super().resizeEvent(event)
        document = self.document()
        if isinstance(document, CompareDocument):
            self._fit(document)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, then the line from top to bottom."""
        super().paintEvent(event)
        if self._divided:
            painter = QPainter(self.viewport())
            middle = self.viewport().width() // 2
            painter.fillRect(middle, 0, 1, self.viewport().height(), self._theme.colour("border"))
            painter.end()

    def _fit(self, document: CompareDocument) -> None:
        if not self._divided:
            measure = self._theme.size("reader_measure_max")
            document.keep_beside(max((self.viewport().width() - measure) // 2, _LEAST_BESIDE))


def _bar(height: int, side: int) -> tuple[QFrame, QHBoxLayout]:
    """A bar across with a row that keeps ``side`` logical pixels from both ends."""
    bar = QFrame()
    bar.setObjectName("pane_head")
    bar.setFixedHeight(height)
    row = QHBoxLayout(bar)
    row.setContentsMargins(side, 0, side, 0)
    return bar, row


def _short(digest: str) -> str:
    return f"{digest[:8]}…{digest[-4:]}"
