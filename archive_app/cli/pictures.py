"""The verb ``pictures``: whose pictures are, and where one was seen."""

from pathlib import Path
from typing import Annotated, Any

import typer

from archive_app.actions.find_picture import find_like
from archive_app.actions.worker import Worker
from archive_app.cli.output import print_json, say
from archive_app.cli.saving import AsJson
from archive_app.cli.session import SESSION
from archive_app.domain.library import PictureRow
from archive_app.domain.sighting import Seen, Sighting
from archive_app.exchange.article_json import decision_json


def add_to(app: typer.Typer) -> None:
    """Register the verbs of this module."""
    app.command("pictures")(pictures)


def pictures(
    query: Annotated[
        str,
        typer.Argument(
            help="Words, credit: creator: owner: licence: rights: or is:credit-lost; all without."
        ),
    ] = "",
    like: Annotated[
        Path | None,
        typer.Option(help="A picture file: where was it, or one that looks like it, seen?"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List pictures with what is claimed of them and what was decided."""
    if like is not None:
        if query:
            raise typer.BadParameter("Give a query or --like, not both.")
        _list_like(like, as_json=as_json)
        return
    with SESSION.reading() as archive:
        rows = archive.pictures.rows(query)
    for row in rows:
        print_json(_row_json(row)) if as_json else _say_row(row)


def _list_like(path: Path, *, as_json: bool) -> None:
    with SESSION.reading() as archive, Worker() as worker:
        found = find_like(archive, path, worker)
    for sighting in found:
        if as_json:
            print_json(_sighting_json(sighting))
            continue
        _say_row(sighting.row)
        say("       " + ("the same file" if sighting.exact else "looks alike"))
        for seen in sighting.seen:
            said = f"“{seen.credit}”" if seen.credit else "no credit"
            day = seen.captured_at.astimezone()
            say(f"       {day:%Y-%m-%d}  {said}  {seen.title} ({seen.article})")
    if not found and not as_json:
        say("This picture was not seen in the library.")


def _say_row(row: PictureRow) -> None:
    size = f"{row.width}×{row.height}" if row.width else "?"
    lost = f"  (lost: {row.lost_credit})" if row.lost_credit else ""
    say(f"{row.picture:>5}  {row.badge:<12} {size:>10}  {row.credit or '–'}{lost}")


def _row_json(row: PictureRow) -> dict[str, Any]:
    return {
        "picture": row.picture,
        "sha256": row.sha256,
        "type": row.media_type,
        "width": row.width,
        "height": row.height,
        "badge": row.badge.value,
        "status": row.status,
        "conflict": row.conflict,
        "credit": row.credit,
        "creator": list(row.creator),
        "organisation": row.organisation,
        "licence": row.licence,
        "decision": decision_json(row.decision) if row.decision else None,
        "articles": list(row.articles),
        "review": row.review,
        "lost_credit": row.lost_credit,
    }


def _sighting_json(sighting: Sighting) -> dict[str, Any]:
    return {
        **_row_json(sighting.row),
        "exact": sighting.exact,
        "distance": sighting.distance,
        "seen": [_seen_json(seen) for seen in sighting.seen],
    }


def _seen_json(seen: Seen) -> dict[str, Any]:
    return {
        "article": seen.article,
        "version": seen.version,
        "current": seen.current,
        "title": seen.title,
        "url": seen.url,
        "captured_at": seen.captured_at.isoformat(),
        "caption": seen.caption,
        "credit": seen.credit,
        "creator": list(seen.creator),
        "organisation": seen.organisation,
        "licence": seen.licence,
        "status": seen.status,
    }
