"""What stands near the open article: itself once more, the report elsewhere, related ones."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from archive_app.domain.findings import Neighbours
from archive_app.domain.library import ArticleRow
from archive_app.gui.inspector_parts import SIDE, ArticleLink, LinkButton, clear, line, words
from archive_app.gui.reader_wording import local_moment
from archive_app.gui.theme import Theme

_BETWEEN = 6
"""Logical pixels from one article to the next: what belongs together stands nearer."""


class NeighboursSection(QWidget):
    """Lists neighbours under up to three heads; nothing at all where there are none."""

    article_wanted = Signal(int)
    """An article to be opened."""
    merge_wanted = Signal(int)
    """An article that is probably the open one and may be merged with it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_neighbours(self, found: Neighbours) -> None:
        """Show ``found``."""
        clear(self._column)
        if not found:
            return
        self._column.addWidget(line())
        self._list(self.tr("Probably the same article"), found.same, mergeable=True)
        outlets = self.tr("Also in %n other outlet(s)", "", found.outlets)
        self._list(outlets, found.elsewhere)
        self._list(self.tr("Related"), found.related)

    def _list(self, head: str, rows: tuple[ArticleRow, ...], *, mergeable: bool = False) -> None:
        if rows:
            self._column.addSpacing(SIDE)
            self._column.addWidget(words(head, "section"))
        for row in rows:
            self._column.addWidget(self._link(row))
            said = [row.site, local_moment(row.saved)]
            self._column.addWidget(words(" · ".join(filter(None, said)), "quiet"))
            if mergeable:
                self._column.addWidget(self._merge(row))
            self._column.addSpacing(_BETWEEN)

    def _link(self, row: ArticleRow) -> ArticleLink:
        link = ArticleLink(self._theme, row.title)
        link.clicked.connect(lambda: self.article_wanted.emit(row.article))
        return link

    def _merge(self, row: ArticleRow) -> LinkButton:
        button = LinkButton(self._theme, self.tr("Merge…"))
        button.setAccessibleName(self.tr("Merge with {title}").format(title=row.title))
        button.clicked.connect(lambda: self.merge_wanted.emit(row.article))
        return button
