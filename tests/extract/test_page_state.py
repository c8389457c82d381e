"""Galleries that a script builds from JSON in the page: each test is one small page of our own."""

import json
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_app.domain.article import Placement
from archive_app.extract.article import extract
from archive_app.markup.tree import parse
from archive_app.rights.page_claims import with_rights

URL = "https://news.example/2026/01/harbour"
TITLE = "The harbour wall through the year"
TEXT = "".join(
    f"<p>{words} The harbour master said so on Monday, and the council agreed with him.</p>"
    for words in ("The wall is mended.", "It was built in spring.", "It fell in autumn.")
)
SHOWN = "<figure><img src=/a/wall-in-spring.jpg><figcaption>In spring.</figcaption></figure>"


def slide(season: str, credit: str = "Jane Roe/Example Agency") -> dict[str, object]:
    """An entry of a gallery."""
    return {
        "image": {"src": f"/a/wall-in-{season}.jpg", "alt": f"A wall, {season}"},
        "caption": f"<p>The wall in {season}.</p>",
        "credit": credit,
    }


SLIDES = [slide("spring"), slide("summer"), slide("autumn")]
STATE = {"page": {"headline": TITLE, "id": 7, "gallery": {"slides": SLIDES}}}


def pictures(after: str, shown: str = SHOWN) -> tuple[Placement, ...]:
    """Those of a page that shows ``shown`` in its text, with ``after`` behind it."""
    page = f"<head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{shown}{TEXT}"
    return with_rights(extract(parse(f"{page}{after}</article></body>", URL))).pictures


def names(found: tuple[Placement, ...]) -> list[str]:
    """The file names of ``found``."""
    return [one.url.rpartition("/")[2] for one in found]


def script(state: object, kind: str = "application/json", name: str = "__NEXT_DATA__") -> str:
    """A script that holds ``state`` and nothing else."""
    return f'<script id="{name}" type="{kind}">{json.dumps(state)}</script>'


@pytest.mark.parametrize(
    "after",
    [
        script(STATE),
        script({"props": {"pageProps": {"data": [STATE]}}}),
        f"<script>window.__STATE__ = {json.dumps(STATE)};(() => {{ run({{}}); }})();</script>",
        f"<script>var a = 1; self['state'] = JSON.parse({json.dumps(json.dumps(STATE))})</script>",
        f'<div class=gallery data-slides="{escape(json.dumps(SLIDES))}"></div>',
        script(SLIDES),
    ],
    ids=["json", "nested", "assigned", "parsed", "attribute", "list"],
)
def test_pictures_that_only_a_script_knows_of_follow_the_one_that_is_shown(after: str) -> None:
    found = pictures(after)

    assert names(found) == ["wall-in-spring.jpg", "wall-in-summer.jpg", "wall-in-autumn.jpg"]
    assert [x.caption for x in found[1:]] == ["The wall in summer.", "The wall in autumn."]
    assert [x.credit for x in found[1:]] == ["Jane Roe/Example Agency"] * 2


HALF = {"page": {"headline": TITLE, "slides": [SLIDES[0], slide("summer", "Jane Roe \ud83d")]}}


@pytest.mark.parametrize(
    "state",
    [json.dumps(HALF), f"JSON.parse({json.dumps(json.dumps(HALF))})"],
    ids=["assigned", "parsed"],
)
def test_half_an_emoji_in_a_gallery_does_not_cost_the_page(state: str) -> None:
    found = pictures(f"<script>window.__STATE__ = {state};</script>")

    assert found[-1].credit == "Jane Roe \ufffd"


def test_a_gallery_of_the_article_counts_though_none_of_its_pictures_is_shown() -> None:
    found = pictures(script(STATE), shown="")

    assert names(found) == ["wall-in-spring.jpg", "wall-in-summer.jpg", "wall-in-autumn.jpg"]


def test_the_claim_says_in_which_script_it_was_read() -> None:
    (claim, *_) = pictures(script(STATE))[1].claims

    assert claim.locator == "script#__NEXT_DATA__.creditText"


TEASERS = [
    {"title": f"Story {n}", "url": f"/story/{n}", "image": f"/a/wall-in-{season}.jpg"}
    for n, season in enumerate(("spring", "summer", "autumn"))
]


@pytest.mark.parametrize(
    "state",
    [
        {"page": {"headline": "Another page", "gallery": {"slides": SLIDES[1:]}}},
        {"page": {"headline": TITLE, "related": TEASERS}},
        {"page": {"headline": TITLE, "images": [x | {"slug": "story"} for x in SLIDES]}},
        {"page": {"headline": TITLE, "images": [{"title": "Story", **TEASERS[1]}] * 3}},
        {"page": {"headline": TITLE, "images": [{"src": f"/a/{n}.jpg"} for n in "abc"]}},
        {"page": {"headline": TITLE, "images": [SLIDES[1], "x", {"ad": 1}, {"ad": 2}]}},
        {"page": {"headline": TITLE, "images": [slide("spring"), slide("spring-320x200")]}},
    ],
    ids=["other page", "teasers", "own page", "titles", "untold", "mixed", "other size"],
)
def test_pictures_of_something_else_are_left(state: object) -> None:
    assert names(pictures(script(state))) == ["wall-in-spring.jpg"]


JSON = st.recursive(
    st.none() | st.booleans() | st.text(max_size=8) | st.just("/a/wall-in-spring.jpg"),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["headline", "images", "caption", "url", "credit"]), inner
        )
    ),
    max_leaves=30,
)


@settings(max_examples=40, deadline=None)
@given(JSON)
def test_no_state_raises(state: object) -> None:
    assert "wall-in-spring.jpg" in names(pictures(script(state)))


def test_a_state_that_is_torn_or_nested_deeper_than_any_is_passed_over() -> None:
    torn = f"<script>window.__STATE__ = {json.dumps(STATE)[:-9]}</script>"
    deep = f"<script type=application/json>{'[' * 90_000}wall-in-spring.jpg</script>"

    assert names(pictures(torn + deep)) == ["wall-in-spring.jpg"]
