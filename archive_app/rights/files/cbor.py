"""CBOR as C2PA assertions use it (RFC 8949): maps, lists, text, bytes, numbers and simple values.

Tags are passed over; items of indefinite length and half-precision numbers do not occur there.
"""

import struct

_MOST_DEPTH = 16
_MOST_ITEMS = 10_000
_SIMPLE = {20: False, 21: True, 22: None, 23: None}
_FLOATS = {26: ">f", 27: ">d"}


def read_cbor(data: bytes) -> object:
    """The first value in ``data``.

    Raises:
        ValueError: it is not such CBOR, too deep or too large.
    """
    return _Reader(data).value(0)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._items = 0

    def value(self, depth: int) -> object:
        self._items += 1
        if depth > _MOST_DEPTH or self._items > _MOST_ITEMS:
            raise ValueError("the value is too deep or too large")
        first = self._take(1)[0]
        kind, short = first >> 5, first & 31
        if kind == 7:
            return self._simple(short)
        number = self._number(short)
        if kind == 2:
            return self._take(number)
        if kind == 3:
            return self._take(number).decode("utf-8")
        if kind == 4:
            return [self.value(depth + 1) for _ in range(min(number, _MOST_ITEMS))]
        if kind == 5:
            pairs = range(min(number, _MOST_ITEMS))
            return {str(self.value(depth + 1)): self.value(depth + 1) for _ in pairs}
        if kind == 6:
            return self.value(depth + 1)
        return number if kind == 0 else -1 - number

    def _simple(self, short: int) -> object:
        if short in _FLOATS:
            return float(struct.unpack(_FLOATS[short], self._take(4 if short == 26 else 8))[0])
        if short not in _SIMPLE:
            raise ValueError(f"simple value {short} is unknown")
        return _SIMPLE[short]

    def _number(self, short: int) -> int:
        if short < 24:
            return short
        if short > 27:
            raise ValueError("lengths that are not told beforehand are not read")
        return int.from_bytes(self._take(1 << (short - 24)), "big")

    def _take(self, count: int) -> bytes:
        taken = self._data[self._at : self._at + count]
        if len(taken) < count:
            raise ValueError("the value is cut off")
        self._at += count
        return taken
