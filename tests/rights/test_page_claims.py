"""Where credits stand on a page, and what becomes of them."""

from collections.abc import Callable

import pytest

from archive_app.domain.article import Article
from archive_app.domain.rights import Field, SourceKind, Status

Reader = Callable[[str], Article]

IMG = '<img src="/pictures/river-20260113.jpg" width=800>'
CAPTION = "The river rose by two metres during the night, said the town."


@pytest.mark.parametrize(
    ("markup", "credit", "source"),
    [
        (
            f"<figure>{IMG}<figcaption>{CAPTION} (Jane Roe / AP)</figcaption></figure>",
            "(Jane Roe / AP)",
            SourceKind.FIGCAPTION,
        ),
        (
            f"<figure>{IMG}<figcaption>{CAPTION} Foto: Jane Roe/dpa</figcaption></figure>",
            "Foto: Jane Roe/dpa",
            SourceKind.FIGCAPTION,
        ),
        (
            f"<figure>{IMG}<figcaption>{CAPTION}</figcaption>"
            "<footer>Jane Roe/Reuters</footer></figure>",
            "Jane Roe/Reuters",
            SourceKind.FIGURE_TEXT,
        ),
        (
            f'<div class="image-wrap">{IMG}</div><p class="image-caption">{CAPTION}'
            '<span class="credit">Jane Roe / AFP</span></p>',
            "Jane Roe / AFP",
            SourceKind.BESIDE,
        ),
        (
            f"<figure>{IMG}<figcaption><span>{CAPTION}</span><span>Jane Roe</span>"
            "</figcaption></figure>",
            "Jane Roe",
            SourceKind.FIGCAPTION,
        ),
        (
            f"<figure>{IMG}<figcaption>{CAPTION} AP Photo/Jane Roe</figcaption></figure>",
            "AP Photo/Jane Roe",
            SourceKind.FIGCAPTION,
        ),
        (
            f'<figure><span class="sr-only">Image source, </span>{IMG}<figcaption>'
            f'<span class="sr-only">Image caption, </span>{CAPTION}</figcaption>'
            '<span class="image-credit">Getty Images</span></figure>',
            "Getty Images",
            SourceKind.FIGURE_TEXT,
        ),
    ],
)
def test_a_credit_is_found_and_the_caption_is_left_clean(
    read: Reader, markup: str, credit: str, source: SourceKind
) -> None:
    picture = read(markup).pictures[0]

    assert picture.credit == credit
    assert picture.caption == CAPTION
    claims = [claim for claim in picture.claims if claim.field is Field.CREDIT_LINE]
    assert claims[0].source is source
    assert claims[0].locator
    assert 0 < claims[0].confidence <= 1


def test_a_caption_without_a_credit_stays_whole(read: Reader) -> None:
    words = "Mayor Jane Roe (left) opens the bridge (built 1901)."

    picture = read(f"<figure>{IMG}<figcaption>{words}</figcaption></figure>").pictures[0]

    assert picture.caption == words
    assert picture.credit is None
    assert picture.verdict.status is Status.UNKNOWN


def test_a_mark_of_the_kind_of_picture_is_no_credit(read: Reader) -> None:
    words = "Rettungswagen im Einsatz (Symbolbild)"

    picture = read(f"<figure>{IMG}<figcaption>{words}</figcaption></figure>").pictures[0]

    assert picture.caption == words
    assert picture.credit is None


def test_a_placeholder_keeps_its_words_and_names_no_owner(read: Reader) -> None:
    words = "Picture Courtesy: Google/images are subject to copyright"
    markup = f"<figure>{IMG}<figcaption>{CAPTION}<em>{words}</em></figcaption></figure>"

    picture = read(markup).pictures[0]

    assert picture.verdict.status is Status.PLACEHOLDER
    assert picture.credit == words
    assert picture.verdict.organisation is None
    assert picture.verdict.creator == ()


def test_the_source_of_the_text_is_no_credit_of_the_picture(read: Reader) -> None:
    prose = "The river rose during the night and people left their houses. " * 4
    markup = f"<figure>{IMG}</figure><p>{prose}</p><p>{prose}</p><p>Quelle: dpa</p>"

    picture = read(markup).pictures[0]

    assert picture.credit is None


def test_a_note_at_the_end_credits_every_picture_that_has_none(read: Reader) -> None:
    prose = "The river rose during the night and people left their houses. " * 12
    second = IMG.replace("river", "bridge")
    markup = (
        f"<article><figure>{IMG}</figure><p>{prose}</p><figure>{second}<figcaption>Foto: AFP"
        f"</figcaption></figure><p>{prose}</p><p>Fotos: Jane Roe/dpa</p></article>"
    )

    first, other = read(markup).pictures

    assert first.credit == "Fotos: Jane Roe/dpa"
    assert first.claims[-1].source is SourceKind.PAGE_END
    assert other.credit == "Foto: AFP"


def test_a_credit_in_alt_counts_where_nothing_is_visible(read: Reader) -> None:
    image = IMG.replace("<img", '<img alt="Vendors at the market (Photo: Gallo Images / Jane Roe)"')

    picture = read(f"<div>{image}</div>").pictures[0]

    assert picture.credit == "(Photo: Gallo Images / Jane Roe)"
    assert picture.verdict.status is Status.AGENCY


def test_short_brackets_are_credits_where_the_page_has_that_habit(read: Reader) -> None:
    markup = "".join(
        f'<div><figure><img src="/p/{n}-20260113.jpg"><figcaption>{CAPTION} ({who})</figcaption>'
        "</figure></div>"
        for n, who in enumerate(["AP", "AFP", "Nine"])
    )

    credits = [picture.credit for picture in read(markup).pictures]

    assert credits == ["(AP)", "(AFP)", "(Nine)"]


def test_structured_data_of_the_picture_becomes_claims(read: Reader) -> None:
    script = """<script type="application/ld+json">{"@type": "ImageObject",
      "contentUrl": "https://news.example/pictures/river-20260113.jpg",
      "creditText": "Jane Roe/Example Photo", "creator": {"@type": "Person", "name": "Jane Roe"},
      "license": "https://creativecommons.org/licenses/by/4.0/",
      "acquireLicensePage": "https://news.example/buy"}</script>"""

    picture = read(f"{script}<figure>{IMG}</figure>").pictures[0]

    assert picture.credit == "Jane Roe/Example Photo"
    assert picture.verdict.status is Status.CREATIVE_COMMONS
    assert picture.verdict.licence == "CC BY 4.0"
    assert picture.verdict.ask_url == "https://news.example/buy"


def test_a_licence_link_inside_the_credit_is_the_pictures_and_gives_the_version(
    read: Reader,
) -> None:
    link = '<a href="https://creativecommons.org/licenses/by-sa/3.0/">CC BY-SA</a>'
    markup = f"<figure>{IMG}<figcaption>{CAPTION} Foto: Jane Roe, {link}</figcaption></figure>"

    verdict = read(markup).pictures[0].verdict

    assert verdict.status is Status.CREATIVE_COMMONS
    assert verdict.licence == "CC BY-SA 3.0"
    assert verdict.licence_url == "https://creativecommons.org/licenses/by-sa/3.0/"


def test_a_licence_whose_words_and_link_contradict_is_a_conflict(read: Reader) -> None:
    link = '<a href="https://creativecommons.org/licenses/by-sa/3.0/">CC BY 3.0</a>'
    markup = f"<figure>{IMG}<figcaption>{CAPTION} Foto: Jane Roe, {link}</figcaption></figure>"

    verdict = read(markup).pictures[0].verdict

    assert verdict.licence == "CC BY 3.0"
    assert [conflict.field for conflict in verdict.conflicts] == [Field.LICENCE]


def test_the_pages_licence_and_opt_outs_are_claims_of_the_page_only(read: Reader) -> None:
    markup = (
        f'<meta name="tdm-reservation" content="1"><figure>{IMG}</figure>'
        '<footer><a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC</a>'
        "</footer>"
    )

    article = read(markup)

    fields = {claim.field: claim.source for claim in article.page_claims}
    assert fields == {
        Field.DATA_MINING: SourceKind.MICRODATA,
        Field.LICENCE_URL: SourceKind.PAGE_LICENCE,
    }
    assert article.pictures[0].verdict.status is Status.UNKNOWN


def test_limits_of_use_in_a_caption_are_told(read: Reader) -> None:
    words = (
        f"{CAPTION} REUTERS/Jane Roe THIS IMAGE HAS BEEN SUPPLIED BY A THIRD PARTY. NO ARCHIVES."
    )

    verdict = read(f"<figure>{IMG}<figcaption>{words}</figcaption></figure>").pictures[0].verdict

    assert "NO ARCHIVES" in verdict.restrictions


def test_the_captions_of_the_clean_article_follow(read: Reader) -> None:
    picture = read(f"<figure>{IMG}<figcaption>{CAPTION} (AP)</figcaption></figure>").pictures[0]

    assert picture.caption == CAPTION


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("robots", "index, noai, noimageai", "robots: index, noai, noimageai"),
        ("GPTBot", "noai", "gptbot: noai"),
        (
            "tdm-policy",
            "https://news.example/tdm.json",
            "tdm-policy: https://news.example/tdm.json",
        ),
    ],
)
def test_an_opt_out_in_the_head_is_kept_in_its_words(
    read: Reader, name: str, content: str, told: str
) -> None:
    article = read(f'<meta name="{name}" content="{content}"><figure>{IMG}</figure>')

    assert article.mining_opt_outs == (told,)


@pytest.mark.parametrize(
    ("name", "content"),
    [("robots", "index, follow"), ("tdm-reservation", "0"), ("description", "Of noai and others")],
)
def test_other_words_in_the_head_are_no_opt_out(read: Reader, name: str, content: str) -> None:
    article = read(f'<meta name="{name}" content="{content}"><figure>{IMG}</figure>')

    assert article.mining_opt_outs == ()


@pytest.mark.parametrize("tag", ["pic\x0fture", "a\x85b", "x{{y}}", "x:y", "x{"])
def test_an_element_with_an_odd_name_does_not_cost_the_page(read: Reader, tag: str) -> None:
    line = f"<{tag}>Photo: Jane Roe / AP</{tag}>"

    (picture,) = read(f"<div class=photo>{line}{IMG}{line}</div>").pictures

    assert picture.verdict.creator == ("Jane Roe",)
