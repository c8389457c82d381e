"""What is asked of a list of pictures: words, and fields of what is claimed of them.

``credit: creator: owner: licence: site:`` take a word or a quoted name, ``rights:`` a badge,
``is:credit-lost`` pictures that an earlier version credited and the current one does not. Owners
are compared with their aliases: ``owner:ap`` finds what is credited to the Associated Press.
"""

import re
from dataclasses import dataclass

from archive_app.credit.folding import folded
from archive_app.credit.parties import fold
from archive_app.domain.library import PictureRow
from archive_app.domain.rights import Ruling

_TERM = re.compile(r'(?:(\w+):)?(?:"([^"]*)"?|(\S+))')
_FIELDS = frozenset({"credit", "creator", "owner", "licence", "site", "rights", "is"})
LOST = "credit-lost"


@dataclass(frozen=True, slots=True)
class PictureQuery:
    """A query of pictures; a picture must fit every part of it."""

    words: tuple[str, ...] = ()
    """Case folded; each stands in credit, creator, owner, licence, caption, description or site."""
    fields: tuple[tuple[str, str], ...] = ()
    """(credit, creator, owner or licence; what it names)."""
    sites: tuple[str, ...] = ()
    """Case folded; the site of the article that stands for the picture has each in its name."""
    badges: frozenset[str] = frozenset()
    """One of these; any where there are none."""
    lost: bool = False

    def fits(self, row: PictureRow) -> bool:
        """Whether ``row`` has what ``fields`` and ``badges`` ask for."""
        if self.badges and row.badge.value not in self.badges:
            return False
        return all(_names(row, field, value) for field, value in self.fields)


def parse_picture_query(text: str) -> PictureQuery:
    """The query in ``text``; never fails: a field that is none is searched as words."""
    words: list[str] = []
    fields: list[tuple[str, str]] = []
    sites: list[str] = []
    badges: set[str] = set()
    lost = False
    for match in _TERM.finditer(text):
        field, value = (match[1] or "").lower(), match[2] if match[2] is not None else match[3]
        if field == "rights":
            badges.add(value.lower())
        elif field == "is" and value.lower() == LOST:
            lost = True
        elif field == "site":
            sites.append(value.casefold())
        elif field in _FIELDS and field != "is":
            fields.append((field, value))
        else:
            words += match[0].replace('"', " ").casefold().split()
    return PictureQuery(tuple(words), tuple(fields), tuple(sites), frozenset(badges), lost)


def _names(row: PictureRow, field: str, value: str) -> bool:
    wanted = folded(value)
    if field == "owner":
        owners = (row.organisation or "").split(" / ")
        if row.decision is not None and row.decision.ruling is Ruling.OWNER:
            owners.append(row.decision.owner or "")
        return any(
            owner and (fold(owner) == fold(value) or _within(wanted, owner)) for owner in owners
        )
    if field == "creator":
        return any(_within(wanted, name) for name in row.creator)
    return _within(wanted, (row.credit if field == "credit" else row.licence) or "")


def _within(wanted: str, text: str) -> bool:
    return f" {wanted} " in f" {folded(text)} "
