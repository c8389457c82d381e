"""The head of an article as it is read: section, title, standfirst, and the line of its makers."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from archive_app.domain.article import Article
from archive_app.domain.library import OpenArticle
from archive_app.gui.counted import Counted
from archive_app.gui.reader_figures import write_figure
from archive_app.gui.reader_wording import (
    has_right_to_left,
    is_right_to_left,
    language,
    minutes,
    names,
    stamp,
)
from archive_app.gui.reader_writer import DocumentWriter

translate = QCoreApplication.translate


def write_header(writer: DocumentWriter, opened: OpenArticle) -> None:
    """Everything above the first block, with the lead picture where the text does not show it."""
    article = opened.content
    direction = "rtl" if is_right_to_left(article.language) else None
    if article.section:
        writer.plain(article.section, writer.block("kicker", direction=direction, colour="accent"))
    title = article.title or article.url
    block = writer.style.block("h1")
    block.setHeadingLevel(1)
    writer.plain(title, writer.block("h1", direction=direction, base=block))
    opening = article.opening
    if article.standfirst or opening is not None:
        chars = writer.block("standfirst", direction=direction, colour="marked_2")
        if opening is not None:
            writer.words(opening.text, opening.html, chars, start=opening.start)
        else:
            writer.plain(article.standfirst or "", chars)
    _write_byline(writer, article, right=direction == "rtl")
    lead = next((x for x in opened.pictures if x.placement.lead), None)
    if lead is not None and not _shown(article, lead.position):
        write_figure(writer, lead, html="", direction=direction)


def _shown(article: Article, position: int) -> bool:
    return any(block.position == position for block in article.blocks)


def _write_byline(writer: DocumentWriter, article: Article, *, right: bool) -> None:
    block = writer.style.block("byline")
    if right:  # the program's words keep their own direction, but stand below the title
        block.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    block.setLayoutDirection(QGuiApplication.layoutDirection())
    writer.block("byline", base=block, colour="text_2")
    pieces: list[tuple[str, bool]] = []
    for part in _facts(article):
        if pieces:
            pieces.append((" · ", False))
        pieces.extend(part)
    looks = {
        True: writer.style.char("byline_name"),
        False: writer.style.char("byline", "text_2"),
    }
    for words, strong in pieces:
        writer.plain(words, looks[strong])


def _facts(article: Article) -> list[list[tuple[str, bool]]]:
    """The parts of the line, each as words and whether they are a name."""
    facts: list[list[tuple[str, bool]]] = []
    if article.authors:
        facts.append(_makers(article.authors))
    if article.published:
        words = translate("Reading", "Published {date}")
        facts.append([(words.format(date=stamp(article.published)), False)])
    if article.words:
        facts.append([(Counted().minutes(minutes(article.words)), False)])
    if article.language:
        facts.append([(language(article.language), False)])
    return facts


def _makers(authors: tuple[str, ...]) -> list[tuple[str, bool]]:
    """The sentence "By A and B", cut where names begin and end."""
    # Isolated: a name written from right to left must not drag its neighbours along.
    shown = tuple(
        f"\u2068{author}\u2069" if has_right_to_left(author) else author for author in authors
    )
    rest = translate("Reading", "By {names}").format(names=names(shown))
    pieces: list[tuple[str, bool]] = []
    for author in shown:
        before, found, rest = rest.partition(author)
        pieces += [(before, False), (found, True)]
    return [piece for piece in (*pieces, (rest, False)) if piece[0]]
