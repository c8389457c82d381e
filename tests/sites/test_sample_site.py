"""The sample news site holds together: its description, pages, pictures and encodings."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from archive_app.resources import resource

SITE = resource("site")


@dataclass(frozen=True, slots=True)
class Served:
    """One page file as site.toml describes it."""

    host: str
    file: Path
    charset: str
    content_type: str

    @property
    def text(self) -> str:
        return self.file.read_bytes().decode(self.charset)


def pages() -> Iterator[Served]:
    for outlet in tomllib.loads((SITE / "site.toml").read_text("utf-8"))["outlet"]:
        for page in outlet["page"]:
            for name in filter(None, (page["file"], page.get("second"))):
                file = SITE / outlet["host"] / name
                yield Served(outlet["host"], file, page["charset"], page["content_type"])


PAGES = tuple(pages())

OF_WORDS_ALONE = {"seedhiyon-ki-lakeerein"}
"""Articles without a picture: lists and reader have to look right without one, too."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.file.stem)
def test_every_picture_a_page_names_is_in_its_outlets_folder(page: Served) -> None:
    named = set(re.findall(r"\{\{base\}\}/(pictures/[\w.-]+)", page.text))

    assert bool(named) != (page.file.stem in OF_WORDS_ALONE)
    assert [name for name in named if not (SITE / page.host / name).is_file()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.file.stem)
def test_structured_data_of_every_page_is_valid_json(page: Served) -> None:
    blocks = re.findall(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', page.text, re.S)

    kinds = [type(json.loads(block)) for block in blocks]

    assert set(kinds) <= {dict}
    assert kinds or 'itemtype="https://schema.org/NewsArticle"' in page.text


def test_every_page_file_and_picture_is_used() -> None:
    described = {page.file for page in PAGES}
    named = {
        SITE / page.host / name
        for page in PAGES
        for name in re.findall(r"\{\{base\}\}/(pictures/[\w.-]+)", page.text)
    }

    assert set(SITE.glob("*/*.html")) == described
    assert set(SITE.glob("*/pictures/*")) == named


def test_two_pages_are_not_unicode_and_say_so_only_in_a_meta_element() -> None:
    legacy = {page.charset: page for page in PAGES if page.charset != "utf-8"}

    assert set(legacy) == {"windows-1252", "shift_jis"}
    for page in legacy.values():
        assert page.content_type == "text/html"
        with pytest.raises(UnicodeDecodeError):
            page.file.read_bytes().decode("utf-8")


def test_redirects_lead_to_pages_of_the_same_outlet() -> None:
    for outlet in tomllib.loads((SITE / "site.toml").read_text("utf-8"))["outlet"]:
        paths = {page["path"] for page in outlet["page"]}
        for redirect in outlet.get("redirect", []):
            assert redirect["to"] in paths
            assert redirect["path"] not in paths
