"""Every word list and threshold of extraction, in one place.

Tuned with ``benchmarks/extraction.py --half a`` and checked with ``--half b``. The words are those
of the web at large, in many languages; none names a host or a publisher.
"""

import re
from functools import lru_cache


def word_set(text: str) -> frozenset[str]:
    """The words of ``text``, for tables that are read as prose."""
    return frozenset(text.split())


class Hint:
    """What an element's class, id or role says about it; plain bits, for they are tested often."""

    NONE = 0
    BODY = 1
    """The text of the article."""
    JUNK = 2
    """Shares, related links, newsletters, menus, advertisements."""
    COMMENTS = 4
    CAPTION = 8
    BYLINE = 16
    DATELINE = 32
    LEAD = 64
    """Standfirst, teaser text above the article."""
    HIDDEN = 128
    KICKER = 256
    DOUBTFUL = 512
    """Words of junk that builders of pages also use for wrappers of the article."""


_BODY = re.compile(
    r"article-?_?(?:body|content|text|copy|main|page)|(?:entry|post|story|news|body|main|page|blog|"
    r"single|field-name|text|content|td-post)-?_?(?:content|body|text|copy)|articlebody|storybody|"
    r"(?:^|[\s_-])(?:article|story|post|hentry|richtext|rich-text|prose|wysiwyg|bodytext|textbody|"
    r"artikel|articulo|article__body|noticia|cuerpo|corpo|texto|contenu|inhalt|beitrag|"
    r"tresc|statya|haber|maincontent)(?:$|[\s_-])",
    re.IGNORECASE,
)
_JUNK_TOKENS = word_set(
    """
    footer foot
    ad ads adv advert adverts advertise advertisement advertising advertorial adslot adsense
    banners dfp gpt outbrain taboola sponsor sponsored promos promotion promoted anzeige
    anzeigen werbung publicite publicidad publicidade pubblicita reklama reklame reklam share
    shares sharing sharebar sharer sharethis addthis addtoany social socials sociallinks teilen
    partage partager compartir compartilhar condividi follow followus nav navi navbar navigation
    menu menus submenu breadcrumb breadcrumbs crumbs breadcrump ariane pagination pager paging
    paginator colophon impressum sidebar aside rail rightrail skyscraper related relateds
    relacionadas relacionados correlati verwandt verwandte similar recommend recommended
    recommendation recommendations recirc recirculation suggested suggestions mostread
    mostpopular topstories morefrom morenews readmore readnext seealso more-on lireaussi
    leiatambem newsletter newsletters subscribe subscription subscribebox regwall signup
    login register registration cookie cookies consent gdpr lightbox tooltip tagcloud taglist
    keywords etiquetas schlagworte schlagwort mots-cles print printbutton rating ratings vote
    votes poll survey quiz authorbox authorbio aboutauthor autor-box teaserlist buy cart donate
    donation donations skip skiplink weather horoscope searchform
    """
)
_DOUBTFUL_TOKENS = word_set(
    """
    widget widgets tag tags topics tools toolbar like likes actions profile teaser teasers
    support search slider carousel next prev previous also label biography bio
    infobox shop product-box feedback banner promo utility disclaimer pub abo abonnement jobs
    popular trending latest trend trends header overlay modal popup copyright
    """
)
_JUNK = re.compile(
    r"newsletter|sidebar|related|(?<![a-z])share(?!d|able|holder)|sharing|breadcrumb|"
    r"recommend|comment-?form|"
    r"taboola|outbrain|advert|sponsor|social-?_?(?:media|share|link|icon|bar|button)|"
    r"most-?_?(?:read|popular|viewed)|read-?_?(?:more|next|also)|you-?_?may|"
    r"author-?_?(?:bio|box|card|info|profile|desc)|about-?_?(?:the-?_?)?author|"
    r"(?:more|other|latest|top)-?_?(?:news|stories|articles|posts)|"
    r"sign-?_?up|call-?_?to-?_?action|promo(?:box|tion)|site-?_?(?:header|footer|nav)|"
    r"page-?_?(?:footer|header-nav)|article-?_?(?:footer|tags|tools|share|links|related)|"
    r"post-?_?(?:footer|tags|nav|navigation|share)|entry-?_?(?:footer|utility)|"
    r"cookie|consent-?_?(?:banner|layer)|werbung|weiterlesen|mehr-zum-thema|lesen-sie-auch|"
    r"lire-aussi|a-lire|leia-?(?:mais|tambem)|lea-?tambien|te-puede|jp-relatedposts|sharedaddy",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?<![a-z])comments?(?![a-z])|commentlist|comment-?_?(?:list|section|area|wrap|"
    r"respond|thread)|"
    r"disqus|kommentar|commentaire|comentario|commenti(?![a-z])|komentar|respond(?![a-z])|"
    r"livefyre|fb-comments|coral-talk|discussion",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"caption|legend(?!ary)|bildunterschrift|bildtext|bildzeile|pie-?_?(?:de-?_?)?foto|"
    r"didascalia|legenda|"
    r"photo-?_?(?:credit|desc|text|info)|image-?_?(?:credit|desc|text|info|source)|"
    r"img-?_?(?:credit|desc)|"
    r"picture-?_?(?:credit|text)|(?<![a-z])credits?(?![a-z])|copyright-?_?image|fotocredit|bildquelle|podpis",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"byline|by-line|(?<![a-z])author(?!ity|iz|is)|(?<![a-z])autor(?!i[sz])|verfasser|auteur|"
    r"redacteur|firma-?_?(?:autor)?(?![a-z])|giornalista|autore|journalist(?!ik)|writer|signature|contributor",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?<![a-z])(?:date|time|datetime|timestamp|pubdate|datum|fecha|data-pub\w*|published|posted|"
    r"publish-?date|dateline|created|updated|lastmod|modified)(?![a-z])|postmeta|post-?_?meta|"
    r"entry-?_?meta|article-?_?(?:meta|info|date|details)|meta-?_?(?:info|data)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"standfirst|subtitle|sub-?_?title|subhead(?:line)?|(?<![a-z])(?:lead|lede|intro|"
    r"chapo|chapeau|dek|"
    r"deck|excerpt|summary|vorspann|sottotitolo|occhiello|bajada|copete|entradilla|antetitulo|"
    r"ingress|teaser-?text|article-?_?(?:desc|summary|intro|lead))(?![a-z])",
    re.IGNORECASE,
)
_KICKER = re.compile(
    r"(?<![a-z])(?:kicker|eyebrow|overline|roofline|dachzeile|spitzmarke|surtitre|overtitle|"
    r"category|categories|rubric|rubrik|section-?_?(?:name|label|link|title)|label)(?![a-z])|cat-?links",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"(?<![\w-])(?:sr-only|screen-?reader(?:-text)?|visually-?hidden|hidden|hide|is-hidden|d-none|"
    r"display-none|noprint|no-print|nodisplay|offscreen|u-hidden|element-invisible|invisible|"
    r"print-only|only-print|show-for-print|printonly)(?![\w-])",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[\s_:/.-]+|(?<=[a-z])(?=[A-Z])")


def _stems(text: str) -> tuple[str, ...]:
    return tuple(text.split())


@lru_cache(maxsize=4_000)
def hints(names: str) -> int:
    """What the words of a class, id or role attribute hint at: bits of ``Hint``."""
    found = Hint.NONE
    for name in names[:400].split():
        if ":" not in name:  # "print:hidden" is a rule of style, not a name
            found |= _hints_of_name(name)
    return found


@lru_cache(maxsize=50_000)
def _hints_of_name(name: str) -> int:
    """The same for one name; pages repeat names far more often than whole attributes."""
    found = Hint.NONE
    tokens = {token.lower() for token in _SPLIT.split(name)}
    if tokens & _JUNK_TOKENS:
        found |= Hint.JUNK
    if tokens & _DOUBTFUL_TOKENS:
        found |= Hint.DOUBTFUL
    lowered = name.lower()
    for stems, pattern, hint in _NAMED:
        for stem in stems:
            if stem in lowered:
                if pattern.search(name):
                    found |= hint
                break
    return found


_NAMED = (
    (
        _stems(
            """
            article entry post story news body main page blog text hentry content rich
            prose wysiwyg artik artic notic nota cuerp corp conten inhalt beitrag tresc
            stat haber copy
            """
        ),
        _BODY,
        Hint.BODY,
    ),
    (
        _stems(
            """
            newsletter sidebar related shar bread recomm comment taboola read outbrain
            advert sponsor social most you author about more other latest top sign call
            promo site foot head tags tools links nav utility cookie consent werbung
            weiter mehr lesen lire leia lea puede
            """
        ),
        _JUNK,
        Hint.JUNK,
    ),
    (
        _stems(
            """
            comment disqus komment comentari koment respond livefyre coral discussion
            """
        ),
        _COMMENTS,
        Hint.COMMENTS,
    ),
    (
        _stems(
            """
            caption legend bild pie didasc photo image img picture credit copyright
            podpis
            """
        ),
        _CAPTION,
        Hint.CAPTION,
    ),
    (
        _stems(
            """
            byline by-line auth autor verfasser auteur redact firma giornal autore
            journalist writer signature contributor
            """
        ),
        _BYLINE,
        Hint.BYLINE,
    ),
    (
        _stems(
            """
            date time datum fecha data publish post creat modif meta info lastmod
            details
            """
        ),
        _DATELINE,
        Hint.DATELINE,
    ),
    (
        _stems(
            """
            stand sub lead lede intro chap dek deck excerpt summary vors sotto occhiello
            bajada copete entrad antet ingress teaser desc
            """
        ),
        _LEAD,
        Hint.LEAD,
    ),
    (
        _stems(
            """
            kicker eyebrow line dachz spitz surt categor rubri section label overtitle
            cat-links catlinks
            """
        ),
        _KICKER,
        Hint.KICKER,
    ),
    (
        _stems(
            """
            sr-only reader hid d-none none print nodisplay offscreen invisible
            """
        ),
        _HIDDEN,
        Hint.HIDDEN,
    ),
)
"""Stems without which a pattern cannot fit (substrings are found far faster), pattern, bit."""
