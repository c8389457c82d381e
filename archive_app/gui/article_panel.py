"""The middle pane: what is listed, how many, in which order, and the list itself."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.library import Counts, Sort
from archive_app.gui.article_list import ArticleList
from archive_app.gui.article_model import ArticleModel, Question
from archive_app.gui.buttons import HintButton, IconButton
from archive_app.gui.commands import Commands
from archive_app.gui.destinations import ALL, Destination
from archive_app.gui.nothing_found import NothingFound
from archive_app.gui.one_line import OneLine
from archive_app.gui.reader_wording import day
from archive_app.gui.sentences import in_own_words
from archive_app.gui.theme import Theme

_LINES = 3
"""Lines of what a search asks for, at most; all of it is in the tooltip."""

_CONTEXT = (
    "article.star",
    "article.read",
    "article.done",
    "article.tag",
    "article.original",
    "article.as_saved",
    "article.merge",
    "reference.copy",
    "export",
    "article.trash",
    "article.restore",
)
"""Commands of the menu at the pointer."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What of a list was in sight, to be shown again in a list of the same length."""

    rows: int = 0
    chosen: tuple[tuple[int, int], ...] = ()
    """First and last row of each run of chosen ones."""
    top: int = 0
    """Logical pixels scrolled."""


class ArticlePanel(QFrame):
    """The list with its head. ``ask`` shows another place; the old rows stay until it is there."""

    sorted = Signal(object)
    """The person chose another ``Sort``."""

    def __init__(self, theme: Theme, commands: Commands, model: ArticleModel) -> None:
        super().__init__()
        self.setObjectName("list_pane")
        self.model = model
        self.list = ArticleList(theme, model)
        self._place = ALL
        self._counts = Counts()
        self._keep_row = 0
        self._advance = False
        self._offset: int | None = None
        self._listed = model.shown
        self._restoring: Seen | None = None
        self._title, self._asked = QLabel(), QLabel()
        self._figures = OneLine("quiet", yields=True)
        self._sort = HintButton(theme, "", icon_name="arrow-up-down", kind="ghost")
        self._density = IconButton(theme, "rows-3", commands.words("list.compact"))
        self.empty = NothingFound(theme)
        self._menu = QMenu(self)
        self._orders = self._order_menu()
        self._arrange(theme)
        self.context = QMenu(self)
        self.context.addActions([commands.action(id) for id in _CONTEXT])
        commands.draw_in(self.context)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_context)
        self._density.follow(commands.action("list.compact"))
        commands.attach(self)
        self.list.chosen.connect(self._head)
        self.list.opened.connect(self._stay)
        model.modelAboutToBeReset.connect(self._before)
        model.answered.connect(self._answered)
        self._name_order(Sort.SAVED)

    @property
    def place(self) -> Destination:
        """The place that was asked for last."""
        return self._place

    def ask(
        self, place: Destination, sort: Sort, *, keep: int | None = None, typing: bool = False
    ) -> None:
        """List ``place``; the article ``keep``, that is open, is marked if it is in the list.

        ``typing``: whether the last word of a search may be half typed.
        """
        self._place = place
        self._explain(typing=typing)
        self._orders[Sort.RELEVANCE].setVisible(place.kind == "search")
        self._name_order(sort)
        question = Question(place.query, sort, typing=typing)
        self.model.ask(question, keep=keep)

    @property
    def figures(self) -> str:
        """What is said of how many there are."""
        return self._figures.text()

    @property
    def explained(self) -> str:
        """What the search asks for, in words; empty where its own words say it."""
        return self._asked.text()

    @property
    def nothing(self) -> str:
        """What is said instead of a list; empty while there is one."""
        return "" if self.model.rowCount() else self.empty.words

    @property
    def seen(self) -> Seen:
        """What is in sight."""
        top = self.list.verticalScrollBar().value()
        return Seen(self.model.rowCount(), self.list.chosen_rows, top)

    def restore(self, seen: Seen) -> None:
        """Show ``seen`` again as soon as the list is there, if it is as long as it was then."""
        self._restoring = seen

    def refresh(self) -> None:
        """Ask the same again after a change; the same rows stay in sight."""
        top = self.list.rowAt(0)
        self.model.ask(self.model.asked, keep=self.list.current(), near=max(top, 0))

    def advance(self) -> None:
        """The chosen are about to leave this list by the person's hand: go on to the next."""
        row = self.list.row
        above = sum(max(min(last, row - 1) - first + 1, 0) for first, last in self.list.chosen_rows)
        self._advance = True
        self._keep_row = max(row - above, 0)

    def set_counts(self, counts: Counts) -> None:
        """Figures of the whole library, for the head."""
        self._counts = counts
        self._head()

    def _arrange(self, theme: Theme) -> None:
        self._title.setObjectName("head")
        self._sort.setFixedHeight(theme.size("space.3") + 4)
        self._sort.clicked.connect(self._show_menu)
        head = QFrame()
        head.setObjectName("pane_head")
        head.setFixedHeight(theme.size("space.5"))
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._figures, 1)
        row.addWidget(self._sort)
        row.setSpacing(6)
        row.addWidget(self._density)
        body = QWidget()
        self._body = QStackedLayout(body)
        self._body.addWidget(self.list)
        self._body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._asked.setObjectName("asked")
        self._asked.setWordWrap(True)
        self._asked.setTextFormat(Qt.TextFormat.PlainText)
        self._asked.setMaximumHeight(_LINES * theme.size("space.3") + 17)
        self._asked.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._asked.hide()
        column.addWidget(head)
        column.addWidget(self._asked)
        column.addWidget(body, 1)
        self.setFocusProxy(self.list)

    def _order_menu(self) -> dict[Sort, QAction]:
        words = {
            Sort.SAVED: self.tr("Newest saved"),
            Sort.PUBLISHED: self.tr("Newest published"),
            Sort.RELEVANCE: self.tr("Best match"),
            Sort.TITLE: self.tr("Title"),
            Sort.SITE: self.tr("Site"),
        }
        group = QActionGroup(self)
        actions: dict[Sort, QAction] = {}
        for sort, name in words.items():
            action = self._menu.addAction(name)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, sort=sort: self.sorted.emit(sort))
            actions[sort] = action
        return actions

    def _show_menu(self) -> None:
        self._menu.popup(self._sort.mapToGlobal(self._sort.rect().bottomLeft()))

    def _show_context(self, place: QPoint) -> None:
        self.context.popup(self.list.viewport().mapToGlobal(place))

    def _name_order(self, sort: Sort) -> None:
        action = self._orders[sort]
        action.setChecked(True)
        self._sort.set_words(action.text())
        self._sort.setAccessibleName(self.tr("Order: {order}").format(order=action.text()))

    def _answered(self) -> None:
        self._body.setCurrentIndex(0 if self.model.rowCount() else 1)
        self.empty.say(self._place.nothing)
        self._head()
        bar = self.list.verticalScrollBar()
        same = self.model.shown == self._listed
        self._listed = self.model.shown
        number = self.model.number(self.model.moved_to)
        if number is not None:
            self.list.mark(number)
            if same and self._offset is not None:
                bar.setValue(self.list.top_of(self.model.moved_to) - self._offset)
        elif self._advance and same:
            self.list.go(self._keep_row)
        elif not same:
            bar.setValue(0)
        if number is None or not same:  # else a change was told from before it goes
            self._advance = False
        if not self.model.complete:
            return
        seen, self._restoring = self._restoring, None
        if seen is not None and seen.rows == self.model.rowCount():
            self.list.choose_rows(seen.chosen)
            bar.setValue(seen.top)

    def _stay(self) -> None:
        """The person went elsewhere: nobody has to go on from what was left."""
        self._advance = False

    def _before(self) -> None:
        """The list is about to change: remember where the open article stands on the screen."""
        row = self.list.currentIndex().row()
        self._offset = self.list.top_of(row) - self.list.verticalScrollBar().value()
        if row < 0 or not 0 <= self._offset < self.list.viewport().height():
            self._offset = None

    def _explain(self, *, typing: bool) -> None:
        """Say in words what a search asks for that is more than its words."""
        words = _in_words(self._place.query, typing=typing) if self._place.kind == "search" else ""
        self._asked.setText(words)
        self._asked.setToolTip(words)
        self._asked.setVisible(bool(words))

    def _head(self) -> None:
        self._title.setText(self._place.title)
        count = self.model.rowCount()
        if self.list.count > 1:
            words = self.tr("{count} of {all} chosen")
            chosen = _figure(self.list.count)
            self._figures.say(words.format(count=chosen, all=_figure(count)))
        elif self._place.kind == "search":
            words = self.tr("{count} of {all}")
            found = _figure(count) if self.model.complete else "…"
            self._figures.say(words.format(count=found, all=_figure(self._counts.all)))
        elif not self.model.complete:
            self._figures.say("…")
        elif self._place.kind == "inbox" and self._counts.unread:
            words = self.tr("%n article(s), {unread} unread", "", count)
            self._figures.say(words.format(unread=_figure(self._counts.unread)))
        else:
            self._figures.say(self.tr("%n article(s)", "", count))


def _in_clause(phrase: str) -> str:
    return in_own_words(phrase, "clause")


def _in_words(text: str, *, typing: bool) -> str:
    """What a query asks for; empty where it is no more than its words."""
    from archive_app.domain.query import Words, parse_query
    from archive_app.domain.query_words import Voice, explain

    query = parse_query(text, typing=typing)
    plain = all(isinstance(one, Words) and one.field is None for one in query.clauses)
    return "" if plain else explain(query, Voice(_in_clause, day))


def _figure(count: int) -> str:
    return QLocale().toString(count)
