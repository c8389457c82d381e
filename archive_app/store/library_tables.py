"""The tables that every library has had from the beginning; the first schema step makes them."""

TABLES = """
CREATE TABLE article (
    article INTEGER PRIMARY KEY AUTOINCREMENT, -- 1, 2, 3 …; never given twice
    search_key INTEGER NOT NULL UNIQUE, -- row of the text index; newer saved = greater
    url TEXT NOT NULL, -- final address of the current version
    canonical_url TEXT, -- as the page claims it
    version INTEGER, -- the current row of "version"
    versions INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '', -- this and the next five with the person's corrections
    site TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL DEFAULT '', -- authors joined by "; "
    published TEXT, -- ISO 8601 with the page's own offset
    published_at INTEGER, -- the same as seconds since 1970 in UTC, to sort by
    language TEXT,
    saved TEXT NOT NULL, -- capture time of the current version
    lead INTEGER, -- position of the placement whose picture stands for the article
    place TEXT NOT NULL DEFAULT 'inbox' CHECK (place IN ('inbox', 'done')),
    starred INTEGER NOT NULL DEFAULT 0,
    read INTEGER NOT NULL DEFAULT 0,
    trashed INTEGER NOT NULL DEFAULT 0,
    trashed_at TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX article_by_saved ON article (search_key, trashed, place, starred, read);

CREATE INDEX article_by_published ON article (published_at, search_key, trashed);

CREATE INDEX article_by_title ON article (title COLLATE NOCASE, search_key, trashed);

CREATE INDEX article_by_site ON article (site, search_key, trashed);

CREATE TABLE address (
    identity TEXT PRIMARY KEY, -- host in lower case, no fragment, no tracking parameters
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    own INTEGER NOT NULL -- 1: the article's final or canonical address; 0: it only led there
) STRICT, WITHOUT ROWID;

CREATE INDEX address_of_article ON address (article);

CREATE TABLE capture (
    capture INTEGER PRIMARY KEY AUTOINCREMENT,
    capture_id TEXT NOT NULL UNIQUE, -- UTC time and a random tail; stem of the WARC file
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    version INTEGER NOT NULL, -- number of the version that it shows
    requested_url TEXT NOT NULL,
    final_url TEXT NOT NULL,
    redirects TEXT NOT NULL,
    captured_at TEXT NOT NULL,
    status INTEGER NOT NULL,
    headers TEXT NOT NULL, -- [[name, value], …] as received
    warc TEXT NOT NULL, -- file relative to the library
    sha256 TEXT NOT NULL, -- of the page's body after content decoding
    media_type TEXT NOT NULL,
    ip TEXT,
    certificate TEXT,
    program TEXT NOT NULL,
    warnings TEXT NOT NULL
) STRICT;

CREATE INDEX capture_of_article ON capture (article, version);

CREATE TABLE record (
    record INTEGER PRIMARY KEY,
    capture INTEGER NOT NULL REFERENCES capture ON DELETE CASCADE, -- its "warc" is the file
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    offset INTEGER NOT NULL, -- bytes to the record's gzip member
    length INTEGER NOT NULL,
    payload_sha256 TEXT, -- of the body after content decoding
    refers_to TEXT, -- for a revisit, "file#offset"
    record_id TEXT NOT NULL
) STRICT;

CREATE INDEX record_of_capture ON record (capture, offset);

CREATE INDEX record_by_payload ON record (payload_sha256)
    WHERE payload_sha256 IS NOT NULL AND refers_to IS NULL;

CREATE TABLE version (
    version INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    number INTEGER NOT NULL, -- 1, 2, 3 … within the article
    capture INTEGER NOT NULL REFERENCES capture,
    captured_at TEXT NOT NULL,
    url TEXT NOT NULL,
    canonical_url TEXT,
    title TEXT NOT NULL,
    subtitle TEXT,
    authors TEXT NOT NULL,
    site TEXT,
    section TEXT,
    published TEXT,
    modified TEXT,
    language TEXT,
    keywords TEXT NOT NULL,
    lead_picture TEXT,
    words INTEGER NOT NULL,
    text_sha256 TEXT NOT NULL,
    changed TEXT NOT NULL, -- what differs from the version before
    warnings TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    blocks BLOB NOT NULL, -- where each block's words stand in text; derived, see content.py
    UNIQUE (article, number)
) STRICT;

CREATE INDEX version_of_capture ON version (capture);

CREATE TABLE edit (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    was TEXT NOT NULL,
    edited_at TEXT NOT NULL,
    PRIMARY KEY (article, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE picture (
    picture INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    width INTEGER,
    height INTEGER,
    perceptual_hash TEXT,
    record INTEGER REFERENCES record ON DELETE SET NULL, -- where the bytes are
    articles INTEGER NOT NULL DEFAULT 0, -- that show it now and are not in the trash; derived
    placement INTEGER, -- whose verdict stands for it; this and all that follow are derived, too
    status TEXT NOT NULL DEFAULT 'unknown',
    conflict INTEGER NOT NULL DEFAULT 0,
    decision INTEGER, -- in force
    valid_until TEXT, -- of that decision
    review TEXT -- why a person should look: 'claims' or 'evidence'
) STRICT;

CREATE INDEX picture_by_record ON picture (record);

CREATE INDEX picture_by_look ON picture (perceptual_hash) WHERE perceptual_hash IS NOT NULL;

CREATE INDEX picture_to_review ON picture (review) WHERE review IS NOT NULL AND articles > 0;

CREATE INDEX picture_by_term ON picture (valid_until) WHERE valid_until IS NOT NULL;

CREATE TABLE thumbnail (
    picture INTEGER PRIMARY KEY REFERENCES picture ON DELETE CASCADE,
    image BLOB NOT NULL
) STRICT;

CREATE TABLE placement (
    placement INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    position INTEGER NOT NULL,
    picture INTEGER REFERENCES picture,
    missing_kind TEXT, -- why there is no picture
    missing_message TEXT,
    url TEXT NOT NULL,
    urls TEXT NOT NULL,
    alt TEXT NOT NULL,
    caption TEXT NOT NULL,
    credit TEXT,
    lead INTEGER NOT NULL,
    in_text INTEGER NOT NULL,
    status TEXT NOT NULL, -- this and the next two are the verdict over the claims; derived
    conflict INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    UNIQUE (version, position)
) STRICT;

CREATE INDEX placement_of_picture ON placement (picture) WHERE picture IS NOT NULL;

CREATE TABLE claim (
    claim INTEGER PRIMARY KEY,
    placement INTEGER REFERENCES placement ON DELETE CASCADE, -- exactly one of these three
    picture INTEGER REFERENCES picture ON DELETE CASCADE,
    version INTEGER REFERENCES version ON DELETE CASCADE, -- about the whole page
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    normalised TEXT,
    source TEXT NOT NULL,
    locator TEXT NOT NULL,
    context TEXT NOT NULL,
    confidence REAL NOT NULL,
    extractor TEXT NOT NULL,
    captured_at TEXT NOT NULL,
    CHECK ((placement IS NOT NULL) + (picture IS NOT NULL) + (version IS NOT NULL) = 1)
) STRICT;

CREATE INDEX claim_of_placement ON claim (placement) WHERE placement IS NOT NULL;

CREATE INDEX claim_of_picture ON claim (picture) WHERE picture IS NOT NULL;

CREATE INDEX claim_of_version ON claim (version) WHERE version IS NOT NULL;

CREATE TABLE decision (
    decision INTEGER PRIMARY KEY AUTOINCREMENT,
    picture INTEGER NOT NULL REFERENCES picture,
    scope TEXT NOT NULL,
    ruling TEXT NOT NULL,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    owner TEXT,
    reference TEXT NOT NULL,
    valid_until TEXT,
    evidence TEXT NOT NULL, -- digest of the claims that were known, as the person saw them
    claims_sha256 TEXT NOT NULL, -- the same as the store counts it: fields, values and sources
    undoes INTEGER REFERENCES decision
) STRICT;

CREATE INDEX decision_of_picture ON decision (picture);

CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'the trail of decisions only grows'); END;

CREATE TRIGGER decision_is_never_removed BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'the trail of decisions only grows'); END;

CREATE TABLE tag (
    tag INTEGER PRIMARY KEY AUTOINCREMENT,
    parent INTEGER REFERENCES tag,
    path TEXT NOT NULL, -- as first written: "Places/Port Ellery"
    folded TEXT NOT NULL UNIQUE, -- case folded
    articles INTEGER NOT NULL DEFAULT 0 -- with it or one below, not in the trash; derived
) STRICT;

CREATE INDEX tag_by_parent ON tag (parent);

CREATE TABLE article_tag (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    tag INTEGER NOT NULL REFERENCES tag,
    PRIMARY KEY (article, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_tag_by_tag ON article_tag (tag, article);

CREATE TABLE tag_reach ( -- a tag and the articles that have it or one below; derived
    tag INTEGER NOT NULL REFERENCES tag,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    PRIMARY KEY (tag, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX tag_reach_by_article ON tag_reach (article, tag);

CREATE TABLE annotation (
    annotation INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    version INTEGER NOT NULL, -- number of the version that the anchor counts in
    kind TEXT NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    start INTEGER NOT NULL, -- code points
    text_sha256 TEXT NOT NULL,
    colour TEXT NOT NULL,
    body TEXT NOT NULL,
    tags TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    orphan INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX annotation_of_article ON annotation (article, start);

CREATE TABLE saved_search (
    search INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    query TEXT NOT NULL,
    counted INTEGER NOT NULL DEFAULT 1 -- its count is shown in the sidebar
) STRICT;

CREATE TABLE job (
    job INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    priority INTEGER NOT NULL DEFAULT 0, -- greater first
    tags TEXT NOT NULL,
    note TEXT NOT NULL,
    added_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before REAL NOT NULL DEFAULT 0, -- seconds since 1970
    owner TEXT, -- who works on it
    lease_until REAL, -- seconds since 1970; later than that the owner has died
    outcome TEXT,
    article INTEGER REFERENCES article ON DELETE SET NULL,
    error_kind TEXT,
    error_message TEXT,
    finished_at TEXT
) STRICT;

CREATE INDEX job_open ON job (priority DESC, job) WHERE state IN ('waiting', 'working');

CREATE TABLE feed (
    feed INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL DEFAULT '',
    tags TEXT NOT NULL DEFAULT '[]',
    etag TEXT,
    last_modified TEXT,
    checked_at TEXT,
    added_at TEXT NOT NULL
) STRICT;

CREATE TABLE event (
    event INTEGER PRIMARY KEY AUTOINCREMENT,
    verb TEXT NOT NULL,
    subject TEXT NOT NULL,
    happened_at TEXT NOT NULL,
    articles TEXT NOT NULL,
    steps TEXT NOT NULL, -- rows before and after, see history.py
    state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'passed')),
    undone_order INTEGER -- greatest = undone last
) STRICT;

CREATE INDEX event_undone ON event (undone_order) WHERE state = 'undone';
"""
"""The statements of the schema step, divided by empty lines."""
