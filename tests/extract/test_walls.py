"""Pages that show something else than their article, and pages that only look like it."""

import json

import pytest

from archive_app.actions.read_page import read_page
from archive_app.domain.errors import DISAGREEMENTS

STORY = (
    "The council met on Monday evening and heard from the engineers who had walked the wall in"
    " May. They had found voids behind the stone in eleven places and asked for a second look. "
)
BEGINNING = f"<h1>What the survey left out</h1><p>{STORY}</p><p>{STORY}</p>"
WHOLE = f"<h1>What the survey left out</h1>{f'<p>{STORY}</p>' * 14}"
CLOSED = (
    '<script type="application/ld+json">'
    + json.dumps(
        {
            "@type": "NewsArticle",
            "headline": "What the survey left out",
            "isAccessibleForFree": False,
            "wordCount": 1200,
            "hasPart": {"@type": "WebPageElement", "cssSelector": ".rest"},
        }
    )
    + "</script>"
)


def kinds(body: str, *, head: str = "", title: str = "What the survey left out") -> list[str]:
    page = f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    reading = read_page(page.encode(), "utf-8", "https://news.example/story")
    found = [notice.kind for notice in reading.article.warnings]
    return [kind for kind in found if kind not in DISAGREEMENTS]


@pytest.mark.parametrize(
    "offer",
    [
        "Subscribe to continue reading",
        "This article is for subscribers only.",
        "Jetzt weiterlesen mit dem Digital-Abo",
        "Cet article est réservé aux abonnés",
        "Il vous reste 72% de cet article à lire.",
        "Contenido exclusivo para suscriptores",
        "Per continuare a leggere abbonati",
        "Conteúdo exclusivo para assinantes",
        "Verder lezen met een abonnement",
        "Bara för prenumeranter",
        "Tylko dla prenumeratorów",
        "Материал доступен только по подписке",
        "この記事は有料会員限定です",
        "订阅后继续阅读",
        "유료 구독자 전용 기사입니다",
        "للمشتركين فقط",
    ],
)
def test_a_beginning_that_is_declared_closed_and_asks_for_a_subscription_is_a_teaser(
    offer: str,
) -> None:
    assert kinds(f"<article>{BEGINNING}<div>{offer}</div></article>", head=CLOSED) == ["teaser"]


def test_the_teaser_is_said_in_the_words_of_the_design() -> None:
    page = (
        f"<html><head>{CLOSED}</head><body>{BEGINNING}<p>Subscribe to continue reading</p></body>"
    )

    warnings = read_page(page.encode(), None, "https://news.example/").article.warnings

    assert [notice.message for notice in warnings] == [
        "Saved, but the page shows only the beginning: it asks for a subscription."
    ]


def test_an_offer_in_a_box_that_calls_itself_a_paywall_is_enough() -> None:
    box = '<div class="article-paywall"><p>Already a subscriber? Log in.</p></div>'

    assert kinds(f"<article>{BEGINNING}</article>{box}") == ["teaser"]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<article>{WHOLE}<p>Subscribe to continue reading</p></article>", CLOSED),
        (f"<article>{BEGINNING}</article><footer>Subscribe to our newsletter</footer>", ""),
        (f"<article>{BEGINNING}</article><p>Already a subscriber? Log in.</p>", ""),
        (f"<article>{BEGINNING}</article>", '<script src="/paywall.js"></script>'),
    ],
)
def test_one_sign_alone_or_a_whole_article_is_no_teaser(body: str, head: str) -> None:
    assert kinds(body, head=head) == []


@pytest.mark.parametrize("title", ["Log in", "Anmelden", "Connexion", "Iniciar sesión", "ログイン"])
def test_a_login_instead_of_an_article_is_said(title: str) -> None:
    form = '<form><input name="user"><input type="password" name="word"><button>Go</button></form>'

    assert "login" in kinds(f"<h1>{title}</h1>{form}", title=title)


def test_a_login_in_the_header_of_an_article_is_none() -> None:
    form = '<header><h2>Log in</h2><form><input type="password"></form></header>'

    assert kinds(f"{form}<article>{WHOLE}</article>") == []


@pytest.mark.parametrize(
    "title",
    [
        "Page not found",
        "404 – Seite nicht gefunden",
        "Page introuvable",
        "Página no encontrada",
        "Pagina non trovata",
        "Страница не найдена",
        "ページが見つかりません",
        "الصفحة غير موجودة",
    ],
)
def test_a_page_that_says_it_is_not_there_is_believed(title: str) -> None:
    body = f"<h1>{title}</h1><p>Try the search or go to the front page.</p>"

    assert "soft-404" in kinds(body, title=f"{title} | News")


def test_an_article_about_missing_pages_is_one() -> None:
    assert kinds(f"<article>{WHOLE}</article>", title="Why every page not found costs money") == []


@pytest.mark.parametrize(
    "words",
    [
        "We and our partners store cookies. Accept all. Manage options.",
        "Wir verwenden Cookies. Alle akzeptieren. Mehr zum Datenschutz.",
        "Nous utilisons des cookies. Tout accepter. Votre vie privée.",
        "Používáme cookies. Accept all",
    ],
)
def test_a_question_about_cookies_instead_of_an_article_is_said(words: str) -> None:
    assert "consent" in kinds(f"<div>{words}</div>", title="News")


def test_a_question_about_cookies_over_an_article_does_not_matter() -> None:
    assert kinds(f"<div>We use cookies. Accept all</div><article>{WHOLE}</article>") == []


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Just a moment...", "Verifying you are human. This may take a few seconds."),
        ("Access denied", "You do not have permission to view this page."),
        ("News", "Bestätigen Sie, dass Sie kein Roboter sind."),
    ],
)
def test_a_check_against_robots_is_said(title: str, words: str) -> None:
    assert "blocked" in kinds(f"<h1>{title}</h1><p>{words}</p>", title=title)


@pytest.mark.parametrize(
    "body",
    [
        '<div id="root"></div><script src="/app.js"></script>',
        "<noscript>You need to enable JavaScript to run this app.</noscript><script>go()</script>",
        "<script>go()</script><p>Bitte aktivieren Sie JavaScript.</p>",
    ],
)
def test_a_page_that_is_made_by_scripts_says_how_to_get_it(body: str) -> None:
    assert "needs-script" in kinds(body)


def test_an_empty_page_without_scripts_needs_none() -> None:
    assert kinds('<div id="root"></div>') == ["empty"]


def test_deeply_nested_pages_are_looked_at_without_recursion() -> None:
    assert "soft-404" in kinds("<div>" * 5_000 + "Try the search.", title="Page not found")
