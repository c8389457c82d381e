import json
import sqlite3
from pathlib import Path

from tests.cli.conftest import Call


def test_export_writes_what_a_query_selects(saved: Call, tmp_path: Path) -> None:
    ran = saved("export", "cranes", "--to", str(tmp_path / "out"), "--json")

    assert ran.lines[0]["articles"] == 1
    assert len(list((tmp_path / "out").glob("0*.html"))) == 1


def test_references_are_written_as_show_prints_them(saved: Call, tmp_path: Path) -> None:
    saved("export", "--id", "1", "--format", "references", "--to", str(tmp_path / "a.txt"))

    assert (tmp_path / "a.txt").read_text("utf-8") == saved("show", "1", "--reference").out


def test_letting_pictures_go_needs_a_reason(saved: Call, tmp_path: Path) -> None:
    refused = saved("export", "--to", str(tmp_path / "a"), "--pictures", "owner=include")
    given = saved(
        "export", "--to", str(tmp_path / "b"), "--pictures", "owner=include", "--reason", "Court."
    )

    assert refused.code == 1
    assert "reason" in refused.err
    assert not (tmp_path / "a").exists()
    assert json.loads((tmp_path / "b" / "rights.json").read_text())["reason"] == "Court."
    assert "1 pictures were copied" in given.out


def test_verify_and_info_say_what_is_there(saved: Call, tmp_path: Path) -> None:
    facts = saved("info", "--json").lines[0]

    assert saved("verify", "--json").lines[0]["ok"] is True
    assert (facts["articles"], facts["versions"], facts["pictures"]) == (2, 2, 1)
    assert facts["library"] == str(tmp_path / "library")
    assert {"bytes", "schema", "sqlite", "settings", "log", "program"} <= facts.keys()


def test_verify_exits_one_when_a_file_changed(saved: Call, tmp_path: Path) -> None:
    path = next((tmp_path / "library" / "captures").rglob("*.gz"))
    path.write_bytes(path.read_bytes()[:-40])

    assert saved("verify", "--json").code == 1


def test_a_library_that_cannot_be_written_is_said(call: Call, tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file where the folder should be")

    ran = call("list", "--json")

    assert ran.code == 1
    assert ran.lines[0]["error"]["kind"] == "library-unwritable"


def test_a_library_of_a_newer_program_is_refused_and_untouched(saved: Call, tmp_path: Path) -> None:
    path = tmp_path / "library" / "archive.db"
    db = sqlite3.connect(path)
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('news_archive', 'm999_tomorrow', '2030-01-01')"
    )
    db.commit()
    db.close()
    before = path.read_bytes()

    ran = saved("list", "--json")

    assert ran.lines[0]["error"]["kind"] == "library-too-new"
    assert path.read_bytes() == before


def test_settings_are_shown_changed_and_refused(call: Call) -> None:
    assert call("settings", "theme", "dark", "--json").lines == [{"theme": "dark"}]
    assert call("settings", "--json").lines[0]["theme"] == "dark"
    assert call("settings", "workers", "many").code == 1
    assert call("settings", "nonsense").code == 2


def test_a_library_without_its_database_is_not_silently_begun_anew(
    saved: Call, tmp_path: Path
) -> None:
    saved("tag", "1", "+war")
    for path in (tmp_path / "library").glob("archive.db*"):
        path.unlink()

    ran = saved("list")

    assert ran.code == 1
    assert "archive-app rebuild" in ran.err
    assert not (tmp_path / "library" / "archive.db").exists()
    assert saved("rebuild").code == 0
    assert [row["article"] for row in saved("list", "--json").lines] == [2, 1]


def test_the_rights_report_is_written_in_the_form_of_its_file(saved: Call, tmp_path: Path) -> None:
    saved("decide", "1", "cleared", "--reason", "Licence 7", "--reference", "L-7")
    page, table, data = (tmp_path / f"report.{ending}" for ending in ("html", "csv", "json"))

    ran = saved("export", "--format", "rights", "--to", str(page), "--json")
    saved("export", "rights:cleared", "--format", "rights", "--to", str(table))
    saved("export", "--id", "2", "--format", "rights", "--to", str(data))

    assert ran.lines == [{"to": str(page), "articles": 2, "pictures": 2, "warnings": []}]
    assert "Cleared (2)" in page.read_text()
    assert table.read_text("utf-8-sig").splitlines()[1].startswith("Cleared,")
    report = json.loads(data.read_text())
    assert [one["article"] for one in report["pictures"]] == [2]
    assert report["pictures"][0]["decision"]["reference"] == "L-7"
    assert report["pictures"][0]["credit"] == "Photograph: Jane Doe / Reuters"


def test_a_rights_report_of_no_known_form_or_over_another_file_is_refused(
    saved: Call, tmp_path: Path
) -> None:
    (tmp_path / "mine.csv").write_text("keep me")

    unknown = saved("export", "--format", "rights", "--to", str(tmp_path / "r.docx"), "--json")
    taken = saved("export", "--format", "rights", "--to", str(tmp_path / "mine.csv"), "--json")

    assert (unknown.code, unknown.lines[0]["error"]["kind"]) == (1, "bad-format")
    assert (taken.code, taken.lines[0]["error"]["kind"]) == (1, "target-exists")
    assert (tmp_path / "mine.csv").read_text() == "keep me"


def test_a_library_is_backed_up_compacted_and_put_back(saved: Call, tmp_path: Path) -> None:
    saved("note", "1", "Look again")
    copy = tmp_path / "copy"

    first = saved("backup", str(copy), "--json").lines[0]
    again = saved("backup", str(copy), "--json").lines[0]
    shrunk = saved("compact", "--json").lines[0]
    (tmp_path / "library" / "archive.db").unlink()
    rebuilt = saved("rebuild", "--work", str(copy / "work.jsonl"), "--json").lines[0]

    assert (first["captures"], first["copied"], again["copied"]) == (2, 2, 0)
    assert set(shrunk) == {"before", "after"}
    assert (rebuilt["adopted"], rebuilt["work"]["articles"]) == (2, 1)
    assert saved("show", "1", "--json").lines[0]["note"] == "Look again"
    assert saved("verify").code == 0


def test_the_trash_is_emptied_only_when_it_is_meant(saved: Call) -> None:
    saved("trash", "2")

    asked = saved("purge")
    told = saved("purge", "--json")
    done = saved("purge", "--yes", "--json").lines[0]

    assert asked.code == 1
    assert asked.err == "1 article would be removed for good. Nothing was; add --yes to do it.\n"
    assert (told.code, told.lines[0]["error"]["kind"]) == (1, "refused")
    assert (done["articles"], done["files"] + done["kept"]) == ([2], 1)
    assert saved("show", "2").code == 1
    assert (
        saved("purge", "--yes").out == "0 articles removed for good, 0 capture files with them.\n"
    )
    assert saved("verify").code == 0
