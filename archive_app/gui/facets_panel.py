"""Narrow these n: what the hits of a search are made of, in place of the inspector."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from archive_app.domain.findings import FacetCount, Facets
from archive_app.domain.query import Dates, Exactly, Fact, Node, Tag
from archive_app.domain.rights import Badge
from archive_app.gui.badges import badge_word
from archive_app.gui.facet_row import FacetRow, FacetValue
from archive_app.gui.inspector_parts import SIDE, LinkButton, Tab, words
from archive_app.gui.one_line import OneLine
from archive_app.gui.query_terms import has_term
from archive_app.gui.reader_wording import language, number
from archive_app.gui.theme import Theme
from archive_app.gui.timeline import Timeline

_SHOWN = 5
"""Values of a facet; those of pictures' rights are all shown."""

_HEAD = 40

_REVIEWED = (
    *(Badge.DIFFER, Badge.PLACEHOLDER, Badge.NOTHING, Badge.OWNER, Badge.OPEN),
    *(Badge.CLEARED, Badge.BLOCKED),
)
"""Badges in the order of the rights board: what needs review most comes first."""


class FacetsPanel(QFrame):
    """Shows ``Facets``; says which term the query is to have, or not to have."""

    narrowed = Signal(object, bool)
    """A term (a clause of the query language), and whether it is to be excluded."""

    dropped = Signal(object)
    """A term that is to be taken out of the query."""

    save_wanted = Signal()
    """The search is to be saved."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("inspector_pane")
        self._theme = theme
        self._title = OneLine("head", yields=True)
        self._body = Tab(self.tr("Narrow the results"))
        self._timeline = Timeline(theme)
        self._timeline.narrowed.connect(lambda term: self.narrowed.emit(term, False))
        self._body.padded().addWidget(self._timeline)
        self._groups = {
            "sites": self._group(self.tr("Site")),
            "rights": self._group(self.tr("Rights of pictures")),
            "tags": self._group(self.tr("Tag")),
            "languages": self._group(self.tr("Language")),
            "authors": self._group(self.tr("Author")),
            "years": self._group(self.tr("Year")),
            "has": self._group(self.tr("Has")),
        }
        self._body.column.addStretch(1)
        self._lay_out()
        self.setFocusProxy(self._body)

    @property
    def title(self) -> str:
        """What the head says: "Narrow these 27"."""
        return self._title.text()

    def rows(self) -> list[FacetRow]:
        """The rows that are shown, from the top."""
        return [row for group in self._groups.values() for row in group.shown()]

    def show_facets(self, facets: Facets, query: str) -> None:
        """Show the ``facets`` of ``query``."""
        form = self.tr("Narrow these {n}") if facets.exact else self.tr("Narrow these {n} (about)")
        self._title.say(form.format(n=number(facets.articles)))
        self._timeline.show_months(facets.months)
        for name, values in _values(facets):
            self._groups[name].show_values(values, query)

    def _group(self, name: str) -> "_Group":
        group = _Group(self._theme, name)
        group.narrowed.connect(self.narrowed)
        group.dropped.connect(self.dropped)
        self._body.padded().addWidget(group)
        return group

    def _lay_out(self) -> None:
        head = QFrame()
        head.setObjectName("pane_head")
        head.setFixedHeight(_HEAD)
        save = LinkButton(self._theme, self.tr("Save search"))
        save.set_icon("bookmark")
        save.clicked.connect(self.save_wanted)
        row = QHBoxLayout(head)
        row.setContentsMargins(SIDE, 0, SIDE - 4, 0)
        row.addWidget(self._title, 1)
        row.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._body, 1)


class _Group(QWidget):
    """One facet: its name and its values; rows are made once and shown again."""

    narrowed = Signal(object, bool)
    dropped = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self._rows: list[FacetRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, SIDE)
        self._column.setSpacing(0)
        self._column.addWidget(words(name, "section"))
        self._column.addSpacing(4)
        self.hide()

    def shown(self) -> list[FacetRow]:
        return [row for row in self._rows if not row.isHidden()]

    def show_values(self, values: Sequence[tuple[str, Node, FacetCount]], query: str) -> None:
        most = max((count.articles for _, _, count in values), default=1)
        while len(self._rows) < len(values):
            row = FacetRow(self._theme)
            row.narrowed.connect(self.narrowed)
            row.dropped.connect(self.dropped)
            self._rows.append(row)
            self._column.addWidget(row)
        for row, (said, term, count) in zip(self._rows, values, strict=False):
            badge = Badge(count.value) if _is_rights(term) else None
            share = count.articles / most
            chosen = has_term(query, term)
            row.show_value(FacetValue(said, term, count.articles, share, badge, chosen), self._name)
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(values))
        self.setVisible(bool(values))


_Values = Sequence[tuple[str, Node, FacetCount]]


def _values(facets: Facets) -> Iterable[tuple[str, _Values]]:
    """The values of each group: words, term and count."""
    rights = sorted(facets.rights, key=lambda c: _REVIEWED.index(Badge(c.value)))
    yield "rights", [(badge_word(Badge(c.value)), Fact("rights", c.value), c) for c in rights]
    yield "sites", [(c.value, Exactly("site", c.value), c) for c in facets.sites[:_SHOWN]]
    yield "tags", [(c.value.replace("/", " / "), Tag(c.value), c) for c in facets.tags[:_SHOWN]]
    tongues = _tongues(facets.languages)[:_SHOWN]
    yield "languages", [(language(c.value), Fact("lang", c.value), c) for c in tongues]
    yield "authors", [(c.value, Exactly("author", c.value), c) for c in facets.authors[:_SHOWN]]
    yield "years", [(c.value, _year(c.value), c) for c in _years(facets.months)[:_SHOWN]]
    yield "has", [(_thing(c.value), Fact("has", c.value), c) for c in facets.has]


def _thing(name: str) -> str:
    translate = QCoreApplication.translate
    return {
        "note": translate("Facets", "Notes"),
        "version": translate("Facets", "More than one version"),
        "picture-without-credit": translate("Facets", "Picture without credit"),
    }[name]


def _tongues(languages: Sequence[FacetCount]) -> list[FacetCount]:
    """The counts of ``languages`` without their regions, that a search for one finds, too."""
    found: dict[str, int] = {}
    for one in languages:
        tongue = one.value.partition("-")[0]
        found[tongue] = found.get(tongue, 0) + one.articles
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [FacetCount(tongue, count) for tongue, count in ordered]


def _years(months: Sequence[FacetCount]) -> list[FacetCount]:
    """The counts of ``months`` by year, newest first."""
    found: dict[str, int] = {}
    for month in months:
        year = month.value[:4]
        found[year] = found.get(year, 0) + month.articles
    return [FacetCount(year, count) for year, count in sorted(found.items(), reverse=True)]


def _year(year: str) -> Dates:
    return Dates("published", date(int(year), 1, 1), date(int(year), 12, 31))


def _is_rights(term: Node) -> bool:
    return isinstance(term, Fact) and term.field == "rights"
