"""Redirects: followed by hand, each hop checked and kept."""

import pytest

from archive_app.domain.errors import AddressError, FetchError
from archive_app.fetch.client import Client
from archive_app.fetch.guard import Guard
from tests.loopback_site import Answer, Handler, LoopbackSite


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_every_kind_of_redirect_is_followed_and_kept(
    site: LoopbackSite, client: Client, status: int
) -> None:
    site.page("/c", "<p>there")
    site.redirect("/b", site.address("/c"), status)
    url = site.redirect("/a", "b?x=1", status)

    fetched = client.page(url)

    assert [hop.status for hop in fetched.exchanges] == [status, status, 200]
    assert fetched.redirects == (url, site.address("/b?x=1"))
    assert fetched.page.body == b"<p>there"


def test_ten_redirects_are_followed_and_an_eleventh_is_not(
    site: LoopbackSite, client: Client
) -> None:
    for n in range(30):
        site.redirect(f"/{n}", f"/{n + 1}")
    site.page("/30", "<p>far away")

    assert len(client.page(site.address("/20")).exchanges) == 11
    with pytest.raises(FetchError) as failed:
        client.page(site.address("/19"))
    assert failed.value.kind == "redirect-limit"
    assert "more than 10 times" in failed.value.message


def test_a_circle_is_noticed_before_the_limit(site: LoopbackSite, client: Client) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")

    with pytest.raises(FetchError) as failed:
        client.page(site.address("/a"))

    assert failed.value.kind == "redirect-loop"
    assert site.paths == ["/a", "/b"]


def test_coming_back_with_a_cookie_is_no_circle(site: LoopbackSite, client: Client) -> None:
    def gate(handler: Handler) -> None:
        if "cookie" in site.requests[-1].headers:
            handler.send(Answer(b"<p>inside"))
        else:
            cookie = (("Set-Cookie", "seen=1; Path=/"), ("Location", "/a"))
            handler.send(Answer(b"", 302, cookie))

    url = site.behave("/a", gate)

    assert client.page(url).page.body == b"<p>inside"


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        ("/über uns".encode().decode("latin-1"), "/%C3%BCber%20uns"),
        ("/a%20b?q=%C3%BC&x=a|b", "/a%20b?q=%C3%BC&x=a|b"),
        ("  /trimmed#part ", "/trimmed"),
    ],
)
def test_a_sloppy_location_is_understood_as_browsers_do(
    site: LoopbackSite, client: Client, location: str, asked: str
) -> None:
    url = site.redirect("/a", location)

    with pytest.raises(FetchError):
        client.page(url)

    assert site.paths[-1] == asked


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ("file:///etc/passwd", "bad-scheme"),
        ("javascript:alert(1)", "bad-scheme"),
        ("ftp://files.example/a", "bad-scheme"),
        ("http://user:secret@files.example/", "bad-address"),
        ("http://[::1", "bad-address"),
    ],
)
def test_a_redirect_to_something_that_is_not_asked_ends_there(
    site: LoopbackSite, client: Client, location: str, kind: str
) -> None:
    url = site.redirect("/a", location)

    with pytest.raises(AddressError) as refused:
        client.page(url)

    assert refused.value.kind == kind
    assert site.paths == ["/a"]


def test_forbidden_targets_are_never_asked() -> None:
    with LoopbackSite("127.0.0.1") as allowed, LoopbackSite("127.0.0.2") as forbidden:
        page = forbidden.page("/page", "<p>secret")
        picture = forbidden.answer("/p.jpg", b"\xff\xd8")
        to_page = allowed.redirect("/to-page", page)
        to_picture = allowed.redirect("/to-picture", picture)
        named = forbidden.origin.replace("127.0.0.2", "localhost") + "/page"

        with Client(Guard(["127.0.0.1/32"])) as client:
            for ask in (
                lambda: client.page(page),
                lambda: client.page(to_page),
                lambda: client.picture(picture, to_page),
                lambda: client.picture(to_picture, to_page),
            ):
                with pytest.raises(AddressError) as refused:
                    ask()
                assert refused.value.kind == "refused-address"
        with Client(Guard()) as client, pytest.raises(AddressError):
            client.page(named)

        assert forbidden.requests == []
        assert allowed.paths == ["/to-page", "/to-picture"]


def test_a_name_is_looked_up_once_and_the_connection_goes_there(site: LoopbackSite) -> None:
    answers = [["127.0.0.1"], ["127.0.0.9"]]
    url = site.page("/a", "<p>here").replace("127.0.0.1", "rebinding.example")
    guard = Guard(["127.0.0.1/32"], lookup=lambda host, port: answers.pop(0))

    with Client(guard) as client:
        page = client.page(url).page

    assert (page.body, page.ip, len(answers)) == (b"<p>here", "127.0.0.1", 1)
    assert site.requests[0].headers["host"] == f"rebinding.example:{site.port}"


def test_the_next_address_is_tried_when_the_first_does_not_answer(site: LoopbackSite) -> None:
    url = site.page("/a", "<p>here").replace("127.0.0.1", "two-homes.example")
    guard = Guard(["127.0.0.0/8"], lookup=lambda host, port: ["127.0.0.9", "127.0.0.1"])

    with Client(guard) as client:
        assert client.page(url).page.ip == "127.0.0.1"


def test_the_body_of_a_redirect_is_kept_when_it_is_short(
    site: LoopbackSite, client: Client
) -> None:
    site.page("/b", "<p>")
    site.answer("/short", b"moved", 301, Location="/b")
    site.answer("/long", b"m" * 200_000, 301, Location="/b")

    short = client.page(site.address("/short")).exchanges[0]
    long = client.page(site.address("/long")).exchanges[0]

    assert (short.body, short.truncated) == (b"moved", None)
    assert len(long.payload) == 65536
    assert long.truncated is not None
