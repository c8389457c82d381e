"""Which of a page's pictures are the article's: no teasers, no junk, none of another article."""

import re

from lxml.html import HtmlElement

from archive_app.extract.captions import Holding, is_told
from archive_app.extract.content import Content, is_named_junk
from archive_app.extract.credit_labels import announces_credit
from archive_app.extract.patterns import Hint
from archive_app.extract.picture_boxes import PictureBoxes
from archive_app.extract.reading import Box, Reading, Thing

_PICTURE_PAGE = re.compile(
    r"\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)|image|photo|foto|bild|galler|galer|diashow|slideshow|"
    r"media|picture|attachment|zoom|^[a-z]+:(?!//)",
    re.IGNORECASE,
)
"""Where a picture of the article itself may lead: to its file, its own page, its gallery."""

_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|svg|tiff?)(?:$|[?#])", re.IGNORECASE)

_AFFILIATE = re.compile(r"nofollow|sponsored|external", re.IGNORECASE)
_HOST = re.compile(r"(?:https?:)?//([^/?#]+)", re.IGNORECASE)
_NEAR = 4
"""Lines between a picture above the article and its headline, captions not counted."""

_FAR = 60
"""Lines, captions counted, of the longest gallery above a headline."""

_A_PLACE = 30
"""Characters of an address that names more than a site."""

_ADVERTISING = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|ad-?slot|anzeigen?|werbung|publici(?:te|dade?))(?:$|[\s_-])",
    re.IGNORECASE,
)


class Belonging:
    """Tells for the pictures of one page whether they are the article's."""

    def __init__(
        self, reading: Reading, content: Content, holdings: tuple[Holding, ...], base: str
    ) -> None:
        self._reading = reading
        host = _HOST.match(base)
        self._host = host[1].removeprefix("www.") if host else ""
        self._content = content
        self._boxes = PictureBoxes(reading, {line.index for line in content.lines})
        self._told: dict[int, bool] = {}
        self._words = frozenset(index for x in holdings for index in x.words)

    def fits(self, holding: Holding) -> bool:
        """Whether the picture stands in the article or right above it, and is no teaser."""
        content, thing = self._content, holding.thing
        main, outer = content.main, content.outer
        if main is None or outer is None or not content.lines:
            return False
        if self._is_in_kept_table(thing):
            return True
        if main.index <= thing.box < main.end:
            after = thing.line > content.lines[-1].index + 2
            placed = not after or self._stands_for_itself(holding)
        else:
            placed = thing.line <= max(content.first, main.first) and self._is_near(thing.line)
            placed = placed and (
                outer.index <= thing.box < outer.end or self._stands_for_itself(holding)
            )
        return placed and not self._is_junk(main, holding) and not self._is_teaser(holding)

    def _is_in_kept_table(self, thing: Thing) -> bool:
        """Whether the picture stands in a table of data that is kept, such as a box of facts."""
        around = self._reading.outwards(thing.box)
        table = next((box for box in around if self._boxes.tables.holds(box)), None)
        return table is not None and self._boxes.of(table).is_kept

    def may_lead(self, holding: Holding) -> bool:
        """Whether the picture may be the one that metadata calls the article's."""
        main, outer, thing = self._content.main, self._content.outer, holding.thing
        if main is None or outer is None or not self._content.lines:
            return False
        inside = outer.index <= thing.box < outer.end
        return inside or not (self._is_junk(main, holding) or _links_elsewhere(thing.element))

    def _is_told(self, holding: Holding) -> bool:
        key = id(holding)
        if key not in self._told:
            self._told[key] = is_told(self._reading, holding)
        return self._told[key]

    def _stands_for_itself(self, holding: Holding) -> bool:
        linked = _links_elsewhere(holding.thing.element)
        return bool(holding.caption) and not linked and self._is_told(holding)

    def _is_near(self, line: int) -> bool:
        between = range(line, self._content.headline)
        return len(between) < _FAR and sum(index not in self._words for index in between) <= _NEAR

    def _is_junk(self, main: Box, holding: Holding) -> bool:
        """Whether a box of junk around the picture holds more than this picture and its caption."""
        for box in self._reading.outwards(holding.thing.box):
            if box is main or box.index < main.index < box.end:
                return False
            if self._is_about_author(box, holding):
                return True
            if not is_named_junk(box) or self._boxes.is_slide(box) or self._is_gallery(box):
                continue
            if _ADVERTISING.search(_names(box.element)) and not self._is_told(holding):
                return True
            if box.hint & (Hint.COMMENTS | Hint.HIDDEN) or box.tag in {"nav", "aside"}:
                return True
            if self._is_told(holding) and _only_doubtful(box) and not self._boxes.of(box).is_linked:
                continue  # "header", "teaser", "modal" wrap an article's own pictures too
            others = any(n not in holding.words for n in range(box.first, box.last))
            if others or not holding.caption:
                return others or box.last > box.first or _is_linked(holding.thing.element)
        return False

    def _is_about_author(self, box: Box, holding: Holding) -> bool:
        if not box.hint & Hint.BYLINE or (self._is_told(holding) and holding.caption):
            return False
        return self._boxes.of(box).is_brief

    def _is_gallery(self, box: Box) -> bool:
        """Whether a box with a doubtful name ("carousel") holds pictures that lead nowhere."""
        return _only_doubtful(box) and self._boxes.of(box).holds_gallery

    def _is_teaser(self, holding: Holding) -> bool:
        """Whether the picture advertises another page: it is a link, or its words are links."""
        element = holding.thing.element
        if self._is_shown_product(holding):
            return False
        if self._is_shown_in_full(holding):
            return False
        if holding.caption and holding.holder is not None and holding.holder.tag == "figure":
            words = " ".join(x.text for x in holding.caption)
            linked = sum(x.linked * x.size for x in holding.caption)
            if len(words) > 3 and (linked < 0.6 * len(words) or not _is_linked(element)):
                return False
        for box in self._reading.path(holding.thing.box, 4):
            said = self._boxes.of(box).said
            if said.kept:
                break
            if said.linked:
                return True
            if not holding.caption and said.last_heading >= holding.thing.line:
                return True  # of something else, for no line here is the article's
        return not holding.caption and _links_elsewhere(element)

    def _is_shown_in_full(self, holding: Holding) -> bool:
        """Whether a picture that the page tells about leads to its own file and nowhere else."""
        link = _link_around(holding.thing.element)
        leads = link is not None and _PICTURE_FILE.search(link.get("href") or "")
        return bool(leads and holding.caption) and self._is_told(holding)

    def _is_shown_product(self, holding: Holding) -> bool:
        """Whether a picture with a credit leads to another site, as in a review of things."""
        link = _link_around(holding.thing.element)
        match = _HOST.match(link.get("href") or "") if link is not None else None
        if match is None or not self._host or match[1].endswith(self._host):
            return False
        return any(announces_credit(x.text) for x in holding.caption)


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip()


def _only_doubtful(box: Box) -> bool:
    return not box.hint & Hint.JUNK and box.tag not in {"footer", "menu", "address"}


def _is_linked(element: HtmlElement) -> bool:
    """Whether the picture is a link as a whole, as advertisements are."""
    return _link_around(element) is not None


def _link_around(element: HtmlElement) -> HtmlElement | None:
    return next((x for x in element.iterancestors("a") if x.get("href")), None)


def _names_itself(element: HtmlElement, href: str) -> bool:
    """Whether the link leads to the picture, of which the page shows a smaller size."""
    shown = (element.get("src") or "").partition("?")[0]
    place = href.partition("?")[0].rstrip("/")
    return len(place) > _A_PLACE and shown.startswith(place)


def _links_elsewhere(element: HtmlElement) -> bool:
    """Whether the picture leads to another page of the same site."""
    for ancestor in element.iterancestors():
        if ancestor.tag == "a":
            href = ancestor.get("href") or ""
            if _names_itself(element, href):
                return False
            outside = href.startswith(("http:", "https:", "//"))
            return (
                bool(href)
                and not href.startswith("#")
                and not _PICTURE_PAGE.search(href)
                and (not outside or not _AFFILIATE.search(ancestor.get("rel") or ""))
            )
        if ancestor.tag in {"p", "td", "li", "section", "article"}:
            return False
    return False
