"""What pages, file names and odd arguments may not do to the person at the terminal."""

import subprocess
import sys
from pathlib import Path

import pytest

from archive_app.actions.worker import Worker
from tests.actions.conftest import article_page
from tests.cli.conftest import Call


def test_the_words_of_a_page_are_printed_as_they_are_and_never_obeyed(
    call: Call, tmp_path: Path
) -> None:
    words = "At 10:100:1 the :cat: said [bold]no[/bold]&#27;[31m and went home again. "
    (tmp_path / "page.html").write_text(article_page(paragraphs=(words * 6,)))

    out = call("extract", str(tmp_path / "page.html"), "--url", "https://a.example/").out

    assert "At 10:100:1 the :cat: said [bold]no[/bold]" in out
    assert "\x1b" not in out


def test_a_file_named_like_a_module_in_the_current_folder_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "msgspec.py").write_text("raise SystemExit('run from the current folder')")
    monkeypatch.chdir(tmp_path)

    with Worker() as worker:
        reading = worker.read_page(article_page().encode(), None, "https://a.example/")

    assert reading.article.title == "What the survey left out"


@pytest.mark.parametrize(
    "arguments", [["tag", "1", "--jsom"], ["show", "9" * 20], ["search", "x", "--limit", "9" * 20]]
)
def test_mistyped_options_and_endless_numbers_are_wrong_usage(
    saved: Call, arguments: list[str]
) -> None:
    assert saved(*arguments).code == 2


def test_a_date_that_is_none_is_refused_with_a_sentence(saved: Call) -> None:
    ran = saved("edit", "1", "published", "32 Foo")

    assert ran.code == 1
    assert "Write a day like 2026-01-13" in ran.err
    assert saved("edit", "1", "published", "2026-01-13").code == 0


def test_the_worker_ends_by_itself_when_nobody_stops_it() -> None:
    script = (
        "import time; from archive_app.actions.worker_process import _limit_time;"
        "_limit_time(0.2); time.sleep(600)"
    )

    done = subprocess.run([sys.executable, "-c", script], check=False, timeout=300)

    assert done.returncode < 0
