"""The names of highlight colours: in the library, undoable, and carried with the work."""

from pathlib import Path

from archive_app.domain.annotation import Colour
from archive_app.domain.changes import Touched
from archive_app.store.archive import Archive

NAMES = {Colour.GREEN: "Check", Colour.PINK: "Doubt"}


def test_colours_keep_their_names_until_they_get_others(archive: Archive) -> None:
    changes = archive.colour_names.set(NAMES)
    archive.colour_names.set({Colour.GREEN: " Proof ", Colour.BLUE: "Quote", Colour.PINK: " "})

    assert changes.kinds == {Touched.COLOURS}
    assert archive.colour_names.all() == {Colour.GREEN: "Proof", Colour.BLUE: "Quote"}


def test_names_are_undone_and_done_again_over_a_restart(archive: Archive, library: Path) -> None:
    archive.colour_names.set(NAMES)
    archive.colour_names.set({Colour.GREEN: "Proof"})
    archive.close()

    with Archive.open(library) as again:
        event, changes = again.history.undo()
        before = again.colour_names.all()
        again.history.redo()

        assert event.subject == "Highlight colours named"
        assert changes.kinds == {Touched.COLOURS}
        assert (before, again.colour_names.all()) == (NAMES, {Colour.GREEN: "Proof"})


def test_the_same_names_are_no_change(archive: Archive) -> None:
    archive.colour_names.set(NAMES)

    assert not archive.colour_names.set(NAMES)
    assert len(archive.history.events()) == 1


def test_names_are_carried_into_another_library_and_never_over_its_own(
    archive: Archive, tmp_path: Path
) -> None:
    archive.colour_names.set(NAMES)

    with Archive.open(tmp_path / "other") as other:
        other.colour_names.set({Colour.PINK: "Later"})
        restored = other.portable.restore(archive.portable.lines())

        assert restored.others == 1
        assert other.colour_names.all() == {Colour.GREEN: "Check", Colour.PINK: "Later"}
