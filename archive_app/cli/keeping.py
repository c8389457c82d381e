"""The verbs about the whole library: export, verify, info, settings, demo."""

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from archive_app import PROGRAM
from archive_app.actions.backup import backup as backup_library
from archive_app.actions.export import Format, Wanted
from archive_app.actions.export import export as export_articles
from archive_app.actions.export_place import Existing
from archive_app.actions.export_rights import Reported, ReportWanted, export_rights
from archive_app.actions.purge import empty_trash
from archive_app.actions.settings import change, log_file, settings_file
from archive_app.actions.verify import verify as verify_library
from archive_app.cli.demo import demo
from archive_app.cli.output import print_json, progress_bar, say, warn
from archive_app.cli.saving import AsJson
from archive_app.cli.session import SESSION, today
from archive_app.domain.errors import NotFound, Refused
from archive_app.domain.library import Sort
from archive_app.exchange.article_json import notice_json
from archive_app.exchange.policy import parse_policy
from archive_app.fetch.proxies import WORDS as PROXY_WORDS


class Form(StrEnum):
    """What can be written out: articles in some format, or the report of their pictures' rights."""

    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"
    PDF = "pdf"
    CSL = "csl"
    REFERENCES = "references"
    RIGHTS = "rights"


def add_to(app: typer.Typer) -> None:
    """Register the verbs of this module."""
    app.command("export")(export)
    app.command("verify")(verify)
    app.command("backup")(backup)
    app.command("compact")(compact)
    app.command("purge")(purge)
    app.command("info")(info)
    app.command("settings")(settings)
    app.command("demo")(demo)


def export(
    to: Annotated[
        Path, typer.Option(help="A folder; for json, csl, references and rights a file.")
    ],
    query: Annotated[str, typer.Argument(help="Which articles; all without.")] = "",
    ids: Annotated[list[int] | None, typer.Option("--id", help="An article; repeatable.")] = None,
    format: Annotated[Form, typer.Option(help="The form.")] = Form.HTML,
    pictures: Annotated[
        str, typer.Option(help="rights, none, all, or pairs like owner=include.")
    ] = "rights",
    reason: Annotated[str, typer.Option(help="Why uncleared pictures leave.")] = "",
    existing: Annotated[Existing, typer.Option(help="If the place has files.")] = Existing.REFUSE,
    as_json: AsJson = False,
) -> None:
    """Write articles out with the pictures that their rights let go, or a report of their rights.

    csl are references for Zotero, Pandoc and word processors; references are a line each.
    The report's form is that of its file: .html, .csv or .json.
    """
    policy = parse_policy(pictures, reason)
    with SESSION.reading() as archive, progress_bar("Exporting") as report:
        numbers = ids or archive.search.numbers(query, sort=Sort.SAVED, today=today())
        if not numbers:
            raise NotFound(f"No article fits “{query}”. Nothing was exported.")
        if format is Form.RIGHTS:
            asked = ReportWanted(tuple(numbers), to, existing)
            _say_report(export_rights(archive, asked, report), as_json=as_json)
            return
        wanted = Wanted(tuple(numbers), Format(format.value), to, policy, existing)
        done = export_articles(archive, wanted, report)
    for notice in done.warnings:
        warn(notice.message)
    if as_json:
        print_json(
            {
                "to": str(done.target),
                "articles": done.articles,
                "pictures_copied": done.copied,
                "pictures_stayed": done.stayed,
                "warnings": [notice_json(notice) for notice in done.warnings],
            }
        )
    else:
        say(
            f"{done.articles} articles in {done.target}. {done.copied} pictures were copied,"
            f" {done.stayed} stay on this computer."
        )


def _say_report(done: Reported, *, as_json: bool) -> None:
    if as_json:
        facts = {"to": str(done.target), "articles": done.articles, "pictures": done.pictures}
        print_json({**facts, "warnings": []})
    else:
        say(f"{done.pictures} pictures of {done.articles} articles in {done.target}.")


def verify(as_json: AsJson = False) -> int:
    """Check that every saved byte still matches its proof; exit 1 when one does not."""
    with SESSION.reading() as archive, progress_bar("Checking") as report:
        found = verify_library(archive, report)
    if as_json:
        problems = [notice_json(problem) for problem in found.problems]
        print_json({"ok": found.ok, "checked": found.checked, "problems": problems})
    else:
        for problem in found.problems:
            warn(problem.message)
        words = "all match" if found.ok else f"{len(found.problems)} problems"
        say(f"{found.checked} records checked: {words}.")
    return 0 if found.ok else 1


def backup(
    to: Annotated[Path, typer.Argument(metavar="TO", help="A folder; only what is new is copied.")],
    as_json: AsJson = False,
) -> None:
    """Copy the whole library, also while the window works in it; and your own work as plain lines.

    The copy is a library itself. Its work.jsonl fits a library that was rebuilt from its captures.
    """
    with SESSION.reading() as archive, progress_bar("Copying") as report:
        done = backup_library(archive, to, report)
    if as_json:
        print_json(
            {
                "to": str(done.target),
                "captures": done.captures,
                "copied": done.copied,
                "bytes": done.bytes,
            }
        )
    else:
        say(f"{done.captures} captures in {done.target}, {done.copied} of them copied now.")


def purge(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: AsJson = False,
) -> None:
    """Remove what is in the trash for good, with its evidence; there is no way back."""
    with SESSION.archive() as archive:
        waiting = len(archive.purging.trash())
        if waiting and not yes:
            raise Refused(
                f"{_articles(waiting)} would be removed for good. Nothing was; add --yes to do it."
            )
        done = empty_trash(archive)
    if as_json:
        print_json({"articles": list(done.articles), "files": done.files, "kept": done.kept})
        return
    say(f"{_articles(len(done.articles))} removed for good, {done.files} capture files with them.")
    if done.kept:
        say(f"Of {done.kept} more files only what other articles refer to was kept.")


def _articles(number: int) -> str:
    return f"{number} article{'' if number == 1 else 's'}"


def compact(as_json: AsJson = False) -> None:
    """Give the room that nothing needs any more back to the disk."""
    with SESSION.archive() as archive:
        before = archive.facts.info().bytes
        archive.upkeep.compact()
        after = archive.facts.info().bytes
    if as_json:
        print_json({"before": before, "after": after})
    else:
        say(f"The library took {before:,} bytes and takes {after:,} now.")


def info(as_json: AsJson = False) -> None:
    """Say where everything is and how much there is."""
    with SESSION.reading() as archive:
        facts = asdict(archive.facts.info())
    facts |= {"settings": str(settings_file()), "log": str(log_file()), "program": PROGRAM}
    if as_json:
        print_json(facts)
        return
    for name, value in facts.items():
        say(f"{name:>9}  {value}")


def settings(
    name: Annotated[str | None, typer.Argument(help="One setting; all without.")] = None,
    value: Annotated[str | None, typer.Argument(help="What to set it to.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show or change the settings."""
    shown = asdict(change(name, value) if name and value is not None else SESSION.settings)
    if name == "proxy" and value:
        warn(PROXY_WORDS)
    if name is not None:
        if name not in shown:
            raise typer.BadParameter(f"There is no setting “{name}”.")
        shown = {name: shown[name]}
    if as_json:
        print_json(shown)
    else:
        for key, setting in shown.items():
            say(f"{key} = {setting}")
