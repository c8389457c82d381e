"""Bytes become an article: decode, parse, extract, rights. Runs in the worker process only."""

import time
from dataclasses import replace

from archive_app.actions.media import without_text
from archive_app.actions.worker_messages import PageReading
from archive_app.domain.article import Article
from archive_app.domain.errors import Notice, PageError
from archive_app.domain.page import Headers
from archive_app.extract.article import extract
from archive_app.extract.walls import walls
from archive_app.markup.decoding import decode
from archive_app.markup.refresh import refresh_target
from archive_app.markup.tree import parse
from archive_app.rights.header_claims import header_claims
from archive_app.rights.page_claims import with_rights


def read_page(body: bytes, charset: str | None, url: str, headers: Headers = ()) -> PageReading:
    """The article in ``body``; ``charset`` is the one that the server declared in ``headers``.

    A page that cannot be read gives an article without text that says so in its warnings.
    """
    begun = time.process_time()
    onward = None
    try:
        decoded = decode(body, charset)
        tree = parse(decoded.text, url)
        onward = refresh_target(tree)
        draft = extract(tree)
        article = _warned(with_rights(draft), walls(draft))
        if claims := header_claims(headers):
            article = replace(article, page_claims=(*article.page_claims, *claims))
        if decoded.notice is not None:
            article = replace(article, warnings=(*article.warnings, decoded.notice))
    except PageError as error:
        article = without_text(url, Notice(error.kind, error.message))
    return PageReading(article, (time.process_time() - begun) * 1000, onward)


def _warned(article: Article, found: tuple[Notice, ...]) -> Article:
    """The article with what stands before it, which also explains why its text is thin."""
    if not found:
        return article
    others = tuple(notice for notice in article.warnings if notice.kind != "thin")
    return replace(article, warnings=(*others, *found))
