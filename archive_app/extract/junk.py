"""Lines that are never part of an article, by their own words."""

import re

from archive_app.extract.reading import Line


def is_junk_line(line: Line, title: str) -> bool:
    """Whether ``line`` is an invitation, a label or the title again rather than text."""
    return line.text == title or bool(line.size < 200 and _JUNK.match(line.text))


_JUNK = re.compile(
    r"(?:advertisement|anzeige|werbung|publicité|publicidad|реклама|story continues below|"
    r"leave a (?:reply|comment)|your email address will not be published)",
    re.IGNORECASE,
)
