"""Our side of the rendering process: what a page shows once its scripts have run.

The process is one of the window's child programs, with a real browser in it (QtWebEngine, the extra
``browser``). It is given no network but a gateway that asks the guard, no time beyond a deadline,
and it ends with the page that it was started for.
"""

import importlib.util
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from http.cookiejar import Cookie
from pathlib import Path
from typing import IO

import msgspec

from archive_app.actions.progress import Stopped, check, never
from archive_app.actions.render_messages import OwnCookie, RenderPage, RenderReply
from archive_app.domain.errors import Notice, PageError
from archive_app.domain.rendering import Rendering
from archive_app.fetch.gateway import Gateway, Refusal
from archive_app.fetch.guard import Guard
from archive_app.fetch.settings import FetchSettings

WITHOUT_SANDBOX = "ARCHIVE_APP_TEST_WITHOUT_SANDBOX"
"""Set to 1 by our own tests, where they run as root: nothing else may switch the sandbox off."""
HOW_TO_GET_IT = "To show such pages to a browser, install it: pip install “news-archive[browser]”."
_SCRIPT_SECONDS = 25.0
_GRACE_SECONDS = 20.0
"""After the deadline of the scripts: start, picture and answer."""
_MEMORY = 3 << 29
"""Bytes that the browser's processes may hold together: 1.5 GiB."""
_LOOK = 0.2
_LARGEST_ANSWER = 256 << 20
_LONGEST_WORDS = 4_000
_BROKE_OFF = "The browser that was to show the page broke off."


class CannotRender(PageError):
    """The page could not be shown to a browser; what was fetched of it is not touched."""

    kind = "needs-script"


@dataclass(frozen=True, slots=True)
class RenderTools:
    """What a page is rendered with."""

    guard: Guard
    fetching: FetchSettings
    stopped: Stopped = never
    seconds: float = _SCRIPT_SECONDS
    memory: int = _MEMORY


def has_browser() -> bool:
    """Whether the extra ``browser`` is installed; Qt is not loaded to tell."""
    found = importlib.util.find_spec("PySide6")
    places = found.submodule_search_locations or () if found is not None else ()
    return any(next(Path(place).glob("QtWebEngineCore*"), None) for place in places)


def may_go_without_sandbox() -> bool:
    """Whether this is one of our own tests, run as root."""
    return _is_root() and os.environ.get(WITHOUT_SANDBOX) == "1"


def demand_browser() -> None:
    """Nothing, where a page can be rendered here.

    Raises:
        CannotRender: the extra is missing, or we are root, as whom no browser may run safely.
    """
    if not has_browser():
        raise CannotRender(f"There is no browser in this installation. {HOW_TO_GET_IT}")
    if _is_root() and not may_go_without_sandbox():
        raise CannotRender(
            "As root no page is shown to a browser: it could not lock its scripts in. Run the"
            " archive as an ordinary user."
        )


def render(url: str, tools: RenderTools) -> Rendering:
    """The page at ``url`` as a browser shows it.

    Raises:
        CannotRender: it cannot be shown, or not within the limits of time and memory.
        Cancelled: the person stopped it.
    """
    demand_browser()
    with Gateway(tools.guard, tools.fetching) as gateway:
        order = RenderPage(
            url=url,
            gateway=gateway.port,
            product=tools.fetching.user_agent,
            language=tools.fetching.accept_language,
            cookies=_own(tools.fetching.cookies),
            seconds=tools.seconds,
        )
        with _Child("archive_app.gui.page_renderer", tools) as child:
            reply = child.ask(order)
        if reply.rendering is None:
            raise CannotRender(_words(reply.error))
        rendering = _with_refusals(reply.rendering, gateway.refusals)
    pages = [request for request in rendering.requests if request.kind == "page"]
    if pages and pages[-1].refused is not None:
        raise CannotRender(f"Its scripts lead to where nothing is asked. {pages[-1].refused}")
    return rendering


class _Child:
    """The process, watched while it works; nothing of it is left when it ends."""

    def __init__(self, module: str, tools: RenderTools) -> None:
        self._module = module
        self._tools = tools
        self._reply = b""

    def __enter__(self) -> "_Child":
        self._words: IO[bytes] = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", self._module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._words,
            env=child_environment(),
            start_new_session=True,  # so that all of the browser's processes can be ended
        )
        return self

    def __exit__(self, *exception: object) -> None:
        self._kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
        self._process.wait()
        with self._words:
            logging.getLogger(__name__).debug("the rendering process said:\n%s", self._said())

    def ask(self, order: RenderPage) -> RenderReply:
        """What it answers to ``order``. Raises as ``render``."""
        reader = threading.Thread(target=self._read, daemon=True)
        reader.start()
        with suppress(BrokenPipeError):  # it died at once: no answer will come
            self._write(msgspec.msgpack.encode(order))
        end = time.monotonic() + self._tools.seconds + _GRACE_SECONDS
        while reader.is_alive():
            reader.join(_LOOK)
            check(self._tools.stopped)
            if time.monotonic() > end:
                raise _endless(self._tools.seconds)
            if _memory_of(self._process.pid) > self._tools.memory:
                raise CannotRender(
                    "The page takes more memory than a page may, so its scripts were stopped."
                )
        try:
            return msgspec.msgpack.decode(self._reply, type=RenderReply)
        except msgspec.DecodeError as error:
            raise CannotRender(_BROKE_OFF, details=self._said() or str(error)) from error

    def _said(self) -> str:
        """What the process wrote on its standard error so far: why it could not even begin."""
        self._words.seek(0)
        return self._words.read().decode("utf-8", "replace").strip()[-_LONGEST_WORDS:]

    def _write(self, message: bytes) -> None:
        pipe = self._process.stdin
        if pipe is not None:
            pipe.write(len(message).to_bytes(4, "big") + message)
            pipe.flush()  # left open: its end tells the child that we died

    def _read(self) -> None:
        pipe = self._process.stdout
        if pipe is not None:
            self._reply = pipe.read(_LARGEST_ANSWER)

    def _kill(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()


def child_environment(*, off_screen: bool = True) -> dict[str, str]:
    """The environment of a child program with a browser in it: none of the engine's own switches.

    ``off_screen``: it shows nothing, so that it needs no display.
    """
    kept = {k: v for k, v in os.environ.items() if not k.startswith("QTWEBENGINE_")}
    if off_screen and sys.platform.startswith("linux"):
        kept["QT_QPA_PLATFORM"] = "offscreen"
    return kept


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _memory_of(session: int) -> int:
    """Bytes that the processes of ``session`` hold in memory; 0 where the system does not tell."""
    return sum(_resident(path) for path in _processes(session))


def _processes(session: int) -> Iterator[Path]:
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError, ValueError):
            # After the name, which may hold anything: state, parent, group, session.
            fields = (path / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            if int(fields[3]) == session:
                yield path


def _resident(process: Path) -> int:
    """Bytes of memory that only this process holds: what it shares would be counted many times."""
    with suppress(OSError, IndexError, ValueError):
        _, resident, shared = map(int, (process / "statm").read_text("ascii").split()[:3])
        return (resident - shared) * 4096
    return 0


def _own(cookies: Sequence[Cookie]) -> tuple[OwnCookie, ...]:
    return tuple(
        OwnCookie(one.name, one.value or "", one.domain, one.path, one.secure) for one in cookies
    )


def _words(error: Notice | None) -> str:
    return error.message if error is not None else _BROKE_OFF


def _endless(seconds: float) -> CannotRender:
    return CannotRender(
        f"The page's scripts did not come to an end in {seconds:g} seconds and were stopped."
    )


def _with_refusals(rendering: Rendering, refusals: Sequence[Refusal]) -> Rendering:
    """The rendering, each request that the guard stopped marked with the reason."""
    why = {f"://{one.host}": one.why.message for one in refusals}
    if not why:
        return rendering
    marked = tuple(
        replace(request, refused=_reason(request.url, why)) if not request.refused else request
        for request in rendering.requests
    )
    return replace(rendering, requests=marked)


def _reason(url: str, why: dict[str, str]) -> str | None:
    scheme, _, rest = url.partition("://")
    host = rest.partition("/")[0].partition("?")[0].lower()
    if not host.rpartition(":")[2].isdigit():
        host += ":443" if scheme in {"https", "wss"} else ":80"
    return why.get(f"://{host}")
