"""What is written into a picture on its way out."""

from dataclasses import replace

import pytest

from archive_app.domain.library import OpenArticle, StoredPlacement
from archive_app.domain.rights import (
    Badge,
    Conflict,
    Decision,
    Field,
    Ruling,
    Scope,
    Status,
    Verdict,
)
from archive_app.exchange.picture_label import label_of
from archive_app.rights.inspection import inspect
from archive_app.rights.writing.labelling import label_picture
from tests.actions.conftest import png
from tests.exchange.conftest import SAVED

FREE = Verdict(
    Status.CREATIVE_COMMONS,
    "Ada Roe / Example Agency, CC BY 4.0",
    ("Ada Roe",),
    "Example Agency",
    "© Example Agency",
    "CC BY 4.0",
    "https://creativecommons.org/licenses/by/4.0/",
)


def _stored(opened: OpenArticle, *disputed: Field) -> StoredPlacement:
    """A free picture, of which other claims say otherwise about the ``disputed`` fields."""
    first = next(one for one in opened.pictures if one.badge is Badge.OPEN)
    conflicts = tuple(Conflict(field, ("one", "other")) for field in disputed)
    verdict = replace(FREE, conflicts=conflicts)
    placement = replace(first.placement, verdict=verdict, credit=FREE.credit, claims=())
    return replace(first, placement=placement)


def _written(opened: OpenArticle, *disputed: Field) -> dict[str, object]:
    """What a plain file says of itself after it was labelled."""
    body = label_picture(png(), label_of(_stored(opened, *disputed), opened)).body
    assert body is not None
    return inspect(body)


def test_what_is_claimed_is_written_in_its_own_words(opened: OpenArticle) -> None:
    said = _written(opened)

    assert (said["creator"], said["credit"]) == (["Ada Roe"], FREE.credit)
    assert (said["source"], said["copyright_notice"]) == ("Example Agency", "© Example Agency")
    assert (said["usage_terms"], said["licence_url"]) == (FREE.licence, FREE.licence_url)


@pytest.mark.parametrize(
    ("disputed", "left_out"),
    [
        (Field.CREATOR, {"creator"}),
        (Field.ORGANISATION, {"source", "copyright_notice"}),
        (Field.LICENCE, {"usage_terms", "licence_url", "web_statement"}),
    ],
)
def test_of_claims_that_differ_none_is_written_but_the_credit_as_given(
    opened: OpenArticle, disputed: Field, left_out: set[str]
) -> None:
    agreed, said = _written(opened), _written(opened, disputed)

    assert said["credit"] == FREE.credit
    assert {name for name in agreed if agreed[name] and not said[name]} == left_out


def test_the_owner_that_a_person_named_is_written(opened: OpenArticle) -> None:
    stored = _stored(opened, Field.ORGANISATION)
    ruled = Decision(
        1, 1, Scope.THIS, Ruling.OWNER, "Asked.", "Desk", SAVED, owner="Ellery Courier"
    )

    body = label_picture(png(), label_of(replace(stored, decision=ruled), opened)).body

    assert body is not None
    assert inspect(body)["copyright_notice"] == "Ellery Courier"
