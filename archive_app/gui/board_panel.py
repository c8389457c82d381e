"""The rights board: every picture once, by what is known of its rights."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.board import CardSort, Grouping
from archive_app.domain.rights import Badge, Ruling
from archive_app.gui.badges import badge_word
from archive_app.gui.board_model import BoardModel
from archive_app.gui.board_segments import SegmentBar
from archive_app.gui.board_view import BoardView
from archive_app.gui.buttons import HintButton, IconButton, say_what_fits
from archive_app.gui.commands import Commands
from archive_app.gui.decision_dialog import Subject
from archive_app.gui.one_line import OneLine
from archive_app.gui.shadow import Shadow
from archive_app.gui.theme import Theme

_GAP = 8
_REST = 24


class BoardPanel(QFrame):
    """Asks the model as its controls say; what is to be done is said by signals."""

    chosen = Signal(object)
    """The picture that the keyboard or the mouse is at; None where there is none."""
    decision_wanted = Signal(object, object)
    """Rows that are chosen (a tuple) and the ``Ruling`` to begin with."""
    list_wanted = Signal()
    """A report of what is shown."""

    def __init__(self, theme: Theme, commands: Commands, model: BoardModel) -> None:
        super().__init__()
        self.setObjectName("queue_pane")
        self._theme, self.model = theme, model
        self.title = OneLine("title", self.tr("Rights board"))
        self.count = OneLine("quiet_body", yields=True)
        self.filter_button = HintButton(theme, "", icon_name="list-filter")
        self.group_button = HintButton(theme, "", icon_name="layout-grid")
        self.sort_button = HintButton(theme, "", icon_name="arrow-up-down")
        self.report_button = HintButton(theme, self.tr("Export list…"), icon_name="file-down")
        choosers = (self.filter_button, self.group_button, self.sort_button, self.report_button)
        self._choosers = choosers
        self.segments = SegmentBar(theme)
        self.view = BoardView(theme, model)
        self.view.title_of = self._group_title
        self.bar = SelectionBar(theme, self)
        self._nothing = QLabel()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._say_choices()
        self.setFocusProxy(self.view)
        commands.attach(self.view, board=True)

    def ask(self, **changes: object) -> None:
        """Ask the same as before but for ``changes`` of the ``BoardQuestion``."""
        self.model.ask(replace(self.model.question, **changes))  # type: ignore[arg-type]
        self._say_choices()

    def rows(self) -> tuple[int, ...]:
        """The rows that are chosen, else the one the keyboard is at."""
        chosen = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        current = self.view.currentIndex()
        return tuple(chosen) or ((current.row(),) if current.isValid() else ())

    def subject(self, rows: Sequence[int]) -> Subject | None:
        """What a decision about ``rows`` is about; None where nothing is chosen."""
        pictures = [number for row in rows if (number := self.model.picture(row)) is not None]
        cards = [self.model.card(row) for row in rows]
        differing = any(card is not None and card.badge is Badge.DIFFER for card in cards)
        return Subject(tuple(pictures), len(pictures), differing) if pictures else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The bar of what is chosen stays at the bottom of the board."""
        if watched is self._stack and event.type() == QEvent.Type.Resize:
            self._place_bar()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons say their words where there is room for all of them."""
        super().resizeEvent(event)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        room = self.width() - 2 * _REST - self.title.sizeHint().width() - 12
        say_what_fits(self._choosers, room, _GAP)

    def _connect(self) -> None:
        self.segments.chosen.connect(lambda badge: self.ask(badge=badge))
        self.report_button.clicked.connect(self.list_wanted)
        for button, name in (
            (self.filter_button, "review"),
            (self.group_button, "grouping"),
            (self.sort_button, "sort"),
        ):
            button.clicked.connect(partial(self._offer, button, name))
        self.model.answered.connect(self._answered)
        self.view.opened.connect(self._open)
        self.view.menu_wanted.connect(self._menu)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._count_chosen())
        self.bar.ruled.connect(lambda ruling: self.decision_wanted.emit(self.rows(), ruling))
        self.bar.cleared.connect(self.view.clearSelection)
        self._stack.installEventFilter(self)

    def _open(self, row: int) -> None:
        rows = self.rows()
        self.decision_wanted.emit(rows if row in rows else (row,), Ruling.CLEARED)

    def _tell(self) -> None:
        self.chosen.emit(self.model.picture(self.view.currentIndex().row()))

    def _count_chosen(self) -> None:
        chosen = len(self.view.selectionModel().selectedIndexes())
        self.bar.show_count(chosen)
        self._place_bar()

    def _answered(self) -> None:
        board = self.model.board
        pictures = self.tr("%n picture(s)", "", board.all)
        said = self.tr("{pictures} in %n article(s)", "", board.articles)
        self.count.say(said.format(pictures=pictures))
        self.segments.show_board(board)
        self._nothing.setText(self._said_nothing())
        self._stack.setCurrentIndex(0 if len(board.pictures) else 1)
        self._count_chosen()
        self._tell()

    def _said_nothing(self) -> str:
        question = self.model.question
        if question.query.strip() or question.badge is not None or question.review:
            return self.tr("No picture is like that. Choose “All”, or empty the field.")
        return self.tr("No pictures are saved yet. They come with the pages you save.")

    def _offer(self, button: QWidget, name: str) -> None:
        menu = QMenu(self)
        for value, words in _choices(name):
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(getattr(self.model.question, name) == value)
            action.triggered.connect(lambda _=False, value=value: self.ask(**{name: value}))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _menu(self, place: QPoint) -> None:
        rows = self.rows()
        if not rows:
            return
        menu = QMenu(self)
        for ruling, words in _ruling_words().items():
            action = QAction(words, menu)
            action.triggered.connect(
                lambda _=False, ruling=ruling: self.decision_wanted.emit(rows, ruling)
            )
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _say_choices(self) -> None:
        question = self.model.question
        group = self.tr("Group: {what}").format(what=_grouping_words()[question.grouping])
        self.filter_button.set_words(_filter_words()[question.review])
        self.group_button.set_words(group)
        self.sort_button.set_words(_sort_words()[question.sort])
        self._fit_buttons()

    def _group_title(self, name: str) -> str:
        if self.model.question.grouping is Grouping.STATUS and name:
            return badge_word(Badge(name))
        return name or self.tr("Nobody named")

    def _place_bar(self) -> None:
        self.bar.adjustSize()
        stack = self._stack.geometry()
        x = stack.x() + (stack.width() - self.bar.width()) // 2
        self.bar.move(x, stack.bottom() - self.bar.height() - 16)
        self.bar.raise_()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_REST, 16, _REST, 0)
        head.setSpacing(_GAP)
        head.addWidget(self.title)
        head.addSpacing(4)
        head.addWidget(self.count, 1)
        for button in self._choosers:
            head.addWidget(button)
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        self._nothing.setObjectName("quiet_body")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(16)
        column.addWidget(self.segments)
        column.addSpacing(14)
        column.addWidget(rule)
        column.addWidget(self._stack, 1)


class SelectionBar(QFrame):
    """What can be done with several pictures at once; floats over the board."""

    ruled = Signal(object)
    """The ``Ruling`` to begin with."""
    cleared = Signal()
    """Choose none."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._count = QLabel()
        self._count.setObjectName("strong_body")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._count)
        icons = {Ruling.CLEARED: "check", Ruling.BLOCKED: "ban", Ruling.OWNER: "user-round"}
        for ruling, words in _ruling_words().items():
            button = HintButton(theme, words, icon_name=icons[ruling])
            button.clicked.connect(lambda _=False, ruling=ruling: self.ruled.emit(ruling))
            row.addWidget(button)
        close = IconButton(theme, "x", self.tr("Choose none"))
        close.clicked.connect(self.cleared)
        row.addWidget(close)
        Shadow(theme, self)
        self.hide()

    def show_count(self, chosen: int) -> None:
        """Show how many are chosen; hidden while it is one or none."""
        self._count.setText(self.tr("%n selected", "", chosen))
        self.setVisible(chosen > 1)


def _ruling_words() -> dict[Ruling, str]:
    translate = QCoreApplication.translate
    return {
        Ruling.CLEARED: translate("Board", "Mark cleared…"),
        Ruling.BLOCKED: translate("Board", "Do not use…"),
        Ruling.OWNER: translate("Board", "Set owner…"),
    }


def _choices(name: str) -> Iterable[tuple[object, str]]:
    """The values of a part of the ``BoardQuestion`` and their words."""
    match name:
        case "review":
            return _filter_words().items()
        case "grouping":
            return _grouping_words().items()
        case _:
            return _sort_words().items()


def _filter_words() -> dict[bool, str]:
    translate = QCoreApplication.translate
    return {
        False: translate("Board", "All pictures"),
        True: translate("Board", "Only what needs review"),
    }


def _grouping_words() -> dict[Grouping, str]:
    translate = QCoreApplication.translate
    return {
        Grouping.NONE: translate("Board", "none"),
        Grouping.STATUS: translate("Board", "status"),
        Grouping.OWNER: translate("Board", "owner"),
        Grouping.SITE: translate("Board", "site"),
        Grouping.ARTICLE: translate("Board", "article"),
    }


def _sort_words() -> dict[CardSort, str]:
    translate = QCoreApplication.translate
    return {
        CardSort.REVIEW: translate("Board", "Needs review first"),
        CardSort.NEWEST: translate("Board", "Newest first"),
    }
