"""The pictures of the article and what is claimed of the chosen one: claims, never facts."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from archive_app.domain.library import OpenArticle, StoredPlacement
from archive_app.domain.rights import Badge, Claim, Field
from archive_app.gui.background import Lanes
from archive_app.gui.badges import BadgeLabel
from archive_app.gui.decision_box import DecisionBox
from archive_app.gui.inspector_parts import (
    CopyButton,
    FactRow,
    LinkButton,
    MonoLabel,
    Tab,
    Words,
    clear,
    line,
    words,
)
from archive_app.gui.picture_strip import PictureStrip
from archive_app.gui.reader_wording import names, size_in_pixels
from archive_app.gui.rights_wording import (
    evidence_text,
    finding,
    owners_named,
    quotation,
    where_found,
)
from archive_app.gui.theme import Theme


class ImagesTab(Tab):
    """A strip of thumbnails; below it the finding, the evidence and the person's decision."""

    picture_chosen = Signal(int)
    """The position in ``Article.pictures``: the reader outlines it."""
    decision_requested = Signal(int, str, str, str)
    """Picture, a value of ``Ruling``, reason, owner's name."""
    leave_requested = Signal(str)
    """An address to be opened outside; to be confirmed."""

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
        self._detail = self.padded()
        self._detail.setSpacing(6)
        self.rule()
        self.decision = DecisionBox(theme)
        self.decision.decided.connect(self.decision_requested)
        self.padded().addWidget(self.decision)
        self.column.addStretch(1)
        theme.changed.connect(self._show)
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
        self._show()

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

    def _stored(self) -> StoredPlacement | None:
        pictures = self._opened.pictures if self._opened is not None else ()
        return next((each for each in pictures if each.position == self._position), None)

    def _show(self) -> None:
        stored = self._stored()
        clear(self._detail)
        self.decision.show_picture(stored)
        if stored is None:
            if self._opened is not None:
                self._detail.addWidget(
                    words(self.tr("No pictures were saved with this page."), "quiet")
                )
            return
        self._strip.choose(stored.position)
        self._add_finding(stored)
        self._add_facts(stored)
        self._add_evidence(_of_rights(stored.placement.claims))

    def _add_finding(self, stored: StoredPlacement) -> None:
        claims = len(_of_rights(stored.placement.claims))
        said = self.tr("%n claim(s)", "", claims)
        owners = owners_named(stored)
        if owners:
            said = f"{said}, {self.tr('%n owner(s) named', '', owners)}"
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(BadgeLabel(self._theme, stored.badge))
        head.addWidget(words(said, "quiet", wrap=False), 1)
        self._detail.addLayout(head)
        found = finding(stored)
        headline = words(found.headline)
        headline.setFont(self._theme.font("ui.title"))
        self._detail.addWidget(headline)
        if found.sentence:
            self._detail.addWidget(words(found.sentence, "quiet"))
        if stored.evidence_changed:
            changed = self.tr("Evidence changed since you decided. The decision stays.")
            self._detail.addWidget(words(changed, "problem"))
        self._detail.addSpacing(4)

    def _add_facts(self, stored: StoredPlacement) -> None:
        verdict = stored.placement.verdict
        none = self.tr("None stated")
        creator = names(verdict.creator) if verdict.creator else none
        self._detail.addWidget(FactRow(self.tr("Creator"), creator))
        self._detail.addWidget(self._owner_row(stored))
        self._detail.addWidget(FactRow(self.tr("Licence"), verdict.licence or none))
        ask = FactRow(self.tr("Ask"), verdict.ask_url or none)
        if verdict.ask_url:
            self._make_link(ask.value, verdict.ask_url)
        self._detail.addWidget(ask)
        for restriction in verdict.restrictions:
            self._detail.addWidget(FactRow(self.tr("Restriction"), restriction))
        if verdict.data_mining:
            row = FactRow(self.tr("Data mining"), verdict.data_mining)
            self._detail.addWidget(row)
        for told in self._opened.content.mining_opt_outs if self._opened is not None else ():
            self._detail.addWidget(FactRow(self.tr("Data mining (page)"), told))
        if stored.width and stored.height:
            size = size_in_pixels(stored.width, stored.height)
            self._detail.addWidget(FactRow(self.tr("Size"), size))

    def _owner_row(self, stored: StoredPlacement) -> QWidget:
        """The owner; where claims differ, all names in the colour of the badge."""
        verdict = stored.placement.verdict
        decided = stored.decision.owner if stored.decision is not None else None
        owner = decided or verdict.organisation or self.tr("None named")
        row = FactRow(self.tr("Owner"), owner)
        if stored.badge is Badge.DIFFER and verdict.conflicts:
            colour = self._theme.colour("status.differ.fg").name()
            bold = [
                f'<span style="color: {colour}; font-weight: 600">{escape(value)}</span>'
                for value in verdict.conflicts[0].values
            ]
            either = self.tr(" or ")
            row.value.say_marked(either.join(bold), either.join(verdict.conflicts[0].values))
        return row

    def _make_link(self, label: Words, address: str) -> None:
        shown = address.removeprefix("https://").removeprefix("http://")
        colour = self._theme.colour("link").name()
        label.say_marked(
            f'<a href="{escape(address)}" style="color: {colour}; text-decoration: none">'
            f"{escape(shown)}</a>",
            shown,
        )
        label.setToolTip(self.tr("Leaves the program: {address}").format(address=address))
        label.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        label.linkActivated.connect(self.leave_requested)

    def _add_evidence(self, claims: tuple[Claim, ...]) -> None:
        self._detail.addSpacing(4)
        head = QHBoxLayout()
        head.addWidget(words(self.tr("Evidence"), "section"), 1)
        if claims:
            copy = LinkButton(self._theme, self.tr("Copy all"))
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(evidence_text(claims)))
            head.addWidget(copy)
        self._detail.addLayout(head)
        if not claims:
            self._detail.addWidget(words(self.tr("No claim was found."), "quiet"))
        for claim in claims:
            self._detail.addWidget(line())
            self._detail.addWidget(self._claim(claim))

    def _claim(self, claim: Claim) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 1, 0, 2)
        column.setSpacing(1)
        column.addWidget(words(quotation(claim), "section"))
        column.addWidget(words(where_found(claim.source), "quiet"))
        path = QHBoxLayout()
        path.setSpacing(4)
        path.addWidget(MonoLabel(self._theme, claim.locator), 1)
        path.addWidget(CopyButton(self._theme, where_found(claim.source), claim.locator))
        column.addLayout(path)
        return box


def _of_rights(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Claims that say whose it is or what is allowed; a caption says neither."""
    return tuple(claim for claim in claims if claim.field is not Field.CAPTION)
