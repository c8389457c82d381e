"""What is known of the article: its facts, its addresses, its tags, the person's note."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from archive_app.domain.library import Edit, OpenArticle
from archive_app.gui.article_note import ArticleNote
from archive_app.gui.inspector_parts import AddressRow, FactRow, LinkButton, Tab, clear, words
from archive_app.gui.reader_wording import language, local_moment, names, number, stamp, with_offset
from archive_app.gui.tag_chips import TagsSection
from archive_app.gui.theme import Theme


class InfoTab(Tab):
    """Shows an article's facts; says which field the person wants back as the page had it."""

    revert_requested = Signal(str)
    """The field whose correction is to be taken back."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("Info"))
        self._theme = theme
        self._facts = self.padded()
        self.rule()
        self.tags = TagsSection(theme)
        self.padded().addWidget(self.tags)
        self.rule()
        self.note = ArticleNote(theme)
        self.padded().addWidget(self.note)
        self.column.addStretch(1)

    def show_article(self, opened: OpenArticle | None) -> None:
        """Show the facts of ``opened``, or none."""
        clear(self._facts)
        self.tags.show_tags(opened.tags if opened is not None else ())
        self.note.show_article(opened)
        if opened is None:
            return
        edits = {edit.field: edit for edit in opened.edits}
        for field, name, text in self._rows(opened):
            if text:
                if field in {"url", "canonical_url"}:
                    self._facts.addWidget(AddressRow(self._theme, name, text))
                else:
                    self._facts.addWidget(FactRow(name, text))
            if field in edits:
                self._facts.addWidget(self._edited(edits[field]))

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

    def _edited(self, edit: Edit) -> QWidget:
        """The line below a field that the person corrected, with the way back."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(104, 0, 0, 0)
        column.setSpacing(2)
        said = self.tr("● Edited by you {moment}, was “{was}”").format(
            moment=local_moment(edit.edited_at), was=edit.was
        )
        column.addWidget(words(said, "faint"))
        revert = LinkButton(self._theme, self.tr("Revert"))
        revert.setAccessibleName(self.tr("Revert {field}").format(field=edit.field))
        revert.clicked.connect(lambda: self.revert_requested.emit(edit.field))
        column.addWidget(revert)
        return box


def _date(iso: str | None) -> str:
    return stamp(iso, offset=True) if iso else ""
