"""XMP packets: new ones, and additions to those that are there, whose every byte stays."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from archive_app.domain.characters import xml_text
from archive_app.rights.writing.properties import Property

_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "cc": "http://creativecommons.org/ns#",
}
_HEAD = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
)
_TAIL = '</x:xmpmeta>\n<?xpacket end="w"?>'
_RDF_END = re.compile(rb"</(?:[A-Za-z_][\w.-]*:)?RDF\s*>")
_ABOUT = re.compile(rb"""\s(?:[A-Za-z_][\w.-]*:)?about\s*=\s*("[^"<]*"|'[^'<]*')""")


def new_packet(properties: Sequence[Property]) -> bytes:
    """A packet that says ``properties``, in UTF-8."""
    described = _description(properties, '""')
    rdf = f'<rdf:RDF xmlns:rdf="{_SPACES["rdf"]}">{described}</rdf:RDF>'
    return f"{_HEAD}{rdf}{_TAIL}".encode()


def extended(packet: bytes, properties: Sequence[Property]) -> bytes | None:
    """``packet`` with ``properties`` added before its end; None where it is not plain UTF-8 RDF."""
    ends = list(_RDF_END.finditer(packet))
    if len(ends) != 1:  # UTF-16, damaged, or packets inside packets
        return None
    try:
        packet.decode("utf-8")
    except UnicodeDecodeError:
        return None
    about = _ABOUT.search(packet)  # all descriptions of a packet are about the same
    added = _description(properties, about[1].decode() if about else '""').encode()
    at = ends[0].start()
    return packet[:at] + added + packet[at:]


def _description(properties: Sequence[Property], about: str) -> str:
    prefixes = dict.fromkeys(("rdf", *(one.name.partition(":")[0] for one in properties)))
    spaces = " ".join(f'xmlns:{prefix}="{_SPACES[prefix]}"' for prefix in prefixes)
    inside = "".join(_element(one) for one in properties)
    return f"<rdf:Description rdf:about={about} {spaces}>{inside}</rdf:Description>"


def _element(one: Property) -> str:
    values = [xml_text(value) for value in one.values]
    if one.kind == "resource":
        return f"<{one.name} rdf:resource={quoteattr(values[0])}/>"
    if one.kind == "seq":
        inner = "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values)
        return f"<{one.name}><rdf:Seq>{inner}</rdf:Seq></{one.name}>"
    if one.kind == "alt":
        item = f'<rdf:li xml:lang="x-default">{escape(values[0])}</rdf:li>'
        return f"<{one.name}><rdf:Alt>{item}</rdf:Alt></{one.name}>"
    return f"<{one.name}>{escape(values[0])}</{one.name}>"
