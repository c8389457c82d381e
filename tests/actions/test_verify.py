from collections.abc import Callable
from pathlib import Path

from archive_app.actions.verify import verify
from archive_app.domain.saving import Saved
from archive_app.store.archive import Archive
from tests.loopback_site import LoopbackSite


def _file(library: Path) -> Path:
    return next((library / "captures").rglob("*.warc.gz"))


def test_a_sound_library_has_no_problems(
    archive: Archive, news: LoopbackSite, save: Callable[[str], Saved]
) -> None:
    save(f"{news.origin}/wall")

    report = verify(archive)

    assert report.ok
    assert report.checked >= 4


def test_a_single_changed_byte_is_found(
    archive: Archive, news: LoopbackSite, save: Callable[[str], Saved]
) -> None:
    save(f"{news.origin}/wall")
    path = _file(archive.library)
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(body)

    assert not verify(archive).ok


def test_a_missing_file_is_found(
    archive: Archive, news: LoopbackSite, save: Callable[[str], Saved]
) -> None:
    save(f"{news.origin}/wall")
    _file(archive.library).unlink()

    assert not verify(archive).ok
