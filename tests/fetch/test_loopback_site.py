"""The test server itself: it says what it was told and remembers what it was asked."""

import httpx

from tests.loopback_site import LoopbackSite


def test_a_path_answers_as_it_was_told_and_the_request_is_written_down(site: LoopbackSite) -> None:
    url = site.page("/a", "<p>ü</p>", X_Kind="test")

    answer = httpx.get(url, headers={"Accept-Language": "de"})

    assert (answer.text, answer.headers["x-kind"]) == ("<p>ü</p>", "test")
    assert [(asked.path, asked.headers["accept-language"]) for asked in site.requests] == [
        ("/a", "de")
    ]


def test_a_path_that_nobody_told_is_not_there(site: LoopbackSite) -> None:
    assert httpx.get(site.address("/nowhere")).status_code == 404
