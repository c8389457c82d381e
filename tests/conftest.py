"""What every test relies on: Qt off screen, no network beyond loopback, settings of its own."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.loopback_site import LoopbackSite

# Before Qt is imported: without a display plain pytest would abort the interpreter.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Hypothesis makes it with its first text. A folder that changes is listed again by whoever imports
# next, and that a test of the window would take for a look into files by the window.
(Path(__file__).parents[1] / ".hypothesis").mkdir(exist_ok=True)

_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


def _is_local(address: Any) -> bool:
    if not isinstance(address, tuple):
        return True  # a Unix socket's path
    host = str(address[0])
    return host in _LOOPBACK or host.startswith("127.")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Fails a test that connects, or asks for a name, beyond loopback."""
    outside: list[Any] = []
    connect, connect_ex, resolve = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def guarded(self: socket.socket, address: Any) -> None:
        if not _is_local(address):
            outside.append(address)
            raise ConnectionRefusedError(f"a test asked for {address}")
        connect(self, address)

    def guarded_ex(self: socket.socket, address: Any) -> int:
        if not _is_local(address):
            outside.append(address)
            raise ConnectionRefusedError(f"a test asked for {address}")
        return connect_ex(self, address)

    def guarded_resolve(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else str(host)
        if name.endswith((".invalid", ".example", ".test")):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if not _is_local((name,)) and not name.replace(".", "").isdigit() and ":" not in name:
            outside.append(name)
            raise socket.gaierror(socket.EAI_NONAME, f"a test asked for {name}")
        return resolve(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_resolve)
    yield outside
    assert not outside, f"the test went beyond loopback: {outside}"


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, logs and the default library of a test live in its own folder."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.split("_")[1].lower()))
    monkeypatch.delenv("ARCHIVE_APP_LIBRARY", raising=False)
    return home


@pytest.fixture
def site() -> Iterator[LoopbackSite]:
    """A real web server on loopback; the test says what it answers."""
    with LoopbackSite() as running:
        yield running
