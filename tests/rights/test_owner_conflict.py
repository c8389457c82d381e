"""The case of the mockup: the caption names one owner, the file another."""

import pytest

from archive_app.domain.rights import Claim, Field, SourceKind
from archive_app.rights.verdict import verdict


def _credit(words: str) -> Claim:
    return Claim(Field.CREDIT_LINE, words, SourceKind.FIGCAPTION, "figure > figcaption")


def _notice(words: str) -> Claim:
    return Claim(Field.COPYRIGHT_NOTICE, words, SourceKind.XMP, "XMP-dc:Rights")


def test_a_caption_and_a_copyright_notice_that_name_different_owners_differ() -> None:
    found = verdict(
        [_credit("Photograph: Jane Doe / Example Agency"), _notice("© Ellery Courier 2026")]
    )

    assert found.conflict
    assert found.conflicts[0].values == ("Example Agency", "Ellery Courier")


@pytest.mark.parametrize(
    ("credit", "notice"),
    [
        ("Photograph: Jane Doe / Example Agency", "© Example Agency 2026"),
        ("Jane Doe/Reuters", "Copyright 2025 Thomson Reuters. All rights reserved"),
        ("Foto: Max Mole/dpa", "(c) Max Mole"),
        ("AFP via Getty Images", "2025 Getty Images"),
        ("Foto: Jane Roe/dpa", "All rights reserved"),
    ],
)
def test_the_same_owner_in_other_words_is_no_conflict(credit: str, notice: str) -> None:
    assert not verdict([_credit(credit), _notice(notice)]).conflict


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)//creativecommons.org/licenses/by/4.0/",
        "data:text/html,<script>//creativecommons.org/licenses/by/4.0/",
    ],
)
def test_a_script_is_no_licence_and_no_place_to_ask(address: str) -> None:
    found = verdict(
        [
            Claim(Field.LICENCE_URL, address, SourceKind.JSON_LD, "ImageObject.license"),
            Claim(Field.WEB_STATEMENT, address, SourceKind.XMP, "XMP-xmpRights:WebStatement"),
            _credit("Jane Doe / CC BY 4.0"),
        ]
    )

    assert found.ask_url is None
    assert found.licence_url is None or found.licence_url.startswith("https://creativecommons.org")
