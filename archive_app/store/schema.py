"""The tables of a library, as steps that are only ever added to.

A step that has shipped is never edited: libraries in the field have run it. Names of tables are
the contract with people who read the library with plain SQL; times are ISO 8601 in UTC, lists are
JSON, digests are lower-case hex.
"""

from functools import cache

from sqlite_utils import Database, Migrations

from archive_app.domain.address import asked_host
from archive_app.store import (
    beginning_tables,
    index,
    library_tables,
    likeness_tables,
    merged_tables,
    narrowing_tables,
    outlets,
    packed_tables,
    queue_tables,
    ranked_tables,
    reading_tables,
    superseded,
    tags,
    undoing_tables,
    watch_tables,
)
from archive_app.store.tallies import TALLIES

APPLICATION_ID = 0x4E657741
"""``PRAGMA application_id``, "NewA" in ASCII: tells our files from any other SQLite database."""

STEPS = Migrations("news_archive")


@STEPS()
def m001_library(db: Database) -> None:
    """Articles and their evidence, the person's work, the queue, the history, both indexes."""
    _run(db, library_tables.TABLES + TALLIES)
    index.create(db)


@STEPS()
def m002_queue_and_feeds(db: Database) -> None:
    """Jobs know their host and can be held back; feeds remember what they had and what failed."""
    _run(db, queue_tables.TABLES)
    for job, url in db.execute("SELECT job, url FROM job").fetchall():
        db.execute("UPDATE job SET host = ? WHERE job = ?", (asked_host(url), job))


@STEPS()
def m003_superseded_claims(db: Database) -> None:
    """What an earlier rule set claimed, and how far a rebuild came."""
    _run(db, superseded.TABLES)


@STEPS()
def m004_likeness(db: Database) -> None:
    """Which texts are nearly the same; what is in the trash, for searches that leave it out."""
    _run(db, likeness_tables.TABLES)


@STEPS()
def m005_reading(db: Database) -> None:
    """How far each article was read."""
    db.execute(reading_tables.TABLE)


@STEPS()
def m006_ranked_ahead(db: Database) -> None:
    """The best articles of very common words; a larger memory for what is indexed together."""
    _run(db, ranked_tables.TABLES)
    index.widen(db)


@STEPS()
def m007_watches(db: Database) -> None:
    """What is saved again by itself."""
    _run(db, watch_tables.TABLES)


@STEPS()
def m008_rendering(db: Database) -> None:
    """Jobs whose page is shown to a browser in any case."""
    db.execute("ALTER TABLE job ADD COLUMN render INTEGER NOT NULL DEFAULT 0")


@STEPS()
def m009_merged(db: Database) -> None:
    """Which articles became part of another."""
    db.execute(merged_tables.TABLE)


@STEPS()
def m010_pdf(db: Database) -> None:
    """Which captures are of a PDF."""
    db.execute(
        "CREATE INDEX capture_of_pdf ON capture (article) WHERE media_type = 'application/pdf'"
    )


@STEPS()
def m011_markup(db: Database) -> None:
    """HTML is kept compressed; what was saved before stays as it is until it is rebuilt."""
    db.execute("ALTER TABLE version ADD COLUMN markup BLOB /* html and blocks, see content.py */")


@STEPS()
def m012_packed(db: Database) -> None:
    """Blocks lose their words, variants what they share; metadata is looked up by nobody.

    What was saved before stays as it is: ``content`` and ``variants`` read both forms.
    """
    _run(db, packed_tables.TABLES)


@STEPS()
def m013_allowed_ranges(db: Database) -> None:
    """What a person allowed for one watch or one job is kept with it."""
    for table in ("watch", "job"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN allow_net TEXT NOT NULL DEFAULT '[]'")


@STEPS()
def m014_narrowing(db: Database) -> None:
    """Sites are filter words of the text index; what narrows a search knows its rows there.

    In a library that has articles the index is made anew with them in the background.
    """
    _run(db, narrowing_tables.TABLES)
    outlets.create(db)
    for tag, path in db.execute("SELECT tag, path FROM tag").fetchall():
        db.execute("UPDATE tag SET plain = ? WHERE tag = ?", (tags.plain(path), tag))
    # One that was begun by an older program would lack those words.
    db.execute("DELETE FROM rebuilding WHERE what = 'index'")
    index.drop_new(db)


@STEPS()
def m015_smaller(db: Database) -> None:
    """Digests are looked up by their beginnings; the text is the first column of its index.

    In a library that has articles the index is made anew so in the background.
    """
    _run(db, packed_tables.SHORT_KEYS)
    db.execute("DELETE FROM rebuilding WHERE what = 'index'")  # one begun in the older order
    index.drop_new(db)
    if db.execute("SELECT 1 FROM article").fetchone():
        index.weigh(db)
    else:
        index.make_anew(db)


@STEPS()
def m016_wanted_pictures(db: Database) -> None:
    """A job knows which pictures it is to fetch."""
    db.execute("ALTER TABLE job ADD COLUMN pictures TEXT NOT NULL DEFAULT 'as-set'")


@STEPS()
def m017_allowed_for_feeds(db: Database) -> None:
    """What a person allowed for a feed is kept with it."""
    db.execute("ALTER TABLE feed ADD COLUMN allow_net TEXT NOT NULL DEFAULT '[]'")


@STEPS()
def m018_tidy_markup(db: Database) -> None:
    """HTML and blocks are packed in a way that older programs cannot read; no table changes."""


@STEPS()
def m019_undoing(db: Database) -> None:
    """A feed that is left is remembered; colours have their names in the library."""
    _run(db, undoing_tables.TABLES)


@STEPS()
def m020_longer_lists(db: Database) -> None:
    """What is ranked ahead has the numbers of its articles, and of very common words more."""
    _run(db, ranked_tables.LONG)


@STEPS()
def m021_found_at_once(db: Database) -> None:
    """What is ranked ahead is found sooner and takes half of the disk."""
    _run(db, ranked_tables.WITH_ROWID)


@STEPS()
def m022_beginnings(db: Database) -> None:
    """What short beginnings find is known beforehand; gathered in the background."""
    _run(db, beginning_tables.TABLES)
    db.execute("DELETE FROM rebuilding WHERE what = 'index'")  # one begun in an older form
    index.drop_new(db)


def _run(db: Database, statements: str) -> None:
    """Executes ``statements``, which empty lines divide."""
    for statement in statements.strip().split("\n\n"):
        db.execute(statement)


@cache
def step_names() -> frozenset[str]:
    """The names of all steps that this program knows."""
    with Database(memory=True, execute_plugins=False) as empty:
        return frozenset(step.name for step in STEPS.pending(empty))
