"""The tables of short beginnings, see ``beginnings``; a schema step makes them."""

from archive_app.store.index import TOKENIZER

TABLES = f"""
CREATE VIRTUAL TABLE beginning_text USING fts5(
    beginnings, content='', contentless_delete=1, detail=none, tokenize='{TOKENIZER}')

CREATE TABLE beginning_row ( -- rows of article_text whose beginnings are known; derived
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL,
    length INTEGER NOT NULL -- its words, as bm25 counts them
) STRICT

CREATE TABLE beginnings ( -- one row once it has begun: how far it came
    beginnings INTEGER PRIMARY KEY CHECK (beginnings = 1),
    key INTEGER NOT NULL, -- the last of the first round,
    is_whole INTEGER NOT NULL, -- which this says is over,
    written INTEGER NOT NULL -- and the last number of "rewritten" that was followed
) STRICT
"""
"""The statements of the schema step, divided by empty lines."""
