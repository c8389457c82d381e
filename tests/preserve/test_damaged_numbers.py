from pathlib import Path

import pytest

from archive_app.domain.errors import LibraryError
from archive_app.preserve.reading import records


@pytest.mark.parametrize("size", ["²", "-1", "１２", "", "9" * 30])
def test_a_length_that_is_no_number_is_damage_and_no_fault_of_ours(
    tmp_path: Path, size: str
) -> None:
    import gzip

    head = f"WARC/1.1\r\nWARC-Type: metadata\r\nContent-Length: {size}\r\n\r\n"
    path = tmp_path / "odd.warc.gz"
    path.write_bytes(gzip.compress(head.encode() + b"x\r\n\r\n"))

    with pytest.raises(LibraryError):
        list(records(path))
