"""Who signed the content credentials (C2PA) of a picture file, by the optional extra ``c2pa``.

A signature says who signed these bytes, not who owns the picture. The library is native code that
would ask the network for manifests, revocations and time stamps: all of it is switched off, and
only the worker process calls it.
"""

import io
import json
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

INSTALL = 'pip install "news-archive[c2pa]"'

_OFFLINE = {
    "verify": {
        "remote_manifest_fetch": False,
        "ocsp_fetch": False,
        "verify_after_reading": True,
    }
}
_STATES = {
    "Trusted": "signature valid, certificate trusted",
    "Valid": "signature valid, certificate on no trust list",
    "Invalid": "signature not valid",
}
_MOST = 200
"""Characters kept of a name or a reason."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the check of a file's manifest came to."""

    signer: str
    """The organisation in the certificate, else its common name; "" where none could be read."""
    state: str
    """In words: "signature valid, certificate on no trust list"."""

    @property
    def told(self) -> str:
        """In words: "signed by Example Agency: signature valid, certificate on no trust list"."""
        return f"signed by {self.signer}: {self.state}" if self.signer else self.state


def check_credentials(body: bytes, media_type: str) -> Credentials:
    """The signer and state of the manifest in ``body``; never raises, never uses the network."""
    library = _library()
    if library is None:
        return Credentials("", f"signature not checked; to check it: {INSTALL}")
    try:
        context = library.Context.from_dict(_OFFLINE)
        with library.Reader(media_type, io.BytesIO(body), context=context) as reader:
            report = json.loads(reader.json())
    except (library.C2paError, ValueError) as error:
        return Credentials("", f"content credentials cannot be read ({type(error).__name__})")
    return _credentials(report)


def _credentials(report: dict[str, Any]) -> Credentials:
    manifests = report.get("manifests") or {}
    signature = (manifests.get(report.get("active_manifest")) or {}).get("signature_info") or {}
    signer = str(signature.get("issuer") or signature.get("common_name") or "")
    state = _STATES.get(str(report.get("validation_state")), "signature not checked")
    if report.get("validation_state") == "Invalid":
        failures = [
            str(one.get("explanation") or one.get("code"))
            for one in report.get("validation_status") or []
            if one.get("code") != "signingCredential.untrusted"
        ]
        state = f"{state} ({failures[0][:_MOST]})" if failures else state
    return Credentials(" ".join(signer.split())[:_MOST], state)


@cache
def _library() -> ModuleType | None:
    """The module ``c2pa``; None where the extra is not installed or does not load here."""
    try:
        return import_module("c2pa")
    except (ImportError, OSError):
        return None
