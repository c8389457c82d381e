"""The history: every change by the person, and the way back to before any of them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.library import Event
from archive_app.gui.buttons import HintButton
from archive_app.gui.history_list import HistoryDelegate, HistoryModel
from archive_app.gui.overlay_scroll import OverlayScroll
from archive_app.gui.seen_order import SeenOrder
from archive_app.gui.theme import Theme

_SIZE = QSize(640, 560)


class HistoryDialog(SeenOrder, QDialog):
    """It lies beside the work and follows it; what it asks for is carried out elsewhere."""

    undo_wanted = Signal(int)
    """This change alone is to be undone."""

    back_wanted = Signal(int)
    """This change and all after it are to be undone."""

    redo_wanted = Signal(int)
    """What was undone is to be done again, up to this change."""

    article_wanted = Signal(int)
    """The first article of a change is to be opened."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("History"))
        self.model = HistoryModel(self)
        self.view = QListView()
        self.undo = HintButton(theme, self.tr("Undo this one"))
        self.back = HintButton(theme, self.tr("Undo back to here"), icon_name="undo-2")
        self.redo = HintButton(theme, self.tr("Redo up to here"), icon_name="redo-2")
        self._problem = QLabel()
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._body = QStackedLayout()
        self._set_view(theme)
        self._lay_out()
        self._connect(theme)
        self._allow()
        self.resize(_SIZE)

    @property
    def problem(self) -> str:
        """Why what was asked last was not done; empty where it was."""
        return self._problem.text()

    def show_events(self, events: Sequence[Event], titles: Mapping[int, str]) -> None:
        """Show ``events``, newest first; what was chosen stays chosen."""
        chosen = self._chosen()
        self.model.show_events(events, titles)
        self._body.setCurrentIndex(0 if events else 1)
        row = self.model.row_of(chosen.event) if chosen is not None else 0
        self.view.setCurrentIndex(self.model.index(max(row, 0)))
        self._allow()

    def say_problem(self, words: str) -> None:
        """Say below the list why something was not done; empty takes it away."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def _connect(self, theme: Theme) -> None:
        self.view.selectionModel().currentChanged.connect(self._allow)
        self.view.activated.connect(self._open)
        for button, wanted in (
            (self.undo, self.undo_wanted),
            (self.back, self.back_wanted),
            (self.redo, self.redo_wanted),
        ):
            button.clicked.connect(lambda _=False, wanted=wanted: self._ask(wanted))
        theme.changed.connect(self.view.viewport().update)

    def _ask(self, wanted: Signal) -> None:
        event = self._chosen()
        if event is not None:
            self.say_problem("")
            wanted.emit(event.event)  # type: ignore[attr-defined]

    def _open(self) -> None:
        event = self._chosen()
        if event is not None and event.articles:
            self.article_wanted.emit(event.articles[0])

    def _chosen(self) -> Event | None:
        index = self.view.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def _allow(self) -> None:
        event = self._chosen()
        self.undo.setEnabled(event is not None and not event.undone)
        self.back.setEnabled(event is not None and not event.undone)
        self.redo.setEnabled(event is not None and event.undone)

    def _set_view(self, theme: Theme) -> None:
        view = self.view
        view.setObjectName("pieces")
        view.setAccessibleName(self.windowTitle())
        view.setModel(self.model)
        view.setItemDelegate(HistoryDelegate(theme, self.model, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        OverlayScroll(view)

    def _lay_out(self) -> None:
        nothing = QLabel(self.tr("Nothing has been changed yet."))
        nothing.setObjectName("quiet")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body.addWidget(self.view)
        self._body.addWidget(nothing)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.undo, self.back, self.redo):
            buttons.addWidget(button)
            button.setAutoDefault(False)  # Enter belongs to the list: it opens the article
        buttons.insertStretch(1, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(8)
        foot.addWidget(self._problem)
        foot.addLayout(buttons)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._body, 1)
        column.addLayout(foot)
