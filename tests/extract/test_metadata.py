"""Every shape in which pages state their facts, one small head each."""

import pytest

from archive_app.domain.article import Article
from archive_app.extract.article import extract
from archive_app.markup.tree import parse

BODY = (
    "<body><p>The ferry left at noon with forty people on board, the port said on Tuesday.</p>"
    "<p>It will sail again on Thursday, when the wind is expected to drop below forty knots.</p>"
)
PERSON = '{"@type": "Person", "name": "Jane Roe"}'
FACTS = (
    '"headline": "Ferry runs again", "datePublished": "2026-01-13T06:00:00+01:00",'
    ' "dateModified": "2026-01-14T07:30:00+01:00", "articleSection": "Port",'
    ' "keywords": ["ferry", "wind"], "image": {"url": "/img/ferry.jpg"}, '
)
ARTICLE = f'{{"@type": "NewsArticle", {FACTS} "author": {PERSON}}}'
REFERRING = ARTICLE.replace(PERSON, '{"@id": "#jane"}')


def article_of(head: str, body: str = BODY) -> Article:
    """The article of a page with ``head``."""
    return extract(parse(f"<html><head>{head}</head>{body}", "https://news.example/page")).article


def json_ld(*values: str) -> str:
    """The values as scripts."""
    return "".join(f'<script type="application/ld+json">{x}</script>' for x in values)


@pytest.mark.parametrize(
    "scripts",
    [
        json_ld(ARTICLE),
        json_ld(f"[{ARTICLE}]"),
        json_ld(f'[[{{"@type": "WebSite", "name": "Post"}}, {ARTICLE}]]'),
        json_ld(f'{{"@context": "https://schema.org", "@graph": [{ARTICLE}]}}'),
        json_ld(f'{{"@graph": {{"@graph": [{ARTICLE}]}}}}'),
        json_ld(f'{{"@type": "WebPage", "mainEntity": {ARTICLE}}}'),
        json_ld(f'{{"@type": "ItemList", "name": "x"}} {ARTICLE}'),
        json_ld('{"@type": "BreadcrumbList"}', ARTICLE),
        json_ld(ARTICLE.replace('"NewsArticle"', '["NewsArticle", "BlogPosting"]')),
        json_ld(ARTICLE.replace('"NewsArticle"', '"https://schema.org/NewsArticle"')),
        json_ld(ARTICLE.replace(PERSON, f"[{PERSON}]")),
        json_ld(ARTICLE.replace(PERSON, '"Jane Roe"')),
        json_ld(f'{{"@graph": [{REFERRING}, {{"@id": "#jane", "name": "Jane Roe"}}]}}'),
        json_ld(f"<!-- {ARTICLE} -->"),
        json_ld(f"\n//<![CDATA[\n{ARTICLE}\n//]]>"),
        json_ld(ARTICLE[:-1] + ",}"),
        json_ld(ARTICLE + ";"),
        json_ld(ARTICLE.replace("again", "again\n\t")),
        json_ld(ARTICLE.replace('"wind"', '"w\\ind"')),
    ],
    ids=[
        *("plain", "array", "nested-arrays", "graph", "graph-in-graph", "in-page", "in-a-row"),
        *("two-scripts", "many-types", "type-address", "author-list", "author-string"),
        *("reference", "comment", "cdata", "comma", "semicolon", "line-break", "bad-escape"),
    ],
)
def test_json_ld_is_read_in_all_its_shapes(scripts: str) -> None:
    article = article_of(scripts)

    assert article.title == "Ferry runs again"
    assert article.authors == ("Jane Roe",)
    assert article.published == "2026-01-13T06:00:00+01:00"
    assert article.modified == "2026-01-14T07:30:00+01:00"
    assert article.section == "Port"
    assert len(article.keywords) == 2
    assert article.lead_picture == "https://news.example/img/ferry.jpg"


def test_json_ld_that_is_torn_off_still_gives_its_plain_members() -> None:
    article = article_of(json_ld(ARTICLE[: ARTICLE.index('"keywords"')]))

    assert article.title == "Ferry runs again"
    assert article.published == "2026-01-13T06:00:00+01:00"


def test_open_graph_is_read() -> None:
    facts = {
        "og:title": "Ferry runs again",
        "og:site_name": "Harbour Post",
        "og:image": "https://cdn.example/ferry.jpg",
        "og:locale": "de_AT",
        "article:published_time": "2026-01-13T06:00:00Z",
        "article:modified_time": "2026-01-14",
        "article:author": "Jane Roe",
        "article:section": "Port",
        "article:tag": "ferry",
    }
    article = article_of("".join(f'<meta property="{k}" content="{v}">' for k, v in facts.items()))

    assert (article.title, article.site) == ("Ferry runs again", "Harbour Post")
    assert (article.published, article.modified) == ("2026-01-13T06:00:00Z", "2026-01-14")
    assert (article.authors, article.section) == (("Jane Roe",), "Port")
    assert (article.language, article.keywords) == ("de-at", ("ferry",))
    assert article.lead_picture == "https://cdn.example/ferry.jpg"


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("dc.title", "dc.creator", "dc.date.issued"), "name"),
        (("DC.Title", "DC.Creator", "DC.Date"), "name"),
        (("dcterms.title", "dcterms.creator", "dcterms.issued"), "name"),
        (("parsely-title", "parsely-author", "parsely-pub-date"), "name"),
        (("sailthru.title", "sailthru.author", "sailthru.date"), "name"),
        (("twitter:title", "author", "pubdate"), "name"),
        (("headline", "author", "datePublished"), "itemprop"),
    ],
)
def test_title_author_and_date_are_read_from_meta_elements(
    names: tuple[str, ...], kind: str
) -> None:
    values = ("Ferry runs again", "Jane Roe", "2026-01-13")
    pairs = zip(names, values, strict=True)
    article = article_of("".join(f'<meta {kind}="{k}" content="{v}">' for k, v in pairs))

    assert (article.title, *article.authors, article.published) == values


@pytest.mark.parametrize("mark", ["itemprop", "property"])
def test_microdata_and_rdfa_in_the_text_are_read(mark: str) -> None:
    scope = "itemscope itemtype" if mark == "itemprop" else "vocab='https://schema.org/' typeof"
    article = article_of(
        "",
        f"<body><div {scope}='https://schema.org/NewsArticle'><h1 {mark}=headline>Ferry runs again"
        f"</h1><span {mark}=author><span {mark}=name>Jane Roe</span></span> <span {mark}="
        f"datePublished content='2026-01-13T06:00:00+01:00'>today</span> <span {mark}=dateModified"
        f" content='2026-01-14'>later</span> <span {mark}=articleSection>Port</span>"
        f"<div {mark}=articleBody>{BODY.removeprefix('<body>')}</div></div>",
    )

    assert (article.title, article.authors) == ("Ferry runs again", ("Jane Roe",))
    assert (article.published, article.modified) == ("2026-01-13T06:00:00+01:00", "2026-01-14")
    assert article.section == "Port"


def test_an_agency_is_no_author_where_a_person_is() -> None:
    agency = '{"@type": "Organization", "name": "Reuters"}'

    article = article_of(json_ld(ARTICLE.replace(PERSON, f"[{PERSON}, {agency}]")))

    assert article.authors == ("Jane Roe",)
    assert ["Reuters" in x.message for x in article.warnings if x.kind == "other-author"] == [True]


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="canonical" href="/ferry">',
        '<link href="https://news.example/ferry" rel="Canonical">',
        '<link rel="shortlink canonical" href="/ferry">',
    ],
)
def test_the_canonical_address_is_absolute(link: str) -> None:
    assert article_of(link).canonical_url == "https://news.example/ferry"


def test_where_no_link_says_it_open_graph_gives_the_canonical_address() -> None:
    head = '<meta property="og:url" content="https://news.example/ferry">'

    assert article_of(head).canonical_url == "https://news.example/ferry"


@pytest.mark.parametrize(
    ("head", "over"),
    [
        (json_ld(ARTICLE.replace("Jane Roe", "Ellery D")), "<p><b>JANE ROE</b></p>"),
        ("", "<p><a href=/authors/jane-roe>Jane Roe</a> <i>Coast</i></p>"),
        ("", "<form><p>From:</p><p>Advanced search</p></form><p>By Jane Roe, in News, Coast</p>"),
    ],
    ids=["account of the house", "link to the author's page", "form that asks for an author"],
)
def test_the_author_is_the_person_that_the_page_shows(head: str, over: str) -> None:
    site = '<meta property="og:site_name" content="Ellery News">'
    body = f"<body><h1>Ferry runs again</h1>{over}{BODY.removeprefix('<body>')}"

    assert article_of(site + head, body).authors in {("Jane Roe",), ("JANE ROE",)}
