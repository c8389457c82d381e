"""The sample archive: a library of the sample news site, for looking around and for the demo.

Its pages go through the same line as every page, from a server on loopback: no network is asked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from archive_app.actions import add as adding
from archive_app.actions.highlight import Mark, highlight
from archive_app.actions.open_library import open_library
from archive_app.actions.progress import Progress, Report, Step, Stopped, never, unheard
from archive_app.actions.sample_mark import (
    Sample,
    read_sample,
    remove_sample,
    sample_folder,
    say_sample,
)
from archive_app.actions.settings import Settings
from archive_app.actions.worker import Worker
from archive_app.domain.annotation import Colour
from archive_app.domain.errors import Cancelled, LibraryError
from archive_app.domain.library import OpenArticle, PictureRow, Place
from archive_app.domain.rights import Badge, Decision, Ruling, Scope
from archive_app.domain.saving import Saved
from archive_app.fetch.demo_site import ALLOWED, DemoPage, DemoSite
from archive_app.fetch.settings import FetchSettings
from archive_app.store.archive import Archive

_NOTE = "First of two. The second was announced."
_QUOTES = (
    (1, Colour.YELLOW, "Ask the records desk for the covering letter."),
    (4, Colour.GREEN, ""),
)
"""Paragraph, colour and note of what is highlighted."""


@dataclass(slots=True)
class SampleTour:
    """The sample site in a library; each step gives back what came of it."""

    archive: Archive
    tools: adding.CaptureTools
    site: DemoSite
    numbers: dict[str, int] = field(default_factory=dict)
    """Article numbers by address."""

    def save_all(self) -> Iterator[tuple[DemoPage, Saved, adding.Capture]]:
        """Save every article of the site, one at a time."""
        for page in self.site.pages:
            saved, captured = self.save(page.address)
            self.numbers[page.address] = saved.article
            yield page, saved, captured

    def organise(self) -> None:
        """Tag some articles, star one, and take two out of the inbox."""
        numbers, work = sorted(self.numbers.values()), self.archive.work
        work.tag(numbers[:3], ["Places/Port Ellery", "Coast & floods"], [])
        work.tag(numbers[1:5], ["Topics/Planning"], [])
        work.star(numbers[:1], starred=True)
        work.mark_read(numbers[-2:], read=True)
        work.place(numbers[-2:], Place.DONE)

    def annotate(self) -> list[tuple[str, str]]:
        """Highlight sentences of the article that will change, and note something on it whole.

        What comes back: each quote and its note.
        """
        opened = self.changing()
        text, marked = opened.content.text, []
        for paragraph, colour, body in _QUOTES:
            quote = _sentence(text, paragraph)
            start = text.index(quote)
            end = start + len(quote)
            highlight(self.archive, opened.article, (start, end), Mark(colour, body))
            marked.append((quote, body))
        self.archive.work.note(opened.article, _NOTE)
        return marked

    def decide(self) -> PictureRow:
        """Clear one picture that names its owner; how it stood before."""
        row = next(row for row in self.archive.pictures.rows() if row.badge is Badge.OWNER)
        decision = Decision(
            decision=0,
            picture=row.picture,
            scope=Scope.THIS,
            ruling=Ruling.CLEARED,
            reason="Licence bought for the demo.",
            who="Demo",
            decided_at=datetime.now(UTC),
            reference="INV-2026-001",
        )
        self.archive.pictures.decide(decision)
        return row

    def save_again(self) -> list[Saved]:
        """Save one page that changed meanwhile, and one that did not."""
        same = next(page.address for page in self.site.pages if not page.changes)
        changed = self.changing().content.url
        self.site.advance()
        return [self.save(address)[0] for address in (changed, same)]

    def save(self, address: str) -> tuple[Saved, adding.Capture]:
        """Save the page at ``address``."""
        captured = adding.capture(adding.plan(self.archive, address), self.tools)
        return adding.save(self.archive, captured), captured

    def changing(self) -> OpenArticle:
        """The article that the site sends in a second version later."""
        address = next(page.address for page in self.site.pages if page.changes)
        return self.archive.articles.open(self.numbers[address])


def make_sample(home: Path, report: Report = unheard, stopped: Stopped = never) -> Path:
    """The folder of the sample archive beside the library ``home``; made where it is not there.

    Raises:
        LibraryError: its place holds something else, or cannot be written; nothing is left.
        Cancelled: stopped by the person; nothing is left.
    """
    folder = sample_folder(home)
    if read_sample(folder) is not None:
        return folder
    if folder.exists():
        raise LibraryError(
            f"{folder} is there and is no sample archive. Nothing was touched."
            " Move it away to make the sample archive.",
            kind="target-exists",
        )
    part = folder.with_name(f"{folder.name}.part")
    remove_sample(part)  # of a program that was ended in the middle
    try:
        part.mkdir(parents=True)
        say_sample(part, Sample(home, ()))
        numbers = _fill(part, report, stopped)
        say_sample(part, Sample(home, tuple(sorted(numbers.values()))))
        part.rename(folder)
    except OSError as error:
        remove_sample(part)
        raise LibraryError(
            f"The sample archive cannot be made in {folder}. Nothing of it was kept.",
            kind="library-unwritable",
            details=str(error),
        ) from error
    except BaseException:
        remove_sample(part)
        raise
    return folder


def _fill(folder: Path, report: Report, stopped: Stopped) -> Mapping[str, int]:
    """Save, tag, mark and decide in the library in ``folder``; article numbers by address."""
    settings = Settings(allow_net=(ALLOWED,))
    with DemoSite() as site, open_library(folder) as archive, Worker() as worker:
        tools = adding.CaptureTools(folder, worker, settings, FetchSettings(), stopped=stopped)
        tour = SampleTour(archive, tools, site)
        steps = len(site.pages) + 1
        report(Progress(Step.FETCHING, 0, steps))
        try:
            for done, _ in enumerate(tour.save_all(), 1):
                report(Progress(Step.FETCHING, done, steps))
            tour.organise()
            tour.annotate()
            tour.decide()
            tour.save_again()
        except Cancelled as error:
            raise Cancelled("Stopped. Nothing of the sample archive was kept.") from error
        return tour.numbers


def _sentence(text: str, paragraph: int) -> str:
    """The first sentence of the nth paragraph: what a reader would mark."""
    paragraphs = [block for block in text.split("\n\n") if len(block) > 80]
    return paragraphs[paragraph].split(". ")[0]
