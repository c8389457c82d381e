"""A page's tree becomes an article."""

from html import escape

from archive_app.domain.address import absolute, host_of
from archive_app.domain.article import Article, Placement
from archive_app.domain.errors import Notice
from archive_app.extract.authors import find_authors
from archive_app.extract.content import find_content
from archive_app.extract.dates import modified, published
from archive_app.extract.figures import Figure, find_figures, find_holdings
from archive_app.extract.language import find_language
from archive_app.extract.page_head import PageHead, read_head
from archive_app.extract.reading import read
from archive_app.extract.structured import words
from archive_app.extract.titles import find_title, folded
from archive_app.extract.writing import Insert, Writer, page_direction
from archive_app.markup.blocks import blocks, text_of
from archive_app.markup.draft import Draft, Place
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
_THIN_BELOW = 250
"""Characters."""


def extract(tree: Tree) -> Draft:
    """The article of ``tree``; rights are still open. Never raises, whatever the page."""
    head = read_head(tree)
    reading = read(tree.root)
    site = find_site(head, tree.url)
    title = find_title(head, reading, tree.url)
    holdings = find_holdings(reading)
    captions = frozenset(index for x in holdings for index in x.words)
    content = find_content(reading, title, folded(_stated_body(head)), captions)
    lead = absolute(tree.base, head.first("og:image", "og:image:url", "twitter:image") or "")
    figures = find_figures(reading, content, holdings, tree.base, lead or "")
    language = find_language(head, content)
    writer = Writer(reading, tree.base, page_direction(tree.root, language))
    inserts = [Insert(x.line, _markup(n, x, writer)) for n, x in enumerate(figures)]
    html = sanitise(writer.write(content.lines, inserts))
    found = blocks(html)
    text = text_of(found)
    pictures = tuple(_placement(x) for x in figures)
    article = Article(
        url=tree.url,
        title=title,
        text=text,
        html=html,
        blocks=found,
        canonical_url=absolute(tree.base, head.canonical) if head.canonical else None,
        subtitle=None,
        authors=find_authors(head, reading, content, tree.url),
        site=site,
        section=words(head.article.get("articleSection")) or head.first("article:section") or None,
        published=published(head, tree, reading, content, language or ""),
        modified=modified(head, tree),
        language=language,
        keywords=(),
        lead_picture=lead or (pictures[0].url if pictures else None),
        pictures=pictures,
        warnings=() if len(text) >= _THIN_BELOW else ((_THIN,) if text else (_EMPTY,)),
    )
    places = tuple(
        Place(n, x.element, x.holder.element if x.holder is not None else None, None)
        for n, x in enumerate(figures)
    )
    return Draft(article, places, head.things, tree)


def _stated_body(head: PageHead) -> str:
    body = words(head.article.get("articleBody"))
    return body if len(body) > 300 else ""


def find_site(head: PageHead, url: str) -> str:
    """The outlet's name as it calls itself, else its host."""
    publisher = words(head.article.get("publisher"))
    return head.first("og:site_name", "application-name") or publisher or host_of(url)


def _placement(figure: Figure) -> Placement:
    caption = " ".join(line.text for line in figure.caption)
    return Placement(figure.urls[0], figure.urls, figure.alt, caption)


def _markup(position: int, figure: Figure, writer: Writer) -> str:
    caption = "<br>".join(writer.inline(line) for line in figure.caption)
    caption = f"<figcaption>{caption}</figcaption>" if caption else ""
    return (
        f'<figure><img src="{escape(figure.urls[0])}" alt="{escape(figure.alt)}"'
        f' data-position="{position}">{caption}</figure>'
    )
