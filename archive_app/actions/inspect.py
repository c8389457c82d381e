"""What a picture file says of its own rights."""

from pathlib import Path
from typing import Any

from archive_app.domain.errors import PageError
from archive_app.rights.inspection import inspect


def inspect_file(path: Path) -> dict[str, Any]:
    """The rights metadata inside the file, with its ``path``.

    Raises:
        PageError: ``bad-file`` when it cannot be read.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise PageError(f"The file {path} cannot be read.", details=str(error)) from error
    return {"path": str(path), **inspect(body)}
