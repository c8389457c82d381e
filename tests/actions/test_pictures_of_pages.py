"""The pictures of a page, however the page shows them: all of them, the best of each, no others."""

import base64
import io
from collections.abc import Callable
from functools import cache

import pytest
from PIL import Image

from archive_app.actions.page_pictures import MOST_PICTURES
from archive_app.actions.verify import verify
from archive_app.domain.library import OpenArticle
from archive_app.domain.saving import Saved
from archive_app.preserve.reading import payload_of, records
from archive_app.store.archive import Archive
from tests.actions.conftest import PARAGRAPHS, png
from tests.loopback_site import Answer, Handler, LoopbackSite

WORDS = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
Save = Callable[[str], Saved]
TYPES = {"jpg": "image/jpeg", "avif": "image/avif", "webp": "image/webp", "png": "image/png"}


@cache
def picture(kind: str = "JPEG", tint: int = 0) -> bytes:
    out = io.BytesIO()
    noise = Image.effect_noise((320, 240), 40).point(lambda value: (value + tint) % 256)
    noise.convert("RGB").save(out, kind)
    return out.getvalue()


def page(figure: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>What the survey left out</title>{head}</head><body>"
        f"<article><h1>What the survey left out</h1>{figure}{WORDS}</article></body></html>"
    )


@pytest.fixture
def gallery(site: LoopbackSite) -> LoopbackSite:
    """The site with pictures of several names; those of one extension are alike."""
    for name, kind in (("jpg", "JPEG"), ("avif", "AVIF"), ("webp", "WEBP"), ("png", "PNG")):
        body = picture(kind)
        for stem in ("s", "m", "l"):
            site.answer(f"/{stem}.{name}", body, Content_Type=TYPES[name])
    return site


@pytest.fixture
def opened(archive: Archive, gallery: LoopbackSite, save: Save) -> Callable[[str], OpenArticle]:
    """Saves a page of that markup and opens it."""

    def run(html: str) -> OpenArticle:
        return archive.articles.open(save(gallery.page("/page", html)).article)

    return run


Opened = Callable[[str], OpenArticle]
SET = "/s.jpg 300w, /m.jpg 800w, /l.jpg 1600w"
DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
JSON_LD = '{"@type": "NewsArticle", "headline": "What the survey left out", "image": "/l.jpg"}'


@pytest.mark.parametrize(
    ("figure", "head", "asked"),
    [
        ("<img src=/l.jpg>", "", "/l.jpg"),
        (f"<img src=/s.jpg srcset='{SET}' sizes='100vw'>", "", "/l.jpg"),
        ("<img src=/s.jpg srcset='/s.jpg 1x, /l.jpg 2x'>", "", "/l.jpg"),
        (
            "<picture><source type=image/avif srcset='/l.avif 1600w'>"
            "<source srcset='/m.jpg 800w'><img src=/s.jpg></picture>",
            "",
            "/l.avif",
        ),
        (f"<img src='{DOT}' data-src=/l.webp>", "", "/l.webp"),
        (f"<img src=/blank.gif data-lazy-srcset='{SET}'>", "", "/l.jpg"),
        ("<img src=/placeholder.png data-original=/l.png>", "", "/l.png"),
        ("<img class=lazy src=/spacer.gif><noscript><img src=/l.jpg></noscript>", "", "/l.jpg"),
        ("<img src=l.jpg>", "<base href='/deep/'>", "/deep/l.jpg"),
        ("<img src=//{host}/l.jpg>", "", "/l.jpg"),
    ],
    ids=[
        "src", "widths", "densities", "picture", "data-src", "lazy set", "data-original",
        "noscript", "base", "no scheme",
    ],
)  # fmt: skip
def test_the_best_of_its_candidates_is_fetched(
    gallery: LoopbackSite, opened: Opened, figure: str, head: str, asked: str
) -> None:
    gallery.answer("/deep/l.jpg", picture(), Content_Type="image/jpeg")
    figure = figure.replace("{host}", gallery.origin.removeprefix("http://"))

    article = opened(page(f"<figure>{figure}</figure>", head))

    assert gallery.paths == ["/page", asked]
    assert [one.width for one in article.pictures] == [320]


def test_a_candidate_that_fails_gives_way_to_the_next(
    gallery: LoopbackSite, opened: Opened
) -> None:
    article = opened(page("<figure><img src=/m.jpg srcset='/gone.jpg 900w, /l.png 300w'></figure>"))

    assert gallery.paths == ["/page", "/gone.jpg", "/l.png"]
    assert article.pictures[0].missing is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:image" content="/l.jpg">',
        '<meta name="twitter:image" content="/l.jpg">',
        f'<script type="application/ld+json">{JSON_LD}</script>',
    ],
    ids=["og", "twitter", "json-ld"],
)
def test_a_page_that_shows_none_is_led_by_the_picture_of_its_metadata(
    archive: Archive, gallery: LoopbackSite, opened: Opened, head: str
) -> None:
    article = opened(page("", head))

    assert gallery.paths == ["/page", "/l.jpg"]
    lead = article.pictures[0]
    assert (lead.placement.lead, lead.placement.in_text, lead.missing) == (True, False, None)
    assert "<img" not in article.content.html
    assert verify(archive).ok


@pytest.mark.parametrize("name", ["logo.png", "og-image.png", "default-share.jpg"])
def test_a_sign_of_the_site_leads_no_article(
    gallery: LoopbackSite, opened: Opened, name: str
) -> None:
    opened(page("", f'<meta property="og:image" content="/{name}">'))

    assert gallery.paths == ["/page"]


def test_a_picture_inside_the_markup_is_kept_as_a_file_of_its_own(
    archive: Archive, gallery: LoopbackSite, opened: Opened
) -> None:
    body = picture("PNG")
    address = f"data:image/png;base64,{base64.b64encode(body).decode()}"
    html = page(
        f"<figure><img src='{address}'><figcaption>Photo: Jane Roe/dpa</figcaption></figure>"
    )

    article = opened(html)

    assert gallery.paths == ["/page"]
    kept = article.pictures[0]
    assert kept.picture is not None
    assert payload_of(archive.library, *archive.pictures.place(kept.picture)) == body
    assert kept.placement.url.startswith("ni:///sha-256;")
    assert kept.placement.credit == "Photo: Jane Roe/dpa"
    kinds = [one.kind for one in records(next((archive.library / "captures").rglob("*.gz")))]
    assert kinds == ["warcinfo", "request", "response", "resource", "metadata"]
    assert verify(archive).ok


def test_the_same_picture_inside_the_markup_again_is_not_kept_twice(
    archive: Archive, gallery: LoopbackSite, save: Save
) -> None:
    address = f"data:image/png;base64,{base64.b64encode(picture('PNG')).decode()}"
    url = gallery.page("/page", page(f"<figure><img src='{address}'></figure>"))

    outcomes = [save(url).outcome, save(url).outcome]

    files = list((archive.library / "captures").rglob("*.gz"))
    assert outcomes == ["saved", "unchanged"]
    assert len(files) == 2
    assert [one.kind for file in files for one in records(file)].count("resource") == 1
    assert verify(archive).ok


def test_a_chart_in_a_figure_is_kept_as_its_own_bytes_and_shown(
    archive: Archive, gallery: LoopbackSite, opened: Opened
) -> None:
    chart = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400">'
        b'<script>alert(1)</script><rect width="600" height="400" fill="red"/></svg>'
    )
    gallery.answer("/chart.svg", chart, Content_Type="image/svg+xml")

    article = opened(page("<figure><img src=/chart.svg><figcaption>Height</figcaption></figure>"))

    kept = article.pictures[0]
    assert kept.picture is not None
    assert payload_of(archive.library, *archive.pictures.place(kept.picture)) == chart
    assert (kept.media_type, kept.width, kept.height) == ("image/svg+xml", 600, 400)
    assert archive.pictures.thumbnail(kept.picture) is not None


def test_a_site_that_forbids_hot_links_lets_us_in(gallery: LoopbackSite, opened: Opened) -> None:
    def for_its_readers(handler: Handler) -> None:
        home = handler.headers.get("referer", "").startswith(gallery.origin)
        handler.send(Answer(picture() if home else b"no", 200 if home else 403))

    gallery.behave("/guarded.jpg", for_its_readers)

    assert opened(page("<figure><img src=/guarded.jpg></figure>")).pictures[0].missing is None


@pytest.mark.parametrize(
    "around",
    [
        "<div class=gallery>{}</div>",
        "<div class=slideshow>{}</div>",
        "<div class='carousel swiper'>{}</div>",
        "<ul class=slider>{}</ul>",
    ],
)
@pytest.mark.parametrize(
    "each",
    [
        "<figure class=slide><img src=/g{n}.jpg><figcaption>No. {n}</figcaption></figure>",
        "<div class=slide {hidden}><img src=/g{n}.jpg></div>",
        "<li class=slide {hidden}><img src=/blank.gif data-src=/g{n}.jpg><span>No. {n}</span></li>",
        "<div class=item {styled}><a href=/g{n}.jpg><img src=/g{n}.jpg></a><p>No. {n}</p></div>",
    ],
    ids=["figures", "hidden", "lazy", "links"],
)
def test_a_gallery_is_complete(
    gallery: LoopbackSite, opened: Opened, around: str, each: str
) -> None:
    for n in range(12):
        gallery.answer(f"/g{n}.jpg", picture(tint=n), Content_Type="image/jpeg")
    hidden = ("", "hidden")
    styled = ("", "style='display: none'")
    slides = (each.format(n=n, hidden=hidden[n > 0], styled=styled[n > 0]) for n in range(12))

    article = opened(page(around.format("".join(slides))))

    assert [one.placement.url.rpartition("/")[2] for one in article.pictures] == [
        f"g{n}.jpg" for n in range(12)
    ]


def test_pixels_icons_avatars_and_advertisements_are_left_out(
    gallery: LoopbackSite, opened: Opened
) -> None:
    others = (
        "<img src=/pixel.gif width=1 height=1>"
        "<img src='/count?page=7' width='1' height='1' style='display:none'>"
        "<img class=icon src=/share.png width=24 height=24>"
        "<div class=author><img class=avatar src=/jane.jpg width=64 height=64>By Jane Doe</div>"
        "<div class=ad><a href=https://shop.example/><img src=/offer.jpg></a></div>"
        "<div class=advertisement><img src=/offer2.jpg width=728 height=90></div>"
        "<div class=related><a href=/other><img src=/teaser.jpg>Another story</a></div>"
    )

    opened(page(f"<figure><img src=/l.jpg></figure>{others}"))

    assert gallery.paths == ["/page", "/l.jpg"]


def test_more_pictures_than_anyone_keeps_are_said(gallery: LoopbackSite, opened: Opened) -> None:
    count = MOST_PICTURES + 3
    same = png()
    for n in range(count):
        gallery.answer(f"/n{n}.png", same, Content_Type="image/png")

    article = opened(page("".join(f"<figure><img src=/n{n}.png></figure>" for n in range(count))))

    assert len(article.pictures) == count
    assert [one.message for one in article.content.warnings] == [
        "The page has more than 400 pictures; the rest were not fetched."
    ]
    assert [one.missing.kind for one in article.pictures if one.missing] == ["pictures-limited"] * 3


def test_the_same_file_under_two_addresses_is_kept_once_and_shown_twice(
    archive: Archive, gallery: LoopbackSite, opened: Opened
) -> None:
    article = opened(page("<figure><img src=/m.jpg></figure><figure><img src=/l.jpg></figure>"))

    kinds = [one.kind for one in records(next((archive.library / "captures").rglob("*.gz")))]
    assert [one.missing for one in article.pictures] == [None, None]
    assert kinds.count("revisit") == 1
    assert verify(archive).ok
