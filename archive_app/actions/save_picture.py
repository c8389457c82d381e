"""One picture on its way out of the library: its bytes with the credit written into them."""

import mimetypes
import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from archive_app.actions.worker import Worker
from archive_app.domain.errors import LibraryError, Refused
from archive_app.domain.labels import Labelled
from archive_app.domain.library import OpenArticle, StoredPlacement
from archive_app.domain.rights import Badge
from archive_app.exchange.attribution import attribution
from archive_app.exchange.picture_label import label_of

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 80
"""Characters; every file system takes four times that."""


def credit_line(stored: StoredPlacement, opened: OpenArticle) -> str:
    """What is to be printed beside the picture: title, maker, source, licence as claimed."""
    return attribution(stored, opened)


def picture_name(stored: StoredPlacement) -> str:
    """A name for the picture's file: that of its address, with the ending of what it is."""
    path = PurePosixPath(unquote(urlsplit(stored.placement.url).path))
    stem = _UNSAFE.sub("-", path.stem).strip("-.")[:_LONGEST_NAME] or "picture"
    return stem + (mimetypes.guess_extension(stored.media_type or "") or path.suffix or ".bin")


def save_picture(
    worker: Worker, payload: bytes, stored: StoredPlacement, opened: OpenArticle, target: Path
) -> Labelled:
    """Write the picture to ``target``, its label inside or as .xmp beside it; what was written.

    Raises:
        Refused: a person decided that it is not to be used.
        LibraryError: ``library-unwritable``: the file cannot be written there.
        WorkerDied: its label could not be written; there is no file.
    """
    if stored.badge is Badge.BLOCKED:
        raise Refused("You decided that this picture is not to be used. Change the decision first.")
    labelled = worker.label_picture(payload, label_of(stored, opened))
    try:
        target.write_bytes(labelled.body or payload)
        if labelled.sidecar is not None:
            target.with_suffix(".xmp").write_bytes(labelled.sidecar)
    except OSError as error:
        raise LibraryError(
            f"The picture could not be written to {target}. Choose another folder.",
            kind="library-unwritable",
            details=str(error),
        ) from error
    return labelled
