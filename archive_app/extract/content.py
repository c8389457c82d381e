"""Which lines of a page are its article: weigh, choose a box, join what belongs to it, prune."""

from bisect import bisect_left
from collections import deque
from dataclasses import dataclass, replace
from heapq import nlargest

from archive_app.extract.completion import completed
from archive_app.extract.junk import is_byline, is_dateline, is_furniture, is_legal, is_timed_byline
from archive_app.extract.line_features import Region, line_features
from archive_app.extract.line_trees import log_odds
from archive_app.extract.patterns import Hint
from archive_app.extract.reading import Box, Line, Reading
from archive_app.extract.titles import folded

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_JUNK_TAGS = frozenset({"nav", "footer", "aside", "menu", "address"})
_DECAY = (1.0, 0.55, 0.3, 0.15, 0.08)
"""How much running text counts for the boxes around it, nearest first."""

_SENTENCE_END = (".", "!", "?", "…", "。", "！", "？", "”", '"', "»", "।", "؟", "۔", ":", "’", ")")
_ENOUGH = 200.0
"""Running text outside of junk, in characters, that makes junk count for nothing."""

_LEAST = 0.0
"""Log odds above which a line is kept."""

_COPIED = 0.3
"""Share of a page's running text, from which on text said twice is a copy of the article."""

_LONG = 1_500.0
"""Characters of a line that may be the whole article once more."""

_MOST_WHOLE = 40
"""Such lines that are compared with all others, the longest of them: a book has thousands."""

_ARTICLE = 400.0
"""Running text of an article element that may be an article of its own, not a teaser."""

_HOLDS_MOST = 0.45
"""A box with more than this share of the page's running text is no junk, whatever it is called."""


_WEIGHED = 4_000
"""Lines of an article that are weighed: a tenth of a millisecond each, and only the ends of a page
as long as that hold anything else than text."""


@dataclass(frozen=True, slots=True)
class Content:
    """The article's lines, and the box it was found in."""

    lines: tuple[Line, ...]
    main: Box | None
    """None where the page has no running text."""
    outer: Box | None = None
    """The box around ``main`` that also holds the headline; often ``main`` itself."""
    headline: int = 0
    """Index of the line with the title, or of the first line of ``main``."""

    @property
    def first(self) -> int:
        """Index of the first line kept; 0 where there is none."""
        return self.lines[0].index if self.lines else 0


def find_content(
    reading: Reading, title: str, stated: str = "", captions: frozenset[int] = frozenset()
) -> Content:
    """The lines of ``reading`` that are the article; none when there is no running text.

    ``stated`` is the body as JSON-LD gives it, folded; empty where it does not. ``captions`` are
    the indexes of lines that belong to pictures.
    """
    prose = [0.0 if x.index in captions else _prose(x) for x in reading.lines]
    _sum_up(reading, prose)
    _mark_junk(reading)
    copies = _copies(reading, prose)
    if copies:
        prose = [0.0 if n in copies else value for n, value in enumerate(prose)]
        _sum_up(reading, prose)
    clean = [0.0 if reading.boxes[x.box].junk else prose[x.index] for x in reading.lines]
    if sum(clean) >= _ENOUGH:
        prose = clean
        _sum_up(reading, prose)
    heads = _headlines(reading, title)
    others = _other_articles(reading, heads)
    best = _best_box(reading, prose, heads, others)
    if best is None:
        return _without_prose(reading, captions)
    main = _widened(reading, best, prose, heads, others)
    _mark_junk_inside(reading, main)
    headline = _headline(main, heads)
    outer = _outer(reading, main, headline)
    region = Region(reading, prose, main, outer, headline, title, stated, captions | copies)
    kept = _kept(region)
    return Content(tuple(kept), main, outer, headline if headline >= 0 else main.first)


def _without_prose(reading: Reading, captions: frozenset[int]) -> Content:
    """What there is on a page without one sentence: the words of a box named or meant as body."""
    named = [x for x in reading.boxes if x.hint & Hint.BODY or x.tag in {"main", "article"}]
    main = max(named, key=lambda box: box.other, default=reading.boxes[0])
    lines = [
        line
        for line in reading.lines[main.first : main.last]
        if line.linked < 0.3 and not reading.boxes[line.box].junk and line.index not in captions
    ]
    size = sum(line.size for line in lines)
    if not lines or (main.index == 0 and size < 0.7 * main.other):
        return Content((), None)
    return Content(tuple(lines), main, main, main.first)


def _copies(reading: Reading, prose: list[float]) -> frozenset[int]:
    """The indexes of running text that the page says a second time, as copies for small screens do.

    A standfirst or a chorus said again is none; a line that holds most of the others is.
    """
    seen: set[str] = set()
    again: set[int] = set()
    solid = [x for x in reading.lines if prose[x.index] > 60 and not reading.boxes[x.box].junk]
    for line in solid:
        (again.add(line.index) if line.text in seen else seen.add(line.text))
    texts = {reading.lines[n].text for n in again}
    if len(texts) < 3 or sum(prose[n] for n in again) < _COPIED * reading.boxes[0].prose:
        again.clear()
    longest = nlargest(_MOST_WHOLE, (x for x in solid if x.size > _LONG), key=lambda x: x.size)
    again |= {line.index for line in longest if _holds_others(line, solid)}
    return frozenset(again)


def _holds_others(line: Line, solid: list[Line]) -> bool:
    inside = [x for x in solid if x is not line and x.text[:60] in line.text]
    return len(inside) > 2 and sum(x.size for x in inside) > 0.5 * line.size


def _other_articles(reading: Reading, heads: list[int]) -> list[Box]:
    """The article elements with text beside the one that has the headline; mostly none."""
    found: list[Box] = []
    for box in reading.boxes:
        if (
            box.tag == "article"
            and box.prose > _ARTICLE
            and (not found or box.index >= found[-1].end)
        ):
            found.append(box)
    others = [box for box in found if not _has_one(heads, box.first, box.last)]
    return others if len(others) < len(found) else []


def _headlines(reading: Reading, title: str) -> list[int]:
    """Where the title stands, as a whole or as part of a heading, in page order."""
    key = folded(title)
    if not key:
        return []
    found = []
    for line in reading.lines:
        if len(line.text) > len(title) + 12 or line.linked > 0.9 or line.size < 0.3 * len(title):
            continue
        mine = folded(line.text)
        if mine == key or (line.tag == "h1" and len(mine) > 8 and mine in key):
            box = reading.boxes[line.box]
            if not box.junk or box.tag in _HEADINGS:
                found.append(line.index)
    return found


def _headline(main: Box, heads: list[int]) -> int:
    """Where the title stands last before or early in ``main``; -1 where it does not."""
    end = main.first + max(3, (main.last - main.first) // 4)
    return max((index for index in heads if index < end), default=-1)


def _outer(reading: Reading, main: Box, headline: int) -> Box:
    """The smallest box around ``main`` that has the headline."""
    box = main
    while headline >= 0 and headline < box.first and box.parent != box.index:
        box = reading.boxes[box.parent]
    return box


def _prose(line: Line) -> float:
    """How many characters of ``line`` are running text."""
    if line.linked > 0.6 or line.tag in _HEADINGS or line.size < 25 or is_legal(line):
        return 0.0
    sentence = line.text.endswith(_SENTENCE_END)
    if line.size < 80 and not sentence:
        return 0.0
    factor = 1.0 if sentence else 0.5
    if line.tag in {"li", "dd", "td"}:
        factor *= 0.6
    return line.size * factor * (1.0 - line.linked) ** 2


def _sum_up(reading: Reading, prose: list[float]) -> None:
    good, other = [0.0], [0.0]
    for line, value in zip(reading.lines, prose, strict=True):
        good.append(good[-1] + value)
        other.append(other[-1] + (0.0 if value else line.size))
    for box in reading.boxes:
        box.prose = good[box.last] - good[box.first]
        box.other = other[box.last] - other[box.first]


def _mark_junk(reading: Reading) -> None:
    """Mark boxes whose name or tag is that of junk, unless they hold most of what there is."""
    most = _HOLDS_MOST * max(reading.boxes[0].prose, 1.0)
    for box in reading.boxes[1:]:
        around = reading.boxes[box.parent]
        limit = 0.93 * reading.boxes[0].prose if box.hint & Hint.COMMENTS else most
        box.junk = around.junk or (is_named_junk(box) and box.prose <= limit)


def _mark_junk_inside(reading: Reading, main: Box) -> None:
    """The same for ``main`` alone: what is junk beside an article may hold the article."""
    most = _HOLDS_MOST * max(main.prose, 1.0)
    main.junk = False
    for box in reading.boxes[main.index + 1 : main.end]:
        around = reading.boxes[box.parent]
        box.junk = around.junk or (is_named_junk(box) and box.prose <= most)


def is_named_junk(box: Box) -> bool:
    """Whether the box calls itself something that is no article, and does not look like one."""
    hint = box.hint
    if hint & (Hint.COMMENTS | Hint.HIDDEN) or box.tag in _JUNK_TAGS:
        return True
    if hint & Hint.BODY and box.prose > 3 * box.other and box.prose > 500:
        return False
    if hint & Hint.JUNK:
        return box.prose < 400 or box.prose < 8 * box.other
    return bool(hint & Hint.DOUBTFUL) and box.prose < 2 * box.other


def _best_box(
    reading: Reading, prose: list[float], heads: list[int], others: list[Box]
) -> Box | None:
    scores: dict[int, float] = {}
    ahead = deque(others)
    for line in reading.lines:
        value = prose[line.index]
        if value <= 0:
            continue
        boxes = reading.path(line.box, len(_DECAY) + 1)
        while ahead and ahead[0].last <= line.index:
            ahead.popleft()
        if boxes[0].junk or (ahead and ahead[0].first <= line.index):
            value *= 0.1
        start = 1 if line.tag in {"p", "li", "blockquote", "dd", "td"} and len(boxes) > 1 else 0
        for share, box in zip(_DECAY, boxes[start:], strict=False):
            scores[box.index] = scores.get(box.index, 0.0) + value * share
    if not scores:
        return None
    best = max(scores, key=lambda index: scores[index] * _favour(reading.boxes[index], heads))
    return reading.boxes[best]


def _favour(box: Box, heads: list[int]) -> float:
    factor = 1.0
    if box.hint & Hint.BODY:
        factor *= 1.3
    if box.tag in {"article", "main"}:
        factor *= 1.15
    if box.junk:
        factor *= 0.3
    if _has_one(heads, box.first - 25, box.last):
        factor *= 1.3
    return factor


def _has_one(heads: list[int], first: int, last: int) -> bool:
    """Whether one of ``heads``, which are in order, is neither before ``first`` nor at ``last``."""
    following = bisect_left(heads, first)
    return following < len(heads) and heads[following] < last


def _widened(
    reading: Reading, best: Box, prose: list[float], heads: list[int], others: list[Box]
) -> Box:
    """``best`` or the box around it that holds the most running text for the least else."""
    chosen, highest = best, float("-inf")
    good = bad = 0.0
    first, last = best.first, best.first
    for box in reading.path(best.index):
        if any(best.end <= x.index < box.end or box.index <= x.index < best.index for x in others):
            break
        for index in (*range(box.first, first), *range(last, box.last)):
            line = reading.lines[index]
            if reading.boxes[line.box].junk and not best.junk:
                continue
            if prose[index]:
                good += prose[index]
            elif line.tag not in _HEADINGS:
                bad += line.size
        first, last = box.first, box.last
        value = good * (1.1 if box.hint & Hint.BODY or box.tag == "article" else 1.0) - bad
        if value > highest * 1.02:
            chosen, highest = box, value
        if box.tag == "article" and _has_one(heads, box.first, box.last):
            break  # what follows is another article
    return chosen


def _kept(region: Region) -> list[Line]:
    lines = region.lines()
    scores = _scores(region, lines)
    chosen = {
        index
        for index, score in scores.items()
        if score > _LEAST and not is_furniture(region.reading.lines[index])
    }
    if not any(region.prose[index] for index in chosen):  # better too much than nothing
        chosen = {index for index in scores if region.prose[index]}
    if chosen:  # listings look like nothing else, but they are read
        first, last = min(chosen), max(chosen)
        chosen |= {x.index for x in lines if x.tag == "pre" and first < x.index <= last + 1}
    chosen = completed(region, chosen, scores)
    chosen -= _over_the_text(region, chosen) | _pulled_quotes(region, chosen)
    kept = [line for line in lines if line.index in chosen]
    while kept and kept[-1].tag in _HEADINGS:
        kept.pop()
    return kept


def _scores(region: Region, lines: list[Line]) -> dict[int, float]:
    """The log odds of ``lines``, by index; those in the middle of thousands go by ``prose``."""
    half = _WEIGHED // 2
    middle = lines[half:-half]
    scores = {x.index: 1.0 if region.prose[x.index] else -1.0 for x in middle}
    ends = replace(region, left_out=region.left_out | scores.keys())
    weighed = zip(ends.lines(), line_features(ends), strict=True)
    return scores | {line.index: log_odds(numbers) for line, numbers in weighed}


def _over_the_text(region: Region, chosen: set[int]) -> set[int]:
    """Short lines over the headline, kickers, byline and date, and the title said again."""
    key = folded(region.title)
    solid = min((n for n in chosen if region.prose[n] > 60), default=0)
    # Where the standfirst is the first line of prose, byline and date come right after it.
    after_solid = min((n for n in chosen if n > solid), default=0)
    timed = {box for _, box in region.reading.times}
    found: set[int] = set()
    for index in chosen:
        line = region.reading.lines[index]
        over = index < min(solid, region.headline) and line.size < 100
        kicker = index < solid and line.size < 50 and _is_kicker(region.reading, line)
        early = index < solid or line.tag in _HEADINGS
        alike = abs(len(line.text) - len(region.title)) < 12
        byline = index < solid and is_byline(line)
        near = region.headline < index < solid or (
            solid < index == after_solid and line.tag != "li"
        )
        dated = is_dateline(line) or (line.box in timed and is_timed_byline(line))
        told = near and line.tag not in _HEADINGS and dated
        if over or kicker or byline or told or (early and alike and folded(line.text) == key):
            found.add(index)
    return found


def _pulled_quotes(region: Region, chosen: set[int]) -> set[int]:
    """Lines in asides and the like that the text itself says, too."""
    reading = region.reading
    aside = {n for n in chosen if reading.boxes[reading.lines[n].box].junk}
    said = {reading.lines[n].text for n in chosen - aside}
    return {n for n in aside if reading.lines[n].text in said}


def _is_kicker(reading: Reading, line: Line) -> bool:
    return any(box.hint & Hint.KICKER for box in reading.path(line.box, 2))
