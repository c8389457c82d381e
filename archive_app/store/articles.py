"""Articles: saving them, finding them by address, opening them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any
from urllib.parse import urljoin

from sqlite_utils import Database

from archive_app.domain.article import Article, ChosenText
from archive_app.domain.errors import NotFound
from archive_app.domain.library import ArticleRow, Edit, OpenArticle, Place, VersionRow
from archive_app.domain.page import CaptureFacts, KeptPart
from archive_app.domain.saving import Saved, Saving
from archive_app.store import annotations, columns, content, rows, save, together, trail
from archive_app.store.border import guarded
from archive_app.store.connection import reading, writing
from archive_app.store.differing import told_apart
from archive_app.store.merging import standing
from archive_app.store.refresh import CHOSEN, corrected, shown_text


@guarded
class Articles:
    """The articles of a library."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, saving: Saving) -> Saved:
        """Makes one capture visible: all of it, on disk, or nothing.

        An address that is already here keeps its number, tags, notes and decisions; it gets a new
        version only where title, text, pictures or credits changed.

        Raises:
            LibraryError: disk-full, library-unwritable; nothing was written. The capture's file,
                if sealed, stays and can be saved again. Within ``Archive.bulk`` this save alone is
                taken back, unless SQLite took back all of them: then the next one is refused, too.
        """
        if saving.seal:  # among many it may be saved again, when its file is there already
            saving = replace(saving, seal=cache(saving.seal))
        if together.is_together(self._db):
            return together.one_of_many(self._db, partial(save.save, self._db, saving))
        with writing(self._db):
            return save.save(self._db, saving)

    def number_of(self, url: str) -> int | None:
        """The article saved from ``url``: canonical, final or requested; None where none is."""
        number: int | None = columns.scalar(self._db, _BY_ADDRESS, (told_apart(columns.text(url)),))
        return number

    def standing(self, number: int) -> int:
        """The article that ``number`` leads to: another where it was merged into that, else itself.

        Whether there is such an article is not looked at.
        """
        return standing(self._db, number).article

    def rows(self, numbers: Sequence[int]) -> tuple[ArticleRow, ...]:
        """Rows of a list, in the order of ``numbers``; those that are not here are left out."""
        with reading(self._db):
            return rows.article_rows(self._db, numbers)

    def open(self, article: int, version: int | None = None) -> OpenArticle:
        """``article`` in ``version`` (without one the current), as reader and inspector show it.

        A number that was merged away opens the article that it is part of.

        Raises:
            NotFound: there is no such article or version.
        """
        with reading(self._db):
            shown = self._version_row(article, version)
            article = shown["article"]
            state = columns.first(self._db, _STATE, (article,))
            assert state is not None  # noqa: S101 (its version is here)
            tags = [path for (path,) in self._db.conn.execute(_TAGS, (article,))]
            return OpenArticle(
                article=article,
                version=shown["number"],
                versions=state["versions"],
                content=corrected(
                    self._db, article, shown["number"], content.read(self._db, shown["version"])
                ),
                place=Place(state["place"]),
                starred=bool(state["starred"]),
                read=bool(state["read"]),
                trashed=bool(state["trashed"]),
                tags=tuple(tags),
                note=state["note"],
                saved=columns.moment(shown["captured_at"]),
                capture=self._capture(shown["capture"]),
                pictures=trail.stored_placements(self._db, article, shown["version"]),
                annotations=annotations.marks_of(self._db, article),
                edits=self._edits(article),
                reached=columns.scalar(self._db, _REACHED, (article,)) or 0,
            )

    def content(self, article: int, version: int | None = None) -> Article:
        """What was extracted, without the person's corrections; raises ``NotFound``."""
        with reading(self._db):
            return content.read(self._db, self._version_row(article, version)["version"])

    def version_text(self, article: int, version: int | None = None) -> str:
        """The canonical text that anchors count in; raises ``NotFound``."""
        row = self._version_row(article, version)
        extracted = str(columns.scalar(self._db, _TEXT, (row["version"],)))
        return shown_text(self._db, row["article"], row["number"], extracted)

    def versions(self, article: int) -> tuple[VersionRow, ...]:
        """The versions that ``open`` has under ``article``, oldest first; raises ``NotFound``.

        Under a number that was merged away those are its own and all since, counted as they were
        before: what was referred to stays what it was. The others are the kept article's.
        """
        kept = standing(self._db, article)
        found = columns.query(self._db, _VERSIONS, (kept.article, kept.shift))
        if not found:
            raise _no_article(article)
        return tuple(
            VersionRow(
                version=row["number"] - kept.shift,
                captured_at=columns.moment(row["captured_at"]),
                title=row["title"],
                words=row["words"],
                changed=tuple(columns.from_json(row["changed"])),
            )
            for row in found
        )

    def captures(self, article: int) -> tuple[CaptureFacts, ...]:
        """All captures, oldest first: one for every save, also for those that found nothing new.

        Raises:
            NotFound: there is no such article.
        """
        found = columns.query(
            self._db,
            f"{_CAPTURES} WHERE article = ? ORDER BY capture",
            (self.standing(article),),
        )
        if not found:
            raise _no_article(article)
        return tuple(capture_facts(row) for row in found)

    def parts(self, article: int, version: int) -> tuple[KeptPart, ...]:
        """What the captures of a version hold, in the order in which it was written down."""
        kept = standing(self._db, article)
        wanted = (kept.article, version + kept.shift)
        return tuple(KeptPart(**row) for row in columns.query(self._db, _PARTS, wanted))

    def shared_parts(self, url: str) -> tuple[str, ...]:
        """Digests of what the newest captures of the site of ``url`` have beside page and pictures.

        Its next page is likely to bring the same bytes again: the style sheets of the site.
        """
        front = told_apart(urljoin(url, "/"))
        span = (front, f"{front[:-1]}0")  # "0" follows "/"
        return tuple(digest for (digest,) in self._db.conn.execute(_SHARED_PARTS, span))

    def _version_row(self, article: int, version: int | None) -> dict[str, Any]:
        kept = standing(self._db, article)
        row = columns.first(self._db, _CURRENT, (kept.article,))
        if row is None:
            raise _no_article(article)
        if version is None:
            return row
        row = columns.first(self._db, _NUMBERED, (kept.article, version + kept.shift))
        if row is None:
            raise NotFound(f"Article {article} has no version {version}.")
        return row

    def _capture(self, capture: int) -> CaptureFacts:
        row = columns.first(self._db, f"{_CAPTURES} WHERE capture = ?", (capture,))
        assert row is not None  # noqa: S101 (a version refers to it)
        return capture_facts(row)

    def _edits(self, article: int) -> tuple[Edit, ...]:
        found = columns.query(self._db, _EDITS, (article,))
        return tuple(
            Edit(row["field"], _said(row), row["was"], columns.moment(row["edited_at"]))
            for row in found
        )


def _said(edit: dict[str, Any]) -> str:
    """The value of a correction as a person reads it."""
    if edit["field"] == CHOSEN:
        return columns.from_json(edit["value"], ChosenText).text  # type: ignore[no-any-return]
    return str(edit["value"])


def capture_facts(row: dict[str, Any]) -> CaptureFacts:
    """The facts in the columns of a row of "capture"."""
    return CaptureFacts(
        **{
            **row,
            "captured_at": columns.moment(row["captured_at"]),
            "redirects": tuple(columns.from_json(row["redirects"])),
            "headers": columns.from_json(row["headers"], tuple[tuple[str, str], ...]),
        }
    )


def _no_article(article: int) -> NotFound:
    return NotFound(f"There is no article {article} in this library.")


_BY_ADDRESS = "SELECT article FROM address WHERE identity = ?"

_STATE = "SELECT versions, place, starred, read, trashed, note FROM article WHERE article = ?"

_REACHED = "SELECT start FROM reading WHERE article = ?"

_TAGS = "SELECT path FROM article_tag JOIN tag USING (tag) WHERE article = ? ORDER BY folded"

_CURRENT = """
    SELECT article.article, version.version, number, captured_at, capture
    FROM article JOIN version ON version.version = article.version WHERE article.article = ?
"""

_NUMBERED = """
    SELECT article, version, number, captured_at, capture FROM version
    WHERE article = ? AND number = ?
"""

_TEXT = "SELECT text FROM version WHERE version = ?"

_VERSIONS = """
    SELECT number, captured_at, title, words, changed FROM version
    WHERE article = ? AND number > ? ORDER BY number
"""

_CAPTURES = """
    SELECT capture_id, requested_url, final_url, captured_at, status, redirects, headers, warc,
           sha256, media_type, ip, certificate, program
    FROM capture
"""

_PARTS = """
    SELECT url, coalesce(payload_sha256, '') AS sha256, capture_id, warc, offset
    FROM capture JOIN record USING (capture)
    WHERE article = ? AND version = ? AND kind IN ('response', 'revisit', 'resource')
    ORDER BY record
"""

_SHARED_PARTS = """
    SELECT DISTINCT payload_sha256 FROM record JOIN capture USING (capture)
    WHERE payload_sha256 IS NOT NULL AND kind IN ('response', 'revisit') AND url <> final_url
      AND NOT EXISTS (SELECT 1 FROM picture WHERE picture.sha256 = payload_sha256)
      AND article IN (
          SELECT article FROM article WHERE site = (
              SELECT site FROM address JOIN article USING (article)
              WHERE identity >= ? AND identity < ? LIMIT 1
          )
          ORDER BY search_key DESC LIMIT 2
      )
"""

_EDITS = "SELECT field, value, was, edited_at FROM edit WHERE article = ? ORDER BY field"
