import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser

from archive_app.domain.library import OpenArticle
from archive_app.domain.rights import Badge, Claim, Decision, Field, Ruling, Scope, SourceKind
from archive_app.exchange.rights_report import COLUMNS, as_csv, as_html, as_json, entries

MADE = datetime(2026, 2, 1, 8, 30, tzinfo=UTC)


def test_every_picture_is_listed_and_those_that_need_a_look_come_first(opened: OpenArticle) -> None:
    found = [entry["badge"] for entry in entries([opened])]

    assert found == ["differ", "placeholder", "nothing", "owner", "open", "cleared", "blocked"]


def test_each_entry_says_whose_it_is_and_how_to_credit_it(opened: OpenArticle) -> None:
    by_badge = {entry["badge"]: entry for entry in entries([opened])}

    assert by_badge["owner"]["owner"] == "dpa"
    assert by_badge["owner"]["credit_to_copy"] == (
        "“The owner picture.” — Max Mole / dpa via ellerycourier.example (captured 2026-01-14)"
    )
    assert by_badge["open"]["credit_to_copy"].endswith(", CC BY 4.0")
    assert by_badge["placeholder"]["owner"] is None
    assert by_badge["placeholder"]["credit"].startswith("Picture Courtesy: Google")
    assert by_badge["differ"]["differs"] == ["copyright_holder: Example Agency / Ellery Courier"]
    assert by_badge["nothing"]["state"] == "Nothing found"


def test_an_owner_set_by_a_person_is_the_owner_and_stands_in_the_credit(
    opened: OpenArticle,
) -> None:
    ruled = Decision(
        1, 1, Scope.THIS, Ruling.OWNER, "Rang them", "Ann Other", MADE, owner="Ellery Museum",
        reference="L-7", valid_until=date(2027, 1, 31),
    )  # fmt: skip
    nothing = next(one for one in opened.pictures if one.badge is Badge.NOTHING)
    one = replace(opened, pictures=(replace(nothing, decision=ruled, badge=Badge.OWNER),))

    (entry,) = entries([one])
    page = as_html([entry], 1, MADE)

    assert entry["owner"] == "Ellery Museum"
    assert "— Ellery Museum via" in entry["credit_to_copy"]
    assert "owner, until 2027-01-31 by Ann Other, 2026-02-01: Rang them (L-7)" in page


def test_the_data_counts_states_and_owners_and_keeps_every_claim_with_its_place(
    opened: OpenArticle,
) -> None:
    report = json.loads(as_json(entries([opened]), 1, MADE))

    assert report["counts"]["placeholder"] == 1
    assert {"owner": "Reuters", "pictures": 1} in report["owners"]
    assert report["pictures"][0]["claims"][0]["locator"] == "figcaption"
    assert (report["articles"], report["made"]) == (1, "2026-02-01T08:30:00+00:00")


def test_the_table_has_a_line_a_picture_and_no_cell_is_a_formula(opened: OpenArticle) -> None:
    owner = next(one for one in opened.pictures if one.badge is Badge.OWNER)
    risky = replace(owner.placement, credit="=HYPERLINK(1)", caption="@handle,\nand more")
    one = replace(opened, pictures=(replace(owner, placement=risky),))

    header, *lines = csv.reader(io.StringIO(as_csv(entries([one])), newline=""))

    row = dict(zip(header, lines[0], strict=True))
    assert tuple(header) == COLUMNS
    assert len(lines) == 1
    assert (row["credit"], row["caption"]) == ("'=HYPERLINK(1)", "'@handle,\nand more")
    assert row["evidence_changed"] == "no"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_page_holds_no_picture_and_takes_no_words_for_markup(opened: OpenArticle) -> None:
    owner = next(one for one in opened.pictures if one.badge is Badge.OWNER)
    risky = replace(owner.placement, caption="<img src=x onerror=y>", credit="</table><script>")
    bad = replace(opened, content=replace(opened.content, url="javascript:alert(1)"))
    bad = replace(bad, pictures=(replace(owner, placement=risky),))

    page = as_html(entries([bad]), 1, MADE)
    parser = _Tags()
    parser.feed(page)

    tags = {tag for tag, _ in parser.found}
    assert tags.isdisjoint({"img", "script", "a", "link"})
    assert "&lt;script&gt;" in page
    assert "Owner named (1)" in page


def test_an_opt_out_of_the_page_stands_with_its_pictures(opened: OpenArticle) -> None:
    told = Claim(Field.DATA_MINING, "tdm-reservation: 1", SourceKind.HTTP_HEADER, "header")
    content = replace(opened.content, page_claims=(told,))

    found = {entry["data_mining"] for entry in entries([replace(opened, content=content)])}

    assert found == {"tdm-reservation: 1"}


def test_a_credit_to_copy_leaves_none_of_differing_claims_out(opened: OpenArticle) -> None:
    (differ,) = (one for one in entries([opened]) if one["state"] == "Claims differ")

    assert "“Example Agency” or “Ellery Courier”" in differ["credit_to_copy"]
    assert differ["credit_to_copy"].endswith("(claims differ)")
