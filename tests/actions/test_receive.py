"""Pages that come as files, through the same line as those that are fetched."""

import gzip
import os
import struct
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive_app.actions.add import CaptureTools
from archive_app.actions.rebuild import Anew, RebuildTools, read_anew
from archive_app.actions.receive import FileSaved, digest_of, is_known, opened, receive
from archive_app.actions.verify import verify
from archive_app.actions.watched_folder import WatchedFolder
from archive_app.domain.errors import PageError
from archive_app.preserve.captures_folder import captures
from archive_app.preserve.foreign import ForeignArchive
from archive_app.preserve.reading import payload_of, records
from archive_app.store.archive import Archive
from tests.actions.conftest import PARAGRAPHS, article_page
from tests.actions.received_files import PAGE, PHOTO, PICTURE, mhtml, singlefile, wacz, warc

SAVED = datetime(2025, 11, 25, 13, 3, 11, tzinfo=UTC)


def save(archive: Archive, path: Path, tools: CaptureTools) -> list[FileSaved]:
    """Every page of the file at ``path``, saved; none may fail."""
    with opened(path, tools.worker) as source:
        done = list(receive(archive, source, tools))
    assert all(isinstance(one, FileSaved) for one in done), done
    return [one for one in done if isinstance(one, FileSaved)]


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("form", ["SingleFile", "MHTML", "WACZ", "WARC"])
def test_a_saved_page_brings_text_picture_rights_address_and_date(
    archive: Archive, tools: CaptureTools, tmp_path: Path, form: str
) -> None:
    path = {
        "SingleFile": lambda: written(tmp_path / "a.html", singlefile()),
        "MHTML": lambda: written(tmp_path / "a.mhtml", mhtml()),
        "WACZ": lambda: wacz(tmp_path / "a.wacz"),
        "WARC": lambda: written(tmp_path / "a.warc", warc(gzip=False)),
    }[form]()

    [one] = save(archive, path, tools)

    article = archive.articles.open(one.saved.article)
    [picture] = article.pictures
    assert article.content.text == "\n\n".join(PARAGRAPHS)
    assert article.capture.final_url == PAGE
    assert article.capture.captured_at == SAVED
    assert picture.placement.verdict.creator == ("Jane Doe",)
    assert picture.picture is not None
    assert payload_of(archive.library, *archive.pictures.place(picture.picture)) == PHOTO
    assert f"({form})" in article.content.warnings[-1].message
    assert path.exists()
    assert verify(archive).ok


@pytest.mark.parametrize("form", ["mhtml", "wacz"])
def test_what_came_in_a_file_is_read_again_from_the_capture_alone(
    archive: Archive, tools: CaptureTools, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"a.{form}"
    save(archive, wacz(path) if form == "wacz" else written(path, mhtml()), tools)
    path.unlink()

    rebuilt = read_anew(archive, Anew.EXTRACT, RebuildTools(tools.worker))

    assert rebuilt.problems == ()
    assert archive.articles.open(1).content.text == "\n\n".join(PARAGRAPHS)


def test_the_file_itself_is_evidence_and_so_is_each_part(
    archive: Archive, tools: CaptureTools, tmp_path: Path
) -> None:
    path = written(tmp_path / "a.mhtml", mhtml())
    save(archive, path, tools)

    [file] = captures(archive.library)
    kept = {one.url: one for one in records(file) if one.kind == "resource"}
    assert kept[f"urn:sha256:{digest_of(path)}"].body == mhtml()
    assert kept[PAGE].body == article_page().encode()
    assert kept[PICTURE].body == PHOTO


def test_a_file_is_known_by_its_bytes_whatever_it_is_called(
    archive: Archive, tools: CaptureTools, tmp_path: Path
) -> None:
    path = written(tmp_path / "a.html", singlefile())
    before = is_known(archive, digest_of(path))
    save(archive, path, tools)
    path.rename(tmp_path / "b.html")

    assert (before, is_known(archive, digest_of(tmp_path / "b.html"))) == (False, True)


def test_a_page_saved_from_the_web_and_from_the_browser_is_one_article(
    archive: Archive, tools: CaptureTools, tmp_path: Path
) -> None:
    [first] = save(archive, written(tmp_path / "a.html", singlefile()), tools)
    [second] = save(archive, written(tmp_path / "a.mhtml", mhtml()), tools)

    assert second.saved.article == first.saved.article


def test_a_page_without_the_comment_is_known_by_its_canonical_address(
    archive: Archive, tools: CaptureTools, tmp_path: Path
) -> None:
    page = article_page().replace("<head>", f'<head><link rel="canonical" href="{PAGE}">')

    [one] = save(archive, written(tmp_path / "a.html", page.encode()), tools)

    assert one.url == PAGE
    assert one.captured.pictures[0].missing is not None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (article_page().encode(), "does not say which address"),
        (b"%PDF-1.7 not a page", "no saved page"),
        (mhtml().replace(b"text/html", b"text/plain"), "no page"),
        (b"PK\x03\x04 and then nothing", "no saved page"),
        (b"\x1f\x8b not gzip at all", "cannot be read"),
        (gzip.compress(b"not a record", mtime=0), r"cannot be read|no WARC|no page"),
        (b"WARC/1.1\r\nrubbish", r"cannot be read|no page"),
    ],
)
def test_what_is_no_saved_page_is_said_in_one_sentence(
    tools: CaptureTools, tmp_path: Path, data: bytes, words: str
) -> None:
    path = written(tmp_path / "a.html", data)

    with pytest.raises(PageError, match=words), opened(path, tools.worker) as source:
        assert source.pages


def test_a_package_that_unpacks_to_more_than_an_archive_may_is_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(b"WARC/1.1\r\n" + bytes(30 << 20))
    path = wacz(tmp_path / "a.wacz", bomb)

    with pytest.raises(PageError, match="unpacks to more than 10 MB") as told:
        ForeignArchive(path, 10 << 20).__enter__()

    assert path.stat().st_size < 100_000
    assert told.value.kind == "too-large"


def test_a_package_of_a_million_names_is_refused_before_they_are_read(tmp_path: Path) -> None:
    one = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *[0] * 6, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0)
    names = (one + b"a/b/c") * 1_000_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(names), 0, 0)
    path = written(tmp_path / "a.wacz", names + end)

    with pytest.raises(PageError, match="more files than any archive has"):
        ForeignArchive(path).__enter__()


def test_names_that_lead_out_of_a_package_lead_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.wacz"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("../../evil.warc.gz", warc())
        package.writestr("archive/../../evil.warc.gz", warc())

    with ForeignArchive(path) as archive:
        assert archive.pages == (PAGE,)

    assert sorted(one.name for one in tmp_path.rglob("*")) == ["a.wacz", "deep"]


def test_an_archive_that_is_cut_short_gives_what_came_before(tmp_path: Path) -> None:
    whole = warc(gzip=False)
    path = written(tmp_path / "a.warc", whole[: len(whole) - 200])

    with ForeignArchive(path) as archive:
        page = archive.exchange(PAGE)

    assert page is not None
    assert page.body == article_page().encode()


def test_an_answer_without_its_address_does_not_cost_what_came_before(tmp_path: Path) -> None:
    nameless = warc(gzip=False).replace(b"WARC-Target-URI", b"WARC-Other-URI")
    path = written(tmp_path / "a.warc", warc(gzip=False) + nameless)

    with ForeignArchive(path) as archive:
        assert archive.pages == (PAGE,)
    with pytest.raises(PageError, match="cannot be read"):
        ForeignArchive(written(tmp_path / "b.warc", nameless)).__enter__()


def test_a_file_that_is_still_growing_is_waited_for(tmp_path: Path) -> None:
    folder = WatchedFolder(tmp_path)
    path = written(tmp_path / "a.html", b"<html>")
    written(tmp_path / "b.html.crdownload", b"<html>")

    at_first = folder.ready()
    path.write_bytes(b"<html>more")
    growing = folder.ready()
    whole = folder.ready()
    again = folder.ready()

    assert (at_first, growing, whole, again) == ((), (), (path,), ())
    assert not folder.waits


def test_a_file_that_nobody_touched_for_long_is_whole_at_once(tmp_path: Path) -> None:
    path = written(tmp_path / "a.mhtml", b"x")
    os.utime(path, (1_700_000_000, 1_700_000_000))

    assert WatchedFolder(tmp_path).ready() == (path,)


def test_no_file_of_a_full_folder_is_passed_over(tmp_path: Path) -> None:
    for number in range(10_001):
        os.utime(written(tmp_path / f"{number}.html", b"x"), (1_700_000_000, 1_700_000_000))

    assert len(WatchedFolder(tmp_path).ready()) == 10_001


def test_a_folder_that_goes_while_it_is_watched_is_said(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    folder = WatchedFolder(tmp_path / "stick")
    (tmp_path / "stick").rmdir()

    with pytest.raises(PageError, match="cannot be read any more"):
        folder.ready()
