"""What makes narrowing and the order of publication quick; a schema step adds it."""

TABLES = """
DROP INDEX article_by_saved

CREATE INDEX article_by_saved
    ON article (search_key, trashed, place, starred, read, published_at)

ALTER TABLE tag ADD COLUMN plain TEXT NOT NULL DEFAULT '' /* as it is asked for, see tags.py */

CREATE INDEX tag_by_plain ON tag (plain)

ALTER TABLE tag_reach ADD COLUMN search_key INTEGER NOT NULL DEFAULT 0 /* of the article */

UPDATE tag_reach SET search_key = (
    SELECT search_key FROM article WHERE article.article = tag_reach.article)

DROP TRIGGER tag_reaches

CREATE TRIGGER tag_reaches AFTER INSERT ON article_tag
BEGIN
    INSERT OR IGNORE INTO tag_reach (tag, article, search_key)
        SELECT new.tag, article, search_key FROM article WHERE article = new.article;
END

DROP TRIGGER tag_reaches_parent

CREATE TRIGGER tag_reaches_parent AFTER INSERT ON tag_reach
BEGIN
    UPDATE tag SET articles = articles
            + (SELECT 1 - trashed FROM article WHERE article = new.article)
        WHERE tag = new.tag;
    INSERT OR IGNORE INTO tag_reach (tag, article, search_key)
        SELECT parent, new.article, new.search_key FROM tag
        WHERE tag = new.tag AND parent IS NOT NULL;
END

CREATE TRIGGER tag_reach_follows AFTER UPDATE OF search_key ON article
WHEN old.search_key <> new.search_key
BEGIN
    UPDATE tag_reach SET search_key = new.search_key WHERE article = new.article;
END

CREATE TABLE outlet ( -- the names of sites, and their hosts; derived, see outlets.py
    outlet INTEGER PRIMARY KEY, -- what its filter word in article_text says
    is_host INTEGER NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (name, is_host)
) STRICT

CREATE TABLE text_index ( -- one row
    form INTEGER NOT NULL -- what its rows have: 1 is filter words for site and host
) STRICT

INSERT INTO text_index (form) SELECT NOT EXISTS (SELECT 1 FROM article)
"""
"""The statements of the schema step, divided by empty lines."""
