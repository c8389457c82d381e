import re
from dataclasses import replace
from datetime import UTC, datetime

from archive_app.domain.library import OpenArticle, StoredPlacement
from archive_app.exchange.policy import Policy, parse_policy
from archive_app.exchange.rendering import Leaving, leaving
from archive_app.exchange.web_page import index, page


def _leaving(opened: OpenArticle) -> tuple[Leaving, ...]:
    return leaving(opened, Policy(), "pictures")


def test_only_pictures_that_may_leave_are_shown_and_the_others_are_described(
    opened: OpenArticle,
) -> None:
    made = page(opened, _leaving(opened))

    assert re.findall(r'<img src="([^"]+)"', made) == [
        f"pictures/{'0' * 20}.jpg",
        f"pictures/{'1' * 20}.jpg",
    ]
    assert "Owner named: “Foto: Max Mole/dpa”" in made
    assert "“Example Agency” or “Ellery Courier”" in made
    assert "subject to copyright” (no holder named)" in made
    assert "Reuters" not in made


def test_an_open_licence_stands_with_the_picture_as_a_link(opened: OpenArticle) -> None:
    made = page(opened, _leaving(opened))

    assert "“The open picture.” — Ada Roe via ellerycourier.example" in made
    assert '<a href="https://creativecommons.org/licenses/by/4.0/" rel="license">' in made


def test_the_page_asks_the_network_for_nothing(opened: OpenArticle) -> None:
    made = page(opened, _leaving(opened))

    loaded = re.findall(r'(?:src|srcset|poster|data)="([^"]*)"', made)
    assert loaded
    assert not [address for address in loaded if "//" in address]
    assert "<link" not in made


def test_words_of_a_page_cannot_break_out_of_the_structured_data(opened: OpenArticle) -> None:
    content = replace(opened.content, title="</script><script>alert(1)</script>")
    evil = replace(opened, content=content)

    made = page(evil, _leaving(evil))

    assert "<script>alert" not in made
    assert made.count("</script>") == 1


def test_notes_and_the_proof_of_the_page_go_with_it(opened: OpenArticle) -> None:
    made = page(opened, _leaving(opened))

    assert "Says who?" in made
    assert "Second of three." in made
    assert opened.capture.sha256 in made


def test_control_characters_in_the_words_of_a_picture_do_not_cost_the_export(
    opened: OpenArticle,
) -> None:
    pictures = tuple(
        replace(
            one, placement=replace(one.placement, caption="A\x05 dam", credit="\x00Roe", alt="\x1b")
        )
        for one in opened.pictures
    )
    odd = replace(opened, pictures=pictures)

    assert "A dam" in page(odd, _leaving(odd))


def test_a_lead_picture_that_the_text_does_not_place_comes_first(opened: OpenArticle) -> None:
    first = opened.pictures[0]
    lead = replace(first, placement=replace(first.placement, lead=True))
    pictures: tuple[StoredPlacement, ...] = (lead,)
    content = replace(opened.content, html="<p>Only words.</p>")
    alone = replace(opened, content=content, pictures=pictures)

    made = page(alone, _leaving(alone))

    assert made.index("<img") < made.index("Only words")


def test_an_article_in_arabic_reads_from_the_right(opened: OpenArticle) -> None:
    arabic = replace(opened, content=replace(opened.content, language="ar"))

    assert '<html lang="ar" dir="rtl">' in page(arabic, ())


def test_the_index_links_every_article(opened: OpenArticle) -> None:
    made = index([("7-sea-wall.html", opened)], datetime(2026, 1, 15, tzinfo=UTC))

    assert '<a href="7-sea-wall.html">What the sea-wall survey left out</a>' in made


def test_no_box_calls_an_owner_what_names_nobody_or_is_contradicted(opened: OpenArticle) -> None:
    policy = parse_policy("placeholder=box-with-owner,differ=box-with-owner")

    made = page(opened, leaving(opened, policy, "pictures"))

    assert "Owner named: “Picture Courtesy" not in made
    assert "Credit given: “Picture Courtesy: Google/images are subject to copyright”" in made
    assert "Owner named: “Photograph: Jane Doe" not in made
    assert "Claims differ (copyright holder)" in made
    assert "Owner named: “Foto: Max Mole/dpa”" in made
