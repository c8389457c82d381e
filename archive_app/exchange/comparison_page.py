"""A comparison of two versions as a web page: what came is underlined, what went struck out."""

import html
from collections.abc import Sequence

from archive_app.domain.comparison import BlockChange, Comparison, FactChange, Kind, PictureChange
from archive_app.resources import resource

_TAGS = {Kind.ADDED: "ins", Kind.REMOVED: "del"}


def comparison_page(comparison: Comparison, title: str, heads: tuple[str, str]) -> str:
    """The whole HTML document; ``heads`` say of the older and the newer version when it was saved.

    It needs nothing but itself.
    """
    older, newer = (html.escape(head) for head in heads)
    rows = "\n".join(
        [_fact(fact) for fact in comparison.facts]
        + [_picture(picture) for picture in comparison.pictures]
        + [_block(block) for block in comparison.blocks]
    )
    return f"""<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{html.escape(title)}</title>
<style>{resource("export.css").read_text("utf-8")}
body {{ max-width: 75rem; }} table {{ display: table; width: 100%; table-layout: fixed; }}
td, th {{ vertical-align: top; width: 50%; border: 0; padding: .4rem 1rem; }}
ins {{ background: #ddf1e1; color: #134d2e; }} del {{ background: #fbe0dc; color: #7f1d17; }}
</style>
</head>
<body>
<h1>{html.escape(title)}</h1>
<table>
<thead><tr><th>{older}</th><th>{newer}</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</body>
</html>
"""


def _fact(fact: FactChange) -> str:
    name = f"<small>{html.escape(fact.field)}</small><br>"
    return _row(name + _mark(Kind.REMOVED, fact.old), name + _mark(Kind.ADDED, fact.new))


def _picture(change: PictureChange) -> str:
    name = f"<small>{html.escape(change.field)} · {html.escape(change.url)}</small><br>"
    old = name + _mark(Kind.REMOVED, change.old) if change.old else ""
    new = name + _mark(Kind.ADDED, change.new) if change.new else ""
    return _row(old, new)


def _block(block: BlockChange) -> str:
    return _row(_side(block, Kind.REMOVED), _side(block, Kind.ADDED))


def _side(block: BlockChange, own: Kind) -> str:
    """The words that one side has: its own and what both share."""
    pieces: Sequence[str] = [
        _mark(piece.kind, piece.text) for piece in block.pieces if piece.kind in {Kind.SAME, own}
    ]
    return "".join(pieces)


def _mark(kind: Kind, text: str) -> str:
    tag = _TAGS.get(kind)
    escaped = html.escape(text)
    return f"<{tag}>{escaped}</{tag}>" if tag else escaped


def _row(old: str, new: str) -> str:
    return f"<tr><td>{old}</td><td>{new}</td></tr>"
