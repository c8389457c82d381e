from pathlib import Path

import pytest

from archive_app.actions.settings import (
    BadSettings,
    Settings,
    change,
    change_keys,
    default_library,
    fetching,
    library_folder,
    limits,
    load,
    reset,
    settings_file,
)
from archive_app.domain.errors import ArchiveError


def test_without_a_file_the_defaults_hold() -> None:
    assert load() == Settings()


def test_a_changed_setting_is_there_next_time_and_keeps_the_comments_of_the_file() -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("# mine\ntheme = 'dark'\n")

    change("workers", "3")
    change("allow_net", "127.0.0.0/8, ::1/128")

    assert load() == Settings(theme="dark", workers=3, allow_net=("127.0.0.0/8", "::1/128"))
    assert settings_file().read_text().startswith("# mine\n")


def test_own_keys_are_kept_beside_the_other_settings() -> None:
    change("theme", "dark")

    change_keys({"go.next": ("N", "Down"), "go.trash": ()})

    assert load() == Settings(theme="dark", keys={"go.next": ("N", "Down"), "go.trash": ()})


def test_keys_cannot_be_set_as_one_word() -> None:
    with pytest.raises(BadSettings, match=r"\[keys\]"):
        change("keys", "N")


@pytest.mark.parametrize(("name", "value"), [("workers", "many"), ("pictures", "perhaps")])
def test_a_value_that_does_not_fit_changes_nothing(name: str, value: str) -> None:
    with pytest.raises(BadSettings, match="does not fit"):
        change(name, value)

    assert not settings_file().exists()


def test_an_unknown_setting_is_named_and_the_known_ones_listed() -> None:
    with pytest.raises(BadSettings, match=r"no setting “colour”.*theme"):
        change("colour", "red")


@pytest.mark.parametrize("text", ["theme = ", "workers = 'two'", "\x00"])
def test_a_broken_file_is_left_as_it_is_and_said(text: str) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(text)

    with pytest.raises(BadSettings, match=r"left as it was|cannot be"):
        load()

    assert settings_file().read_text() == text


def test_the_library_is_the_named_one_then_the_environments_then_the_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = Settings(library="/archive/of/mine")

    assert library_folder(Path("here"), settings) == Path("here")
    assert library_folder(None, settings) == Path("/archive/of/mine")
    assert library_folder(None, Settings()) == default_library()
    monkeypatch.setenv("ARCHIVE_APP_LIBRARY", "/elsewhere")
    assert library_folder(None, settings) == Path("/elsewhere")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("workers", "0"),
        ("workers", "99"),
        ("site_pause", "-1"),
        ("reader_size", "400"),
        ("theme", "purple"),
        ("language", "xx"),
    ],
)
def test_a_value_beyond_its_bounds_changes_nothing(name: str, value: str) -> None:
    with pytest.raises(BadSettings, match="does not fit"):
        change(name, value)

    assert load() == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [("allow_net", "127.0.0.0/8, everything"), ("proxy", "ftp://x"), ("export_pictures", "some")],
)
def test_a_value_that_means_nothing_is_said_and_changes_nothing(name: str, value: str) -> None:
    with pytest.raises(ArchiveError):
        change(name, value)

    assert load() == Settings()


def test_reset_takes_settings_out_of_the_file_and_leaves_the_rest() -> None:
    change("workers", "3")
    change("theme", "dark")

    after = reset("workers", "density")

    assert after == load() == Settings(theme="dark")
    assert "workers" not in settings_file().read_text()


def test_the_bounds_of_a_number_are_known_to_whoever_shows_it() -> None:
    assert limits("workers") == (1, 8)
    assert limits("site_pause") == (0, 60)
    assert limits("theme") is None


def test_the_network_is_asked_as_the_settings_say() -> None:
    asked = fetching(Settings(contact="desk@paper.example\n", page_mib=1, accept_language="de"))

    assert asked.user_agent.startswith("NewsArchive/")
    assert asked.user_agent.endswith(" desk@paper.example")
    assert (asked.page_bytes, asked.accept_language) == (1024 * 1024, "de")
