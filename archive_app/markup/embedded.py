"""Pictures that a page carries inside its own markup as ``data:`` addresses (RFC 2397)."""

import base64
import binascii
import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from lxml.html import HtmlElement

SCHEME = "ni:"
_LEAST = 2_048
"""Bytes: less is a dot, a sign, or the blur that stands there until a script brings the picture."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """One picture out of the markup."""

    url: str
    """What it is called instead of its address, which may be millions of characters long: the name
    of its bytes, "ni:///sha-256;…" (RFC 6920)."""
    media_type: str
    """As declared."""
    body: bytes


def read_embedded(address: str) -> Embedded | None:
    """The picture in a ``data:`` address; None where it holds none worth keeping."""
    head, _, data = address.partition(",")
    declared, *parameters = head.strip().lower().removeprefix("data:").split(";")
    if not head.lstrip()[:11].lower().startswith("data:image/"):
        return None
    body = unquote_to_bytes(data)
    if "base64" in (parameter.strip() for parameter in parameters):
        try:
            body = base64.b64decode(body)
        except binascii.Error:
            return None
    if len(body) < _LEAST:
        return None
    digest = base64.urlsafe_b64encode(hashlib.sha256(body).digest()).rstrip(b"=").decode()
    return Embedded(f"{SCHEME}///sha-256;{digest}", declared, body)


def embedded_pictures(root: HtmlElement, wanted: Collection[str]) -> tuple[Embedded, ...]:
    """The pictures below ``root`` whose names are among ``wanted``, each once."""
    if not any(name.startswith(SCHEME) for name in wanted):
        return ()
    found = (read_embedded(image.get("src") or "") for image in root.iter("img"))
    return tuple({one.url: one for one in found if one and one.url in wanted}.values())
