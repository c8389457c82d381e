"""Work that may take long says so where it is done, so that a test can see who waits for it.

Opening files, sockets and processes the interpreter itself tells (``sys.addaudithook``); what it
does not tell of is a question to SQLite and the decoding of a picture.
"""

from collections.abc import Callable

_listener: Callable[[str], None] | None = None


def listen(listener: Callable[[str], None] | None) -> None:
    """Have ``listener`` called with the kind of each piece of long work, on its thread; or none."""
    global _listener  # noqa: PLW0603 (one a process, as an audit hook is)
    _listener = listener


def long_work(kind: str) -> None:
    """Said right before a piece of work of ``kind``; whoever listens may raise."""
    if _listener is not None:
        _listener(kind)
