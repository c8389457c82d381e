"""What is known of each line inside the article's box, as numbers.

``FEATURES`` names them. Some come from the boxes around a line and are the same for all its lines,
the others from its words, from its place among the running text, and from what is known otherwise
(title, stated body). ``line_trees`` weighs them; ``benchmarks/fit_lines.py`` learns how.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from archive_app.extract.junk import kinds_of
from archive_app.extract.patterns import Hint
from archive_app.extract.reading import Box, Line, Reading, is_strong
from archive_app.extract.titles import folded

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ENDS = (".", "!", "?", "…", "。", "！", "？", "”", '"', "»", "।", "؟", "۔", "’", ")", "“")
_CUTS = ("…", "...", "[…]", "[...]")
_SENTENCE_ENDS = ".!?。！？।"
_COMMAS = ",、，،"
_HINTS = (
    *((Hint.JUNK, "junk"), (Hint.DOUBTFUL, "doubtful"), (Hint.COMMENTS, "comments")),
    *((Hint.CAPTION, "caption"), (Hint.BYLINE, "byline"), (Hint.DATELINE, "dateline")),
    *((Hint.LEAD, "lead"), (Hint.KICKER, "kicker"), (Hint.HIDDEN, "hidden"), (Hint.BODY, "body")),
)
_AROUND = ("article", "aside", "blockquote", "header", "footer", "section", "table", "td", "ul")
_TAGS = ("div", "p", "li", "h1", "h2", "h3", "pre", "td", "span")
_KINDS = (
    *("furniture", "invitation:long", "invitation:short", "pointer", "rights", "photo", "source"),
    *("byline", "date:long", "date:short", "time"),
)
_NEIGHBOURS = (-2, -1, 1, 2)
_WINDOW = 8
"""Lines before or after, over which densities are taken."""

_FAR = 20
"""Lines after a pointer ("Read also"), from where on it does not matter."""

_LOOKED_AT = 200
"""Characters of a line whose kinds are counted."""

_OF_BOX = (
    *(f"near:{name}" for _, name in _HINTS),
    *(f"path:{name}" for _, name in _HINTS),
    *(f"in:{tag}" for tag in _AROUND),
    *("depth", "alike", "beside", "box:links"),
    *("branch:share", "branch:pure", "branch:links", "branch:lines"),
    *("parent:share", "parent:pure", "parent:links", "parent:lines"),
    *("grandparent:share", "grandparent:pure", "grandparent:links"),
)
_OF_WORDS = (
    *("size", "linked", "words", "end", "sentences", "commas", "strong", "figures", "upper"),
    *("capitals", "lower", "address", "bars", "links", "bolds"),
    *(f"tag:{tag}" for tag in _TAGS),
    *(f"words:{name}" for name in _KINDS),
)
_OF_PLACE = (
    *("prose", "before", "after", "lines", "place", "prose:before", "prose:all"),
    *("from-first", "from-last", "since-prose", "until-prose", "dense:around"),
    *("dense:before", "dense:after", "links:before", "links:after"),
    *(f"{what}:{k:+d}" for k in _NEIGHBOURS for what in ("size", "linked", "prose", "same")),
)
_OF_KNOWN = ("copies", "said-before", "title", "stated", "above", "over-headline", "pointed")
FEATURES = (*_OF_BOX, *_OF_WORDS, *_OF_PLACE, *_OF_KNOWN)
"""The names of the numbers of a line, in order."""

Numbers = list[float]


@dataclass(slots=True)
class _Around:
    """What a box hands down to the boxes inside."""

    hints: int
    tags: frozenset[str]
    branch: Box
    """The outermost box around it that does not hold half of the article."""
    depth: int


@dataclass(frozen=True, slots=True)
class Region:
    """The part of the page whose lines are weighed."""

    reading: Reading
    prose: list[float]
    """Running text of every line of the page, in characters."""
    main: Box
    """The box that holds the article's text."""
    outer: Box
    """The box around ``main`` that also holds the headline; often ``main`` itself."""
    headline: int
    """Index of the headline's line; -1 where it was not found before the text."""
    title: str
    stated: str
    """The article's body as JSON-LD gives it, folded; empty where it does not."""
    left_out: frozenset[int]
    """Indexes of lines that belong to pictures, or say again what the page has said."""

    def lines(self) -> list[Line]:
        """The lines between the headline and ``main``, and those of ``main``."""
        above = range(self.headline + 1, self.main.first) if self.headline >= 0 else range(0)
        inside = range(self.main.first, self.main.last)
        return [self.reading.lines[n] for n in (*above, *inside) if n not in self.left_out]


def line_features(region: Region) -> list[Numbers]:
    """For each line of ``region``, in order, the numbers that ``FEATURES`` names."""
    lines = region.lines()
    boxes = _Boxes(region, lines)
    place = _Place(region, lines)
    known = _Known(region)
    found = []
    for n, line in enumerate(lines):
        kinds = kinds_of(line)
        row = [*boxes.numbers(line.box), *_of_words(line, kinds), *place.numbers(n)]
        found.append(row + known.numbers(n, line, kinds))
    return found


class _Boxes:
    """The numbers of boxes; each is worked out once, when a line of it is met."""

    def __init__(self, region: Region, lines: list[Line]) -> None:
        self._reading, self._main, self._outer = region.reading, region.main, region.outer
        self._links = _link_density(region.reading, region.outer)
        self._style = _styles(region.reading, lines, region.prose)
        self._around = self._handed_down()
        depths = Counter[int]()
        for line in lines:
            depths[self._around[line.box].depth] += int(region.prose[line.index])
        self._usual_depth = max(depths, key=lambda depth: depths[depth], default=0)
        self._known: dict[int, Numbers] = {}

    def numbers(self, index: int) -> Numbers:
        """The numbers that ``_OF_BOX`` names."""
        if index not in self._known:
            self._known[index] = self._numbers(self._reading.boxes[index])
        return self._known[index]

    def _handed_down(self) -> dict[int, _Around]:
        half = 0.5 * self._main.prose
        known = {self._outer.index: _Around(0, frozenset(), self._outer, 0)}
        for box in self._reading.boxes[self._outer.index + 1 : self._outer.end]:
            above = known[box.parent]
            branch = box if above.branch.prose >= half else above.branch
            tags = above.tags | {box.tag} if box.tag in _AROUND else above.tags
            known[box.index] = _Around(above.hints | box.hint, tags, branch, above.depth + 1)
        return known

    def _numbers(self, box: Box) -> Numbers:
        around, outer, boxes = self._around[box.index], self._outer, self._reading.boxes
        parent = boxes[box.parent] if box is not outer else outer
        grandparent = boxes[parent.parent] if parent is not outer else outer
        near = box.hint | (parent.hint if parent is not outer else 0)
        return [
            *(float(bool(near & bit)) for bit, _ in _HINTS),
            *(float(bool(around.hints & bit)) for bit, _ in _HINTS),
            *(float(tag in around.tags) for tag in _AROUND),
            float(around.depth - self._usual_depth),
            self._style.get(_style(box), 0.0),
            self._style.get(("in", str(box.parent)), 0.0),
            self._links[box.index],
            *self._parts(around.branch),
            around.branch.last - around.branch.first,
            *self._parts(parent),
            parent.last - parent.first,
            *self._parts(grandparent),
        ]

    def _parts(self, box: Box) -> tuple[float, float, float]:
        """Its share of the article's running text, how much of it is that, its share of links."""
        total = box.prose + box.other
        pure = box.prose / total if total else 0.0
        return box.prose / max(self._main.prose, 1.0), pure, self._links[box.index]


def _link_density(reading: Reading, outer: Box) -> dict[int, float]:
    """The share of linked characters in each box of ``outer``."""
    inside = reading.lines[outer.first : outer.last]
    linked = _sums(line.linked * line.size for line in inside)
    sizes = _sums(line.size for line in inside)
    start = outer.first
    return {
        box.index: (linked[box.last - start] - linked[box.first - start])
        / max(sizes[box.last - start] - sizes[box.first - start], 1.0)
        for box in reading.boxes[outer.index : outer.end]
    }


def _styles(
    reading: Reading, lines: list[Line], prose: list[float]
) -> dict[tuple[str, str], float]:
    """The share of running text in boxes of each tag and class, and in each parent."""
    total = 1.0
    found: dict[tuple[str, str], float] = {}
    for line in lines:
        value = prose[line.index]
        if not value:
            continue
        total += value
        box = reading.boxes[line.box]
        for key in (_style(box), ("in", str(box.parent))):
            found[key] = found.get(key, 0.0) + value
    return {key: value / total for key, value in found.items()}


def _style(box: Box) -> tuple[str, str]:
    return box.tag, box.element.get("class") or ""


def _of_words(line: Line, kinds: list[str]) -> Numbers:
    """The numbers that ``_OF_WORDS`` names."""
    text = line.text
    start = text[:_LOOKED_AT]
    words = start.split()
    return [
        line.size,
        line.linked,
        text.count(" ") + 1.0,
        _end(text),
        float(sum(map(text.count, _SENTENCE_ENDS))),
        float(sum(map(text.count, _COMMAS))),
        float(line.size < _LOOKED_AT and is_strong(line)),
        sum(map(str.isdigit, start)) / len(start),
        sum(map(str.isupper, start)) / len(start),
        sum(word[0].isupper() for word in words) / max(len(words), 1),
        float(text[0].islower()),
        float("@" in text),
        float("|" in text or "»" in text[-2:] or "›" in text),
        *_inline(line),
        *(float(line.tag == tag) for tag in _TAGS),
        *(float(f"words:{kind}" in kinds) for kind in _KINDS),
    ]


def _end(text: str) -> float:
    """0 where the end is cut off, 1 for a colon, 2 for an open end, 3 for that of a sentence."""
    if text.endswith(_CUTS):
        return 0.0
    if text.endswith(_ENDS):
        return 3.0
    return 1.0 if text[-1] in ":：" else 2.0


def _inline(line: Line) -> tuple[float, float]:
    """How many links and bold runs there are in the line."""
    tags = [piece[0] for piece in line.pieces if isinstance(piece, tuple)]
    return float(tags.count("a")), float(tags.count("b") + tags.count("strong"))


class _Place:
    """Where each line stands among the running text, and what stands beside it."""

    def __init__(self, region: Region, lines: list[Line]) -> None:
        boxes = [region.reading.boxes[line.box] for line in lines]
        self._lines = lines
        self._around = [(box.index, box.parent, _style(box)) for box in boxes]
        self._prose = [region.prose[line.index] for line in lines]
        self._prose_sums = _sums(self._prose)
        self._size_sums = _sums(line.size for line in lines)
        self._link_sums = _sums(line.size * line.linked for line in lines)
        solid = [n for n, value in enumerate(self._prose) if value > 60]
        self._first = solid[0] if solid else 0
        self._last = solid[-1] if solid else len(lines)
        self._since = _distances(self._prose)
        self._until = _distances(self._prose[::-1])[::-1]

    def numbers(self, n: int) -> Numbers:
        """The numbers that ``_OF_PLACE`` names, of the line at ``n``."""
        count, total = len(self._lines), self._prose_sums[-1] + 1.0
        before, after = (max(0, n - _WINDOW), n), (n + 1, min(count, n + 1 + _WINDOW))
        around = (max(0, n - 5), min(count, n + 6))
        return [
            *(self._prose[n], n, count - 1 - n, count, n / count),
            *(self._prose_sums[n] / total, total, self._first - n, n - self._last),
            *(self._since[n], self._until[n]),
            self._share(self._prose_sums, around),
            self._share(self._prose_sums, before),
            self._share(self._prose_sums, after),
            self._share(self._link_sums, before),
            self._share(self._link_sums, after),
            *(number for k in _NEIGHBOURS for number in self._beside(n, n + k)),
        ]

    def _share(self, sums: Numbers, span: tuple[int, int]) -> float:
        """The share of ``sums`` in all characters of ``span``."""
        first, end = span
        return (sums[end] - sums[first]) / (self._size_sums[end] - self._size_sums[first] + 1.0)

    def _beside(self, n: int, other: int) -> tuple[float, float, float, float]:
        if not 0 <= other < len(self._lines):
            return -1.0, -1.0, -1.0, -1.0
        (box, parent, style), (its_box, its_parent, its_style) = (
            self._around[n],
            self._around[other],
        )
        same = (box == its_box) + (parent == its_parent) + (style == its_style)
        line = self._lines[other]
        return line.size, line.linked, self._prose[other], float(same)


def _distances(prose: Numbers) -> Numbers:
    """How many lines before each the last running text stands; 99 where there is none."""
    found, last = [], -99
    for n, value in enumerate(prose):
        found.append(float(n - last) if last >= 0 else 99.0)
        if value > 60:
            last = n
    return found


class _Known:
    """What the words of a line are elsewhere: the title, the stated body, a line said before."""

    def __init__(self, region: Region) -> None:
        self._region = region
        self._title = folded(region.title)
        self._copies = Counter(line.text for line in region.reading.lines)
        self._seen: set[str] = set()
        self._pointed = -_FAR

    def numbers(self, n: int, line: Line, kinds: list[str]) -> Numbers:
        """The numbers that ``_OF_KNOWN`` names; to be asked line by line, in order."""
        region = self._region
        said = line.text in self._seen
        self._seen.add(line.text)
        since = min(n - self._pointed, _FAR)
        if region.prose[line.index] <= 60 and {"words:pointer", "words:furniture"} & set(kinds):
            self._pointed = n
        above = line.index < region.main.first
        return [
            float(self._copies[line.text]),
            float(said),
            *self._stated(line),
            float(above),
            float(not above and line.index < region.headline),
            float(since),
        ]

    def _stated(self, line: Line) -> tuple[float, float]:
        """Whether the line is the title; 1 where JSON-LD's body has it, -1 where it has not."""
        title, stated = self._title, self._region.stated
        mine = folded(line.text) if line.size < 300 or stated else ""
        is_title = line.size < 300 and (mine == title or (len(mine) > 20 and mine in title))
        if not stated or not mine:
            return float(bool(title) and is_title), 0.0
        return float(bool(title) and is_title), 1.0 if mine[:80] in stated else -1.0


def _sums(values: Iterable[float]) -> Numbers:
    """Running sums, beginning with 0."""
    return [0.0, *accumulate(values)]
