"""Pages that browsers saved as one MIME message, and what is none."""

from datetime import UTC, datetime

import pytest

from archive_app.domain.errors import PageError
from archive_app.exchange.mhtml import is_mhtml, read_mhtml
from tests.actions.conftest import article_page
from tests.actions.received_files import PAGE, PHOTO, PICTURE, mhtml


def test_page_address_date_and_parts_are_read() -> None:
    page = read_mhtml(mhtml())

    assert is_mhtml(mhtml())
    assert (page.url, page.body) == (PAGE, article_page().encode())
    assert page.saved_at == datetime(2025, 11, 25, 13, 3, 11, tzinfo=UTC)
    assert {part.url: part.body for part in page.parts}[PICTURE] == PHOTO


def test_a_folded_or_relative_location_is_made_whole() -> None:
    body = mhtml().replace(
        f"Content-Location: {PICTURE}".encode(), b"Content-Location:\r\n /wall.png"
    )

    assert PICTURE in {part.url for part in read_mhtml(body).parts}


def test_a_message_of_more_parts_than_any_page_is_refused() -> None:
    part = b"\r\n------MultipartBoundary--a----\r\nContent-Type: text/plain\r\n\r\nx"

    with pytest.raises(PageError, match="more than 2000 parts"):
        read_mhtml(mhtml().rpartition(b"\r\n------")[0] + part * 3_000)


def test_a_page_that_was_on_no_web_address_has_none() -> None:
    with pytest.raises(PageError, match="does not say which address"):
        read_mhtml(mhtml().replace(PAGE.encode(), b"file:///home/a/wall.html"))
