"""What a drag over the window carries: addresses, files to take in, pictures to look for."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

from archive_app.gui.importing import files_in
from archive_app.gui.picture_finding import pictures_in
from archive_app.gui.save_panel import addresses_in


@dataclass(frozen=True, slots=True)
class Dropped:
    """Of each kind as many as there are; all empty where the window has no use for it."""

    addresses: str
    """A line each."""
    files: tuple[Path, ...]
    pictures: tuple[Path, ...]

    @property
    def is_wanted(self) -> bool:
        """Whether there is anything to do with it."""
        return bool(self.addresses or self.files or self.pictures)


def dropped(data: QMimeData) -> Dropped:
    """What of ``data`` the window takes."""
    return Dropped(addresses_in(data), files_in(data), pictures_in(data))
