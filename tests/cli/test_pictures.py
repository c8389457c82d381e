"""Pictures across the library, asked for from the command line."""

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.actions.conftest import PARAGRAPHS, article_page
from tests.cli.conftest import Call
from tests.loopback_site import LOOPBACK, Answer, LoopbackSite


def _drawing(seed: int) -> Image.Image:
    """Patches of grey, different for each seed: something that a look can tell apart."""
    image = Image.new("L", (9, 8))
    image.putdata([(seed * 7919 * (at + 3) ** 2 + at * 31) % 251 for at in range(72)])
    return image.resize((360, 320), Image.Resampling.BICUBIC).convert("RGB")


def _jpeg(image: Image.Image, quality: int = 85) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


@pytest.fixture
def desk(call: Call, site: LoopbackSite) -> Call:
    """Three articles: one picture in the first two under two credits, another in the third."""
    credits = ("Foto: Jane Roe/AP", "(Associated Press)", "Photo: Sam Poe")
    for number, credit in enumerate(credits, start=1):
        page = article_page(credit=credit).replace("the survey", f"survey {number}")
        site.page(f"/{number}", page.replace("/wall.png", f"/{number}.jpg"))
        body = _jpeg(_drawing(2 if number == 3 else 1), quality=85 if number < 2 else 60)
        site.answers[f"/{number}.jpg"] = Answer(body, headers=(("Content-Type", "image/jpeg"),))
    urls = [f"{site.origin}/{number}" for number in (1, 2, 3)]
    assert call("add", *urls, "--allow-net", LOOPBACK).code == 0
    return call


def test_a_picture_file_leads_to_where_it_was_seen_and_what_was_said_of_it(
    desk: Call, tmp_path: Path
) -> None:
    same, smaller, other = tmp_path / "same.jpg", tmp_path / "small.png", tmp_path / "other.jpg"
    same.write_bytes(_jpeg(_drawing(1)))
    _drawing(1).resize((120, 107)).save(smaller)
    other.write_bytes(_jpeg(_drawing(9)))

    exact = desk("pictures", "--like", str(same), "--json").lines
    alike = desk("pictures", "--like", str(smaller), "--json").lines

    assert [(one["exact"], one["seen"][0]["article"]) for one in exact] == [(True, 1), (False, 2)]
    assert exact[0]["seen"][0]["credit"] == "Foto: Jane Roe/AP"
    assert exact[1]["seen"][0]["credit"] == "(Associated Press)"
    assert {one["picture"] for one in alike} == {one["picture"] for one in exact}
    assert all(one["distance"] <= 8 and not one["exact"] for one in alike)
    assert desk("pictures", "--like", str(other), "--json").lines == []
    assert "not seen" in desk("pictures", "--like", str(other)).out
    assert "Foto: Jane Roe/AP" in desk("pictures", "--like", str(same)).out


def test_a_file_that_is_no_picture_is_said(desk: Call, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("no picture")

    ran = desk("pictures", "--like", str(tmp_path / "words.txt"), "--json")
    gone = desk("pictures", "--like", str(tmp_path / "gone.jpg"), "--json")

    assert (ran.code, ran.lines[0]["error"]["kind"]) == (1, "bad-file")
    assert (gone.code, gone.lines[0]["error"]["kind"]) == (1, "bad-file")
    assert desk("pictures", "x", "--like", "y").code == 2


def test_everything_by_one_agency_or_creator_is_listed_under_any_of_its_names(desk: Call) -> None:
    def articles(query: str) -> list[list[int]]:
        rows = desk("pictures", query, "--json").lines
        return sorted(row["articles"] for row in rows)

    assert articles("owner:ap") == [[1], [2]]
    assert articles('owner:"The Associated Press"') == [[1], [2]]
    assert articles('creator:"jane roe"') == [[1]]
    assert articles("creator:poe") == [[3]]
    assert articles("owner:reuters") == []
    assert articles("rights:owner creator:jane") == [[1]]


def test_pictures_that_lost_their_credit_between_versions_are_found(
    desk: Call, site: LoopbackSite
) -> None:
    page = article_page(credit="", paragraphs=(*PARAGRAPHS, "One more paragraph was added later."))
    site.page("/1", page.replace("/wall.png", "/1.jpg"))
    assert desk("pictures", "is:credit-lost", "--json").lines == []

    desk("add", f"{site.origin}/1", "--allow-net", LOOPBACK)

    (row,) = desk("pictures", "is:credit-lost", "--json").lines
    assert (row["articles"], row["lost_credit"]) == ([1], "Foto: Jane Roe/AP")
    assert "(lost: Foto: Jane Roe/AP)" in desk("pictures", "is:credit-lost").out
    found = desk("list", "has:picture-without-credit", "--json").lines
    assert [one["article"] for one in found] == [1]
