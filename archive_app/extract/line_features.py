"""What is known of each line inside the article's box, as names of features that hold.

The names are weighed by ``line_weights``; each says one thing about the words of the line, about
the boxes around it, or about its neighbours.
"""

from dataclasses import dataclass

from archive_app.extract.junk import kinds_of
from archive_app.extract.patterns import Hint
from archive_app.extract.reading import Box, Line, Reading
from archive_app.extract.titles import folded

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OTHER_TAGS = frozenset({"p", "li", "td", "th", "div", "blockquote", "pre", "dd", "dt", "section", "span"})
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
_AROUND = frozenset({"aside", "nav", "footer", "header", "form", "table", "ul", "figure", "a"})


@dataclass(slots=True)
class _Around:
    """What a box hands down to the lines inside."""

    hints: int
    tags: frozenset[str]
    branch: Box
    """The outermost box around it that does not hold half of the article."""
    names: tuple[str, ...] = ()


def line_features(
    reading: Reading, main: Box, prose: list[float], title: str, stated: str
) -> list[list[str]]:
    """For each line of ``main``, in order, the names of its features.

    ``stated`` is the article's body as JSON-LD gives it, folded; empty where it does not.
    """
    lines = reading.lines[main.first : main.last]
    around = _boxes(reading, main)
    style = _styles(reading, lines, prose)
    key = folded(title)
    solid = [prose[line.index] > 60 for line in lines]
    first = next((n for n, x in enumerate(solid) if x), 0)
    last = next((n for n in range(len(solid) - 1, -1, -1) if solid[n]), len(solid))
    seen: set[str] = set()
    found = []
    for n, line in enumerate(lines):
        box = reading.boxes[line.box]
        names = list(around[line.box].names)
        names += _of_words(line)
        names += kinds_of(line)
        names += _of_style(reading, box, style)
        names += _of_place(n, solid, first, last)
        names += _of_known(line, key, stated, seen)
        found.append(names)
    return found


def _boxes(reading: Reading, main: Box) -> dict[int, _Around]:
    """What is around each box of ``main``, from outside to inside."""
    half = 0.5 * main.prose
    top = _Around(0, frozenset(), main)
    known = {main.index: top}
    main_path = known[main.index]
    main_path.names = ("branch:main",)
    for box in reading.boxes[main.index + 1 : main.end]:
        outer = known[box.parent]
        trunk = outer.branch.prose >= half
        branch = box if trunk else outer.branch
        tags = outer.tags | {box.tag} if box.tag in _AROUND else outer.tags
        hints = outer.hints | box.hint
        parent = reading.boxes[box.parent]
        near = box.hint | (parent.hint if parent is not main else 0)
        known[box.index] = _Around(
            hints, tags, branch, _of_box(near, hints, tags, branch, main)
        )
    return known


def _of_box(near: int, hints: int, tags: frozenset[str], branch: Box, main: Box) -> tuple[str, ...]:
    names = [f"near:{name}" for bit, name in _HINTS if near & bit]
    names += [f"path:{name}" for bit, name in _HINTS if hints & bit]
    names += [f"in:{tag}" for tag in tags]
    share = branch.prose / max(main.prose, 1.0)
    size = "none" if share == 0 else _bin(share, (0.02, 0.1, 0.25, 0.5))
    total = branch.prose + branch.other
    purity = _bin(branch.prose / total if total else 0.0, (0.05, 0.3, 0.6, 0.9))
    names.append(f"branch:{size}")
    names.append(f"pure:{purity}")
    if branch.last - branch.first > 1:
        names.append(f"many:{size}:{purity}")
    return tuple(names)


def _of_words(line: Line) -> list[str]:
    text = line.text
    tag = line.tag if line.tag in _OTHER_TAGS or line.tag in _HEADINGS else "other"
    size = _bin(line.size, (15, 30, 60, 100, 200))
    link = _bin(line.linked, (0.001, 0.3, 0.6, 0.9))
    end = "sentence" if text.endswith(_ENDS) else "colon" if text[-1] in ":：" else "open"
    names = [
        "always",
        f"tag:{tag}",
        f"size:{size}",
        f"link:{link}",
        f"end:{end}:{size}",
        f"tag-size:{tag}:{size}",
        f"link-size:{link}:{size}",
    ]
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


def _styles(reading: Reading, lines: list[Line], prose: list[float]) -> dict[tuple[str, str], float]:
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


def _of_style(reading: Reading, box: Box, style: dict[tuple[str, str], float]) -> list[str]:
    alike = _bin(style.get(_style(box), 0.0), (0.001, 0.1, 0.4, 0.8))
    beside = _bin(style.get(("in", str(box.parent)), 0.0), (0.001, 0.1, 0.4, 0.8))
    return [f"alike:{alike}", f"beside:{beside}", f"both:{alike}:{beside}"]


def _of_place(n: int, solid: list[bool], first: int, last: int) -> list[str]:
    before = any(solid[max(0, n - 2) : n])
    after = any(solid[n + 1 : n + 3])
    next_to = f"{'p' if before else '-'}{'p' if after else '-'}"
    if n < first:
        where = "before:" + _bin(first - n, (2, 4, 8))
    elif n > last:
        where = "after:" + _bin(n - last, (2, 4, 8))
    else:
        where = "within"
    depth = _bin(sum(solid[max(0, n - 5) : n + 6]), (1, 3, 6))
    return [f"next:{next_to}:{solid[n]}", f"where:{where}", f"dense:{depth}:{solid[n]}"]


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
