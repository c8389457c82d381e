"""The page in a file that a browser saved. Runs in the worker process only."""

from archive_app.actions.worker_messages import Received
from archive_app.domain.errors import Notice, PageError
from archive_app.exchange.mhtml import is_mhtml, read_mhtml
from archive_app.exchange.singlefile import is_page, read_singlefile


def read_received(body: bytes) -> Received:
    """The page in ``body``, whichever form it has; else why there is none."""
    try:
        if is_mhtml(body):
            return Received(read_mhtml(body))
        if is_page(body):
            return Received(read_singlefile(body))
    except PageError as error:
        return Received(error=Notice(error.kind, error.message))
    return Received(
        error=Notice(
            "unsupported-type", "The file is no saved page: neither SingleFile nor MHTML nor WACZ."
        )
    )
