"""The same plain page in many languages: the text stays, the menu and the invitations go."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_app.extract.article import extract
from archive_app.markup.blocks import blocks, text_of
from archive_app.markup.tree import parse

URL = "https://news.example/a"
SENTENCES = {
    "en": "The council voted on Tuesday to keep the old library open for another two years.",
    "de": "Der Rat stimmte dafür, die alte Bücherei zwei Jahre länger offen zu halten.",
    "fr": "Le conseil a voté pour que la vieille bibliothèque reste ouverte deux ans de plus.",
    "es": "El consejo votó a favor de mantener abierta la vieja biblioteca dos años más.",
    "pt": "O conselho votou ontem para manter a velha biblioteca aberta por mais dois anos.",
    "it": "Il consiglio ha votato martedì per tenere aperta la vecchia biblioteca altri due anni.",
    "pl": "Rada zagłosowała we wtorek za tym, by stara biblioteka była otwarta jeszcze dwa lata.",
    "ru": "Во вторник совет проголосовал за то, чтобы старая библиотека работала ещё два года.",
    "uk": "У вівторок рада проголосувала за те, щоб стара бібліотека працювала ще два роки.",
    "el": "Το συμβούλιο ψήφισε να μείνει ανοιχτή η παλιά βιβλιοθήκη για δύο ακόμη χρόνια.",
    "tr": "Meclis salı günü eski kütüphanenin iki yıl daha açık kalması yönünde oy kullandı.",
    "ar": "صوت المجلس يوم الثلاثاء على إبقاء المكتبة القديمة مفتوحة لمدة عامين آخرين كما قال.",
    "he": "המועצה הצביעה ביום שלישי בעד השארת הספרייה הישנה פתוחה לשנתיים נוספות, כך נמסר.",
    "fa": "شورا روز سه‌شنبه رأی داد که کتابخانهٔ قدیمی دو سال دیگر هم باز بماند، سخنگو گفت.",
    "hi": "परिषद ने मंगलवार को पुराने पुस्तकालय को दो साल और खुला रखने के पक्ष में मतदान किया।",
    "zh": "议会星期二投票决定，老图书馆将再开放两年，居民们对此表示欢迎，馆长也表示感谢。",
    "ja": "議会は火曜日、古い図書館をあと二年間開けておくことを決め、住民はこれを歓迎した。",
    "ko": "의회는 화요일에 오래된 도서관을 이 년 더 열어 두기로 투표했고 주민들은 환영했다.",
    "vi": "Hội đồng đã bỏ phiếu hôm thứ Ba để giữ thư viện cũ mở cửa thêm hai năm nữa.",
    "th": "สภาลงมติเมื่อวันอังคารให้เปิดห้องสมุดเก่าต่อไปอีกสองปี และชาวเมืองก็ยินดีกับการตัดสินใจนี้",
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_plain_page_is_read_in_its_language(language: str) -> None:
    sentence = SENTENCES[language]
    text = "".join(f"<p>{sentence} {n}. {sentence}</p>" for n in range(4))
    menu = "".join(f'<li><a href="/{n}">{sentence[:12]}</a></li>' for n in range(8))
    page = (
        f'<html lang="{language}"><title>{sentence[:20]} | Post</title><body><ul>{menu}</ul>'
        f"<div><h1>{sentence[:20]}</h1>{text}</div>"
        f"<div><h4>{sentence[:9]}</h4><ul>{menu}</ul></div></body></html>"
    )

    article = extract(parse(page, URL)).article

    assert article.text == "\n\n".join(f"{sentence} {n}. {sentence}" for n in range(4))
    assert article.title == sentence[:20].strip()
    assert article.language == language


_PARTS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div class=share>",
            "<div class='article-body'>",
            "</div>",
            "<h1>",
            "</h1>",
        ),
        *(
            "<ul>",
            "<li>",
            "</ul>",
            "<table>",
            "<tr>",
            "<td>",
            "<th>",
            "</table>",
            "<br>",
            "<br><br>",
        ),
        *("<figure>", "<img src=a.jpg>", "<figcaption>", "</figcaption>", "</figure>", "<pre>"),
        *(
            "</pre>",
            "<blockquote>",
            "</blockquote>",
            "<a href=/b>",
            "</a>",
            "<b>",
            "</b>",
            "<aside>",
        ),
        *(
            "<iframe src=/v>",
            "<noscript>",
            "</noscript>",
            "<picture>",
            "<source srcset='c.webp 2x'>",
        ),
        *("<span class=caption>", "</span>", "<article>", "</article>", "<body>", "<!--", "-->"),
        *(
            "Photo: Jane Roe",
            SENTENCES["en"],
            SENTENCES["ja"],
            "words ",
            "\xa0",
            "&lt;",
            "2026-01-13",
        ),
    ]
)


@given(st.lists(_PARTS, max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_markup_raises_and_the_text_is_always_that_of_the_html(page: str) -> None:
    draft = extract(parse(page, URL))

    article = draft.article
    assert article.text == text_of(blocks(article.html))
    shown = [x.position for x in article.blocks if x.position is not None]
    assert sorted(shown) == list(range(len(article.pictures)))
    assert len(draft.places) == len(article.pictures)
