"""The table of numbers that lead to another article, apart from what works with it."""

TABLE = """
CREATE TABLE merged ( -- articles that became part of another; their numbers are never given again
    number INTEGER PRIMARY KEY, -- of the article that was
    kept INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    shift INTEGER NOT NULL, -- its version 1 is version 1 + shift of the kept one
    url TEXT NOT NULL, -- its address, and below that of the kept one, before they were merged:
    kept_url TEXT NOT NULL, -- both are found by these in a library rebuilt from the captures
    merged_at TEXT NOT NULL
) STRICT
"""
