"""Captures on disk: what is in them, how other tools read them, and what happens when it fails."""

import contextlib
import errno
import gzip
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from archive_app.domain.errors import LibraryError
from archive_app.domain.page import FetchedPage, PayloadPlace, Record
from archive_app.preserve.capture_file import CaptureWriter
from archive_app.preserve.digests import labelled, sha256
from archive_app.preserve.faults import writing
from archive_app.preserve.reading import payload_of, read_record, records, verify_file
from tests.preserve.conftest import HTML, NOW, PLAIN, picture


def warcio_check(path: Path) -> str:
    """What warcio's own checker says; fails the test when it finds anything."""
    program = Path(sys.executable).with_name("warcio")
    done = subprocess.run(
        [program, "check", "-v", path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def place_of(record: Record, warc: str) -> PayloadPlace:
    digest = record.payload_sha256 or ""
    return PayloadPlace(digest, warc, record.offset, record.url, NOW)


def test_a_capture_is_one_file_named_by_its_moment_and_holds_everything_in_order(
    tmp_path: Path, page: FetchedPage
) -> None:
    with CaptureWriter(tmp_path, NOW) as writer:
        written = list(writer.write_page(page))
        written.append(writer.write_part(picture(b"\xff\xd8one"), None))
        written.append(writer.write_metadata(page.page.url, b'{"article": 7}', "application/json"))
        warc = writer.publish()

    assert warc == f"captures/2026/01/{writer.capture_id}.warc.gz"
    assert writer.capture_id.startswith("20260113T060002Z-")
    kinds = [record.kind for record in records(tmp_path / warc)]
    assert kinds == ["warcinfo", *["request", "response"] * 3, "metadata"]
    assert [record.place for record in records(tmp_path / warc)][1:5] == written[:4]
    assert tuple(record.place for record in records(tmp_path / warc)) == writer.records
    assert [file.name for file in (tmp_path / "captures/2026/01").iterdir()] == [
        f"{writer.capture_id}.warc.gz"
    ]


def test_other_tools_find_every_digest_right(tmp_path: Path, page: FetchedPage) -> None:
    with CaptureWriter(tmp_path, NOW) as writer:
        writer.write_page(page)
        for body in (b"\xff\xd8one", b"\xff\xd8one", b""):
            writer.write_part(picture(body), None)
        writer.write_metadata(page.page.url, b"{}", "application/json")
        writer.write_resource("urn:screenshot:1", b"\x89PNG", "image/png")
        warc = writer.publish()

    assert warcio_check(tmp_path / warc).count("digest pass") == len(writer.records) - 1


def test_warcio_reads_page_and_picture_as_a_replay_would(tmp_path: Path, page: FetchedPage) -> None:
    with CaptureWriter(tmp_path, NOW) as writer:
        writer.write_page(page)
        writer.write_part(picture(b"\xff\xd8one"), None)
        warc = writer.publish()

    with (tmp_path / warc).open("rb") as file:
        bodies = {
            record.rec_headers["WARC-Target-URI"]: record.content_stream().read()
            for record in ArchiveIterator(file)
            if record.rec_type == "response"
        }
    assert bodies["http://paper.example/a?id=7"] == HTML
    assert bodies["http://paper.example/p.jpg"] == b"\xff\xd8one"


def test_the_payload_is_kept_as_received_and_read_back_decoded(
    tmp_path: Path, page: FetchedPage
) -> None:
    with CaptureWriter(tmp_path, NOW) as writer:
        response = writer.write_page(page)[-1]
        warc = writer.publish()

    stored = read_record(tmp_path, warc, response.offset)
    assert (stored.payload, stored.body) == (page.page.payload, HTML)
    assert stored.payload_digest == labelled(page.page.payload)
    assert response.payload_sha256 == sha256(HTML)
    assert payload_of(tmp_path, warc, response.offset) == HTML


def test_header_bytes_survive_and_only_the_transfer_coding_goes(
    tmp_path: Path, page: FetchedPage
) -> None:
    with CaptureWriter(tmp_path, NOW) as writer:
        response = writer.write_page(page)[-1]
        warc = writer.publish()

    stored = read_record(tmp_path, warc, response.offset)
    assert stored.headers == page.page.headers[:-1]
    assert b"X-Odd: caf\xc3\xa9 \xff\r\n" in gzip.decompress((tmp_path / warc).read_bytes())
    assert (stored.status, stored.media_type, stored.captured_at) == (200, "text/html", NOW)


def test_every_record_can_be_read_by_its_offset_and_length_alone(
    tmp_path: Path, page: FetchedPage
) -> None:
    with CaptureWriter(tmp_path, NOW) as writer:
        writer.write_page(page)
        warc = writer.publish()

    whole = (tmp_path / warc).read_bytes()
    for record in writer.records:
        member = gzip.decompress(whole[record.offset : record.offset + record.length])
        assert member.startswith(b"WARC/1.1\r\n")
        assert record.record_id.encode() in member
    assert sum(record.length for record in writer.records) == len(whole)


def test_a_picture_is_packed_already_and_stands_as_it_is_in_its_member(
    tmp_path: Path, page: FetchedPage
) -> None:
    body = b"\xff\xd8" + b"as repetitive as no photograph is " * 100
    with CaptureWriter(tmp_path, NOW) as writer:
        html = writer.write_page(FetchedPage(PLAIN.url, (replace(PLAIN, payload=body, body=body),)))
        photo = writer.write_part(picture(body + b"."), None)
        warc = writer.publish()

    whole = (tmp_path / warc).read_bytes()
    assert body in whole[photo.offset : photo.offset + photo.length]
    assert html[-1].length < len(body) / 4
    assert payload_of(tmp_path, warc, photo.offset) == body + b"."
    assert "digest pass" in warcio_check(tmp_path / warc)


def test_http_2_is_rendered_as_1_1_and_the_record_says_so(tmp_path: Path) -> None:
    modern = replace(PLAIN, http_version="HTTP/2", reason="", certificate="paper, issued by X")
    with CaptureWriter(tmp_path, NOW) as writer:
        response = writer.write_page(FetchedPage(modern.url, (modern,)))[-1]
        warc = writer.publish()

    stored = read_record(tmp_path, warc, response.offset)
    assert {"WARC-Protocol": "h2", "X-Archive-Certificate": "paper, issued by X"}.items() <= dict(
        stored.fields
    ).items()
    assert b"\r\nHTTP/1.1 200 OK\r\n" in gzip.decompress((tmp_path / warc).read_bytes())


def test_bytes_that_repeat_within_a_capture_are_kept_once(tmp_path: Path) -> None:
    body = bytes(range(256)) * 100
    with CaptureWriter(tmp_path, NOW) as writer:
        first = writer.write_part(picture(body), None)
        again = writer.write_part(picture(body, "http://paper.example/copy.jpg"), None)
        warc = writer.publish()

    assert (again.kind, again.refers_to) == ("revisit", f"{warc}#{first.offset}")
    assert again.payload_sha256 == first.payload_sha256
    assert payload_of(tmp_path, warc, again.offset) == body


def test_bytes_that_an_older_capture_has_become_a_revisit(tmp_path: Path) -> None:
    with CaptureWriter(tmp_path, NOW) as writer:
        first = writer.write_part(picture(b"\xff\xd8one"), None)
        old = writer.publish()

    with CaptureWriter(tmp_path, NOW + timedelta(days=40)) as writer:
        later = replace(picture(b"\xff\xd8one"), fetched_at=NOW + timedelta(days=40))
        again = writer.write_part(later, place_of(first, old))
        new = writer.publish()

    stored = read_record(tmp_path, new, again.offset)
    fields = dict(stored.fields)
    assert (stored.kind, stored.refers_to) == ("revisit", f"{old}#{first.offset}")
    assert fields["WARC-Profile"].endswith("/1.1/revisit/identical-payload-digest")
    assert fields["WARC-Refers-To"] == first.record_id
    assert fields["WARC-Refers-To-Date"] == "2026-01-13T06:00:02.345678Z"
    assert payload_of(tmp_path, new, again.offset) == b"\xff\xd8one"
    assert verify_file(tmp_path / new, [again]) == []
    warcio_check(tmp_path / new)


def test_a_page_that_has_not_changed_becomes_a_revisit_too(
    tmp_path: Path, page: FetchedPage
) -> None:
    with CaptureWriter(tmp_path, NOW) as writer:
        first = writer.write_page(page)[-1]
        old = writer.publish()

    with CaptureWriter(tmp_path, NOW) as writer:
        again = writer.write_page(page, known=place_of(first, old))[-1]
        new = writer.publish()

    assert again.kind == "revisit"
    assert payload_of(tmp_path, new, again.offset) == HTML


def test_what_the_site_calls_unchanged_refers_to_the_bytes_that_it_sent_before(
    tmp_path: Path, page: FetchedPage
) -> None:
    with CaptureWriter(tmp_path, NOW) as writer:
        first = writer.write_page(page)[-1]
        old = writer.publish()
    same = replace(page.page, status=304, reason="Not Modified", payload=b"", body=b"")

    with CaptureWriter(tmp_path, NOW) as writer:
        again = writer.write_page(FetchedPage(same.url, (same,)), place_of(first, old))[-1]
        new = writer.publish()

    fields = dict(read_record(tmp_path, new, again.offset).fields)
    assert fields["WARC-Profile"].endswith("/server-not-modified")
    assert (again.kind, again.payload_sha256) == ("revisit", first.payload_sha256)
    assert again.refers_to == f"{old}#{first.offset}"
    assert payload_of(tmp_path, new, again.offset) == HTML
    assert verify_file(tmp_path / new, [again]) == []
    warcio_check(tmp_path / new)


@pytest.mark.parametrize("harm", ["missing", "other bytes", "packed differently"])
def test_bytes_are_kept_again_rather_than_trusted_to_be_elsewhere(
    tmp_path: Path, harm: str
) -> None:
    with CaptureWriter(tmp_path, NOW) as writer:
        first = writer.write_part(picture(b"\xff\xd8one"), None)
        old = writer.publish()
    known = place_of(first, old)
    asked = picture(b"\xff\xd8one")
    if harm == "missing":
        (tmp_path / old).unlink()
    elif harm == "other bytes":
        known = replace(known, offset=0)
    else:
        asked = replace(asked, payload=gzip.compress(asked.body))

    with CaptureWriter(tmp_path, NOW) as writer:
        assert writer.write_part(asked, known).kind == "response"


def test_what_is_not_published_leaves_nothing(tmp_path: Path, page: FetchedPage) -> None:
    with CaptureWriter(tmp_path, NOW) as writer:
        writer.write_page(page)
        assert writer.temporary.exists()

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_redirect_with_half_a_body_says_so(tmp_path: Path) -> None:
    half = replace(PLAIN, truncated="The body was not kept whole.")
    with CaptureWriter(tmp_path, NOW) as writer:
        response = writer.write_redirects([half])[-1]
        warc = writer.publish()

    assert ("WARC-Truncated", "unspecified") in read_record(tmp_path, warc, response.offset).fields


@contextlib.contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may grow over ``size`` bytes: the kernel refuses, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_without_room_says_so_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    body = b"".join(sha256(b"%d" % number).encode() for number in range(4000))

    with (
        CaptureWriter(tmp_path, NOW) as writer,
        room_for(60_000),
        pytest.raises(LibraryError) as failed,
    ):
        writer.write_part(picture(body), None)

    assert failed.value.kind == "disk-full"
    assert failed.value.message == (
        "The disk is full. Nothing is lost: saving is paused. Free some space, then press Continue."
    )
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_capture_goes_on_without_the_picture_that_found_no_room(tmp_path: Path) -> None:
    body = b"".join(sha256(b"%d" % number).encode() for number in range(4000))

    with CaptureWriter(tmp_path, NOW) as writer:
        with room_for(60_000), pytest.raises(LibraryError):
            writer.write_part(picture(body), None)
        writer.write_part(picture(b"\xff\xd8small"), None)
        warc = writer.publish()

    assert verify_file(tmp_path / warc, writer.records) == []
    warcio_check(tmp_path / warc)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_the_system_s_words_for_a_full_disk_are_known(tmp_path: Path, number: int) -> None:
    with pytest.raises(LibraryError) as failed, writing(tmp_path):
        raise OSError(number, "no room")

    assert failed.value.kind == "disk-full"


def test_a_library_that_cannot_be_written_says_where(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file, no folder")

    with pytest.raises(LibraryError) as failed:
        CaptureWriter(tmp_path / "library", NOW)

    assert failed.value.kind == "library-unwritable"
    assert str(tmp_path) in failed.value.message
