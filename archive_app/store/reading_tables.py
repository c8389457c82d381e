"""The table of how far articles were read; a schema step makes it."""

TABLE = """
CREATE TABLE reading ( -- how far it was read: no work of the person, so without a way back
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    start INTEGER NOT NULL, -- code points of the shown text before the line that was uppermost
    read_at TEXT NOT NULL
) STRICT
"""
