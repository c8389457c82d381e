"""What makes a page another version, and what does not."""

from dataclasses import replace

import pytest

from archive_app.store.differing import Look, Shown, differences

WALL = Shown("https://a.example/wall.jpg", "aa", "Photo: Jane Roe", in_text=True)
FERRY = Shown("https://a.example/ferry.jpg", "bb", "Photo: dpa", in_text=True)
TEXT = "The wall held.\n\nTwelve people watched it."
PAGE = Look("What the survey left out", TEXT, (WALL, FERRY))


def text(words: str) -> Look:
    return replace(PAGE, text=words)


def pictures(*shown: Shown) -> Look:
    return replace(PAGE, pictures=shown)


@pytest.mark.parametrize(
    ("now", "differs"),
    [
        (PAGE, ()),
        (text(TEXT.replace(" ", "\u00a0 \n")), ()),
        (text(f"{TEXT}\n\n12 comments"), ()),
        (replace(PAGE, title="What the survey left out "), ()),
        (replace(PAGE, title="What the survey found"), ("title",)),
        (text(TEXT.replace("Twelve", "Fourteen")), ("text",)),
        (text(TEXT.replace("Twelve", "12")), ("text",)),
        (text(TEXT.partition("\n")[0]), ("text",)),
        (pictures(WALL), ("pictures",)),
        (pictures(replace(WALL, sha256="cc"), FERRY), ("pictures",)),
        (pictures(replace(WALL, url="https://a.example/moved.jpg"), FERRY), ()),
        (pictures(replace(WALL, sha256=None), FERRY), ()),
        (pictures(WALL, replace(FERRY, in_text=False)), ("pictures",)),
        (pictures(WALL, FERRY, replace(FERRY, sha256="cc", in_text=False)), ()),
        (pictures(replace(WALL, credit="Photo: AFP"), FERRY), ("credits",)),
        (pictures(replace(WALL, credit=None), FERRY), ("credits",)),
        (pictures(replace(WALL, credit="Photo:\tJane  Roe"), FERRY), ()),
        (pictures(replace(WALL, credit="Photo: AFP")), ("pictures", "credits")),
        (Look("New", "New.", ()), ("title", "text", "pictures")),
    ],
)
def test_a_version_is_another_only_where_it_says_or_shows_something_else(
    now: Look, differs: tuple[str, ...]
) -> None:
    assert differences(PAGE, now) == differs


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("Updated 5 minutes ago", "Updated 2 hours ago"),
        ("vor 5 Minuten", "vor 3 Stunden"),
        ("Publié: il y a 5 heures", "Publié: il y a 2 jours"),
        ("hace 3 horas", "hace 2 días"),
        ("1,204 views", "1.3k views"),
        ("Comments (3)", "Comments (14)"),
        ("3 min read", "4 min read"),
        ("Lesezeit: 3 Min", "Lesezeit: 4 Min."),
    ],
)
def test_what_turns_by_itself_is_no_change(then: str, now: str) -> None:
    assert differences(text(f"{then}\n\n{TEXT}"), text(f"{now}\n\n{TEXT}")) == ()


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("12 people died", "14 people died"),
        ("Two hours ago the wall broke", "Three hours ago the wall broke"),
        ("3 min", "Nothing"),
        ("5 days of rain", "6 days of rain"),
    ],
)
def test_what_only_looks_like_it_is_one(then: str, now: str) -> None:
    assert differences(text(f"{then}\n\n{TEXT}"), text(f"{now}\n\n{TEXT}")) == ("text",)
