"""The whole command line: its help, the places of --library, real processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from archive_app import __version__
from archive_app.cli.program import app, run

VERBS = sorted(str(command.name) for command in app.registered_commands)
README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_and_stands_in_the_readme(
    verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([verb, "--help"]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 3
    assert f"`{verb}" in README.read_text("utf-8")


def test_the_verbs_of_the_contract_are_there() -> None:
    wanted = (
        "add list search show open tag tags star read done note highlight notes pictures decide"
        " versions diff export extract inspect credit verify info undo redo trash restore demo"
    )

    assert set(wanted.split()) <= set(VERBS)


@pytest.mark.parametrize("after", [True, False])
def test_the_library_may_stand_before_or_after_the_verb(
    *, after: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = ["--library", str(tmp_path / "mine")]

    assert run(["info", *chosen] if after else [*chosen, "info"]) == 0
    assert str(tmp_path / "mine") in capsys.readouterr().out


MISUSED = [["nonsense"], ["show"], ["show", "x"], ["list", "--what"], ["tag", "1"], ["feed", "x"]]


@pytest.mark.parametrize("arguments", MISUSED)
def test_wrong_usage_is_exit_code_two(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.endswith("For help: archive-app --help, or --help after a verb.\n")


@pytest.mark.parametrize("arguments", MISUSED)
def test_a_script_is_told_of_wrong_usage_in_the_form_of_every_error(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*arguments, "--json"]) == 2

    told = capsys.readouterr()
    (line,) = told.out.splitlines()
    assert json.loads(line)["error"]["kind"] == "usage"
    assert json.loads(line)["error"]["message"]
    assert told.err == ""


def test_json_after_two_dashes_is_a_word_like_others(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "--", "--json", "x"]) == 2

    assert capsys.readouterr().out == ""


def test_the_installed_program_runs_as_a_process(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "archive_app", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == f"News Archive {__version__}"


def test_every_script_is_written_where_the_system_knows_ascii_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        f"<title>東京</title><h1>東京</h1><article><p>{'हिन्दी ' * 60}</p></article>", "utf-8"
    )
    bare = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "HOME": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, "-m", "archive_app", "extract", str(page)],
        capture_output=True,
        env={**os.environ, **bare},
        check=True,
    )

    assert "東京" in done.stdout.decode("utf-8")
    assert "हिन्दी" in done.stdout.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_result_that_cannot_be_written_is_said_in_a_sentence(
    tmp_path: Path, form: list[str]
) -> None:
    command = [sys.executable, "-m", "archive_app", "--library", str(tmp_path / "a"), "info"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*command, *form], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )

    assert done.returncode == 1
    assert done.stderr.startswith("The result cannot be written: No space left on device.")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(("verb", "code"), [(["show", "99"], 1), (["show"], 2)])
def test_an_error_that_cannot_be_written_for_a_script_is_said_in_its_sentence(
    tmp_path: Path, verb: list[str], code: int
) -> None:
    command = [sys.executable, "-m", "archive_app", "--library", str(tmp_path / "a"), *verb]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*command, "--json"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )

    assert done.returncode == code
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="shells of POSIX close streams so")
def test_a_closed_output_is_no_fault(tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m archive_app --library "{tmp_path}/a" info >&-'
    done = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_the_command_line_never_loads_qt(tmp_path: Path) -> None:
    look = (
        "import sys; from archive_app.cli.program import run;"
        f"run(['--library', {str(tmp_path)!r}, 'info']);"
        "assert not [name for name in sys.modules if 'PySide6' in name]"
    )

    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_the_newest_change_is_that_of_this_version() -> None:
    changes = (README.parent / "CHANGELOG.md").read_text("utf-8")

    headings = [line for line in changes.splitlines() if line.startswith("## ")]
    newest = next(line for line in headings if line != "## Unreleased")
    assert newest.startswith(f"## {__version__} ")
