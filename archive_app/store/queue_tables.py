"""What the queue and the feeds came to know; a schema step adds it."""

TABLES = """
ALTER TABLE job ADD COLUMN host TEXT NOT NULL DEFAULT '' /* with its port; who is asked politely */

ALTER TABLE job ADD COLUMN paused INTEGER NOT NULL DEFAULT 0

CREATE INDEX job_working ON job (lease_until, host) WHERE state = 'working'

CREATE INDEX job_finished ON job (finished_at, host) WHERE finished_at IS NOT NULL

ALTER TABLE feed ADD COLUMN form TEXT NOT NULL DEFAULT '' /* rss, atom, json, sitemap … */

ALTER TABLE feed ADD COLUMN error_kind TEXT /* why it could not be read the last time */

ALTER TABLE feed ADD COLUMN error_message TEXT

CREATE TABLE feed_entry ( -- what a feed had already: never made a job of twice
    feed INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
    entry TEXT NOT NULL, -- its own id, else its address
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    published TEXT, -- ISO 8601
    seen_at TEXT NOT NULL,
    PRIMARY KEY (feed, entry)
) STRICT, WITHOUT ROWID
"""
"""The statements of the schema step, divided by empty lines."""
