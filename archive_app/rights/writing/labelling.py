"""Puts a label into a picture file, or beside it."""

from collections.abc import Sequence

from archive_app.domain.labels import Label, Labelled
from archive_app.rights.files.findings import Finding, Findings
from archive_app.rights.files.reading import media_type, read_findings
from archive_app.rights.writing import jpeg, png, webp
from archive_app.rights.writing.iim import photoshop_segment
from archive_app.rights.writing.packet import extended, new_packet
from archive_app.rights.writing.properties import Property, sorted_out

_SIGNED = (
    "The file carries a C2PA manifest, which would no longer match changed bytes; the label is in"
    " a file beside it."
)
_OTHER_KIND = "Files of this kind are not written into; the label is in a file beside it."
_UNSURE = (
    "The file's own metadata is damaged, too long or of an unusual form; the label is in a file"
    " beside it."
)
_READS = {"image/jpeg": jpeg.xmp_of, "image/png": png.xmp_of, "image/webp": webp.xmp_of}


def label_picture(body: bytes, label: Label) -> Labelled:
    """``body`` with ``label`` inside, its pixels and all that it says already untouched.

    A field that the file fills with other words keeps them; what differs is told. Where the bytes
    must not or cannot be changed, the label is a packet for a file beside it. Never raises.
    """
    findings = read_findings(body)
    new, differing = sorted_out(label, findings.values)
    if not new:
        return Labelled(None, None, (), differing)
    names = tuple(one.tool_name for one in new)
    why = _why_beside(body, findings)
    if not why:
        inside = _inside(body, new, findings)
        if inside is not None:
            marked, also = inside
            return Labelled(marked, None, names + also, differing)
        why = _UNSURE
    return Labelled(None, new_packet(new), names, differing, why)


def _why_beside(body: bytes, findings: Findings) -> str:
    if findings.signed:
        return _SIGNED
    return "" if media_type(body) in _READS else _OTHER_KIND


def _inside(
    body: bytes, new: Sequence[Property], findings: Findings
) -> tuple[bytes, tuple[str, ...]] | None:
    """The file with ``new`` inside and the IIM fields written with it; None where it is unsure."""
    kind = media_type(body)
    old = _READS[kind](body)
    packet = new_packet(new) if old is None else extended(old, new)
    if packet is None:
        return None
    names: tuple[str, ...] = ()
    marked: bytes | None
    if kind == "image/jpeg":
        photoshop = b""
        if not jpeg.has_photoshop(body):
            photoshop, names = photoshop_segment(new)
        marked = jpeg.with_metadata(body, packet, photoshop)
    else:
        marked = (png if kind == "image/png" else webp).with_metadata(body, packet)
    if marked is None or not _reads_back(marked, new, findings.values):
        return None
    return marked, names


def _reads_back(marked: bytes, new: Sequence[Property], before: list[Finding]) -> bool:
    """Whether our own reader finds all that was there and all that was added."""
    found = {(one.name, one.value) for one in read_findings(marked).values}
    kept = all((one.name, one.value) in found for one in before)
    names = {name for name, _ in found}
    return kept and all(one.tool_name in names for one in new)
