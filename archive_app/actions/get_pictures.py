"""Gets the pictures that an article lacks, later: a capture of its own for the same version.

As saving does it in three steps: ``plan_pictures`` asks the library, ``capture_pictures`` the
network, and ``add.save`` keeps.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from archive_app import PROGRAM
from archive_app.actions.add import Capture, CaptureTools
from archive_app.actions.page_pictures import (
    OF_FETCHING,
    PagePictures,
    PictureTools,
    fetching_notices,
)
from archive_app.actions.reading import with_file_claims
from archive_app.domain.article import Article
from archive_app.domain.errors import FetchError, NotFound
from archive_app.domain.page import CaptureFacts, PayloadPlace
from archive_app.fetch.client import Client
from archive_app.fetch.guard import Guard
from archive_app.preserve.capture_file import CaptureWriter
from archive_app.store.archive import Archive


@dataclass(frozen=True, slots=True)
class PicturePlan:
    """The pictures that an article lacks."""

    content: Article
    missing: tuple[int, ...]
    """Positions in ``content.pictures``."""
    page: CaptureFacts
    """The capture that the version came from."""
    known: Mapping[str, PayloadPlace]
    allow_net: tuple[str, ...] = ()
    """Address ranges that may be asked for them, beside those of the settings."""


def plan_pictures(
    archive: Archive, article: int, *, allow_net: tuple[str, ...] = ()
) -> PicturePlan:
    """What is to be fetched for the current version of ``article``.

    ``allow_net``: address ranges that may be asked beside those of the settings.

    Raises:
        NotFound: there is no such article, or none of its pictures is missing.
    """
    opened = archive.articles.open(article)
    missing = tuple(stored.position for stored in opened.pictures if stored.picture is None)
    if not missing:
        raise NotFound(
            f"No picture of article {article} is missing. Nothing was asked.",
            kind="no-such-picture",
        )
    have = [stored.sha256 for stored in opened.pictures if stored.sha256]
    known = archive.pictures.known(have)
    content = archive.articles.content(article)
    return PicturePlan(content, missing, opened.capture, known, allow_net)


def capture_pictures(planned: PicturePlan, tools: CaptureTools) -> Capture:
    """Fetch the missing pictures and write them down.

    Raises:
        FetchError: not one of them could be had; nothing was kept.
        LibraryError, Cancelled: nothing was kept.
    """
    writer = CaptureWriter(tools.library, datetime.now(UTC))
    try:
        fetching = replace(tools.fetching, proxy=tools.fetching.proxy or tools.settings.proxy)
        guard = Guard((*tools.settings.allow_net, *planned.allow_net))
        # The person asks again: what other captures could not reach is no reason not to try.
        with Client(guard, fetching, tools.stopped) as client:
            return _captured(planned, tools, writer, client)
    except BaseException:
        writer.discard()
        raise


def _captured(
    planned: PicturePlan, tools: CaptureTools, writer: CaptureWriter, client: Client
) -> Capture:
    with_what = PictureTools(
        tools.library, client, writer, tools.worker, planned.known, tools.report, tools.stopped
    )
    pages = PagePictures(with_what, planned.content, planned.page.final_url)
    pictures = pages.fetch(planned.missing)
    lacking = [picture.missing for picture in pictures if picture.missing is not None]
    if len(lacking) == len(pictures):
        raise FetchError(
            f"None of the {len(pictures)} missing pictures could be had. The article is as it was."
            f" The first: {lacking[0].message}",
            kind=lacking[0].kind,
        )
    content = with_file_claims(planned.content, pictures)
    others = tuple(one for one in content.warnings if one.kind not in OF_FETCHING)
    notices = fetching_notices(pictures, len(content.pictures))
    content = replace(content, warnings=(*others, *notices))
    kept = len(content.pictures) - len(planned.missing)
    return Capture(writer, _facts(planned.page, writer), content, pictures, kept=kept)


def _facts(page: CaptureFacts, writer: CaptureWriter) -> CaptureFacts:
    """Of the page nothing is said anew: it was not asked."""
    return replace(
        page,
        capture_id=writer.capture_id,
        requested_url=page.final_url,
        captured_at=datetime.now(UTC),
        status=0,
        redirects=(),
        headers=(),
        warc=writer.warc,
        ip=None,
        certificate=None,
        program=PROGRAM,
    )
