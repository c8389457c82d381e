"""Empties the trash: the only way in which anything that was saved is ever removed."""

from dataclasses import dataclass
from pathlib import Path

from archive_app.domain.changes import Changes
from archive_app.preserve.purging import is_blank, mark, marked, remove, unmark
from archive_app.store.archive import Archive

_SUFFIX = ".warc.gz"


@dataclass(frozen=True, slots=True)
class Emptied:
    """What was removed."""

    articles: tuple[int, ...]
    files: int
    """Capture files that are gone."""
    kept: int
    """Capture files of which pictures stay that other articles show; nothing else of them."""
    changes: Changes


def empty_trash(archive: Archive) -> Emptied:
    """Remove every article in the trash with its evidence, and forget it; there is no way back.

    Raises:
        LibraryError: it could not be written; articles are either gone or as they were.
    """
    with archive.at_once():  # nobody restores one, or takes a mark for a broken purge's, meanwhile
        articles = archive.purging.trash()
        if not articles:
            return Emptied((), 0, 0, Changes())
        for warc in archive.purging.files(articles):
            mark(archive.library / warc)
        purged = archive.purging.purge(articles)
    with archive.at_once():  # as others that start now finish what they find
        for warc in purged.files:
            _settle(archive.library / warc, purged.needed.get(warc, ()))
    kept = len(purged.needed)
    return Emptied(articles, len(purged.files) - kept, kept, purged.changes)


def finish_purges(archive: Archive) -> None:
    """Bring to an end what a crash broke off.

    Raises:
        LibraryError: it could not be written.
    """
    if not _unfinished(archive):  # asked first: no start waits for whoever writes
        return
    with archive.at_once():  # a purge under way has marked and forgotten together
        for path, needed in _unfinished(archive):
            if needed is None:
                unmark(path)
            else:
                _settle(path, needed)


def _unfinished(archive: Archive) -> list[tuple[Path, tuple[int, ...] | None]]:
    """Marked files that are not yet as they should be, with the offsets that others need.

    None stands for a purge that did not come to pass.
    """
    found = {path.name.removesuffix(_SUFFIX): path for path in marked(archive.library)}
    if not found:
        return []
    gone = archive.facts.unknown_captures(tuple(found))
    names = {found[stem].relative_to(archive.library).as_posix(): found.pop(stem) for stem in gone}
    needed = archive.purging.needed(tuple(names))
    settled = {name for name in needed if is_blank(names[name])}
    return [
        *((path, None) for path in found.values()),
        *((names[name], needed.get(name, ())) for name in names.keys() - settled),
    ]


def _settle(path: Path, needed: tuple[int, ...]) -> None:
    if needed and path.exists():
        # Loaded where something was purged: every start asks, few have it.
        from archive_app.preserve.blanking import keep_only

        keep_only(path, needed)
    else:
        remove(path)
