"""The verbs around searching: saved searches, duplicates, related articles."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from archive_app.actions.neighbours import neighbours
from archive_app.actions.progress import Progress, Step
from archive_app.cli.found_lines import found_line, say_found
from archive_app.cli.output import print_json, progress_bar, say, warn
from archive_app.cli.saving import AsJson
from archive_app.cli.session import LARGEST, SESSION, today
from archive_app.domain.findings import SavedSearch, Twins


class What(StrEnum):
    """What to do with saved searches."""

    ADD = "add"
    LIST = "list"
    REMOVE = "remove"


def add_to(app: typer.Typer) -> None:
    """Register the verbs of this module."""
    app.command("saved")(saved)
    app.command("duplicates")(duplicates)
    app.command("related")(related)


def saved(
    what: Annotated[What, typer.Argument(help="What to do.")] = What.LIST,
    name: Annotated[str, typer.Argument(help="The search's name; to add or remove.")] = "",
    query: Annotated[str, typer.Argument(help="What it asks; to add.")] = "",
    as_json: AsJson = False,
) -> None:
    """Keep searches under a name and list them with the articles that each finds now."""
    if (what is What.LIST) == bool(name) or (query and what is not What.ADD):
        raise typer.BadParameter("Say: saved list, saved add NAME QUERY, or saved remove NAME.")
    with SESSION.archive() as archive:
        if what is What.ADD:
            before = {one.search: one.query for one in archive.searches.all()}
            found = [archive.searches.add(name, query)[0]]
            _say_replaced(found[0], before.get(found[0].search))
        elif what is What.REMOVE:
            found = [archive.searches.named(name)]
            archive.searches.remove(found[0].search)
        else:
            found = list(archive.searches.counted(today()))
    for one in found:
        _say_search(one, as_json=as_json)


def _say_replaced(now: SavedSearch, before: str | None) -> None:
    if before not in {None, now.query}:
        said = before or "all articles"
        warn(f"“{now.name}” asked for {said} until now. To have that back: archive-app undo.")


def _say_search(saved_search: SavedSearch, *, as_json: bool) -> None:
    if as_json:
        print_json(saved_json(saved_search))
        return
    count = "" if saved_search.articles is None else str(saved_search.articles)
    say(f"{count:>6}  {saved_search.name}: {saved_search.query or 'all articles'}")


def saved_json(saved_search: SavedSearch) -> dict[str, Any]:
    """One line of ``saved``."""
    return {
        "search": saved_search.search,
        "name": saved_search.name,
        "query": saved_search.query,
        "articles": saved_search.articles,
    }


def duplicates(as_json: AsJson = False) -> None:
    """List articles whose texts are nearly the same: reports that several outlets carry."""
    with SESSION.archive() as archive, progress_bar("Comparing") as report:
        left = whole = archive.likeness.catch_up(0)
        while left:
            report(Progress(Step.INDEXING, whole - left, whole))
            left = archive.likeness.catch_up()
        families = archive.likeness.families()
    for family in families:
        if as_json:
            print_json(_twins_json(family))
        else:
            outlets = "1 outlet" if family.outlets == 1 else f"{family.outlets} outlets"
            say(f"{len(family.articles)} articles in {outlets}")
            for row in family.articles:
                say_found(row)


def related(
    article: Annotated[
        int, typer.Argument(metavar="ID", min=1, max=LARGEST, help="The article's number.")
    ],
    limit: Annotated[
        int, typer.Option(min=0, max=100, help="At most this many that are only related.")
    ] = 6,
    as_json: AsJson = False,
) -> None:
    """List where else an article's text stands, and the articles related to it."""
    with SESSION.reading() as archive:
        found = neighbours(archive, article, limit)
    outlets = "1 other outlet" if found.outlets == 1 else f"{found.outlets} other outlets"
    groups = (
        ("same", "Probably the same article; “merge” puts them together", found.same),
        ("elsewhere", f"Also in {outlets}", found.elsewhere),
        ("related", "Related", found.related),
    )
    for relation, head, rows in groups:
        if rows and not as_json:
            say(head)
        for row in rows:
            if as_json:
                print_json({"relation": relation, **found_line(row)})
            else:
                say_found(row)
    if not found and not as_json:
        say("Nothing stands near this article.")


def _twins_json(family: Twins) -> dict[str, Any]:
    return {"outlets": family.outlets, "articles": [found_line(row) for row in family.articles]}
