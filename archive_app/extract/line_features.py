"""What is known of each line inside the article's box, as names of features that hold.

The names are weighed by ``line_weights``; each says one thing about the words of the line, about
the boxes around it, or about its neighbours.
"""

from dataclasses import dataclass

from archive_app.extract.junk import kinds_of
from archive_app.extract.patterns import Hint
from archive_app.extract.reading import Box, Line, Reading, is_strong
from archive_app.extract.titles import folded

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OTHER_TAGS = frozenset(
    {"p", "li", "td", "th", "div", "blockquote", "pre", "dd", "dt", "section", "span"}
)
_ENDS = (".", "!", "?", "…", "。", "！", "？", "”", '"', "»", "।", "؟", "۔", "’", ")", "“")
_HINTS = (
    (Hint.JUNK, "junk"),
    (Hint.DOUBTFUL, "doubtful"),
    (Hint.COMMENTS, "comments"),
    (Hint.CAPTION, "caption"),
    (Hint.BYLINE, "byline"),
    (Hint.DATELINE, "dateline"),
    (Hint.LEAD, "lead"),
    (Hint.KICKER, "kicker"),
    (Hint.HIDDEN, "hidden"),
    (Hint.BODY, "body"),
)
_DENSITIES = (0.001, 0.1, 0.25, 0.5, 0.8)
_AROUND = frozenset({"aside", "nav", "footer", "header", "form", "table", "ul", "figure", "a"})


@dataclass(slots=True)
class _Around:
    """What a box hands down to the lines inside."""

    hints: int
    tags: frozenset[str]
    branch: Box
    """The outermost box around it that does not hold half of the article."""
    names: tuple[str, ...] = ()


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
    captions: frozenset[int]
    """Indexes of lines that belong to pictures; they are left out."""

    def lines(self) -> list[Line]:
        """The lines between the headline and ``main``, and those of ``main``."""
        above = range(self.headline + 1, self.main.first) if self.headline >= 0 else range(0)
        inside = range(self.main.first, self.main.last)
        return [self.reading.lines[n] for n in (*above, *inside) if n not in self.captions]


def line_features(region: Region) -> list[list[str]]:
    """For each line of ``region``, in order, the names of its features."""
    reading, prose = region.reading, region.prose
    lines = region.lines()
    around = _boxes(region)
    style = _styles(reading, lines, prose)
    key = folded(region.title)
    solid = [prose[line.index] > 60 for line in lines]
    first = next((n for n, x in enumerate(solid) if x), 0)
    last = next((n for n in range(len(solid) - 1, -1, -1) if solid[n]), len(solid))
    seen: set[str] = set()
    found = []
    pointed = -10
    for n, line in enumerate(lines):
        box = reading.boxes[line.box]
        where, place = _of_place(n, solid, first, last)
        kinds = kinds_of(line)
        names = [*around[line.box].names, *_of_words(line, where), *kinds, *place]
        names += _of_style(box, style)
        names += _of_known(line, key, region.stated, seen)
        if line.index < region.main.first:
            names.append(f"above:{solid[n]}")
        elif line.index < region.headline:
            names.append("over-headline")
        if n - pointed <= 4:
            names.append(f"pointed:{n - pointed}:{solid[n]}")
        if not solid[n] and {"words:pointer", "words:furniture"} & set(kinds):
            pointed = n
        found.append(names)
    return found


def _boxes(region: Region) -> dict[int, _Around]:
    """What is around each box of the region, from outside to inside."""
    reading, main, outer = region.reading, region.main, region.outer
    half = 0.5 * main.prose
    known = {outer.index: _Around(0, frozenset(), outer, ("branch:main",))}
    density = _link_density(reading, outer)
    for box in reading.boxes[outer.index + 1 : outer.end]:
        above = known[box.parent]
        branch = box if above.branch.prose >= half else above.branch
        tags = above.tags | {box.tag} if box.tag in _AROUND else above.tags
        hints = above.hints | box.hint
        parent = reading.boxes[box.parent]
        near = box.hint | (parent.hint if parent is not outer else 0)
        names = _of_box(near, hints, tags)
        names += _of_branch(branch, main, density)
        names.append(f"parent-links:{_bin(density[box.parent], _DENSITIES)}")
        known[box.index] = _Around(hints, tags, branch, tuple(names))
    return known


def _link_density(reading: Reading, outer: Box) -> dict[int, float]:
    """The share of linked characters in each box of ``outer``."""
    linked, sizes = [0.0], [0.0]
    for line in reading.lines[outer.first : outer.last]:
        linked.append(linked[-1] + line.linked * line.size)
        sizes.append(sizes[-1] + line.size)
    start = outer.first
    return {
        box.index: (linked[box.last - start] - linked[box.first - start])
        / max(sizes[box.last - start] - sizes[box.first - start], 1.0)
        for box in reading.boxes[outer.index : outer.end]
    }


def _of_box(near: int, hints: int, tags: frozenset[str]) -> list[str]:
    names = [f"near:{name}" for bit, name in _HINTS if near & bit]
    names += [f"path:{name}" for bit, name in _HINTS if hints & bit]
    names += [f"in:{tag}" for tag in tags]
    return names


def _of_branch(branch: Box, main: Box, density: dict[int, float]) -> list[str]:
    share = branch.prose / max(main.prose, 1.0)
    size = "none" if share == 0 else _bin(share, (0.02, 0.1, 0.25, 0.5))
    total = branch.prose + branch.other
    purity = _bin(branch.prose / total if total else 0.0, (0.05, 0.3, 0.6, 0.9))
    links = _bin(density[branch.index], _DENSITIES)
    names = [f"branch:{size}", f"pure:{purity}", f"links:{links}"]
    if branch.last - branch.first > 1:
        names += [f"many:{size}:{purity}", f"many-links:{size}:{links}"]
    return names


def _of_words(line: Line, where: str) -> list[str]:
    text = line.text
    tag = line.tag if line.tag in _OTHER_TAGS or line.tag in _HEADINGS else "other"
    size = _bin(line.size, (15, 30, 60, 100, 200))
    link = _bin(line.linked, (0.001, 0.3, 0.6, 0.9))
    end = "sentence" if text.endswith(_ENDS) else "colon" if text[-1] in ":：" else "open"
    if text.endswith(("…", "...", "[…]", "[...]")):
        end = "cut"
    names = [
        "always",
        f"tag:{tag}",
        f"size:{size}",
        f"link:{link}",
        f"end:{end}:{size}",
        f"tag-size:{tag}:{size}",
        f"link-size:{link}:{size}",
        f"where-size:{where}:{size}",
        f"where-link:{where}:{link}",
        f"where-tag:{where}:{tag}",
    ]
    if line.size < 120 and is_strong(line):
        names.append(f"strong:{size}")
    if "@" in text:
        names.append("address")
    if "," in text or "、" in text or "，" in text:
        names.append("comma")
    if "|" in text or "»" in text[-2:] or "›" in text:
        names.append("bars")
    if text.isupper():
        names.append("capitals")
    if text[0].islower():
        names.append("lower")
    digits = sum(char.isdigit() for char in text) if line.size < 100 else 0
    if digits > 0.2 * len(text):
        names.append("figures")
    return names


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


def _of_style(box: Box, style: dict[tuple[str, str], float]) -> list[str]:
    alike = _bin(style.get(_style(box), 0.0), (0.001, 0.1, 0.4, 0.8))
    beside = _bin(style.get(("in", str(box.parent)), 0.0), (0.001, 0.1, 0.4, 0.8))
    return [f"alike:{alike}", f"beside:{beside}", f"both:{alike}:{beside}"]


def _of_place(n: int, solid: list[bool], first: int, last: int) -> tuple[str, list[str]]:
    """Before, within or after the running text; and that in more detail."""
    before = any(solid[max(0, n - 2) : n])
    after = any(solid[n + 1 : n + 3])
    next_to = f"{'p' if before else '-'}{'p' if after else '-'}"
    where, distance = "within", 0
    if n < first:
        where, distance = "before", first - n
    elif n > last:
        where, distance = "after", n - last
    depth = _bin(sum(solid[max(0, n - 5) : n + 6]), (1, 3, 6))
    return where, [
        f"next:{next_to}:{solid[n]}",
        f"where:{where}:{_bin(distance, (2, 4, 8))}",
        f"dense:{depth}:{solid[n]}",
    ]


def _of_known(line: Line, title: str, stated: str, seen: set[str]) -> list[str]:
    names = []
    text = line.text
    if text in seen:
        names.append("repeated:long" if line.size > 60 else "repeated")
    seen.add(text)
    mine = folded(text) if line.size < 300 or stated else ""
    if title and line.size < 300 and mine and (mine == title or (len(mine) > 20 and mine in title)):
        names.append("title")
    if stated and mine:
        start = mine[:80]
        names.append("stated" if start in stated else f"unstated:{_bin(line.size, (60,))}")
    return names


def _bin(value: float, edges: tuple[float, ...]) -> str:
    """The number of the interval that ``value`` is in."""
    for n, edge in enumerate(edges):
        if value < edge:
            return str(n)
    return str(len(edges))
