"""A picture file becomes facts: type, size, claims, perceptual hash and thumbnail."""

import hashlib
import io
import re
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps

from archive_app.credit.licences import code_of
from archive_app.domain.errors import Notice
from archive_app.domain.picture import PictureFacts
from archive_app.domain.rights import Claim, Field, SourceKind
from archive_app.rights.files.credentials import check_credentials
from archive_app.rights.files.findings import Finding, Findings
from archive_app.rights.files.reading import media_type, read_findings
from archive_app.rights.opening import MOST_PIXELS, NeedsHeif, opened, stated_size

THUMBNAIL = 320
"""Longest side in pixels."""

_FIELDS = {
    "XMP-dc:Creator": Field.CREATOR,
    "XMP-dc:Rights": Field.COPYRIGHT_NOTICE,
    "XMP-dc:Description": Field.CAPTION,
    "XMP-photoshop:Credit": Field.CREDIT_LINE,
    "XMP-photoshop:Source": Field.SOURCE,
    "XMP-photoshop:Instructions": Field.INSTRUCTIONS,
    "XMP-xmpRights:UsageTerms": Field.USAGE_TERMS,
    "XMP-xmpRights:WebStatement": Field.WEB_STATEMENT,
    "XMP-xmpRights:Owner": Field.COPYRIGHT_HOLDER,
    "XMP-plus:CopyrightOwner.CopyrightOwnerName": Field.COPYRIGHT_HOLDER,
    "XMP-plus:ImageCreator.ImageCreatorName": Field.CREATOR,
    "XMP-plus:ImageSupplier.ImageSupplierName": Field.SOURCE,
    "XMP-plus:Licensor.LicensorName": Field.LICENSOR,
    "XMP-plus:Licensor.LicensorURL": Field.LICENSOR_URL,
    "XMP-plus:DataMining": Field.DATA_MINING,
    "XMP-iptcExt:DigitalSourceType": Field.DIGITAL_SOURCE_TYPE,
    "XMP-cc:License": Field.LICENCE_URL,
    "XMP-cc:AttributionName": Field.CREDIT_LINE,
    "XMP-tiff:Artist": Field.CREATOR,
    "XMP-tiff:Copyright": Field.COPYRIGHT_NOTICE,
    "XMP-xmp:Author": Field.CREATOR,
    "XMP-xmp:Copyright": Field.COPYRIGHT_NOTICE,
    "IPTC:By-line": Field.CREATOR,
    "IPTC:Credit": Field.CREDIT_LINE,
    "IPTC:Source": Field.SOURCE,
    "IPTC:CopyrightNotice": Field.COPYRIGHT_NOTICE,
    "IPTC:SpecialInstructions": Field.INSTRUCTIONS,
    "IPTC:Caption-Abstract": Field.CAPTION,
    "IFD:Artist": Field.CREATOR,
    "IFD:XPAuthor": Field.CREATOR,
    "IFD:Copyright": Field.COPYRIGHT_NOTICE,
    "IFD:ImageDescription": Field.CAPTION,
    "PNG:Author": Field.CREATOR,
    "PNG:Artist": Field.CREATOR,
    "PNG:Copyright": Field.COPYRIGHT_NOTICE,
    "PNG:Source": Field.SOURCE,
    "PNG:Disclaimer": Field.USAGE_TERMS,
    "PNG:Description": Field.CAPTION,
    "JSON:Author": Field.CREATOR,
    "C2PA:TrainingMining": Field.DATA_MINING,
    "C2PA:DigitalSourceType": Field.DIGITAL_SOURCE_TYPE,
}
_SOURCES = {
    "XMP": SourceKind.XMP,
    "IPT": SourceKind.IIM,
    "IFD": SourceKind.EXIF,
    "PNG": SourceKind.PNG_TEXT,
    "JSO": SourceKind.C2PA,
    "C2P": SourceKind.C2PA,
}
_NUMBER = re.compile(r"^(IPTC|IFD)\d+(?=:)")
_CAMERA_WORDS = re.compile(
    r"^(?:picasa|unknown|none|photographer|user|owner|artist|camera|default|olympus digital camera|"
    r"sony dsc|kodak digital still camera|untitled|picture)\W*$",
    re.IGNORECASE,
)
"""What cameras and programs write when nobody filled the field in."""


def read_picture(body: bytes, name: str = "") -> PictureFacts:
    """The facts of the picture file ``body``; ``name`` appears in warnings only. Never raises."""
    findings = read_findings(body)
    width, height, digest, thumbnail = _pixels(body, findings)
    about = f"{name}: " if name else ""
    notices = tuple(Notice(one.kind, about + one.message) for one in findings.warnings)
    return PictureFacts(
        sha256=hashlib.sha256(body).hexdigest(),
        media_type=media_type(body),
        size=len(body),
        width=width,
        height=height,
        perceptual_hash=digest,
        thumbnail=thumbnail,
        claims=(*claims_of(findings.values), *_signer_claims(body, findings)),
        warnings=notices,
    )


def claims_of(values: list[Finding]) -> Iterator[Claim]:
    """A claim for every finding that says something about rights."""
    for finding in values:
        key = _NUMBER.sub(r"\1", finding.name)
        field = _FIELDS.get(key)
        if field is None or (field is Field.CREATOR and _CAMERA_WORDS.match(finding.value)):
            continue
        if field is Field.DATA_MINING and not _prohibits(finding):
            continue
        yield Claim(
            field=field,
            value=finding.value,
            source=_SOURCES[key[:3]],
            locator=finding.name,
            confidence=0.6 if _SOURCES[key[:3]] is SourceKind.C2PA else 0.9,
            normalised=code_of(finding.value) if field is Field.LICENCE_URL else None,
        )


def _prohibits(finding: Finding) -> bool:
    """Whether a statement on data mining forbids something; C2PA keeps only those that do."""
    return finding.name.startswith("C2PA") or "PROHIBITED" in finding.value.upper()


def _signer_claims(body: bytes, findings: Findings) -> Iterator[Claim]:
    """Who signed the file's content credentials, with the state of the signature in its words."""
    if findings.signed:
        found = check_credentials(body, media_type(body))
        yield Claim(Field.C2PA_SIGNER, found.told, SourceKind.C2PA, "C2PA", confidence=0.9)


def _pixels(
    body: bytes, findings: Findings
) -> tuple[int | None, int | None, str | None, bytes | None]:
    """Width, height, difference hash and thumbnail, as far as they can be had safely."""
    width: int | None = None
    height: int | None = None
    try:
        with warnings.catch_warnings(action="ignore"), opened(body, THUMBNAIL) as picture:
            width, height = stated_size(body) or picture.size
            if width * height > MOST_PIXELS:
                findings.warn(
                    "too-large", f"The picture has {width} × {height} pixels and is not previewed."
                )
                return width, height, None, None
            picture.draft("RGB", (THUMBNAIL, THUMBNAIL))
            small = ImageOps.exif_transpose(picture)
            small.thumbnail((THUMBNAIL, THUMBNAIL))
            return width, height, _difference_hash(small), _encoded(small)
    except NeedsHeif as lacking:
        findings.warn("unsupported-type", str(lacking))
    except Exception as error:  # Pillow raises whatever damage makes it
        findings.warn("bad-file", f"The picture cannot be decoded ({type(error).__name__}).")
    return width, height, None, None


def _difference_hash(picture: Image.Image) -> str:
    """64 bits, 16 hex digits: for 9 × 8 grey cells, whether each is darker than the next."""
    grey = picture.convert("L").resize((9, 8), Image.Resampling.LANCZOS)
    cells = grey.tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            at = row * 9 + column
            bits = bits << 1 | (cells[at] < cells[at + 1])
    return f"{bits:016x}"


def _encoded(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        picture.convert("RGBA").save(out, "PNG", optimize=False)
    else:
        picture.convert("RGB").save(out, "JPEG", quality=82)
    return out.getvalue()
