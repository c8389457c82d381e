"""What stands near an article: itself once more, the same report elsewhere, related ones."""

from archive_app.domain.address import outlet_host
from archive_app.domain.findings import Neighbours
from archive_app.store.archive import Archive


def neighbours(archive: Archive, article: int, related: int = 6) -> Neighbours:
    """The neighbours of ``article``, of the related ones at most ``related``.

    A page and its twin for telephones (AMP, mobile), or one text at two addresses of an outlet,
    may be merged; the same report in other outlets is each outlet's own.

    Raises:
        NotFound: there is no such article.
    """
    opened = archive.articles.open(article)
    twins = archive.likeness.twins(opened.article)
    host = outlet_host(opened.content.url)
    return Neighbours(
        same=tuple(row for row in twins if outlet_host(row.url) == host),
        elsewhere=tuple(row for row in twins if outlet_host(row.url) != host),
        related=archive.search.related(opened.article, related) if related else (),
    )
