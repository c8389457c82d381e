"""The folder of the person's own browser, from the command line."""

import os
from pathlib import Path

import pytest

from archive_app.actions.receive import is_known
from archive_app.cli import receiving
from archive_app.store.archive import Archive
from tests.actions.conftest import article_page
from tests.actions.received_files import PAGE, mhtml, singlefile, wacz
from tests.cli.conftest import Call


@pytest.fixture
def dropped(tmp_path: Path) -> Path:
    """A folder with a page in each form, and one that is none."""
    folder = tmp_path / "dropped"
    folder.mkdir()
    (folder / "a.html").write_bytes(singlefile())
    other = mhtml().replace(b"courier.example/wall\r\n", b"courier.example/quay\r\n")
    (folder / "b.mhtml").write_bytes(other)
    wacz(folder / "c.wacz")
    (folder / "d.html").write_text(article_page(), "utf-8")
    for number, path in enumerate(sorted(folder.iterdir())):
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
    return folder


def test_each_file_is_saved_once_and_one_that_is_none_stops_no_other(
    call: Call, dropped: Path
) -> None:
    first = call("receive", str(dropped), "--once", "--json")
    again = call("receive", str(dropped), "--once", "--json")

    lines = {Path(line["file"]).name: line for line in first.lines}
    assert first.code == 1
    assert [lines[name]["outcome"] for name in ("a.html", "b.mhtml", "c.wacz")] == [
        "saved",
        "saved",
        "unchanged",
    ]
    assert lines["a.html"]["final_url"] == PAGE
    assert lines["a.html"]["pictures"] == {"saved": 1, "missing": 0}
    assert "does not say which address" in lines["d.html"]["error"]["message"]
    assert [Path(line["file"]).name for line in again.lines] == ["d.html"]
    assert sorted(path.name for path in dropped.iterdir()) == sorted(lines)


def test_a_folder_that_is_none_is_said(call: Call, tmp_path: Path) -> None:
    ran = call("receive", str(tmp_path / "nowhere"), "--once")

    assert (ran.code, "There is no folder" in ran.err) == (1, True)


def test_a_file_that_goes_while_it_is_read_stops_no_other(
    call: Call, dropped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def known_and_gone(archive: Archive, digest: str) -> bool:
        (dropped / "a.html").unlink(missing_ok=True)
        return is_known(archive, digest)

    monkeypatch.setattr(receiving, "is_known", known_and_gone)

    ran = call("receive", str(dropped), "--once", "--json")

    lines = {Path(line["file"]).name: line for line in ran.lines}
    assert lines["a.html"]["error"]["kind"] == "bad-file"
    assert lines["b.mhtml"]["outcome"] == "saved"
