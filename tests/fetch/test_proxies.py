"""Asking through proxies, for real, and what the guard still refuses behind one."""

import pytest

from archive_app.domain.errors import AddressError, FetchError
from archive_app.fetch.client import Client
from archive_app.fetch.guard import Guard
from archive_app.fetch.proxies import parse_proxy
from archive_app.fetch.settings import FetchSettings
from tests.fetch.socks_server import SocksProxy
from tests.loopback_site import HTML, Answer, LoopbackSite


def asking(proxy: str) -> Client:
    """A client that may ask public addresses only."""
    return Client(Guard(), FetchSettings(proxy=proxy, backoff_seconds=0.01))


def test_an_http_proxy_is_asked_for_the_whole_address_and_looks_the_name_up(
    site: LoopbackSite,
) -> None:
    site.answers["http://news.example/a"] = Answer(b"<p>Far", headers=(("Content-Type", HTML),))

    with asking(site.origin) as client:
        page = client.page("http://news.example/a").page

    assert page.body == b"<p>Far"
    assert page.ip is None
    assert site.paths == ["http://news.example/a"]
    assert site.requests[0].headers["host"] == "news.example"


def test_a_socks_proxy_is_given_the_name_and_never_an_address(site: LoopbackSite) -> None:
    site.page("/a", "<p>Hidden")

    with SocksProxy(site.port) as proxy, asking(proxy.address) as client:
        page = client.page("http://news.example/a").page
        asked = proxy.asked

    assert (page.body, page.ip) == (b"<p>Hidden", None)
    assert asked == [("news.example", 80)]


def test_redirects_and_pictures_go_the_same_way(site: LoopbackSite) -> None:
    site.redirect("/a", "http://other.example/b")
    site.page("/b", "<p>")
    site.answer("/p.png", b"\x89PNG", Content_Type="image/png")

    with SocksProxy(site.port) as proxy, asking(proxy.address) as client:
        client.page("http://news.example/a")
        client.picture("http://pictures.example/p.png", "http://other.example/b")
        asked = proxy.asked

    assert [host for host, _ in asked] == ["news.example", "other.example", "pictures.example"]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://192.168.1.1/",
        "http://[::1]/",
        "http://127.1/",
        "http://0x7f.0.0.1/",
        "http://10.0.0.0x1/",
        "http://1.2.3.4.5/",
        "http://localhost/",
        "http://news.localhost./",
        "http://router.local/",
        "http://wiki.internal/",
    ],
)
def test_what_is_not_public_by_its_name_is_not_asked_through_a_proxy(
    site: LoopbackSite, url: str
) -> None:
    with asking(site.origin) as client, pytest.raises(AddressError) as failed:
        client.page(url)

    assert failed.value.kind == "refused-address"
    assert site.requests == []


def test_a_range_that_is_allowed_is_asked_through_the_proxy_too(site: LoopbackSite) -> None:
    site.answers["http://192.168.1.1/"] = Answer(b"<p>", headers=(("Content-Type", HTML),))

    with Client(Guard(["192.168.1.0/24"]), FetchSettings(proxy=site.origin)) as client:
        assert client.page("http://192.168.1.1/").page.status == 200


def test_a_name_of_the_local_network_is_no_other_because_this_computer_is_allowed(
    site: LoopbackSite,
) -> None:
    settings = FetchSettings(proxy=site.origin)

    with Client(Guard(["127.0.0.0/8"]), settings) as client, pytest.raises(AddressError) as failed:
        client.page("http://printer.local/")

    assert "is a name of the local network" in failed.value.message
    assert site.requests == []


def test_a_proxy_that_is_not_there_is_not_the_site_s_fault() -> None:
    with LoopbackSite() as gone:
        address = gone.origin

    with asking(address) as client, pytest.raises(FetchError, match="proxy does not let us"):
        client.page("http://news.example/a")


def test_a_proxy_that_refuses_says_so(site: LoopbackSite) -> None:
    with (
        SocksProxy(site.port, refuses=True) as proxy,
        asking(proxy.address) as client,
        pytest.raises(FetchError, match="proxy does not let us") as failed,
    ):
        client.page("http://news.example/a")
    assert "Nothing was saved" in failed.value.message


def test_the_environment_s_proxy_is_used_where_it_is_asked_for(
    site: LoopbackSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answers["http://news.example/a"] = Answer(b"<p>", headers=(("Content-Type", HTML),))
    monkeypatch.setenv("http_proxy", site.origin)
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    with Client(Guard(["127.0.0.0/8"]), FetchSettings(proxy="environment")) as client:
        far = client.page("http://news.example/a").page
        near = client.page(site.page("/near", "<p>")).page

    assert (far.ip, near.ip) == (None, "127.0.0.1")


@pytest.mark.parametrize("text", ["ftp://a.example", "proxy.example:8080", "socks5://", "://"])
def test_what_is_no_proxy_is_said(text: str) -> None:
    with pytest.raises(AddressError, match="is no proxy"):
        parse_proxy(text)


def test_a_proxy_may_ask_who_we_are() -> None:
    proxy = parse_proxy("http://me:w%40rd@proxy.example:3128")

    assert (proxy.user, proxy.password, proxy.port) == ("me", "w@rd", 3128)
    assert proxy.for_httpcore().auth == (b"me", b"w@rd")
