"""What makes leaving a feed undoable, and the names of highlight colours; a schema step adds it."""

TABLES = """
ALTER TABLE feed ADD COLUMN followed INTEGER NOT NULL DEFAULT 1 /* 0: left, its entries known */

CREATE TABLE colour_name ( -- what the person calls highlight colours; no row: its own name
    colour TEXT PRIMARY KEY, -- yellow, green, blue, pink, violet
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""
"""The statements of the schema step, divided by empty lines."""
