"""Bytes become an article: decode, parse, extract, rights. Runs in the worker process only."""

import time
from dataclasses import replace

from archive_app.actions.media import without_text
from archive_app.actions.worker_messages import PageReading, WriteChosen
from archive_app.domain.article import Article, ChosenText, PagePiece
from archive_app.domain.errors import Notice, PageError
from archive_app.domain.page import Headers
from archive_app.extract.article import extract
from archive_app.extract.choosing import page_pieces, write_chosen
from archive_app.extract.lead import with_lead
from archive_app.extract.walls import walls
from archive_app.markup.blocks import blocks, text_of
from archive_app.markup.decoding import decode
from archive_app.markup.embedded import Embedded, embedded_pictures
from archive_app.markup.refresh import refresh_target
from archive_app.markup.sheets import sheets
from archive_app.markup.tree import Tree, parse
from archive_app.markup.twins import twins
from archive_app.rights.header_claims import header_claims
from archive_app.rights.page_claims import with_rights

_SPECIMEN = b"""<html lang="en"><title>Specimen</title><body><article><h1>Specimen</h1>
<figure><img src="/a.jpg"><figcaption>The harbour. Photo: Jane Doe/Reuters</figcaption></figure>
<p>A page of ours that is read once, so that the trees that tell content from the rest and the
tables of parties are in memory before somebody waits for them. Its language is stated: the model
that guesses one takes a second to load, and most pages need none.</p>
<p>It is long enough to be taken for an article, and it has a picture whose owner is named, so that
nothing is left to be loaded but what a page needs that is unlike others.</p></article>"""


def read_page(body: bytes, charset: str | None, url: str, headers: Headers = ()) -> PageReading:
    """The article in ``body``; ``charset`` is the one that the server declared in ``headers``.

    A page that cannot be read gives an article without text that says so in its warnings.
    """
    begun = time.process_time()
    onward: str | None = None
    embedded: tuple[Embedded, ...] = ()
    announced: tuple[str, ...] = ()
    shown_with: tuple[str, ...] = ()
    try:
        decoded = decode(body, charset)
        tree = parse(decoded.text, url)
        onward = refresh_target(tree)
        announced = twins(tree)
        shown_with = sheets(tree)
        draft = with_lead(extract(tree))
        article = _warned(with_rights(draft), walls(draft))
        names = [picture.url for picture in article.pictures]
        embedded = embedded_pictures(tree.root, names)
        if claims := header_claims(headers):
            article = replace(article, page_claims=(*article.page_claims, *claims))
        if decoded.notice is not None:
            article = replace(article, warnings=(*article.warnings, decoded.notice))
    except PageError as error:
        article = without_text(url, Notice(error.kind, error.message))
    cpu_ms = (time.process_time() - begun) * 1000
    return PageReading(article, cpu_ms, embedded, announced, onward, shown_with)


def prepare() -> None:
    """Load the models and tables that the first page needs: they take longer than the page."""
    read_page(_SPECIMEN, "utf-8", "https://news.example/specimen")


def read_pdf_page(body: bytes, url: str) -> PageReading:
    """The article in a PDF."""
    from archive_app.extract.pdf import read_pdf  # pypdf is loaded with the first PDF

    begun = time.process_time()
    article = read_pdf(body, url)
    return PageReading(article, (time.process_time() - begun) * 1000)


def read_pieces(body: bytes, charset: str | None, url: str) -> tuple[PagePiece, ...]:
    """All words of a page, to choose from; none where it cannot be read."""
    try:
        tree = _tree(body, charset, url)
    except PageError:
        return ()
    return page_pieces(tree, extract(tree).article)


def chosen_text(asked: WriteChosen) -> ChosenText:
    """The text made of the lines that were chosen; empty where the page cannot be read."""
    try:
        tree = _tree(asked.body, asked.charset, asked.url)
    except PageError:
        return ChosenText(asked.version, "", "", ())
    html = write_chosen(tree, frozenset(asked.lines), extract(tree).article.language)
    found = blocks(html)
    return ChosenText(asked.version, text_of(found), html, found)


def _tree(body: bytes, charset: str | None, url: str) -> Tree:
    return parse(decode(body, charset).text, url)


def _warned(article: Article, found: tuple[Notice, ...]) -> Article:
    """The article with what stands before it, which also explains why its text is thin."""
    if not found:
        return article
    others = tuple(notice for notice in article.warnings if notice.kind != "thin")
    return replace(article, warnings=(*others, *found))
