"""Who wrote the article, as names."""

from archive_app.extract.page_head import PageHead
from archive_app.extract.structured import words


def find_authors(head: PageHead) -> tuple[str, ...]:
    """The names of the people who wrote it; empty where the page names none."""
    names = _names(head.article.get("author"))
    if not names:
        names = head.meta.get("author", [])
    return tuple(dict.fromkeys(name for name in names if name and not name.startswith("http")))


def _names(value: object) -> list[str]:
    if isinstance(value, list):
        return [name for x in value for name in _names(x)]
    if isinstance(value, dict):
        return _names(value.get("name"))
    return [words(value)] if isinstance(value, str) else []
