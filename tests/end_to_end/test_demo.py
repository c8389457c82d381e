"""The demo as a new user runs it: one process, the real program, every step with its result."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder that the demo left, and what it printed."""
    home = tmp_path_factory.mktemp("home")
    folder = home / "demo"
    names = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    environment = {**os.environ, **{name: str(home / name) for name in names}}
    for display in ("DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(display, None)
    done = subprocess.run(
        [sys.executable, "-m", "archive_app", "demo", "--keep", str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return folder, done.stdout


def _run(folder: Path, *arguments: str) -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, "-m", "archive_app", "--library", str(folder / "library"), *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_step_says_what_came_of_it(demo: tuple[Path, str]) -> None:
    _, said = demo

    steps = re.findall(r"^\d+\. (\w+)", said, re.MULTILINE)
    assert steps == [
        "Save", "Search", "Tag", "Highlight", "Decide", "Save", "Move", "Export", "Verify",
    ]  # fmt: skip
    assert "new-version: article 1, version 2" in said
    assert re.search(r"\d+ records checked, 0 problems", said)


def test_the_sample_has_the_articles_languages_and_rights_that_it_promises(
    demo: tuple[Path, str],
) -> None:
    folder, _ = demo

    articles = _run(folder, "list", "--limit", "50", "--json")
    exported = (folder / "exports" / "articles.jsonl").read_text().splitlines()
    languages = {json.loads(line)["language"].split("-")[0] for line in exported}
    badges = {row["badge"] for row in _run(folder, "pictures", "--json")}
    assert len(articles) == len(exported) >= 8
    assert {"en", "de", "fr", "ar", "he", "ja", "hi"} == languages
    assert {"open", "owner", "placeholder", "nothing", "differ", "cleared"} <= badges


def test_a_credit_that_names_nobody_has_no_owner(demo: tuple[Path, str]) -> None:
    folder, _ = demo

    rows = [
        row
        for row in _run(folder, "pictures", "--json")
        if "subject to copyright" in str(row["credit"])
    ]
    assert [(row["status"], row["organisation"], row["creator"]) for row in rows] == [
        ("placeholder", None, [])
    ]


def test_the_wordpress_page_is_read_without_its_header_and_its_comment_form(
    demo: tuple[Path, str],
) -> None:
    folder, _ = demo

    hit = _run(folder, "search", "title:storm", "--json")[0]
    article = _run(folder, "show", str(hit["article"]), "--json")[0]
    text = str(article["text"])
    assert article["section"] == "News Trending"
    for junk in ("News Trending", "Leave a Reply", "Required fields", "Picture Courtesy"):
        assert junk not in text


def test_exports_library_and_window_pictures_are_left_where_it_said(
    demo: tuple[Path, str],
) -> None:
    folder, said = demo

    assert str(folder) in said
    assert (folder / "exports" / "web" / "index.html").exists()
    assert (folder / "exports" / "markdown" / "rights.json").exists()
    assert (folder / "exports" / "articles.jsonl").read_text().count("\n") >= 8
    assert {path.stem for path in (folder / "window").glob("*.png")} >= {
        "window-light",
        "window-dark",
    }


def test_no_exported_page_loads_anything_from_elsewhere(demo: tuple[Path, str]) -> None:
    folder, _ = demo

    for page in (folder / "exports" / "web").glob("*.html"):
        assert not re.findall(r'(?:src|srcset|poster)="(?:https?:)?//', page.read_text())


def test_a_folder_with_files_of_its_own_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")

    done = subprocess.run(
        [sys.executable, "-m", "archive_app", "demo", "--keep", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "Nothing was touched" in done.stderr
    assert (tmp_path / "mine.txt").read_text() == "keep"
