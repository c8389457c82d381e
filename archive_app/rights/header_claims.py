"""Opt-outs that the server sends beside a page: TDMRep and X-Robots-Tag. Hints about the page.

TDMRep: W3C Community Group report of 2024-05-10, §6.1; "1" reserves, "0" allows. A robots tag may
name the robot it speaks to ("googlebot: noai"); several may stand in one header.
"""

import re
from collections.abc import Iterator

from archive_app.domain.page import Headers
from archive_app.domain.rights import Claim, Field, SourceKind

_OPT_OUT = re.compile(r"\b(?:noai|noimageai|noml)\b", re.IGNORECASE)
_MOST = 300
"""Characters of a value that are kept."""


def header_claims(headers: Headers) -> tuple[Claim, ...]:
    """What the response's headers say against text and data mining, each statement once."""
    return tuple(dict.fromkeys(_claims(headers)))


def _claims(headers: Headers) -> Iterator[Claim]:
    for key, raw in headers:
        name, value = key.lower(), " ".join(raw.split())[:_MOST]
        reserved = name == "tdm-reservation" and value == "1"
        policy = name == "tdm-policy" and value
        robots = name == "x-robots-tag" and _OPT_OUT.search(value)
        if reserved or policy or robots:
            yield Claim(
                Field.DATA_MINING, f"{name}: {value}", SourceKind.HTTP_HEADER, f"header {name}"
            )
