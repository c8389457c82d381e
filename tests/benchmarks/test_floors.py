"""The floors under the scores of extraction: they rise, and what sinks below them is told."""

from pathlib import Path

import pytest

from benchmarks import floors

FOUND = {"NEWS": {"F1": 0.95, "title": 0.9}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Floors as ``FOUND`` left them."""
    path = tmp_path / "floors.json"
    floors.pin(FOUND, path)
    return path


def test_a_score_below_its_floor_is_told_and_so_is_one_that_is_missing(path: Path) -> None:
    sunk = floors.sunk({"NEWS": {"F1": 0.94}}, path)

    assert [line.partition(":")[0] for line in sunk] == ["NEWS F1", "NEWS title"]


def test_a_score_at_its_floor_is_sound(path: Path) -> None:
    assert floors.sunk(FOUND, path) == []


def test_floors_are_raised_and_never_lowered(path: Path) -> None:
    floors.pin({"NEWS": {"F1": 0.97, "title": 0.8}}, path)

    assert floors.sunk({"NEWS": {"F1": 0.97, "title": 0.9}}, path) == []
    assert floors.sunk({"NEWS": {"F1": 0.96, "title": 0.9}}, path) != []
    assert floors.sunk({"NEWS": {"F1": 0.97, "title": 0.89}}, path) != []
