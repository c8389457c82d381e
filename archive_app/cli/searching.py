"""The verbs around searching: saved searches."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from archive_app.cli.output import print_json, say
from archive_app.cli.saving import AsJson
from archive_app.cli.session import SESSION, today
from archive_app.domain.library import SavedSearch


class What(StrEnum):
    """What to do with saved searches."""

    ADD = "add"
    LIST = "list"
    REMOVE = "remove"


def add_to(app: typer.Typer) -> None:
    """Register the verbs of this module."""
    app.command("saved")(saved)


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
            found = [archive.searches.add(name, query)[0]]
        elif what is What.REMOVE:
            found = [archive.searches.named(name)]
            archive.searches.remove(found[0].search)
        else:
            found = list(archive.searches.counted(today()))
    for one in found:
        _say_search(one, as_json=as_json)


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
