"""What keeps a library small; a schema step adds it."""

TABLES = """
DROP INDEX record_by_payload

CREATE INDEX record_by_payload ON record (payload_sha256)
    WHERE payload_sha256 IS NOT NULL AND refers_to IS NULL AND kind <> 'metadata'
"""
