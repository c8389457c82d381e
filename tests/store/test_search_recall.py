"""Everything that an article holds is found, in every script, and nothing that it does not hold."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from archive_app.domain.rights import Status, Verdict
from archive_app.store.archive import Archive
from tests.store.samples import article, highlight, picture, placement, saving

TODAY = date(2026, 1, 14)
HELD = 1

TEXT = """\
Die Straße nach Köln; naïve Řeřicha, ŁÓDŹ, İstanbul und Ångström, Ελλάδα, Ёлка и чай.

“It’s over” – he said — a state‑of‑the‑art dam, rock ’n’ roll, ﬁnal oﬃce.

旅は東京。京都へ行きました。カタカナもﾊﾝｶｸも。서울특별시에서 만나요. 新北市長。 春天來了

สวัสดีครับกรุงเทพมหานคร ສະບາຍດີ မြန်မာ

بِسْمِ اللّٰهِ الرَّحْمٰنِ ـ مـــرحبا إلى القاهرة، كتابة ٢٠٢٤

שָׁלוֹם עֲלֵיכֶם וְתוֹרָה

हिन्दी में समाचार; বাংলা ভাষা; தமிழ் செய்தி

C++ and C# cost 5.50 at www.shop.example, said AT&T. #FloodWatch by @jane_roe on example.com/a?b=1;
mail to desk@riverpost.example about A/B tests, 24/7, 1,000,000 and 12:30, U.S. and R&D, .NET
and 3-2.

学习J#语言，共7.25元，访问news.example网站；B&O는 #DamWatch를 新iPhone手机、1999年"""

PAGE = replace(
    article("https://www.riverpost.example/2026/flood-report", title="Dams overflow", words=TEXT),
    subtitle="Two metres overnight",
    authors=("Zoë Ångström", "Mary-Ann O’Neill"),
    site="River Post",
    section="Weather desk",
    canonical_url="https://www.riverpost.example/canonical-place",
    pictures=(
        replace(
            placement(),
            caption="Sandbags at the lock",
            alt="A pumping station",
            credit="Foto: Müller/Imago",
            verdict=Verdict(
                status=Status.AGENCY,
                credit="Foto: Müller/Imago",
                creator=("Jürgen Müller",),
                organisation="Imago",
            ),
        ),
    ),
)
OTHER = replace(
    article("https://else.example/x", title="Nothing", words="Calm weather."),
    site="Else",
    authors=(),
)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One article with words in every place that has any, and one that has none of them."""
    library = tmp_path_factory.mktemp("recall") / "library"
    with Archive.open(library) as archive:
        asked = "https://short.example/redirected"
        archive.articles.save(saving(PAGE, pictures=(picture(),), requested=asked))
        archive.articles.save(saving(OTHER, number=1))
        archive.work.tag([HELD], ["Places/Port Ellery", "grün", "Leute/@jörg_roe"])
        archive.work.note(HELD, "Ask Beaufort about levees")
        archive.annotations.add(highlight(HELD, PAGE, "AT&T", body="ring the registrar"))
    return library


@pytest.fixture
def archive(full: Path) -> Iterator[Archive]:
    with Archive.open(full, readonly=True) as opened:
        yield opened


FOUND = {
    "title": ["overflow", "title:dams", '"dams overflow"'],
    "subtitle": ["overnight", "title:metres"],
    "author": ["zoe", "angstrom", "author:Ångström", "o'neill", "O’Neill", "mary-ann", "neill"],
    "text": ["nach", "strasse", "STRASSE", "straße"],
    "caption": ["sandbags", "caption:lock", "caption:pumping"],
    "credit": ["imago", "credit:müller", "creator:jurgen", "owner:imago"],
    "section": ["section:weather", '"weather desk"'],
    "site": ['site:"river post"', "site:riverpost.example", "site:www.riverpost.example",
        "site:https://www.riverpost.example", 'site:="River Post"',
    ],
    "tag": ["ellery", "tag:places", 'tag:"places/port ellery"', "tag:GRÜN", "grün",
        "tag:grun", "tag:gru*", 'tag:"places/port_ellery"', "tag:leute/jorg_roe",
        'tag:"leute/Jörg Roe"', "tag:leute/@jörg_roe", "tag:=leute/@jörg_roe",
    ],
    "note": ["beaufort", "note:levees", "registrar", "note:registrar"],
    "highlight": ["highlight:at&t", "has:highlight"],
    "address": [
        "flood-report", "url:flood-report", "canonical-place", "redirected", "short.example",
        "url:riverpost.example/2026", "url:https://short.example",
        "https://www.riverpost.example/2026/flood-report",
    ],
    "accents and case": [
        "koln", "KÖLN", "naive", "rericha", "Řeřicha", "lodz", "ŁÓDŹ", "istanbul", "ελλαδα",
        "ΕΛΛΆΔΑ", "елка", "ёлка", "чай",
    ],
    "quotes and dashes": [
        "it's", "it’s", '"it\'s over"', "“It’s over”", "state-of-the-art", "state–of–the–art",
        "\"rock 'n' roll\"", "final", "office",
    ],
    "unspaced scripts": [
        "東京", "京都", "京", "旅は東京", "行きました", "カタカナ", "ハンカク", "ﾊﾝｶｸ", "서울",
        "특별시", "北市", "市長", "新北市長", "สวัสดี", "กรุงเทพ", "มหานคร", "ສະບາຍ", "မြန်မာ",
        '"東京" 京都',
    ],
    "arabic": [
        "بسم", "بِسْمِ", "الله", "الرحمن", "مرحبا", "القاهرة", "القاهره", "الى", "إلى", "كتابه",
        "2024", "٢٠٢٤",
    ],
    "hebrew": ["שלום", "שָׁלוֹם", "עליכם", "ותורה"],
    "indic": ["हिन्दी", "समाचार", "বাংলা", "தமிழ்"],
    "signs": [
        "C++", "c#", "AT&T", "at&t", "5.50", "www.shop.example", "shop.example", "example.com",
        "#FloodWatch", "#floodwatch", "floodwatch", "@jane_roe", "jane_roe", "24/7", "1,000,000",
        "12:30", "desk@riverpost.example", "R&D", ".NET", "U.S.", "A/B", "3-2",
    ],
    "signs and words beside unspaced letters": [
        "J#", "7.25", "news.example", "B&O", "#DamWatch", "damwatch", "学习J#语言", "7.25元",
        "B&O는", "#DamWatch를", "iPhone", "iphone手机", "1999", "语言 7.25 网站",
    ],
    "signs near words": [
        '"C++ cost"~2', "AT&T NEAR/1 said", "5.50 NEAR/2 www.shop.example", "#FloodWatch NEAR/1 by",
        '"cost shop.example"~4', "@jane_roe NEAR on", '"and C# 5.50"~2',
    ],
}  # fmt: skip

NOT_FOUND = {
    "unspaced scripts": ["東京都", "京京", "都京", "。京都東", "北京市", "대서울", "ครับผม"],
    "signs": [
        "D++", "AT&U", "5.51", "15.50", "shop.examples", "xample.com", "#Flood", "@jane",
        "13:30", "2,000,000", "F#", "24/8",
    ],
    "signs beside unspaced letters": ["7.2", "17.25", "#Dam", "A&O", "B&O가", "ews.example"],
    "signs near words": ['"C+ cost"~5', '"AT&T strasse"~5', "5.50 NEAR/1 AT&T", "#by NEAR/1 on"],
    "phrases": ['"overflow dams"', '"lock sandbags"', '"overflow Two"', '"overnight Zoë"'],
    "negations": [
        "-overflow nach", "tag:port", "tag:=grun", "note:overflow", "title:sandbags",
        "caption:nach",
    ],
}  # fmt: skip


def cases(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(place, query) for place, queries in table.items() for query in queries]


@pytest.mark.parametrize(("place", "query"), cases(FOUND))
def test_what_an_article_holds_is_found(archive: Archive, place: str, query: str) -> None:
    assert list(archive.search.numbers(query, today=TODAY)) == [HELD], place


@pytest.mark.parametrize(("place", "query"), cases(NOT_FOUND))
def test_what_it_does_not_hold_is_not_found(archive: Archive, place: str, query: str) -> None:
    assert HELD not in archive.search.numbers(query, today=TODAY), place


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("koln", "Köln"), ("行きました", "行きました"), ("بسم", "بِسْمِ"), ("שלום", "שָׁלוֹם"),
        ("at&t", "AT&T"), ("5.50", "5.50"), ("b&o", "B&O"), ("iphone", "iPhone"), ("19*", "1999"),
        ("กรุงเทพ", "กรุงเทพ"), ("ハンカク", "ﾊﾝｶｸ"),
    ],
)  # fmt: skip
def test_the_words_are_marked_as_the_article_has_them(
    archive: Archive, query: str, marked: str
) -> None:
    (row,) = archive.search.find(query, today=TODAY)

    assert [row.snippet[start:end] for start, end in row.matches] == [marked]
