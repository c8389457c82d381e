"""The program's own type: Inter for the controls, a joined Source Serif for reading."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from archive_app.resources import resource

_CONTROLS = ("inter-400-normal", "inter-500-normal", "inter-600-normal")

SUBSTITUTIONS = ("liga", "clig", "calt", "dlig", "locl")
"""OpenType features that put one glyph for several characters, or another for one: switched off in
a PDF, where such words could be read but neither copied nor found ("le out" for "left out").
``locl`` does so for A, B and the space of our joined fonts: their parts have those twice."""


@cache  # every block of an article asks
def load_fonts() -> tuple[str, ...]:
    """The families that are now available: those of controls and of articles.

    Loads each file once, needs a QGuiApplication. A file that Qt cannot read is left out: the
    fallbacks of ``tokens.json`` then serve.
    """
    names = sorted(path.stem for path in resource("fonts").glob("*.woff2"))
    return tuple(dict.fromkeys(family for name in names for family in _load(name)))


def load_control_fonts() -> None:
    """What the first paint needs: unpacking all faces takes 27 ms of CPU, these three 9."""
    for name in _CONTROLS:
        _load(name)


@cache
def _load(name: str) -> tuple[str, ...]:
    number = QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}.woff2")))
    return tuple(QFontDatabase.applicationFontFamilies(number)) if number >= 0 else ()
