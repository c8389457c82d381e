"""The engines that search is measured against, over the very articles of our library.

*naive*: sqlite-utils' ``enable_fts`` on title and body with the porter tokenizer, ranked by ``ORDER
BY rank``; sites, tags and dates are columns with indexes. *tantivy*: title (weight 10) and body,
filters as terms, dates as fast fields. Both give 20 numbers and titles for a query of ours; what
one cannot answer (Han inside a run, our notes) it skips. Beginnings are a constant score there.
"""

import re
import shutil
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import Any, Protocol

from sqlite_utils import Database

from archive_app.domain.library import Sort
from archive_app.domain.query import And, Dates, Node, Not, Tag, Words, parse_query
from archive_app.store.archive import Archive

try:
    import tantivy
except ImportError:  # the extra "bench" is not installed
    tantivy = None

LIMIT = 20
_WORD = re.compile(r"\w+")


class Unable(Exception):
    """The engine has no such question."""


class Peer(Protocol):
    """An engine with an index of the same articles."""

    name: str

    def ask(self, text: str, sort: Sort) -> list[tuple[int, str]]:
        """Numbers and titles of the first 20 hits; raises ``Unable``."""

    def size(self) -> int:
        """Bytes of the index on disk."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A query of ours as every engine can say it."""

    wanted: tuple[Words, ...]
    unwanted: tuple[Words, ...]
    site: str | None = None
    tag: str | None = None
    between: tuple[date, date] | None = None


def parts(text: str) -> Parts:
    """What the benchmark's query ``text`` asks for; raises ``Unable``."""
    wanted: list[Words] = []
    unwanted: list[Words] = []
    found: dict[str, Any] = {}
    for clause in parse_query(text).clauses:
        _sort_clause(clause, wanted, unwanted, found)
    return Parts(tuple(wanted), tuple(unwanted), **found)


def _sort_clause(
    clause: Node, wanted: list[Words], unwanted: list[Words], found: dict[str, Any]
) -> None:
    match clause:
        case Words(text, "site"):
            found["site"] = text
        case Words(text, None | "title"):
            if re.search("[\u3040-\u9fff]", text):
                raise Unable
            wanted.append(clause)
        case Not(Words() as part):
            unwanted.append(part)
        case Tag(path):
            found["tag"] = path
        case Dates():
            first, last = clause.between(date.today())  # noqa: DTZ011 (ranges are absolute)
            found["between"] = (first, last)
        case And() | _:
            raise Unable


def articles(archive: Archive) -> Iterator[dict[str, Any]]:
    """What the peers are given of each article."""
    db = archive._db  # noqa: SLF001 (a straight copy)
    sql = """
        SELECT article.article, article.title, text, article.site, published_at, search_key,
               (SELECT group_concat(path, '|') FROM tag_reach JOIN tag USING (tag)
                WHERE tag_reach.article = article.article) AS tags
        FROM article JOIN version USING (version) ORDER BY article.article
    """
    yield from db.query(sql)


class Naive:
    """What sqlite-utils gives out of the box."""

    name = "naive"

    def __init__(self, path: Path, archive: Archive) -> None:
        self._path = path
        if not path.exists():
            self._build(archive)
        self._db = Database(sqlite3.connect(path))

    def _build(self, archive: Archive) -> None:
        part = self._path.with_suffix(".part")
        part.unlink(missing_ok=True)
        began = time.process_time()
        db = Database(sqlite3.connect(part))
        tags: list[dict[str, Any]] = []

        def rows() -> Iterator[dict[str, Any]]:
            for row in articles(archive):
                number = row["article"]
                tags.extend({"t": tag, "a": number} for tag in (row["tags"] or "").split("|"))
                yield {
                    "id": number, "title": row["title"], "body": row["text"],
                    "site": row["site"], "published": row["published_at"],
                    "saved": row["search_key"],
                }  # fmt: skip

        db["article"].insert_all(rows(), pk="id")
        db["tagged"].insert_all(tags)
        for columns in (["site"], ["published"], ["saved"], ["title"]):
            db["article"].create_index(columns)
        db["tagged"].create_index(["t", "a"])
        db["article"].enable_fts(["title", "body"], tokenize="porter", fts_version="FTS5")
        db.close()
        part.rename(self._path)
        print(f"naive: built in {time.process_time() - began:.0f} s of CPU")

    def ask(self, text: str, sort: Sort) -> list[tuple[int, str]]:
        """As ``Peer.ask``."""
        asked = parts(text)
        where, values = self._where(asked)
        if not asked.wanted:
            order = _NAIVE_ORDER.get(sort, "saved DESC")
            sql = f"SELECT id, title FROM article WHERE {where} ORDER BY {order} LIMIT ?"  # noqa: S608
            return self._db.execute(sql, [*values, LIMIT]).fetchall()
        match = " ".join(_fts(leaf) for leaf in asked.wanted)
        if asked.unwanted:
            match = f"({match}) NOT ({' OR '.join(_fts(leaf) for leaf in asked.unwanted)})"
        order = _NAIVE_ORDER.get(sort, "article_fts.rank")
        sql = (
            "SELECT id, article.title FROM article_fts JOIN article ON id = article_fts.rowid"  # noqa: S608
            f" WHERE article_fts MATCH ? AND {where} ORDER BY {order} LIMIT ?"
        )
        return self._db.execute(sql, [match, *values, LIMIT]).fetchall()

    def _where(self, asked: Parts) -> tuple[str, list[Any]]:
        found = ["1"]
        values: list[Any] = []
        if asked.site:
            found.append("site = ?")
            values.append(asked.site)
        if asked.tag:
            found.append("id IN (SELECT a FROM tagged WHERE t = ?)")
            values.append(asked.tag)
        if asked.between:
            found.append("published BETWEEN ? AND ?")
            values += _seconds(asked.between)
        if asked.unwanted and not asked.wanted:
            found.append("id NOT IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)")
            values.append(" OR ".join(_fts(leaf) for leaf in asked.unwanted))
        return " AND ".join(found), values

    def size(self) -> int:
        """As ``Peer.size``."""
        return self._path.stat().st_size


class Tantivy:
    """The engine in Rust that a program of ours would use if it did not have SQLite."""

    name = "tantivy"

    def __init__(self, path: Path, archive: Archive) -> None:
        self._path = path
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("title", stored=True)
        builder.add_text_field("body")
        builder.add_text_field("site", tokenizer_name="raw", index_option="basic")
        builder.add_text_field("tag", tokenizer_name="raw", index_option="basic")
        for name in ("id", "published", "saved"):
            builder.add_integer_field(name, stored=name == "id", indexed=True, fast=True)
        self._schema = builder.build()
        if not path.exists():
            self._build(archive)
        index = tantivy.Index(self._schema, path=str(path))
        index.reload()
        self._searcher = index.searcher()

    def _build(self, archive: Archive) -> None:
        part = self._path.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        began = time.process_time()
        writer = tantivy.Index(self._schema, path=str(part)).writer(200_000_000, num_threads=1)
        for row in articles(archive):
            document = tantivy.Document(
                title=row["title"], body=row["text"], site=row["site"], id=row["article"],
                published=row["published_at"] or 0, saved=row["search_key"],
            )  # fmt: skip
            for tag in filter(None, (row["tags"] or "").split("|")):
                document.add_text("tag", tag)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        part.rename(self._path)
        print(f"tantivy: built in {time.process_time() - began:.0f} s of CPU")

    def ask(self, text: str, sort: Sort) -> list[tuple[int, str]]:
        """As ``Peer.ask``."""
        asked = parts(text)
        must, without = tantivy.Occur.Must, tantivy.Occur.MustNot
        clauses = [(must, self._words(leaf)) for leaf in asked.wanted]
        clauses += [(must, self._term("site", asked.site))] if asked.site else []
        clauses += [(must, self._term("tag", asked.tag))] if asked.tag else []
        if asked.between:
            first, last = _seconds(asked.between)
            kind = tantivy.FieldType.Integer
            clauses.append(
                (must, tantivy.Query.range_query(self._schema, "published", kind, first, last))
            )
        if not clauses:
            clauses.append((must, tantivy.Query.all_query()))
        clauses += [(without, self._words(leaf)) for leaf in asked.unwanted]
        query = tantivy.Query.boolean_query(clauses)
        by = {Sort.SAVED: "saved", Sort.PUBLISHED: "published"}.get(sort)
        if sort is Sort.TITLE:
            raise Unable
        if by is None and not asked.wanted:
            by = "saved"
        order = {"order_by_field": by} if by else {}
        result = self._searcher.search(query, limit=LIMIT, count=False, **order)
        documents = [self._searcher.doc(address) for _, address in result.hits]
        return [(one.get_first("id"), one.get_first("title")) for one in documents]

    def _words(self, leaf: Words) -> object:
        words = _WORD.findall(leaf.text.lower())
        fields = ("title",) if leaf.field == "title" else ("title", "body")
        query = tantivy.Query
        sides = []
        for field in fields:
            if leaf.prefix:
                side = query.regex_query(self._schema, field, f"{words[-1]}.*")
            elif len(words) > 1:
                side = query.phrase_query(self._schema, field, words)
            else:
                side = self._term(field, words[0])
            sides.append(query.boost_query(side, 10.0) if field == "title" else side)
        return query.boolean_query([(tantivy.Occur.Should, side) for side in sides])

    def _term(self, field: str, value: str) -> object:
        return tantivy.Query.term_query(self._schema, field, value)

    def size(self) -> int:
        """As ``Peer.size``."""
        return sum(file.stat().st_size for file in self._path.rglob("*") if file.is_file())


def peers(folder: Path, archive: Archive) -> list[Peer]:
    """Both engines, their indexes built in ``folder`` where they are missing."""
    folder.mkdir(parents=True, exist_ok=True)
    found: list[Peer] = [Naive(folder / "naive.db", archive)]
    if tantivy is None:
        print("tantivy is not installed (pip install news-archive[bench]): left out")
    else:
        found.append(Tantivy(folder / "tantivy", archive))
    return found


def _fts(leaf: Words) -> str:
    words = f'"{leaf.text.replace(chr(34), " ")}"'
    return f"{'title : ' if leaf.field else ''}{words}{'*' if leaf.prefix else ''}"


def _seconds(between: tuple[date, date]) -> tuple[int, int]:
    first, last = (datetime.combine(day, clock(), UTC) for day in between)
    return int(first.timestamp()), int((last + timedelta(days=1)).timestamp()) - 1


_NAIVE_ORDER = {
    Sort.SAVED: "saved DESC",
    Sort.PUBLISHED: "published DESC",
    Sort.TITLE: "article.title",
}
