"""The person's own cookies, for one run."""

from pathlib import Path

import pytest

from archive_app.domain.errors import PageError
from archive_app.fetch.client import Client
from archive_app.fetch.cookies import read_cookies
from archive_app.fetch.guard import Guard
from archive_app.fetch.settings import FetchSettings
from tests.loopback_site import LOOPBACK, LoopbackSite

LATER = 4_000_000_000


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "cookies.txt"
    path.write_text("# Netscape HTTP Cookie File\n" + "".join(line + "\n" for line in lines))
    return path


def line(name: str, expires: int, domain: str = "127.0.0.1") -> str:
    return "\t".join([domain, "FALSE", "/", "FALSE", str(expires), name, f"of-{name}"])


def test_they_go_to_their_own_site_only_and_are_not_written_down(
    tmp_path: Path, site: LoopbackSite
) -> None:
    cookies = read_cookies(
        written(
            tmp_path,
            line("session", 0),
            "#HttpOnly_" + line("token", LATER),
            line("old", 1_000_000_000),
            line("other", LATER, "news.example"),
        )
    )

    with Client(Guard([LOOPBACK]), FetchSettings(cookies=cookies)) as client:
        page = client.page(site.page("/a", "<p>")).page

    sent = site.requests[0].headers["cookie"]
    assert sorted(sent.split("; ")) == ["session=of-session", "token=of-token"]
    kept = {name.lower(): value for name, value in page.request_headers}
    assert kept["cookie"] == "[left out: the person's own]"


def test_the_next_run_has_none_of_them(tmp_path: Path, site: LoopbackSite) -> None:
    cookies = read_cookies(written(tmp_path, line("session", 0)))
    url = site.page("/a", "<p>", Set_Cookie="session=changed")
    with Client(Guard([LOOPBACK]), FetchSettings(cookies=cookies)) as client:
        client.page(url)

    with Client(Guard([LOOPBACK]), FetchSettings(cookies=cookies)) as client:
        client.page(url)

    assert site.requests[1].headers["cookie"] == "session=of-session"


@pytest.mark.parametrize("content", ["no cookies here", "\x00\xff"])
def test_what_is_no_such_file_is_said_before_anything_is_asked(
    tmp_path: Path, content: str
) -> None:
    path = tmp_path / "cookies.txt"
    path.write_text(content)

    with pytest.raises(PageError, match="cannot be read"):
        read_cookies(path)
    with pytest.raises(PageError, match="cannot be read"):
        read_cookies(tmp_path / "gone.txt")
