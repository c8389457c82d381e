"""Figures that the sidebar shows at once: kept by triggers, so that no writer can forget them.

They need ``PRAGMA recursive_triggers``, which sqlite-utils switches on: a tag's reach climbs the
tree one parent at a time.
"""

TALLIES = """
CREATE TABLE tally ( -- one row
    tally INTEGER PRIMARY KEY CHECK (tally = 1),
    live INTEGER NOT NULL DEFAULT 0,
    inbox INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0, -- of the inbox
    starred INTEGER NOT NULL DEFAULT 0,
    trash INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO tally (tally) VALUES (1);

CREATE TABLE site (
    site TEXT PRIMARY KEY,
    articles INTEGER NOT NULL DEFAULT 0 -- not in the trash
) STRICT, WITHOUT ROWID;

CREATE INDEX site_by_size ON site (articles DESC, site);

CREATE TRIGGER article_counted AFTER INSERT ON article
BEGIN
    UPDATE tally SET
        live = live + (1 - new.trashed),
        inbox = inbox + (new.place = 'inbox' AND (1 - new.trashed)),
        unread = unread + (new.place = 'inbox' AND NOT new.read AND (1 - new.trashed)),
        starred = starred + (new.starred AND (1 - new.trashed)),
        trash = trash + new.trashed;
    INSERT INTO site (site, articles) VALUES (new.site, (1 - new.trashed))
        ON CONFLICT DO UPDATE SET articles = articles + excluded.articles;
END;

CREATE TRIGGER article_untagged BEFORE DELETE ON article
BEGIN
    DELETE FROM article_tag WHERE article = old.article;
END;

CREATE TRIGGER article_discounted AFTER DELETE ON article
BEGIN
    UPDATE tally SET
        live = live - (1 - old.trashed),
        inbox = inbox - (old.place = 'inbox' AND (1 - old.trashed)),
        unread = unread - (old.place = 'inbox' AND NOT old.read AND (1 - old.trashed)),
        starred = starred - (old.starred AND (1 - old.trashed)),
        trash = trash - old.trashed;
    UPDATE site SET articles = articles - (1 - old.trashed) WHERE site = old.site;
    DELETE FROM site WHERE site = old.site
        AND NOT EXISTS (SELECT 1 FROM article WHERE site = old.site);
END;

CREATE TRIGGER article_recounted AFTER UPDATE OF place, starred, read, trashed ON article
BEGIN
    UPDATE tally SET
        live = live - (1 - old.trashed) + (1 - new.trashed),
        inbox = inbox - (old.place = 'inbox' AND (1 - old.trashed))
                      + (new.place = 'inbox' AND (1 - new.trashed)),
        unread = unread - (old.place = 'inbox' AND NOT old.read AND (1 - old.trashed))
                        + (new.place = 'inbox' AND NOT new.read AND (1 - new.trashed)),
        starred = starred - (old.starred AND (1 - old.trashed))
                          + (new.starred AND (1 - new.trashed)),
        trash = trash - old.trashed + new.trashed;
END;

CREATE TRIGGER article_moved_site AFTER UPDATE OF site, trashed ON article
WHEN old.site <> new.site OR old.trashed <> new.trashed
BEGIN
    UPDATE site SET articles = articles - (1 - old.trashed) WHERE site = old.site;
    INSERT INTO site (site, articles) VALUES (new.site, (1 - new.trashed))
        ON CONFLICT DO UPDATE SET articles = articles + excluded.articles;
    DELETE FROM site WHERE site = old.site
        AND NOT EXISTS (SELECT 1 FROM article WHERE site = old.site);
END;

CREATE TRIGGER tagged_articles_trashed AFTER UPDATE OF trashed ON article
WHEN old.trashed <> new.trashed
BEGIN
    UPDATE tag SET articles = articles + old.trashed - new.trashed
        WHERE tag IN (SELECT tag FROM tag_reach WHERE article = new.article);
END;

CREATE TRIGGER tag_reaches AFTER INSERT ON article_tag
BEGIN
    INSERT OR IGNORE INTO tag_reach (tag, article) VALUES (new.tag, new.article);
END;

CREATE TRIGGER tag_reaches_parent AFTER INSERT ON tag_reach
BEGIN
    UPDATE tag SET articles = articles
            + (SELECT 1 - trashed FROM article WHERE article = new.article)
        WHERE tag = new.tag;
    INSERT OR IGNORE INTO tag_reach (tag, article)
        SELECT parent, new.article FROM tag WHERE tag = new.tag AND parent IS NOT NULL;
END;

CREATE TRIGGER tag_lets_go AFTER DELETE ON article_tag
BEGIN
    DELETE FROM tag_reach WHERE tag = old.tag AND article = old.article
        AND NOT EXISTS (SELECT 1 FROM tag AS child JOIN tag_reach AS below
                        ON below.tag = child.tag AND below.article = old.article
                        WHERE child.parent = old.tag);
END;

CREATE TRIGGER tag_lets_parent_go BEFORE DELETE ON tag_reach
BEGIN
    UPDATE tag SET articles = articles
            - coalesce((SELECT 1 - trashed FROM article WHERE article = old.article), 0)
        WHERE tag = old.tag;
END;

CREATE TRIGGER tag_let_parent_go AFTER DELETE ON tag_reach
BEGIN
    DELETE FROM tag_reach
        WHERE tag = (SELECT parent FROM tag WHERE tag = old.tag) AND article = old.article
        AND NOT EXISTS (SELECT 1 FROM article_tag AS own
                        WHERE own.tag = tag_reach.tag AND own.article = old.article)
        AND NOT EXISTS (SELECT 1 FROM tag AS child JOIN tag_reach AS below
                        ON below.tag = child.tag AND below.article = old.article
                        WHERE child.parent = tag_reach.tag);
END;
"""
