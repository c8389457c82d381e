"""The verbs about one article: show, open, original, diff, note, highlight, edit."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from archive_app.actions.compare import compare
from archive_app.actions.highlight import Mark, highlight_quote
from archive_app.actions.original import draw_original, plan_original, show_original
from archive_app.cli.output import marked_words, print_json, say
from archive_app.cli.saving import AsJson
from archive_app.cli.session import LARGEST, SESSION
from archive_app.domain.annotation import Colour
from archive_app.domain.comparison import Comparison, Kind
from archive_app.domain.errors import NotFound, PageError
from archive_app.domain.library import OpenArticle
from archive_app.exchange.article_json import annotation_json, open_article_json
from archive_app.exchange.footnote import cite
from archive_app.store.archive import Archive

Id = Annotated[int, typer.Argument(metavar="ID", min=1, max=LARGEST, help="The article's number.")]
_MARKS = {Kind.SAME: "  ", Kind.ADDED: "+ ", Kind.REMOVED: "- ", Kind.CHANGED: "~ "}


def add_to(app: typer.Typer) -> None:
    """Register the verbs of this module."""
    app.command("show")(show)
    app.command("open")(open_window)
    app.command("original")(original)
    app.command("diff")(diff)
    app.command("note")(note)
    app.command("highlight")(highlight)
    app.command("edit")(edit)


def show(
    article: Id,
    version: Annotated[int | None, typer.Option(help="Another version than the current.")] = None,
    text: Annotated[bool, typer.Option("--text", help="Only the text.")] = False,
    html: Annotated[bool, typer.Option("--html", help="Only the clean HTML.")] = False,
    reference: Annotated[
        bool, typer.Option("--reference", help="A line to cite it by, with what proves it.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show an article: what it says, its pictures and whose they are."""
    with SESSION.reading() as archive:
        opened = archive.articles.open(article, version)
        shown = [one.picture for one in opened.pictures if one.picture is not None]
        gone = {one: archive.rebuilding.superseded(one) for one in shown} if as_json else {}
    if as_json:
        print_json(open_article_json(opened, gone))
    elif text:
        say(opened.content.text)
    elif html:
        say(opened.content.html)
    elif reference:
        say(cite(opened).text)
    else:
        _say_article(opened)


def _say_article(opened: OpenArticle) -> None:
    content = opened.content
    say(content.title)
    by = f"By {', '.join(content.authors)}" if content.authors else ""
    say(" · ".join(part for part in (by, content.site or "", content.published or "") if part))
    say(content.url)
    tags = f", tags: {', '.join(opened.tags)}" if opened.tags else ""
    say(f"Article {opened.article}, version {opened.version} of {opened.versions}{tags}\n")
    say(content.text)
    for stored in opened.pictures:
        placement = stored.placement
        say(f"\n[{stored.badge}] {placement.caption or placement.alt or placement.url}")
        if placement.credit:
            say(f"  credit: {placement.credit}")
        for conflict in placement.verdict.conflicts:
            say(f"  claims differ ({conflict.field}): {' or '.join(conflict.values)}")
    for mark in opened.annotations:
        say(f"\n“{mark.anchor.exact}” {mark.body}")


def open_window(
    which: Annotated[str, typer.Argument(metavar="ID|URL", help="A number or a saved address.")],
) -> None:
    """Open the window at an article."""
    with SESSION.reading() as archive:
        article = _number(archive, which)
    # The window is a program of its own: the command line never imports Qt.
    window = [sys.executable, "-P", "-m", "archive_app.gui.program"]
    chosen = ["--library", str(SESSION.library), "--article", str(article)]
    subprocess.Popen([*window, *chosen], start_new_session=True)


def original(
    which: Annotated[str, typer.Argument(metavar="ID|URL", help="A number or a saved address.")],
    version: Annotated[int | None, typer.Option(help="An earlier version.")] = None,
    picture: Annotated[
        Path | None, typer.Option(help="Write a picture of it there instead (PNG or JPEG).")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show a page as it was saved: no scripts, no network (needs the extra “browser”)."""
    with SESSION.archive() as archive:
        page = plan_original(archive, _number(archive, which), version)
    if picture is None:
        show_original(page)
        return
    drawn = draw_original(page)
    try:
        picture.write_bytes(drawn.picture)
    except OSError as error:
        raise PageError(f"The file {picture} cannot be written.", details=str(error)) from error
    if as_json:
        print_json({"to": str(picture), "shown": drawn.shown, "missing": drawn.refused})
    else:
        say(f"Drawn into {picture}; of what the page shows {len(drawn.refused)} are not saved.")


def _number(archive: Archive, which: str) -> int:
    if which.isdigit():
        return archive.articles.open(int(which)).article
    number = archive.articles.number_of(which)
    if number is None:
        raise NotFound(f"{which} is not in this library. Save it with: archive-app add {which}")
    return number


def diff(
    article: Id,
    old: Annotated[int | None, typer.Argument(help="The older version.")] = None,
    new: Annotated[int | None, typer.Argument(help="The newer version.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show what changed between two versions; without numbers, in the last one."""
    with SESSION.reading() as archive:
        found = compare(archive, article, old, new)
    if as_json:
        print_json(_diff_json(found))
        return
    say(f"Article {found.article}, version {found.old} to {found.new}")
    for fact in found.facts:
        say(f"~ {fact.field}: {fact.old or '–'} → {fact.new or '–'}")
    for block in found.blocks:
        if block.kind is not Kind.SAME:
            say(_MARKS[block.kind] + marked_words(block))
    for picture in found.pictures:
        say(f"{_MARKS[picture.kind]}{picture.field}: {picture.old or '–'} → {picture.new or '–'}")
    if not (found.facts or found.changed_blocks or found.pictures):
        say("Nothing changed.")


def _diff_json(found: Comparison) -> dict[str, Any]:
    return {
        "article": found.article,
        "old": found.old,
        "new": found.new,
        "facts": [{"field": f.field, "old": f.old, "new": f.new} for f in found.facts],
        "blocks": [
            {
                "kind": block.kind.value,
                "pieces": [{"kind": p.kind.value, "text": p.text} for p in block.pieces],
            }
            for block in found.blocks
        ],
        "pictures": [
            {"kind": p.kind.value, "url": p.url, "field": p.field, "old": p.old, "new": p.new}
            for p in found.pictures
        ],
    }


def note(article: Id, text: Annotated[str, typer.Argument(help="Empty to remove it.")]) -> None:
    """Replace the note on the whole article; the old one stays in the history."""
    with SESSION.archive() as archive:
        archive.work.note(article, text)
    say(f"Noted on article {article}." if text else f"Note removed from article {article}.")


def highlight(
    article: Id,
    quote: Annotated[str, typer.Option(help="The words, as the article has them.")],
    nth: Annotated[int | None, typer.Option(min=1, help="Which place, if several.")] = None,
    colour: Annotated[Colour, typer.Option(help="Its colour.")] = Colour.YELLOW,
    note: Annotated[str, typer.Option(help="A note to the words.")] = "",
    as_json: AsJson = False,
) -> None:
    """Mark words of an article, with a note if you like."""
    with SESSION.archive() as archive:
        mark, _ = highlight_quote(archive, article, quote, Mark(colour, note), nth)
    if as_json:
        print_json(annotation_json(mark))
    else:
        say(f"Marked “{mark.anchor.exact}” in article {article}.")


def edit(
    article: Id,
    field: Annotated[str, typer.Argument(help="title, authors, published, site or section.")],
    value: Annotated[str, typer.Argument(help="Empty to go back to what the page says.")],
) -> None:
    """Correct a field of an article by hand."""
    with SESSION.archive() as archive:
        archive.work.edit(article, field, value or None)
    say(f"{field} of article {article} corrected." if value else f"{field} is the page's again.")
