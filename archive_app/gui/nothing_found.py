"""What is said in place of an empty list, with a way on where there is one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from archive_app.gui.inspector_parts import LinkButton
from archive_app.gui.reader_wording import number
from archive_app.gui.theme import Theme

if TYPE_CHECKING:  # nothing is found only after something was searched for
    from archive_app.domain.findings import Meant, Relaxed

_MOST = 3
_LONGEST = 28
"""Characters of a clause in a link: the list is narrow."""


class NothingFound(QWidget):
    """One line; for a search the clause to drop, and what was perhaps meant."""

    search_wanted = Signal(str)
    """A query that finds something."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = QLabel()
        self._words.setObjectName("quiet")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._links: list[LinkButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(32, 64, 32, 16)
        self._column.setSpacing(8)
        self._column.addWidget(self._words)
        self._column.addStretch(1)

    @property
    def words(self) -> str:
        """The line."""
        return self._words.text()

    @property
    def links(self) -> tuple[LinkButton, ...]:
        """The ways on, best first."""
        return tuple(self._links)

    def say(self, words: str) -> None:
        """Say only this; offers for another search vanish."""
        self._words.setText(words)
        self.setAccessibleName(words)  # it has the focus where the list had it
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links.clear()

    def offer(self, relaxed: Sequence["Relaxed"], meant: "Meant | None") -> None:
        """Offer the query that was meant, and those without one clause."""
        self.say(self._words.text())
        if meant is not None:
            words = self.tr("Did you mean {query}? It finds %n.", "", meant.articles)
            self._link(words, meant.query, meant.query)
        for one in relaxed[:_MOST]:
            words = self.tr("Without {clause} there are {n}.")
            said = words.replace("{n}", number(one.articles))
            self._link(said, one.clause, one.query)

    def _link(self, words: str, part: str, query: str) -> None:
        short = part if len(part) <= _LONGEST else f"{part[: _LONGEST - 1]}…"
        link = LinkButton(self._theme, words.replace("{clause}", short).replace("{query}", short))
        link.setToolTip(query)
        link.clicked.connect(lambda: self.search_wanted.emit(query))
        self._column.insertWidget(len(self._links) + 1, link, 0, Qt.AlignmentFlag.AlignHCenter)
        self._links.append(link)
