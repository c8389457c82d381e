"""What each piece of a credit line names: words that announce or say nothing are peeled off."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive_app.credit.names import looks_like_person
from archive_app.credit.parties import Party, longest_name, party, party_within
from archive_app.credit.segments import Segment, Word
from archive_app.credit.words import ANNOUNCING, Role, phrase_at, unspaced, vocabulary
from archive_app.domain.rights import PartyKind

_SHORT_NAME = 4
"""Letters up to which a label in small letters is not taken for a party's name."""
_LONG = 5
"""Letters from which on a generic word may be peeled off a name's edge: "Handout Jane Roe"."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name in a credit line, or a platform, with what stands around it."""

    text: str
    """As written."""
    label: Role | None
    """What announced it: MAKER, SOURCE, COURTESY, CROP, LABEL, DESK; None where nothing did."""
    before: str
    """What joins it to the piece before."""
    party: Party | None = None
    kind: str = "word"
    """word, domain, url or handle."""
    held: bool = False
    """Whether © stands before it."""

    @property
    def platform(self) -> bool:
        """Whether it is a place where anybody posts."""
        return self.party is not None and self.party.kind is PartyKind.PLATFORM


@dataclass(frozen=True, slots=True)
class Reading:
    """All names of a line, and whether anything in it says that nobody is named."""

    names: tuple[Name, ...]
    faceless: bool
    """Whether generic words ("images", "internet", "subject to copyright") stand in it."""
    screenshot: bool
    """Whether the line says that it is a screen shot of a platform, glued: "Twitter Screenshot"."""


@dataclass(slots=True)
class _State:
    """What was announced so far."""

    label: Role | None = None
    faceless: bool = False
    glued: bool = False


def read_names(line: str, pieces: Sequence[Segment]) -> Reading:
    """The names that the ``pieces`` of the cleaned ``line`` give, in order."""
    state = _State()
    names: list[Name] = []
    for index, piece in enumerate(pieces):
        found = _read_piece(line, piece, state, first=index == 0)
        if not found and names and _says_who_shot(piece):
            names[-1] = replace(names[-1], label=Role.MAKER)
        names += found
    return Reading(tuple(names), state.faceless, state.glued)


def _says_who_shot(piece: Segment) -> bool:
    """Whether a piece behind a name makes it a person's: 李明/摄, 記者李明／攝影."""
    roles = _roles(piece.words)
    return unspaced(piece.words[0].text) and set(roles) <= {Role.MAKER, Role.DESK}


def _read_piece(line: str, piece: Segment, state: _State, *, first: bool) -> list[Name]:
    words = list(piece.words)
    maker = _second_maker(words)
    if maker is not None:
        # "White House photo by Jane Roe": the firm stands before the label, the person after it.
        own = Segment(tuple(words[: maker[0]]), piece.before, "by", piece.held)
        other = Segment(tuple(words[maker[1] :]), "by", piece.after)
        names = _read_piece(line, own, state, first=first)
        state.label = Role.MAKER
        return [*names, *_read_piece(line, other, state, first=False)]
    client = _client(words)
    if client:
        # "Jane Roe for The Example": the words after "for" are a name of their own.
        own = Segment(tuple(words[:client]), piece.before, "for", piece.held)
        other = Segment(tuple(words[client + 1 :]), "for", piece.after)
        return [
            *_read_piece(line, own, state, first=first),
            *_read_piece(line, other, state, first=False),
        ]
    whole = _whole_party(line, words)
    roles = _roles(words)
    # "SNS" is an agency, and in Korean and Japanese the social networks.
    networks = unspaced(line) and all(role is Role.GENERIC for role in roles)
    if whole is not None and not networks and not _is_label(words, piece):
        return [_name(line, words, piece, state, whole)]
    if all(role is not None for role in roles):
        _note(roles, state, words)
        return []
    words = _peel(words, roles, piece, state, first=first)
    known = _whole_party(line, words)
    if known is not None:
        return [_name(line, words, piece, state, known)]
    return _split_party(line, words, piece, state)


def _is_label(words: Sequence[Word], piece: Segment) -> bool:
    """Whether a short name is a word before its colon: "Map: …", though MAP is an agency."""
    word = words[0]
    role = vocabulary().roles.get(word.folded)
    short = len(words) == 1 and len(word.text) <= _SHORT_NAME and not word.text.isupper()
    return short and piece.after == ":" and role is Role.LABEL


def _second_maker(words: Sequence[Word]) -> tuple[int, int] | None:
    """Where "photo by" stands between two names, begin and end; None where it does not."""
    texts = [word.folded for word in words]
    for at in range(1, len(words) - 1):
        found = phrase_at(texts, at)
        if found is None or at + found[0] >= len(words):
            continue
        desk = found[1] is Role.DESK and unspaced(words[at].text)  # 新京报记者 李明
        if (found[1] is Role.MAKER and found[0] > 1) or desk:
            named = any(role is None for role in _roles(words[:at]))
            prose = any(word.text.islower() for word in words[:at])
            return (at, at + found[0]) if named and not prose else None
    return None


def _client(words: Sequence[Word]) -> int:
    """Where "for" stands between a person's name and another name; 0 where it does not."""
    known = vocabulary()
    for at in range(2, len(words) - 1):
        if words[at].folded in known.for_ and words[at].text.islower():
            before = [word.text for word in words[:at]]
            while before and known.roles.get(before[0].casefold(), Role.FUNCTION) <= Role.LABEL:
                before = before[1:]
            named = looks_like_person(" ".join(before[-3:]), beside_firm=True)
            return at if named and words[at + 1].text[:1].isupper() else 0
    return 0


def _roles(words: Sequence[Word]) -> list[Role | None]:
    """What each word does; None for a word that names somebody."""
    texts = [word.folded for word in words]
    shouted = all(word.text.isupper() for word in words)
    roles: list[Role | None] = []
    while len(roles) < len(texts):
        at = len(roles)
        found = phrase_at(texts, at) if words[at].kind == "word" else None
        if found and found[1] is Role.FUNCTION and words[at].text.isupper() and not shouted:
            found = None if len(words[at].text) > 1 else found  # "ON" may be a firm, "on" is none
        roles += [found[1]] * found[0] if found else [None]
    # A platform beside words that name nobody is nobody ("Screenshot aus Twitter").
    for at, word in enumerate(words):
        if roles[at] is None:
            for length in range(min(longest_name(), len(words) - at), 0, -1):
                known = party_named(words[at : at + length])
                if known is not None and known.kind is PartyKind.PLATFORM:
                    roles[at : at + length] = [Role.GENERIC] * length
                    break
        if len(word.folded) == 1 and word.folded.isdigit() and roles[at] is None:
            roles[at] = Role.FUNCTION
    return roles


def _note(roles: Sequence[Role | None], state: _State, words: Sequence[Word]) -> None:
    """Keep what a piece without a name announces for the pieces after it."""
    announced = [role for role in roles if role in ANNOUNCING or role is Role.DESK]
    if announced:
        state.label = min(role for role in announced if role is not None)
    if any(role in {Role.GENERIC, Role.FACELESS} for role in roles):
        state.faceless = True
    elif len(roles) > 1 or words[-1].folded in {"images", "image", "pictures", "photos"}:
        state.faceless = state.faceless or words[-1].folded.endswith("s")
    if len(words) > 1 and _platform_shot(words):
        state.glued = True


def _platform_shot(words: Sequence[Word]) -> bool:
    known = party_named(words[:-1])
    return (
        known is not None
        and known.kind is PartyKind.PLATFORM
        and words[-1].folded.startswith(("screen", "capture"))
    )


def _peel(
    words: list[Word], roles: list[Role | None], piece: Segment, state: _State, *, first: bool
) -> list[Word]:
    """``words`` without what announces, says "supplied" or names a desk, at both ends."""
    begin, end = 0, len(words)
    while begin < end and roles[begin] is not None and _peels(words, roles, begin, "head"):
        if roles[begin] is Role.LABEL and _part_of_firm(words, begin, piece, first=first):
            break
        if roles[begin] in ANNOUNCING:
            state.label = roles[begin]
        state.faceless = state.faceless or roles[begin] is Role.GENERIC
        begin += 1
    if end - begin > 1 and words[end - 1].folded in vocabulary().for_ and piece.after:
        end -= 1  # "JANE ROE POUR « LE MONDE »"
    if end - begin > 1 and words[begin].folded in vocabulary().for_ and piece.before in {"/", ","}:
        begin += 1  # "Jane Roe / For The Example"
    while end > begin and roles[end - 1] is not None and _peels(words, roles, end - 1, "tail"):
        if roles[end - 1] in {Role.MAKER, Role.DESK, Role.COURTESY}:
            state.label = roles[end - 1]
        end -= 1
    return words[begin:end] if begin < end else words


def _peels(words: Sequence[Word], roles: Sequence[Role | None], at: int, edge: str) -> bool:
    role, word = roles[at], words[at]
    if role in {Role.MAKER, Role.COURTESY, Role.SOURCE, Role.CROP, Role.LABEL}:
        if edge == "head":
            return True
        if role is Role.LABEL and word.text.islower():
            return looks_like_person(" ".join(word.text for word in words[:at]))  # "Jane Roe photo"
        return unspaced(word.text) or (role is Role.COURTESY and at > 0 and roles[at - 1] is role)
    if role is Role.DESK:
        return True
    if role is Role.GENERIC:
        glued = any(roles[n] is role for n in (at - 1, at + 1) if 0 <= n < len(roles))
        return len(word.folded) >= _LONG or unspaced(word.text) or glued
    return role is Role.FUNCTION and word.text.islower()


def _part_of_firm(words: Sequence[Word], at: int, piece: Segment, *, first: bool) -> bool:
    """Whether "Foto" begins a firm's name ("A / Foto Roe"): later piece, one word, no colon."""
    return not first and piece.before in {"/", "|"} and at == 0 and len(words) == 2


def party_named(words: Sequence[Word]) -> Party | None:
    """The party that these words are, each in its place; short names need capitals."""
    text = " ".join(word.text for word in words)
    return party_within(text, " ".join(word.folded for word in words))


def _whole_party(line: str, words: Sequence[Word]) -> Party | None:
    if not words:
        return None
    return party(line[words[0].start : words[-1].end])


def _split_party(line: str, words: list[Word], piece: Segment, state: _State) -> list[Name]:
    """The names of a piece where a party stands first or last: "AP Photo Jane Roe"."""
    for length in range(min(longest_name(), len(words) - 1), 0, -1):
        for part, rest in ((words[-length:], words[:-length]), (words[:length], words[length:])):
            known = party_named(part)
            if known is None or not _stands_apart(known, part):
                continue
            roles = _roles(rest)
            if part is not words[-length:] and rest and rest[0].folded in vocabulary().for_:
                return [_name(line, words, piece, state, known)]  # "Getty Images for a client"
            names = [_name(line, part, piece, state, known)]
            if any(role is None for role in roles):
                other = _peel(rest, roles, piece, state, first=True)
                names.insert(0, _name(line, other, piece, state, _whole_party(line, other)))
            return names
    return [_name(line, words, piece, state, None)]


def _stands_apart(known: Party, words: Sequence[Word]) -> bool:
    """Whether a party is told from the name beside it without a sign between: "AP Jane Roe"."""
    if known.kind is PartyKind.PUBLISHER:
        return unspaced(words[-1].text)  # "김민수 한겨레"; but "Jane Welt" is a person
    return known.kind in {PartyKind.AGENCY, PartyKind.STOCK}


def _name(
    line: str, words: Sequence[Word], piece: Segment, state: _State, known: Party | None
) -> Name:
    text = line[words[0].start : words[-1].end]
    if text.count("(") > text.count(")"):
        text += ")"
    end = words[-1].end
    if line[end : end + 1] == "." and len(words[-1].text) == 1:
        text += "."
    kind = words[0].kind if len(words) == 1 else "word"
    return Name(text, state.label, piece.before, known, kind, piece.held)
