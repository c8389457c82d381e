"""Ctrl+K: every command by its words, with its key, and articles by their titles."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.findings import Suggestion, SuggestionKind
from archive_app.gui.background import Lanes
from archive_app.gui.command_table import TABLE, Command
from archive_app.gui.commands import Commands
from archive_app.gui.icons import pixmap
from archive_app.gui.key_cap import KeyFoot
from archive_app.gui.overlay_scroll import OverlayScroll
from archive_app.gui.palette_match import Fit, best, fit
from archive_app.gui.palette_rows import ROW, Entries, Entry, EntryDelegate
from archive_app.gui.popup import Popup
from archive_app.gui.theme import Theme

_WIDTH = 640
_ROWS = 10
_TOP = 96
_TITLES = 5
"""Articles at most: who looks for articles uses the search."""
_ASKED = 12
"""Suggestions asked for; those that are no titles are left out."""


class CommandPalette(Popup):
    """A field and what fits it; commands that make no sense now are left out."""

    article_wanted = Signal(int)
    """The number of an article that was chosen by its title."""

    def __init__(
        self,
        theme: Theme,
        commands: Commands,
        lanes: Lanes,
        chosen: Callable[[], int],
        window: QWidget,
    ) -> None:
        super().__init__(theme, window)
        self._commands, self._lanes, self._chosen = commands, lanes, chosen
        self._found: list[Entry] = []
        self._scrim = _Scrim(theme, window)
        self.field = QLineEdit()
        self._sign = QLabel()
        self.entries = Entries(self)
        self.view = self._view()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        for part in (self._head(), self.view, self._foot()):
            self._column.addWidget(part)
        self.setFixedWidth(_WIDTH)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.view.clicked.connect(self._run)
        theme.changed.connect(self._colour)
        self._colour()

    def open_list(self) -> None:
        """Show everything that can be done now, at the top of the window."""
        self.field.clear()
        self._find("")
        self._scrim.cover()
        self.open_at(QPoint((self._window.width() - _WIDTH) // 2, _TOP))
        self.field.setFocus()

    def shut(self) -> None:
        """Hide; what is still being looked for is of no use."""
        self._scrim.hide()
        super().shut()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys of the field move in the list."""
        pressed = watched is self.field and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and self._moves(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _moves(self, key: int) -> bool:
        row = self.view.currentIndex().row()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.view.setCurrentIndex(self.entries.index(self.entries.next_row(row, step)))
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._run(self.view.currentIndex())
            return True
        return False

    def _find(self, typed: str) -> None:
        able = [(one, self._commands.words(one.id)) for one in TABLE if self._makes_sense(one)]
        self._found = [self._command(command, how) for command, how in best(able, typed)]
        self._show(self._found)
        if typed.strip():
            self._ask_titles(typed)

    def _makes_sense(self, command: Command) -> bool:
        return command.id != "commands" and self._commands.action(command.id).isEnabled()

    def _command(self, command: Command, how: Fit) -> Entry:
        action, count = self._commands.action(command.id), self._chosen()
        more = ""
        if command.when in {"articles", "live", "trash"} and count > 1:
            more = self.tr("%n article(s) chosen", "", count)
        words, key = action.text(), self._commands.key(command.id)
        return Entry(words, action.trigger, command.icon, key, how.spans, more)

    def _ask_titles(self, typed: str) -> None:
        def done(suggestions: tuple[Suggestion, ...]) -> None:
            if self.isVisible() and self.field.text() == typed:
                titles = [one for one in suggestions if one.kind is SuggestionKind.TITLE]
                self._add_articles(typed, titles[:_TITLES])

        self._lanes.counting.overtake(
            "palette", lambda archive: archive.search.suggest(typed, _ASKED), done
        )

    def _add_articles(self, typed: str, titles: list[Suggestion]) -> None:
        rows = [Entry(self.tr("Articles"))] if titles else []
        for title in titles:
            how = fit(title.text, typed)
            run = partial(self.article_wanted.emit, title.article)
            rows.append(Entry(title.text, run, "newspaper", spans=how.spans if how else ()))
        row = self.view.currentIndex().row()
        self._show([*self._found, *rows], row if self._found else 1)

    def _show(self, entries: list[Entry], row: int = 0) -> None:
        self.entries.show_entries(entries or [Entry(self.tr("No command and no article fits."))])
        self.view.setCurrentIndex(self.entries.index(row))
        self.view.setFixedHeight(ROW * min(max(len(entries), 1), _ROWS) + 16)
        self._column.activate()
        self.adjustSize()

    def _run(self, index: QModelIndex) -> None:
        entry = self.entries.entry(index.row())
        if entry is None or entry.run is None:
            return
        self.shut()
        entry.run()

    def _head(self) -> QFrame:
        head = QFrame()
        head.setObjectName("palette_head")
        self.field.setObjectName("bare")
        self.field.setAccessibleName(self.tr("Find a command or an article"))
        self.field.setPlaceholderText(self.tr("Find a command or an article"))
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self.field, 1)
        head.setFixedHeight(44)
        return head

    def _view(self) -> QListView:
        view = QListView()
        view.setObjectName("commands")
        view.setAccessibleName(self.tr("Commands"))
        view.setModel(self.entries)
        view.setItemDelegate(EntryDelegate(self._theme, view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setUniformItemSizes(True)
        OverlayScroll(view)
        return view

    def _foot(self) -> KeyFoot:
        """What the keys do, and that nothing is missing."""
        keys = (
            ("↑↓", self.tr("choose")),
            ("Enter", self.tr("run")),
            ("Esc", self.tr("close")),
        )
        return KeyFoot(self._theme, keys, self.tr("Every command is here, with its key"))

    def _colour(self) -> None:
        colour, ratio = self._theme.colour("text_2"), self.devicePixelRatioF()
        self._sign.setPixmap(pixmap("zap", colour, 16, ratio))


class _Scrim(QWidget):
    """Dims the window behind, so that the eye stays with what lies over it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Lie over the whole window."""
        self.resize(self._window.size())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.resize(self._window.size())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One even shade."""
        shade = QColor(0, 0, 0, 46 if self._theme.mode == "light" else 110)
        QPainter(self).fillRect(self.rect(), shade)
