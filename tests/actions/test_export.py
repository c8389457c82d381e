import io
import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from archive_app.actions.export import Format, Wanted, export
from archive_app.actions.export_place import Existing, staged
from archive_app.actions.progress import Progress
from archive_app.domain.errors import Cancelled, LibraryError, NotFound
from archive_app.domain.labels import Label
from archive_app.domain.rights import Decision, Field, Ruling, Scope
from archive_app.domain.saving import Saved
from archive_app.exchange.policy import Policy, parse_policy
from archive_app.exchange.rendering import Included
from archive_app.preserve.digests import sha256
from archive_app.rights.file_claims import read_picture
from archive_app.rights.inspection import inspect
from archive_app.rights.writing.labelling import label_picture
from archive_app.store.archive import Archive
from tests.actions.conftest import article_page, png
from tests.loopback_site import Answer, LoopbackSite

ROOT = Path(__file__).parents[2]


@pytest.fixture
def wanted(news: LoopbackSite, save: Callable[[str], Saved], tmp_path: Path) -> Wanted:
    saved = save(f"{news.origin}/wall")
    return Wanted((saved.article,), Format.HTML, tmp_path / "out", Policy())


def _clear(archive: Archive, ruling: Ruling = Ruling.CLEARED) -> None:
    row = archive.pictures.rows()[0]
    archive.pictures.decide(
        Decision(0, row.picture, Scope.THIS, ruling, "Bought.", "Desk", datetime.now(UTC))
    )


def test_an_uncleared_picture_stays_and_its_owner_is_named_in_its_place(
    archive: Archive, wanted: Wanted
) -> None:
    done = export(archive, wanted)

    page = next(path for path in wanted.target.glob("0*.html")).read_text()
    assert (done.articles, done.copied, done.stayed) == (1, 0, 1)
    assert "Owner named: “Photograph: Jane Doe / Reuters”" in page
    assert not (wanted.target / "pictures").exists()


def test_a_cleared_picture_leaves_with_its_own_pixels_and_its_rights_inside(
    archive: Archive, wanted: Wanted
) -> None:
    _clear(archive)

    done = export(archive, wanted)

    (file,) = (wanted.target / "pictures").iterdir()
    page = next(path for path in wanted.target.glob("0*.html")).read_text()
    body = file.read_bytes()
    said = {claim.field: claim.value for claim in read_picture(body).claims}
    assert done.copied == 1
    assert f'src="pictures/{file.name}"' in page
    assert body.endswith(png()[33:])  # after signature and header: the pixels, byte for byte
    assert said[Field.CREATOR] == "Jane Doe"
    assert said[Field.CREDIT_LINE] == "Photograph: Jane Doe / Reuters"
    assert said[Field.SOURCE] == "Reuters"
    assert Field.COPYRIGHT_NOTICE not in said  # nobody asserted one


def test_what_a_picture_file_says_otherwise_stays_and_is_in_the_rights_report(
    archive: Archive, news: LoopbackSite, save: Callable[[str], Saved], tmp_path: Path
) -> None:
    own = label_picture(png(), Label("https://first.example/", creator=("Someone Else",)))
    news.answers["/wall.png"] = Answer(own.body or b"", headers=(("Content-Type", "image/png"),))
    saved = save(f"{news.origin}/wall")
    _clear(archive)

    export(archive, Wanted((saved.article,), Format.HTML, tmp_path / "out", Policy()))

    label = json.loads((tmp_path / "out" / "rights.json").read_text())["pictures"][0]["label"]
    differing = {one["field"]: one["in_file"] for one in label["differing"]}
    (file,) = (tmp_path / "out" / "pictures").iterdir()
    assert differing["XMP-dc:Creator"] == ["Someone Else"]
    assert "XMP-photoshop:Credit" in label["written"]
    assert label["sha256"] == sha256(file.read_bytes())
    assert inspect(file.read_bytes())["creator"] == ["Someone Else"]


def test_a_picture_of_a_kind_that_is_not_written_into_gets_a_file_beside_it(
    archive: Archive, news: LoopbackSite, save: Callable[[str], Saved], tmp_path: Path
) -> None:
    out = io.BytesIO()
    Image.effect_noise((40, 30), 90).save(out, "GIF")
    news.answers["/wall.png"] = Answer(out.getvalue(), headers=(("Content-Type", "image/gif"),))
    saved = save(f"{news.origin}/wall")
    _clear(archive)

    done = export(archive, Wanted((saved.article,), Format.HTML, tmp_path / "out", Policy()))

    files = {path.suffix: path.read_bytes() for path in (tmp_path / "out" / "pictures").iterdir()}
    report = json.loads((tmp_path / "out" / "rights.json").read_text())
    assert files[".gif"] == out.getvalue()
    assert b"Jane Doe" in files[".xmp"]
    assert report["pictures"][0]["label"]["sidecar"].endswith(".xmp")
    assert [notice.kind for notice in done.warnings] == ["label-beside"]


def test_every_file_that_the_pages_ask_for_is_in_the_folder(
    archive: Archive, wanted: Wanted
) -> None:
    _clear(archive)
    export(archive, wanted)

    asked = [
        address
        for path in wanted.target.glob("*.html")
        for address in re.findall(r'(?:src|href)="(?!http)([^"#]+)"', path.read_text())
    ]
    assert len(asked) >= 2
    assert all((wanted.target / address).is_file() for address in asked)


def test_the_rights_report_says_what_was_done_with_each_picture(
    archive: Archive, wanted: Wanted
) -> None:
    export(archive, wanted)

    report = json.loads((wanted.target / "rights.json").read_text())
    assert report["pictures"][0]["treatment"] == "box-with-owner"
    assert report["pictures"][0]["creator"] == ["Jane Doe"]


def test_markdown_json_and_references_say_the_same_article(
    archive: Archive, wanted: Wanted, tmp_path: Path
) -> None:
    export(archive, replace(wanted, format=Format.MARKDOWN, target=tmp_path / "md"))
    export(archive, replace(wanted, format=Format.JSON, target=tmp_path / "a.jsonl"))
    export(archive, replace(wanted, format=Format.CSL, target=tmp_path / "a.json"))

    text = next((tmp_path / "md").glob("0*.md")).read_text()
    line = json.loads((tmp_path / "a.jsonl").read_text())
    assert "# What the survey left out" in text
    assert line["title"] == "What the survey left out"
    assert line["pictures"][0]["badge"] == "owner"
    [item] = json.loads((tmp_path / "a.json").read_text())
    assert (item["title"], item["URL"]) == (line["title"], line["url"])


def test_references_are_a_line_each_and_no_picture_leaves_with_them(
    archive: Archive, wanted: Wanted, save: Callable[[str], Saved], news: LoopbackSite
) -> None:
    news.page("/cranes", article_page().replace("survey", "cranes"))
    second = save(f"{news.origin}/cranes")
    both = replace(wanted, articles=(second.article, *wanted.articles), format=Format.REFERENCES)

    done = export(archive, replace(both, policy=parse_policy("all", "Court.")))

    lines = wanted.target.read_text("utf-8").splitlines()
    assert [f"{news.origin}/cranes" in lines[0], f"{news.origin}/wall" in lines[1]] == [True, True]
    assert len(lines) == 2
    assert (done.articles, done.copied) == (2, 0)


def test_a_folder_that_has_files_is_left_alone_unless_told_otherwise(
    archive: Archive, wanted: Wanted
) -> None:
    wanted.target.mkdir()
    (wanted.target / "mine.txt").write_text("keep me")

    with pytest.raises(LibraryError, match=r"already has files\. Nothing was exported"):
        export(archive, wanted)
    with pytest.raises(LibraryError, match=r"files that are no export\. Nothing was exported"):
        export(archive, replace(wanted, existing=Existing.REPLACE))
    first = export(archive, replace(wanted, existing=Existing.BESIDE))
    second = export(archive, replace(wanted, existing=Existing.BESIDE))

    assert (first.target, second.target) == (wanted.target / "Export", wanted.target / "Export 2")
    assert (first.target / "index.html").exists()
    assert (wanted.target / "mine.txt").read_text() == "keep me"


def test_replacing_an_export_removes_what_it_wrote_and_nothing_else(
    archive: Archive, wanted: Wanted
) -> None:
    export(archive, wanted)
    (wanted.target / "mine.txt").write_text("keep me")
    old = next(wanted.target.glob("0*.html"))

    export(archive, replace(wanted, existing=Existing.REPLACE, format=Format.MARKDOWN))

    assert not old.exists()
    assert next(wanted.target.glob("0*.md")).exists()
    assert (wanted.target / "mine.txt").read_text() == "keep me"


@pytest.mark.parametrize("where", [".", "captures", "captures/2026/deeper", ".."])
def test_the_library_is_no_place_for_an_export(
    archive: Archive, wanted: Wanted, where: str
) -> None:
    inside = replace(wanted, target=archive.library / where, existing=Existing.REPLACE)

    with pytest.raises(LibraryError, match="belongs to the library"):
        export(archive, inside)

    assert (archive.library / "archive.db").exists()


def test_a_file_of_the_persons_with_a_likely_name_is_kept(archive: Archive, wanted: Wanted) -> None:
    part = wanted.target.with_name("out.part")
    part.mkdir()
    (part / "mine.txt").write_text("keep me")

    export(archive, wanted)

    assert (part / "mine.txt").exists()
    assert sorted(path.name for path in wanted.target.parent.iterdir()) == [
        "library",
        "out",
        "out.part",
    ]


def test_a_stopped_export_leaves_nothing(archive: Archive, wanted: Wanted) -> None:
    with pytest.raises(Cancelled):
        export(archive, wanted, stopped=lambda: True)

    assert list(wanted.target.parent.glob("out*")) == []


def test_an_article_that_is_not_there_stops_the_export_before_anything_is_written(
    archive: Archive, wanted: Wanted
) -> None:
    with pytest.raises(NotFound):
        export(archive, replace(wanted, articles=(1, 99)))

    assert not wanted.target.exists()


def test_a_target_that_cannot_be_written_is_said(
    archive: Archive, wanted: Wanted, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(LibraryError, match="could not be written") as caught:
        export(archive, replace(wanted, target=tmp_path / "file" / "out"))

    assert caught.value.kind == "library-unwritable"


def test_exporting_asks_the_network_for_nothing(
    archive: Archive, wanted: Wanted, news: LoopbackSite
) -> None:
    asked = len(news.requests)

    export(archive, wanted)

    assert len(news.requests) == asked


def test_a_pdf_is_printed_for_each_article_and_holds_its_words(
    archive: Archive, wanted: Wanted
) -> None:
    export(archive, replace(wanted, format=Format.PDF))

    [pdf] = wanted.target.glob("*.pdf")
    words = " ".join(PdfReader(pdf).pages[0].extract_text().split())
    assert archive.articles.open(wanted.articles[0]).content.title in words
    assert sorted(path.suffix for path in wanted.target.iterdir()) == [".json", ".json", ".pdf"]


def test_the_rights_report_names_files_that_are_there_and_what_was_done(
    archive: Archive, wanted: Wanted
) -> None:
    _clear(archive)

    export(archive, replace(wanted, format=Format.PDF))

    (picture,) = json.loads((wanted.target / "rights.json").read_text())["pictures"]
    assert (picture["treatment"], picture["label"]) == ("include", None)
    assert picture["file"].endswith(".pdf")
    assert (wanted.target / picture["file"]).is_file()


def test_a_cleared_picture_whose_bytes_are_spoilt_is_not_reported_as_included(
    archive: Archive, wanted: Wanted
) -> None:
    _clear(archive)
    for path in (archive.library / "captures").rglob("*.warc.gz"):
        path.write_bytes(b"spoilt")

    done = export(archive, wanted)

    (picture,) = json.loads((wanted.target / "rights.json").read_text())["pictures"]
    assert (picture["treatment"], picture["file"]) == ("box-with-words", None)
    assert (done.copied, done.stayed, len(done.warnings)) == (0, 1, 1)


def test_what_was_not_chosen_stays_out(archive: Archive, wanted: Wanted) -> None:
    number = wanted.articles[0]
    archive.work.note(number, "Call the harbour office.")

    export(archive, replace(wanted, included=Included(notes=False, source=False, report=False)))

    [page] = wanted.target.glob("0*.html")
    text = page.read_text("utf-8")
    assert "harbour office" not in text
    assert "SHA-256" not in text
    assert not (wanted.target / "rights.json").exists()


def test_older_versions_leave_as_pages_of_their_own(
    archive: Archive, wanted: Wanted, news: LoopbackSite, save: Callable[[str], Saved]
) -> None:
    answer = news.answers["/wall"]
    assert isinstance(answer, Answer)
    news.answers["/wall"] = replace(
        answer, body=answer.body.replace(b"left out<", b"left out again<")
    )
    saved = save(f"{news.origin}/wall")

    export(archive, replace(wanted, included=Included(versions=True)))

    pages = sorted(path.name for path in wanted.target.glob("0*.html"))
    assert saved.version == 2
    assert len(pages) == 2
    assert any("-v1" in name for name in pages)


@pytest.mark.parametrize("form", [Format.HTML, Format.JSON, Format.CSL, Format.REFERENCES])
def test_two_exports_to_one_place_leave_the_first_as_it_is(
    archive: Archive, wanted: Wanted, form: Format
) -> None:
    wanted = replace(wanted, format=form)
    first: list[dict[Path, bytes]] = []

    def meanwhile(_: Progress) -> None:
        export(archive, wanted)
        first.append(written(wanted.target))

    with pytest.raises(LibraryError, match="already has files") as refused:
        export(archive, replace(wanted, policy=parse_policy("none")), meanwhile)

    assert refused.value.kind == "target-exists"
    assert written(wanted.target) == first[0]
    assert not list(wanted.target.parent.glob(".export-*"))


_EXPORT_AND_DIE = """
import os, signal, sys
from pathlib import Path
from archive_app.actions import export as exporting
from archive_app.exchange.policy import Policy
from archive_app.store.archive import Archive

exporting.put = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
form = exporting.Format(sys.argv[3])
with Archive.open(Path(sys.argv[1])) as archive:
    exporting.export(archive, exporting.Wanted((1,), form, Path(sys.argv[2]), Policy()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")
@pytest.mark.parametrize("form", [Format.HTML, Format.JSON])
def test_the_next_export_removes_what_a_killed_one_left(
    archive: Archive, wanted: Wanted, form: Format
) -> None:
    arguments = [str(archive.library), str(wanted.target), form.value]
    died = subprocess.run(
        [sys.executable, "-c", _EXPORT_AND_DIE, *arguments], cwd=ROOT, check=False
    )
    left = list(wanted.target.parent.glob(".export-*"))

    export(archive, replace(wanted, target=wanted.target.with_name("other")))

    assert died.returncode == -signal.SIGKILL
    assert len(left) == 1
    assert not left[0].exists()


def test_an_export_leaves_those_under_way_and_what_a_person_named_alike(
    archive: Archive, wanted: Wanted
) -> None:
    place = wanted.target.parent
    person = place / ".export-plans" / "unfinished export.txt"
    person.parent.mkdir()
    person.write_text("Which pictures to ask for.")

    with staged(wanted.target) as under_way:
        (under_way / "page.html").write_text("Half.")
        export(archive, wanted)

        assert (under_way / "page.html").read_text() == "Half."

    assert sorted(path.name for path in place.glob(".export-*")) == [".export-plans"]
    assert person.read_text() == "Which pictures to ask for."


def written(place: Path) -> dict[Path, bytes]:
    """What lies at ``place``, a file or a folder."""
    return {path: path.read_bytes() for path in (place, *place.rglob("*")) if path.is_file()}
