"""Rights metadata inside picture files, whole and damaged."""

import io
import json
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from archive_app.domain.rights import Field
from archive_app.rights import opening
from archive_app.rights.file_claims import read_picture
from archive_app.rights.files.reading import read_findings
from archive_app.rights.inspection import inspect

_DATA = Path(__file__).parents[3] / "shared" / "data" / "rights"

XMP = b"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
 photoshop:Credit="Example Photo" xmpRights:WebStatement="https://photo.example/rights">
 <dc:creator><rdf:Seq><rdf:li>Jane Roe</rdf:li><rdf:li>Sam Poe</rdf:li></rdf:Seq></dc:creator>
 <dc:rights><rdf:Alt><rdf:li xml:lang="de">Rechte</rdf:li>
  <rdf:li xml:lang="x-default">(c) 2026 Example Photo</rdf:li></rdf:Alt></dc:rights>
 <plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource">
  <plus:LicensorName>Example Licensing</plus:LicensorName>
  <plus:LicensorURL>https://photo.example/buy</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>
 <plus:DataMining>http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED</plus:DataMining>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def picture(kind: str, **extra: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (32, 24), (200, 30, 30)).save(out, kind, **extra)
    return out.getvalue()


def exif() -> bytes:
    tags = Image.Exif()
    tags[315], tags[33432] = "Jane Roe", "2026 Example Photo"
    return tags.tobytes()


def iim(*fields: tuple[int, bytes]) -> bytes:
    records = (struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text for number, text in fields)
    block = b"".join(records)
    return b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block


def with_segment(body: bytes, marker: int, content: bytes) -> bytes:
    segment = b"\xff" + bytes([marker]) + struct.pack(">H", len(content) + 2) + content
    return body[:2] + segment + body[2:]


def with_chunk(body: bytes, kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    chunk = struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
    return body[:33] + chunk + body[33:]


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + kind + content


def heic() -> bytes:
    """The boxes of an AVIF under the brand of HEIC, which share their metadata (ISO 23008-12)."""
    return picture("AVIF", exif=exif(), xmp=XMP).replace(b"ftypavif", b"ftypheic", 1)


def jxl() -> bytes:
    """A JPEG XL container without an image (18181-2): metadata stands in boxes of its own."""
    start = bytes.fromhex("0000000c4a584c200d0a870a") + box(b"ftyp", b"jxl \0\0\0\0jxl ")
    return start + box(b"Exif", bytes(4) + exif().removeprefix(b"Exif\0\0")) + box(b"xml ", XMP)


def gif() -> bytes:
    """A GIF with a comment and an XMP packet before its magic trailer (XMP Part 3, 1.1.2)."""
    body = picture("GIF", comment=b"Jane Roe")
    trailer = b"\x01" + bytes(range(255, -1, -1)) + b"\0"
    extension = b"!\xff\x0bXMP DataXMP" + XMP + trailer
    return body[:-1] + extension + body[-1:]


@pytest.mark.parametrize("make", [heic, jxl])
def test_exif_and_xmp_are_read_from_boxes(make: Callable[[], bytes]) -> None:
    found = inspect(make())

    assert found["creator"] == ["Jane Roe", "Sam Poe"]
    assert {"name": "IFD0:Copyright", "value": "2026 Example Photo"} in found["fields"]


def test_comment_and_xmp_are_read_from_a_gif() -> None:
    found = inspect(gif())

    assert found["credit"] == "Example Photo"
    assert {"name": "GIF:Comment", "value": "Jane Roe"} in found["fields"]


def test_bytes_of_windows_are_read_where_text_is_no_utf_8() -> None:
    body = with_segment(picture("JPEG"), 0xED, iim((80, b"J\xfcrgen \x93Roe\x94 \x81")))

    assert inspect(body)["creator"] == ["Jürgen “Roe” \x81"]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_exif_is_read_from_every_container(kind: str) -> None:
    found = inspect(picture(kind, exif=exif()))

    assert found["creator"] == ["Jane Roe"]
    assert found["copyright_notice"] == "2026 Example Photo"


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "AVIF"])
def test_xmp_is_read_with_arrays_alternatives_and_structures(kind: str) -> None:
    found = inspect(picture(kind, xmp=XMP))

    assert found["creator"] == ["Jane Roe", "Sam Poe"]
    assert found["credit"] == "Example Photo"
    assert found["copyright_notice"] == "(c) 2026 Example Photo"
    assert found["web_statement"] == "https://photo.example/rights"
    assert found["licensor"] == ["Example Licensing"]
    assert found["data_mining"] == "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"


def test_xmp_is_read_from_a_png_text_chunk() -> None:
    text = b"XML:com.adobe.xmp\0\0\0\0\0" + XMP

    found = inspect(with_chunk(picture("PNG"), b"iTXt", text))

    assert found["creator"] == ["Jane Roe", "Sam Poe"]


def test_iim_is_read_with_either_encoding_and_named_as_photo_tools_do() -> None:
    block = iim((80, "Zoë".encode("latin-1")), (110, b"AP"), (116, "© Zoë".encode()))

    claims = read_picture(with_segment(picture("JPEG"), 0xED, block)).claims

    assert {claim.locator: claim.value for claim in claims} == {
        "IPTC:By-line": "Zoë",
        "IPTC:Credit": "AP",
        "IPTC:CopyrightNotice": "© Zoë",
    }
    assert claims[0].field is Field.CREATOR


def test_a_raw_profile_of_a_png_is_read() -> None:
    block = iim((110, b"AP")).removeprefix(b"Photoshop 3.0\0")
    profile = b"\niptc\n      %d\n" % len(block) + block.hex().encode()
    text = b"Raw profile type iptc\0\0" + zlib.compress(profile)

    found = inspect(with_chunk(picture("PNG"), b"zTXt", text))

    assert found["credit"] == "AP"


def test_what_a_camera_writes_when_nobody_filled_it_in_is_no_creator() -> None:
    tags = Image.Exif()
    tags[315] = "OLYMPUS DIGITAL CAMERA"

    assert inspect(picture("JPEG", exif=tags.tobytes()))["creator"] == []


def test_a_picture_has_size_hash_and_thumbnail() -> None:
    body = picture("JPEG", quality=90)

    facts = read_picture(body)

    assert (facts.media_type, facts.width, facts.height) == ("image/jpeg", 32, 24)
    assert facts.size == len(body)
    assert facts.perceptual_hash is not None
    assert len(facts.perceptual_hash) == 16
    assert facts.thumbnail is not None


def test_heic_without_the_extra_is_kept_with_its_rights_and_says_how_to_see_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening, "_knows_heif", lambda: False)

    facts = read_picture(heic())

    assert facts.thumbnail is None
    assert any(claim.field is Field.CREATOR for claim in facts.claims)
    (notice,) = facts.warnings
    assert notice.kind == "unsupported-type"
    assert 'pip install "news-archive[heif]"' in notice.message


def test_two_sizes_of_one_picture_have_nearly_the_same_hash() -> None:
    large = Image.linear_gradient("L").resize((640, 480)).rotate(30)
    hashes = []
    for size in ((640, 480), (320, 240)):
        out = io.BytesIO()
        large.resize(size).save(out, "PNG")
        hashes.append(int(read_picture(out.getvalue()).perceptual_hash or "0", 16))

    assert (hashes[0] ^ hashes[1]).bit_count() <= 3


def test_a_picture_of_too_many_pixels_is_never_decoded() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + header
    body += struct.pack(">I", zlib.crc32(b"IHDR" + header))
    body = with_chunk(body, b"IDAT", zlib.compress(b"\0" * 1000))
    body = with_chunk(body, b"tEXt", b"Author\0Jane Roe")

    facts = read_picture(body)

    assert (facts.width, facts.height, facts.thumbnail) == (60_000, 60_000, None)
    assert facts.claims[0].value == "Jane Roe"
    assert any(notice.kind == "too-large" for notice in facts.warnings)


def test_a_bomb_of_compressed_text_is_cut_off() -> None:
    text = b"Comment\0\0" + zlib.compress(b"A" * 40_000_000)

    findings = read_findings(with_chunk(picture("PNG"), b"zTXt", text))

    assert any(notice.kind == "too-large" for notice in findings.warnings)
    assert len(findings.values[0].value) <= 10_000


def test_entities_in_xmp_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + XMP.replace(b"Jane Roe", b"&a;")

    found = inspect(picture("JPEG", xmp=bomb))

    assert found["creator"] == []
    assert found["warnings"]


def test_a_torn_xmp_packet_gives_what_came_before_the_tear() -> None:
    found = inspect(picture("JPEG", xmp=XMP[: XMP.index(b"<plus:Licensor>")]))

    assert found["creator"] == ["Jane Roe", "Sam Poe"]
    assert found["licensor"] == []
    assert found["warnings"][0]["kind"] == "bad-file"


def test_bytes_that_are_no_picture_say_so() -> None:
    facts = read_picture(b"<html>not found</html>", "picture 3")

    assert facts.media_type == ""
    assert facts.width is None
    assert facts.warnings[0].message.startswith("picture 3: ")


_WHOLE = {
    "jpeg": with_segment(picture("JPEG", exif=exif(), xmp=XMP), 0xED, iim((80, b"Jane Roe"))),
    "png": with_chunk(picture("PNG", exif=exif()), b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
    "webp": picture("WEBP", exif=exif(), xmp=XMP),
    "avif": picture("AVIF", exif=exif(), xmp=XMP),
    "heic": heic(),
    "jxl": jxl(),
    "gif": gif(),
    "tiff": picture("TIFF", exif=exif()),
}


@pytest.mark.parametrize("kind", _WHOLE)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_cut_and_scrambled_files_never_raise(kind: str, data: st.DataObject) -> None:
    body = bytearray(_WHOLE[kind])
    for _ in range(data.draw(st.integers(0, 30))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(body)))

    facts = read_picture(bytes(body[:end]))

    assert facts.size == end


@pytest.mark.skipif(not _DATA.exists(), reason="the development files are not here")
def test_nearly_everything_that_exiftool_finds_is_found() -> None:
    wanted = found = 0
    for text in (_DATA / "images.jsonl").read_text("utf-8").splitlines():
        row = json.loads(text)
        values = {one.value for one in read_findings((_DATA / row["file"]).read_bytes()).values}
        words = {value.strip() for value in values}
        for value in row["exiftool_rights"].values():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, str) and one.strip():
                    wanted += 1
                    found += one.strip() in words

    assert found / wanted >= 0.97
