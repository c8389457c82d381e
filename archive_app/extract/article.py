"""A page's tree becomes an article."""

import re
from dataclasses import dataclass, replace
from html import escape, unescape
from urllib.parse import urlsplit

from archive_app.domain.address import absolute
from archive_app.domain.article import Article, Placement
from archive_app.domain.errors import Notice
from archive_app.extract.authors import find_authors, other_authors
from archive_app.extract.captions import Holding, find_holdings
from archive_app.extract.content import Content, find_content
from archive_app.extract.dates import Dates
from archive_app.extract.disagreements import other_facts
from archive_app.extract.embeds import find_embeds
from archive_app.extract.figures import Figure, find_figures, with_galleries
from archive_app.extract.language import find_language
from archive_app.extract.page_head import PageHead, read_head
from archive_app.extract.page_state import StatePicture, find_galleries
from archive_app.extract.reading import MOST_SECONDS, Reading, read
from archive_app.extract.structured import words
from archive_app.extract.surroundings import (
    find_keywords,
    find_section,
    find_site,
    find_subtitle,
)
from archive_app.extract.titles import find_title, folded, other_titles
from archive_app.extract.writing import Insert, Writer, page_direction
from archive_app.markup.blocks import blocks, text_of
from archive_app.markup.draft import Draft, Place
from archive_app.markup.pictures import file_name
from archive_app.markup.sanitising import sanitise
from archive_app.markup.tree import Tree

_EMPTY = Notice(
    "empty",
    "Saved, but no article text was found. You can read the original page or choose the text"
    " yourself.",
)
_THIN = Notice(
    "thin", "Saved, but only a little text was found. Compare it with the original page."
)
_CUT = Notice(
    "too-large",
    "Saved, but the page is so large that its end was not read as text. The original page is"
    " whole.",
)
_THIN_BELOW = 250
"""Characters."""

_HARDLY = 0.25
_TAG = re.compile(r"</?[a-zA-Z][^>]{0,500}>")


@dataclass(frozen=True, slots=True)
class _Page:
    """What is known of a page before its article is written."""

    tree: Tree
    head: PageHead
    reading: Reading
    title: str
    content: Content
    holdings: tuple[Holding, ...]
    lead: str
    """Address of the lead picture in the metadata; empty where there is none."""
    language: str | None


def extract(tree: Tree, seconds: float = MOST_SECONDS) -> Draft:
    """The article of ``tree``; rights are still open. Never raises, whatever the page.

    What a walk of ``seconds`` of CPU time has not reached is left out, with a warning.
    """
    page = _read(tree, seconds)
    shown = find_figures(page.reading, page.content, page.holdings, tree.base, page.lead)
    galleries = _galleries(page, shown)
    figures = with_galleries(shown, galleries, page.content)
    places = tuple(map(_place, range(len(figures)), figures))
    told = tuple(x.as_thing() for gallery in galleries for x in gallery)
    return Draft(_article(page, figures), places, (*page.head.things, *told), tree)


def _article(page: _Page, figures: tuple[Figure, ...]) -> Article:
    tree, head, reading, content = page.tree, page.head, page.reading, page.content
    html = _html(page, figures)
    found = blocks(html)
    text = text_of(found)
    dates = Dates(head, tree, reading, content, page.language or "")
    authors = find_authors(head, reading, content, tree.url)
    pictures = tuple(_placement(x, page.lead) for x in figures)
    article = Article(
        url=tree.url,
        title=page.title,
        text=text,
        html=html,
        blocks=found,
        canonical_url=_canonical(head, tree),
        subtitle=find_subtitle(head, reading, content, page.title),
        authors=authors,
        site=find_site(head, tree.url),
        section=find_section(head, reading, content, page.title),
        published=dates.published,
        modified=dates.modified,
        language=page.language,
        keywords=find_keywords(head),
        lead_picture=page.lead or (pictures[0].url if pictures else None),
        pictures=pictures,
        warnings=(
            *_shortfalls(reading, text),
            *other_titles(head, page.title, tree.url),
            *dates.others(),
            *other_authors(head, authors, tree.url),
        ),
    )
    return replace(article, warnings=(*article.warnings, *other_facts(head, article)))


def _read(tree: Tree, seconds: float) -> _Page:
    head = read_head(tree)
    reading = read(tree.root, seconds)
    title = find_title(head, reading, tree.url)
    holdings = find_holdings(reading)
    captions = frozenset(index for x in holdings for index in x.words)
    content = find_content(reading, title, folded(_stated_body(head)), captions)
    language = find_language(head, content)
    return _Page(tree, head, reading, title, content, holdings, _lead(head, tree), language)


def _galleries(page: _Page, figures: tuple[Figure, ...]) -> list[tuple[StatePicture, ...]]:
    """The galleries that scripts would build; a page without an article has none."""
    outer = page.content.outer
    if outer is None:
        return []
    known = {file_name(url) for x in figures for url in x.urls}
    known |= {file_name(page.lead)} if page.lead else set()
    return find_galleries(page.tree, outer.element, page.title, known)


def _shortfalls(reading: Reading, text: str) -> tuple[Notice, ...]:
    """Warnings of what is missing: the end of a page too large, the text or most of it."""
    cut = () if reading.whole else (_CUT,)
    if not text:
        return (*cut, _EMPTY)
    return cut if len(text) >= _THIN_BELOW else (*cut, _THIN)


def _canonical(head: PageHead, tree: Tree) -> str | None:
    """The canonical address by the page's link, else by Open Graph unless that is a front page."""
    if head.canonical:
        return absolute(tree.base, head.canonical)
    shared = absolute(tree.base, head.first("og:url")) if head.first("og:url") else None
    return shared if shared and urlsplit(shared).path.strip("/") else None


def _lead(head: PageHead, tree: Tree) -> str:
    """The address of the lead picture in the metadata; empty where there is none."""
    stated = head.first("og:image", "og:image:url", "og:image:secure_url", "twitter:image")
    image = head.article.get("image")
    if not stated and image:
        first = image[0] if isinstance(image, list) else image
        stated = words(first.get("url") if isinstance(first, dict) else first)
    return absolute(tree.base, stated) or "" if stated else ""


def _html(page: _Page, figures: tuple[Figure, ...]) -> str:
    """The article, sanitised; JSON-LD's body first where the page shows hardly any of it."""
    tree, reading, content = page.tree, page.reading, page.content
    writer = Writer(reading, tree.base, page_direction(tree.root, page.language))
    inserts = [Insert(x.line, x.box, _markup(n, x, writer)) for n, x in enumerate(figures)]
    inserts += find_embeds(reading, content, tree.base)
    inserts.sort(key=lambda insert: insert.line)
    html = sanitise(writer.write(content.lines, inserts))
    stated = _stated_body(page.head)
    shown = sum(len(line.text) for line in content.lines)
    if shown < _HARDLY * len(stated):
        return sanitise(_paragraphs(page.head.article["articleBody"]) + html)
    return html


def _paragraphs(body: str) -> str:
    """JSON-LD's articleBody as paragraphs; it may hold markup, which loses to its words."""
    plain = unescape(_TAG.sub("\n", unescape(body)))
    return "".join(f"<p>{escape(x.strip())}</p>" for x in plain.split("\n") if x.strip())


def _stated_body(head: PageHead) -> str:
    body = words(head.article.get("articleBody"))
    return body if len(body) > 300 else ""


def _placement(figure: Figure, lead: str) -> Placement:
    caption = " ".join(line.text for line in figure.caption) or figure.told
    is_lead = bool(lead) and file_name(lead) in {file_name(url) for url in figure.urls}
    return Placement(figure.urls[0], figure.urls, figure.alt, caption, lead=is_lead)


def _place(position: int, figure: Figure) -> Place:
    caption = figure.caption_box.element if figure.caption_box is not None else None
    holder = figure.holder.element if figure.holder is not None else None
    return Place(position, figure.element, holder, caption)


def _markup(position: int, figure: Figure, writer: Writer) -> str:
    caption = "<br>".join(map(writer.inline, figure.caption)) or escape(figure.told)
    caption = f"<figcaption>{caption}</figcaption>" if caption else ""
    return (
        f'<figure><img src="{escape(figure.urls[0])}" alt="{escape(figure.alt)}"'
        f' data-position="{position}">{caption}</figure>'
    )
