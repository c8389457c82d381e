"""What is known of one picture: the finding, facts as claimed, evidence, where else it is seen."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from archive_app.domain.library import StoredPlacement
from archive_app.domain.rights import Badge, Claim, Field
from archive_app.domain.sighting import Seen
from archive_app.gui.background import Lanes
from archive_app.gui.badges import BadgeLabel
from archive_app.gui.inspector_parts import (
    ArticleLink,
    CopyButton,
    FactRow,
    LinkButton,
    MonoLabel,
    Words,
    clear,
    line,
    words,
)
from archive_app.gui.reader_wording import day, names, size_in_pixels
from archive_app.gui.rights_wording import (
    evidence_text,
    finding,
    owners_named,
    quotation,
    where_found,
)
from archive_app.gui.theme import Theme


class PictureDetail(QWidget):
    """Claims, never facts: each with its words and its place, the strongest first."""

    leave_requested = Signal(str)
    """An address to be opened outside; to be confirmed."""
    claim_chosen = Signal(object)
    """A ``Claim`` whose place in the article is to be shown."""
    article_wanted = Signal(int)
    """An article that shows the same picture."""

    def __init__(self, theme: Theme, lanes: Lanes) -> None:
        super().__init__()
        self._theme, self._lanes = theme, lanes
        self._stored: StoredPlacement | None = None
        self._article = 0
        self._elsewhere = QVBoxLayout()
        self._detail = QVBoxLayout()
        self._detail.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._detail)
        column.addLayout(self._elsewhere)
        self._opt_outs: tuple[str, ...] = ()
        theme.changed.connect(self._show_again)

    def show_picture(
        self, stored: StoredPlacement | None, article: int, opt_outs: tuple[str, ...] = ()
    ) -> None:
        """Show a picture of ``article``; nothing where it is None.

        ``opt_outs`` are what the whole page says against data mining.
        """
        self._stored, self._article, self._opt_outs = stored, article, opt_outs
        clear(self._detail)
        clear(self._elsewhere)
        if stored is None:
            return
        self._add_finding(stored)
        self._add_facts(stored)
        self._add_evidence(strongest_first(stored.placement.claims))
        if stored.picture is not None:
            self._ask_elsewhere(stored.picture, article)

    def _show_again(self) -> None:
        self.show_picture(self._stored, self._article, self._opt_outs)

    def _add_finding(self, stored: StoredPlacement) -> None:
        claims = len(strongest_first(stored.placement.claims))
        said = self.tr("%n claim(s)", "", claims)
        owners = owners_named(stored)
        if owners:
            both = self.tr("{claims}, %n owner(s) named", "", owners)
            said = both.format(claims=said)
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
        for told in self._opt_outs:
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
        column.addWidget(self._quotation(claim))
        column.addWidget(words(where_found(claim.source), "quiet"))
        path = QHBoxLayout()
        path.setSpacing(4)
        path.addWidget(MonoLabel(self._theme, claim.locator), 1)
        path.addWidget(CopyButton(self._theme, where_found(claim.source), claim.locator))
        column.addLayout(path)
        return box

    def _quotation(self, claim: Claim) -> QWidget:
        """The words of a claim; a click shows where in the article they stand."""
        said = words(quotation(claim), "section")
        said.setToolTip(self.tr("Show where it stands"))
        style = f"color: {self._theme.colour('text').name()}; text-decoration: none"
        said.say_marked(f'<a href="#" style="{style}">{escape(said.words)}</a>', said.words)
        said.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        said.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        said.setAccessibleName(said.words)
        said.linkActivated.connect(lambda _: self.claim_chosen.emit(claim))
        return said

    def _ask_elsewhere(self, picture: int, article: int) -> None:
        def done(seen: tuple[Seen, ...]) -> None:
            if self._stored is not None and self._stored.picture == picture:
                clear(self._elsewhere)
                self._add_elsewhere(seen)

        self._lanes.reading.overtake(
            f"elsewhere {id(self)}", lambda a: a.pictures.elsewhere(picture, article), done
        )

    def _add_elsewhere(self, seen: tuple[Seen, ...]) -> None:
        """Where else it is seen, each with what is said of it there."""
        if not seen:
            return
        self._elsewhere.addSpacing(4)
        head = self.tr("The same picture in %n other article(s)", "", len(seen))
        self._elsewhere.addWidget(words(head, "section"))
        for one in seen:
            self._elsewhere.addWidget(line())
            open_it = ArticleLink(self._theme, one.title)
            open_it.clicked.connect(lambda _=False, number=one.article: self._go(number))
            self._elsewhere.addWidget(open_it)
            credit = self.tr("“{words}”").format(words=one.credit) if one.credit else ""
            said = credit or self.tr("No credit")
            when = day(one.captured_at.astimezone().date())
            self._elsewhere.addWidget(words(f"{said} · {when}", "quiet"))

    def _go(self, article: int) -> None:
        self.article_wanted.emit(article)


def strongest_first(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Claims that say whose it is or what is allowed, by confidence; a caption says neither."""
    of_rights = (claim for claim in claims if claim.field is not Field.CAPTION)
    return tuple(sorted(of_rights, key=lambda claim: -claim.confidence))
