from archive_app.domain.rights import Field, SourceKind
from archive_app.rights.header_claims import header_claims


def test_opt_outs_in_headers_are_claims_about_the_page_in_their_own_words() -> None:
    found = header_claims(
        (
            ("Content-Type", "text/html"),
            ("TDM-Reservation", "1"),
            ("tdm-policy", "https://news.example/tdm.json"),
            ("X-Robots-Tag", "otherbot: noindex, noai,  noimageai"),
        )
    )

    assert [claim.value for claim in found] == [
        "tdm-reservation: 1",
        "tdm-policy: https://news.example/tdm.json",
        "x-robots-tag: otherbot: noindex, noai, noimageai",
    ]
    assert {claim.field for claim in found} == {Field.DATA_MINING}
    assert {claim.source for claim in found} == {SourceKind.HTTP_HEADER}
    assert found[0].locator == "header tdm-reservation"


def test_headers_that_reserve_nothing_claim_nothing() -> None:
    headers = (("tdm-reservation", "0"), ("x-robots-tag", "noindex, max-snippet:-1"), ("X", ""))

    assert header_claims(headers) == ()


def test_a_statement_sent_twice_is_one_claim() -> None:
    assert len(header_claims((("tdm-reservation", "1"), ("TDM-Reservation", " 1 ")))) == 1
