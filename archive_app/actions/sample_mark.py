"""By what a sample archive is known, and how it is removed.

Apart from what makes one: every start of the window asks, and the making loads 30 MiB.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from archive_app.domain.errors import LibraryError
from archive_app.store.archive import Archive

_MARKER = "sample.json"
"""In the folder of a sample archive: what may be removed with one click."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What a sample archive says of itself."""

    home: Path
    """The library that the person came from."""
    articles: tuple[int, ...]
    """The numbers of its made-up articles; every other is the person's own."""


def sample_folder(library: Path) -> Path:
    """Where the sample archive beside ``library`` is, made or not."""
    return library.with_name(f"{library.name}-sample")


def read_sample(library: Path) -> Sample | None:
    """What ``library`` says of itself as a sample archive; None where it is none."""
    try:
        said = json.loads((library / _MARKER).read_text("utf-8"))
        return Sample(Path(said["home"]), tuple(int(one) for one in said["articles"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def say_sample(folder: Path, sample: Sample) -> None:
    """Let the library in ``folder`` say that it is a sample archive."""
    said = {
        "what": "a sample archive of News Archive; the program removes it with one click",
        "home": str(sample.home.absolute()),
        "articles": sample.articles,
    }
    (folder / _MARKER).write_text(json.dumps(said, indent=1), "utf-8")


def own_articles(archive: Archive) -> int:
    """How many articles the person saved in this sample archive, those in its trash included."""
    sample = read_sample(archive.library)
    made_up = set(sample.articles) if sample is not None else set()
    return len({*archive.search.numbers(""), *archive.purging.trash()} - made_up)


def remove_sample(folder: Path) -> None:
    """Remove the sample archive in ``folder``; a folder that is none is left alone.

    Raises:
        LibraryError: some of it could not be removed.
    """
    if read_sample(folder) is None:
        return
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise LibraryError(
            f"Some of the sample archive could not be removed: {folder}. Delete it by hand.",
            kind="library-unwritable",
            details=str(error),
        ) from error
