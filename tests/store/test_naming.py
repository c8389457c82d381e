import pytest

from archive_app.store.naming import named

SAID = [("credit_line", "Foto: Jane Roe/AP"), ("caption", "The dam in the morning")]


@pytest.mark.parametrize(
    "more",
    [
        ("credit_line", "(Jane Roe / Associated Press)"),
        ("organisation", "The Associated Press"),
        ("creator", "Jane Roe"),
        ("creator", "AP"),
        ("caption", "The same dam, told by another paper"),
        ("credit_line", "Picture Courtesy: Google/images are subject to copyright"),
    ],
)
def test_the_same_names_in_other_words_are_no_news(more: tuple[str, str]) -> None:
    assert named([*SAID, more]) == named(SAID)


@pytest.mark.parametrize(
    "more",
    [
        ("credit_line", "Foto: Sam Poe/AP"),
        ("credit_line", "Reuters"),
        ("copyright_notice", "© 2026 Ellery Courier"),
        ("licence_url", "https://creativecommons.org/licenses/by/4.0/"),
        ("caption", "The dam. NO ARCHIVES"),
        ("instructions", "Embargo until 6 a.m."),
        ("data_mining", "tdm-reservation: 1"),
    ],
)
def test_another_name_licence_or_limit_is_news(more: tuple[str, str]) -> None:
    assert named([*SAID, more]) != named(SAID)
