"""Labels written into picture files: what is there stays, pixels above all."""

import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from archive_app.domain.labels import Label
from archive_app.rights.files.reading import read_findings
from archive_app.rights.writing.labelling import label_picture

LABEL = Label(
    page_url="https://news.example/story?a=1&b=2",
    creator=("Jane Roe", "Sam Poe"),
    credit="Foto: Jane Roe & Sam <Poe>/dpa",
    source="dpa",
    rights="© 2026 Example Photo",
    instructions="NO ARCHIVES",
    usage_terms="CC BY-SA 4.0",
    web_statement="https://creativecommons.org/licenses/by-sa/4.0/",
    licence_url="https://creativecommons.org/licenses/by-sa/4.0/",
    attribution_name="Jane Roe / dpa",
)
XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description r:about="uuid:7"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:own="https://own.example/ns#"
 photoshop:Credit="Other Agency" own:mine="kept"/></r:RDF></x:xmpmeta>     <?xpacket end="w"?>"""
KINDS: dict[str, dict[str, object]] = {
    "jpeg": {},
    "progressive": {"progressive": True},
    "png": {},
    "alpha": {},
    "webp": {"quality": 60},
    "lossless": {"lossless": True},
    "lossless-alpha": {"lossless": True},
}


def picture(kind: str, **extra: object) -> bytes:
    mode = "RGBA" if "alpha" in kind else "RGB"
    image = Image.effect_noise((61, 43), 80).convert(mode)
    if mode == "RGBA":
        image.putalpha(Image.effect_noise((61, 43), 60))
    form = "JPEG" if kind in {"jpeg", "progressive"} else "PNG" if kind in {"png", "alpha"} else ""
    out = io.BytesIO()
    image.save(out, form or "WEBP", **{**KINDS[kind], **extra})
    return out.getvalue()


def pixels(body: bytes) -> tuple[str, tuple[int, int], bytes]:
    with Image.open(io.BytesIO(body)) as image:
        return image.mode, image.size, image.tobytes()


def read(body: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in read_findings(body).values:
        found.setdefault(one.name, []).append(one.value)
    return found


def scan(jpeg: bytes) -> bytes:
    """Everything of a JPEG file from its first table on."""
    return jpeg[jpeg.index(b"\xff\xdb") :]


@pytest.mark.parametrize("kind", KINDS)
def test_a_label_is_inside_and_every_pixel_is_as_it_was(kind: str) -> None:
    before = picture(kind)

    done = label_picture(before, LABEL)

    assert done.body is not None
    assert (done.sidecar, done.differing) == (None, ())
    assert pixels(done.body) == pixels(before)
    said = read(done.body)
    assert said["XMP-dc:Creator"] == ["Jane Roe", "Sam Poe"]
    assert said["XMP-photoshop:Credit"] == ["Foto: Jane Roe & Sam <Poe>/dpa"]
    assert said["XMP-dc:Rights"] == ["© 2026 Example Photo"]
    assert said["XMP-dc:Source"] == [LABEL.page_url]
    assert said["XMP-cc:License"] == [LABEL.licence_url]
    assert said["XMP-cc:AttributionName"] == ["Jane Roe / dpa"]
    assert said["XMP-xmpRights:WebStatement"] == [LABEL.web_statement]
    assert said["XMP-xmpRights:UsageTerms"] == ["CC BY-SA 4.0"]
    assert said["XMP-photoshop:Instructions"] == ["NO ARCHIVES"]


@pytest.mark.parametrize("kind", ["jpeg", "progressive"])
def test_the_scan_of_a_jpeg_file_stays_byte_for_byte(kind: str) -> None:
    tags = Image.Exif()
    tags[271] = "Camera"
    before = picture(kind, exif=tags.tobytes())

    done = label_picture(before, LABEL).body

    assert done is not None
    assert scan(done) == scan(before)
    assert done.index(b"Exif\0\0") < done.index(b"http://ns.adobe.com/xap")
    assert read(done)["IPTC:By-line"] == ["Jane Roe", "Sam Poe"]
    assert read(done)["IPTC:CopyrightNotice"] == ["© 2026 Example Photo"]


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_what_a_file_says_otherwise_stays_and_is_told(kind: str) -> None:
    extra = {"xmp": XMP.encode()} if kind != "png" else {"pnginfo": _text_chunk()}
    before = picture(kind, **extra)

    done = label_picture(before, LABEL)

    assert done.body is not None
    said = read(done.body)
    assert said["XMP-photoshop:Credit"] == ["Other Agency"]
    assert said["XMP-dc:Creator"] == ["Jane Roe", "Sam Poe"]
    assert [(one.field, one.in_file, one.said) for one in done.differing] == [
        ("XMP-photoshop:Credit", ("Other Agency",), ("Foto: Jane Roe & Sam <Poe>/dpa",))
    ]
    assert b'own:mine="kept"' in done.body
    assert b'r:about="uuid:7"' in done.body
    assert pixels(done.body) == pixels(before)


def _text_chunk() -> object:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", XMP, zip=True)
    return info


def test_a_label_written_twice_is_written_once() -> None:
    once = label_picture(picture("jpeg"), LABEL)
    assert once.body is not None

    again = label_picture(once.body, LABEL)

    assert (again.body, again.sidecar, again.written, again.differing) == (None, None, (), ())


def test_a_name_that_iim_cut_off_is_no_other_name() -> None:
    long = "Associated Photographers of Port Ellery"
    cut = label_picture(picture("jpeg"), Label("https://a.example/", credit=long[:32])).body
    assert cut is not None
    only_iim = cut.replace(b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xxx/1.0/\0")

    done = label_picture(only_iim, Label("https://a.example/", credit=long))

    assert done.differing == ()
    assert done.body is not None
    assert read(done.body)["XMP-photoshop:Credit"] == [long]


def test_words_too_long_for_iim_stand_in_xmp_alone() -> None:
    done = label_picture(picture("jpeg"), Label("https://a.example/", credit="x" * 33))

    assert done.body is not None
    assert "IPTC:Credit" not in read(done.body)
    assert read(done.body)["XMP-photoshop:Credit"] == ["x" * 33]


def test_a_contradiction_in_iim_or_exif_keeps_xmp_from_contradicting() -> None:
    tags = Image.Exif()
    tags[315] = "Someone Else"
    before = picture("jpeg", exif=tags.tobytes())

    done = label_picture(before, Label("https://a.example/", creator=("Jane Roe",)))

    assert [(one.field, one.in_file) for one in done.differing] == [
        ("IFD0:Artist", ("Someone Else",))
    ]
    assert done.body is not None
    assert "XMP-dc:Creator" not in read(done.body)


def _box(kind: bytes, content: bytes) -> bytes:
    return (len(content) + 8).to_bytes(4, "big") + kind + content


def test_a_signed_file_keeps_its_bytes_and_gets_its_label_beside_it() -> None:
    body = picture("jpeg")
    manifest = b"JP\0\1\0\0\0\1" + _box(b"jumb", _box(b"jumd", b"c2pa" + bytes(13)))
    segment = b"\xff\xeb" + (len(manifest) + 2).to_bytes(2, "big") + manifest

    done = label_picture(body[:2] + segment + body[2:], LABEL)

    assert done.body is None
    assert done.sidecar is not None
    assert "C2PA" in done.why_beside
    assert b"Jane Roe" in done.sidecar


@pytest.mark.parametrize("form", ["GIF", "TIFF", "AVIF"])
def test_other_kinds_get_their_label_beside_them(form: str) -> None:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, form)

    done = label_picture(out.getvalue(), LABEL)

    assert done.body is None
    assert done.sidecar is not None
    assert done.sidecar.startswith(b"<?xpacket")


@settings(max_examples=150, deadline=None)
@given(
    kind=st.sampled_from(sorted(KINDS)),
    cut=st.integers(0, 4000),
    scrambled=st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), max_size=20),
)
def test_damaged_files_never_raise_and_never_lose_a_pixel(
    kind: str, cut: int, scrambled: list[tuple[int, int]]
) -> None:
    body = bytearray(picture(kind)[: cut or None])
    for at, value in scrambled:
        if at < len(body):
            body[at] = value
    before = bytes(body)

    done = label_picture(before, LABEL)

    if done.body is not None:
        assert _pixels_or_none(done.body) == _pixels_or_none(before)


def _pixels_or_none(body: bytes) -> object:
    try:
        return pixels(body)
    except Exception:
        return None


@settings(max_examples=100, deadline=None)
@given(credit=st.text(min_size=1, max_size=80), kind=st.sampled_from(["jpeg", "png", "webp"]))
def test_any_words_can_be_written_or_stand_beside(credit: str, kind: str) -> None:
    done = label_picture(picture(kind), Label("https://a.example/", credit=credit))

    assert done.body is not None or done.sidecar is not None


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="ExifTool is not installed")
@pytest.mark.parametrize("kind", KINDS)
def test_another_program_reads_the_same(kind: str, tmp_path: Path) -> None:
    done = label_picture(picture(kind), LABEL)
    assert done.body is not None
    (tmp_path / "file").write_bytes(done.body)

    ran = subprocess.run(
        ["exiftool", "-j", "-a", "-G1", "-charset", "iptc=UTF8", str(tmp_path / "file")],
        capture_output=True,
        check=True,
    )

    said = json.loads(ran.stdout)[0]
    assert said["XMP-dc:Creator"] == ["Jane Roe", "Sam Poe"]
    assert said["XMP-dc:Rights"] == "© 2026 Example Photo"
    assert said["XMP-photoshop:Credit"] == LABEL.credit
    assert said["XMP-dc:Source"] == LABEL.page_url
    assert said["XMP-cc:License"] == LABEL.licence_url
    assert "ExifTool:Warning" not in said
    if kind == "jpeg":
        assert said["IPTC:By-line"] == ["Jane Roe", "Sam Poe"]
        assert said["Photoshop:IPTCDigest"] == said["File:CurrentIPTCDigest"]
