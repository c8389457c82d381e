"""What all claims about a picture come to as evidence: whom and what they name, however worded.

A decision keeps the digest of it. Another source that says the same in other words, or another
caption, is no reason to look again; another name, licence or restriction is.
"""

from collections.abc import Iterable, Iterator

from archive_app.credit.folding import folded
from archive_app.credit.grammar import parse_credit
from archive_app.credit.licences import licences
from archive_app.credit.parties import fold, party
from archive_app.credit.restrictions import restrictions
from archive_app.domain.rights import Field, Status

_LINES = frozenset(
    {
        Field.CREDIT_LINE, Field.ORGANISATION, Field.COPYRIGHT_HOLDER, Field.COPYRIGHT_NOTICE,
        Field.SOURCE, Field.LICENSOR,
    }
)  # fmt: skip
_LICENCES = frozenset({Field.LICENCE, Field.LICENCE_URL})


def named(claims: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What ``claims``, (field, value) each, name: (what, folded words), each once, sorted."""
    return sorted({one for field, value in claims for one in _named(Field(field), value)})


def _named(field: Field, value: str) -> Iterator[tuple[str, str]]:
    if field is Field.CAPTION:
        for start, end in restrictions(value):
            yield "limit", folded(value[start:end])
    elif field is Field.CREATOR:
        known = party(value)
        yield ("owner", fold(value)) if known else ("creator", folded(value))
    elif field in _LICENCES:
        codes = [one.name for one in licences(value)]
        yield "licence", folded(codes[0] if codes else value)
    elif field in _LINES:
        yield from _of_line(value)
    else:
        yield field.value, folded(value)


def _of_line(line: str) -> Iterator[tuple[str, str]]:
    parts = parse_credit(line)
    found = [("creator", folded(name)) for name in parts.creator]
    found += [("owner", fold(name)) for name in (parts.organisation or "").split(" / ") if name]
    if parts.licence:
        found.append(("licence", folded(parts.licence)))
    found += [("limit", folded(words)) for words in parts.restrictions]
    if not found and parts.status is not Status.PLACEHOLDER:  # which names nobody
        found.append(("words", folded(line)))
    yield from found
