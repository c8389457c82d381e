import json

from archive_app.domain.library import OpenArticle
from archive_app.exchange.markdown import document
from archive_app.exchange.policy import Policy
from archive_app.exchange.rendering import leaving


def test_the_front_matter_says_where_and_when_it_was_saved(opened: OpenArticle) -> None:
    made = document(opened, ())

    head = made.split("---")[1].strip().splitlines()
    fields = {name: json.loads(value) for name, value in (line.split(": ", 1) for line in head)}
    assert fields["source"] == opened.content.url
    assert fields["labels"] == ["Places/Port Ellery"]
    assert fields["authors"] == ["Jane Doe", "John Roe"]


def test_text_pictures_and_notes_are_markdown(opened: OpenArticle) -> None:
    made = document(opened, leaving(opened, Policy(), "pictures"))

    assert "The wall is *sound*." in made
    assert f"](pictures/{'0' * 20}.jpg)" in made
    assert "> wall is sound" in made
    assert "Reuters" not in made
