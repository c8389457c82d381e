"""The help page of the query language says all of it, and nothing that does not work."""

import re

import pytest

from archive_app.domain.query import FIELDS, VALUES, parse_query
from archive_app.resources import resource

PAGE = resource("help/search.md").read_text("utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| `")]
FORMS = [
    form.replace("\\|", "|") for row in ROWS for form in re.findall(r"`([^`]+)`", row)
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_the_page_is_understood(form: str) -> None:
    query = parse_query(form)

    assert query.problems == ()
    assert query.root is not None or form == "OR"


def test_the_page_has_every_field_and_every_choice() -> None:
    fields = {token.field for form in FORMS for token in parse_query(form).tokens}
    choices = {f"{name}:{value}" for name, values in VALUES.items() for value in values}

    assert set(FIELDS) <= fields
    assert choices <= set(FORMS)
