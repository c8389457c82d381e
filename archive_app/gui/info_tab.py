"""What is known of the article: facts, addresses, tags, the person's note, what stands near."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from archive_app.domain.findings import Neighbours
from archive_app.domain.library import Edit, OpenArticle
from archive_app.gui.article_note import ArticleNote
from archive_app.gui.fact_edit import FactEdit
from archive_app.gui.inspector_parts import (
    SIDE,
    AddressRow,
    FactRow,
    LinkButton,
    Tab,
    clear,
    words,
)
from archive_app.gui.neighbours_section import NeighboursSection
from archive_app.gui.reader_wording import language, local_moment, names, number, stamp, with_offset
from archive_app.gui.tag_chips import TagsSection
from archive_app.gui.theme import Theme

_ALWAYS = frozenset({"title", "authors", "site", "section", "published"})
"""Fields that are shown though the page said nothing: the person may know."""


class InfoTab(Tab):
    """Shows an article's facts; says which field the person wants back as the page had it."""

    revert_requested = Signal(str)
    """The field whose correction is to be taken back."""

    corrected = Signal(str, str)
    """A field and its new value; several authors are joined by "; "."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("Info"))
        self._theme = theme
        self._editors: dict[str, FactEdit] = {}
        self._article: int | None = None
        self._facts = self.padded()
        self.rule()
        self.tags = TagsSection(theme)
        self.padded().addWidget(self.tags)
        self.rule()
        self.note = ArticleNote(theme)
        self.padded().addWidget(self.note)
        self.column.addSpacing(SIDE)
        self.neighbours = NeighboursSection(theme)
        self.padded().addWidget(self.neighbours)
        self.column.addStretch(1)

    def show_article(self, opened: OpenArticle | None) -> None:
        """Show the facts of ``opened``, or none."""
        number = opened.article if opened is not None else None
        if number == self._article and any(each.editing for each in self._editors.values()):
            self._refill(opened)
            return
        focused = next((f for f, each in self._editors.items() if each.hasFocus()), "")
        same, self._article = number == self._article, number
        self._editors.clear()
        clear(self._facts)
        if not same:
            self.neighbours.show_neighbours(Neighbours())
        self.tags.show_tags(opened.tags if opened is not None else ())
        self.note.show_article(opened)
        if opened is None:
            return
        edits = {edit.field: edit for edit in opened.edits}
        values = _values(opened)
        for field, name, text in self._rows(opened):
            if field in _ALWAYS or (field in values and text):
                self._facts.addWidget(self._editor(field, name, values[field], text))
            elif text:
                if field in {"url", "canonical_url"}:
                    self._facts.addWidget(AddressRow(self._theme, name, text))
                else:
                    self._facts.addWidget(FactRow(name, text))
            if field in edits:
                self._facts.addWidget(self._edited(edits[field], name))
        if same and focused in self._editors:
            self._editors[focused].setFocus()

    def say_problem(self, field: str, sentence: str) -> None:
        """Say at ``field`` why its new value was not taken."""
        if field in self._editors:
            self._editors[field].say_problem(sentence)

    def close_field(self, field: str) -> None:
        """The new value of ``field`` was taken."""
        if field in self._editors:
            self._editors[field].close_field()

    def editor(self, field: str) -> FactEdit:
        """The row of a field that can be corrected."""
        return self._editors[field]

    def _editor(self, field: str, name: str, value: str, shown: str) -> FactEdit:
        row = FactEdit(self._theme, field, name)
        row.show_fact(value, shown)
        row.corrected.connect(self.corrected)
        self._editors[field] = row
        return row

    def _refill(self, opened: OpenArticle | None) -> None:
        """The same article anew while a field of it is open: only the words change."""
        if opened is None:
            return
        self.tags.show_tags(opened.tags)
        values = _values(opened)
        for field, _, text in self._rows(opened):
            if field in self._editors:
                self._editors[field].show_fact(values[field], text)

    def _rows(self, opened: OpenArticle) -> list[tuple[str, str, str]]:
        article = opened.content
        saved = opened.saved.astimezone()
        return [
            ("title", self.tr("Title"), article.title),
            ("subtitle", self.tr("Subtitle"), article.subtitle or ""),
            ("authors", self.tr("Authors"), names(article.authors) if article.authors else ""),
            ("site", self.tr("Site"), article.site or ""),
            ("section", self.tr("Section"), article.section or ""),
            ("published", self.tr("Published"), _date(article.published)),
            ("modified", self.tr("Modified"), _date(article.modified)),
            ("saved", self.tr("Saved"), with_offset(saved)),
            (
                "language",
                self.tr("Language"),
                language(article.language) if article.language else "",
            ),
            ("words", self.tr("Words"), number(article.words)),
            ("url", self.tr("Address"), article.url),
            ("canonical_url", self.tr("Canonical"), article.canonical_url or ""),
        ]

    def _edited(self, edit: Edit, name: str) -> QWidget:
        """The line below the field called ``name`` that the person corrected, with the way back."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(104, 0, 0, 0)
        column.setSpacing(2)
        said = self.tr("● Edited by you {moment}, was “{was}”").format(
            moment=local_moment(edit.edited_at), was=edit.was
        )
        column.addWidget(words(said, "faint"))
        revert = LinkButton(self._theme, self.tr("Revert"))
        revert.setAccessibleName(self.tr("Revert {field}").format(field=name))
        revert.clicked.connect(lambda: self.revert_requested.emit(edit.field))
        column.addWidget(revert)
        return box


def _date(iso: str | None) -> str:
    return stamp(iso, offset=True) if iso else ""


def _values(opened: OpenArticle) -> dict[str, str]:
    """The fields that can be corrected here, as the library keeps them."""
    article = opened.content
    return {
        "title": article.title,
        "subtitle": article.subtitle or "",
        "authors": "; ".join(article.authors),
        "site": article.site or "",
        "section": article.section or "",
        "published": article.published or "",
        "modified": article.modified or "",
    }
