"""Who wrote the article, as names of people.

The order of trust, as measured on development pages: JSON-LD, meta elements, elements marked or
named as author near the headline, then a line of words that begins with "By" in some language, a
bold line that is a name, a name beside a date or above a role. Where none names a person, the
agency or the newsroom that the page calls its author. The first of these decides alone; whom
JSON-LD and meta elements name besides is kept as ``other-author``.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from archive_app.credit.parties import party
from archive_app.domain.errors import Notice
from archive_app.domain.rights import PartyKind
from archive_app.extract.byline_words import name_after_byline_word
from archive_app.extract.content import Content
from archive_app.extract.date_words import date_in, without_dates
from archive_app.extract.name_words import has_role, is_name, names_in
from archive_app.extract.page_head import PageHead
from archive_app.extract.patterns import Hint
from archive_app.extract.reading import Reading, Thing, is_strong, marks_author
from archive_app.extract.structured import Thing as JsonThing
from archive_app.extract.structured import types, words
from archive_app.extract.titles import folded, site_names

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_META = (
    *("author", "article:author", "dc.creator", "dcterms.creator", "dc.creator.author"),
    *("parsely-author", "sailthru.author", "byl", "citation_author", "article:author_name"),
    *("cxenseparse:author", "og:article:author", "authors", "rnews:author", "book:author"),
    *("article.author", "shareaholic:article_author_name", "twitter:data1", "byline"),
    *("articleauthor", "article_author", "citation_authors", "og:author", "dc.contributor"),
)
_OPENING = re.compile(
    r"^\W*(?:by|written by|posted by|words by|story by|von|par|propos recueillis par|por|"
    r"di|door|av|"
    r"af|text|tekst|texte|texto|testo|autorin/autor|autor|autorin|autore|auteur|author|"
    r"автор|автори|"
    r"от|текст|yazan|haber|oleh|bởi|γράφει|γράφουν|του|της|από|بقلم|كتب|כתב|מאת|נכתב|作者|文|記者|"
    r"记者|취재|글|napisał|opracował|opracowała|skrifað|kirjoittaja|szerző|írta|autoři?)"
    r"(?:(?=[A-Z][a-z])|\b)\s*:?\s*(?:/|／)?\s*",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:By|BY|Von|VON|Par|Por|POR|Di|Da|Door|Av|Af|Text|Texte|Автор|Oleh|Yazan|Γράφει)\b:?\s+\S"
)
_BY_WITHIN = re.compile(
    r"(?:^|[\s|•·,(])(?:[Bb]y|von|par|por)\s+((?:[A-Z][\w'’.-]+\s+){1,3}[A-Z][\w'’-]+)(?=$|\W)"
)
_LABELLED = re.compile(
    r"^(?:Autor(?:in|en|es|a)?(?:/Autor)?|Auteurs?|Authors?|Autore|Автори?|Written by|著者|"
    r"作者|Συντάκτης|"
    r"Szerző|Skribent|Författare|Forfatter|Kirjoittaja|Auteur\(s\)|Publié par|"
    r"Publicado por|Escrito por"
    r"|Veröffentlicht von|Geschrieben von|Verfasst von)\s*[::]?\s+(?=\S)"
)
_LABEL_ALONE = re.compile(
    r"^(?:(?:written|article|text|words|posted|published|story) by|author|autor(?:in)?|"
    r"auteur|autore|"
    r"автор|von|par|by):?$",
    re.IGNORECASE,
)
_MOST = 20
"""Values read of one meta element's name."""

_MOST_STATED = 200
"""Names in one list of JSON-LD; each is compared with all before it."""

_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|a|as|i)?|auteurs?|journalists?|columnists?|contributors?)/"
    r"[^/?#]+/?(?:$|[?#])",
    re.IGNORECASE,
)
_NAME_ALONE = re.compile(r"^[^\W\d_]\w*(?:[\s.'’-]+[^\W\d_][\w'’.]*){1,3}$")


def find_authors(head: PageHead, reading: Reading, content: Content, url: str) -> tuple[str, ...]:
    """The names of the people who wrote it, in the page's order; empty where it names none."""
    own = site_names(head, url)
    sources: tuple[Iterator[str], ...] = (
        _from_json(head.article.get("author")),
        _from_json(head.article.get("creator")),
        (value for name in _META for value in head.meta.get(name, ())[:_MOST]),
        _from_elements(reading, content),
        _from_lines(reading, content),
    )
    for source in sources:
        found = _cleaned(source, own)
        if found:
            return tuple(found)
    house = _stated_house(head, own)
    if any(map(_is_agency, house)):
        return house
    found = _cleaned(_unmarked(reading, content), own)
    found = found or _cleaned(_from_links(reading, content), own)
    return tuple(found) or house or _shown_house(reading, content)


def other_authors(head: PageHead, found: tuple[str, ...], url: str) -> tuple[Notice, ...]:
    """Whom JSON-LD or meta elements call an author beside ``found`` and the site; agencies, too."""
    known = {folded(name) for name in found} | site_names(head, url)
    sources = (
        ("the JSON-LD", _from_json(head.article.get("author"), everyone=True)),
        ("the JSON-LD", _from_json(head.article.get("creator"), everyone=True)),
        ("a meta element", (x for name in _META for x in head.meta.get(name, ())[:_MOST])),
    )
    others: dict[str, Notice] = {}
    for source, stated in sources:
        for text in stated:
            for name in names_in(text) or [_house_name(text)]:
                key = folded(name)
                if key and not any(key in one or one in key for one in known):
                    message = f"An author is “{name}” by {source} of the page."
                    others.setdefault(key, Notice("other-author", message))
    return tuple(others.values())[:_MOST]


def _stated_house(head: PageHead, own: set[str]) -> tuple[str, ...]:
    """What the metadata call the author when no person is named: an agency or the newsroom.

    An agency or a department beats the site's own name.
    """
    metas = [value for name in _META for value in head.meta.get(name, ())[:_MOST]]
    stated = [*_from_json(head.article.get("author"), everyone=True), *metas]
    names = [x for x in map(_house_name, stated) if x]
    others = [x for x in names if folded(x) not in own]
    return tuple(dict.fromkeys(others or names[:1]))[:4]


def _shown_house(reading: Reading, content: Content) -> tuple[str, ...]:
    """The words of the first element marked as author by the headline, whatever they name."""
    near = [x for x in reading.bylines if _is_near(reading, content, x)]
    names = (_house_name(_words_of(thing)) for thing in near[:6])
    return tuple(x for x in names if x)[:1]


def _house_name(text: str) -> str:
    """``text`` without dates when it may be a name of any kind; empty otherwise."""
    if any(map(str.isdigit, text)):
        text = without_dates(text).split("|")[0]
    text = text.strip(" ,.:-–|@\u00a0")
    fits = 1 < len(text) <= 60 and "://" not in text and text.count(" ") < 6
    fits = fits and not any(word[0].isdigit() for word in text.split())
    return text if fits and not _LABEL_ALONE.match(text) else ""


def _cleaned(stated: Iterable[str], own: set[str]) -> list[str]:
    found: dict[str, str] = {}
    for text in stated:
        for name in names_in(text):
            key = folded(name)
            first = folded(name.split()[0])
            if key in own or (first in own and len(first) > 2) or _is_agency(name):
                continue
            if _is_of_the_house(name, own):
                continue
            if not any(key.startswith(known) for known in found):
                found = {k: v for k, v in found.items() if not k.startswith(key)}
                found[key] = name
    return list(found.values())[:12]


def _is_of_the_house(name: str, own: set[str]) -> bool:
    """Whether the words of ``name`` begin the site's own name, or go on after it."""
    key = folded("".join(word for word in name.split() if len(word) > 1))
    return any(
        (len(key) > 4 and one.startswith(key)) or (len(one) > 8 and key.startswith(one))
        for one in own
    )


def _is_agency(name: str) -> bool:
    known = party(name)
    return known is not None and known.kind in {PartyKind.AGENCY, PartyKind.STOCK}


def _from_json(value: object, *, everyone: bool = False) -> Iterator[str]:
    """Names of the people; of organisations too when ``everyone`` is wanted."""
    if isinstance(value, list):
        for one in value[:_MOST_STATED]:
            yield from _from_json(one, everyone=everyone)
    elif isinstance(value, dict):
        if everyone or not any(kind.endswith("Organization") for kind in types(value)):
            yield from _from_json(_name_of(value))
    elif isinstance(value, str):
        yield words(value)


def _name_of(person: JsonThing) -> object:
    name = person.get("name")
    if name:
        return name
    given, family = words(person.get("givenName")), words(person.get("familyName"))
    return f"{given} {family}".strip()


def _from_elements(reading: Reading, content: Content) -> Iterator[str]:
    """Words of the elements marked as author, of the best group that has any."""
    near = [x for x in reading.bylines if _is_near(reading, content, x)]
    groups = (
        [x for x in near if _is_marked(x)],
        near,
        [x for x in reading.bylines if _is_marked(x) and not _in_comments(reading, x.box)],
    )
    for group in groups:
        found = [text for x in group[:6] if (text := _words_of(x)) and 0 < len(names_in(text)) < 5]
        if found:
            yield from dict.fromkeys(found)
            return


def _words_of(thing: Thing) -> str:
    """The element's words, or those of the name inside it."""
    element = thing.element
    for inner in element.iter():
        named = "name" in {inner.get("itemprop"), inner.get("property")}
        if named or inner.get("rel") == "author":
            element = inner
            break
    text = " ".join(" ".join(element.itertext()).split()) or element.get("content") or ""
    return _OPENING.sub("", text) if len(text) < 200 else ""


def _is_marked(thing: Thing) -> bool:
    return marks_author(thing.element) or thing.element.get("data-role") == "author"


def _is_near(reading: Reading, content: Content, thing: Thing) -> bool:
    if _in_comments(reading, thing.box):
        return False
    start, end = content.headline - 12, content.first + 4
    return start <= thing.line <= end


def _in_comments(reading: Reading, box: int) -> bool:
    wrong = Hint.COMMENTS | Hint.HIDDEN
    return any(x.hint & wrong or x.tag in {"aside", "nav"} for x in reading.path(box))


def _from_lines(reading: Reading, content: Content) -> Iterator[str]:
    """Words after "By" in a short line by the headline or at the end, or after "Author:"."""
    start, end = max(0, content.headline - 8), content.first + 4
    lines = [*reading.lines[start:end], *content.lines[-2:]]
    for line in lines:
        if line.tag not in _HEADINGS and (name := name_after_byline_word(line.text)):
            yield name
            return
        if line.size < 120 and _BY.match(line.text):
            yield _OPENING.sub("", line.text)
            return
    labelled = next(_labelled(reading), None)
    if labelled:
        yield labelled
        return
    for line in lines:
        fits = line.size < 160 and line.tag not in _HEADINGS
        found = _BY_WITHIN.search(line.text) if fits else None
        if found:
            yield found[1]
            return


def _labelled(reading: Reading) -> Iterator[str]:
    """What stands behind or below "Author:" anywhere but in a form, which asks for one."""
    for line, below in zip_longest(reading.lines, reading.lines[1:]):
        if line.size < 90 and _LABELLED.match(line.text):
            yield _LABELLED.sub("", line.text)
        elif below is not None and line.size < 25 and _LABEL_ALONE.match(line.text):
            asked = any(box.tag == "form" for box in reading.path(line.box))
            yield from () if asked else (below.text,)


def _from_links(reading: Reading, content: Content) -> Iterator[str]:
    """The words of links by the headline that lead to the page of an author."""
    start, end = max(0, content.headline - 4), content.first + 3
    for line in reading.lines[start:end]:
        links = [piece[1] for piece in line.pieces if isinstance(piece, tuple) and piece[0] == "a"]
        for link in links if line.size < 160 else ():
            name = " ".join(link.text_content().split())
            if _AUTHOR_PAGE.search(link.get("href") or "") and _NAME_ALONE.match(name):
                yield name


def _unmarked(reading: Reading, content: Content) -> Iterator[str]:
    """A bold line that is a name, else a name beside a date or above a role by the headline."""
    end = content.lines[-1].index if content.lines else 0
    signed = reading.lines[end : end + 2]  # the text's last line, or the one below it
    over = reading.lines[content.headline + 1 : content.first]
    for line in (*over, *content.lines[:3], *signed):
        text = line.text
        capital = text.istitle() or text.isupper()
        short = line.size < 40 and line.tag not in _HEADINGS
        if short and capital and all(map(_NAME_ALONE.match, text.split("/"))) and is_strong(line):
            yield text
            return
    yield from _beside_date(reading, content)


def _beside_date(reading: Reading, content: Content) -> Iterator[str]:
    """A name that shares its line with a date, or stands above a role, by the headline.

    Sections stand there too; unlike names, they are links or stand in a menu as well.
    """
    near = reading.lines[max(0, content.headline - 4) : content.first + 2]
    for line, below in zip_longest(near, near[1:]):
        text = line.text
        if line.linked or line.size > 80 or line.tag in _HEADINGS:
            continue
        if any(map(str.isdigit, text)) and date_in(text):
            text = without_dates(text).split("|")[0].strip(" ,·•-–—:")
        elif below is None or below.size > 40 or not has_role(below.text):
            continue
        if not _NAME_ALONE.match(text) or not _is_capital(text) or not is_name(text):
            continue
        if folded(text) not in {folded(x.text) for x in reading.lines if x.linked > 0}:
            yield text
            return


def _is_capital(name: str) -> bool:
    """Whether the first and the last word begin with a capital."""
    parts = name.split()
    return parts[0][0].isupper() and parts[-1][0].isupper()
