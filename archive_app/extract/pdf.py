"""A PDF becomes an article: its words, as far as it has any, and what it says of itself.

For reading and searching only. The bytes are the evidence, and only they show how it looks.
"""

import contextlib
import io
import logging
import re
from dataclasses import dataclass, field
from html import escape
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from archive_app.domain.article import Article
from archive_app.domain.errors import Notice
from archive_app.markup.blocks import blocks, text_of
from archive_app.markup.sanitising import sanitise

MOST_PAGES = 500
"""Of longer ones only the beginning is read: a newspaper has fifty, a report three hundred."""

_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_A-Z])")
_DAMAGE = (
    *(PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError),
    *(AssertionError, ArithmeticError, RecursionError),
)
"""What pypdf raises at a file that is not what it seems."""

_READABLE = (
    "Saved as evidence: this address is a PDF, not a page. Its words can be read and searched here;"
    " only the file itself shows how it looks."
)
_SILENT = (
    "Saved as evidence: this address is a PDF without readable words, perhaps scanned or locked."
    " Its bytes are kept; there is no text to read or search."
)


def read_pdf(body: bytes, url: str) -> Article:
    """The article in the PDF ``body``; one without text that says so where it has no words."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports each small fault of a file
    name = unquote(PurePosixPath(urlsplit(url).path).name) or url
    said = _Said()
    with contextlib.suppress(*_DAMAGE):  # what was read by then counts
        _read(body, said)
    html = sanitise("".join(f"<p>{escape(words)}</p>" for words in said.paragraphs))
    found = blocks(html)
    text = text_of(found)
    warnings = [Notice("unsupported-type", _READABLE if text else _SILENT)]
    if said.pages > MOST_PAGES:
        words = f"Only the first {MOST_PAGES} of {said.pages} pages were read; all are kept."
        warnings.append(Notice("too-large", words))
    if said.unread:
        words = f"{said.unread} of {said.pages} pages could not be read; all are kept."
        warnings.append(Notice("bad-file", words))
    return Article(
        url=url,
        title=said.title or name,
        text=text,
        html=html,
        blocks=found,
        authors=said.authors,
        warnings=tuple(warnings),
    )


@dataclass(slots=True)
class _Said:
    """What a PDF says, as far as it was read."""

    title: str = ""
    authors: tuple[str, ...] = ()
    pages: int = 0
    unread: int = 0
    paragraphs: list[str] = field(default_factory=list)


def _read(body: bytes, said: _Said) -> None:
    with PdfReader(io.BytesIO(body)) as reader:
        said.pages = len(reader.pages)
        about = reader.metadata
        if about is not None:
            said.title = " ".join((about.title or "").split())
            said.authors = tuple(filter(None, [(about.author or "").strip()]))
        for page in reader.pages[:MOST_PAGES]:
            try:
                said.paragraphs += _paragraphs(page)
            except _DAMAGE:
                said.unread += 1


def _paragraphs(page: PageObject) -> list[str]:
    plain = _BROKEN_WORD.sub("", page.extract_text())
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", plain))
    return list(filter(None, paragraphs))
