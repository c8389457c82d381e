"""The evidence: writes and reads WARC files, and computes digests."""
