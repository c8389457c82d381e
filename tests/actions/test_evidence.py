"""The description of a capture: short, and read back as it was."""

from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest

from archive_app.actions.evidence import Evidence, evidence_bytes, read_evidence
from archive_app.domain.article import Article
from archive_app.domain.errors import Notice, PageError
from archive_app.domain.page import CaptureFacts
from archive_app.domain.picture import FetchedPicture
from archive_app.domain.rights import RULES, Claim, Field, SourceKind
from tests.store.samples import article, picture, placement

FACTS = CaptureFacts(
    "20260113T060002Z-3f9a1c2e", "https://riverpost.example/a", "https://riverpost.example/a",
    datetime(2026, 1, 13, 6, 0, 2, tzinfo=UTC), 200, (), (("Content-Type", "text/html"),),
    "captures/2026/01/20260113T060002Z-3f9a1c2e.warc.gz", "ab" * 32, "text/html", None, None,
    "News Archive 0.1.0",
)  # fmt: skip
MISSING = FetchedPicture(1, None, Notice("http-404", "The picture is not there any more (404)."))


def evidence(of: Article) -> Evidence:
    shown = picture(line="Photo: Jane Roe")
    assert shown.facts is not None
    kept = replace(shown, facts=replace(shown.facts, thumbnail=None))
    return Evidence(7, 2, FACTS, of, (kept, MISSING), twins=("https://m.riverpost.example/a",))


@pytest.mark.parametrize(
    "of",
    [
        article(words="One.\n\nTwo, and three.", pictures=(placement(), placement("b.jpg", None))),
        replace(article(), html="", blocks=()),  # a text that no HTML holds
        replace(article(), text="", html="", blocks=(), title=""),
    ],
)
def test_what_was_made_of_a_page_is_read_back_as_it_was(of: Article) -> None:
    whole = evidence(of)

    assert read_evidence(evidence_bytes(whole)) == whole


def test_words_stand_in_it_once_and_empty_fields_not_at_all() -> None:
    payload = evidence_bytes(evidence(article(words="A word that is nowhere else.")))

    assert payload.count(b"A word that is nowhere else.") == 1
    assert b"subtitle" not in payload


def test_the_rule_set_that_read_a_claim_is_named_in_any_case() -> None:
    """A later program has another one of its own."""
    claim = Claim(Field.CREDIT_LINE, "dpa", SourceKind.FIGCAPTION, "figure", extractor=RULES)
    of = replace(article(), page_claims=(claim,))

    told = msgspec.json.decode(evidence_bytes(evidence(of)))

    assert told["article"]["page_claims"][0]["extractor"] == RULES


def test_the_description_of_a_newer_program_is_not_guessed_at() -> None:
    newer = replace(evidence(article()), format=99)

    with pytest.raises(PageError, match="cannot be read") as caught:
        read_evidence(evidence_bytes(newer))

    assert caught.value.kind == "bad-file"
