"""Holds the saved files of single versions against what the library remembers of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive_app.preserve.reading import verify_file
from archive_app.store.archive import Archive


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether the file of one version is still what was saved.

    It proves that the bytes are unchanged since then; not that the site really sent them.
    """

    version: int
    sha256: str
    """Of the page as received, in hex."""
    problem: str = ""
    """What is wrong, in a sentence; empty where all matches."""


def prove(archive: Archive, article: int, versions: Iterable[int]) -> Iterator[Proof]:
    """The proof of each of ``versions`` of ``article``; reads their capture files whole.

    Raises:
        NotFound: there is no such article or version.
    """
    for version in versions:
        capture = archive.articles.open(article, version).capture
        kept = archive.facts.records_of(capture.warc)
        problems = verify_file(archive.library / capture.warc, [one.record for one in kept])
        yield Proof(version, capture.sha256, problems[0].message if problems else "")
