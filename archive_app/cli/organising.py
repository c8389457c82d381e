"""The verbs that put articles in order: tag, star, read, done, trash, merge, and the way back."""

from collections.abc import Callable
from typing import Annotated

import typer

from archive_app.actions.merge import merge as merge_articles
from archive_app.cli.output import print_json, say
from archive_app.cli.saving import AsJson
from archive_app.cli.session import LARGEST, SESSION
from archive_app.domain.changes import Changes
from archive_app.domain.library import Event, Place
from archive_app.store.archive import Archive

Ids = Annotated[
    list[int], typer.Argument(metavar="ID...", min=1, max=LARGEST, help="Article numbers.")
]


def add_to(app: typer.Typer) -> None:
    """Register the verbs of this module."""
    # "-draft" is a tag to remove, not an option.
    app.command("tag", context_settings={"ignore_unknown_options": True})(tag)
    for name, words, change in _SIMPLE:
        app.command(name, help=words)(_verb(words, change))
    app.command("merge")(merge)
    app.command("undo")(undo)
    app.command("redo")(redo)


def tag(
    words: Annotated[
        list[str], typer.Argument(metavar="ID... +TAG -TAG", help="Articles, then tags.")
    ],
) -> None:
    """Add (+war) and remove (-draft) tags; a slash makes a tree: +places/harbour."""
    ids = [int(word) for word in words if word.isdigit()]
    add = [word[1:] for word in words if word.startswith("+") and word[1:]]
    # "--jsom" is a mistyped option, and no tag begins with a hyphen.
    remove = [word[1:] for word in words if word.startswith("-") and word.strip("-") == word[1:]]
    if not ids or not (add or remove) or len(ids) + len(add) + len(remove) != len(words):
        raise typer.BadParameter("Give article numbers, then tags as +tag or -tag.")
    with SESSION.archive() as archive:
        archive.work.tag(ids, add, remove)
    say(
        f"{_count(ids)}: {' '.join(['+' + name for name in add] + ['-' + name for name in remove])}"
    )


Change = Callable[[Archive, list[int]], Changes]

_SIMPLE: tuple[tuple[str, str, Change], ...] = (
    ("star", "Star articles.", lambda a, ids: a.work.star(ids, starred=True)),
    ("unstar", "Take the star off articles.", lambda a, ids: a.work.star(ids, starred=False)),
    ("read", "Mark articles as read.", lambda a, ids: a.work.mark_read(ids, read=True)),
    ("unread", "Mark articles as unread.", lambda a, ids: a.work.mark_read(ids, read=False)),
    ("done", "Take articles out of the inbox.", lambda a, ids: a.work.place(ids, Place.DONE)),
    ("inbox", "Put articles back into the inbox.", lambda a, ids: a.work.place(ids, Place.INBOX)),
    ("trash", "Move articles to the trash.", lambda a, ids: a.work.trash(ids)),
    ("restore", "Take articles out of the trash.", lambda a, ids: a.work.restore(ids)),
)


def _verb(words: str, change: Change) -> Callable[[list[int]], None]:
    def verb(ids: Ids) -> None:
        with SESSION.archive() as archive:
            change(archive, ids)
        say(f"{words.rstrip('.')}: {_count(ids)}.")

    return verb


def merge(
    article: Annotated[
        int, typer.Argument(metavar="ID", min=1, max=LARGEST, help="The article to be merged.")
    ],
    into: Annotated[
        int, typer.Argument(metavar="INTO", min=1, max=LARGEST, help="The article that is kept.")
    ],
    as_json: AsJson = False,
) -> None:
    """Make an article part of another: versions, tags, notes and marks follow, its number too."""
    with SESSION.archive() as archive:
        merge_articles(archive, article, into)
        kept = archive.articles.open(into)
    if as_json:
        print_json({"article": kept.article, "merged": article, "versions": kept.versions})
    else:
        say(
            f"Article {article} is part of article {kept.article} now,"
            f" which has {kept.versions} versions. The verb “undo” takes it back."
        )


def undo(as_json: AsJson = False) -> None:
    """Take back the last change made by hand, also one of an earlier day."""
    with SESSION.archive() as archive:
        event, _ = archive.history.undo()
    _say_event("Undone", event, as_json=as_json)


def redo(as_json: AsJson = False) -> None:
    """Make the change again that was undone last."""
    with SESSION.archive() as archive:
        event, _ = archive.history.redo()
    _say_event("Done again", event, as_json=as_json)


def _say_event(words: str, event: Event, *, as_json: bool) -> None:
    if as_json:
        print_json({"event": event.event, "verb": event.verb, "subject": event.subject})
    else:
        say(f"{words}: {event.subject}")


def _count(ids: list[int]) -> str:
    return f"article {ids[0]}" if len(ids) == 1 else f"{len(ids)} articles"
