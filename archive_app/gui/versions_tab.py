"""Every version of the article that was saved, newest first, and what changed in each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from archive_app.domain.library import VersionRow
from archive_app.gui.buttons import HintButton
from archive_app.gui.change_list import ChangeList
from archive_app.gui.compare_document import Change
from archive_app.gui.inspector_parts import Tab, clear, line, words
from archive_app.gui.reader_wording import local_moment, locale, number
from archive_app.gui.theme import Theme


class VersionsTab(Tab):
    """A list; a click opens a version, a button compares it with the one before."""

    version_requested = Signal(int)
    """The version to be shown in the reader."""
    compare_requested = Signal(int, int)
    """Older and newer version."""

    change_chosen = Signal(int)
    """One of the changes shown, counted from 0."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("Versions"))
        self._theme = theme
        self.changes = ChangeList(theme)
        self._changes_head = words(self.tr("Changes"), "section")
        self._versions: Sequence[VersionRow] = ()
        self._shown: int | None = None
        self._pair: tuple[int, int] | None = None
        self.column.setContentsMargins(0, 0, 0, 0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.column.addLayout(self._rows)
        below = self.padded()
        below.setSpacing(2)
        below.addSpacing(16)
        below.addWidget(self._changes_head)
        below.addWidget(self.changes)
        self.changes.chosen.connect(self.change_chosen)
        self.show_changes(())
        self.column.addStretch(1)

    def show_versions(self, rows: Sequence[VersionRow], shown: int | None) -> None:
        """List ``rows``; ``shown`` is the version in the reader, None where nothing is open."""
        self._versions, self._shown = rows, shown
        self._list_versions()

    def mark_pair(self, pair: tuple[int, int] | None) -> None:
        """Mark the older and the newer version of a comparison instead of the one shown."""
        if pair != self._pair:
            self._pair = pair
            self._list_versions()

    def _list_versions(self) -> None:
        clear(self._rows)
        for row in sorted(self._versions, key=lambda row: row.version, reverse=True):
            entry = _Entry(self._theme, row, self._mark(row.version))
            entry.chosen.connect(partial(self.version_requested.emit, row.version))
            entry.compared.connect(
                partial(self.compare_requested.emit, row.version - 1, row.version)
            )
            self._rows.addWidget(entry)
            self._rows.addWidget(line())

    def _mark(self, version: int) -> str:
        """What stands beside a version that is in sight; empty for all others."""
        if self._pair is not None and version in self._pair:
            return self.tr("older") if version == self._pair[0] else self.tr("newer")
        return self.tr("shown") if self._pair is None and version == self._shown else ""

    def show_changes(self, changes: Sequence[Change]) -> None:
        """List the changes of the comparison that is shown; none hides the list."""
        self.changes.show_changes(changes)
        self._changes_head.setVisible(bool(changes))

    def mark_change(self, at: int) -> None:
        """Mark the change that is in sight."""
        row = self.changes.mark(at)
        place = row.center() + self.changes.geometry().topLeft()  # both within the tab
        self.ensureVisible(place.x(), place.y(), 0, row.height())


class _Entry(QFrame):
    """One version."""

    chosen = Signal()
    compared = Signal()

    def __init__(self, theme: Theme, row: VersionRow, mark: str) -> None:
        """``mark`` is said beside the version where it is in sight."""
        super().__init__()
        self._theme = theme
        self._current = bool(mark)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        title = self.tr("Version {version}").format(version=row.version)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words(title, "section", wrap=False))
        if mark:
            head.addWidget(words(mark, "faint", wrap=False))
        head.addStretch(1)
        if row.version > 1:
            head.addWidget(self._compare_button())
        else:
            head.addWidget(words(self.tr("first"), "faint", wrap=False))
        facts = self.tr("{moment} · {count} words").format(
            moment=local_moment(row.captured_at), count=number(row.words)
        )
        changes = self._changes(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 10)
        column.setSpacing(2)
        column.addLayout(head)
        parts: list[QLabel] = [words(facts, "quiet")]
        if changes:
            parts.append(words(changes, "quiet"))
        for part in parts:
            part.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            column.addWidget(part)
        self.setAccessibleName(", ".join(word for word in (title, mark, facts, changes) if word))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shaded where it is the version in the reader; a ring for the focus."""
        painter = QPainter(self)
        if self._current:
            painter.fillRect(self.rect(), self._theme.colour("selection_row"))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens it."""
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it, d compares."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def _compare_button(self) -> HintButton:
        button = HintButton(self._theme, self.tr("Compare"), icon_name="git-compare", kind="ghost")
        button.setFixedHeight(self._theme.size("control_small"))
        button.setToolTip(self.tr("Compare with the version before"))
        button.clicked.connect(self.compared)
        return button

    def _changes(self, row: VersionRow) -> str:
        """What differs from the version before, in words; empty for the first."""
        known = {
            "title": self.tr("title"),
            "text": self.tr("text"),
            "pictures": self.tr("pictures"),
            "credits": self.tr("picture credits"),
        }
        changed = [known.get(each, each) for each in row.changed]
        if not changed:
            return ""
        return self.tr("Changed: {things}").format(things=locale().createSeparatedList(changed))
