"""What came over the wire, before anybody reads meaning into it."""

from dataclasses import dataclass
from datetime import datetime

Headers = tuple[tuple[str, str], ...]
"""Header fields in the order and case received, values decoded as Latin-1."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its response, exactly as sent and received."""

    url: str
    """The address asked, with its query, without a fragment."""
    method: str
    request_headers: Headers
    http_version: str
    """"HTTP/1.1" or "HTTP/2"."""
    status: int
    reason: str
    """May be empty (HTTP/2 has none)."""
    headers: Headers
    payload: bytes
    """The body as received: transfer coding removed, content coding kept."""
    body: bytes
    """The body after content decoding; equal to ``payload`` where there was no coding."""
    fetched_at: datetime
    """Aware, UTC: when the response began."""
    ip: str | None
    """The address the connection went to, as checked by the guard."""
    certificate: str | None = None
    """Subject and issuer of the server's certificate in words; None for http."""
    truncated: str | None = None
    """Why the body is not whole (a sentence), or None."""

    def header(self, name: str) -> str | None:
        """The first value of header ``name``, any case; None where it was not sent."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

    @property
    def media_type(self) -> str:
        """The declared type in lower case without parameters: "text/html"; empty where none."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """A page and the way to it."""

    requested_url: str
    exchanges: tuple[Exchange, ...]
    """Every hop in order; the last is the page itself."""

    @property
    def page(self) -> Exchange:
        """The response that is kept as the page."""
        return self.exchanges[-1]

    @property
    def redirects(self) -> tuple[str, ...]:
        """The addresses passed through before the final one."""
        return tuple(exchange.url for exchange in self.exchanges[:-1])


@dataclass(frozen=True, slots=True)
class Record:
    """Where one record of a capture lies in its WARC file."""

    kind: str
    """WARC-Type: warcinfo, request, response, revisit, metadata, resource."""
    url: str
    offset: int
    """Bytes from the start of the compressed file to this record's gzip member."""
    length: int
    """Bytes of the gzip member."""
    payload_sha256: str | None
    """Lower-case hex digest of the body after content decoding; None for records without one."""
    refers_to: str | None = None
    """For a revisit: where the payload is, "file#offset", the file relative to the library."""
    record_id: str = ""
    """WARC-Record-ID with its angle brackets, "<urn:uuid:…>"; empty as the library remembers it,
    which knows a record by its place and its digest."""


@dataclass(frozen=True, slots=True)
class CaptureFacts:
    """What the Source tab says of one capture."""

    capture_id: str
    """Sortable: UTC time and random tail, "20260113T060002Z-3f9a1c2e"; also the file's stem."""
    requested_url: str
    final_url: str
    captured_at: datetime
    status: int
    """304 where the site said that nothing changed; 0 where only pictures were asked for."""
    redirects: tuple[str, ...]
    headers: Headers
    warc: str
    """The WARC file relative to the library folder, "captures/2026/01/….warc.gz"."""
    sha256: str
    """Digest of the page's body after content decoding, hex."""
    media_type: str
    ip: str | None
    certificate: str | None
    program: str
    """"News Archive 0.1.0"."""


@dataclass(frozen=True, slots=True)
class PayloadPlace:
    """Where bytes that were fetched before lie, so that a revisit record can point to them."""

    sha256: str
    """Of the body after content decoding, hex."""
    warc: str
    """Relative to the library folder."""
    offset: int
    url: str
    captured_at: datetime


@dataclass(frozen=True, slots=True)
class KeptPart:
    """Something that a capture holds for an address."""

    url: str
    sha256: str
    """Of the body after content decoding, hex; empty where unknown."""
    capture_id: str
    warc: str
    """Relative to the library folder."""
    offset: int


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a site recognises the answer that it gave before (RFC 9110 §8.8)."""

    url: str
    """The address that answered; only it is asked whether it changed."""
    etag: str | None
    last_modified: str | None
    """Both as the site wrote them; at least one is given."""
