"""Finds where a picture that a person has as a file was seen, and what was said of it."""

from pathlib import Path

from archive_app.actions.worker import Worker
from archive_app.domain.errors import PageError
from archive_app.domain.sighting import Sighting
from archive_app.store.archive import Archive


def find_like(archive: Archive, path: Path, worker: Worker) -> tuple[Sighting, ...]:
    """Pictures of the library with the same bytes as the file or that look like it, nearest first.

    Raises:
        PageError: the file cannot be read, or is no picture.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise PageError(f"The file {path} cannot be read.", details=str(error)) from error
    facts = worker.read_picture(body)
    if not facts.media_type:
        raise PageError(f"The file {path} is no picture of a kind we know.")
    return archive.pictures.like(facts.sha256, facts.perceptual_hash)
