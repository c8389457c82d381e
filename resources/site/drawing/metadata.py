"""Rights metadata inside picture files: XMP, IPTC IIM and EXIF, as agencies and shops write them.

Where a field goes: IPTC Photo Metadata Standard 2024.1 (XMP names), IPTC-NAA IIM 4.2 (dataset
numbers), EXIF 3.0 tags 315 and 33432, the ccREL and PLUS namespaces.
"""

from dataclasses import dataclass
from io import BytesIO
from struct import pack
from xml.etree import ElementTree as Xml

from PIL import Image, PngImagePlugin

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SPACES = {
    "rdf": RDF,
    "x": "adobe:ns:meta/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "cc": "http://creativecommons.org/ns#",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}


@dataclass(frozen=True, slots=True)
class Rights:
    """What a file says about itself. An empty field is not written."""

    creator: str = ""
    credit: str = ""
    source: str = ""
    notice: str = ""
    """Copyright notice: dc:rights, IIM 2:116, EXIF 33432."""
    instructions: str = ""
    caption: str = ""
    web_statement: str = ""
    usage_terms: str = ""
    licence: str = ""
    """Address of a licence or public-domain mark: cc:license."""
    attribution_url: str = ""
    licensor: tuple[str, str] = ("", "")
    """Name and address of who sells licences: plus:Licensor."""
    data_mining: str = ""
    """The last part of a PLUS vocabulary address: "DMI-PROHIBITED"."""
    digital_source: str = ""
    """The last part of an IPTC NewsCodes address: "digitalCreation"."""
    forms: frozenset[str] = frozenset({"xmp", "iim"})
    """Which of "xmp", "iim", "exif" the file carries (IIM in JPEG only)."""


NOTHING = Rights(forms=frozenset())


def jpeg(picture: Image.Image, rights: Rights, *, quality: int = 82) -> bytes:
    """``picture`` as a progressive JPEG with its metadata in APP1 and APP13."""
    plain = BytesIO()
    options = {"exif": _exif(rights)} if "exif" in rights.forms else {}
    picture.save(plain, "JPEG", quality=quality, optimize=True, progressive=True, **options)
    data = plain.getvalue()
    segments = b""
    if "xmp" in rights.forms:
        segments += _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp(rights))
    if "iim" in rights.forms:
        segments += _segment(0xED, b"Photoshop 3.0\0" + _resource(iim(rights)))
    after = 2 + 2 + int.from_bytes(data[4:6], "big")  # SOI, then JFIF or Exif stays first
    return data[:after] + segments + data[after:]


def png(picture: Image.Image, rights: Rights) -> bytes:
    """``picture`` as PNG with XMP in an iTXt chunk."""
    result = BytesIO()
    chunks = PngImagePlugin.PngInfo()
    if "xmp" in rights.forms:
        chunks.add_itxt("XML:com.adobe.xmp", xmp(rights).decode())
    picture.save(result, "PNG", optimize=True, pnginfo=chunks)
    return result.getvalue()


def webp(picture: Image.Image, rights: Rights, *, quality: int = 80) -> bytes:
    """``picture`` as lossy WebP with an XMP chunk."""
    result = BytesIO()
    packet = xmp(rights) if "xmp" in rights.forms else b""
    picture.save(result, "WEBP", quality=quality, method=6, xmp=packet)
    return result.getvalue()


def xmp(rights: Rights) -> bytes:
    """The XMP packet, UTF-8, read-only (no padding)."""
    for prefix, address in SPACES.items():
        Xml.register_namespace(prefix, address)
    root = Xml.Element(_name("x:xmpmeta"))
    about = Xml.SubElement(Xml.SubElement(root, _name("rdf:RDF")), _name("rdf:Description"))
    about.set(_name("rdf:about"), "")
    _list(about, "dc:creator", "rdf:Seq", rights.creator)
    _list(about, "dc:rights", "rdf:Alt", rights.notice)
    _list(about, "dc:description", "rdf:Alt", rights.caption)
    _list(about, "xmpRights:UsageTerms", "rdf:Alt", rights.usage_terms)
    for name, value in _plain_fields(rights).items():
        if value:
            Xml.SubElement(about, _name(name)).text = value
    for name, address in _links(rights).items():
        Xml.SubElement(about, _name(name)).set(_name("rdf:resource"), address)
    _licensor(about, rights.licensor)
    body: bytes = Xml.tostring(root, encoding="utf-8")
    head = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'.encode()
    return head + body + b'\n<?xpacket end="r"?>'


def iim(rights: Rights) -> bytes:
    """The datasets of records 1 and 2; text is UTF-8 and says so in 1:90."""
    data = _dataset(1, 90, b"\x1b%G") + _dataset(2, 0, pack(">H", 4))
    fields = {
        40: rights.instructions,
        80: rights.creator,
        110: rights.credit,
        115: rights.source,
        116: rights.notice,
        120: rights.caption,
    }
    for number, value in fields.items():
        if value:
            data += _dataset(2, number, value.encode())
    return data


def _plain_fields(rights: Rights) -> dict[str, str]:
    return {
        "photoshop:Credit": rights.credit,
        "photoshop:Source": rights.source,
        "photoshop:Instructions": rights.instructions,
        "xmpRights:WebStatement": rights.web_statement,
        "xmpRights:Marked": _marked(rights),
        "cc:attributionName": rights.creator if rights.licence else "",
        "plus:DataMining": _address("http://ns.useplus.org/ldf/vocab/", rights.data_mining),
        "Iptc4xmpExt:DigitalSourceType": _address(
            "http://cv.iptc.org/newscodes/digitalsourcetype/", rights.digital_source
        ),
    }


def _links(rights: Rights) -> dict[str, str]:
    links = {"cc:license": rights.licence, "cc:attributionURL": rights.attribution_url}
    return {name: address for name, address in links.items() if address}


def _marked(rights: Rights) -> str:
    """``True`` says copyrighted, ``False`` public domain (XMP specification, part 2)."""
    if "publicdomain" in rights.licence:
        return "False"
    return "True" if rights.notice else ""


def _address(front: str, last: str) -> str:
    return front + last if last else ""


def _name(prefixed: str) -> str:
    """ElementTree's form of "dc:rights"."""
    prefix, local = prefixed.split(":")
    return f"{{{SPACES[prefix]}}}{local}"


def _list(parent: Xml.Element, name: str, kind: str, value: str) -> None:
    """A list of one; in a list of languages the one is the default."""
    if not value:
        return
    item = Xml.SubElement(
        Xml.SubElement(Xml.SubElement(parent, _name(name)), _name(kind)), _name("rdf:li")
    )
    item.text = value
    if kind == "rdf:Alt":
        item.set("{http://www.w3.org/XML/1998/namespace}lang", "x-default")


def _licensor(parent: Xml.Element, licensor: tuple[str, str]) -> None:
    if not licensor[0]:
        return
    seq = Xml.SubElement(Xml.SubElement(parent, _name("plus:Licensor")), _name("rdf:Seq"))
    item = Xml.SubElement(seq, _name("rdf:li"))
    item.set(_name("rdf:parseType"), "Resource")
    for name, value in zip(("plus:LicensorName", "plus:LicensorURL"), licensor, strict=True):
        Xml.SubElement(item, _name(name)).text = value


def _exif(rights: Rights) -> Image.Exif:
    exif = Image.Exif()
    exif[315] = rights.creator
    exif[33432] = rights.notice
    return exif


def _segment(marker: int, body: bytes) -> bytes:
    return pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _resource(body: bytes) -> bytes:
    """A Photoshop image resource block of kind IPTC-NAA, with an empty name, padded to even."""
    return b"8BIM" + pack(">HHI", 0x0404, 0, len(body)) + body + b"\0" * (len(body) % 2)


def _dataset(record: int, number: int, value: bytes) -> bytes:
    return pack(">BBBH", 0x1C, record, number, len(value)) + value
