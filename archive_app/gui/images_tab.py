"""The pictures of the article and what is claimed of the chosen one: claims, never facts."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from archive_app.domain.library import OpenArticle, StoredPlacement
from archive_app.domain.rights import Claim, SourceKind
from archive_app.gui.background import Lanes
from archive_app.gui.decision_box import DecisionBox
from archive_app.gui.inspector_parts import LinkButton, Tab, words
from archive_app.gui.picture_detail import PictureDetail
from archive_app.gui.picture_strip import PictureStrip
from archive_app.gui.theme import Theme


class ImagesTab(Tab):
    """A strip of thumbnails; below it the finding, the evidence and the person's decision."""

    picture_chosen = Signal(int)
    """The position in ``Article.pictures``: the reader outlines it."""
    words_wanted = Signal(int, int)
    """Words of the article that are evidence: start and end in code points of its text."""
    decision_requested = Signal(int, str, str, str)
    """Picture, a value of ``Ruling``, reason, owner's name."""
    more_wanted = Signal(int, str, str)
    """Picture, reason and owner's name so far: a decision with scope, reference and term."""
    leave_requested = Signal(str)
    """An address to be opened outside; to be confirmed."""
    article_wanted = Signal(int)
    """An article that shows the same picture."""
    pictures_wanted = Signal(str)
    """The address of the article, whose pictures that are not saved are to be fetched."""

    def __init__(self, theme: Theme, lanes: Lanes) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("Images"))
        self._theme = theme
        self._opened: OpenArticle | None = None
        self._position: int | None = None
        self._strip = PictureStrip(theme, lanes)
        self._strip.chosen.connect(self._choose)
        self.column.setSpacing(0)
        self.column.addWidget(self._strip)
        self.column.addSpacing(12)
        self.detail = PictureDetail(theme, lanes)
        self.detail.leave_requested.connect(self.leave_requested)
        self.detail.article_wanted.connect(self.article_wanted)
        self.detail.claim_chosen.connect(self._show_place)
        self._lacking = words("", "quiet")
        self.fetch = LinkButton(theme, self.tr("Get pictures"))
        self.fetch.clicked.connect(self._fetch)
        self._none = words(self.tr("No pictures were saved with this page."), "quiet")
        padded = self.padded()
        padded.addWidget(self._none)
        lacking = QHBoxLayout()
        lacking.addWidget(self._lacking, 1)
        lacking.addWidget(self.fetch)
        padded.addLayout(lacking)
        padded.addWidget(self.detail)
        self.rule()
        self.decision = DecisionBox(theme)
        self.decision.decided.connect(self.decision_requested)
        self.decision.more_wanted.connect(self.more_wanted)
        self.padded().addWidget(self.decision)
        self.column.addStretch(1)
        self.show_article(None)

    def show_article(self, opened: OpenArticle | None) -> None:
        """Show the pictures of ``opened``; the same article keeps its chosen picture."""
        known = self._opened
        same = known is not None and opened is not None and known.article == opened.article
        self._opened = opened
        pictures = opened.pictures if opened is not None else ()
        if not same or known is None or known.pictures != pictures:
            self._strip.show_article(opened)
        positions = [stored.position for stored in pictures]
        if not same or self._position not in positions:
            self._position = positions[0] if positions else None
        self._strip.setVisible(bool(pictures))
        self._show_lacking(pictures)
        self._show()

    def _show_lacking(self, pictures: Sequence[StoredPlacement]) -> None:
        lacking = sum(stored.picture is None for stored in pictures)
        said = self.tr("%n picture(s) of this page not saved.", "", lacking)
        self._lacking.say(said)
        for shown in (self._lacking, self.fetch):
            shown.setVisible(bool(lacking))
        self.fetch.setEnabled(True)

    def _fetch(self) -> None:
        if self._opened is not None:
            self.fetch.setEnabled(False)  # until there is something new to show
            self.pictures_wanted.emit(self._opened.content.url)

    def choose(self, position: int) -> None:
        """Show one picture, as if it had been clicked."""
        self._position = position
        self._show()

    @property
    def position(self) -> int | None:
        """The chosen picture's position in ``Article.pictures``."""
        return self._position

    def _choose(self, position: int) -> None:
        self.choose(position)
        self.picture_chosen.emit(position)

    def _show_place(self, claim: Claim) -> None:
        """Lead to the words of ``claim`` where the text has them once, else to the picture."""
        text = self._opened.content.text if self._opened is not None else ""
        if claim.source is SourceKind.PAGE_END and text.count(claim.value) == 1:
            start = text.index(claim.value)
            self.words_wanted.emit(start, start + len(claim.value))
        elif self._position is not None:
            self.picture_chosen.emit(self._position)

    def _stored(self) -> StoredPlacement | None:
        pictures = self._opened.pictures if self._opened is not None else ()
        return next((each for each in pictures if each.position == self._position), None)

    def _show(self) -> None:
        stored = self._stored()
        self.decision.show_picture(stored)
        self._none.setVisible(stored is None and self._opened is not None)
        if self._opened is None:
            self.detail.show_picture(None, 0)
        else:
            told = self._opened.content.mining_opt_outs
            self.detail.show_picture(stored, self._opened.article, told)
        if stored is not None:
            self._strip.choose(stored.position)
