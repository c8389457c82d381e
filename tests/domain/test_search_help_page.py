"""The help page of the query language says all of it, and nothing that does not work."""

import re

import pytest

from archive_app.domain.query import FIELDS, VALUES, parse_query
from archive_app.resources import resource


def forms_of(page: str) -> list[str]:
    """What the tables of ``page`` say can be typed, from the top."""
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    return [
        form.replace("\\|", "|") for row in rows for form in re.findall(r"`([^`]+)`", row)
    ]  # fmt: skip


PAGE = resource("help/search.md").read_text("utf-8")
GERMAN = resource("help/search.de.md").read_text("utf-8")
FORMS = forms_of(PAGE)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_the_page_is_understood(form: str) -> None:
    query = parse_query(form)

    assert query.problems == ()
    assert query.root is not None


def test_the_page_has_every_field_and_every_choice() -> None:
    fields = {token.field for form in FORMS for token in parse_query(form).tokens}
    choices = {f"{name}:{value}" for name, values in VALUES.items() for value in values}

    assert set(FIELDS) <= fields
    assert choices <= set(FORMS)


def test_the_german_page_says_the_same_of_the_same_forms_in_the_same_order() -> None:
    headings = [re.findall(r"^#+ ", page, re.MULTILINE) for page in (GERMAN, PAGE)]

    assert forms_of(GERMAN) == FORMS
    assert headings[0] == headings[1]
    assert len(GERMAN.splitlines()) == len(PAGE.splitlines())
    assert not set(GERMAN.splitlines()) & {line for line in PAGE.splitlines() if "a" in line}
