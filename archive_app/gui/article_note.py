"""The person's note on the whole article, in the tabs that show it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from archive_app.domain.library import OpenArticle
from archive_app.gui.inspector_parts import words
from archive_app.gui.note_field import NoteField
from archive_app.gui.theme import Theme


class ArticleNote(QWidget):
    """A heading and a field that saves itself; "Saved" stands below it once it is."""

    written = Signal(int, str)
    """The article's number and its note, as it is to be kept."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article: int | None = None
        self._mine = False
        """Whether something was written here since the article was opened."""
        self.field = NoteField(theme, self.tr("Note on the whole article"), self, quiet=True)
        self.field.setPlaceholderText(self.tr("What is it for?"))
        self.field.written.connect(self._write)
        self.field.kept.connect(self._say_kept)
        self._saved = words(self.tr("Saved"), "faint")
        self._saved.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(words(self.tr("Note on the whole article"), "section"))
        column.addWidget(self.field)
        column.addWidget(self._saved)

    def show_article(self, opened: OpenArticle | None) -> None:
        """Show the note of ``opened``; what was typed for another is told first."""
        number = opened.article if opened is not None else None
        if number != self._article:
            self.field.flush()
            self._article = number
            self._mine = False
            self._saved.hide()
        self.field.set_words(opened.note if opened is not None else "")
        self.setEnabled(opened is not None)

    def _write(self, text: str) -> None:
        if self._article is not None:
            self._mine = True
            self._saved.hide()
            self.written.emit(self._article, text)

    def _say_kept(self) -> None:
        self._saved.setVisible(self._mine)
