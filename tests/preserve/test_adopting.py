"""What a crash leaves: nothing that was called saved is lost, nothing half is taken for whole."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from archive_app.domain.page import FetchedPage
from archive_app.preserve.adopting import capture_metadata, capture_records
from archive_app.preserve.capture_file import CaptureWriter
from archive_app.preserve.captures_folder import captures, sweep, unfinished
from archive_app.preserve.reading import verify_file
from tests.preserve.conftest import NOW, picture

_PUBLISHES_FOR_EVER = """
import sys
from pathlib import Path
from archive_app.domain.page import FetchedPage
from archive_app.preserve.capture_file import CaptureWriter
from tests.preserve.conftest import NOW, PLAIN, picture

print("ready", flush=True)
for number in range(1_000_000):
    with CaptureWriter(Path(sys.argv[1]), NOW) as writer:
        writer.write_page(FetchedPage(PLAIN.url, (PLAIN,)))
        for _ in range(3):
            writer.write_part(picture(f"{number}".encode() * 20_000), None)
        writer.write_metadata(PLAIN.url, b"{}", "application/json")
        print(writer.publish(), flush=True)
"""


def test_a_file_that_somebody_is_writing_is_left_alone(tmp_path: Path, page: FetchedPage) -> None:
    with CaptureWriter(tmp_path, NOW) as writer:
        writer.write_page(page)

        assert sweep(tmp_path) == []
        assert writer.temporary.exists()


def test_a_file_that_a_crash_left_is_swept(tmp_path: Path) -> None:
    left = tmp_path / "captures/2026/01/20260113T060002Z-00000000.warc.gz.part"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")

    assert unfinished(tmp_path) == [left]
    assert sweep(tmp_path) == [left]
    assert not left.exists()


def test_a_finished_capture_brings_its_metadata_and_records_for_adoption(
    tmp_path: Path, page: FetchedPage
) -> None:
    with CaptureWriter(tmp_path, NOW) as writer:
        writer.write_page(page)
        writer.write_part(picture(b"\xff\xd8one"), None)
        writer.write_metadata(page.page.url, b'{"article": 7}', "application/json")
        warc = writer.publish()

    (found,) = captures(tmp_path)

    assert found == tmp_path / warc
    assert capture_metadata(found) == b'{"article": 7}'
    assert capture_records(found) == writer.records


def test_a_capture_without_metadata_is_known_to_have_none(
    tmp_path: Path, page: FetchedPage
) -> None:
    with CaptureWriter(tmp_path, NOW) as writer:
        writer.write_page(page)
        warc = writer.publish()

    assert capture_metadata(tmp_path / warc) is None


def test_a_library_without_captures_has_nothing_to_adopt(tmp_path: Path) -> None:
    assert (list(captures(tmp_path)), unfinished(tmp_path)) == ([], [])


@pytest.mark.parametrize("after", [0, 1, 2, 5, 9])
def test_a_process_killed_while_writing_loses_nothing_that_it_called_saved(
    tmp_path: Path, after: int
) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", _PUBLISHES_FOR_EVER, tmp_path],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert writer.stdout is not None
    saved = [writer.stdout.readline().strip() for _ in range(after + 1)][1:]
    os.kill(writer.pid, signal.SIGKILL)
    saved += [line.strip() for line in writer.communicate()[0].splitlines()]
    called_saved = {name for name in saved if name.endswith(".warc.gz")}

    sweep(tmp_path)

    found = {str(path.relative_to(tmp_path)) for path in captures(tmp_path)}
    assert called_saved <= found
    assert len(found - called_saved) <= 1  # finished, but killed before it could say so
    assert list(tmp_path.rglob("*.part")) == []
    assert [problem for path in captures(tmp_path) for problem in verify_file(path, [])] == []
