"""Every place where a page may put a credit, in 31 languages: found whole, and out of the caption.

``captions.tsv`` holds one credit and one caption a language; the markup is of no site in
particular.
"""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from archive_app.credit.folding import folded
from archive_app.domain.article import Article
from archive_app.domain.rights import Status

Reader = Callable[[str], Article]

with (Path(__file__).parent / "captions.tsv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file, delimiter="\t", quoting=csv.QUOTE_NONE))

URL = "https://cdn.example/media/flood-street-4711.jpg"
IMG = f'<img src="{URL}" width="1200" height="800" alt="">'
OTHER = '<img src="https://cdn.example/media/bridge-4712.jpg" width="1200" height="800" alt="">'
PROSE = "<p>The council met on Tuesday evening to discuss the damage and closed the bridge.</p>" * 6


def _figure(caption: str, *, beside: str = "{img}", kind: str = "") -> str:
    """A figure with ``beside`` before its figcaption."""
    return f"<figure{kind}>{beside}<figcaption>{caption}</figcaption></figure>"


WITH_CAPTION = {
    "a span in the caption": _figure("{c}. <span class=credit>{k}</span>"),
    "glued to the caption": _figure("{c}. {k}"),
    "in brackets after the caption": _figure("{c} ({k})"),
    "after a bar": _figure("{c} | {k}"),
    "on a line of its own": _figure("{c}.<br>{k}"),
    "emphasised": _figure("{c}. <em>{k}</em>"),
    "a paragraph in the caption": _figure("<p>{c}.</p><p>{k}</p>"),
    "before the caption": _figure("<span class=a1>{k}</span><span class=a2>{c}.</span>"),
    "small print in the figure": _figure("{c}.", beside="{img}<small>{k}</small>"),
    "unmarked in the figure": _figure("{c}.", beside="<div>{img}<div>{k}</div></div>"),
    "laid over the picture": _figure("{c}.", beside="<span class=x9>{k}</span>{img}"),
    "unmarked beside the picture": "<div>{img}<div>{c}.</div><div>{k}</div></div>",
    "oddly marked beside the picture": (
        "<div class=artImg>{img}<div class=artImg-txt>{c}.</div>"
        "<div class=artImg-copy>{k}</div></div>"
    ),
    "a paragraph below": "<div class=photo>{img}<p>{c}. {k}</p></div>",
    "in the picture's own paragraph": "<p>{img}<br><em>{c}. {k}</em></p>",
    "the next paragraph": "<p>{img}</p><p class=wp-caption-text>{c}. {k}</p>",
    "a table cell below": "<table><tr><td>{img}</td></tr><tr><td>{c}. {k}</td></tr></table>",
    "a description list": "<dl class=wp-caption><dt>{img}</dt><dd>{c}. {k}</dd></dl>",
    "for screen readers": (
        "<figure>{img}<figcaption>{c}.</figcaption><span class=visually-hidden>{k}</span></figure>"
    ),
    "a link": _figure("{c}. <a href=/x>{k}</a>", beside="<a href=/big>{img}</a>"),
    "a gallery": (
        "<ul class=gallery><li>{img}<div class=t>{c}.</div><div class=c>{k}</div></li>"
        "<li>{other}<div class=t>{c} 2.</div><div class=c>{k}</div></li></ul>"
    ),
    "a web component": "<x-figure>{img}<x-text>{c}.</x-text><x-credit>{k}</x-credit></x-figure>",
    "a data attribute": _figure("{c}.", kind=" data-credit='{k}'"),
    "visible microdata": _figure(
        "<span itemprop=caption>{c}.</span> <span itemprop=creditText>{k}</span>",
        kind=" itemscope itemtype=https://schema.org/ImageObject",
    ),
    "microdata for machines": (
        "<div itemscope itemtype=https://schema.org/ImageObject>{img}"
        "<meta itemprop=creditText content='{k}'><p class=caption>{c}.</p></div>"
    ),
    "visible RDFa": _figure(
        "<span property=schema:caption>{c}.</span> <span property=schema:creditText>{k}</span>",
        kind=" typeof=schema:ImageObject",
    ),
    "RDFa for machines": _figure(
        "{c}.",
        beside="{img}<meta property=creditText content='{k}'>",
        kind=" vocab=https://schema.org/ typeof=ImageObject",
    ),
    "the end of the page": "<figure>{img}<figcaption>{c}.</figcaption></figure>{prose}<p>{k}</p>",
    "JSON-LD": "{json}<figure>{img}<figcaption>{c}.</figcaption></figure>",
}
IN_ATTRIBUTES = {
    "alt": "<figure><img src='{url}' alt='{c} ({k})'></figure>",
    "title": "<p><img src='{url}' alt='{c}' title='{c} | {k}'></p>",
}


def _wrong(read: Reader, markup: str, *, captioned: bool) -> list[tuple[str, str | None, str, str]]:
    """What was found for the languages where it is not what the page says."""
    wrong = []
    for row in ROWS:
        credit, caption = row["credit"], row["caption"]
        data = {"@type": "ImageObject", "contentUrl": URL, "creditText": credit}
        script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
        body = markup.format(
            img=IMG, other=OTHER, prose=PROSE, url=URL, json=script, c=caption, k=credit
        )

        picture = read(f"<main><article>{PROSE}{body}{PROSE}</article></main>").pictures[0]

        found = folded(picture.credit or ""), folded(picture.caption), picture.verdict.status
        if found != (folded(credit), folded(caption) if captioned else "", Status.AGENCY):
            wrong.append((row["language"], picture.credit, picture.caption, found[2].value))
    return wrong


@pytest.mark.parametrize("place", WITH_CAPTION)
def test_a_credit_is_told_from_its_caption_wherever_it_stands(read: Reader, place: str) -> None:
    assert _wrong(read, WITH_CAPTION[place], captioned=True) == []


@pytest.mark.parametrize("place", IN_ATTRIBUTES)
def test_a_credit_is_found_in_attributes_of_the_picture(read: Reader, place: str) -> None:
    assert _wrong(read, IN_ATTRIBUTES[place], captioned=False) == []


@pytest.mark.parametrize("words", ["Photo: Supplied", "Foto: cortesía", "Foto: privat"])
def test_a_placeholder_in_alt_names_no_owner(read: Reader, words: str) -> None:
    markup = f"<figure><img src='{URL}' alt='Vendors at the market ({words})'></figure>"

    picture = read(markup).pictures[0]

    assert (picture.credit, picture.verdict.status) == (f"({words})", Status.PLACEHOLDER)


def test_a_courtesy_at_the_end_of_the_page_is_a_placeholder_of_its_pictures(read: Reader) -> None:
    words = "Picture Courtesy: Google/images are subject to copyright"

    article = read(f"<article><figure>{IMG}</figure>{PROSE * 2}<p>{words}</p></article>")

    picture = article.pictures[0]
    assert (picture.credit, picture.verdict.status) == (words, Status.PLACEHOLDER)
    assert picture.verdict.organisation is None
    assert picture.verdict.creator == ()


@pytest.mark.parametrize("markup", ["{c} | {k}", "{c}.<br>{k}"])
def test_a_person_alone_behind_a_bar_or_a_break_is_the_photographer(
    read: Reader, markup: str
) -> None:
    words = markup.format(c="Residents clear mud from a street", k="Amelia Stone")

    picture = read(f"<figure>{IMG}<figcaption>{words}</figcaption></figure>").pictures[0]

    assert picture.credit == "Amelia Stone"
    assert picture.caption.startswith("Residents clear mud from a street")


def test_a_sentence_beside_a_name_is_no_credit(read: Reader) -> None:
    words = "Anwohner räumen Schlamm von einer Straße in der Altstadt."
    markup = f"<figure>{IMG}<figcaption><span>Lotte Brandt</span><span>{words}</span></figcaption>"

    picture = read(f"{markup}</figure>").pictures[0]

    assert picture.credit != words


@pytest.mark.parametrize("words", ["He runs in Berlin.<br>Von Lotte Brandt", "Roe and Poe (right)"])
def test_a_byline_and_a_position_are_no_credits(read: Reader, words: str) -> None:
    picture = read(f"<figure>{IMG}<figcaption>{words}</figcaption></figure>").pictures[0]

    assert picture.credit is None


def test_an_agency_and_person_behind_a_bar_are_the_credit_in_a_title(read: Reader) -> None:
    title = "Amelia Roe (FC Harbour) cheers after her goal | Getty Images/Kim Vale"

    picture = read(f"<figure><img src='{URL}' title='{title}'></figure>").pictures[0]

    assert picture.credit == "Getty Images/Kim Vale"


def test_limits_of_use_behind_a_credit_do_not_hide_it(read: Reader) -> None:
    words = (
        "Two sculptures that stand for a couple. (Photo by Kim Vale / AFP) / RESTRICTED TO "
        'EDITORIAL USE - MANDATORY CREDIT "AFP PHOTO" - NO ARCHIVES'
    )

    picture = read(f"<figure>{IMG}<figcaption>{words}</figcaption></figure>").pictures[0]

    assert picture.credit == "(Photo by Kim Vale / AFP)"
    assert "NO ARCHIVES" in picture.verdict.restrictions


def test_a_larger_copy_of_the_picture_does_not_end_its_frame(read: Reader) -> None:
    address = "https://cdn.example/free/cb2e5b098dd856c891c443010f8e3458/strait"
    markup = (
        f"<div><div><img src='{address}?t=564'><button>+</button><img src='{address}?t=1920'></div>"
        "<p class=title>The strait</p><p class=image--author>Foto: PAP</p></div>"
    )

    found = {(picture.credit, picture.caption) for picture in read(markup).pictures}

    assert found == {("Foto: PAP", "The strait")}


def test_captions_and_credits_keep_the_pages_own_signs(read: Reader) -> None:
    caption, credit = "移送のため警視庁を出る容疑者＝１３日、東京・霞ケ関で…", "（ＡＰ）"
    markup = f"<figure>{IMG}<figcaption>{caption}{credit}</figcaption></figure>"

    picture = read(markup).pictures[0]

    assert (picture.caption, picture.credit) == (caption, credit)
    assert picture.verdict.status is Status.AGENCY


def test_joiners_inside_persian_words_stay(read: Reader) -> None:
    caption = "ساکنان خیابان را تمیز می\u200cکنند"
    markup = f"<figure>{IMG}<figcaption>{caption}. عکس: رویترز</figcaption></figure>"

    picture = read(markup).pictures[0]

    assert (picture.caption, picture.credit) == (f"{caption}.", "عکس: رویترز")


def test_what_folds_a_caption_and_what_parts_a_credit_from_it_is_left_out(read: Reader) -> None:
    markup = (
        f"<figure>{IMG}<figcaption>The mayor opens the bridge. less ... more</figcaption>"
        "<span class=credit> / Kim Vale</span></figure>"
    )

    picture = read(markup).pictures[0]

    assert (picture.caption, picture.credit) == ("The mayor opens the bridge.", "Kim Vale")
