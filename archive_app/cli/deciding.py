"""The verb ``decide``: what a person says of a picture's rights."""

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from archive_app.cli.output import print_json, say, warn
from archive_app.cli.saving import AsJson
from archive_app.cli.session import SESSION, today
from archive_app.domain.errors import Refused
from archive_app.domain.rights import Decision, Ruling, Scope
from archive_app.exchange.article_json import decision_json


def add_to(app: typer.Typer) -> None:
    """Register the verbs of this module."""
    app.command("decide")(decide)


def decide(
    picture: Annotated[int, typer.Argument(metavar="PICTURE", help="The picture's number.")],
    ruling: Annotated[Ruling, typer.Argument(help="What you decide.")],
    owner: Annotated[str | None, typer.Argument(help="The name, after owner.")] = None,
    scope: Annotated[Scope, typer.Option(help="How far it reaches.")] = Scope.THIS,
    within: Annotated[
        str | None, typer.Option(help="Reach only pictures that fit this query of pictures.")
    ] = None,
    valid_until: Annotated[str, typer.Option(help="Last day it holds, YYYY-MM-DD.")] = "",
    reference: Annotated[str, typer.Option(help="Licence or agreement number.")] = "",
    reason: Annotated[str, typer.Option(help="Why; kept for ever.")] = "",
    as_json: AsJson = False,
) -> None:
    """Clear a picture, block it, name its owner, or withdraw what was decided."""
    if not reason.strip():
        raise typer.BadParameter("Give the reason with --reason; it is kept in the history.")
    if (ruling is Ruling.OWNER) != bool(owner):
        raise typer.BadParameter("A name belongs to owner, and to nothing else.")
    with SESSION.archive() as archive:
        made = Decision(
            decision=0,
            picture=picture,
            scope=scope,
            ruling=ruling,
            reason=reason,
            who=SESSION.who,
            decided_at=datetime.now(UTC),
            owner=owner,
            reference=reference,
            valid_until=_day(valid_until),
        )
        allowed = None
        if within is not None:
            allowed = {row.picture for row in archive.pictures.rows(within)}
        changes = archive.pictures.decide(made, within=allowed)
        trail = archive.pictures.decisions(picture)
    if changes.event is None:
        raise Refused(f"Nothing is decided of picture {picture}. Nothing was changed.")
    if as_json:
        print_json(decision_json(trail[-1] if trail else made))
    else:
        others = len(changes.pictures - {picture})
        reached = f" {others} more decided alike." if others else ""
        say(f"Picture {picture}: {ruling}. {len(trail)} lines in its history.{reached}")


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError as error:
        raise typer.BadParameter(f"{text} is no day; write it like 2027-01-31.") from error
    if day is not None and day < today():
        warn(f"{text} has passed: what ended then is kept, and counts as undecided.")
    return day
