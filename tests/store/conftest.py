"""A library of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_app.store.archive import Archive


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def archive(library: Path) -> Iterator[Archive]:
    with Archive.open(library) as opened:
        yield opened
