"""Reading back, and what is said of files that are not what they were."""

import gzip
from pathlib import Path

import pytest

from archive_app.domain.errors import LibraryError
from archive_app.domain.page import FetchedPage, Record
from archive_app.preserve.capture_file import CaptureWriter
from archive_app.preserve.reading import payload_of, read_record, records, verify_file
from tests.preserve.conftest import NOW, picture

Capture = tuple[Path, str, tuple[Record, ...]]


@pytest.fixture
def capture(tmp_path: Path, page: FetchedPage) -> Capture:
    """A library with one capture: its folder, the file's name and its records."""
    with CaptureWriter(tmp_path, NOW) as writer:
        writer.write_page(page)
        for body in (b"\xff\xd8one" * 99, b"\xff\xd8two" * 99):
            writer.write_part(picture(body), None)
        writer.write_metadata(page.page.url, b"{}", "application/json")
        return tmp_path, writer.publish(), writer.records


def test_a_sound_file_has_no_problems_with_or_without_the_library_s_memory(
    capture: Capture,
) -> None:
    library, warc, written = capture

    assert verify_file(library / warc, written) == []
    assert verify_file(library / warc, []) == []
    assert verify_file(library / warc, written[4:5]) == []


def test_a_page_that_packs_far_smaller_than_it_is_does_not_hide_what_follows(
    tmp_path: Path, page: FetchedPage
) -> None:
    long = b"<p>The river rose again." * 200_000
    with CaptureWriter(tmp_path, NOW) as writer:
        writer.write_page(page)
        writer.write_part(picture(long), None)
        writer.write_metadata(page.page.url, b"{}", "application/json")
        warc, written = writer.publish(), writer.records

    assert verify_file(tmp_path / warc, written) == []
    assert [(record.offset, record.length) for record in records(tmp_path / warc)] == [
        (record.offset, record.length) for record in written
    ]


def test_any_change_of_what_is_inside_is_noticed(capture: Capture) -> None:
    library, warc, written = capture
    whole = (library / warc).read_bytes()

    # gzip's own header holds a time and a system, and its last bits may be padding: no proof.
    unnoticed = []
    for place in range(0, len(whole), 7):
        harmed = bytearray(whole)
        harmed[place] ^= 0x20
        (library / warc).write_bytes(harmed)
        if not verify_file(library / warc, written):
            unnoticed.append(gzip.decompress(harmed))

    assert set(unnoticed) <= {gzip.decompress(whole)}
    assert len(unnoticed) < len(whole) / 7 / 20


def test_a_file_cut_at_any_byte_is_noticed(capture: Capture) -> None:
    library, warc, written = capture
    whole = (library / warc).read_bytes()

    for size in range(0, len(whole), 61):
        (library / warc).write_bytes(whole[:size])
        problems = verify_file(library / warc, written)
        assert problems
        assert {problem.kind for problem in problems} == {"library-damaged"}


def test_records_behind_a_damaged_one_are_still_checked(capture: Capture) -> None:
    library, warc, written = capture
    harmed = bytearray((library / warc).read_bytes())
    for record in (written[2], written[6]):
        middle = record.offset + record.length // 2
        harmed[middle : middle + 4] = b"\0\0\0\0"
    (library / warc).write_bytes(harmed)

    assert len(verify_file(library / warc, written)) == 2
    assert read_record(library, warc, written[8].offset).body == b"\xff\xd8two" * 99


def test_bytes_added_at_the_end_are_noticed(capture: Capture) -> None:
    library, warc, written = capture
    with (library / warc).open("ab") as file:
        file.write(b"more")

    assert len(verify_file(library / warc, written)) == 1


def test_a_file_swapped_for_another_sound_one_is_noticed(capture: Capture, tmp_path: Path) -> None:
    library, warc, written = capture
    with CaptureWriter(tmp_path, NOW) as writer:
        writer.write_part(picture(b"\xff\xd8forged"), None)
        other = writer.publish()
    (library / other).rename(library / warc)

    problems = verify_file(library / warc, written)

    assert problems
    assert "no longer matches its proof from 13 Jan 2026" in problems[0].message


def test_a_missing_file_is_a_sentence(capture: Capture) -> None:
    library, warc, written = capture
    (library / warc).unlink()

    assert "cannot be opened" in verify_file(library / warc, written)[0].message
    with pytest.raises(LibraryError) as failed:
        payload_of(library, warc, written[3].offset)
    assert failed.value.kind == "library-damaged"
    with pytest.raises(LibraryError):
        list(records(library / warc))


@pytest.mark.parametrize("offset", [1, 10_000_000])
def test_an_offset_that_is_no_record_is_a_sentence(capture: Capture, offset: int) -> None:
    library, warc, _ = capture

    with pytest.raises(LibraryError, match="damaged"):
        read_record(library, warc, offset)


def test_a_name_that_leads_out_of_the_library_is_not_opened(capture: Capture) -> None:
    library, warc, _ = capture
    outside = library.parent / "secret.warc.gz"
    (library / warc).rename(outside)

    with pytest.raises(LibraryError, match="leads out of the library"):
        read_record(library, "../secret.warc.gz", 0)


def test_a_revisit_whose_original_changed_is_noticed(tmp_path: Path) -> None:
    with CaptureWriter(tmp_path, NOW) as writer:
        first = writer.write_part(picture(b"\xff\xd8one"), None)
        again = writer.write_part(picture(b"\xff\xd8one"), None)
        warc = writer.publish()
    harmed = bytearray((tmp_path / warc).read_bytes())
    harmed[first.offset + first.length - 5] ^= 1
    (tmp_path / warc).write_bytes(harmed)

    assert len(verify_file(tmp_path / warc, [first, again])) == 2
