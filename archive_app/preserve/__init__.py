"""The evidence: writes and reads WARC files, and computes digests.

``capture_file`` writes one capture, all or nothing · ``reading`` brings records and payloads back
and checks them · ``captures_folder`` finds what a crash left · ``http_text`` HTTP heads as bytes ·
``digests`` proofs · ``faults`` what the disk does to us, in sentences.
"""
