"""Lets a person choose an article's text on the saved page, where extraction found none."""

from collections.abc import Sequence
from pathlib import Path

from archive_app.actions.media import Media, media_of
from archive_app.actions.reading import as_fetched, charset_of
from archive_app.actions.worker import Worker
from archive_app.actions.worker_messages import WriteChosen
from archive_app.annotate.anchoring import place
from archive_app.domain.article import ChosenText, PagePiece
from archive_app.domain.changes import Changes
from archive_app.domain.errors import NotFound
from archive_app.domain.page import Exchange
from archive_app.preserve.reading import payload_of
from archive_app.store.archive import Archive


def page_pieces(library: Path, article: int, version: int) -> tuple[PagePiece, ...]:
    """All words of the page that ``version`` was read in, in their order; none if it has none.

    Raises:
        NotFound: the library does not have that page.
        LibraryError: ``library-damaged``: its bytes cannot be read.
        WorkerDied: the page could not be read.
    """
    page = _page(library, article, version)
    with Worker() as worker:
        return worker.read_pieces(page.body, charset_of(page), page.url)


def text_of_lines(library: Path, article: int, version: int, lines: Sequence[int]) -> ChosenText:
    """The text made of ``lines`` of that page, to be handed to ``choose``; raises the same."""
    page = _page(library, article, version)
    asked = WriteChosen(page.body, charset_of(page), page.url, tuple(lines), version)
    with Worker() as worker:
        return worker.chosen_text(asked)


def choose(archive: Archive, article: int, chosen: ChosenText | None) -> Changes:
    """Show ``chosen`` as the article's text; None takes it back. Marks go along where they can.

    Raises:
        NotFound: there is no such article.
    """
    return archive.work.choose_text(article, chosen, place)


def _page(library: Path, article: int, version: int) -> Exchange:
    with Archive.open(library, readonly=True) as archive:
        versions = archive.rebuilding.versions(article)
    kept = next((one for one in versions if one.number == version), None)
    if kept is not None and kept.page is not None:
        body = payload_of(library, kept.page.warc, kept.page.offset)
        page = as_fetched(kept.capture, body)
        if media_of(page) is Media.PAGE:
            return page
    raise NotFound(
        "This was saved without a page that words could be chosen from.", kind="no-such-page"
    )
