"""The sample news site, asked by our own client."""

from collections.abc import Iterator

import pytest

from archive_app.domain.errors import FetchError
from archive_app.fetch.client import Client
from archive_app.fetch.demo_site import ALLOWED, DemoSite
from archive_app.fetch.guard import Guard


@pytest.fixture
def demo() -> Iterator[DemoSite]:
    with DemoSite() as running:
        yield running


@pytest.fixture
def client() -> Iterator[Client]:
    with Client(Guard([ALLOWED])) as asking:
        yield asking


def test_every_page_of_the_list_arrives_with_its_own_addresses_filled_in(
    demo: DemoSite, client: Client
) -> None:
    pages = [client.page(page.address).page for page in demo.pages]

    assert len(pages) >= 8
    assert all(page.media_type == "text/html" for page in pages)
    assert not any(b"{{base}}" in page.body for page in pages)
    assert all(demo.origin.encode() in page.body for page in pages)


def test_a_page_that_changes_is_sent_in_its_second_version_after_advancing(
    demo: DemoSite, client: Client
) -> None:
    changing = next(page for page in demo.pages if page.changes)
    steady = next(page for page in demo.pages if not page.changes)
    before = [client.page(page.address).page.body for page in (changing, steady)]

    demo.advance()

    after = [client.page(page.address).page.body for page in (changing, steady)]
    assert (after[0] != before[0], after[1] == before[1]) == (True, True)


def test_its_redirects_lead_to_its_pages(demo: DemoSite, client: Client) -> None:
    page = client.page(demo.address("/ellerycourier.example/s/wall"))

    assert page.redirects == (demo.address("/ellerycourier.example/s/wall"),)
    assert page.page.url == demo.address("/ellerycourier.example/2026/01/13/sea-wall-survey")


@pytest.mark.parametrize("path", ["/site.toml", "/x/pictures/../../site.toml", "/nowhere"])
def test_nothing_else_is_served(demo: DemoSite, client: Client, path: str) -> None:
    with pytest.raises(FetchError) as failed:
        client.page(demo.address(path))

    assert failed.value.kind == "http-404"
