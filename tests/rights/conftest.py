"""Pages as drafts without the extractor: every img of the page is a picture of the article."""

from collections.abc import Callable

import pytest

from archive_app.domain.article import Article, Placement
from archive_app.extract.structured import structured
from archive_app.markup.draft import Draft, Place
from archive_app.markup.pictures import candidates
from archive_app.markup.tree import parse
from archive_app.rights.page_claims import with_rights

URL = "https://news.example/story"

Reader = Callable[[str], Article]


@pytest.fixture
def read() -> Reader:
    """The article of a body's markup with rights, pictures in document order."""

    def read_body(body: str) -> Article:
        tree = parse(f"<html><head></head><body>{body}</body></html>", URL)
        images = list(tree.root.iter("img"))
        pictures = tuple(
            Placement(urls[0], urls) for image in images if (urls := candidates(image, tree.base))
        )
        places = tuple(Place(n, image, None, None) for n, image in enumerate(images))
        article = Article(URL, "Title", "", "", pictures=pictures)
        return with_rights(Draft(article, places, structured(tree.root), tree))

    return read_body
