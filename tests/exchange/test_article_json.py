import json

from archive_app.domain.library import OpenArticle
from archive_app.exchange.article_json import annotation_json, article_json, open_article_json


def test_the_article_json_has_every_name_of_the_contract(opened: OpenArticle) -> None:
    made = article_json(opened.content)

    assert {
        "url", "canonical_url", "title", "subtitle", "authors", "site", "section", "published",
        "modified", "language", "text", "html", "lead_picture", "warnings", "pictures",
    } <= made.keys()  # fmt: skip
    assert {
        "url", "urls", "alt", "caption", "credit", "creator", "organisation", "copyright_notice",
        "licence", "licence_url", "status", "conflict", "restrictions", "claims",
    } <= made["pictures"][0].keys()  # fmt: skip
    assert made["pictures"][3]["conflict"] is True


def test_what_show_prints_is_flat_and_plain_json(opened: OpenArticle) -> None:
    made = json.loads(json.dumps(open_article_json(opened)))

    assert made["title"] == "What the sea-wall survey left out"
    assert made["article"] == 7
    assert made["capture"]["sha256"] == "ab" * 32
    assert made["annotations"] == [annotation_json(opened.annotations[0])]
    assert made["pictures"][4]["status"] == "placeholder"
    assert made["pictures"][4]["organisation"] is None
