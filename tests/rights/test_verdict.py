"""What claims amount to."""

from archive_app.domain.rights import Claim, Field, SourceKind, Status
from archive_app.rights.verdict import evidence, verdict


def line(value: str, source: SourceKind = SourceKind.FIGCAPTION) -> Claim:
    return Claim(Field.CREDIT_LINE, value, source, "figcaption")


def test_nothing_claimed_is_unknown() -> None:
    assert verdict([]).status is Status.UNKNOWN


def test_visible_words_outrank_the_file_and_stay_the_credit() -> None:
    found = verdict([line("AP", SourceKind.XMP), line("Foto: Jane Roe/AP")])

    assert found.credit == "Foto: Jane Roe/AP"
    assert found.creator == ("Jane Roe",)
    assert not found.conflict


def test_the_person_outranks_all() -> None:
    found = verdict([line("Supplied"), line("Jane Roe", SourceKind.USER)])

    assert found.credit == "Jane Roe"


def test_a_placeholder_gives_way_to_a_name_in_the_file_and_is_no_conflict() -> None:
    found = verdict([line("Supplied"), line("AP", SourceKind.IIM)])

    assert found.credit == "Supplied"
    assert found.status is Status.AGENCY
    assert found.organisation == "AP"
    assert not found.conflict


def test_aliases_are_no_conflict_and_two_agencies_are() -> None:
    same = verdict([line("AP"), line("Associated Press", SourceKind.XMP)])
    other = verdict([line("AP"), line("Getty Images", SourceKind.XMP)])

    assert not same.conflict
    assert other.conflicts[0].field is Field.ORGANISATION
    assert other.conflicts[0].values == ("AP", "Getty Images")


def test_a_creator_and_a_different_holder_are_no_conflict() -> None:
    found = verdict(
        [
            Claim(Field.CREATOR, "Jane Roe", SourceKind.XMP, "XMP-dc:Creator"),
            Claim(Field.COPYRIGHT_HOLDER, "Example Press", SourceKind.XMP, "XMP-plus"),
        ]
    )

    assert not found.conflict
    assert found.creator == ("Jane Roe",)
    assert found.organisation == "Example Press"


def test_a_name_that_iim_cut_off_is_no_conflict() -> None:
    long = "Photographer’s Mate 3rd Class Elizabeth Thompson"
    found = verdict(
        [
            Claim(Field.CREATOR, long, SourceKind.XMP, "XMP-dc:Creator"),
            Claim(Field.CREATOR, long[:32], SourceKind.IIM, "IPTC:By-line"),
        ]
    )

    assert not found.conflict


def test_a_usage_term_of_the_file_gives_the_licence() -> None:
    terms = "Creative Commons Attribution 4.0 International License"
    found = verdict([Claim(Field.USAGE_TERMS, terms, SourceKind.XMP, "XMP-xmpRights:UsageTerms")])

    assert found.status is Status.CREATIVE_COMMONS
    assert found.licence == "CC BY 4.0"


def test_the_licence_of_the_page_never_counts() -> None:
    url = "https://creativecommons.org/licenses/by/4.0/"
    found = verdict(
        [Claim(Field.LICENCE_URL, url, SourceKind.PAGE_LICENCE, "footer", normalised="CC BY 4.0")]
    )

    assert found.status is Status.UNKNOWN


def test_evidence_changes_with_what_is_claimed_and_not_with_its_order() -> None:
    one, other = line("AP"), line("Getty Images", SourceKind.XMP)

    assert evidence([one, other]) == evidence([other, one])
    assert evidence([one]) != evidence([one, other])
