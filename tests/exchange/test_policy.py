import pytest

from archive_app.domain.errors import Refused
from archive_app.domain.library import StoredPlacement
from archive_app.domain.rights import Badge
from archive_app.exchange.policy import BadPolicy, Policy, Treatment, parse_policy, treat


def test_by_default_only_cleared_and_openly_licensed_pictures_leave(
    pictures: tuple[StoredPlacement, ...],
) -> None:
    leaving = {stored.badge for stored in pictures if treat(stored, Policy()).copies}

    assert leaving == {Badge.CLEARED, Badge.OPEN}


def test_every_other_badge_has_its_own_words_or_is_left_out(
    pictures: tuple[StoredPlacement, ...],
) -> None:
    treatments = {stored.badge: treat(stored, Policy()) for stored in pictures}

    assert treatments[Badge.OWNER] is Treatment.OWNER_BOX
    assert treatments[Badge.DIFFER] is Treatment.CLAIMS_BOX
    assert treatments[Badge.PLACEHOLDER] is Treatment.WORDS_BOX
    assert treatments[Badge.NOTHING] is Treatment.LEAVE_OUT
    assert treatments[Badge.BLOCKED] is Treatment.LEAVE_OUT


def test_letting_uncleared_pictures_go_needs_a_reason() -> None:
    with pytest.raises(Refused, match="reason in one sentence"):
        parse_policy("owner=include")

    assert parse_policy("owner=include", "Internal review only.").loosened == (Badge.OWNER,)


def test_a_picture_that_a_person_blocked_never_leaves() -> None:
    with pytest.raises(Refused, match="Do not use"):
        parse_policy("blocked=include", "I want it.")

    assert parse_policy("all", "For the court.").by_badge[Badge.BLOCKED] is Treatment.LEAVE_OUT


@pytest.mark.parametrize("text", ["owner", "owner=perhaps", "nonsense=include"])
def test_a_policy_that_is_none_is_said_with_the_words_that_are(text: str) -> None:
    with pytest.raises(BadPolicy, match="include-with-licence"):
        parse_policy(text)


def test_no_pictures_at_all_can_be_asked_for(pictures: tuple[StoredPlacement, ...]) -> None:
    policy = parse_policy("none")

    assert {treat(stored, policy) for stored in pictures} == {Treatment.LEAVE_OUT}
