"""One credit line in, its parts and status out. Nothing here raises on any text.

1. Licences and limits of use are read out and cut away.
2. The rest is cut into pieces at separators (``segments``).
3. Words that announce or say nothing are peeled off; what is left are names (``reading``).
4. Names become creators or organisations by the table of parties, their shape and neighbours.
5. The status follows, first rule first: public domain, Creative Commons, nobody named
   (placeholder), an agency or stock house named, anybody else named.
"""

import re
from dataclasses import replace

from archive_app.credit.folding import clean, folded
from archive_app.credit.licences import Licence, licences
from archive_app.credit.names import is_firm_word, looks_like_person, one_word
from archive_app.credit.reading import Name, Reading, read_names
from archive_app.credit.restrictions import restrictions
from archive_app.credit.segments import segments
from archive_app.credit.words import Role, unspaced, vocabulary
from archive_app.domain.rights import CreditLine, PartyKind, Status

_LONGEST = 600
"""Code points read of one line; what is longer is no credit line."""

_PLURAL = re.compile(r"\((?:s|n|en|es|e)\)")
_NOT_AVAILABLE = re.compile(r"\bn\s?/\s?[ak]\b", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|und|et|och|og|i|y|e|en|и|та|és|și|ve|&)\s+", re.IGNORECASE)
_LEGAL_FORM = re.compile(r"^(?:inc|llc|ltd|plc|gmbh|ag|corp|s\.?a|co|pty)\.?$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:El|La|Le|Il|Lo|Las|Los|Les|Het|De|O|A) (?=\w)", re.IGNORECASE)
_ACRONYM_TAIL = re.compile(r"\s*\([A-Z]{2,8}\)$")
_PRODUCERS = frozenset({PartyKind.AGENCY, PartyKind.STOCK})


def parse_credit(line: str) -> CreditLine:
    """The parts of ``line``: creators, organisation, licence, limits, status. Never raises.

    A line that names nobody is a placeholder: its words are kept, creator and organisation empty.

    >>> parse_credit("Foto: Jane Roe/dpa").status.value
    'agency'
    >>> parse_credit("Picture Courtesy: Google/images are subject to copyright").organisation
    """
    text = clean(line[:_LONGEST])
    if not text:
        return CreditLine(line)
    limits = tuple(text[start:end].strip() for start, end in restrictions(text))
    named = licences(text)
    rest = _NOT_AVAILABLE.sub("na", _PLURAL.sub("s", _without(text, named)))
    reading = read_names(rest, segments(rest))
    licence = _strongest(named)
    if _either(rest):
        reading = Reading((), faceless=True, screenshot=False)
    return _credit_line(line, reading, licence, limits)


def _credit_line(
    line: str, reading: Reading, licence: Licence | None, limits: tuple[str, ...]
) -> CreditLine:
    named = _holders(reading)
    open_licence = licence is not None and (licence.public or licence.creative_commons)
    creators, firms = _sorted(named, reading, licensed=open_licence)
    status = _status(licence, creators, firms)
    kinds = [name.party.kind for name in firms if name.party is not None]
    via = next((n.text for n in firms if n.before == "via"), None)
    return CreditLine(
        credit=line,
        creator=tuple(creators),
        organisation=" / ".join(name.text for name in firms) or None,
        kind=next((kind for kind in kinds if kind in _PRODUCERS), kinds[0] if kinds else None),
        licence=licence.name if licence else None,
        licence_url=licence.url if licence else None,
        via=via,
        restrictions=limits,
        status=status,
    )


def _status(licence: Licence | None, creators: list[str], firms: list[Name]) -> Status:
    if licence is not None and licence.public:
        return Status.PUBLIC_DOMAIN
    if licence is not None and licence.creative_commons:
        return Status.CREATIVE_COMMONS
    if not creators and not firms:
        return Status.PLACEHOLDER
    if any(name.party is not None and name.party.kind in _PRODUCERS for name in firms):
        return Status.AGENCY
    return Status.NAMED_HOLDER


def _without(text: str, named: tuple[Licence, ...]) -> str:
    """``text`` with licences and limits of use replaced by a separator."""
    spans = [(one.start, one.end) for one in named] + list(restrictions(text))
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} | {text[end:]}"
    return text


def _strongest(named: tuple[Licence, ...]) -> Licence | None:
    """The licence that decides: public domain, then Creative Commons in words, then by address."""
    if not named:
        return None
    public = [one for one in named if one.public]
    commons = [one for one in named if one.creative_commons]
    worded = [one for one in commons if one.url is None and one.name != "Creative Commons"]
    address = next((one.url for one in named if one.url), None)
    best = (public or worded or commons or list(named))[0]
    return Licence(best.name, best.url or address, best.start, best.end)


def _either(text: str) -> bool:
    words = f" {folded(text)} "
    return any(phrase in words for phrase in vocabulary().either)


def _holders(reading: Reading) -> list[Name]:
    """The names that can own: no platform, no cropper, no search engine among nobody's words."""
    names = [name for name in reading.names if name.label is not Role.CROP]
    names = [name for name in names if any(char.isalpha() for char in name.text)]
    if reading.screenshot:
        names = [name for name in names if name.party is None or not name.platform]
        if all(one_word(name.text) for name in names):
            return []
    ambiguous = [name for name in names if name.party is not None and name.party.ambiguous]
    if ambiguous and (reading.faceless or any(name.platform for name in names)):
        names = [name for name in names if name not in ambiguous]
    return [_account(name, names) for name in names if not name.platform]


def _account(name: Name, names: list[Name]) -> Name:
    """``name`` as a maker's where it stands right after a platform: "Instagram/someone"."""
    at = names.index(name)
    after = at > 0 and names[at - 1].platform and name.before in {"/", ":", "(", "-", "–", "|", ","}
    single = name.kind in {"word", "handle"} and one_word(name.text) and name.party is None
    return Name(name.text, Role.MAKER, name.before, None, "handle") if after and single else name


def _sorted(names: list[Name], reading: Reading, *, licensed: bool) -> tuple[list[str], list[Name]]:
    """Creators and firms among ``names``, doubles and shorter forms left out."""
    kinds = {name.party.kind for name in names if name.party is not None}
    stock = PartyKind.STOCK in kinds
    shared = licensed and any(name.platform for name in reading.names)
    contributor = stock or shared or _sells_stock(names)
    creators: list[str] = []
    firms: list[Name] = []
    for at, name in enumerate(_joined(names)):
        beside = any(other.before in {"/", "via", "for", ","} for other in names[at + 1 :])
        shot = _shot_for(name, kinds)
        people = _people(shot, contributor=contributor, beside_firm=beside)
        if people and not (creators and _is_paper(name)):
            creators += [p for p in people if folded(p) not in {folded(c) for c in creators}]
        elif not _repeats(name, firms):
            firms.append(name)
    kept = [firm for firm in firms if not _part_of_other(firm, firms)]
    return creators, kept


def _shot_for(name: Name, kinds: set[PartyKind]) -> Name:
    """``name`` as a maker's where a source line names an agency, too: "Zdroj: ČTK / J. Roe"."""
    if name.label is Role.SOURCE and PartyKind.AGENCY in kinds and looks_like_person(name.text):
        return replace(name, label=Role.LABEL)
    return name


def _is_paper(name: Name) -> bool:
    """Whether an article begins the name that stands behind a person's: "Jane Roe / El Norte"."""
    return name.before in {"/", "|"} and _ARTICLE.match(name.text) is not None


def _sells_stock(names: list[Name]) -> bool:
    """Whether the line is a screen name and an agency that sells stock: "someone/Getty Images"."""
    others = [name for name in names if name.party is None]
    if len(others) != 1 or len(names) != 2 or not any(n.before in {"/", "via"} for n in names):
        return False
    agency = next(name.party for name in names if name.party is not None)
    known = agency is not None and agency.name == "Getty Images"
    word = others[0].text
    return known and (word.islower() or (one_word(word) and not word.isupper()))


def _joined(names: list[Name]) -> list[Name]:
    """``names`` with "Inc" or "GmbH" put back to the firm before it."""
    joined: list[Name] = []
    for name in names:
        if joined and name.before == "," and _LEGAL_FORM.match(name.text):
            last = joined.pop()
            text = f"{last.text}, {name.text}"
            joined.append(Name(text, Role.SOURCE, last.before, last.party, last.kind, last.held))
        else:
            joined.append(name)
    return joined


def _people(name: Name, *, contributor: bool, beside_firm: bool = False) -> list[str]:
    """The persons that ``name`` is; empty where it is a firm."""
    text = name.text
    if name.party is not None:
        return []
    if name.kind == "handle":
        return [text]
    if name.kind in {"url", "domain"}:
        return []
    parts = [part for part in _AND.split(text) if part]
    if len(parts) > 1 and all(looks_like_person(part) for part in parts):
        return parts
    maker = name.label in {Role.MAKER, Role.DESK}
    if name.label is Role.SOURCE and not contributor:
        return []
    if looks_like_person(text, beside_firm=beside_firm):
        return [text] if maker or not _lone_unspaced(name) else []
    if (maker or contributor) and not _firm(text):
        return [text]
    return []


def _lone_unspaced(name: Name) -> bool:
    """Whether an unspaced name has nothing beside it that says "person": then it is a firm."""
    return unspaced(name.text) and name.label not in {Role.MAKER, Role.DESK, Role.LABEL}


def _firm(text: str) -> bool:
    words = [word.strip(".,'’") for word in text.split()]
    return (
        any(is_firm_word(word) for word in words)
        or len(words) > 4
        or text.casefold().startswith("the ")
        or (unspaced(text) and text.endswith(vocabulary().endings))
    )


def _repeats(name: Name, firms: list[Name]) -> bool:
    return any(folded(name.text) == folded(firm.text) for firm in firms)


def _part_of_other(name: Name, firms: list[Name]) -> bool:
    """Whether ``name`` is a word of another firm's name ("ICJ" in "ICJ-CIJ")."""
    if name.party is not None:
        return False
    words = f" {folded(_ACRONYM_TAIL.sub('', name.text))} "
    return any(words in f" {folded(o.text)} " for o in firms if o is not name)
