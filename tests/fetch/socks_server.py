"""A SOCKS5 proxy on loopback (RFC 1928, CONNECT only) that leads every name to one server."""

import contextlib
import socket
import socketserver
import threading
from dataclasses import dataclass, field
from typing import Self


class _Handler(socketserver.BaseRequestHandler):
    request: socket.socket
    server: "_Server"

    def handle(self) -> None:
        proxy = self.server.proxy
        _, count = self._take(2)
        self._take(count)
        self.request.sendall(b"\x05\x00")
        kind = self._take(4)[3]
        if kind == 3:
            host = self._take(self._take(1)[0]).decode()
        else:
            host = socket.inet_ntoa(self._take(4))
        port = int.from_bytes(self._take(2), "big")
        proxy.asked.append((host, port))
        if proxy.refuses:
            self.request.sendall(b"\x05\x02\x00\x01" + bytes(6))
            return
        with socket.create_connection(("127.0.0.1", proxy.leads_to)) as onward:
            self.request.sendall(b"\x05\x00\x00\x01" + bytes(6))
            threading.Thread(target=_pump, args=(onward, self.request), daemon=True).start()
            _pump(self.request, onward)

    def _take(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            piece = self.request.recv(size - len(data))
            if not piece:
                raise ConnectionError
            data += piece
        return data


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    proxy: "SocksProxy"

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever hangs up has its reasons."""


def _pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


@dataclass
class SocksProxy:
    """Runs for as long as a ``with`` lasts."""

    leads_to: int
    """Port on 127.0.0.1 where every connection ends."""
    refuses: bool = False
    asked: list[tuple[str, int]] = field(default_factory=list)
    """Host and port as the client named them: a name where it left the lookup to us."""

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.proxy = self
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        """As the setting names it."""
        return f"socks5://127.0.0.1:{self._server.server_address[1]}"
