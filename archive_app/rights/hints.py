"""What class names and other attributes of an element around a picture hint at.

The words are those of the web at large in many languages; none names a host or publisher.
"""

import re
from functools import lru_cache

from lxml.html import HtmlElement


def word_set(text: str) -> frozenset[str]:
    """The words of ``text``, for tables that are read as prose."""
    return frozenset(text.split())


CREDIT = 1
"""A credit stands here."""
CAPTION = 2
IMAGE = 4
"""A wrapper of pictures."""
BYLINE = 8
"""Of the article, not of a picture; counts as CREDIT inside a figure."""
NOISE = 16
"""Shares, tools, related links: nothing inside is said about the picture."""
HIDDEN = 32
TOOL = 128
"""Certainly not about the picture: shares, links to the next page."""

ORIGIN = 64
"""A "source", which counts as CREDIT where the frame is a picture's."""

_CREDIT = re.compile(
    r"credit(?!card)|copy-?_?right|kredit|(?<![a-z])crédits?|attribution|"
    r"photo-?_?(?:by|source|author|grapher|owner)|photograph(?:er|e)(?![a-z])|fotograf(?![ií]a)|"
    r"(?:image|img|media|picture|pic|photo|foto|bild|caption|figure|thumbnail)-?_?-?_?(?:source|author|owner|rights|agency|"
    r"autor|by|quelle|src|licen[sc]e|firma|provider)(?![a-z])|bild-?_?(?:rechte|nachweis|quelle)|"
    r"quelle(?![a-z])|fotoautor|fotocredit|distributor|rights-?_?holder|rightsholder|agencia|"
    r"kuvaaja|kuvalahde|fotokreditering|ljosmyndari|zdroj|nuotr-?aut|licen[sc]e(?!d)|licencia|"
    r"licenza|crediti|(?<![a-z])rights(?![a-z])|caption-?_?-?(?:by|credit)|(?<![a-z])courtesy(?![a-z])",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"(?<![a-z])(?:source|quelle|fonte|fuente|bron|kaynak|zdroj)(?![a-z])", re.IGNORECASE
)
_SOURCE = re.compile(
    r"(?<![a-z])(?:source|src|author|autor|auteur|autore|agency|agence|byline|by-line|firma|owner|"
    r"provider|supplier|creator|signature|fonte|fuente|bron|origin)(?![a-z])",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"caption|legend(?!ary)|bild-?_?(?:unterschrift|text|zeile)|pie-?_?(?:de-?_?)?(?:foto|imagen)|"
    r"didascalia|legenda|cutline|(?:image|img|photo|picture|foto|media|figure)-?_?-?_?(?:desc|text|info|"
    r"title|meta|details|footer|summary)|(?<![a-z])desc(?:ription)?(?![a-z])|podpis|selite|kuvateksti|"
    r"billedtekst|fototext|gallery-?_?(?:text|desc|info)|slide-?_?(?:text|desc|info)|img-?txt",
    re.IGNORECASE,
)
_IMAGE = re.compile(
    r"image|(?<![a-z])img|photo|picture|figure|(?<![a-z])foto|(?<![a-z])bild|media|gallery|galerie|"
    r"slide|teaser-?pic|visual|hero|lead-?art|thumb|(?<![a-z])pic(?![a-z])|attachment|imagen|"
    r"immagine|kuva|lightbox",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"(?<![a-z])(?:share|sharing|social|socials|shares|toolbar|tools|related|newsletter|subscribe|"
    r"advert|ads?|banner|breadcrumbs?|nav|menu|button|btn|zoom|expand|expansion|enlarge|fullscreen|counter|"
    r"pagination|pager|arrows?|controls?|tooltip|comments?|timestamp|datetime|date|time|"
    r"published|updated|kicker|headline|tags?|category|tabs?|player|duration|icon|icons|"
    r"promo|print|bookmark|follow|read-?more|video-?(?:info|title)|prev|next|close|cta|ad-?label)"
    r"(?![a-z])",
    re.IGNORECASE,
)
_TOOL = re.compile(
    r"(?<![a-z])(?:prev|next|prev-next|share|sharing|related|newsletter|advert|tags?)(?![a-z])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"sr-only|screen-?reader|visually-?hidden|(?<![a-z])(?:hidden|off-?screen|vh)(?![a-z])",
    re.IGNORECASE,
)
_PROPERTIES = {
    "caption": CAPTION,
    "description": CAPTION,
    "creditText": CREDIT,
    "copyrightHolder": CREDIT,
    "copyrightNotice": CREDIT,
    "attributionName": CREDIT,
    "creator": CREDIT,
    "author": BYLINE,
    "name": 0,
    "headline": NOISE,
    "datePublished": NOISE,
    "dateModified": NOISE,
}
_NAMING = ("class", "id", "data-testid", "data-type", "data-component", "data-qa", "rel", "data-cy")


def hint(element: HtmlElement) -> int:
    """The bits above that the element's own attributes give."""
    names = " ".join(value for key in _NAMING if (value := element.get(key)))
    if "-" in element.tag:  # a web component says what it is: <x-credit>
        names = f"{element.tag} {names}"
    found = _of_names(names) if names else 0
    return found | _PROPERTIES.get(property_of(element), 0)


def property_of(element: HtmlElement) -> str:
    """What microdata or RDFa calls the words of ``element``, without a prefix; "" for nothing.

    RDFa writes the vocabulary before the name or gives the whole address: "schema:creditText",
    "http://schema.org/creditText".
    """
    name = element.get("itemprop") or element.get("property") or ""
    return re.split(r"[:/#]", name)[-1]


@lru_cache(maxsize=20_000)
def _of_names(names: str) -> int:
    # camelCase and BEM names become words: "imageCaption__text" → "image-Caption__text".
    names = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names[:300])
    found = 0
    found |= _credit_or_caption(names)
    if _TOOL.search(names):
        found |= TOOL
    if _SOURCE.search(names):
        found |= BYLINE
        if _ORIGIN.search(names):
            found |= ORIGIN
    if _IMAGE.search(names):
        found |= IMAGE
    if _NOISE.search(names) and not found & (CREDIT | CAPTION):
        found |= NOISE
    if _HIDDEN.search(names):
        found |= HIDDEN
    return found


def _credit_or_caption(names: str) -> int:
    """CREDIT or CAPTION; of both the later word, which names the part: "caption__credit"."""
    credits = [match.end() for match in _CREDIT.finditer(names)]
    captions = [match.end() for match in _CAPTION.finditer(names)]
    if credits and captions:
        return CREDIT if credits[-1] >= captions[-1] else CAPTION
    return CREDIT if credits else CAPTION if captions else 0
