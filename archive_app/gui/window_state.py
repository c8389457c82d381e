"""What the window remembers between starts: its size, the widths of its panes, where one was."""

from dataclasses import astuple, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QByteArray, QSettings

from archive_app.actions.settings import log_file
from archive_app.domain.library import Sort
from archive_app.gui.article_panel import Seen
from archive_app.gui.destinations import INBOX, Destination, Kind
from archive_app.gui.pane_layout import Widths

_RUNS_MOST = 1_000
"""Runs of chosen rows that are remembered."""


@dataclass(frozen=True, slots=True)
class WindowState:
    """The window as it was closed."""

    geometry: QByteArray
    """Qt's own form; empty at the first start."""
    widths: Widths | None
    """None at the first start."""
    place: Destination
    article: int | None
    sort: Sort
    sidebar: bool = True
    inspector: bool = True
    closed_tags: tuple[str, ...] = ()
    seen: Seen = field(default_factory=Seen)
    checked: datetime | None = None
    """When all saved files were last found as they were saved; aware."""


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
        widths=_widths(store),
        place=place,
        article=int(article) if article.isdecimal() else None,
        sort=Sort(sort) if sort in set(Sort) else Sort.SAVED,
        sidebar=store.value("sidebar", "true") != "false",
        inspector=store.value("inspector", "true") != "false",
        closed_tags=tuple(tag for tag in str(store.value("closed", "")).split("\n") if tag),
        seen=_seen(store),
        checked=_moment(str(store.value("checked", ""))),
    )


def keep_state(library: Path, state: WindowState) -> None:
    """Remember ``state``; quietly nothing where the folder cannot be written."""
    store = _store(library)
    values = {
        "geometry": state.geometry,
        "widths": "" if state.widths is None else " ".join(map(str, astuple(state.widths))),
        "place/kind": state.place.kind,
        "place/name": state.place.name,
        "article": "" if state.article is None else str(state.article),
        "sort": state.sort.value,
        "sidebar": str(state.sidebar).lower(),
        "inspector": str(state.inspector).lower(),
        "closed": "\n".join(state.closed_tags),
        "list/rows": str(state.seen.rows),
        "list/top": str(state.seen.top),
        "list/chosen": " ".join(f"{a}-{b}" for a, b in state.seen.chosen[:_RUNS_MOST]),
    }
    for name, value in values.items():
        store.setValue(name, value)
    store.sync()


def keep_check(library: Path, when: datetime) -> None:
    """Remember that all saved files matched at ``when``; quietly nothing where that fails."""
    store = _store(library)
    store.setValue("checked", when.isoformat())
    store.sync()


def _store(library: Path) -> QSettings:
    store = QSettings(str(log_file().parent / "window.ini"), QSettings.Format.IniFormat)
    store.beginGroup(str(library.resolve()).replace("/", "_").replace("\\", "_"))
    return store


def _bytes(store: QSettings, name: str) -> QByteArray:
    value = store.value(name)
    return value if isinstance(value, QByteArray) else QByteArray()


def _widths(store: QSettings) -> Widths | None:
    numbers = _numbers(str(store.value("widths", "")))
    return Widths(*numbers) if len(numbers) == len(fields(Widths)) else None


def _seen(store: QSettings) -> Seen:
    runs = [_numbers(run.replace("-", " ")) for run in str(store.value("list/chosen", "")).split()]
    rows, top = (_numbers(str(store.value(name, ""))) for name in ("list/rows", "list/top"))
    chosen = tuple((run[0], run[1]) for run in runs if len(run) == 2)
    return Seen(rows[0], chosen, top[0]) if rows and top else Seen()


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _numbers(text: str) -> list[int]:
    """The numbers in ``text``; none where one of its words is no number."""
    words = text.split()
    return [int(word) for word in words] if all(word.isdecimal() for word in words) else []
