"""The program's own type: Inter for the controls, a joined Source Serif for reading."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from archive_app.resources import resource


@cache
def load_fonts() -> tuple[str, ...]:
    """The families that are now available; loads each file once, needs a QGuiApplication.

    A file that Qt cannot read is left out: the fallbacks of ``tokens.json`` then serve.
    """
    families: list[str] = []
    for path in sorted(resource("fonts").glob("*.woff2")):
        number = QFontDatabase.addApplicationFont(str(path))
        families.extend(QFontDatabase.applicationFontFamilies(number) if number >= 0 else ())
    return tuple(dict.fromkeys(families))
