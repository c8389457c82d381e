"""Rights metadata inside picture files, read in pure Python: one module a container or standard.

Containers: ``jpeg`` ``png`` ``riff`` (WebP) ``tiff`` ``gif`` ``boxes`` (AVIF, HEIC, JPEG XL).
Standards: ``tiff`` (Exif) ``photoshop`` and ``iim`` (IPTC) ``xmp`` ``jumbf`` (C2PA's presence).
``reading`` tells them apart. No reader raises on cut or scrambled bytes: what was read stays, and a
warning says what could not be. Sources: Exif 2.32, IPTC IIM 4.2, XMP Part 3, ISO 14496-12.
"""
