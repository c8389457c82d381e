"""A saved PDF as a file that the system's viewer can open: a copy, the evidence stays untouched."""

from pathlib import Path

from archive_app.domain.errors import NotFound
from archive_app.preserve.reading import payload_of
from archive_app.store.archive import Archive

_PDF = b"%PDF-"


def copy_pdf(archive: Archive, article: int, folder: Path) -> Path:
    """The PDF of the current version of ``article``, copied into ``folder``.

    Raises:
        NotFound: there is no such article, or it was not saved from a PDF.
        LibraryError: its bytes cannot be read any more.
    """
    capture = archive.articles.open(article).capture
    place = archive.pictures.known([capture.sha256]).get(capture.sha256)
    body = payload_of(archive.library, place.warc, place.offset) if place is not None else b""
    if not body.lstrip().startswith(_PDF):
        raise NotFound(f"Article {article} was not saved from a PDF. Nothing was opened.")
    copy = folder / f"article-{article}.pdf"  # a name of the site's could be anything
    copy.write_bytes(body)
    return copy
