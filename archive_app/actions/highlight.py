"""Marks words of an article, found by their offsets or by quoting them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from archive_app.annotate.anchoring import anchor, occurrences, place
from archive_app.domain.annotation import Annotation, AnnotationKind, Colour
from archive_app.domain.changes import Changes
from archive_app.domain.errors import Ambiguous, NotFound, Refused
from archive_app.store.archive import Archive


@dataclass(frozen=True, slots=True)
class Mark:
    """How the words are to be marked."""

    colour: Colour = Colour.YELLOW
    body: str = ""
    tags: tuple[str, ...] = ()


def highlight(
    archive: Archive, article: int, span: tuple[int, int], mark: Mark, read: str | None = None
) -> tuple[Annotation, Changes]:
    """The stored annotation over ``span`` (code points) of the current version.

    With ``read`` the span counts in that text, which the person has before them: an older version,
    or one that another program has made old meanwhile. Its words are marked where they stand now.

    Raises:
        NotFound: there is no such article.
        Refused: it is not certain where the words of ``read`` stand in the current version.
        ValueError: the span lies outside its text.
    """
    opened = archive.articles.open(article)
    chosen = anchor(opened.content.text if read is None else read, *span)
    found = place(chosen, opened.content.text)
    if found is None:
        raise Refused(
            "These words do not stand like this in the newest version of the article. Nothing was"
            " marked. Show the newest version and choose the words there."
        )
    now = datetime.now(UTC)
    annotation = Annotation(
        annotation=0,
        article=article,
        version=opened.version,
        kind=AnnotationKind.NOTE if mark.body else AnnotationKind.HIGHLIGHT,
        anchor=found,
        colour=mark.colour,
        body=mark.body,
        tags=mark.tags,
        created=now,
        modified=now,
    )
    return archive.annotations.add(annotation)


def highlight_quote(
    archive: Archive, article: int, quote: str, mark: Mark, nth: int | None = None
) -> tuple[Annotation, Changes]:
    """The stored annotation over ``quote``; ``nth`` (from 1) chooses between several places.

    Raises:
        NotFound: there is no such article, or the words are not in its text.
        Ambiguous: they are there more than once; the sentence lists the places.
    """
    text = archive.articles.open(article).content.text
    places = list(occurrences(text, quote))
    if not places:
        raise NotFound(
            f"“{quote}” does not stand in article {article}. Nothing was marked."
            " Copy the words as the article has them.",
            kind="no-such-quote",
        )
    if nth is None and len(places) > 1:
        raise Ambiguous(
            f"“{quote}” stands in article {article} {len(places)} times. Nothing was marked."
            f" Choose one by its number: {_listed(text, quote, places)}."
        )
    chosen = (nth or 1) - 1
    if not 0 <= chosen < len(places):
        raise NotFound(
            f"“{quote}” stands in article {article} {len(places)} times, there is no number {nth}.",
            kind="no-such-quote",
        )
    start = places[chosen]
    return highlight(archive, article, (start, start + len(quote)), mark)


def _listed(text: str, quote: str, places: Sequence[int]) -> str:
    shown = [
        f"{number}: “…{text[max(0, start - 20) : start + len(quote) + 20]}…”"
        for number, start in enumerate(places[:9], start=1)
    ]
    return "; ".join(" ".join(line.split()) for line in shown)
