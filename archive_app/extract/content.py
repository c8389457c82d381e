"""Which lines of a page are its article: weigh, choose a box, join what belongs to it, prune."""

from dataclasses import dataclass

from archive_app.extract.junk import is_junk_line
from archive_app.extract.patterns import Hint
from archive_app.extract.reading import Box, Line, Reading

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_JUNK_TAGS = frozenset({"nav", "footer", "aside", "menu", "address"})
_DECAY = (1.0, 0.55, 0.3, 0.15, 0.08)
"""How much running text counts for the boxes around it, nearest first."""

_SENTENCE_END = (".", "!", "?", "…", "。", "！", "？", "”", '"', "»", "।", "؟", "۔", ":", "’", ")")
_HOLDS_MOST = 0.45
"""A box with more than this share of the page's running text is no junk, whatever it is called."""


@dataclass(frozen=True, slots=True)
class Content:
    """The article's lines, and the box it was found in."""

    lines: tuple[Line, ...]
    main: Box | None
    """None where the page has no running text."""


def find_content(reading: Reading, title: str) -> Content:
    """The lines of ``reading`` that are the article; none when there is no running text."""
    prose = [_prose(line) for line in reading.lines]
    _sum_up(reading, prose)
    _mark_junk(reading)
    main = _best_box(reading, prose)
    if main is None:
        return Content((), None)
    main = _widened(reading, main)
    kept = _pruned(reading, main, title)
    return Content(tuple(kept), main)


def _prose(line: Line) -> float:
    """How many characters of ``line`` are running text."""
    if line.linked > 0.6 or line.tag in _HEADINGS or line.size < 25:
        return 0.0
    sentence = line.text.endswith(_SENTENCE_END)
    if line.size < 80 and not sentence:
        return 0.0
    factor = 1.0 if sentence else 0.5
    if line.tag in {"li", "dd", "td"}:
        factor *= 0.6
    return line.size * factor * (1.0 - line.linked) ** 2


def _sum_up(reading: Reading, prose: list[float]) -> None:
    total = [0.0]
    for value in prose:
        total.append(total[-1] + value)
    for box in reading.boxes:
        box.prose = total[box.last] - total[box.first]


def _mark_junk(reading: Reading) -> None:
    everything = max(reading.boxes[0].prose, 1.0)
    for box in reading.boxes[1:]:
        bad = Hint.JUNK | Hint.COMMENTS | Hint.HIDDEN
        named = bool(box.hint & bad) or box.tag in _JUNK_TAGS
        if named and box.hint & Hint.BODY and not box.hint & Hint.COMMENTS:
            named = box.prose < 0.2 * everything
        box.junk = reading.boxes[box.parent].junk or (
            named and box.prose <= _HOLDS_MOST * everything
        )


def _best_box(reading: Reading, prose: list[float]) -> Box | None:
    scores: dict[int, float] = {}
    for line in reading.lines:
        value = prose[line.index]
        if value <= 0:
            continue
        boxes = reading.path(line.box)
        if boxes[0].junk:
            value *= 0.1
        start = 1 if line.tag in {"p", "li", "blockquote", "dd", "td"} and len(boxes) > 1 else 0
        for share, box in zip(_DECAY, boxes[start:], strict=False):
            scores[box.index] = scores.get(box.index, 0.0) + value * share
    if not scores:
        return None
    best = max(scores, key=lambda index: scores[index] * _favour(reading.boxes[index]))
    return reading.boxes[best]


def _favour(box: Box) -> float:
    factor = 1.0
    if box.hint & Hint.BODY:
        factor *= 1.3
    if box.tag in {"article", "main"}:
        factor *= 1.15
    if box.junk:
        factor *= 0.3
    return factor


def _widened(reading: Reading, main: Box) -> Box:
    """``main`` or a box around it, as long as that adds text of the same article."""
    while main.parent != main.index:
        around = reading.boxes[main.parent]
        if around.tag in {"body", "html"}:
            break
        extra = sum(
            line.size
            for line in reading.lines[around.first : around.last]
            if not main.first <= line.index < main.last
            and line.linked < 0.3
            and line.size > 80
            and not reading.boxes[line.box].junk
            and line.text.endswith(_SENTENCE_END)
        )
        if extra < 0.08 * main.prose and not (extra and around.tag == "article"):
            if main.tag in {"p", "li", "td", "tr", "tbody", "ul", "blockquote"}:
                main = around
                continue
            break
        main = around
    return main


def _pruned(reading: Reading, main: Box, title: str) -> list[Line]:
    lines = reading.lines[main.first : main.last]
    kept = [
        line
        for line in lines
        if not (reading.boxes[line.box].junk and not main.junk)
        and not reading.boxes[line.box].hint & Hint.CAPTION
        and line.linked < 0.8
        and not is_junk_line(line, title)
    ]
    while kept and kept[-1].tag in _HEADINGS:
        kept.pop()
    return kept
