"""Bare connections for a program that speaks for itself: a browser that renders a page.

They go where the guard says, or through the proxy that the person set (see ``proxies`` for what can
still be promised then).
"""

import base64
import socket
import ssl

import socksio
import socksio.socks5

from archive_app.domain.errors import FetchError
from archive_app.fetch.guard import Guard
from archive_app.fetch.proxies import Proxies, Proxy

_MOST_ADDRESSES = 4
_LONGEST_HEAD = 16 * 1024
_METHOD = socksio.SOCKS5AuthMethod


def connect(host: str, port: int, guard: Guard, proxies: Proxies, seconds: float) -> socket.socket:
    """A connection to ``host`` that was checked; each try takes ``seconds`` at most.

    Raises:
        AddressError: ``refused-address``: it may not be asked.
        FetchError: nobody answers there, or the proxy does not let us through.
    """
    scheme = "https" if port == 443 else "http"
    proxy = proxies.of(scheme, host)
    if proxy is not None:
        guard.check_name(host)
        return _through(proxy, host, port, seconds)
    failure: OSError | None = None
    for address in guard.addresses(host, port)[:_MOST_ADDRESSES]:
        try:
            return socket.create_connection((address, port), seconds)
        except OSError as error:
            failure = failure or error
    raise FetchError(f"Nobody answers at {host}.", details=str(failure)) from failure


def _through(proxy: Proxy, host: str, port: int, seconds: float) -> socket.socket:
    """A connection to ``host`` that ``proxy`` made."""
    try:
        stream = socket.create_connection((proxy.host, proxy.port), seconds)
        try:
            if proxy.scheme == "https":
                context = ssl.create_default_context()
                stream = context.wrap_socket(stream, server_hostname=proxy.host)
            ask = _ask_socks if proxy.scheme.startswith("socks5") else _ask_http
            ask(stream, proxy, f"[{host}]" if ":" in host else host, port)
        except BaseException:
            stream.close()
            raise
    except (OSError, socksio.ProtocolError) as error:
        raise FetchError(
            "The proxy does not let us through. Check that it runs and that the setting “proxy”"
            " names it.",
            details=str(error),
        ) from error
    return stream


def _ask_http(stream: socket.socket, proxy: Proxy, host: str, port: int) -> None:
    lines = [f"CONNECT {host}:{port} HTTP/1.1", f"Host: {host}:{port}"]
    if proxy.user:
        secret = base64.b64encode(f"{proxy.user}:{proxy.password}".encode()).decode("ascii")
        lines.append(f"Proxy-Authorization: Basic {secret}")
    stream.sendall("\r\n".join([*lines, "", ""]).encode("latin-1"))
    head = b""
    while not head.endswith(b"\r\n\r\n"):  # byte by byte: what follows belongs to the browser
        byte = stream.recv(1)
        head += byte
        if not byte or len(head) > _LONGEST_HEAD:
            raise ConnectionError("the proxy hung up")
    words = head.split(b" ", 2)
    if len(words) < 2 or words[1] != b"200":
        raise ConnectionError(head.partition(b"\r\n")[0].decode("latin-1"))


def _ask_socks(stream: socket.socket, proxy: Proxy, host: str, port: int) -> None:
    talk = socksio.SOCKS5Connection()
    method = _METHOD.USERNAME_PASSWORD if proxy.user else _METHOD.NO_AUTH_REQUIRED

    def answer() -> object:
        stream.sendall(talk.data_to_send())
        return talk.receive_data(stream.recv(4096))

    talk.send(socksio.SOCKS5AuthMethodsRequest([method]))
    chosen = answer()
    if not isinstance(chosen, socksio.SOCKS5AuthReply) or chosen.method != method:
        raise ConnectionError("the proxy wants another way to say who we are")
    if proxy.user:
        words = proxy.user.encode(), proxy.password.encode()
        talk.send(socksio.SOCKS5UsernamePasswordRequest(*words))
        known = answer()
        if not isinstance(known, socksio.socks5.SOCKS5UsernamePasswordReply) or not known.success:
            raise ConnectionError("the proxy does not know us")
    target = (host.strip("[]"), port)
    command = socksio.SOCKS5Command.CONNECT
    talk.send(socksio.SOCKS5CommandRequest.from_address(command, target))
    made = answer()
    if (
        not isinstance(made, socksio.SOCKS5Reply)
        or made.reply_code != socksio.SOCKS5ReplyCode.SUCCEEDED
    ):
        raise ConnectionError("the proxy cannot reach the site")
