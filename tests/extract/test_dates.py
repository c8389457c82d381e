"""Dates in the words of many languages and in the page's own offset."""

import pytest

from archive_app.extract.article import extract
from archive_app.extract.date_words import date_in, date_in_address
from archive_app.extract.dates import iso
from archive_app.markup.tree import parse


@pytest.mark.parametrize(
    "text",
    [
        *(
            "13 January 2026",
            "January 13th, 2026",
            "Jan. 13, 2026",
            "13. Januar 2026",
            "13.01.2026",
        ),
        *("13 janvier 2026", "13 de enero de 2026", "13 de janeiro de 2026", "13 gennaio 2026"),
        *("13 stycznia 2026", "13 января 2026 г.", "13 січня 2026", "13 Ιανουαρίου 2026"),
        *("13 Ocak 2026", "13 يناير 2026", "13 בינואר 2026", "2026年1月13日", "2026년 1월 13일"),
        *("13 जनवरी 2026", "13 มกราคม 2569", "13 januari 2026", "13. ledna 2026", "2026/01/13"),
        *("١٣ يناير ٢٠٢٦", "১৩ জানুয়ারি ২০২৬", "१३ जनवरी २०२६", "13.01.2610:15"),
    ],
)
def test_a_date_is_read_in_its_language(text: str) -> None:
    assert date_in(f"Posted: {text}, 10:15") == "2026-01-13"


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2026-01-13T06:00:00+0100", "2026-01-13T06:00:00+01:00"),
        ("2026-01-13T06:00:00.000Z", "2026-01-13T06:00:00Z"),
        ("2026-01-13 06:00", "2026-01-13T06:00:00"),
        ("2026-01-13", "2026-01-13"),
        ("20260113", "2026-01-13"),
        ("1768280400", "2026-01-13T05:00:00Z"),
        ("Tue, 13 Jan 2026 06:00:00 GMT", "2026-01-13T06:00:00Z"),
        ("Tue, 13 Jan 2026 06:00:00 +0100", "2026-01-13T06:00:00+01:00"),
        ("soon", None),
        ("2026-13-45", None),
        ("2026-06-31", None),
        ("2026-01-13T25:61:00Z", "2026-01-13"),
        ("2026-01-13T06:00:00+99:00", "2026-01-13"),
        ("0001-01-01T00:00:00", None),
    ],
)
def test_stated_dates_keep_their_offset(stated: str, expected: str | None) -> None:
    assert iso(stated) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/2026/01/13/title", "2026-01-13"),
        ("https://a.example/news/20260113-title", "2026-01-13"),
        ("https://a.example/2016/12-things-to-do", None),
        ("https://a.example/article-201234567", None),
    ],
)
def test_an_address_tells_the_date_only_when_it_is_whole(url: str, expected: str | None) -> None:
    assert date_in_address(url) == expected


TEXT = "<p>The harbour master said so in the morning, and the council agreed with him.</p>" * 3
PAGE = '{"@type": "WebPage", "datePublished": "2026-01-12T23:10:00+00:00"}'


@pytest.mark.parametrize(
    ("title", "shown", "stated", "expected"),
    [
        ("Harbour closed | Coast | 13.01.2026", "", "", "2026-01-13"),
        ("Harbour closed | Route 13", "13.01.2026", "", "2026-01-13"),
        ("Harbour closed", "", PAGE, "2026-01-12T23:10:00+00:00"),
        # what a page shows at its head may be today; the line with the stated day decides
        (
            "Harbour closed",
            "13.01.2026</p><p>Storm 12.01.2026, 23:10",
            PAGE,
            "2026-01-12T23:10:00+00:00",
        ),
        ("Harbour closed", "13.01.2026", PAGE, "2026-01-13"),
    ],
)
def test_the_day_is_found_where_no_article_states_it(
    title: str, shown: str, stated: str, expected: str
) -> None:
    head = f'<title>{title}</title><script type="application/ld+json">{stated or "{}"}</script>'
    page = f"<head>{head}</head><body><p>{shown}</p><h1>Harbour closed</h1>{TEXT}</body>"

    assert extract(parse(page, "https://news.example/harbour")).article.published == expected
