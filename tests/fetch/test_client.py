"""Pages and pictures as they are asked for and come back, over real sockets."""

import gzip
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC

import brotli
import pytest
import zstandard

from archive_app.domain.errors import AddressError, Cancelled, FetchError
from archive_app.fetch.client import Client
from archive_app.fetch.guard import Guard
from archive_app.fetch.settings import FetchSettings
from tests.fetch.conftest import Hasty
from tests.loopback_site import LOOPBACK, Handler, LoopbackSite


def kind_of(ask: Callable[[], object]) -> str:
    with pytest.raises((FetchError, AddressError)) as failed:
        ask()
    assert failed.value.message.endswith((".", "?"))
    return failed.value.kind


def test_a_page_comes_back_with_everything_that_was_said(
    site: LoopbackSite, client: Client
) -> None:
    url = site.page("/a?id=7", "<p>Grüße", X_Served_By="cache-é".encode().decode("latin-1"))

    fetched = client.page(url + "#section")

    page = fetched.page
    assert (fetched.requested_url, page.url) == (url + "#section", url)
    assert (page.status, page.reason, page.http_version) == (200, "OK", "HTTP/1.1")
    assert page.body == page.payload == "<p>Grüße".encode()
    assert (page.media_type, page.ip, page.certificate) == ("text/html", "127.0.0.1", None)
    assert ("X-Served-By", "cache-Ã©") in page.headers
    assert page.fetched_at.tzinfo is UTC


def test_what_is_kept_of_the_request_is_what_the_site_saw(
    site: LoopbackSite, client: Client
) -> None:
    url = site.page("/a", "<p>")

    page = client.page(url).page

    seen = site.requests[0]
    assert {name.lower(): value for name, value in page.request_headers} == seen.headers
    assert seen.headers["user-agent"].startswith("NewsArchive/0.1 (+desktop archive")
    assert seen.headers["accept-encoding"] == "gzip, deflate, br, zstd"
    assert "accept-language" not in seen.headers


def test_the_wish_for_a_language_is_passed_on(site: LoopbackSite) -> None:
    url = site.page("/a", "<p>")

    with Client(Guard([LOOPBACK]), FetchSettings(accept_language="de, en;q=0.7")) as client:
        client.page(url)

    assert site.requests[0].headers["accept-language"] == "de, en;q=0.7"


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("br", brotli.compress),
        ("zstd", zstandard.ZstdCompressor().compress),
    ],
)
def test_a_coded_body_is_kept_as_received_and_decoded(
    site: LoopbackSite, client: Client, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    packed = pack(b"<p>words" * 1000)
    url = site.answer("/a", packed, Content_Type="text/html", Content_Encoding=coding)

    page = client.page(url).page

    assert (page.payload, page.body) == (packed, b"<p>words" * 1000)


def test_a_chunked_body_is_put_together(site: LoopbackSite, client: Client) -> None:
    chunks = b"3\r\n<p>\r\n5\r\nwords\r\n0\r\n\r\n"
    url = site.answer("/a", chunks, Transfer_Encoding="chunked")

    assert client.page(url).page.payload == b"<p>words"


def test_the_charset_header_is_left_as_the_site_sent_it(site: LoopbackSite, client: Client) -> None:
    url = site.answer("/a", "日本".encode("shift_jis"), Content_Type="text/html; charset=Shift_JIS")

    page = client.page(url).page

    assert page.header("content-type") == "text/html; charset=Shift_JIS"
    assert page.body.decode("shift_jis") == "日本"


def test_cookies_live_as_long_as_the_capture_and_no_longer(site: LoopbackSite) -> None:
    site.answer("/a", b"", 302, Location="/b", Set_Cookie="session=7; Path=/")
    site.page("/b", "<p>")

    for _ in range(2):
        with Client(Guard([LOOPBACK])) as client:
            client.page(site.address("/a"))

    cookies = [asked.headers.get("cookie") for asked in site.requests]
    assert cookies == [None, "session=7", None, "session=7"]


def test_environment_proxies_are_ignored(
    site: LoopbackSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    url = site.page("/a", "<p>")

    with Client(Guard([LOOPBACK])) as client:
        assert client.page(url).page.status == 200


def test_a_picture_is_asked_for_as_from_its_page(site: LoopbackSite, client: Client) -> None:
    url = site.answer("/p.jpg", b"\xff\xd8", Content_Type="image/jpeg")

    picture = client.picture(url, site.address("/article?id=1#top"))

    assert picture.body == b"\xff\xd8"
    assert site.requests[0].headers["referer"] == site.address("/article?id=1")
    assert site.requests[0].headers["accept"].startswith("image/")


def test_another_site_learns_only_which_site_its_picture_is_shown_by(
    site: LoopbackSite, client: Client
) -> None:
    url = site.answer("/p.jpg", b"\xff\xd8")

    client.picture(url, "http://paper.example/secret/path?token=1")

    assert site.requests[0].headers["referer"] == "http://paper.example/"


def test_a_picture_comes_with_the_way_to_it(site: LoopbackSite, client: Client) -> None:
    site.answer("/p.jpg", b"\xff\xd8")
    url = site.redirect("/short", "/p.jpg")

    hops = client.picture_hops(url, site.address("/"))

    assert [(hop.url, hop.status) for hop in hops] == [(url, 302), (site.address("/p.jpg"), 200)]


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        (404, "http-404", "The page is not there any more (404). Nothing was saved."),
        (410, "http-410", "The page is not there any more (410). Nothing was saved."),
        (500, "http-500", "fault of its own (500)"),
        (418, "http-418", "does not hand out the page (418)"),
        (403, "http-403", "does not hand out the page (403)"),
        (401, "login", "The site asked for a login. Nothing was saved."),
        (451, "http-451", "legal reasons"),
        (304, "http-304", "without saying where (304)"),
    ],
)
def test_an_answer_that_is_no_page_says_so(
    site: LoopbackSite, client: Client, status: int, kind: str, words: str
) -> None:
    url = site.answer("/a", b"", status)

    with pytest.raises(FetchError) as failed:
        client.page(url)

    assert failed.value.kind == kind
    assert words in failed.value.message
    assert len(site.requests) == 1


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b'<form><input type="password">', {}),
        (b"", {"WWW_Authenticate": "Basic realm=x"}),
    ],
)
def test_a_refusal_that_asks_who_we_are_is_a_login(
    site: LoopbackSite, client: Client, body: bytes, headers: dict[str, str]
) -> None:
    url = site.answer("/a", body, 403, **headers)

    assert kind_of(lambda: client.page(url)) == "login"


def test_the_status_of_an_error_counts_although_its_body_is_cut_short(
    site: LoopbackSite, client: Client
) -> None:
    url = site.answer("/a", b"half", 404, Content_Length="100", Connection="close")

    assert kind_of(lambda: client.page(url)) == "http-404"


def test_a_missing_picture_is_said_to_be_missing_from_the_article(
    site: LoopbackSite, client: Client
) -> None:
    with pytest.raises(FetchError) as failed:
        client.picture(site.address("/gone.jpg"), site.address("/"))

    assert failed.value.message == (
        "The picture is not there any more (404). The article was kept without it."
    )


def test_a_stopped_capture_ends_at_the_next_piece(site: LoopbackSite) -> None:
    arrived: list[int] = []

    def drip(handler: Handler) -> None:
        handler.send_response_only(200)
        handler.end_headers()
        while not handler.wait(0.01):
            handler.wfile.write(b"x")
            arrived.append(1)

    url = site.behave("/a", drip)

    with (
        pytest.raises(Cancelled),
        Client(Guard([LOOPBACK]), cancelled=lambda: len(arrived) > 3) as client,
    ):
        client.page(url)


def test_a_stopped_capture_ends_while_the_site_says_nothing(site: LoopbackSite) -> None:
    def silent(handler: Handler) -> None:
        handler.wait(30)

    url = site.behave("/a", silent)

    with (
        pytest.raises(Cancelled),
        Client(Guard([LOOPBACK]), cancelled=lambda: bool(site.requests)) as client,
    ):
        client.page(url)


def test_what_is_no_address_is_not_asked(client: Client) -> None:
    assert kind_of(lambda: client.page("http://[::1")) == "bad-address"
    assert kind_of(lambda: client.page("http://a\u0000b/")) == "bad-address"
    assert kind_of(lambda: client.page("http://me:secret@paper.example/")) == "bad-address"
    assert kind_of(lambda: client.picture("file:///etc/passwd", "http://a/")) == "bad-scheme"


def test_an_address_with_spaces_and_letters_is_asked_as_browsers_do(
    site: LoopbackSite, client: Client
) -> None:
    site.answer("/bild%201%C3%BC.jpg", b"\xff\xd8")

    picture = client.picture(site.address("/bild 1ü.jpg#x"), site.address("/"))

    assert picture.url == site.address("/bild%201%C3%BC.jpg")


def test_many_threads_may_ask_with_one_client(site: LoopbackSite, hasty: Hasty) -> None:
    urls = [site.answer(f"/{n}.jpg", bytes([n]) * 1000) for n in range(40)]
    client = hasty()

    with ThreadPoolExecutor(8) as pool:
        bodies = list(pool.map(lambda url: client.picture(url, url).body, urls))

    assert bodies == [bytes([n]) * 1000 for n in range(40)]
