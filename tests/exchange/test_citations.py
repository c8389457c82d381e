"""References for other programs."""

import json
from dataclasses import replace

from archive_app.domain.library import OpenArticle
from archive_app.exchange.citations import reference
from archive_app.exchange.imports.detecting import read_export
from archive_app.exchange.rendering import Included


def test_an_article_is_a_reference_with_its_proof(opened: OpenArticle) -> None:
    content = replace(opened.content, published="2026-01-13T23:30:00-05:00", subtitle="A line")
    item = reference(replace(opened, content=content))

    assert item["type"] == "article-newspaper"
    assert item["title"] == content.title
    assert item["author"] == [{"literal": name} for name in content.authors]
    assert item["container-title"] == content.site
    assert item["issued"] == {"date-parts": [[2026, 1, 13]]}
    assert item["accessed"] == {"date-parts": [[2026, 1, 14]]}
    assert item["URL"] == content.url
    assert opened.capture.sha256 in item["archive_location"]


def test_what_is_not_known_is_left_out(opened: OpenArticle) -> None:
    content = replace(opened.content, published="soon", authors=(), site=None, section=None)
    item = reference(replace(opened, content=content, tags=(), note=""))

    assert item["type"] == "webpage"
    assert not {"issued", "author", "container-title", "section", "keyword", "note"} & item.keys()


def test_what_was_not_chosen_stays_out(opened: OpenArticle) -> None:
    item = reference(
        replace(opened, tags=("war",), note="Call."), Included(notes=False, source=False)
    )

    assert not {"keyword", "note", "accessed", "archive", "archive_location"} & item.keys()


def test_a_reference_can_be_taken_in_again(opened: OpenArticle) -> None:
    item = reference(replace(opened, tags=("war/ukraine", "sea"), note="Call."))
    [entry] = read_export(json.dumps([item]).encode()).entries

    assert (entry.url, entry.title) == (opened.content.url, opened.content.title)
    assert (entry.tags, entry.note) == (("war/ukraine", "sea"), "Call.")
    assert entry.saved_at is not None
    assert entry.saved_at.date() == opened.saved.date()
