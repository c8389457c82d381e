"""What a picture file says of its own rights."""

from pathlib import Path
from typing import Any

from archive_app.actions.worker import Worker
from archive_app.domain.errors import PageError
from archive_app.domain.rights import Field
from archive_app.rights.inspection import inspect


def inspect_file(path: Path) -> dict[str, Any]:
    """The rights metadata inside the file, with its ``path``.

    Where it has content credentials, ``c2pa.signature`` says who signed them and whether the
    signature holds; the worker checks that, for its reader is native code.

    Raises:
        PageError: ``bad-file`` when it cannot be read.
        WorkerDied: the check broke off.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise PageError(f"The file {path} cannot be read.", details=str(error)) from error
    found = inspect(body)
    if found["c2pa"] is not None:
        found["c2pa"]["signature"] = _signature(body)
    return {"path": str(path), **found}


def _signature(body: bytes) -> str | None:
    with Worker() as worker:
        claims = worker.read_picture(body).claims
    return next((one.value for one in claims if one.field is Field.C2PA_SIGNER), None)
