"""The verb ``watch``: what is saved again by itself, and how often."""

from enum import StrEnum
from typing import Annotated

import typer

from archive_app.cli.output import print_json, say
from archive_app.cli.saving import AsJson
from archive_app.cli.session import SESSION, ranges
from archive_app.domain.watch import EVERY, NEVER, Watch

_INTERVALS = "|".join((*EVERY, NEVER))


class Often(StrEnum):
    """The word between what is watched and how often."""

    EVERY = "every"


def add_to(app: typer.Typer) -> None:
    """Register the verb of this module."""
    app.command("watch")(watch)


def watch(
    what: Annotated[
        str | None, typer.Argument(metavar="[ID|SITE]", help="An article, or all of a site.")
    ] = None,
    often: Annotated[Often | None, typer.Argument(metavar="[every]")] = None,
    interval: Annotated[str | None, typer.Argument(metavar=f"[{_INTERVALS}]")] = None,
    allow_net: Annotated[
        list[str] | None,
        typer.Option(help="As for add; kept with the watch, for its pages and no others."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Save an article, or every article of a site, again at times; without arguments list them.

    What is due waits in the queue; the window saves it by itself, “queue resume” at the terminal.
    """
    ranges(allow_net)  # what is none is said now
    if what is None:
        with SESSION.reading() as archive:
            for one in archive.watches.all():
                print_json(_as_json(one)) if as_json else say(_words(one))
        return
    if often is None or interval is None:
        raise typer.BadParameter(f"Write: watch {what} every {_INTERVALS}.")
    number = int(what) if what.isascii() and what.isdigit() else None
    with SESSION.archive() as archive:
        archive.watches.set(what if number is None else number, interval, allow_net)
        kept = [one for one in archive.watches.all() if what in {str(one.article), one.site}]
    if as_json:
        print_json(_as_json(kept[0]) if kept else _ended(number, what))
    else:
        say(_words(kept[0]) if kept else f"{what} is not watched any more.")


def _as_json(one: Watch) -> dict[str, object]:
    return {
        "article": one.article,
        "site": one.site,
        "every": one.every,
        "next": one.next_at.isoformat(),
        "articles": one.articles,
        "allow_net": list(one.allow_net),
    }


def _ended(number: int | None, what: str) -> dict[str, object]:
    return {
        "article": number,
        "site": what if number is None else None,
        "every": NEVER,
        "next": None,
        "articles": 0,
        "allow_net": [],
    }


def _words(one: Watch) -> str:
    what = one.site if one.article is None else f"article {one.article}"
    noun = "article" if one.articles == 1 else "articles"
    day = one.next_at.astimezone()
    allowed = f", may ask {', '.join(one.allow_net)}" if one.allow_net else ""
    return f"{what}: every {one.every}, {one.articles} {noun}, next {day:%Y-%m-%d %H:%M}{allowed}"
