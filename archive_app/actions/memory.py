"""Keeps the memory of a process that saves for hours from growing by what it has given back."""

import ctypes
import sys

_M_MMAP_THRESHOLD = -3
_M_ARENA_MAX = -8
"""Numbers of malloc.h, the same on every architecture (glibc)."""
_HEAPS = 2
_LARGE = 128 * 1024
"""Bytes: what a page or a picture takes is more, and is given back to the system at once."""


def bound_heaps() -> None:
    """Let the C library keep few heaps and no large blocks; does nothing where it is not glibc.

    Else it makes a heap for each thread that fetches, eight for every processor, and lets the size
    from which blocks are given back grow with the largest picture: what is free lies in between.
    """
    if sys.platform != "linux":
        return
    set_option = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none
    if set_option is not None:
        set_option(_M_ARENA_MAX, _HEAPS)
        set_option(_M_MMAP_THRESHOLD, _LARGE)
