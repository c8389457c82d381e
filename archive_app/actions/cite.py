"""Cites articles of the library, each in one line."""

from collections.abc import Sequence

from archive_app.actions.progress import Progress, Report, Step, Stopped, never, unheard
from archive_app.domain.errors import Cancelled
from archive_app.exchange.footnote import ENGLISH, Citation, Wording, cite
from archive_app.store.archive import Archive


def cite_articles(
    archive: Archive,
    articles: Sequence[int],
    wording: Wording = ENGLISH,
    report: Report = unheard,
    stopped: Stopped = never,
) -> tuple[Citation, ...]:
    """The newest version of each of ``articles`` in one line, in their order.

    Raises:
        NotFound: one of them is not there.
        Cancelled: stopped by the person.
    """
    cited = []
    for done, article in enumerate(articles):
        report(Progress(Step.INDEXING, done, len(articles)))
        if stopped():
            raise Cancelled("Stopped. No reference was made.")
        cited.append(cite(archive.articles.open(article), wording))
    return tuple(cited)
