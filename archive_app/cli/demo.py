"""The verb ``demo``: the whole tour on the sample news site, each step with its result."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from archive_app.actions.add import CaptureTools
from archive_app.actions.compare import compare
from archive_app.actions.export import Format, Wanted, export
from archive_app.actions.open_library import open_library
from archive_app.actions.sample import SampleTour
from archive_app.actions.settings import Settings
from archive_app.actions.verify import verify
from archive_app.actions.worker import Worker
from archive_app.cli.output import marked_words, say, warn
from archive_app.cli.session import today
from archive_app.domain.comparison import Kind
from archive_app.domain.errors import UNANNOUNCED, LibraryError
from archive_app.domain.library import Sort
from archive_app.exchange.policy import Policy
from archive_app.fetch.demo_site import ALLOWED, DemoSite
from archive_app.fetch.settings import FetchSettings

_QUERIES = (
    "harbour",
    '"sea wall" -insurance',
    "title:wall OR title:mauer",
    "tag:places",
    "rights:placeholder",
    "rights:differ",
    "lang:ar",
    "is:changed",
)
_WINDOW_SECONDS = 120


def demo(
    keep: Annotated[Path | None, typer.Option(help="Where everything is left.")] = None,
    no_window: Annotated[bool, typer.Option("--no-window", help="Make no pictures of it.")] = False,
) -> int:
    """Show everything on the sample news site: save, search, mark, compare, export, verify."""
    folder = (keep or Path(tempfile.mkdtemp(prefix="news-archive-demo-"))).absolute()
    _clear(folder)
    settings = Settings(allow_net=(ALLOWED,))
    with (
        DemoSite() as site,
        open_library(folder / "library") as archive,
        Worker() as worker,
    ):
        tools = CaptureTools(folder / "library", worker, settings, FetchSettings())
        tour = _Tour(SampleTour(archive, tools, site), folder)
        tour.save_all()
        tour.search()
        tour.organise()
        tour.annotate()
        tour.decide()
        tour.save_again()
        tour.undo()
        tour.export()
        sound = tour.verify()
    if not no_window:
        sound = _window_pictures(folder) and sound
    say(f"\nEverything is in {folder}:")
    for name in ("library", "exports", "window"):
        if (folder / name).exists():
            say(f"  {name}/")
    say(f'Look at it with: archive-app --library "{folder / "library"}" list')
    return 0 if sound else 1


class _Tour:
    """The steps over one library; each says what it did and what came of it."""

    def __init__(self, sample: SampleTour, folder: Path) -> None:
        self._sample, self._archive = sample, sample.archive
        self._folder = folder
        self._step = 0

    def save_all(self) -> None:
        """Save every article of the sample site."""
        self._say(f"Save the {len(self._sample.site.pages)} articles of the sample site")
        for page, saved, captured in self._sample.save_all():
            have = sum(picture.facts is not None for picture in captured.pictures)
            say(f"   {saved.article:>3}  {page.language:<6}{captured.article.title}")
            say(f"        {saved.outcome}, {captured.article.words} words, {have} pictures")
            for notice in captured.article.warnings:
                if notice.kind not in UNANNOUNCED:
                    say(f"        note: {notice.message}")
        say("   Whose each picture is:")
        for row in self._archive.pictures.rows():
            say(f"        {row.badge:<12}{row.credit or '–'}")

    def search(self) -> None:
        """Search in every way that the sample has an answer for."""
        self._say("Search")
        for query in _QUERIES[:3]:
            self._find(query)

    def organise(self) -> None:
        """Tag, star and finish articles."""
        self._say("Tag, star, take out of the inbox")
        self._sample.organise()
        for count in self._archive.work.tags():
            say(f"   {count.articles:>3}  {count.tag}")
        for query in _QUERIES[3:7]:
            self._find(query)

    def annotate(self) -> None:
        """Mark words, one with a note, and write a note on the whole article."""
        self._say("Highlight, note")
        for quote, body in self._sample.annotate():
            say(f"   “{quote}”{' – ' + body if body else ''}")

    def decide(self) -> None:
        """Clear one picture by hand: the only way that a picture becomes cleared."""
        self._say("Decide about a picture")
        row = self._sample.decide()
        after = next(r for r in self._archive.pictures.rows() if r.picture == row.picture)
        say(f"   picture {row.picture}, {row.credit}: {row.badge} → {after.badge}")

    def save_again(self) -> None:
        """Save the page that changed and one that did not."""
        self._say("Save again: one page changed, one did not")
        for saved in self._sample.save_again():
            say(f"   {saved.outcome}: article {saved.article}, version {saved.version}")
        after = self._sample.changing()
        say(f"   kept: {len(after.tags)} tags, {len(after.annotations)} marks, the note")
        for mark in after.annotations:
            if mark.orphan:
                say(f"   its words are gone, so it is offered a place: “{mark.anchor.exact}”")
        found = compare(self._archive, after.article, None, None)
        say(f"   Version {found.old} to {found.new}: {found.changed_blocks} blocks differ")
        for fact in found.facts:
            say(f"   ~ {fact.field}: {fact.old} → {fact.new}")
        for block in [block for block in found.blocks if block.kind is not Kind.SAME][:4]:
            say(f"   {marked_words(block)[:160]}")
        for picture in found.pictures:
            say(f"   ~ {picture.field} of a picture: {picture.old} → {picture.new}")
        self._find(_QUERIES[7])

    def undo(self) -> None:
        """Trash an article and take it back."""
        self._say("Move to the trash, undo")
        last = max(self._sample.numbers.values())
        self._archive.work.trash([last])
        before = self._archive.search.count("", today())
        event, _ = self._archive.history.undo()
        say(f"   {event.subject}: {before} → {self._archive.search.count('', today())} articles")

    def export(self) -> None:
        """Export everything in every format."""
        self._say("Export; only pictures that may leave are copied")
        exports = self._folder / "exports"
        exports.mkdir()
        numbers = self._archive.search.numbers("", sort=Sort.SAVED, today=today())
        targets = {
            Format.HTML: exports / "web",
            Format.MARKDOWN: exports / "markdown",
            Format.JSON: exports / "articles.jsonl",
        }
        for format, target in targets.items():
            done = export(self._archive, Wanted(tuple(numbers), format, target, Policy()))
            say(
                f"   {format}: {done.articles} articles, {done.copied} pictures copied,"
                f" {done.stayed} stay here"
            )

    def verify(self) -> bool:
        """Compare every saved byte with its digest; whether all match."""
        self._say("Verify")
        report = verify(self._archive)
        for problem in report.problems:
            warn(f"   {problem.message}")
        say(f"   {report.checked} records checked, {len(report.problems)} problems")
        return report.ok

    def _say(self, title: str) -> None:
        self._step += 1
        say(f"\n{self._step}. {title}")

    def _find(self, query: str) -> None:
        rows = self._archive.search.find(
            query, sort=Sort.RELEVANCE, limit=3, offset=0, today=today()
        )
        total = self._archive.search.count(query, today())
        say(f"   {query}: {total}")
        for row in rows:
            say(f"        {row.article:>3}  {row.title}")


def _clear(folder: Path) -> None:
    """Make room: a demo of before is replaced, anything else is left alone.

    Raises:
        LibraryError: the folder has files that are no demo's.
    """
    marker = folder / "demo.json"
    if folder.is_dir() and any(folder.iterdir()) and not marker.exists():
        raise LibraryError(
            f"{folder} has files that are not from a demo. Nothing was touched."
            " Choose an empty folder.",
            kind="target-exists",
        )
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made = {"made": datetime.now(UTC).isoformat(), "what": "a demo of News Archive; delete freely"}
    marker.write_text(json.dumps(made), "utf-8")


def _window_pictures(folder: Path) -> bool:
    """Have the window make pictures of itself in both themes; whether it could.

    The window is a program of its own: the command line never imports Qt.
    """
    say("\nPictures of the window")
    places = ["--library", str(folder / "library"), "--out", str(folder / "window")]
    environment = dict(os.environ)
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "archive_app.gui.snapshots", *places],
            env=environment,
            timeout=_WINDOW_SECONDS,
            check=False,
            capture_output=True,
            text=True,
        )
    except subprocess.TimeoutExpired:
        warn("   The window did not finish its pictures in two minutes.")
        return False
    if done.returncode != 0:
        warn(f"   The window could not be drawn: {done.stderr.strip().splitlines()[-1:]}")
        return False
    for picture in sorted((folder / "window").glob("*.png")):
        say(f"   {picture}")
    return True
