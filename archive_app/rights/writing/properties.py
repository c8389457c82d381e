"""Which properties of a label are new to a file, and which the file says otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive_app.credit.folding import folded
from archive_app.domain.labels import Differing, Label
from archive_app.rights.files.findings import Finding

_IIM_LIMIT = {"By-line": 32, "Credit": 32, "Source": 32, "CopyrightNotice": 128}
"""Bytes that these fields hold: a name cut off there is no other name (IIM 4.2)."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property of an XMP packet."""

    name: str
    """With its usual prefix: "dc:creator"."""
    values: tuple[str, ...]
    kind: str
    """"text", "seq" (ordered list), "alt" (with a default language) or "resource" (an address)."""

    @property
    def tool_name(self) -> str:
        """As photo tools name it: "XMP-dc:Creator"."""
        prefix, _, local = self.name.partition(":")
        return f"XMP-{prefix}:{local[0].upper()}{local[1:]}"


_TWINS = {
    "dc:creator": ("IPTC:By-line", "IFD0:Artist"),
    "photoshop:Credit": ("IPTC:Credit",),
    "photoshop:Source": ("IPTC:Source",),
    "dc:rights": ("IPTC:CopyrightNotice", "IFD0:Copyright"),
    "photoshop:Instructions": ("IPTC:SpecialInstructions",),
}
"""Where other parts of a file say the same: with a differing word there, XMP would contradict."""


def properties(label: Label) -> Iterator[Property]:
    """The properties that ``label`` fills."""
    single = (
        ("photoshop:Credit", label.credit, "text"),
        ("photoshop:Source", label.source, "text"),
        ("dc:rights", label.rights, "alt"),
        ("photoshop:Instructions", label.instructions, "text"),
        ("xmpRights:UsageTerms", label.usage_terms, "alt"),
        ("xmpRights:WebStatement", label.web_statement, "text"),
        ("cc:license", label.licence_url, "resource"),
        ("cc:attributionName", label.attribution_name, "text"),
        ("dc:source", label.page_url, "text"),
    )
    if label.creator:
        yield Property("dc:creator", label.creator, "seq")
    for name, value, kind in single:
        if value:
            yield Property(name, (value,), kind)


def sorted_out(
    label: Label, findings: list[Finding]
) -> tuple[tuple[Property, ...], tuple[Differing, ...]]:
    """The properties to add to a file that says ``findings``, and those it says otherwise."""
    new: list[Property] = []
    differing: list[Differing] = []
    for one in properties(label):
        names = (one.tool_name, *_TWINS.get(one.name, ()))
        there = {name: [f.value for f in findings if f.name == name] for name in names}
        other = {name: values for name, values in there.items() if not _same(name, values, one)}
        differing += [Differing(name, tuple(values), one.values) for name, values in other.items()]
        if not (other or there[one.tool_name] or one.name in label.disputed):
            new.append(one)
    return tuple(new), tuple(differing)


def _same(name: str, values: list[str], wanted: Property) -> bool:
    """Whether ``values`` of a file are none, or the words of ``wanted``."""
    if not values:
        return True
    said, there = [folded(one) for one in wanted.values], [folded(one) for one in values]
    if said == there or set(there) <= {folded("; ".join(wanted.values)), *said}:
        return True
    limit = _IIM_LIMIT.get(name.removeprefix("IPTC:"), 0) if name.startswith("IPTC:") else 0
    return bool(limit) and all(
        len(one.encode()) >= limit - 3 and any(full.startswith(one) for full in wanted.values)
        for one in values
    )
