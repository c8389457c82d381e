"""An open article as a ``QTextDocument``: built block by block, never through HTML.

Line heights are exact that way, and every word's place is known (``ArticleDocument.places``).
"""

from archive_app.domain.library import OpenArticle
from archive_app.gui.reader_blocks import write_blocks
from archive_app.gui.reader_header import write_header
from archive_app.gui.reader_page import ArticleDocument
from archive_app.gui.reader_style import ReaderStyle
from archive_app.gui.reader_writer import DocumentWriter


def build(opened: OpenArticle, style: ReaderStyle, *, column: int) -> ArticleDocument:
    """The document of ``opened``, its pictures sized for a column so many pixels wide."""
    document = ArticleDocument()
    document.setDefaultFont(style.char("body").font())
    writer = DocumentWriter(document, style)
    writer.cursor.beginEditBlock()
    write_header(writer, opened)
    write_blocks(writer, opened)
    writer.finish()
    writer.cursor.endEditBlock()
    document.place_pictures(column)
    document.fit_tables(column)
    return document


def same_page(known: OpenArticle, opened: OpenArticle) -> bool:
    """Whether both have the same document: they differ at most in highlights, tags and notes."""
    return (
        known.article == opened.article
        and known.content == opened.content
        and known.pictures == opened.pictures
    )
