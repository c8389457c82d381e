"""Writes blocks into the document of an article and keeps account of where their words are."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextImageFormat

from archive_app.gui.reader_page import ArticleDocument, Link
from archive_app.gui.reader_style import ReaderStyle
from archive_app.gui.reader_text_map import DocumentRange, Stretch, TextMap
from archive_app.markup.inline_runs import runs

_LINKS = ("http://", "https://", "mailto:")


class DocumentWriter:
    """Puts blocks into an empty ``ArticleDocument`` and remembers where their words came to be."""

    def __init__(self, document: ArticleDocument, style: ReaderStyle) -> None:
        self.document = document
        self.style = style
        self.cursor = QTextCursor(document)
        self.stretches: list[Stretch] = []
        self._unused = True
        """Whether the cursor stands in an empty block that nobody asked for."""

    @property
    def position(self) -> int:
        """Where the next word comes to stand."""
        return self.cursor.position()

    def block(
        self,
        name: str,
        *,
        direction: str | None = None,
        base: QTextBlockFormat | None = None,
        colour: str = "text",
    ) -> QTextCharFormat:
        """Begin a block of style ``name``; the format of its characters."""
        block = base if base is not None else self.style.block(name)
        if direction is not None:
            rtl = direction == "rtl"
            block.setLayoutDirection(
                Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
            )
        chars = self.style.char(name, colour)
        if self._unused:
            self.cursor.setBlockFormat(block)
            self.cursor.setBlockCharFormat(chars)
        else:
            self.cursor.insertBlock(block, chars)
        self._unused = False
        return chars

    def words(self, text: str, html: str, chars: QTextCharFormat, *, start: int) -> None:
        """Insert words of the article's text, ``start`` code points from its beginning."""
        self.stretches.append(Stretch.of(text, position=self.position, start=start))
        self.styled(text, html, chars)

    def styled(self, text: str, html: str, chars: QTextCharFormat) -> None:
        """Insert ``text`` with the styles of ``html``; a line break stays within the block."""
        for run in runs(html, text):
            look = self.style.inline(chars, run.style)
            address = run.style.link
            if not address.lower().startswith(_LINKS):
                self.plain(run.text, look)
            else:
                piece = self.plain(run.text, self.style.link(look, address))
                self.document.links.append(Link(piece, address))

    def plain(self, text: str, chars: QTextCharFormat) -> DocumentRange:
        """Insert words that are no part of the article's text."""
        before = self.position
        self.cursor.insertText(text.replace("\n", "\u2028"), chars)
        return DocumentRange(before, self.position)

    def image(self, name: str, size: QSize | None = None) -> int:
        """Insert an image; its position."""
        image = QTextImageFormat()
        image.setName(name)
        if size is not None:
            image.setWidth(size.width())
            image.setHeight(size.height())
        before = self.position
        self.cursor.insertImage(image)
        return before

    @property
    def room_above_table(self) -> float:
        """The last block's lower margin: Qt leaves it out before a table."""
        return 0.0 if self._unused else self.cursor.blockFormat().bottomMargin()

    def after_table(self) -> None:
        """Go on behind a table, in the empty block that Qt keeps there."""
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        self._unused = True

    def finish(self) -> None:
        """Hand the map of all words to the document."""
        if self._unused:  # the block behind a closing table must not add a line
            block = QTextBlockFormat()
            block.setLineHeight(0, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            self.cursor.setBlockFormat(block)
        self.document.places = TextMap(self.stretches)
