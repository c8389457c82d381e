"""Every question about the rights of pictures, and every state, asked of a real library."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from archive_app.domain.article import Article
from archive_app.domain.rights import Claim, Conflict, Field, Ruling, SourceKind, Status, Verdict
from archive_app.domain.saving import Saving
from archive_app.store.archive import Archive
from tests.store.samples import article, highlight, picture, placement, ruling, saving

TODAY = date(2026, 1, 14)
OPEN, NAMED, PLACEHOLDER, NOTHING, DIFFER, CLEARED, BLOCKED, BARE = ALL = range(1, 9)

VERDICTS = {
    OPEN: Verdict(
        status=Status.CREATIVE_COMMONS,
        credit="Lea Moss",
        creator=("Lea Moss",),
        licence="CC BY 4.0",
    ),
    NAMED: Verdict(
        status=Status.NAMED_HOLDER, credit="Photo: Harbour Office", organisation="Harbour Office"
    ),
    PLACEHOLDER: Verdict(status=Status.PLACEHOLDER, credit="Courtesy: internet"),
    NOTHING: Verdict(status=Status.UNKNOWN),
    DIFFER: Verdict(
        status=Status.AGENCY,
        credit="Reuters",
        organisation="Reuters",
        conflicts=(Conflict(Field.CREDIT_LINE, ("Reuters", "AP")),),
    ),
    CLEARED: Verdict(status=Status.UNKNOWN),
    BLOCKED: Verdict(status=Status.AGENCY, credit="dpa", organisation="dpa"),
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One article for each standing of a picture, and one without any picture."""
    library = tmp_path_factory.mktemp("rights") / "library"
    with Archive.open(library) as archive:
        for number in ALL:
            archive.articles.save(saved(number))
        archive.pictures.decide(ruling(CLEARED, Ruling.CLEARED))
        archive.pictures.decide(ruling(BLOCKED, Ruling.BLOCKED))
        archive.work.tag([NAMED], ["harbour"])
        archive.work.note(PLACEHOLDER, "who?")
        archive.annotations.add(highlight(NOTHING, page(NOTHING), "Words"))
        again = replace(saved(BARE, "Other words.").capture, capture_id="20260113T070000Z-again")
        archive.articles.save(replace(saved(BARE, "Other words."), capture=again))
    return library


def page(number: int, words: str = "Words.") -> Article:
    plain = article(f"https://site.example/{number}", words=words)
    if number == BARE:
        return replace(plain, authors=())
    verdict = VERDICTS[number]
    claims = placement(line=verdict.credit).claims
    if number == OPEN:
        signed = Claim(Field.CREATOR, "Lea Moss", SourceKind.C2PA, "c2pa", context="Lea Moss")
        claims = (*claims, signed)
    shown = replace(placement(f"{number}.jpg", verdict.credit), claims=claims, verdict=verdict)
    return replace(plain, pictures=(shown,))


def saved(number: int, words: str = "Words.") -> Saving:
    one = page(number, words)
    pictures = (picture(body=f"picture {number}"),) if number != BARE else ()
    return saving(one, pictures=pictures, number=number)


@pytest.fixture
def archive(shelf: Path) -> Iterator[Archive]:
    with Archive.open(shelf, readonly=True) as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("rights:open", {OPEN}),
        ("rights:owner", {NAMED}),
        ("rights:placeholder", {PLACEHOLDER}),
        ("rights:nothing", {NOTHING}),
        ("rights:differ", {DIFFER}),
        ("rights:cleared", {CLEARED}),
        ("rights:blocked", {BLOCKED}),
        ("-rights:blocked", set(ALL) - {BLOCKED}),
        ("-(rights:blocked OR rights:cleared)", set(ALL) - {BLOCKED, CLEARED}),
        ("rights:(open OR owner)", {OPEN, NAMED}),
        ("has:picture -rights:open", set(ALL) - {OPEN, BARE}),
        ("creator:moss", {OPEN}),
        ("owner:reuters", {DIFFER}),
        ('owner:"harbour office"', {NAMED}),
        ("licence:cc", {OPEN}),
        ('license:"CC BY 4.0"', {OPEN}),
        ("credit:internet", {PLACEHOLDER}),
        ("has:c2pa", {OPEN}),
        ("has:credit", {OPEN, NAMED, PLACEHOLDER, DIFFER, BLOCKED}),
        ("no:credit", {NOTHING, CLEARED, BARE}),
        ("has:picture-without-credit", {NOTHING, CLEARED}),
        ("has:picture", set(ALL) - {BARE}),
        ("no:picture", {BARE}),
        ("has:tag", {NAMED}),
        ("no:tag", set(ALL) - {NAMED}),
        ("has:note", {PLACEHOLDER}),
        ("no:note", set(ALL) - {PLACEHOLDER}),
        ("has:highlight", {NOTHING}),
        ("no:highlight", set(ALL) - {NOTHING}),
        ("has:author", set(ALL) - {BARE}),
        ("no:author", {BARE}),
        ("has:version", {BARE}),
        ("is:changed", {BARE}),
        ("-is:changed -has:note -has:tag -has:highlight", {OPEN, DIFFER, CLEARED, BLOCKED}),
        ("has:pdf", set()),
    ],
)
def test_every_standing_is_found(archive: Archive, query: str, numbers: set[int]) -> None:
    assert set(archive.search.numbers(query, today=TODAY)) == numbers
