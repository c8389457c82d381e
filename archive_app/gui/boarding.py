"""The rights board at work: asks the library, shows who owns a picture, passes decisions on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from archive_app.domain.changes import Changes, Touched
from archive_app.domain.library import StoredPlacement
from archive_app.domain.rights import Ruling
from archive_app.gui.commands import Commands
from archive_app.gui.deciding import Deciding
from archive_app.gui.decision_dialog import Subject
from archive_app.gui.destinations import Destination
from archive_app.gui.navigation import Navigation
from archive_app.gui.panes import Panes

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.gui.board_panel import BoardPanel
    from archive_app.gui.owner_panel import OwnerPanel
    from archive_app.store.archive import Archive

_REST_MS = 100
"""After a change: a series of them, as from the queue, is asked for once."""

_CONCERNS = {Touched.PICTURES, Touched.DECISIONS, Touched.ARTICLES}


class Boarding(QObject):
    """Connects board, owner panel and library."""

    article_wanted = Signal(int)
    """An article to be opened in the reader."""

    leave_requested = Signal(str)
    """An address outside the program, from the panel of who owns a picture."""

    report_wanted = Signal(object)
    """A rights report of these articles (a tuple of numbers)."""

    def __init__(
        self,
        panes: Panes,
        navigation: Navigation,
        deciding: Deciding,
    ) -> None:
        super().__init__(panes)
        self._panes = panes
        self._navigation, self._deciding = navigation, deciding
        self._was_shown = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._ask_again)
        panes.board_page.once_made(self._connect_board)
        panes.owner_page.once_made(self._connect_owner)
        navigation.lanes.changed.connect(self._changed)
        navigation.went.connect(self._went)
        deciding.among = lambda: self._shown() if self.is_shown else None

    def _connect_board(self, board: "BoardPanel") -> None:
        board.chosen.connect(self._show_owner)
        board.decision_wanted.connect(self._decide)
        board.list_wanted.connect(self._report)

    def _connect_owner(self, owner: "OwnerPanel") -> None:
        owner.decide_wanted.connect(lambda: self._decide(self._board.rows(), Ruling.CLEARED))
        owner.article_wanted.connect(self.article_wanted)
        owner.leave_requested.connect(self.leave_requested)

    @property
    def _board(self) -> "BoardPanel":
        return self._panes.board

    @property
    def is_shown(self) -> bool:
        """Whether the board is what the person sees."""
        return self._navigation.place.kind == "rights"

    def follow(self, commands: Commands) -> None:
        """Carry out the commands that decide about what is chosen on the board."""
        for id, ruling in {
            "picture.clear": Ruling.CLEARED,
            "picture.block": Ruling.BLOCKED,
            "picture.owner": Ruling.OWNER,
        }.items():
            commands.on(id, lambda ruling=ruling: self._decide(self._board.rows(), ruling))  # type: ignore[misc]
        self._navigation.went.connect(
            lambda place: commands.allow("board", when=place.kind == "rights")
        )

    def show(self) -> None:
        """Ask for what the board shows, afresh."""
        self._ask_again()
        self._board.view.setFocus()

    def search(self, text: str) -> None:
        """Show the pictures that ``text`` is about, in the words of the list of pictures."""
        self._board.ask(query=text)

    def _went(self, place: Destination) -> None:
        """The search of the window searches pictures here, and articles everywhere else."""
        field = self._panes.top.search
        if place.kind == "rights":
            field.set_hint(self.tr("Search pictures: caption, credit, owner, site …"))
            field.setText(self._board.model.question.query)
        elif self._was_shown:
            field.set_hint("")
            if place.kind != "search":
                field.clear()
        self._was_shown = place.kind == "rights"

    def _shown(self) -> frozenset[int]:
        return frozenset(self._board.model.board.pictures)

    def _ask_again(self) -> None:
        self._board.model.ask(self._board.model.question)

    def _changed(self, changes: Changes) -> None:
        if self.is_shown and changes.kinds & _CONCERNS:
            self._rest.start()

    def _decide(self, rows: tuple[int, ...], ruling: Ruling) -> None:
        subject = self._board.subject(rows)
        if subject is None:
            return

        def work(archive: "Archive") -> tuple[int, ...]:
            """Files that look the same and stand alike are decided with their card."""
            found = (one for number in subject.pictures for one in archive.board.alike(number))
            return tuple(dict.fromkeys(found))

        def done(pictures: tuple[int, ...]) -> None:
            whole = Subject(pictures, subject.cards, subject.differing)
            self._deciding.ask(whole, ruling)

        self._navigation.lanes.reading.ask(work, done)

    def _report(self) -> None:
        """The articles of the pictures that are chosen, else of all that are shown."""
        rows = self._board.rows()
        shown = self._board.model.board.pictures
        pictures = tuple(shown[row] for row in rows) if len(rows) > 1 else tuple(shown)
        self._navigation.lanes.reading.ask(
            lambda archive: archive.board.articles(pictures), self.report_wanted.emit
        )

    def _show_owner(self, picture: int | None) -> None:
        if picture is None:
            self._panes.owner.show_picture(0, None)
            return

        def work(archive: "Archive") -> tuple[int, StoredPlacement | None]:
            place = archive.board.place(picture)
            if place is None:
                return 0, None
            article, position = place
            pictures = archive.articles.open(article).pictures
            return article, next((one for one in pictures if one.position == position), None)

        def done(found: tuple[int, StoredPlacement | None]) -> None:
            self._panes.owner.show_picture(*found)

        self._navigation.lanes.reading.overtake("owner", work, done)
