"""JSON exports: read whole, and never trusted to be of the shape that they should be."""

import json
from typing import Any

from archive_app.domain.characters import whole_characters
from archive_app.domain.errors import PageError


def parsed(body: bytes) -> Any:  # noqa: ANN401 - any JSON
    """The value in ``body``.

    Raises:
        PageError: ``bad-file``: it is no JSON.
    """
    try:
        return json.loads(whole_characters(body.decode("utf-8-sig", "replace")))
    except (ValueError, RecursionError) as error:
        raise PageError(
            "The file cannot be read: it is no whole JSON.", details=str(error)
        ) from error


def objects(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """The objects in a list; empty where it is none."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
