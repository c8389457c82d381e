"""Empties the trash: the only way in which anything that was saved is ever removed."""

from dataclasses import dataclass
from pathlib import Path

from archive_app.domain.changes import Changes
from archive_app.preserve.purging import is_marked, mark, marked, remove, unmark
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
    articles = archive.purging.trash()
    if not articles:
        return Emptied((), 0, 0, Changes())
    for warc in archive.purging.files(articles):
        mark(archive.library / warc)
    purged = archive.purging.purge(articles)
    for warc in purged.files:
        _settle(archive.library / warc, purged.needed.get(warc, ()))
    kept = len(purged.needed)
    return Emptied(articles, len(purged.files) - kept, kept, purged.changes)


def finish_purges(archive: Archive) -> None:
    """Bring to an end what a crash broke off.

    Raises:
        LibraryError: it could not be written.
    """
    found = {path.name.removesuffix(_SUFFIX): path for path in marked(archive.library)}
    gone = set(archive.facts.unknown_captures(tuple(found)))
    left = [path for stem, path in found.items() if stem in gone]
    for stem in found.keys() - gone:  # the purge did not come to pass
        unmark(found[stem])
    if not left:
        return
    names = {path.relative_to(archive.library).as_posix(): path for path in left}
    needed = archive.purging.needed(tuple(names))
    for name, path in names.items():
        if name not in needed or not path.exists():
            _settle(path, needed.get(name, ()))


def _settle(path: Path, needed: tuple[int, ...]) -> None:
    if needed and path.exists() and is_marked(path):
        # Loaded where something was purged: every start asks, few have it.
        from archive_app.preserve.blanking import keep_only

        keep_only(path, needed)
    else:
        remove(path)
