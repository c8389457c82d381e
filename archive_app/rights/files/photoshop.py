"""Photoshop image resources ("8BIM"), which hold IIM and sometimes XMP."""

from archive_app.rights.files.findings import Findings, decoded
from archive_app.rights.files.iim import read_iim
from archive_app.rights.files.xmp import read_xmp

_SIGNATURES = (b"8BIM", b"PHUT", b"AgHg", b"MeSa", b"DCSR")
_IPTC, _XMP, _URL = 0x0404, 0x0424, 0x040B


def read_resources(data: bytes, findings: Findings) -> None:
    """Add what the resources of ``data`` say; a plain IIM block without resources is read too."""
    if data[:1] == b"\x1c":
        read_iim(data, findings)
        return
    at = 0
    while at + 12 <= len(data):
        if data[at : at + 4] not in _SIGNATURES:
            at = data.find(b"8BIM", at + 1)  # files in the wild pad wrongly
            if at < 0:
                return
            continue
        kind = int.from_bytes(data[at + 4 : at + 6], "big")
        name = data[at + 6] + 1
        at += 6 + name + (name & 1)
        size = int.from_bytes(data[at : at + 4], "big")
        _resource(kind, data[at + 4 : at + 4 + size], findings)
        at += 4 + size + (size & 1)


def _resource(kind: int, content: bytes, findings: Findings) -> None:
    if kind == _IPTC:
        findings.attempt("IPTC block", read_iim, content)
    elif kind == _XMP:
        findings.attempt("XMP packet", read_xmp, content)
    elif kind == _URL:
        findings.add("Photoshop:URL", decoded(content))
