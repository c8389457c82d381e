"""Asking whether a page changed, and going on where its markup leads."""

import pytest

from archive_app.domain.errors import AddressError, FetchError
from archive_app.domain.page import Validators
from archive_app.fetch.client import Client
from tests.fetch.conftest import Hasty
from tests.loopback_site import Answer, Handler, LoopbackSite

ETAG = '"v1"'
DATE = "Tue, 13 Jan 2026 06:00:00 GMT"


def unchanged(handler: Handler) -> None:
    """A page that knows its validators."""
    asked = handler.headers.get("If-None-Match"), handler.headers.get("If-Modified-Since")
    same = asked[0] == ETAG or (asked[0] is None and asked[1] == DATE)
    fields = (("ETag", ETAG), ("Content-Encoding", "gzip") if same else ("Last-Modified", DATE))
    handler.send(Answer(b"" if same else b"<p>Page", 304 if same else 200, fields))


@pytest.mark.parametrize(
    ("etag", "modified", "status"),
    [(ETAG, None, 304), (None, DATE, 304), (ETAG, DATE, 304), ('"v0"', DATE, 200)],
)
def test_a_page_that_has_not_changed_says_so_without_a_body(
    site: LoopbackSite, client: Client, etag: str | None, modified: str | None, status: int
) -> None:
    url = site.behave("/a", unchanged)

    page = client.page(url, Validators(url, etag, modified)).page

    assert (page.status, page.body) == (status, b"" if status == 304 else b"<p>Page")
    assert site.requests[0].headers.get("if-none-match") == etag
    assert site.requests[0].headers.get("if-modified-since") == modified


def test_only_the_address_that_answered_is_asked_whether_it_changed(
    site: LoopbackSite, client: Client
) -> None:
    url = site.behave("/a", unchanged)
    short = site.redirect("/short", url)

    fetched = client.page(short, Validators(url, ETAG, None))

    assert [exchange.status for exchange in fetched.exchanges] == [302, 304]
    assert "if-none-match" not in site.requests[0].headers


def test_a_304_that_nobody_asked_for_is_no_page(site: LoopbackSite, client: Client) -> None:
    url = site.answer("/a", b"", 304)

    with pytest.raises(FetchError) as failed:
        client.page(url)

    assert failed.value.kind == "http-304"


def test_the_way_by_markup_goes_on_where_the_redirects_ended(
    site: LoopbackSite, client: Client
) -> None:
    first = site.redirect("/first", "/stub")
    site.page("/stub", "<p>Moved")
    final = site.page("/final", "<p>Here")

    fetched = client.onward(client.page(first), final)

    assert fetched.requested_url == first
    assert fetched.redirects == (first, site.address("/stub"))
    assert fetched.page.body == b"<p>Here"
    assert site.requests[-1].headers["referer"] == site.address("/stub")


def test_a_circle_by_markup_is_noticed(site: LoopbackSite, client: Client) -> None:
    one, two = site.page("/one", "<p>"), site.page("/two", "<p>")

    fetched = client.onward(client.page(one), two)

    with pytest.raises(FetchError) as failed:
        client.onward(fetched, one)
    assert failed.value.kind == "redirect-loop"


def test_hops_by_markup_count_among_the_redirects(site: LoopbackSite, hasty: Hasty) -> None:
    client = hasty(redirects=1)
    fetched = client.onward(client.page(site.page("/0", "<p>")), site.page("/1", "<p>"))

    with pytest.raises(FetchError) as failed:
        client.onward(fetched, site.page("/2", "<p>"))
    assert failed.value.kind == "redirect-limit"


def test_the_way_by_markup_is_guarded_too(site: LoopbackSite, client: Client) -> None:
    fetched = client.page(site.page("/0", "<p>"))

    with pytest.raises(AddressError) as failed:
        client.onward(fetched, "http://192.168.7.7/")
    assert failed.value.kind == "refused-address"
