"""IPTC-IIM records: By-line, Credit, Copyright Notice … (IIM 4.2, application record 2:xx)."""

from archive_app.rights.files.findings import Findings, decoded

_NAMES = {
    40: "SpecialInstructions",
    80: "By-line",
    85: "By-lineTitle",
    105: "Headline",
    110: "Credit",
    115: "Source",
    116: "CopyrightNotice",
    118: "Contact",
    120: "Caption-Abstract",
    122: "Writer-Editor",
}
_MARK = 0x1C
_MOST_RECORDS = 2_000


def read_iim(data: bytes, findings: Findings) -> None:
    """Add the rights fields of an IIM block; a second block of a file is named IPTC2."""
    findings.iptc_blocks += 1
    group = "IPTC" if findings.iptc_blocks == 1 else f"IPTC{findings.iptc_blocks}"
    at = data.find(_MARK)
    if at < 0:
        return
    for _ in range(_MOST_RECORDS):
        if at + 5 > len(data) or data[at] != _MARK:
            break
        record, number = data[at + 1], data[at + 2]
        size = int.from_bytes(data[at + 3 : at + 5], "big")
        at += 5
        if size & 0x8000:  # an extended data set: the length of the length
            width = size & 0x7FFF
            if width > 4:
                break
            size = int.from_bytes(data[at : at + width], "big")
            at += width
        if record == 2 and number in _NAMES:
            findings.add(f"{group}:{_NAMES[number]}", decoded(data[at : at + size]))
        if at + size > len(data):
            findings.warn("bad-file", "The IPTC block ends in the middle of a field.")
        at += size
