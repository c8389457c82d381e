"""The tables of ``likeness``, and an index of what is in the trash; a schema step makes them."""

TABLES = """
CREATE INDEX article_in_trash ON article (search_key) WHERE trashed;

CREATE TABLE likeness ( -- which texts are nearly the same; derived, see likeness.py
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    version INTEGER NOT NULL, -- the row of "version" whose text was sketched
    algorithm TEXT NOT NULL,
    bands BLOB NOT NULL, -- 32-bit little-endian, as in likeness_band; empty for a short text
    family INTEGER -- the same number for articles alike; NULL where nobody is
) STRICT;

CREATE INDEX likeness_by_family ON likeness (family) WHERE family IS NOT NULL;

CREATE TABLE likeness_band ( -- may name articles that are no more
    band INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER likeness_of_one_is_none AFTER DELETE ON likeness WHEN old.family IS NOT NULL
BEGIN
    UPDATE likeness SET family = NULL WHERE family = old.family
        AND (SELECT count(*) FROM likeness WHERE family = old.family) = 1;
END;
"""
