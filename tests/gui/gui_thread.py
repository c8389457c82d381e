"""What the window asks of the system on the thread that paints, heard while a test runs."""

import sys
import threading
from types import FrameType
from typing import Any

from archive_app.domain.long_work import listen
from archive_app.resources import resource

_WATCHED = {
    "open", "os.listdir", "os.scandir", "socket.connect", "socket.getaddrinfo",
    "sqlite3.connect", "subprocess.Popen",
}  # fmt: skip
_CODE = (".py", ".pyc", ".so", ".pyi")
_IMPORT = "<frozen importlib._bootstrap_external>"
_OURS = str(resource("icons").parent)
_TOOL = "archive_app.gui.snapshots."
"""Takes pictures of the window and looks into the library for that; nobody sits before it."""
_AFTER = "archive_app.gui.viewing.close"
"""Pictures that were dragged out are swept when the window is gone from the screen."""
_PLAIN = (
    "archive_app.gui.about_dialog",
    "archive_app.gui.thumbnails",
    "archive_app.gui.window_state",
)
"""Modules of plain functions for the lanes, which a test may call itself."""
_BEFORE = "archive_app.gui.program._load"
"""The settings are read once before there is a window that could wait: they say which library."""


class GuiThreadWatch:
    """Writes down every file, socket, process, question to SQLite and picture of the window's.

    Only what a function of ``archive_app.gui`` asks for on the thread that the watch was made on:
    a test itself may look into the library there, and its helpers may be called by hand.
    """

    def __init__(self) -> None:
        self.on = False
        self.seen: list[tuple[str, str]] = []
        self._thread = threading.get_ident()
        sys.addaudithook(self._hear)  # cannot be taken out again: ``on`` decides
        listen(lambda kind: self._hear(kind, ()))

    def _hear(self, event: str, details: tuple[Any, ...]) -> None:
        if not self.on or threading.get_ident() != self._thread:
            return
        if event not in _WATCHED and event not in {"sql", "picture"}:
            return
        if event == "open" and isinstance(details[0], int):
            return  # by its number: it was heard when it got that
        what = str(details[0]) if details else ""
        written = ".pyc." in what  # a module's code, under the name it has while it is written
        own = what.endswith(_CODE) or written or what.startswith(_OURS)  # each once
        own = own or sys._getframe(1).f_code.co_filename == _IMPORT  # the folder of a package
        asker = _asker(sys._getframe(1))
        allowed = not asker or asker in {_BEFORE, _AFTER} or asker.startswith(_TOOL)
        if not allowed and not own:
            self.seen.append((event, f"{what} for {asker}"))


def _asker(frame: FrameType | None) -> str:
    """The function of the window that asked; empty where a test called that very function."""
    while frame is not None and not _module(frame).startswith("archive_app.gui."):
        frame = frame.f_back
    if frame is None:
        return ""
    asker = f"{_module(frame)}.{frame.f_code.co_name}"
    plain: FrameType | None = frame
    while plain is not None and _module(plain) in _PLAIN:
        plain = plain.f_back
    by_hand = plain is not frame and plain is not None and _module(plain).startswith("tests.")
    return "" if by_hand else asker


def _module(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", ""))
