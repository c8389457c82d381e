"""The words of a PDF, for reading and searching."""

import pytest

from archive_app.extract.pdf import MOST_PAGES, read_pdf
from tests.extract.pdf_file import pdf

URL = "https://a.example/reports/harbour%20wall.pdf"


def test_a_pdf_gives_its_words_page_by_page_and_what_it_says_of_itself() -> None:
    body = pdf(["The harbour", "wall held."], ["It will be looked at again."])

    article = read_pdf(body, URL)

    assert article.text == "The harbour wall held.\n\nIt will be looked at again."
    assert (article.title, article.authors) == ("Survey of the wall", ("Jane Roe",))
    assert article.published is None
    assert [notice.kind for notice in article.warnings] == ["unsupported-type"]
    assert "can be read and searched" in article.warnings[0].message


def test_a_word_that_was_broken_at_the_end_of_a_line_is_whole() -> None:
    assert read_pdf(pdf(["The engi-", "neers of Anglo-", "Saxon descent"]), URL).text == (
        "The engineers of Anglo- Saxon descent"
    )


def test_markup_in_a_pdf_is_words() -> None:
    article = read_pdf(pdf(["a <b onclick=x> tag"]), URL)

    assert article.text == "a <b onclick=x> tag"
    assert "<b" not in article.html


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF",
        pdf([""]),
        pdf(["Words"])[:200],
        pdf(["Words"]).replace(b"/Pages", b"/Cages"),
    ],
    ids=["head only", "empty", "no words", "cut", "wrong"],
)
def test_a_pdf_without_readable_words_says_so_and_has_its_name(body: bytes) -> None:
    article = read_pdf(body, URL)

    assert article.text == ""
    assert "without readable words" in article.warnings[0].message


def test_a_pdf_without_a_title_is_called_by_its_file() -> None:
    assert read_pdf(b"%PDF-1.7", URL).title == "harbour wall.pdf"


def test_a_damaged_page_costs_no_other() -> None:
    body = pdf(["First"], ["Second"], ["Third"]).replace(b"(Second) Tj", b"(Second) Tj 1 0 R")

    article = read_pdf(body, URL)

    assert article.text == "First\n\nThird"
    assert article.warnings[1].message == "1 of 3 pages could not be read; all are kept."


def test_of_a_very_long_pdf_the_beginning_is_read_and_said() -> None:
    article = read_pdf(pdf(*[[f"Page {n}"] for n in range(MOST_PAGES + 2)]), URL)

    assert f"Page {MOST_PAGES - 1}" in article.text
    assert f"Page {MOST_PAGES}" not in article.text
    assert "Only the first 500 of 502 pages" in article.warnings[1].message
