"""One tree for every page, however odd."""

import pytest

from archive_app.domain.errors import PageError
from archive_app.markup.tree import parse

URL = "https://news.example/a/b"


@pytest.mark.parametrize(
    "page", ["", " ", "<!-- x -->", "<!doctype html>", "words", "\0", "<?xml?>"]
)
def test_a_page_of_nothing_is_a_tree(page: str) -> None:
    assert parse(page, URL).url == URL


def test_references_are_relative_to_the_base_element() -> None:
    assert parse('<base href="/c/">', URL).base == "https://news.example/c/"
    assert parse("<p>", URL).base == URL


def test_an_xml_declaration_does_not_matter() -> None:
    tree = parse('<?xml version="1.0" encoding="utf-16"?><html><body><p>ä', URL)

    assert tree.root.text_content() == "ä"


def test_more_elements_than_anyone_reads_are_refused_in_a_sentence() -> None:
    with pytest.raises(PageError, match="too large to read") as refused:
        parse("<i></i>" * 400_001, URL)

    assert refused.value.kind == "too-complex"


@pytest.mark.parametrize("wrapper", ["div", "span", "b", "blockquote", "table><tr><td"])
@pytest.mark.parametrize("depth", [300, 3_000, 100_000])
def test_no_word_is_lost_however_deep_it_is_nested(wrapper: str, depth: int) -> None:
    page = f"<html><body>{f'<{wrapper}>' * depth}<p>The ferry left.</p>"

    tree = parse(page + "<p>Nobody was late.</p>", "https://news.example/")

    assert tree.root.text_content() == "The ferry left.Nobody was late."


@pytest.mark.parametrize("name", ["article", "main", "section", "custom-story"])
def test_a_page_without_tags_of_head_and_body_has_its_content_in_a_body(name: str) -> None:
    page = f"<!doctype html><title>T</title><meta name=a content=b><{name}><p>Words.</p></{name}>"

    root = parse(page, "https://paper.example/a").root

    assert [child.tag for child in root.find("head")] == ["title", "meta"]
    assert [child.tag for child in root.find("body")] == [name]
