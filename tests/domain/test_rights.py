from datetime import UTC, date, datetime

import pytest

from archive_app.domain.rights import (
    Badge,
    Claim,
    Decision,
    Field,
    Ruling,
    Scope,
    SourceKind,
    Status,
    badge,
    current,
)

TODAY = date(2026, 1, 14)


def _decision(ruling: Ruling, valid_until: date | None = None) -> Decision:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    return Decision(1, 1, Scope.THIS, ruling, "Why.", "Desk", now, valid_until=valid_until)


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        (Status.CREATIVE_COMMONS, Badge.OPEN),
        (Status.PUBLIC_DOMAIN, Badge.OPEN),
        (Status.AGENCY, Badge.OWNER),
        (Status.NAMED_HOLDER, Badge.OWNER),
        (Status.PLACEHOLDER, Badge.PLACEHOLDER),
        (Status.UNKNOWN, Badge.NOTHING),
    ],
)
def test_without_a_decision_the_badge_says_what_is_claimed(status: Status, shown: Badge) -> None:
    assert badge(status, None, TODAY, conflict=False) is shown
    assert badge(status, None, TODAY, conflict=True) is Badge.DIFFER


def test_a_person_decides_over_every_claim() -> None:
    for status in Status:
        cleared = badge(status, _decision(Ruling.CLEARED), TODAY, conflict=True)
        blocked = badge(status, _decision(Ruling.BLOCKED), TODAY, conflict=True)
        assert (cleared, blocked) == (Badge.CLEARED, Badge.BLOCKED)


def test_a_clearance_holds_on_its_last_day_and_not_after() -> None:
    holds = _decision(Ruling.CLEARED, valid_until=TODAY)
    over = _decision(Ruling.CLEARED, valid_until=date(2026, 1, 13))

    assert badge(Status.AGENCY, holds, TODAY, conflict=False) is Badge.CLEARED
    assert badge(Status.AGENCY, over, TODAY, conflict=False) is Badge.OWNER


def test_the_last_line_of_the_trail_is_in_force_unless_it_withdraws() -> None:
    cleared, withdrawn = _decision(Ruling.CLEARED), _decision(Ruling.WITHDRAWN)

    assert current([]) is None
    assert current([cleared]) is cleared
    assert current([cleared, withdrawn]) is None


def test_a_claim_without_words_is_none() -> None:
    with pytest.raises(ValueError, match="needs words"):
        Claim(Field.CREATOR, "  ", SourceKind.XMP, "XMP-dc:Creator")
