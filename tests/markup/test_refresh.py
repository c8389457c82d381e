"""Pages that send their readers on by their markup."""

import pytest

from archive_app.markup.refresh import refresh_target
from archive_app.markup.tree import parse

URL = "https://news.example/a/story?x=1"


def target(head: str) -> str | None:
    return refresh_target(
        parse(f"<html><head>{head}</head><body><p>Moving.</p></body></html>", URL)
    )


@pytest.mark.parametrize(
    ("content", "leads_to"),
    [
        ("0; url=/b", "https://news.example/b"),
        ("0;URL='https://other.example/c'", "https://other.example/c"),
        ('5 ; url = "d"', "https://news.example/a/d"),
        ("1.5, e", "https://news.example/a/e"),
        (" 0 url=f ", "https://news.example/a/f"),
        ("6; url=/b", None),
        ("300", None),
        ("0", None),
        ("0; url=javascript:alert(1)", None),
        ("0; url=file:///etc/passwd", None),
        ("0; url=story?x=1#part", None),
        ("soon; url=/b", None),
        ("0; url=http://[bad", None),
    ],
)
def test_a_refresh_within_five_seconds_leads_on(content: str, leads_to: str | None) -> None:
    escaped = content.replace('"', "&quot;")

    assert target(f'<meta http-equiv="Refresh" content="{escaped}">') == leads_to


def test_the_base_of_the_page_counts() -> None:
    head = '<base href="https://cdn.example/x/"><meta http-equiv=refresh content="0;url=y">'

    assert target(head) == "https://cdn.example/x/y"


def test_what_is_for_readers_without_scripts_is_not_for_us() -> None:
    inside = '<noscript><meta http-equiv="refresh" content="0;url=/nojs"></noscript>'

    assert target(inside) is None
