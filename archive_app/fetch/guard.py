"""Which addresses may be asked: public ones, and the ranges that the person allowed.

A name is looked up once; what comes back here is checked, and the connection goes to exactly that
(``transport``), so a name cannot lead elsewhere a moment later. Ranges: the IANA special-purpose
registries (RFC 6890 and its successors), written out because ``ipaddress`` of older Pythons
misses some.
"""

import contextlib
import ipaddress
import queue
import socket
import threading
from collections.abc import Callable, Sequence

from archive_app.domain.errors import AddressError, FetchError

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Lookup = Callable[[str, int], Sequence[str]]
"""Host and port to IP addresses in order of preference; raises OSError where there are none."""

_LOOKUP_SECONDS = 15.0
_LOOKUP_SLICES = 150
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_REFUSED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("this computer itself", ("127.0.0.0/8", "::1/128", "0.0.0.0/8", "::/128")),
    ("a private network", ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")),
    ("the local link", ("169.254.0.0/16", "fe80::/10")),
    ("a provider's inner network", ("100.64.0.0/10",)),
    ("a group of receivers", ("224.0.0.0/4", "ff00::/8")),
    (
        "a reserved range",
        (
            *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15"),
            *("198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4"),
            *("64:ff9b:1::/48", "100::/64", "2001:2::/48", "2001:db8::/32", "3fff::/20"),
            *("5f00::/16", "fec0::/10"),
        ),
    ),
)
_INNER_NAMES = (".local", ".internal", ".home.arpa", ".intranet", ".lan")
"""Endings of names that never lead to the public network (RFC 6761, 6762, 8375; ICANN 2024)."""
_RANGES = tuple((words, ipaddress.ip_network(cidr)) for words, cidrs in _REFUSED for cidr in cidrs)


def system_lookup(host: str, port: int) -> Sequence[str]:
    """The addresses of ``host`` as the system knows them, without repetition."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class LookupFault(FetchError):
    """Nobody says where a host is: ``unknown-host``, or ``timeout`` where no answer came at all."""

    def __init__(self, host: str, *, kind: str, details: str = "") -> None:
        super().__init__(f"Nobody could say where “{host}” is.", kind=kind, details=details)
        self.host = host


class Guard:
    """Lets addresses through that are public or in one of ``allowed`` (CIDR: "127.0.0.0/8").

    Raises:
        AddressError: one of ``allowed`` is no address range.
    """

    def __init__(self, allowed: Sequence[str] = (), lookup: Lookup = system_lookup) -> None:
        self._allowed = tuple(_network(cidr) for cidr in allowed)
        self._lookup = lookup

    def resolve(self, host: str, port: int) -> str:
        """The IP address to connect to for ``host``; see ``addresses``."""
        return self.addresses(host, port)[0]

    def addresses(
        self, host: str, port: int, check: Callable[[], None] = lambda: None
    ) -> tuple[str, ...]:
        """Every permitted IP address of ``host``, the system's favourite first; never empty.

        ``check`` is called again and again meanwhile, and ends the wait by raising.

        Raises:
            AddressError: ``refused-address``: none of its addresses may be asked.
            LookupFault: nobody has such a name, or nobody answers for it.
        """
        found = self._look_up(host, port, check)
        refusals = {address: self.refusal(address) for address in found}
        permitted = tuple(address for address, refusal in refusals.items() if refusal is None)
        if permitted:
            return permitted
        address, words = next(iter(refusals.items()))
        leads = "is" if host == address else f"leads to {address}, which is"
        raise AddressError(
            f"“{host}” {leads} {words}. It was not asked."
            f" To allow it, add --allow-net {_single(address)}.",
            kind="refused-address",
            details=", ".join(found),
        )

    def check_name(self, host: str) -> None:
        """Nothing, where ``host`` may be asked as far as its name tells: all we know by a proxy.

        Raises:
            AddressError: ``refused-address``: it is a number of, or a name for, what is not public.
        """
        name = host.rstrip(".").lower()
        own = name == "localhost" or name.endswith(".localhost")
        address = "127.0.0.1" if own else _written_as_number(host)
        words = None if address is None else self.refusal(address)
        if address is not None and words is not None:
            raise AddressError(
                f"“{host}” is {words}. It was not asked through the proxy."
                f" To allow it, add --allow-net {_single(address)}.",
                kind="refused-address",
            )
        if name.endswith(_INNER_NAMES):  # no range allows it: where it leads nobody knows
            raise AddressError(
                f"“{host}” is a name of the local network. It was not asked through the proxy."
                " To save it, do without the proxy.",
                kind="refused-address",
            )

    def refusal(self, address: str) -> str | None:
        """What ``address`` is instead of public, in words; None where it may be asked."""
        ip = ipaddress.ip_address(address.partition("%")[0])
        if self._allows(ip):
            return None
        for known in (ip, *_embedded(ip)):
            if not self._allows(known) and (words := _special(known)) is not None:
                return words
        return None

    def _allows(self, ip: IP) -> bool:
        return any(ip in network for network in self._allowed)

    def _look_up(self, host: str, port: int, check: Callable[[], None]) -> Sequence[str]:
        """Ask in a thread of its own: the system's lookup knows no time limit."""
        if _is_address(host):
            return (host,)
        answer: queue.SimpleQueue[Sequence[str] | OSError | UnicodeError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answer.put(self._lookup(host, port))
            except (OSError, UnicodeError) as error:
                answer.put(error)

        threading.Thread(target=ask, name=f"lookup {host}", daemon=True).start()
        for _ in range(_LOOKUP_SLICES):
            check()
            with contextlib.suppress(queue.Empty):
                found = answer.get(timeout=_LOOKUP_SECONDS / _LOOKUP_SLICES)
                break
        else:
            details = f"no answer in {_LOOKUP_SECONDS:g} s"
            raise LookupFault(host, kind="timeout", details=details)
        if isinstance(found, Exception) or not found:
            reason = found if isinstance(found, Exception) else None
            raise LookupFault(host, kind="unknown-host", details=str(found)) from reason
        return found


def _network(cidr: str) -> Network:
    try:
        return ipaddress.ip_network(cidr.strip(), strict=False)
    except ValueError as error:
        raise AddressError(
            f"“{cidr}” is no address range. Write one like 192.168.1.0/24.", details=str(error)
        ) from error


def _embedded(ip: IP) -> tuple[IP, ...]:
    """IPv4 addresses that an IPv6 address stands for: mapped, compatible, 6to4, NAT64, Teredo."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ()
    inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64 or (ip in _COMPATIBLE and int(ip) > 1):
        inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return tuple(address for address in inner if address is not None)


def _special(ip: IP) -> str | None:
    for words, network in _RANGES:
        if ip in network:
            return words
    if isinstance(ip, ipaddress.IPv6Address) and _embedded(ip):
        return None  # judged by the address inside
    public = ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)
    return None if public else "a reserved range"


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def _written_as_number(host: str) -> str | None:
    """The IP address that ``host`` is, in any spelling that a resolver takes; None for a name."""
    bare = host.strip("[]")
    if _is_address(bare):
        return bare
    last = bare.rstrip(".").rpartition(".")[2].lower()
    if not (last.isdigit() or last.startswith("0x")):
        return None
    try:
        return socket.inet_ntoa(socket.inet_aton(bare.rstrip(".")))
    except OSError:
        return "0.0.0.0"  # noqa: S104 - no name ends in a number, so it is none that we ask


def _single(address: str) -> str:
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    return str(ipaddress.ip_network(mapped or ip))
