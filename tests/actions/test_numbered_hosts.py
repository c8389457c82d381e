"""Pages of servers that have no name: addresses with IPv6 numbers, from saving to export."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.export import Format, Wanted, export
from archive_app.actions.rebuild import RebuildTools, rebuild
from archive_app.actions.settings import Settings
from archive_app.actions.verify import verify
from archive_app.actions.worker import Worker
from archive_app.domain.errors import AddressError
from archive_app.domain.saving import Saved
from archive_app.exchange.policy import Policy
from archive_app.store.archive import Archive
from tests.actions.conftest import article_page, png
from tests.loopback_site import LOOPBACK, Answer, LoopbackSite


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


pytestmark = pytest.mark.skipif(not _has_ipv6(), reason="this computer has no IPv6")


@pytest.fixture
def numbered() -> Iterator[LoopbackSite]:
    """A site at ``[::1]`` with one article without a name of its site, and its picture."""
    with LoopbackSite("::1") as running:
        nameless = article_page().replace("og:site_name", "x")
        running.page("/wall", nameless)
        running.answers["/wall.png"] = Answer(png(), headers=(("Content-Type", "image/png"),))
        yield running


@pytest.fixture
def six(tools: CaptureTools) -> CaptureTools:
    return replace(tools, settings=Settings(allow_net=(LOOPBACK, "::1/128")))


def _save(archive: Archive, url: str, tools: CaptureTools) -> Saved:
    return adding.save(archive, adding.capture(adding.plan(archive, url), tools))


def test_a_page_of_a_numbered_host_is_saved_with_its_picture(
    archive: Archive, numbered: LoopbackSite, six: CaptureTools
) -> None:
    saved = _save(archive, f"{numbered.origin}/wall", six)

    opened = archive.articles.open(saved.article)
    assert opened.content.url == f"{numbered.origin}/wall"
    assert opened.content.site == "::1"
    assert opened.capture.ip == "::1"
    assert opened.pictures[0].sha256
    assert numbered.requests[0].headers["host"] == f"[::1]:{numbered.port}"
    assert verify(archive).ok


def test_a_numbered_host_is_asked_only_where_it_is_allowed(
    archive: Archive, numbered: LoopbackSite, tools: CaptureTools
) -> None:
    with pytest.raises(AddressError, match="add --allow-net ::1/128") as refused:
        _save(archive, f"{numbered.origin}/wall", tools)

    assert refused.value.kind == "refused-address"
    assert numbered.requests == []


def test_all_spellings_of_a_number_are_one_article(
    archive: Archive, numbered: LoopbackSite, six: CaptureTools
) -> None:
    first = _save(archive, f"http://[0:0:0:0:0:0:0:1]:{numbered.port}/wall", six)
    again = _save(archive, f"HTTP://[0000::0001]:{numbered.port}/wall#top", six)

    assert (first.article, again.article, again.outcome) == (1, 1, "unchanged")
    assert archive.articles.number_of(f"http://[::0:1]:{numbered.port}/wall") == 1


def test_a_redirect_to_a_numbered_host_is_followed(
    archive: Archive, site: LoopbackSite, numbered: LoopbackSite, six: CaptureTools
) -> None:
    start = site.redirect("/short", f"{numbered.origin}/wall")

    saved = _save(archive, start, six)

    assert archive.articles.open(saved.article).capture.final_url == f"{numbered.origin}/wall"


@pytest.mark.parametrize(
    "query",
    ["site:::1", 'site:"::1"', "site:[::1]", "site:=::1", 'site:="::1"', "url:wall"],
)
def test_an_article_of_a_numbered_host_is_found_by_its_site(
    archive: Archive, numbered: LoopbackSite, six: CaptureTools, query: str
) -> None:
    saved = _save(archive, f"{numbered.origin}/wall", six)

    assert list(archive.search.numbers(query)) == [saved.article]
    assert list(archive.search.numbers("site:::2")) == []


@pytest.mark.parametrize("form", [Format.HTML, Format.MARKDOWN, Format.JSON, Format.CSL])
def test_an_export_names_the_address_of_a_numbered_host(
    archive: Archive, numbered: LoopbackSite, six: CaptureTools, tmp_path: Path, form: Format
) -> None:
    saved = _save(archive, f"{numbered.origin}/wall", six)
    target = tmp_path / "out"

    export(archive, Wanted((saved.article,), form, target, Policy()))

    files = [target] if target.is_file() else list(target.glob("00001-*"))
    assert f"{numbered.origin}/wall" in files[0].read_text("utf-8")


def test_a_library_with_a_numbered_host_is_rebuilt(
    archive: Archive, numbered: LoopbackSite, six: CaptureTools, worker: Worker
) -> None:
    _save(archive, f"{numbered.origin}/wall", six)
    before = archive.articles.open(1).content

    found = rebuild(archive, RebuildTools(worker))

    assert found.problems == ()
    assert archive.articles.open(1).content == before
