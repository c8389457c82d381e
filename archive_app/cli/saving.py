"""The verbs that bring things in or read them without a library: add, extract, inspect, credit."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from archive_app.actions import add as adding
from archive_app.actions.extract import BatchPage, extract_batch, extract_bytes, read_file
from archive_app.actions.get_pictures import capture_pictures, plan_pictures
from archive_app.actions.inspect import inspect_file
from archive_app.actions.rendering import demand_browser
from archive_app.actions.settings import fetching
from archive_app.actions.worker import Worker
from archive_app.cli.output import print_json, progress_bar, say
from archive_app.cli.queueing import add_later
from archive_app.cli.saved_lines import added_line, failed_line, say_added
from archive_app.cli.session import SESSION
from archive_app.credit.grammar import parse_credit
from archive_app.domain.errors import ArchiveError, Cancelled, Notice, PageError
from archive_app.domain.library import WantedPictures
from archive_app.domain.rights import CreditLine
from archive_app.domain.saving import Saved
from archive_app.fetch.cookies import read_cookies
from archive_app.store.archive import Archive

AsJson = Annotated[bool, typer.Option("--json", help="One JSON object, or one a line.")]


def add_to(app: typer.Typer) -> None:
    """Register the verbs of this module."""
    app.command("add")(add)
    app.command("extract")(extract)
    app.command("inspect")(inspect)
    app.command("credit")(credit)


def add(
    urls: Annotated[list[str] | None, typer.Argument(metavar="URL...", help="Pages.")] = None,
    source: Annotated[
        str | None, typer.Option("--from", help="A file with one address a line; - for input.")
    ] = None,
    tag: Annotated[list[str] | None, typer.Option(help="A tag for every page; repeatable.")] = None,
    note: Annotated[str, typer.Option(help="A note on every article.")] = "",
    allow_net: Annotated[
        list[str] | None,
        typer.Option(help="An address range (CIDR) that may be asked although it is not public."),
    ] = None,
    cookies: Annotated[
        Path | None, typer.Option(help="Your cookies (Netscape form), for this run only.")
    ] = None,
    pictures_of: Annotated[
        list[int] | None,
        typer.Option(metavar="ID", help="Get the pictures that this article lacks; repeatable."),
    ] = None,
    render: Annotated[
        bool,
        typer.Option("--render", help="Show each page to a browser first (extra “browser”)."),
    ] = False,
    no_pictures: Annotated[
        bool,
        typer.Option("--no-pictures", help="Leave the pictures; --pictures-of gets them later."),
    ] = False,
    later: Annotated[
        bool, typer.Option("--later", help="Put them into the queue; queue resume saves them.")
    ] = False,
    as_json: AsJson = False,
) -> int:
    """Save the page at each address, with its pictures and their rights."""
    addresses = [*(urls or []), *(_lines(source) if source else [])]
    if not addresses and not pictures_of:
        raise typer.BadParameter("Give at least one address, or --from FILE.")
    if render:
        demand_browser()
    if later:
        return add_later(
            addresses,
            tag or [],
            note,
            render=render,
            allow_net=allow_net or [],
            pictures=WantedPictures.NONE if no_pictures else WantedPictures.AS_SET,
            as_json=as_json,
        )
    pictures = False if no_pictures else None
    jobs: list[_Page | _Pictures] = [
        _Page(url, tag or [], note, render, pictures) for url in addresses
    ]
    jobs += [_Pictures(number) for number in pictures_of or []]
    return _add_now(jobs, allow_net or [], cookies, as_json=as_json)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page to be saved."""

    url: str
    tags: list[str]
    note: str
    render: bool
    pictures: bool | None
    """Whether they come along; None for as the settings say."""

    def save(self, archive: Archive, tools: adding.CaptureTools) -> tuple[adding.Capture, Saved]:
        planned = adding.plan(archive, self.url, render=self.render, pictures=self.pictures)
        captured = adding.capture(planned, tools)
        return captured, adding.save(archive, captured, self.tags, self.note)


@dataclass(frozen=True, slots=True)
class _Pictures:
    """The pictures that an article lacks."""

    article: int

    @property
    def url(self) -> str:
        return f"article {self.article}"

    def save(self, archive: Archive, tools: adding.CaptureTools) -> tuple[adding.Capture, Saved]:
        captured = capture_pictures(plan_pictures(archive, self.article), tools)
        return captured, adding.save(archive, captured)


def _add_now(
    jobs: Sequence[_Page | _Pictures], allow_net: list[str], cookies: Path | None, *, as_json: bool
) -> int:
    """Save one after the other, each told when it is done; 1 where one of them failed."""
    settings = SESSION.allowing(allow_net)
    asking = fetching(settings, read_cookies(cookies) if cookies is not None else ())
    failed = 0
    with SESSION.archive() as archive, Worker() as worker:
        for job in jobs:
            with progress_bar(job.url) as report:
                tools = adding.CaptureTools(SESSION.library, worker, settings, asking, report)
                line = _add_one(archive, job, tools)
            failed += line["outcome"] == "failed"
            print_json(line) if as_json else say_added(line)
    return 1 if failed else 0


def _add_one(
    archive: Archive, job: _Page | _Pictures, tools: adding.CaptureTools
) -> dict[str, Any]:
    """The result line of one address; what failed says why, and the next one is tried."""
    try:
        captured, saved = job.save(archive, tools)
        url = job.url if isinstance(job, _Page) else captured.facts.requested_url
        return added_line(url, captured, saved)
    except Cancelled:
        raise
    except ArchiveError as error:
        return failed_line(job.url, Notice(error.kind, error.message))


def extract(
    file: Annotated[str | None, typer.Argument(help="A saved page; - for input.")] = None,
    url: Annotated[str, typer.Option(help="The page's address.")] = "https://unknown.invalid/",
    encoding: Annotated[str | None, typer.Option(help="The charset the server declared.")] = None,
    batch: Annotated[
        Path | None, typer.Option(help="Pages to read, one JSON object a line.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Where a batch's articles go.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Pages read at the same time.")] = 1,
    as_json: AsJson = False,
) -> int:
    """Read a page from a file into a clean article, without a library."""
    if batch is not None:
        return _extract_batch(batch, out, jobs)
    if file is None:
        raise typer.BadParameter("Give a file, - or --batch.")
    body = sys.stdin.buffer.read() if file == "-" else read_file(file)
    with Worker() as worker:
        article = extract_bytes(body, url, encoding, worker)
    if as_json:
        print_json(article)
    else:
        say(f"{article['title']}\n\n{article['text']}")
    return 0


def _extract_batch(batch: Path, out: Path | None, jobs: int) -> int:
    decoder = msgspec.json.Decoder(BatchPage)
    try:
        pages = [decoder.decode(line) for line in batch.read_bytes().splitlines() if line.strip()]
        target = out.open("wb") if out is not None else sys.stdout.buffer
    except (OSError, msgspec.DecodeError) as error:
        raise PageError(f"The batch {batch} cannot be read: {error}.") from error
    failed = 0
    try:
        for article in extract_batch(pages, jobs):
            failed += "error" in article
            target.write(msgspec.json.encode(article) + b"\n")
    finally:
        if out is not None:
            target.close()
    return 1 if failed else 0


def inspect(
    files: Annotated[list[Path], typer.Argument(help="Picture files.")], as_json: AsJson = False
) -> int:
    """Say what picture files themselves claim of their rights."""
    for path in files:
        found = inspect_file(path)
        if as_json:
            print_json(found)
            continue
        say(str(path))
        for name, value in found.items():
            if value and name != "path":
                say(f"  {name.replace('_', ' ')}: {_shown(value)}")
    return 0


def credit(
    source: Annotated[str, typer.Argument(metavar="FILE", help="Credit lines; - for input.")],
    as_json: AsJson = False,
) -> int:
    """Take credit lines apart, one a line."""
    for line in _lines(source):
        parts = parse_credit(line)
        if as_json:
            print_json(_credit_json(parts))
        else:
            named = " / ".join([*parts.creator, parts.organisation or ""]).strip(" /")
            say(f"{parts.status}\t{named or '–'}\t{line}")
    return 0


def _credit_json(parts: CreditLine) -> dict[str, Any]:
    return {
        "credit": parts.credit,
        "creator": list(parts.creator),
        "organisation": parts.organisation,
        "kind": parts.kind.value if parts.kind else None,
        "licence": parts.licence,
        "licence_url": parts.licence_url,
        "via": parts.via,
        "restrictions": list(parts.restrictions),
        "status": parts.status.value,
    }


def _lines(source: str) -> Iterator[str]:
    """The lines of a file or of standard input without their ends, empty ones left out."""
    if source == "-":
        lines: Iterable[str] = sys.stdin
    else:
        try:
            lines = Path(source).read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise PageError(f"The file {source} cannot be read.", details=str(error)) from error
    yield from (line.strip() for line in lines if line.strip())


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(inner)}" for key, inner in value.items() if inner)
    return ", ".join(map(_shown, value)) if isinstance(value, list) else str(value)
