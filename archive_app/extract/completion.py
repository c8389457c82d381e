"""What belongs to kept lines whatever its own words look like: tables, lists, headings, notes.

Lines are weighed one by one, and a heading of one word or an item that is a link looks like
furniture. What it stands in tells otherwise.
"""

from archive_app.extract.footnotes import footnotes
from archive_app.extract.junk import is_furniture
from archive_app.extract.line_features import Region
from archive_app.extract.patterns import Hint
from archive_app.extract.reading import Box, Line
from archive_app.extract.tables import DataTables

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MOST = 0.5
"""Share of a list's characters that is kept when the list is an article's."""

_SENTENCE = 60.0
"""Running text of a line that is more than a value in a table or a note over the text."""

_COLONS = (":", "\N{FULLWIDTH COLON}")
_HOPELESS = -2.0
"""Log odds of a heading that is furniture even over lines that are kept."""


_ENTRIES = 4
"""Boxes alike that make a page of entries."""

_MOSTLY = 0.6
"""Share of the running text that entries hold where they are the article."""

_FAIR = 0.35
"""Share of the entries' running text that is kept where they are no other articles."""

_IN_DOUBT = -0.5
"""Log odds of running text that is left out by a hair: the tenth of 400 paragraphs alike was."""


def completed(region: Region, chosen: set[int], scores: dict[int, float]) -> set[int]:
    """``chosen`` with notes, whole lists and tables, headings and paragraphs between what is kept.

    ``scores`` are the log odds of the lines that were weighed, by index. A table of data is taken
    or left as it stands, so lines of tables that are left go.
    """
    if not chosen:
        return chosen
    lines = region.reading.lines
    notes = footnotes(region.reading, [lines[index] for index in sorted(chosen)])
    chosen = chosen | (notes & scores.keys())
    span = range(min(chosen), max(chosen) + 1)
    found = _with_paragraphs(region, chosen, scores, span)
    found = _with_entries(region, found, scores)
    found = _with_lists(region, found, scores, span)
    found = _with_headings(region, found, scores, span)
    return _with_tables(region, found, span)


def _with_paragraphs(
    region: Region, chosen: set[int], scores: dict[int, float], span: range
) -> set[int]:
    """Running text in doubt that stands between kept lines of its own kind."""
    found, doubtful = set(chosen), list[int]()
    kept: tuple[int, str] | None = None
    for index in span:
        if index not in scores:
            continue
        line = region.reading.lines[index]
        kind = region.reading.boxes[line.box].parent, line.tag
        if index in chosen:
            found.update(doubtful if kind == kept else ())
            kept, doubtful = kind, []
        elif kind == kept and region.prose[index] and scores[index] > _IN_DOUBT:
            doubtful += [index] if _may_stay(region, line) else []
        else:
            kept, doubtful = None, []
    return found


def _with_entries(region: Region, chosen: set[int], scores: dict[int, float]) -> set[int]:
    """Entries that were left out whole on a page that is made of entries, as live blogs are.

    Entries are boxes of one name in one box that hold most of the running text. Where a fair part
    of that is kept, one entry is as much the article as the next.
    """
    found, lines = set(chosen), region.reading.lines
    for entries in _groups(region):
        inside = [[x for x in lines[box.first : box.last] if x.index in scores] for box in entries]
        total = sum(region.prose[x.index] for entry in inside for x in entry)
        kept = sum(region.prose[x.index] for entry in inside for x in entry if x.index in chosen)
        if total <= _MOSTLY * region.main.prose or kept <= _FAIR * total:
            continue
        left = [entry for entry in inside if not any(x.index in chosen for x in entry)]
        found |= {x.index for entry in left for x in entry if _tells(x) and _may_stay(region, x)}
    return found


def _groups(region: Region) -> list[list[Box]]:
    """Boxes alike, of several lines each, in one box: those of one name together."""
    groups: dict[tuple[int, str, str], list[Box]] = {}
    for box in region.reading.boxes[region.main.index + 1 : region.main.end]:
        name = box.element.get("class") or ""
        if name and box.last - box.first > 1:
            groups.setdefault((box.parent, box.tag, name), []).append(box)
    return [boxes for boxes in groups.values() if len(boxes) >= _ENTRIES]


def _tells(line: Line) -> bool:
    """Whether it is a paragraph, be its words links."""
    return line.tag == "p" and line.size > _SENTENCE / 2


def _with_lists(
    region: Region, chosen: set[int], scores: dict[int, float], span: range
) -> set[int]:
    """The items of lists within ``span`` of which most is kept, or that kept words announce."""
    reading, found, end = region.reading, set(chosen), 0
    for box in reading.boxes[region.main.index + 1 : region.main.end]:
        if box.tag not in {"ul", "ol", "dl"} or box.junk or box.index < end:
            continue
        if box.first not in span:
            continue
        lines = [x for x in reading.lines[box.first : box.last] if x.index in scores]
        kept = sum(x.size for x in lines if x.index in chosen)
        if kept >= _MOST * sum(x.size for x in lines) or _is_announced(region, box, chosen):
            end = box.end
            found |= {x.index for x in lines if _may_stay(region, x)}
    return found


def _is_announced(region: Region, box: Box, chosen: set[int]) -> bool:
    """Whether a kept line ends in a colon right over a list that is no menu."""
    lines = region.reading.lines
    before = box.first - 1
    if before not in chosen or not lines[before].text.endswith(_COLONS):
        return False
    return not _is_link_list(lines[box.first : box.last])


def _with_headings(
    region: Region, chosen: set[int], scores: dict[int, float], span: range
) -> set[int]:
    """The headings within ``span`` right over what is kept, and the headings over those."""
    found = set(chosen)
    below = False
    for index in reversed(span):
        if index in region.left_out or index not in scores:
            continue
        line = region.reading.lines[index]
        if index in found:
            below = True
        elif below and line.tag in _HEADINGS and scores[index] > _HOPELESS:
            if _may_stay(region, line):
                found.add(index)
        else:
            below = False
    return found


def _may_stay(region: Region, line: Line) -> bool:
    return not is_furniture(line) and not region.reading.boxes[line.box].junk


def _with_tables(region: Region, chosen: set[int], span: range) -> set[int]:
    reading, found = region.reading, set(chosen)
    tables = DataTables(reading)
    solid = min((n for n in chosen if region.prose[n] > _SENTENCE), default=span.start)
    for box in reading.boxes[region.main.index + 1 : region.main.end]:
        if not tables.holds(box):
            continue
        cells = set(range(box.first, box.last))
        if _is_within(region, box, span) or _is_fact_box(region, box, solid):
            found |= cells - region.left_out
        else:
            found -= cells
    return found


def _is_within(region: Region, box: Box, span: range) -> bool:
    links = _is_link_list(region.reading.lines[box.first : box.last])
    return not (box.junk or links) and span.start < box.first <= span.stop


def _is_fact_box(region: Region, box: Box, solid: int) -> bool:
    """Whether it is a table with a heading in most of its rows, over the text's start ``solid``."""
    boxes = region.reading.boxes
    inside = boxes[box.index + 1 : box.end]
    heads, rows = (sum(x.tag == tag for x in inside) for tag in ("th", "tr"))
    plain = not boxes[box.parent].junk and not box.hint & (Hint.COMMENTS | Hint.HIDDEN)
    return plain and 2 * heads > rows and region.headline < box.first <= solid


def _is_link_list(lines: list[Line]) -> bool:
    return sum(x.linked * x.size for x in lines) > 0.5 * sum(x.size for x in lines)
