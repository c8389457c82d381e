"""Making one capture visible: all of it in one transaction, or nothing.

1. Find whose capture it is, or take the next number.
2. Tell whether it is a new version.
3. Write capture, records, pictures, version, placements, claims.
4. Move the person's marks to the new version; add the tags and the note that came along.
5. Bring up to date what is derived: the article's row, both indexes, what is known of pictures.
6. Let the caller seal the capture's file, now that nothing but the commit can fail.
"""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlite_utils import Database

from archive_app.domain.annotation import with_lines
from archive_app.domain.changes import Changes, Touched
from archive_app.domain.page import Record
from archive_app.domain.saving import Outcome, Saved, Saving
from archive_app.store import columns, content, history, marks, refresh, steps, tags
from archive_app.store.identities import add_addresses, known_number, own_identities
from archive_app.store.index_rows import IndexedWork
from archive_app.store.looks import changed_since
from archive_app.store.numbering import new_key, next_number
from archive_app.store.placing import Places, Placing
from archive_app.store.together import catch_up, is_together, later, put_work, remove, remove_work


@dataclass(frozen=True, slots=True)
class _Current:
    """The state of the article before this save."""

    article: int
    version: int
    """Row of the current version."""
    number: int
    """1, 2, 3 … within the article."""
    versions: int
    saved: str
    """Capture time of the current version."""
    search_key: int


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What the new rows are known by."""

    article: int
    number: int
    """1, 2, 3 … within the article."""
    version: int
    """Row of the version."""
    capture: int


def save(db: Database, saving: Saving) -> Saved:
    """Writes ``saving``; called inside a transaction. What became of it, with its numbers."""
    known = columns.first(db, _KNOWN_CAPTURE, (saving.capture.capture_id,))
    if known is not None:  # two processes adopted it at once
        return Saved("unchanged", known["article"], known["version"], Changes())
    clean = content.clean(saving.article)
    if clean is not saving.article:
        saving = replace(saving, article=clean)
    own = own_identities(saving.article, saving.capture)
    number = known_number(db, saving, own)
    current = None if number is None else _current(db, number)
    if current is None:
        return _save_first(db, saving, own)
    return _save_again(db, saving, own, current)


def _save_first(db: Database, saving: Saving, own: tuple[str, ...]) -> Saved:
    """A new article. Its row is written once, as the number of its version is known before."""
    version = next_number(db, "version")
    key = new_key(db, saving.capture.captured_at)
    note = columns.text(saving.note.strip())
    article = _add_article(db, saving, {"search_key": key, "version": version, "note": note})
    number = saving.version if saving.version is not None and saving.number == article else 1

    capture = _add_capture(db, saving, article, number, told=True)
    pictures = Placing(db, saving, _add_records(db, capture, saving.records))
    numbers = _Numbers(article, number, version, capture)
    rows = partial(_version_rows, saving, numbers, (), pictures, quick=is_together(db))
    if saving.pictures or saving.seal:  # the caller is told their numbers; sealing comes last
        columns.insert_all(db, rows())
    else:
        later(db, rows)
    add_addresses(db, saving, article, own)
    paths = tags.tag_new(db, article, saving.tags)

    if pictures.touched:
        lead = {"lead": refresh.lead_of(db, version)}
        columns.update(db, "article", {"article": article}, lead)
        refresh.refresh_pictures(db, pictures.touched)
    refresh.index_new_article(db, article, version, key, saving)
    if paths or note:
        put_work(db, key, IndexedWork(paths, (note,) if note else ()))
    _seal(db, saving, article, number, capture)
    return Saved("saved", article, number, _changes(saving, article, pictures.touched))


def _save_again(db: Database, saving: Saving, own: tuple[str, ...], current: _Current) -> Saved:
    """Another capture of an article that is here: with a new version, or as the current one is."""
    changed = changed_since(db, saving, current.version)
    outcome, number = _standing(db, saving, current, changed)

    told = outcome == "new-version"
    capture = _add_capture(db, saving, current.article, number, told=told)
    pictures = Placing(db, saving, _add_records(db, capture, saving.records))
    shown = None
    if told:
        version = next_number(db, "version")
        numbers = _Numbers(current.article, number, version, capture)
        quick = is_together(db)
        columns.insert_all(db, _version_rows(saving, numbers, changed, pictures, quick=quick))
        if _count_version(db, saving, current, version, number):
            shown = saving.article
    else:
        pictures.fill_missing(current.version)
        pictures.heal()
    add_addresses(db, saving, current.article, own)
    event = _add_work(db, saving, current.article)

    refresh.refresh_article(db, current.article, shown)
    refresh.refresh_work(db, [current.article])
    touched = pictures.touched | set(_pictures_ever(db, current.article))
    refresh.refresh_pictures(db, touched)
    _seal(db, saving, current.article, number, capture)
    changes = _changes(saving, current.article, touched) | event
    return Saved(outcome, current.article, number, changes)


def _current(db: Database, number: int) -> _Current | None:
    catch_up(db)
    row = columns.first(db, _ARTICLE, (number,))
    return None if row is None else _Current(**row)


def _seal(db: Database, saving: Saving, article: int, number: int, capture: int) -> None:
    """Last, because it publishes the capture's file: after it only the commit itself can fail."""
    if saving.seal:
        _add_records(db, capture, saving.seal(article, number))


def _standing(
    db: Database, saving: Saving, current: _Current, changed: tuple[str, ...]
) -> tuple[Outcome, int]:
    """What the capture is to the article, and the number of the version that it shows.

    A new version's follows the highest: more than their count where a library was rebuilt that had
    put two articles together.
    """
    if saving.version is not None and saving.number == current.article:
        number = saving.version
        is_new = columns.scalar(db, _HAS_VERSION, (current.article, number)) is None
    elif is_new := bool(changed):
        number = 1 + int(columns.scalar(db, _LAST_NUMBER, (current.article,)))
    else:
        number = current.number
    return ("new-version" if is_new else "unchanged"), number


def _changes(saving: Saving, article: int, pictures: set[int]) -> Changes:
    kinds = {Touched.ARTICLES, Touched.PICTURES, Touched.NOTES}
    if saving.tags:
        kinds.add(Touched.TAGS)
    return Changes(frozenset({article}), frozenset(pictures), kinds=frozenset(kinds))


def _add_article(db: Database, saving: Saving, row: dict[str, Any]) -> int:
    """The number of a new article with ``row``: that which ``saving`` names, unless it is taken."""
    row = {
        "versions": 1,
        "saved": columns.stamp(saving.capture.captured_at),
        **row,
        **refresh.shown_columns(saving.article),
    }
    taken = saving.number is not None and columns.scalar(db, _TAKEN, (saving.number,))
    if saving.number is not None and not taken:
        row["article"] = saving.number
    return columns.insert(db, "article", row)


def _add_capture(db: Database, saving: Saving, article: int, number: int, *, told: bool) -> int:
    """The row of the capture; ``told``: the version that comes with it has its warnings."""
    facts = saving.capture
    return columns.insert(
        db,
        "capture",
        {
            "capture_id": facts.capture_id,
            "article": article,
            "version": number,
            "requested_url": columns.text(facts.requested_url),
            "final_url": columns.text(facts.final_url),
            "redirects": columns.to_json(facts.redirects),
            "captured_at": columns.stamp(facts.captured_at),
            "status": facts.status,
            "headers": columns.to_json(facts.headers),
            "warc": facts.warc,
            "sha256": facts.sha256,
            "media_type": facts.media_type,
            "ip": facts.ip,
            "certificate": facts.certificate,
            "program": facts.program,
            "warnings": columns.to_json(() if told else saving.article.warnings),
        },
    )


def _add_records(db: Database, capture: int, records: tuple[Record, ...]) -> Places:
    """The rows of the records by the digests of what they hold, or only refer to."""
    held: dict[str, int] = {}
    referred: dict[str, int] = {}
    asked_for = [record for record in records if record.kind not in _NEVER_ASKED_FOR]
    rows = []
    for number, record in enumerate(asked_for, next_number(db, "record", len(asked_for))):
        row = {
            "record": number,
            "capture": capture,
            "kind": record.kind,
            "url": "" if record.kind == "metadata" else record.url,  # it is that of the page
            "offset": record.offset,
            "length": record.length,
            "payload_sha256": record.payload_sha256,
            "refers_to": record.refers_to,
            "record_id": "",  # it is known by its digest; this would be a third of the row
        }
        rows.append(row)
        if record.payload_sha256:
            places = held if record.refers_to is None else referred
            places.setdefault(record.payload_sha256, number)
    columns.insert_all(db, [("record", rows)])
    return Places(held, referred)


def _version_rows(
    saving: Saving, numbers: _Numbers, changed: tuple[str, ...], pictures: Placing, *, quick: bool
) -> columns.TableRows:
    """The rows of a version, of what its page claims, and of its pictures' places."""
    captured_at = columns.stamp(saving.capture.captured_at)
    row = {
        "version": numbers.version,
        "article": numbers.article,
        "number": numbers.number,
        "capture": numbers.capture,
        "captured_at": captured_at,
        "changed": columns.to_json(changed),
        **content.version_row(saving.article, quick=quick),
    }
    claims = saving.article.page_claims
    yield "version", [row]
    yield "claim", content.claim_rows("version", numbers.version, claims, captured_at)
    yield from pictures.rows(numbers.version)


def _count_version(
    db: Database, saving: Saving, current: _Current, version: int, number: int
) -> bool:
    """Adds one version; whether it is the current one: not where a later capture is here already.

    An earlier one comes where a capture that was left by a crash is adopted after a second try. A
    current one that is of the future was saved while the clock was wrong.
    """
    facts = saving.capture
    saved = columns.stamp(facts.captured_at)
    values: dict[str, Any] = {"versions": current.versions + 1}
    is_current = saved >= current.saved or current.saved > columns.now()
    if is_current:  # the indexes follow the date of the current version
        remove(db, current.search_key)
        remove_work(db, current.search_key)
        key = new_key(db, facts.captured_at)
        values |= {"version": version, "saved": saved, "search_key": key}
    columns.update(db, "article", {"article": current.article}, values)
    if is_current:
        _move_marks(db, current.article, number, saving)
    return is_current


def _move_marks(db: Database, article: int, number: int, saving: Saving) -> None:
    """The person's marks stand in version ``number`` now, or are orphans of the version before."""
    text = refresh.shown_text(db, article, number, saving.article.text)
    for mark, values in marks.moved(db, article, number, text, saving.reanchor):
        columns.update(db, "annotation", {"annotation": mark}, values)


def _add_work(db: Database, saving: Saving, article: int) -> Changes:
    """The tags and the note that came along; and nobody saves again what is to stay in the trash.

    On an article that was here before these are changes of the person's work, with a way back.
    """
    key = [(article,)]
    taken = tags.add_tags(db, [article], saving.tags)
    note = columns.text(saving.note.strip())
    if note:
        values = {"note": with_lines(columns.scalar(db, _NOTE, (article,)), note)}
        taken += steps.change(db, "article", key, values)
    taken += steps.change(db, "article", key, {"trashed": 0, "trashed_at": None})
    return history.record(db, "save", f"Article {article} saved again", taken)


def _pictures_ever(db: Database, article: int) -> list[int]:
    """The pictures of all versions: the save may have taken some away."""
    return [picture for (picture,) in db.conn.execute(_EVER, (article,))]


_NEVER_ASKED_FOR = {"warcinfo", "request"}
"""Kinds of records without a row: they stand at the beginning of the file and before a response."""

_KNOWN_CAPTURE = "SELECT article, version FROM capture WHERE capture_id = ?"

_LAST_NUMBER = "SELECT max(number) FROM version WHERE article = ?"

_HAS_VERSION = "SELECT 1 FROM version WHERE article = ? AND number = ?"

_ARTICLE = """
    SELECT article.article, article.version, number, versions, saved, search_key
    FROM article JOIN version ON version.version = article.version WHERE article.article = ?
"""

_TAKEN = """
    SELECT 1 FROM article WHERE article = ?1 UNION ALL SELECT 1 FROM merged WHERE number = ?1
"""

_EVER = """
    SELECT DISTINCT picture FROM version JOIN placement USING (version)
    WHERE article = ? AND picture IS NOT NULL
"""

_NOTE = "SELECT note FROM article WHERE article = ?"
