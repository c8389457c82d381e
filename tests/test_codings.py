"""Content codings: what comes out, in pieces of any size, and what is refused."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from functools import partial

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from archive_app.codings import BodyDecoder, Caps, CodingError, CutShort, TooMuch, decode

CAPS = Caps(20 * 1024 * 1024)
TEXT = "Der Deich hält. 東京 ".encode() * 5000


def _raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


CODED: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": partial(brotli.compress, quality=3),
    "zstd": zstandard.ZstdCompressor().compress,
}


@pytest.mark.parametrize("name", CODED)
@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_each_coding_is_undone_whatever_the_size_of_the_pieces(name: str, size: int) -> None:
    payload = CODED[name](TEXT)
    decoder = BodyDecoder(name, CAPS)

    for start in range(0, len(payload), size):
        decoder.feed(payload[start : start + size])

    assert decoder.finish() == TEXT


def test_deflate_without_its_wrapper_is_understood_as_servers_send_it() -> None:
    assert decode(_raw_deflate(TEXT), "deflate", CAPS) == TEXT


def test_several_codings_are_undone_from_last_to_first() -> None:
    payload = brotli.compress(gzip.compress(TEXT))

    assert decode(payload, "identity, gzip, BR", CAPS) == TEXT


@pytest.mark.parametrize("size", [1, 100_000])
def test_gzip_of_several_members_is_one_body_and_padding_is_left_out(size: int) -> None:
    payload = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 20
    decoder = BodyDecoder("gzip", CAPS)

    for start in range(0, len(payload), size):
        decoder.feed(payload[start : start + size])

    assert decoder.finish() == b"one two"


def test_zstd_of_several_frames_is_one_body() -> None:
    payload = CODED["zstd"](b"one ") + CODED["zstd"](b"two")

    assert decode(payload, "zstd", CAPS) == b"one two"


@pytest.mark.parametrize("name", CODED)
def test_a_body_that_ends_early_is_said_to_be_cut_short(name: str) -> None:
    with pytest.raises(CutShort):
        decode(CODED[name](TEXT)[:-3], name, CAPS)


@pytest.mark.parametrize("name", ["gzip", "br", "zstd", "deflate"])
@given(noise=st.binary(min_size=1, max_size=300))
def test_noise_is_refused_or_decoded_but_never_raises_anything_else(
    name: str, noise: bytes
) -> None:
    try:
        body = decode(noise, name, CAPS)
    except CodingError:
        body = b""

    assert len(body) <= CAPS.size


@pytest.mark.parametrize("name", CODED)
def test_a_bomb_is_refused_in_little_memory(name: str) -> None:
    bomb = CODED[name](bytes(40 * 1024 * 1024))

    tracemalloc.start()
    with pytest.raises(TooMuch):
        decode(bomb, name, Caps(4 * 1024 * 1024))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 32 * 1024 * 1024


def test_a_bomb_under_the_size_cap_is_refused_for_its_proportion() -> None:
    with pytest.raises(TooMuch, match="out of"):
        decode(gzip.compress(bytes(3 * 1024 * 1024)), "gzip", CAPS)


def test_a_bomb_inside_a_coding_is_refused_although_nothing_comes_out_of_it() -> None:
    inner = gzip.compress(b"") * 300_000  # six million bytes of empty members

    with pytest.raises(TooMuch):
        decode(gzip.compress(inner, 1), "gzip, gzip", Caps(4 * 1024 * 1024))


def test_a_small_body_may_be_as_repetitive_as_it_likes() -> None:
    assert decode(gzip.compress(b" " * 1_000_000), "gzip", CAPS) == b" " * 1_000_000


@pytest.mark.parametrize("encoding", ["compress", "gzip, " * 9])
def test_codings_that_nobody_sends_are_refused(encoding: str) -> None:
    with pytest.raises(CodingError):
        decode(b"x", encoding, CAPS)


def test_no_coding_and_no_bytes_are_bodies_too() -> None:
    assert decode(TEXT, None, CAPS) == TEXT
    assert decode(b"", "gzip", CAPS) == b""
