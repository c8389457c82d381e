"""Takes in what another tool exported: lists of pages, their texts, or whole archives.

What is in the library already is not asked again, so an import can be stopped and begun anew. Texts
that the other tool kept are saved as they are, without the network; addresses become jobs of the
queue, which is worked off at once unless they are to wait.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import reduce
from html import escape
from pathlib import Path

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.highlight import Mark, highlight_quote
from archive_app.actions.job import Worked
from archive_app.actions.progress import Progress, Step, check
from archive_app.actions.queue import QueueTools, work_off
from archive_app.actions.receive import FileSaved, Source, capture_received, held, opened, receive
from archive_app.domain.address import identity, parse_address
from archive_app.domain.annotation import with_lines
from archive_app.domain.errors import AddressError, Ambiguous, NotFound, Notice, PageError
from archive_app.domain.importing import ImportedMark, ImportEntry, ImportList
from archive_app.domain.library import Job, JobState, Place
from archive_app.domain.page import Exchange
from archive_app.domain.received import ReceivedPart
from archive_app.preserve.digests import sha256
from archive_app.preserve.foreign import is_archive
from archive_app.store.archive import Archive

_LARGEST = 200 * 1024 * 1024
"""Bytes of a list; whole archives have limits of their own."""
_PAGES = "pages"
"""The format of a file that is no list but holds pages themselves."""
_LATER = Notice(
    "import-again",
    "Stars, places and marked passages are added once the pages are saved: import the file again"
    " then.",
)


@dataclass(frozen=True, slots=True)
class ImportTools:
    """What an import works with."""

    capture: CaptureTools
    form: str = "auto"
    tags: tuple[str, ...] = ()
    """Added to every page."""
    later: bool = False
    """Whether addresses only wait in the queue."""
    allow_net: tuple[str, ...] = ()
    """Address ranges that may be asked for them although not public; kept with their jobs."""
    dry_run: bool = False
    """Whether it is only told what would be done."""


@dataclass(slots=True)
class Imported:
    """What came of it."""

    form: str = "auto"
    entries: int = 0
    """Lines of the list, or pages of an archive."""
    distinct: int = 0
    """Different addresses among them."""
    already: int = 0
    """Of these in the library before."""
    pages: int = 0
    """Saved now."""
    waiting: int = 0
    """In the queue now."""
    articles: set[int] = field(default_factory=set)
    """The numbers of all that the entries stand for."""
    rejected: list[tuple[str, Notice]] = field(default_factory=list)
    """Addresses, titles or files that could not be taken in, and why."""
    warnings: list[Notice] = field(default_factory=list)
    error: Notice | None = None
    """Why nothing of the file could be read."""

    def reject(self, what: str, error: PageError | AddressError | Notice) -> None:
        """One more that could not be taken in."""
        self.rejected.append((what, Notice(error.kind, error.message)))


def import_file(archive: Archive, path: Path, tools: ImportTools) -> Imported:
    """What came of taking in the file at ``path``.

    Raises:
        LibraryError: the library cannot be written; what was saved by then is.
        Cancelled: stopped by the person; what was saved by then is, what was not waits.
    """
    try:
        if is_archive(path):
            return _import_pages(archive, path, tools)
        if path.stat().st_size > _LARGEST:
            size = f"The file is too large for a list (over {_LARGEST >> 20} MB)."
            return Imported(error=Notice("too-large", size))
        found = tools.capture.worker.read_export(path.read_bytes(), tools.form)
        if found.error is not None and tools.form in {"auto", _PAGES}:
            return _import_pages(archive, path, tools, found.error)
    except OSError as error:
        return Imported(error=Notice("bad-file", f"The file {path} cannot be read: {error}."))
    except PageError as error:
        return Imported(error=Notice(error.kind, error.message))
    if found.error is not None:
        return Imported(found.form, error=found.error)
    return _Importing(archive, path, tools).run(found)


def _import_pages(
    archive: Archive, path: Path, tools: ImportTools, instead: Notice | None = None
) -> Imported:
    """Save the pages that the file holds; ``instead`` is said where it holds none."""
    total = Imported(_PAGES)
    try:
        with opened(path, tools.capture.worker) as source:
            total.entries = len(source.pages)
            total.distinct = len(set(source.pages))
            total.form = source.form
            for one in () if tools.dry_run else receive(archive, source, tools.capture):
                if isinstance(one, FileSaved):
                    total.pages += one.saved.outcome != "unchanged"
                    total.already += one.saved.outcome == "unchanged"
                    total.articles.add(one.saved.article)
                    archive.work.tag([one.saved.article], tools.tags)
                else:
                    total.reject(*one)
    except PageError as error:
        unknown = error.kind == "unsupported-type" and instead is not None
        total.error = instead if unknown else Notice(error.kind, error.message)
    return total


class _Importing:
    """One list on its way into the library."""

    def __init__(self, archive: Archive, path: Path, tools: ImportTools) -> None:
        self._archive = archive
        self._path = path
        self._tools = tools
        self._total = Imported()

    def run(self, found: ImportList) -> Imported:
        """What came of ``found``."""
        total = self._total
        total.form, total.entries = found.form, len(found.entries)
        entries = self._distinct(found.entries)
        total.distinct = len(entries)
        todo: list[ImportEntry] = []
        for done, entry in enumerate(entries):
            check(self._tools.capture.stopped)
            self._tools.capture.report(Progress(Step.CLEANING, done, len(entries)))
            number = self._archive.articles.number_of(entry.url)
            if number is not None:
                total.already += 1
                self._keep(entry, number)
            elif entry.html and not self._tools.dry_run:
                self._save(entry, found.form)
            else:
                todo.append(entry)
        if todo and not self._tools.dry_run:
            self._fetch(todo)
        return total

    def _distinct(self, entries: Sequence[ImportEntry]) -> list[ImportEntry]:
        """Each address once, with what all its entries say."""
        found: dict[str, ImportEntry] = {}
        for entry in entries:
            try:
                url = parse_address(entry.url)
            except AddressError as error:
                if entry.url:
                    self._total.reject(entry.url, error)
                else:
                    nowhere = Notice("bad-address", "The entry has no address.")
                    self._total.reject(entry.title, nowhere)
                continue
            key = identity(url)
            named = replace(entry, url=url, tags=(*entry.tags, *self._tools.tags))
            found[key] = _both(found[key], named) if key in found else named
        return list(found.values())

    def _save(self, entry: ImportEntry, form: str) -> None:
        """Save the text that the other tool kept."""
        exchange = _as_exchange(entry)
        parts = {entry.url: exchange}
        source = Source(self._path, sha256(exchange.body), form, (entry.url,), parts.get)
        planned = adding.plan(self._archive, entry.url)
        try:
            captured = capture_received(planned, source, entry.url, self._tools.capture)
        except PageError as error:
            self._total.reject(entry.url, error)
            return
        saved = adding.save(self._archive, captured, entry.tags, entry.note)
        self._total.pages += 1
        self._keep(entry, saved.article)

    def _fetch(self, entries: Sequence[ImportEntry]) -> None:
        """Have the pages fetched by the queue, now or later."""
        self._enqueue(entries)
        if self._tools.later:
            if any(one.starred or one.done or one.marks for one in entries):
                self._total.warnings.append(_LATER)
            return
        by_url = {entry.url: entry for entry in entries}
        capture = self._tools.capture

        def heard(worked: Worked) -> None:
            """Count what became of a page, and give the article what its entry says of it."""
            entry = by_url.get(worked.job.url)
            capture.report(Progress(Step.FETCHING, self._total.pages, len(entries)))
            if entry is not None and worked.saved is not None:
                self._total.pages += 1
                self._total.waiting -= 1
                self._keep(entry, worked.saved.article)
            elif entry is not None and worked.state is JobState.FAILED and worked.error:
                self._total.waiting -= 1
                self._total.reject(entry.url, worked.error)

        work_off(
            QueueTools(capture.library, capture.settings, capture.fetching, heard, capture.stopped)
        )

    def _enqueue(self, entries: Iterable[ImportEntry]) -> None:
        states = {JobState.WAITING, JobState.WORKING}
        there: dict[str, list[Job]] = {}
        for job in self._archive.jobs.all():
            if job.state in states:
                there.setdefault(job.url, []).append(job)
        with self._archive.at_once():
            for entry in entries:
                self._total.waiting += 1
                if not any(_brings(job, entry) for job in there.get(entry.url, ())):
                    self._archive.jobs.add(
                        (entry.url,), entry.tags, entry.note, allow_net=self._tools.allow_net
                    )

    def _keep(self, entry: ImportEntry, article: int) -> None:
        """What the person had said of the page there, here as well; said twice it is kept once."""
        self._total.articles.add(article)
        if self._tools.dry_run:
            return
        work = self._archive.work
        with self._archive.at_once():  # what somebody else notes meanwhile is not written over
            now = self._archive.articles.open(article)
            if entry.tags:
                work.tag([article], entry.tags)
            if entry.starred and not now.starred:
                work.star([article], starred=True)
            if entry.done and now.place is not Place.DONE:
                work.place([article], Place.DONE)
            lost = [mark for mark in entry.marks if not self._marked(article, mark)]
            words = [entry.note, *(_words(mark) for mark in lost)]
            note = reduce(with_lines, words, now.note)
            if note != now.note:
                work.note(article, note)

    def _marked(self, article: int, mark: ImportedMark) -> bool:
        """Whether the passage is marked in the article now; False where it is not surely there."""
        if not mark.quote:
            return False
        marks = self._archive.annotations.of(article)
        said = [one.body for one in marks if one.anchor.exact == mark.quote]
        if said:
            return any(mark.note in body for body in said)
        try:
            highlight_quote(self._archive, article, mark.quote, Mark(body=mark.note))
        except (NotFound, Ambiguous):
            return False
        return True


def _brings(job: Job, entry: ImportEntry) -> bool:
    """Whether ``job`` gives its page the tags and the note of ``entry``, too."""
    return set(entry.tags) <= set(job.tags) and with_lines(job.note, entry.note) == job.note


def _both(one: ImportEntry, other: ImportEntry) -> ImportEntry:
    return replace(
        one,
        tags=tuple(dict.fromkeys((*one.tags, *other.tags))),
        note="\n".join(dict.fromkeys(note for note in (one.note, other.note) if note)),
        done=one.done or other.done,
        starred=one.starred or other.starred,
        html=one.html or other.html,
        marks=tuple(dict.fromkeys((*one.marks, *other.marks))),
    )


def _words(mark: ImportedMark) -> str:
    """A passage that could not be marked, in the words of a note."""
    quoted = f"“{mark.quote}”" if mark.quote else ""
    return " ".join(part for part in (quoted, mark.note) if part)


def _as_exchange(entry: ImportEntry) -> Exchange:
    """The text that the other tool kept as a page: with its title, which that tool kept apart."""
    title = escape(entry.title)
    body = entry.html
    if "<html" not in body[:2000].lower():
        body = (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head>'
            f"<body><article><h1>{title}</h1>\n{body}</article></body></html>"
        )
    data = body.encode("utf-8", "replace")
    part = ReceivedPart(entry.url, "text/html; charset=utf-8", data)
    return held(part, entry.saved_at or datetime.now(UTC))
