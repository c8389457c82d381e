"""How much of an article's structure is kept: our HTML against gold HTML, kind by kind, in order.

    python -m benchmarks.structure [../shared/data] [--half a|b] [--lost KIND] [--pin | --check]

Every page with gold HTML (set "mozilla") is told as a sequence of parts: images by file name,
figures by what they hold, captions, headings and list items by their words, tables by their cells,
links by words and address. The longest common subsequence of the two sequences is what was kept in
order, once for each kind and once for all of them together. ``kept`` is its share of gold's parts;
``fit`` its share of our own parts, so that keeping everything gains nothing.

Parts that a reader cannot see or follow are counted on neither side: links, headings and items
without words, links that run a script, images given as data, tables with one column or none; nor
the labels that we give to embeds.
``levels`` is the share of common headings that are as far below their predecessor as gold's.
``--lost links`` lists what gold has and we have not, ``--extra`` what we have and gold has not.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import etree, html
from lxml.html import HtmlElement

from archive_app.domain.article import Article
from archive_app.extract.article import extract
from archive_app.extract.titles import folded
from archive_app.markup.decoding import decode
from archive_app.markup.tree import parse
from benchmarks import floors
from benchmarks.extraction import Row, gold_pages, page_bytes

KINDS = ("images", "figures", "figcaptions", "headings", "items", "tables", "links")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
FAULTS = Path(__file__).with_name("structure_faults.json")
"""Parts of gold that no article should have and that no rule tells, each with the reason."""

_MENU = 0.8
"""Share of linked characters that makes a list a menu: contents, related links, see also."""

_SMALLEST = 60
"""Pixels; what is smaller is an icon."""

_START = 60
"""Characters of a part's words that tell it from others."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an article's structure; equal when kind and key are."""

    kind: str
    key: Hashable
    level: int = 0
    """Of a heading."""
    fault: str = ""
    """Why gold should not have it; empty where it should."""


class Names:
    """Gives images that share a file name one key, so that two sizes of one picture are equal."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def key(self, urls: Sequence[str]) -> str:
        """The key of the picture that has any of ``urls``."""
        names = [_file_name(url) for url in urls]
        key = next((self._known[x] for x in names if x in self._known), names[0])
        for name in names:
            self._known.setdefault(name, key)
        return key


class Judge:
    """Tells which parts of one page's gold no article should have, by rules anyone can check."""

    def __init__(self, page: str, title: str) -> None:
        self._title = folded(title)[:_START]
        self._listed = [(x["kind"], x["key"], x["why"]) for x in _listed() if x["page"] == page]
        self._seen: set[tuple[str, Hashable]] = set()

    def fault(self, element: HtmlElement, part: Part) -> str:
        """Why gold should not have ``part``; empty where it should."""
        for kind, key, why in self._listed:
            if kind in {"all", part.kind} and re.search(key, str(part.key)):
                return str(why)
        if part.kind == "images" and _is_icon(element):
            return "icon"
        if part.kind in {"images", "figures", "figcaptions"}:
            again = (part.kind, part.key) in self._seen
            self._seen.add((part.kind, part.key))
            return "said again" if again else ""
        if part.kind == "headings" and part.key == self._title:
            return "the page's title again"
        if "action=edit" in (element.get("href") or "") or part.key in {"edit", "contents"}:
            return "control"
        menu = any(map(_is_menu, (element, *element.iterancestors())))
        return "menu or related links" if menu else ""


def _is_icon(image: HtmlElement) -> bool:
    """Whether the image is smaller than any picture, or a formula as high as its letters."""
    sizes = [(image.get(x) or "").removesuffix("px") for x in ("width", "height")]
    formula = "ex" in (image.get("style") or "")
    return formula or any(x.isdigit() and int(x) < _SMALLEST for x in sizes)


def _is_menu(element: HtmlElement) -> bool:
    """Whether it is a list, a table or a line of a list that is nearly nothing but links."""
    if element.tag not in {"ul", "ol", "table"}:
        return False
    size = _size(element)
    linked = sum(map(_size, element.iter("a")))
    return linked > _MENU * size


def _size(element: HtmlElement) -> int:
    return len("".join("".join(element.itertext()).split()))


def _listed() -> list[dict[str, str]]:
    """Faults found by reading."""
    found: list[dict[str, str]] = json.loads(FAULTS.read_text("utf-8"))
    return found


def main() -> int:
    """Print the table; 1 where a floor was asked for and missed."""
    given = _arguments()
    totals = {kind: [0, 0, 0, 0] for kind in (*KINDS, "all")}
    faults: Counter[tuple[str, str]] = Counter()
    levels = [0, 0]
    for row in gold_pages(given.data / "extract", given.half, "mozilla"):
        gold, ours = _sequences(row, given.data / "extract")
        faults.update((part.kind, part.fault) for part in gold if part.fault)
        for kind in (*KINDS, "all"):
            one, two = _of_kind(gold, kind), _of_kind(ours, kind)
            common = matched(one, two)
            sound = sum(not one[n].fault for n, _ in common)
            _add(totals[kind], (sound, sum(not x.fault for x in one), len(common), len(two)))
            if kind == "headings":
                _add(levels, _steps(one, two, common))
            if kind in {given.lost, given.extra}:
                _tell(row["id"], one if kind == given.lost else two, common, kind == given.extra)
    found = {kind: _shares(*counts) for kind, counts in totals.items() if counts[1]}
    _print(found, totals)
    for (kind, why), number in sorted(faults.items()):
        print(f"left out: {number} {kind}, {why}")
    print(f"levels of headings: {levels[0] / max(levels[1], 1):.3f} of {levels[1]} steps")
    return _against_floors(given, found)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--half", choices=["a", "b"])
    parser.add_argument("--lost", choices=[*KINDS, "all"], help="list what we lose of a kind")
    parser.add_argument("--extra", choices=[*KINDS, "all"], help="list what gold does not have")
    parser.add_argument("--pin", action="store_true", help="raise the floors")
    parser.add_argument("--check", action="store_true", help="1 where a share sank")
    return parser.parse_args()


def _sequences(row: Row, data: Path) -> tuple[list[Part], list[Part]]:
    gold = json.loads((data / row["id"] / "gold.json").read_text("utf-8"))
    text = decode(page_bytes(row, data), row["encoding"]).text
    article = extract(parse(text, row["url"])).article
    names = Names()
    judge = Judge(row["id"], gold.get("title") or "")
    told = list(parts(gold["body_html"], row["url"], names, judge=judge))
    ours = list(parts(article.html, row["url"], names, article))
    return told, _comparable(ours, told, folded(gold["body_text"]))


def _comparable(ours: list[Part], gold: list[Part], text: str) -> list[Part]:
    """``ours`` without figures and captions that gold has as bare pictures and as plain words."""
    bare = {part.key for part in gold if part.kind == "images"}
    known = {(part.kind, part.key) for part in gold}
    return [
        part
        for part in ours
        if (part.kind, part.key) in known
        or not (
            (part.kind == "figures" and part.key in bare)
            or (part.kind == "figcaptions" and str(part.key) in text)
        )
    ]


def parts(
    markup: str,
    url: str,
    names: Names,
    article: Article | None = None,
    judge: Judge | None = None,
) -> Iterator[Part]:
    """The parts of ``markup`` in order; our own pictures are known by all their addresses.

    With ``judge``, parts that no article should have say so.
    """
    root = html.fromstring(f"<div>{markup}</div>")
    for element in root.iter(etree.Element):
        part = _part(element, url, names, article)
        if part is not None:
            yield replace(part, fault=judge.fault(element, part)) if judge else part


def _part(element: HtmlElement, url: str, names: Names, article: Article | None) -> Part | None:
    tag, words = element.tag, _words(element)
    if tag in {"img", "amp-img"}:
        urls = _addresses(element, url, article)
        return Part("images", names.key(urls)) if urls else None
    if tag == "figure":
        return _figure(element, url, names, article)
    if not words:
        return None
    if tag == "table":
        return Part("tables", words) if _is_grid(element) else None
    if tag in _HEADINGS:
        return Part("headings", words, int(tag[1]))
    if tag == "figcaption":
        label = article is not None and next(element.getparent().iter("img"), None) is None
        return None if label else Part("figcaptions", words)
    if tag == "li":
        return Part("items", _own_words(element)) if _own_words(element) else None
    target = _target(element, url) if tag == "a" else ""
    return Part("links", (words, target)) if target else None


def _figure(figure: HtmlElement, url: str, names: Names, article: Article | None) -> Part | None:
    """The figure by its first image, else by what it says; None where it is empty."""
    for image in figure.iter("img", "amp-img"):
        urls = _addresses(image, url, article)
        if urls:
            return Part("figures", names.key(urls))
    return Part("figures", _words(figure)) if _words(figure) else None


def _addresses(image: HtmlElement, url: str, article: Article | None) -> list[str]:
    position = image.get("data-position")
    if article is not None and position is not None:
        return list(article.pictures[int(position)].urls)
    listed = (image.get("srcset") or image.get("data-srcset") or "").split(", ")
    stated = [image.get("src") or "", *(x.split()[0] for x in listed if x.strip())]
    return [urljoin(url, x) for x in stated if x and not x.startswith("data:")]


def _file_name(url: str) -> str:
    path = urlsplit(url).path.rstrip("/")
    name = path.rpartition("/")[2]
    return (name if len(name) > 6 else path + "?" + urlsplit(url).query).casefold()


def _is_grid(table: HtmlElement) -> bool:
    """Whether any row has two cells with words; what has none is a frame, no table."""
    rows = [x for x in table.iter("tr") if next(x.iterancestors("table")) is table]
    return any(sum(bool(_words(cell)) for cell in row.iterchildren("td", "th")) > 1 for row in rows)


def _target(link: HtmlElement, url: str) -> str:
    """Where ``link`` leads: without the host where it is the page's own or the gold's stand-in."""
    href = (link.get("href") or "").strip()
    if not href or href.startswith(("javascript:", "data:")):
        return ""
    found = urlsplit(urljoin(url, href))
    host = "" if found.netloc in {"fakehost", urlsplit(url).netloc} else found.netloc.lower()
    place = f"{host}{found.path.rstrip('/')}?{found.query}"
    return re.sub(r"%[0-9A-Fa-f]{2}|[^\w?/.=&-]", "", place) or "#"


def _words(element: HtmlElement) -> str:
    return folded(" ".join(element.itertext()))[:_START]


def _own_words(element: HtmlElement) -> str:
    """The words of ``element`` before any list inside it."""
    nested = next(element.iterdescendants("ul", "ol"), None)
    if nested is None:
        return _words(element)
    before = []
    for part in element.iter():
        if part is nested:
            break
        before.append(part.text or "")
    return folded(" ".join(before))[:_START]


def _of_kind(found: list[Part], kind: str) -> list[Part]:
    return found if kind == "all" else [part for part in found if part.kind == kind]


def matched(one: Sequence[Part], two: Sequence[Part]) -> list[tuple[int, int]]:
    """Index pairs of a longest common subsequence."""
    keys = [[(part.kind, part.key) for part in side] for side in (one, two)]
    lengths = [[0] * (len(two) + 1) for _ in range(len(one) + 1)]
    for m in range(len(one) - 1, -1, -1):
        row, below = lengths[m], lengths[m + 1]
        for n in range(len(two) - 1, -1, -1):
            same = keys[0][m] == keys[1][n]
            row[n] = below[n + 1] + 1 if same else max(below[n], row[n + 1])
    m = n = 0
    found = []
    while m < len(one) and n < len(two):
        if keys[0][m] == keys[1][n]:
            found.append((m, n))
            m, n = m + 1, n + 1
        elif lengths[m + 1][n] >= lengths[m][n + 1]:
            m += 1
        else:
            n += 1
    return found


def _steps(one: list[Part], two: list[Part], common: list[tuple[int, int]]) -> tuple[int, int]:
    """How many steps between common headings go the same way, and how many steps there are."""
    steps = list(pairwise(common))
    same = sum(
        _sign(one[b[0]].level - one[a[0]].level) == _sign(two[b[1]].level - two[a[1]].level)
        for a, b in steps
    )
    return same, len(steps)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _add(total: list[int], counts: Sequence[int]) -> None:
    total[:] = [a + b for a, b in zip(total, counts, strict=True)]


def _shares(sound: int, gold: int, common: int, ours: int) -> dict[str, float]:
    return {"kept": round(sound / gold, 4), "fit": round(common / max(ours, 1), 4)}


def _tell(page: str, side: list[Part], common: list[tuple[int, int]], second: bool) -> None:
    known = {pair[second] for pair in common}
    for index, part in enumerate(side):
        if index not in known and not part.fault:
            print(f"{page}\t{part.kind}\t{part.key}")


def _print(found: dict[str, dict[str, float]], totals: dict[str, list[int]]) -> None:
    print(f"{'kind':12}{'gold':>8}{'ours':>8}{'kept':>8}{'fit':>8}")
    for kind, shares in found.items():
        _, gold, _, ours = totals[kind]
        print(f"{kind:12}{gold:8}{ours:8}{shares['kept']:8.3f}{shares['fit']:8.3f}")


def _against_floors(given: argparse.Namespace, found: dict[str, dict[str, float]]) -> int:
    measured = {f"structure:{kind}": shares for kind, shares in found.items()}
    sunk = floors.sunk(measured) if given.check else []
    for line in sunk:
        print(line)
    if given.pin:
        floors.pin(measured)
    return 1 if sunk else 0


if __name__ == "__main__":
    sys.exit(main())
