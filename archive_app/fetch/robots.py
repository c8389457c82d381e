"""What a site lets programs ask for on their own (RFC 9309)."""

from collections.abc import Sequence

from archive_app.domain.errors import ArchiveError

FILE = "/robots.txt"
MOST_BYTES = 512 * 1024
"""RFC 9309 wants at least 500 KiB read; more is not."""


def allowed(body: bytes, urls: Sequence[str], agent: str) -> tuple[bool, ...]:
    """For each of ``urls`` whether the rules in ``body`` let ``agent`` ask for it.

    Runs in the worker process only: the rules are a stranger's patterns.
    """
    from protego import Protego  # needed for feeds only

    rules = Protego.parse(body[:MOST_BYTES].decode("utf-8", "replace"))
    return tuple(rules.can_fetch(url, agent) for url in urls)


def rules_without_file(error: ArchiveError) -> bytes:
    """The rules that hold where there is no file: none where it is missing, else all closed."""
    missing = error.kind.startswith("http-4") and error.kind != "http-429"
    return b"" if missing or error.kind == "login" else b"User-agent: *\nDisallow: /\n"
