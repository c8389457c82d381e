"""The table of what is saved again by itself, apart from what works with it."""

TABLES = """
CREATE TABLE watch ( -- what is saved again by itself
    watch INTEGER PRIMARY KEY,
    article INTEGER UNIQUE REFERENCES article ON DELETE CASCADE, -- exactly one of these two
    site TEXT UNIQUE,
    every TEXT NOT NULL, -- 1h, 6h, 1d, 1w
    next_at REAL NOT NULL, -- seconds since 1970
    CHECK ((article IS NULL) <> (site IS NULL))
) STRICT

CREATE INDEX watch_due ON watch (next_at)
"""
"""The statements of the schema step, divided by empty lines."""
