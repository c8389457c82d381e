"""Shows what a search can be narrowed by, and narrows it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from archive_app.domain.findings import Facets
from archive_app.domain.query import Node
from archive_app.gui.article_model import today
from archive_app.gui.destinations import Destination
from archive_app.gui.navigation import Navigation
from archive_app.gui.panes import Panes
from archive_app.gui.query_terms import with_term, without_term

if TYPE_CHECKING:  # made with the first search
    from archive_app.gui.facets_panel import FacetsPanel

_REST_MS = 150
"""After the last key: rows first, then what they are made of."""


class Narrowing(QObject):
    """The facets stand in the inspector's place until an article gets the focus."""

    search_wanted = Signal(str)
    """The query with a term more or less."""

    def __init__(self, panes: Panes, navigation: Navigation) -> None:
        super().__init__(panes)
        self._panes, self._navigation = panes, navigation
        self._place = navigation.place
        self._asking = False
        self._coming = False
        """Whether the facets are to come to the front with their first answer."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._ask)
        navigation.went.connect(self._went)
        navigation.counted.connect(lambda _counts: self._again())
        panes.facets_page.once_made(self._connect_facets)
        panes.articles.list.opened.connect(self._show_article)
        reader, marking = panes.reader, panes.reader.marking
        for shown in (reader.picture_opened, marking.mark_opened):
            shown.connect(panes.show_inspector)
            shown.connect(panes.sight.reveal_side)
        for typed in (marking.note_requested, marking.credit_requested):
            typed.connect(panes.reveal_inspector)

    def _connect_facets(self, facets: "FacetsPanel") -> None:
        facets.narrowed.connect(
            lambda term, excluded: self._search(with_term(self._query, term, excluded=excluded))
        )
        facets.dropped.connect(self._drop)

    def switch(self) -> None:
        """From the facets to the inspector, and back."""
        panes = self._panes
        if panes.facets_page.is_shown and panes.side.isVisible():
            panes.show_inspector()
        else:
            panes.show_facets()
            panes.sight.end_reading_mode()
            panes.sight.reveal_side()
            self._again()

    @property
    def _query(self) -> str:
        return self._navigation.place.query

    def _went(self, place: Destination) -> None:
        before, self._place = self._place, place
        if self._asking:  # what is being counted is of no use any more: it makes room
            self._asking = False
            self._navigation.lanes.counting.overtake("facets", lambda _: None, lambda _: None)
        if place.kind != "search":
            self._rest.stop()
            if before.kind == "search":
                self._show_article()
        elif place != before:
            self._coming = True
            self._again()

    def _show_article(self) -> None:
        """What is known of the article has the place of the facets."""
        self._coming = False
        self._panes.show_inspector()

    def _again(self) -> None:
        if self._place.kind == "search":
            self._rest.start()

    def _ask(self) -> None:
        query, day = self._query, today()
        typing = self._panes.articles.model.asked.typing
        self._asking = True

        def done(facets: Facets) -> None:
            self._asking = False
            if self._coming:  # not with the key: to lay out another pane takes 20 ms of its rows
                self._coming = False
                self._panes.show_facets()
            self._panes.facets.show_facets(facets, query)

        self._navigation.lanes.counting.overtake(
            "facets", lambda a: a.search.facets(query, day, typing=typing), done
        )

    def _drop(self, term: Node) -> None:
        self._search(without_term(self._query, term))

    def _search(self, text: str) -> None:
        self.search_wanted.emit(text)
