"""What a page says about all its pictures, or about itself: end notes, licence, opt-outs."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from archive_app.credit.folding import LETTERS, aligned, folded, tidy
from archive_app.credit.licences import code_of
from archive_app.credit.words import size_of, vocabulary
from archive_app.domain.address import absolute
from archive_app.domain.rights import Claim, Field, SourceKind
from archive_app.rights.hints import NOISE, hint
from archive_app.rights.likeness import likeness
from archive_app.rights.locators import css_path

_BEGINNING = re.compile(
    rf"\W{{0,3}}(?:alle |all )?(?P<words>[{LETTERS}’']+(?: [{LETTERS}’']+){{0,3}}?)"
    r"(?:\s*\((?:[sn]|en)\))?(?:\s*(?:credits?|quelle|copyright))?"
    r"\s*(?:[:：=＝©]|\.(?= )|\b(?:by|von|di|de|por|par|door|av|af)\b|\(c\))",
    re.IGNORECASE,
)
"""The words before a colon, "by" or ©: a note where they are words for pictures."""

_TAGS = ("p", "div", "small", "em", "i", "strong", "span", "li", "footer", "cite", "td")
_MOST_NOTES = 5
_MOST_INSIDE = 60
"""Elements inside a note; of five thousand that were never closed each holds all that follow."""
_OPT_OUT = re.compile(r"\b(?:noai|noimageai|noml)\b", re.IGNORECASE)


def end_notes(last: HtmlElement | None, root: HtmlElement) -> list[Claim]:
    """Credits for all pictures ("Fotos: …") that stand alone after ``last``, the last picture."""
    found: list[Claim] = []
    for element in _after(last, root):
        if element.text is None and len(element) == 0:
            continue
        text = _own_text(element)
        if not 6 < len(text) < 220 or not _begins_note(text):
            continue
        if likeness(text) >= 0.5 and not _in_noise(element):
            line = Claim(Field.CREDIT_LINE, text, SourceKind.PAGE_END, css_path(element), text, 0.7)
            if all(line.value != one.value for one in found):
                found.append(line)
        if len(found) >= _MOST_NOTES:
            break
    return found


def page_claims(root: HtmlElement, base: str) -> tuple[Claim, ...]:
    """Claims about the page as a whole: its licence (a hint only) and opt-outs from mining."""
    return (*_opt_outs(root), *_licences(root, base))


def _begins_note(text: str) -> bool:
    """Whether ``text`` begins with a word for pictures, in any language, as a label."""
    beginning = _BEGINNING.match(aligned(text))
    return beginning is not None and folded(beginning["words"]) in vocabulary().notes


def _after(last: HtmlElement | None, root: HtmlElement) -> Iterator[HtmlElement]:
    """The text-bearing elements that follow ``last`` in the page."""
    passed = last is None
    wanted = frozenset(_TAGS)
    for element in root.iter():
        if element is last:
            passed = True
        elif passed and element.tag in wanted:
            yield element


def _own_text(element: HtmlElement) -> str:
    """The words of an element without blocks inside; empty where it holds more than a note."""
    if len(element) > 12 or _holds_more_than(_MOST_INSIDE, element):
        return ""
    words = element.text or ""
    if len(words) > 220:
        return ""
    inner = "".join(element.itertext()) if len(element) else words
    return tidy(inner) if len(inner) < 400 else ""


def _holds_more_than(most: int, element: HtmlElement) -> bool:
    return next(islice(element.iterdescendants(), most, None), None) is not None


def _in_noise(element: HtmlElement) -> bool:
    for number, ancestor in enumerate(element.iterancestors()):
        if ancestor.tag in {"nav", "aside", "figure", "figcaption"}:
            return True
        if number < 4 and hint(ancestor) & NOISE:
            return True
        if number < 3 and _is_card(ancestor):
            return True
    return False


def _is_card(element: HtmlElement) -> bool:
    """Whether a picture with little text stands there: the note is that picture's own."""
    if next(element.iter("img", "amp-img"), None) is None:
        return False
    return sum(size_of(text.strip()) for text in element.itertext()) < 600


def _opt_outs(root: HtmlElement) -> Iterator[Claim]:
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("http-equiv") or "").lower()
        content = tidy(meta.get("content") or "")
        if name == "tdm-reservation" and content.strip() == "1":
            words = "tdm-reservation: 1"
        elif name == "tdm-policy" and content:
            words = f"tdm-policy: {content[:300]}"
        elif _speaks_to_robots(name) and _OPT_OUT.search(content):
            words = f"{name}: {content[:100]}"
        else:
            continue
        yield Claim(Field.DATA_MINING, words, SourceKind.MICRODATA, f'meta[name="{name}"]')


def _speaks_to_robots(name: str) -> bool:
    """Whether a meta element is for robots: "robots", "googlebot", "ai", "x-robots-tag"."""
    return "bot" in name or name == "ai"


def _licences(root: HtmlElement, base: str) -> Iterator[Claim]:
    seen: set[str] = set()
    for link in root.iter("a", "link"):
        href = link.get("href") or ""
        licensed = "license" in (link.get("rel") or "").lower().split()
        code = code_of(href) if "creativecommons" in href else None
        if code is None and not licensed:
            continue
        url = absolute(base, href)
        if url and url not in seen and len(seen) < 10:
            seen.add(url)
            words = tidy(link.text_content())[:300] if link.tag == "a" else ""
            yield Claim(
                Field.LICENCE_URL,
                url,
                SourceKind.PAGE_LICENCE,
                css_path(link),
                words,
                0.6 if licensed else 0.4,
                code,
            )
