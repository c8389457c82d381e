"""Which pictures may leave with an export, by what is known of their rights."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from archive_app.domain.errors import BadValue, Refused
from archive_app.domain.library import StoredPlacement
from archive_app.domain.rights import Badge


class Treatment(StrEnum):
    """What happens to one picture on the way out."""

    INCLUDE = "include"
    LICENCE_LINE = "include-with-licence"
    OWNER_BOX = "box-with-owner"
    CLAIMS_BOX = "box-with-claims"
    WORDS_BOX = "box-with-words"
    LEAVE_OUT = "leave-out"

    @property
    def copies(self) -> bool:
        """Whether the picture's bytes are copied."""
        return self in {Treatment.INCLUDE, Treatment.LICENCE_LINE}


DEFAULTS: Mapping[Badge, Treatment] = MappingProxyType(
    {
        Badge.CLEARED: Treatment.INCLUDE,
        Badge.OPEN: Treatment.LICENCE_LINE,
        Badge.OWNER: Treatment.OWNER_BOX,
        Badge.DIFFER: Treatment.CLAIMS_BOX,
        Badge.PLACEHOLDER: Treatment.WORDS_BOX,
        Badge.NOTHING: Treatment.LEAVE_OUT,
        Badge.BLOCKED: Treatment.LEAVE_OUT,
    }
)
"""Nothing leaves by itself that a person or a licence has not let go."""

NEEDS_REASON = (Badge.OWNER, Badge.DIFFER, Badge.PLACEHOLDER, Badge.NOTHING)
"""Pictures of these badges leave only with a reason in words."""


class BadPolicy(BadValue):
    """A policy that cannot be understood."""

    kind = "bad-policy"


@dataclass(frozen=True, slots=True)
class Policy:
    """What is done with pictures of each badge."""

    by_badge: Mapping[Badge, Treatment] = field(default_factory=lambda: DEFAULTS)
    reason: str = ""
    """Why pictures leave that nobody cleared; one sentence, kept in the rights report."""

    def __post_init__(self) -> None:
        if self.by_badge[Badge.BLOCKED].copies:
            raise Refused(
                "Pictures marked “Do not use” cannot be exported. Change the decision first."
            )
        if self.loosened and not self.reason.strip():
            names = ", ".join(badge.value for badge in self.loosened)
            raise Refused(
                f"To export pictures that nobody cleared ({names}), give the reason in one"
                " sentence. It is written into the rights report."
            )

    @property
    def loosened(self) -> tuple[Badge, ...]:
        """The badges whose pictures leave although nothing allows it."""
        return tuple(badge for badge in NEEDS_REASON if self.by_badge[badge].copies)


def parse_policy(text: str, reason: str = "") -> Policy:
    """The policy in words: ``rights`` (the defaults), ``none``, ``all``, or ``owner=include,…``.

    Raises:
        BadPolicy: it is none of these.
        Refused: it lets pictures go that nobody cleared, without a reason.
    """
    words = text.strip().lower()
    if words in {"", "rights"}:
        return Policy(DEFAULTS, reason)
    if words == "none":
        return Policy(dict.fromkeys(Badge, Treatment.LEAVE_OUT), reason)
    if words == "all":
        every = dict.fromkeys(Badge, Treatment.INCLUDE)
        return Policy({**every, Badge.BLOCKED: Treatment.LEAVE_OUT}, reason)
    chosen = dict(DEFAULTS)
    for part in words.split(","):
        badge, _, treatment = part.partition("=")
        try:
            chosen[Badge(badge.strip())] = Treatment(treatment.strip())
        except ValueError as error:
            raise BadPolicy(
                f"“{part.strip()}” is no picture policy. Use rights, none, all, or pairs like"
                f" owner=include; badges: {', '.join(Badge)}; treatments: {', '.join(Treatment)}."
            ) from error
    return Policy(chosen, reason)


def treat(stored: StoredPlacement, policy: Policy) -> Treatment:
    """What to do with this picture.

    A restriction in its own words ("NO ARCHIVES") keeps it here unless a person cleared it; a
    picture whose bytes are missing can only be described.
    """
    wanted = policy.by_badge[stored.badge]
    if not wanted.copies:
        return wanted
    restricted = stored.placement.verdict.restrictions and stored.badge is not Badge.CLEARED
    if restricted or stored.picture is None:
        return Treatment.WORDS_BOX
    return wanted
