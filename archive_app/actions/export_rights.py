"""Writes the rights report of some articles to a file: a page, a table or data, by its ending."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from archive_app.actions.export_place import Existing, place_for, put, staged
from archive_app.actions.progress import Progress, Report, Step, Stopped, never, unheard
from archive_app.domain.errors import ArchiveError, Cancelled, LibraryError
from archive_app.domain.library import OpenArticle
from archive_app.exchange.rights_report import as_csv, as_html, as_json, entries
from archive_app.store.archive import Archive

_ENDINGS = (".html", ".htm", ".csv", ".json")


class UnknownEnding(ArchiveError):
    """A file name that tells no form of the report."""

    kind = "bad-format"


@dataclass(frozen=True, slots=True)
class ReportWanted:
    """Which articles the report is about, and where it goes."""

    articles: tuple[int, ...]
    target: Path
    existing: Existing = Existing.REFUSE


@dataclass(frozen=True, slots=True)
class Reported:
    """What was written."""

    target: Path
    articles: int
    pictures: int


def export_rights(
    archive: Archive, wanted: ReportWanted, report: Report = unheard, stopped: Stopped = never
) -> Reported:
    """Write the report; what was there before is touched only once the new is complete.

    Raises:
        UnknownEnding: the file's name ends neither in .html nor .csv nor .json.
        NotFound: one of the articles is not there; nothing was written.
        LibraryError: the target cannot be written.
        Cancelled: stopped by the person; nothing was written.
    """
    ending = wanted.target.suffix.lower()
    if ending not in _ENDINGS:
        raise UnknownEnding(
            f"A rights report is written as .html, .csv or .json; {wanted.target.name} is none."
            " Nothing was written."
        )
    place = place_for(wanted.target, wanted.existing, archive.library)
    opened = []
    for done, article in enumerate(wanted.articles):
        report(Progress(Step.RIGHTS, done, len(wanted.articles)))
        if stopped():
            raise Cancelled("Stopped. Nothing was written.")
        opened.append(archive.articles.open(article))
    text, pictures = _written(opened, ending)
    try:
        with staged(place) as folder:
            # Spreadsheets take a table without the mark for one in a local encoding.
            encoding = "utf-8-sig" if ending == ".csv" else "utf-8"
            (folder / "report").write_text(text, encoding, newline="")
            put(folder / "report", place, wanted.existing)
    except OSError as error:
        raise LibraryError(
            f"The report could not be written to {place}: {error.strerror}. The library is"
            " untouched. Choose another place or make room, then export again.",
            kind="library-unwritable",
            details=str(error),
        ) from error
    return Reported(place, len(opened), pictures)


def _written(opened: list[OpenArticle], ending: str) -> tuple[str, int]:
    pictures, made = entries(opened), datetime.now(UTC)
    if ending == ".csv":
        return as_csv(pictures), len(pictures)
    if ending == ".json":
        return as_json(pictures, len(opened), made), len(pictures)
    return as_html(pictures, len(opened), made), len(pictures)
