"""Digests: the proof that bytes are the bytes that were saved."""

import hashlib


def sha256(data: bytes) -> str:
    """SHA-256 of ``data``, 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def labelled(*parts: bytes) -> str:
    """The digest of ``parts`` one after the other, as WARC headers carry it: "sha256:9f86…"."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return f"sha256:{digest.hexdigest()}"
