"""What the window remembers between starts: its size, the widths of its panes, where one was."""

from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QByteArray, QSettings

from archive_app.actions.settings import log_file
from archive_app.domain.library import Sort
from archive_app.gui.destinations import INBOX, Destination, Kind


@dataclass(frozen=True, slots=True)
class WindowState:
    """The window as it was closed."""

    geometry: QByteArray
    """Qt's own form; empty at the first start."""
    panes: QByteArray
    """Sidebar, middle and side."""
    middle: QByteArray
    """List and reader."""
    place: Destination
    article: int | None
    sort: Sort
    sidebar: bool = True
    inspector: bool = True
    closed_tags: tuple[str, ...] = ()


def load_state(library: Path) -> WindowState:
    """The state of the window for ``library``; what cannot be read is as at the first start."""
    store = _store(library)
    kind = str(store.value("place/kind", INBOX.kind))
    place = INBOX
    if kind in get_args(Kind) and kind != "search":
        place = Destination(kind, str(store.value("place/name", "")))  # type: ignore[arg-type]
    article = str(store.value("article", ""))
    sort = str(store.value("sort", Sort.SAVED.value))
    return WindowState(
        geometry=_bytes(store, "geometry"),
        panes=_bytes(store, "panes"),
        middle=_bytes(store, "middle"),
        place=place,
        article=int(article) if article.isdecimal() else None,
        sort=Sort(sort) if sort in set(Sort) else Sort.SAVED,
        sidebar=store.value("sidebar", "true") != "false",
        inspector=store.value("inspector", "true") != "false",
        closed_tags=tuple(tag for tag in str(store.value("closed", "")).split("\n") if tag),
    )


def keep_state(library: Path, state: WindowState) -> None:
    """Remember ``state``; quietly nothing where the folder cannot be written."""
    store = _store(library)
    values = {
        "geometry": state.geometry,
        "panes": state.panes,
        "middle": state.middle,
        "place/kind": state.place.kind,
        "place/name": state.place.name,
        "article": "" if state.article is None else str(state.article),
        "sort": state.sort.value,
        "sidebar": str(state.sidebar).lower(),
        "inspector": str(state.inspector).lower(),
        "closed": "\n".join(state.closed_tags),
    }
    for name, value in values.items():
        store.setValue(name, value)
    store.sync()


def _store(library: Path) -> QSettings:
    store = QSettings(str(log_file().parent / "window.ini"), QSettings.Format.IniFormat)
    store.beginGroup(str(library.resolve()).replace("/", "_").replace("\\", "_"))
    return store


def _bytes(store: QSettings, name: str) -> QByteArray:
    value = store.value(name)
    return value if isinstance(value, QByteArray) else QByteArray()
