"""Puts two articles together that are one: a page and its twin, one text at two addresses."""

from archive_app.annotate.anchoring import place
from archive_app.domain.changes import Changes
from archive_app.store.archive import Archive


def merge(archive: Archive, number: int, into: int) -> Changes:
    """Makes article ``number`` part of article ``into``, which goes on showing what it shows.

    Versions, tags, notes and marks follow; marks find their words in the kept article's text, or
    are kept as lost ones. From now on ``number`` leads there.

    Raises:
        NotFound: one of them is no article.
        Refused: they are the same, or one is in the trash; nothing was changed.
    """
    return archive.merging.merge(number, archive.articles.standing(into), place)
