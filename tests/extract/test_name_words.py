"""Bylines become names."""

import pytest

from archive_app.extract.name_words import names_in


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Jane Roe", ["Jane Roe"]),
        ("By Jane Roe and John Doe, Political Correspondent", ["Jane Roe", "John Doe"]),
        ("Von Anna Müller und Jörg Weiß", ["Anna Müller", "Jörg Weiß"]),
        ("Par Élise Dupont, envoyée spéciale", ["Élise Dupont"]),
        ("Jane Roe | 13 January 2026", ["Jane Roe"]),
        ("記者林小明", ["記者林小明"]),
        ("https://news.example/author/jane", []),
        ("Michelle de Oliveira", ["Michelle de Oliveira"]),
        ("Md Aynal Haque", ["Md Aynal Haque"]),
        ("Dec. 19, 2025 · Jane Roe on behalf of the Vision group", ["Jane Roe"]),
        ("By Jane Roe, in News, Coast, Business", ["Jane Roe"]),
        ("VON JANE ROE am 13. Januar 2026", ["JANE ROE"]),
        ("Insights from", []),
        ("Recent Posts", []),
        ("Staff reporter", []),
        ("Newsroom", []),
        ("jane@news.example", []),
    ],
)
def test_a_byline_gives_names_only(byline: str, names: list[str]) -> None:
    assert names_in(byline) == names
