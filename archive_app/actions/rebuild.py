"""Rebuilds what a library says from what its captures hold.

Three ways: the content exactly as it was saved (from the captures' own descriptions), or read anew
by today's engine: the claims about pictures alone, or everything. And the search index by itself,
from the library's own tables. Decisions, tags and notes are the
person's and stay; marks find their words again or are listed as lost. Work that is stopped goes on
where it was.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from archive_app import PROGRAM
from archive_app.actions.adopt import left_saving, oldest_first
from archive_app.actions.evidence import Evidence, read_evidence
from archive_app.actions.page_pictures import OF_FETCHING
from archive_app.actions.progress import Progress, Report, Step, Stopped, never, unheard
from archive_app.actions.reading import as_fetched, read_exchange
from archive_app.actions.worker import Worker
from archive_app.annotate.anchoring import place
from archive_app.domain.annotation import Annotation
from archive_app.domain.article import Article, Placement
from archive_app.domain.errors import ArchiveError, Cancelled, Notice
from archive_app.domain.picture import PictureFacts
from archive_app.domain.rebuilding import Continued, KeptPlace, KeptVersion, Renewal, Renewed
from archive_app.domain.rights import Claim
from archive_app.domain.saving import Saving
from archive_app.preserve.adopting import capture_metadata
from archive_app.preserve.captures_folder import captures, sweep
from archive_app.preserve.reading import payload_of
from archive_app.rights.same_picture import same
from archive_app.rights.verdict import verdict
from archive_app.store.archive import Archive
from archive_app.store.rebuilding import Mending

_SUFFIX = ".warc.gz"

_TOGETHER = 50
"""Captures that are taken in in one transaction: others wait about a tenth of a second for it."""

_PAGES = 2_000
"""Pages of the search index that are merged before another program may write."""

_TURN = 0.05
"""Seconds in which others may write: who waits for SQLite's lock only looks now and then."""


class Anew(StrEnum):
    """What is read anew by today's engine."""

    RIGHTS = "rights"
    EXTRACT = "extract"


@dataclass(frozen=True, slots=True)
class RebuildTools:
    """What a rebuild works with."""

    worker: Worker
    report: Report = unheard
    stopped: Stopped = never

    def check(self) -> None:
        """Return, or stop here. Raises ``Cancelled``."""
        _go_on_unless(self.stopped)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of it."""

    checked: int = 0
    """Captures that were looked at, or articles that were read anew."""
    adopted: int = 0
    """Captures that the library did not know."""
    versions: int = 0
    """Versions whose content or claims are others now."""
    pictures: int = 0
    """Pictures whose file's claims are others now."""
    orphans: tuple[Annotation, ...] = ()
    """Marks whose words are not in the text any more."""
    problems: tuple[Notice, ...] = field(default_factory=tuple)
    """What could not be read; it was left as it is."""


def rebuild(archive: Archive, tools: RebuildTools) -> Rebuilt:
    """Restore the content as it was saved, from ``captures/``; also into an empty library.

    Raises:
        Cancelled: stopped by the person; what was done is kept.
        LibraryError: the library cannot be written.
    """
    sweep(archive.library)
    known = archive.facts.known_captures()
    files = list(oldest_first(captures(archive.library)))
    total = Rebuilt(len(files))
    taking_in = _TakingIn(archive)
    try:
        for done, path in enumerate(files):
            tools.check()
            tools.report(Progress(Step.INDEXING, done, len(files)))
            try:
                if path.name.removesuffix(_SUFFIX) in known:
                    total = _counted(total, _restored(archive, path))
                    continue
                saving = left_saving(archive.library, path, tools.worker, exact=True)
            except ArchiveError as error:
                taking_in.problems.append(Notice(error.kind, error.message))
                continue
            taking_in.add(saving)
    finally:
        taking_in.write()
    while taking_in.adopted and archive.likeness.catch_up():
        tools.check()
    problems = (*total.problems, *taking_in.problems)
    return replace(total, adopted=taking_in.adopted, problems=problems)


class _TakingIn:
    """Captures that the library did not know: many at once, the index is written once for all."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._waiting: list[Saving] = []
        self.adopted = 0
        self.problems: list[Notice] = []

    def add(self, saving: Saving) -> None:
        """One more, in the order in which they were made."""
        self._waiting.append(saving)
        if len(self._waiting) == _TOGETHER:
            self.write()

    def write(self) -> None:
        """All of them on disk; one that cannot be saved is left out."""
        waiting, self._waiting = self._waiting, []
        adopted = 0
        with self._archive.bulk():
            for saving in waiting:
                try:
                    self._archive.articles.save(saving)
                    adopted += 1
                except ArchiveError as error:
                    self.problems.append(Notice(error.kind, error.message))
        self.adopted += adopted


def read_anew(archive: Archive, what: Anew, tools: RebuildTools) -> Rebuilt:
    """Read every page and picture again with today's engine.

    Claims that are read no more go into the history; decisions stay, and say where their evidence
    changed.

    Raises:
        Cancelled: stopped by the person; what was done is kept, and the next call goes on there.
        LibraryError: the library cannot be written.
    """
    store = archive.rebuilding
    last = store.begin(what.value, PROGRAM)
    articles = store.articles(last)
    total = Rebuilt(len(articles))
    for done, article in enumerate(articles):
        tools.check()
        tools.report(Progress(Step.CLEANING, done, len(articles)))
        mending, problems = _Anew(archive, what, tools.worker).mending(article)
        total = _counted(total, store.renew(mending))
        total = replace(total, problems=(*total.problems, *problems))
    store.finish(what.value)
    return total


def rebuild_index(archive: Archive, report: Report = unheard, stopped: Stopped = never) -> None:
    """Make the search index anew from the library's own tables; the old one answers meanwhile.

    Between two pieces others get their turn to write. Several processes share the work.

    Raises:
        Cancelled: stopped by the person; the next call goes on there.
        LibraryError: the library cannot be written.
    """
    store = archive.reindexing
    store.begin(PROGRAM)
    while (now := store.go_on()) is not None:
        report(Progress(Step.INDEXING, now.done, now.of))
        _go_on_unless(stopped)
        time.sleep(_TURN)


def ready_index(archive: Archive, report: Report = unheard, stopped: Stopped = never) -> None:
    """Put the pieces of the search index together and prepare what would take its time to answer.

    The window does this by itself, little by little. In a large library it takes many minutes.

    Raises:
        Cancelled: stopped by the person; the next call, or the window, goes on there.
        LibraryError: the library cannot be written.
    """
    while archive.search.tidy(_PAGES):
        report(Progress(Step.INDEXING))
        _go_on_unless(stopped)


def _go_on_unless(stopped: Stopped) -> None:
    if stopped():
        raise Cancelled("Stopped. What was rebuilt is kept; the next rebuild goes on from there.")


class _Anew:
    """One article read anew."""

    def __init__(self, archive: Archive, what: Anew, worker: Worker) -> None:
        self._archive = archive
        self._what = what
        self._worker = worker
        self._problems: list[Notice] = []

    def mending(self, article: int) -> tuple[Mending, list[Notice]]:
        """What is to be renewed of ``article``, and what could not be read."""
        facts = self._pictures(self._archive.rebuilding.pictures(article))
        renewals = [
            renewal
            for kept in self._archive.rebuilding.versions(article)
            if (renewal := self._renewal(kept, facts)) is not None
        ]
        return Mending(article, renewals, facts, place, self._what.value), self._problems

    def _pictures(self, places: dict[int, KeptPlace]) -> dict[int, PictureFacts]:
        found: dict[int, PictureFacts] = {}
        for picture, at in places.items():
            try:
                body = payload_of(self._archive.library, at.warc, at.offset)
                found[picture] = self._worker.read_picture(body)
            except ArchiveError as error:
                self._problems.append(Notice(error.kind, error.message))
        return found

    def _renewal(self, kept: KeptVersion, facts: dict[int, PictureFacts]) -> Renewal | None:
        if kept.page is None:
            return None
        try:
            body = payload_of(self._archive.library, kept.page.warc, kept.page.offset)
        except ArchiveError as error:
            self._problems.append(Notice(error.kind, error.message))
            return None
        today = read_exchange(as_fetched(kept.capture, body), self._worker)
        unreadable = next((one for one in today.warnings if one.kind == "too-complex"), None)
        if unreadable is not None and kept.content.text:  # what there is is better than nothing
            self._problems.append(unreadable)
            return None
        files = {
            picture: facts[picture].claims if picture in facts else kept.file_claims[position]
            for position, picture in enumerate(kept.pictures)
            if picture is not None
        }
        if self._what is Anew.RIGHTS:
            return _rights_of(kept, today, files)
        return _all_of(kept, today, files)


def _rights_of(kept: KeptVersion, today: Article, files: dict[int, tuple[Claim, ...]]) -> Renewal:
    """The version with today's captions, credits, claims and verdicts; its text is left alone."""
    old = kept.content
    pairs = _pairs(old.pictures, today.pictures)
    placements = []
    for position, placement in enumerate(old.pictures):
        read = today.pictures[pairs[position]] if position in pairs else placement
        told = replace(placement, caption=read.caption, credit=read.credit, claims=read.claims)
        placements.append(_judged(told, files.get(kept.pictures[position] or 0, ())))
    content = replace(old, pictures=tuple(placements), page_claims=today.page_claims)
    in_order = all(one == other for one, other in pairs.items())
    if today.text == old.text and in_order and len(pairs) == len(today.pictures):
        content = replace(content, html=today.html, blocks=today.blocks)  # captions stand there
    places = tuple(Continued(n, picture) for n, picture in enumerate(kept.pictures))
    return Renewal(kept.row, content, places)


def _all_of(kept: KeptVersion, today: Article, files: dict[int, tuple[Claim, ...]]) -> Renewal:
    """Today's article, its placements going on from those that show the same picture."""
    before = {new: old for old, new in _pairs(kept.content.pictures, today.pictures).items()}
    places = []
    placements = []
    for position, placement in enumerate(today.pictures):
        was = before.get(position)
        picture = kept.pictures[was] if was is not None else None
        places.append(Continued(was, picture))
        placements.append(_judged(placement, files.get(picture or 0, ())))
    told = tuple(one for one in kept.content.warnings if one.kind in OF_FETCHING)
    content = replace(today, pictures=tuple(placements), warnings=(*today.warnings, *told))
    return Renewal(kept.row, content, tuple(places))


def _judged(placement: Placement, of_file: tuple[Claim, ...]) -> Placement:
    return replace(placement, verdict=verdict((*placement.claims, *of_file)))


def _pairs(old: Sequence[Placement], new: Sequence[Placement]) -> dict[int, int]:
    """Which of ``new`` is which of ``old``: by the very address, else by a variant of it."""
    found: dict[int, int] = {}
    free = dict(enumerate(new))
    for exact in (True, False):
        for position, placement in enumerate(old):
            if position in found:
                continue
            match = next((n for n, one in free.items() if _is_same(placement, one, exact)), None)
            if match is not None:
                found[position] = match
                del free[match]
    return found


def _is_same(one: Placement, other: Placement, exact: bool) -> bool:
    if exact:
        return one.url == other.url
    return same((one.url, *one.urls), (other.url, *other.urls))


def _restored(archive: Archive, path: Path) -> Renewed:
    """What a known capture's own description gave back; nothing where it is as it was."""
    evidence = read_evidence(capture_metadata(path) or b"")
    found = archive.rebuilding.of_capture(evidence.facts.capture_id)
    if found is None:  # it confirmed a version of an earlier capture
        return Renewed()
    facts = {one.position: one.facts for one in evidence.pictures if one.facts is not None}
    numbers = archive.rebuilding.numbers([one.sha256 for one in facts.values()])
    placed = _without_file_claims(evidence)
    places = []
    for position in range(len(evidence.article.pictures)):
        of = facts.get(position)
        was = position if position < len(found.pictures) else None
        number = numbers.get(of.sha256) if of else None
        if number is None and was is not None:
            number = found.pictures[was]
        places.append(Continued(was, number))
    pictures = {numbers[one.sha256]: one for one in facts.values() if one.sha256 in numbers}
    renewal = Renewal(found.row, placed, tuple(places))
    return archive.rebuilding.renew(Mending(found.article, (renewal,), pictures, place))


def _without_file_claims(evidence: Evidence) -> Article:
    """The article with the page's claims alone: what a description holds, as it is kept."""
    of_file = {
        one.position: set(one.facts.claims) for one in evidence.pictures if one.facts is not None
    }
    placements = [
        replace(
            placement,
            claims=tuple(c for c in placement.claims if c not in of_file.get(position, ())),
        )
        for position, placement in enumerate(evidence.article.pictures)
    ]
    return replace(evidence.article, pictures=tuple(placements))


def _counted(total: Rebuilt, renewed: Renewed) -> Rebuilt:
    return replace(
        total,
        versions=total.versions + renewed.versions,
        pictures=total.pictures + renewed.pictures,
        orphans=(*total.orphans, *renewed.orphans),
    )
