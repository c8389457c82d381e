import sqlite3
from pathlib import Path

import pytest

from archive_app.store import ranking
from archive_app.store.archive import Archive
from tests.cli.conftest import Call


def test_a_library_whose_database_is_gone_is_rebuilt_from_its_captures(
    saved: Call, tmp_path: Path
) -> None:
    before = saved("list", "--json").lines
    for path in (tmp_path / "library").glob("archive.db*"):
        path.unlink()

    ran = saved("rebuild", "--json")

    assert ran.code == 0
    assert ran.lines == [
        {"checked": 2, "adopted": 2, "versions": 0, "pictures": 0, "orphans": [], "problems": []}
    ]
    assert saved("list", "--json").lines == before
    assert saved("verify", "--json").lines[0]["ok"]


@pytest.mark.parametrize("words", [None, "no JSON", '{"kind": "diary"}', '{"kind": "work"}'])
def test_work_that_cannot_be_put_back_is_said_before_anything_is_rebuilt(
    saved: Call, tmp_path: Path, words: str | None
) -> None:
    for path in (tmp_path / "library").glob("archive.db*"):
        path.unlink()
    work = tmp_path / "work.jsonl"
    if words is not None:
        work.write_text(words, "utf-8")

    ran = saved("rebuild", "--work", str(work))

    assert (ran.code, ran.out) == (1, "")
    assert "Nothing was changed." in ran.err
    with Archive.open(tmp_path / "library", readonly=True) as archive:
        assert archive.facts.info().articles == 0


def test_rights_read_anew_leave_decisions_alone_and_say_that_the_evidence_changed(
    saved: Call, tmp_path: Path
) -> None:
    db = sqlite3.connect(tmp_path / "library" / "archive.db")
    with db:
        db.execute("UPDATE claim SET value = 'Foto: Old Rule', extractor = '0'")
    db.close()
    saved("decide", "1", "cleared", "--reason", "Licence 7")

    ran = saved("rebuild", "--rights", "--json")

    assert (ran.code, ran.lines[0]["versions"]) == (0, 2)
    picture = saved("show", "1", "--json").lines[0]["pictures"][0]
    assert (picture["organisation"], picture["badge"]) == ("Reuters", "cleared")
    assert picture["decision"]["reason"] == "Licence 7"
    assert picture["evidence_changed"] is True
    assert {(one["value"], one["extractor"]) for one in picture["superseded"]} == {
        ("Foto: Old Rule", "0")
    }


def test_reading_everything_anew_lists_the_marks_that_lost_their_words(
    saved: Call, tmp_path: Path
) -> None:
    saved("highlight", "1", "--quote", "sixty-one pages", "--note", "Get it")
    db = sqlite3.connect(tmp_path / "library" / "archive.db")
    with db:
        db.execute("UPDATE annotation SET exact = 'not there', text_sha256 = 'old'")
        db.execute("UPDATE version SET title = 'Old engine', text_sha256 = 'old' WHERE article = 1")
    db.close()

    ran = saved("rebuild", "--extract", "--json")

    assert [mark["quote"] for mark in ran.lines[0]["orphans"]] == ["not there"]
    assert saved("show", "1", "--json").lines[0]["title"] == "What the survey left out"
    assert saved("notes", "--json").lines[0]["body"] == "Get it"


def test_a_capture_that_cannot_be_read_makes_it_exit_one(saved: Call, tmp_path: Path) -> None:
    path = next((tmp_path / "library" / "captures").rglob("*.gz"))
    path.write_bytes(path.read_bytes()[:200])

    ran = saved("rebuild")

    assert ran.code == 1
    assert "is damaged" in ran.err


def test_the_search_index_alone_is_made_anew_and_ready(
    saved: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "_SMALLEST", 1)
    before = saved("search", "cranes", "--json").lines
    with Archive.open(tmp_path / "library") as archive:
        archive._db.conn.execute("INSERT INTO article_text(article_text) VALUES ('delete-all')")
    lost = saved("search", "cranes", "--json").lines

    ran = saved("rebuild", "--index", "--json")

    assert (ran.code, ran.lines) == (0, [{"indexed": 2}])
    assert before
    assert lost == []
    assert saved("search", "cranes", "--json").lines == before
    with Archive.open(tmp_path / "library") as archive:
        assert archive._db.execute("SELECT word FROM ranking").fetchone() == ("",)


def test_the_index_is_rebuilt_alone_or_not_at_all(saved: Call) -> None:
    assert saved("rebuild", "--index", "--rights").code == 2
