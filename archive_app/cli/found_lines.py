"""What the command line says of one article of a list."""

from typing import Any

from archive_app.cli.output import say
from archive_app.domain.library import ArticleRow


def found_line(row: ArticleRow) -> dict[str, Any]:
    """Which article it is: one line of ``related`` and ``duplicates``."""
    return {
        "article": row.article,
        "title": row.title,
        "site": row.site,
        "url": row.url,
        "published": row.published,
        "saved": row.saved.isoformat(),
    }


def hit_line(row: ArticleRow) -> dict[str, Any]:
    """The same with what the person made of it: one line of ``list`` and ``search``."""
    return {
        **found_line(row),
        "snippet": row.snippet,
        "score": row.score,
        "place": "trash" if row.trashed else row.place.value,
        "starred": row.starred,
        "read": row.read,
        "tags": list(row.tags),
        "versions": row.versions,
    }


def say_found(row: ArticleRow, beside: str = "") -> None:
    """Number and title, then site and address, or ``beside`` in its place."""
    say(f"{row.article:>6}  {row.title}\n        {row.site} · {beside or row.url}")
