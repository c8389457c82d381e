"""The text of an article without the words that its HTML holds already.

Deflate, which packs the evidence, looks back 32 KiB: of a long article it would keep text and HTML
both. The HTML must be the very one when the text is read back.
"""

import html as entities
import re
from collections.abc import Iterable, Iterator

Piece = int | tuple[int, int] | str
"""One paragraph: so many of the next characters of the HTML's words; or so many to skip first, and
so many that are it; or itself."""

_GAP = "\n\n"
_TAG = re.compile(r"<[^>]*>")
_FAR = 100_000
"""Characters that are looked through for a paragraph: one that is further off is not the next."""
_SPACE = re.compile(r"[ \t\n\r\f]+")


def pack_text(text: str, html: str) -> tuple[Piece, ...]:
    """What ``unpack_text`` makes ``text`` of again; nothing for an empty one."""
    return tuple(_pieces(text.split(_GAP), _words(html))) if text else ()


def unpack_text(pieces: Iterable[Piece], html: str) -> str:
    """The text that ``pack_text`` was given with ``html``."""
    return _GAP.join(_paragraphs(pieces, _words(html)))


def _words(html: str) -> str:
    """What stands between the tags of sanitised ``html``, as it is shown."""
    lines = (line.strip(" ") for line in _SPACE.sub(" ", html).split("<br>"))
    return entities.unescape(_TAG.sub("", "\n".join(lines)))


def _pieces(paragraphs: Iterable[str], words: str) -> Iterator[Piece]:
    seen = 0
    for paragraph in paragraphs:
        at = words.find(paragraph, seen, seen + _FAR) if paragraph else -1
        if at < 0:
            yield paragraph
            continue
        yield len(paragraph) if at == seen else (at - seen, len(paragraph))
        seen = at + len(paragraph)


def _paragraphs(pieces: Iterable[Piece], words: str) -> Iterator[str]:
    seen = 0
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
            continue
        skipped, length = (0, piece) if isinstance(piece, int) else piece
        seen += skipped + length
        yield words[seen - length : seen]
