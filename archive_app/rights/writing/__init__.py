"""Writes rights metadata into picture files without touching what is there, least of all pixels.

Containers: JPEG (ISO 10918-1 with XMP Part 3 §1.1.3 and IIM in an APP13 segment), PNG (XMP Part 3
§1.1.5) and WebP (its container specification, 2024). Every other kind, and every file with a C2PA
manifest, whose signature covers the bytes, gets its packet in a file beside it.
"""
