"""Bytes to text as browsers do: byte order mark, HTTP header, meta element, then a guess.

Source of the order and of the labels: WHATWG Encoding and HTML standards ("determining the
character encoding"). Two departures, both for pages that lie: bytes that are sound UTF-8 with
characters beyond ASCII are UTF-8 whatever a single-byte label says; and a page labelled UTF-8 that
is mostly not is guessed.
"""

import codecs
import re
from dataclasses import dataclass

from bs4.dammit import EncodingDetector

from archive_app.domain.errors import Notice

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_PRESCAN = 16_384
"""Browsers read 1,024 bytes ahead, but some pages begin with a long script."""

_SAMPLE = 60_000
"""Bytes given to the guess; it is slow and more does not make it better."""

_AS_BROWSERS_DO = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",  # a meta element that could be read is no UTF-16
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-7": "cp1252",
}
_PYTHONS_OWN = frozenset(
    {"idna", "punycode", "undefined", "unicode_escape", "unicode-escape", "raw_unicode_escape"}
    | {"raw-unicode-escape", "mbcs", "oem"}
)
"""Codecs that no page is written in; "undefined" even raises whatever it is given."""
_LABELS = {"x-sjis": "cp932", "x-gbk": "gb18030", "ks_c_5601-1987": "cp949", "x-euc-jp": "euc_jp"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page as text."""

    text: str
    encoding: str
    """Python's name of the encoding used: "utf-8", "cp1252"."""
    notice: Notice | None
    """Given when characters were lost."""


def decode(body: bytes, declared: str | None) -> Decoded:
    """``body`` as text; ``declared`` is the charset of the HTTP header. Never raises.

    >>> decode("Grüße".encode("latin-1"), "ISO-8859-1").text
    'Grüße'
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _decoded(body[len(mark) :], name)
    encoding: str | None = _known(declared) or _prescanned(body[:_PRESCAN])
    sound = _is_sound_utf8(body)
    if sound and (encoding is None or not body.isascii()):
        return Decoded(body.decode("utf-8"), "utf-8", None)
    if encoding is None or (encoding == "utf-8" and _mostly_not_utf8(body)):
        encoding = _guess(body)
    return _decoded(body, encoding)


def _known(label: str | None) -> str | None:
    """Python's codec for a label as browsers understand it; None where they would not."""
    name = (label or "").strip(" \"'").lower()
    if not name:
        return None
    name = _LABELS.get(name, name)
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not getattr(codec, "_is_text_encoding", True) or codec.name in _PYTHONS_OWN:
        return None
    return _AS_BROWSERS_DO.get(codec.name, codec.name)


def _prescanned(start: bytes) -> str | None:
    """What a meta element or an XML declaration at the start says, comments left out."""
    without = _COMMENT.sub(b"", start)
    return _known(EncodingDetector.find_declared_encoding(without, is_html=True))


def _is_sound_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\x1b$" not in body[:_SAMPLE]  # ISO-2022-JP is ASCII to the eye


def _mostly_not_utf8(body: bytes) -> bool:
    """Whether more than one in twenty of the characters beyond ASCII cannot be read."""
    text = body.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    beyond = len(text.encode("ascii", "ignore"))
    return lost > 0.05 * max(1, len(text) - beyond)


def _guess(body: bytes) -> str:
    """The likeliest encoding of undeclared bytes; the slow library is loaded only here."""
    from charset_normalizer import from_bytes

    beyond = [m.start() for m in re.finditer(rb"[\x80-\xff]", body[: 20 * _SAMPLE])][:2000]
    if not beyond:
        return "utf-8"
    start = max(0, beyond[0] - 200)
    best = from_bytes(body[start : start + _SAMPLE]).best()
    return _known(best.encoding) or "cp1252" if best is not None else "cp1252"


def _decoded(body: bytes, encoding: str) -> Decoded:
    text = body.decode(encoding, "replace")
    lost = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")
    if lost <= 0:
        return Decoded(text, encoding, None)
    message = (
        f"{lost:,} characters of the page could not be read as {encoding} and are shown as"
        " “\ufffd”. The original bytes were kept."
    )
    return Decoded(text, encoding, Notice("decode", message))
