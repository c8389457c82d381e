"""What all claims about one picture amount to. Pure: the same claims give the same verdict.

Precedence (strongest first; the person's word outranks all but deletes nothing):

- credit: user, visible text nearest the picture (figcaption, figure, beside it), xmp, iim, exif and
  text chunks of the file, structured data, data attributes, alt and title, note at the page's end;
- holder: user, a holder named in the file or structured data, the credit line's organisation;
- licence: an address in the picture's own scope, the words of its credit, the file; the page's own
  licence never counts.

A placeholder names nobody: a name in the file then decides. A conflict is two different named
values for one field after aliases are folded, where neither contains the other; a creator and a
different holder are none, nor is a name cut off by IIM's 32 bytes.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence

from archive_app.credit.folding import clean, folded
from archive_app.credit.grammar import parse_credit
from archive_app.credit.licences import licences
from archive_app.credit.parties import fold, party
from archive_app.credit.restrictions import restrictions
from archive_app.domain.address import web_address
from archive_app.domain.rights import (
    Claim,
    Conflict,
    CreditLine,
    Field,
    PartyKind,
    SourceKind,
    Status,
    Verdict,
)

_RANK = {kind: rank for rank, kind in enumerate(SourceKind)}
"""The order of ``SourceKind`` is the order of strength for credits."""

_EMBEDDED = frozenset(
    {SourceKind.USER, SourceKind.XMP, SourceKind.IIM, SourceKind.EXIF, SourceKind.PNG_TEXT}
)
_NOT_ITS_OWN = frozenset({SourceKind.PAGE_LICENCE, SourceKind.OPEN_GRAPH})
_Told = list[tuple[Claim, tuple[str, ...]]]
"""Claims with the values that each gives for one field."""

_NAMES_A_FIRM = frozenset({Field.ORGANISATION, Field.COPYRIGHT_HOLDER, Field.COPYRIGHT_NOTICE})
"""Fields that say who owns: a caption "Example Agency" and a file "© Ellery Courier" differ."""

_IIM_CUT = 31
"""Bytes from which on an IIM name may have been cut off (limit 32)."""


def verdict(claims: Sequence[Claim]) -> Verdict:
    """The verdict over ``claims``, all about one picture."""
    own = sorted(
        (claim for claim in claims if claim.source not in _NOT_ITS_OWN),
        key=lambda claim: (_RANK[claim.source], -claim.confidence),
    )
    lines = [(claim, _parsed(claim)) for claim in own if claim.field is Field.CREDIT_LINE]
    chosen = _chosen(lines)
    parts = chosen or CreditLine("")
    credit = lines[0][0].value if lines else None
    organisation = parts.organisation or _holder(own)
    creators = parts.creator or _creators(own, organisation)
    licence, address = _licence(own, parts)
    return Verdict(
        status=_status(parts, creators, organisation, licence, any_words=bool(lines)),
        credit=credit,
        creator=creators,
        organisation=organisation,
        copyright_notice=_first(own, Field.COPYRIGHT_NOTICE),
        licence=licence,
        licence_url=web_address(address),
        conflicts=_conflicts(own, lines),
        restrictions=_limits(own),
        data_mining=_first(own, Field.DATA_MINING),
        ask_url=web_address(_first(own, Field.WEB_STATEMENT) or _first(own, Field.LICENSOR_URL)),
    )


def evidence(claims: Iterable[Claim]) -> str:
    """A digest of what was claimed: a different one later means that there is new evidence."""
    told = sorted({f"{c.field.value}\t{folded(c.value)}\t{c.source.value}" for c in claims})
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _parsed(claim: Claim) -> CreditLine:
    return parse_credit(claim.value)


def _chosen(lines: list[tuple[Claim, CreditLine]]) -> CreditLine | None:
    """The strongest line, or one in the file where the strongest names nobody."""
    if not lines:
        return None
    first = lines[0][1]
    if first.status is Status.PLACEHOLDER:
        named = [
            parts
            for claim, parts in lines
            if claim.source in _EMBEDDED and (parts.creator or parts.organisation)
        ]
        return named[0] if named else first
    return first


def _status(
    parts: CreditLine,
    creators: tuple[str, ...],
    organisation: str | None,
    licence: str | None,
    *,
    any_words: bool,
) -> Status:
    named = licences(licence)[:1] if licence else ()
    if any(one.public for one in named):
        return Status.PUBLIC_DOMAIN
    if any(one.creative_commons for one in named):
        return Status.CREATIVE_COMMONS
    if parts.status not in {Status.UNKNOWN, Status.PLACEHOLDER}:
        return parts.status
    known = [party(part) for part in (organisation or "").split(" / ")]
    if any(one and one.kind in {PartyKind.AGENCY, PartyKind.STOCK} for one in known):
        return Status.AGENCY
    if creators or organisation:
        return Status.NAMED_HOLDER
    return Status.PLACEHOLDER if any_words else Status.UNKNOWN


def _creators(claims: Sequence[Claim], organisation: str | None) -> tuple[str, ...]:
    """The creators of the strongest source that names one in a field of its own."""
    for claim in claims:
        if fold(claim.value) == fold(organisation or ""):
            continue
        if claim.field is Field.CREATOR and not _nobody(claim.value) and not party(claim.value):
            same = [
                other.value
                for other in claims
                if other.field is Field.CREATOR and other.source is claim.source
            ]
            return tuple(dict.fromkeys(value for value in same if not _nobody(value)))
    return ()


def _holder(claims: Sequence[Claim]) -> str | None:
    for field in (Field.COPYRIGHT_HOLDER, Field.ORGANISATION, Field.COPYRIGHT_NOTICE, Field.SOURCE):
        for claim in claims:
            if claim.field is field:
                found = parse_credit(claim.value)
                if found.organisation:
                    return found.organisation
    agencies = (c.value for c in claims if c.field is Field.CREATOR and party(c.value))
    return next(agencies, None)


def _nobody(name: str) -> bool:
    return parse_credit(name).status is Status.PLACEHOLDER


def _licence(claims: Sequence[Claim], parts: CreditLine) -> tuple[str | None, str | None]:
    """Name and address: the words of the credit first, its address or a scoped one beside them."""
    scoped = next((c for c in claims if c.field is Field.LICENCE_URL), None)
    address = parts.licence_url or (scoped.value if scoped else None)
    if parts.licence:
        by_address = scoped.normalised if scoped else None
        versioned = by_address and by_address.startswith(parts.licence)
        return (by_address if versioned else parts.licence), address
    if scoped is not None and scoped.normalised:
        return scoped.normalised, address
    for field in (Field.LICENCE, Field.USAGE_TERMS, Field.COPYRIGHT_NOTICE, Field.WEB_STATEMENT):
        for claim in claims:
            named = licences(claim.value) if claim.field is field else ()
            if named:
                return named[0].name, named[0].url or address
    return None, address


def _limits(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Every limit of use, verbatim, in the order of the claims."""
    found: dict[str, None] = {}
    fields = {Field.CREDIT_LINE, Field.CAPTION, Field.INSTRUCTIONS, Field.USAGE_TERMS}
    for claim in claims:
        if claim.field in fields:
            text = clean(claim.value)
            for start, end in restrictions(text):
                found.setdefault(text[start:end].strip())
    return tuple(found)


def _first(claims: Sequence[Claim], field: Field) -> str | None:
    return next((claim.value for claim in claims if claim.field is field), None)


def _conflicts(
    claims: Sequence[Claim], lines: list[tuple[Claim, CreditLine]]
) -> tuple[Conflict, ...]:
    creators: _Told = [(c, p.creator) for c, p in lines]
    firms: _Told = [(c, _parts(p.organisation)) for c, p in lines]
    terms: _Told = [(c, (p.licence,) if p.licence else ()) for c, p in lines]
    for claim in claims:
        if claim.field is Field.CREATOR and not _nobody(claim.value) and not party(claim.value):
            creators.append((claim, (claim.value,)))
        elif claim.field in _NAMES_A_FIRM:
            firms.append((claim, _parts(parse_credit(claim.value).organisation)))
        elif claim.field in {Field.LICENCE, Field.LICENCE_URL}:
            named = claim.normalised or next((one.name for one in licences(claim.value)), None)
            terms.append((claim, (named,) if named else ()))
    checked = (
        _differ(Field.CREATOR, creators, folded),
        _differ(Field.ORGANISATION, firms, fold),
        _differ(Field.LICENCE, terms, folded),
    )
    return tuple(conflict for conflict in checked if conflict is not None)


def _parts(organisation: str | None) -> tuple[str, ...]:
    return tuple(organisation.split(" / ")) if organisation else ()


def _differ(
    field: Field,
    told: _Told,
    normal: Callable[[str], str],
) -> Conflict | None:
    """A conflict where two sources share no value; values of one source stand together."""
    by_source: dict[SourceKind, dict[str, str]] = {}
    for claim, values in told:
        names = by_source.setdefault(claim.source, {})
        for value in values:
            names.setdefault(normal(value), value)
    groups = [(source, names) for source, names in by_source.items() if names]
    for number, (source, names) in enumerate(groups):
        for other_source, others in groups[number + 1 :]:
            if not _agree(set(names), set(others), {source, other_source}):
                both = dict.fromkeys([*names.values(), *others.values()])
                return Conflict(field, tuple(both))
    return None


def _agree(one: set[str], other: set[str], sources: set[SourceKind]) -> bool:
    for left in one:
        for right in other:
            if left == right or f" {left} " in f" {right} " or f" {right} " in f" {left} ":
                return True
            short, long = sorted((left, right), key=len)
            if SourceKind.IIM in sources and len(short) >= _IIM_CUT - 5 and long.startswith(short):
                return True
    return False
