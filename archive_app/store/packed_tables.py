"""What keeps a library small; schema steps add it."""

TABLES = """
DROP INDEX record_by_payload

CREATE INDEX record_by_payload ON record (payload_sha256)
    WHERE payload_sha256 IS NOT NULL AND refers_to IS NULL AND kind <> 'metadata'
"""

SHORT_KEYS = """
DROP INDEX record_by_payload

CREATE INDEX record_by_payload ON record (substr(payload_sha256, 1, 8))
    WHERE payload_sha256 IS NOT NULL AND refers_to IS NULL AND kind <> 'metadata'
"""
"""Eight digits tell four billion digests apart: a fifth of the bytes."""
