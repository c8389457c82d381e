"""A tag with too many attributes loses the last ones, and nothing else changes."""

from archive_app.markup.attributes import with_fewer_attributes
from archive_app.markup.tree import parse


def test_a_tag_with_a_million_attributes_keeps_the_first_and_all_words() -> None:
    many = " ".join(f"a{n}={n}" for n in range(1_000_000))

    root = parse(f"<p {many}>The quay</p><p id=last>holds.</p>", "https://news.example/a").root

    first, last = root.iter("p")
    assert (first.text, last.text, last.get("id")) == ("The quay", "holds.", "last")
    assert first.get("a0") == "0"
    assert len(first.attrib) == 1_000


def test_one_long_value_is_left_as_it_is() -> None:
    page = f"<img alt='a > b' src=\"data:image/png;base64,{'A' * 50_000}\" width=1><p>x</p>"

    assert with_fewer_attributes(page) == page


def test_a_long_script_is_left_as_it_is() -> None:
    page = f"<script>{'let a = 1, b = 2 ;' * 20_000}</script><p>x</p>"

    assert with_fewer_attributes(page) == page
