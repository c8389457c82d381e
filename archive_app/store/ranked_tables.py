"""The tables of words that are ranked ahead, see ``search_ranked``; a schema step makes them."""

TABLES = """
CREATE TABLE ranked ( -- the best articles of words that stand in very many; derived
    word TEXT PRIMARY KEY, -- as the index has it
    articles INTEGER NOT NULL, -- that held it
    best BLOB NOT NULL, -- for each a key, a weighted count, a length; see search_ranked.py
    bound REAL NOT NULL, -- what the best of the others scored
    day INTEGER NOT NULL, -- when: days since 1970,
    length REAL NOT NULL, -- the mean length of an article,
    written INTEGER NOT NULL -- the last number of "rewritten"
) STRICT, WITHOUT ROWID;

CREATE TABLE ranking ( -- one row once ranking has begun: from then on "rewritten" is kept
    ranking INTEGER PRIMARY KEY CHECK (ranking = 1),
    word TEXT NOT NULL, -- the last word that was looked at; empty after a whole round
    written INTEGER NOT NULL -- where "rewritten" stood when the round began
) STRICT;

CREATE TABLE rewritten ( -- rows of article_text written or removed since
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    key INTEGER NOT NULL
) STRICT;
"""
"""The statements of the schema step, divided by empty lines."""

LONG = """
DELETE FROM ranked

DELETE FROM ranking

DELETE FROM rewritten

ALTER TABLE ranked ADD COLUMN more_bound REAL /* as bound, for what is behind "more" */

ALTER TABLE ranked ADD COLUMN more BLOB /* many more of the best, by key; see ranked_words.py */
"""
"""The statements after which all is ranked anew, with longer lists."""

WITH_ROWID = """
ALTER TABLE ranked RENAME TO ranked_before

CREATE TABLE ranked ( -- the best articles of words that stand in very many; derived
    word TEXT NOT NULL UNIQUE, -- as the index has it
    articles INTEGER NOT NULL, -- that held it
    best BLOB NOT NULL, -- keys, then for each a number, a weight, a length; see ranked_words.py
    bound REAL NOT NULL, -- what the best of the others scored
    day INTEGER NOT NULL, -- when: days since 1970,
    length REAL NOT NULL, -- the mean length of an article,
    written INTEGER NOT NULL, -- the last number of "rewritten"
    more_bound REAL, -- as bound, for what is behind "more"
    more BLOB -- many more of the best, by key
) STRICT

INSERT INTO ranked (word, articles, best, bound, day, length, written, more_bound, more)
SELECT word, articles, best, bound, day, length, written, more_bound, more FROM ranked_before

DROP TABLE ranked_before
"""
"""The statements after which lists lie in a table with row ids.

Without them SQLite keeps whole rows in the tree that words are looked up in: at a kilobyte and more
each, four to a page and the rest of each on a page of its own. For a library of 100,000 articles
that were 240 MB instead of 127, and 20 microseconds to find a word instead of 6.
"""
