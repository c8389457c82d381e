"""The page as it was saved: replayed from its captures by a browser without scripts or network."""

import subprocess
import sys

import msgspec

from archive_app.actions.original_messages import OriginalDrawn, OriginalPage, Spot
from archive_app.actions.rendering import CannotRender, child_environment, demand_browser
from archive_app.actions.shown_page import PICTURE
from archive_app.domain.errors import PageError
from archive_app.store.archive import Archive

_MODULE = "archive_app.gui.original_page"
_DRAW_SECONDS = 60.0
_PAGES = {"text/html", "application/xhtml+xml", "application/xml", "text/xml", ""}


def plan_original(archive: Archive, article: int, version: int | None = None) -> OriginalPage:
    """What is to be shown of ``article`` in ``version`` (without one the current).

    Raises:
        NotFound: there is no such article or version.
        PageError: it was no page that was saved, or its capture is not in the library.
    """
    opened = archive.articles.open(article, version)
    capture = opened.capture
    if capture.media_type not in _PAGES:
        raise PageError(
            f"What was saved here is no page but a file ({capture.media_type}). It is kept in"
            f" {capture.warc}.",
            kind="unsupported-type",
        )
    kept = archive.articles.parts(article, opened.version)
    own = [part for part in kept if part.capture_id == capture.capture_id]
    page = next(
        (one for one in own if (one.url, one.sha256) == (capture.final_url, capture.sha256)), None
    )
    if page is None:
        raise PageError("The capture of this page is not in the library any more.")
    # What the page itself brought counts before what was fetched for it later.
    parts = {part.url: Spot(part.warc, part.offset) for part in (*kept, *reversed(own))}
    return OriginalPage(
        library=str(archive.library),
        url=capture.final_url,
        title=opened.content.title,
        captured_at=capture.captured_at,
        page=Spot(page.warc, page.offset),
        parts=parts,
        picture=parts.get(PICTURE + capture.final_url),
    )


def show_original(page: OriginalPage) -> None:
    """Open a window of its own with the page; it stays until the person closes it.

    Raises:
        CannotRender: the extra ``browser`` is missing, or we are root.
    """
    demand_browser()
    child = subprocess.Popen(
        [sys.executable, "-P", "-m", _MODULE],
        stdin=subprocess.PIPE,
        env=child_environment(off_screen=False),
        start_new_session=True,
    )
    if child.stdin is not None:
        with child.stdin as pipe:
            pipe.write(msgspec.msgpack.encode(page))


def draw_original(page: OriginalPage) -> OriginalDrawn:
    """A picture of the page as it is shown, and what of it is there.

    Raises:
        CannotRender: as ``show_original``, or it could not be shown.
    """
    demand_browser()
    order = msgspec.msgpack.encode(msgspec.structs.replace(page, draw=True))
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", _MODULE],
            input=order,
            capture_output=True,
            env=child_environment(),
            timeout=_DRAW_SECONDS,
            check=False,
        )
        return msgspec.msgpack.decode(done.stdout, type=OriginalDrawn)
    except (subprocess.TimeoutExpired, msgspec.DecodeError) as error:
        raise CannotRender("The saved page could not be shown.", details=str(error)) from error
