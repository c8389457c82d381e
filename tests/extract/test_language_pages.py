"""One page in each of twenty languages, with the furniture that surrounds an article there.

Nothing but visible words and plain markup tells what is what: no metadata, no telling class names
except those of a figure.
"""

from dataclasses import dataclass

import pytest

from archive_app.extract.article import extract
from archive_app.markup.draft import Draft
from archive_app.markup.tree import parse

URL = "https://news.example/page"


@dataclass(frozen=True, slots=True)
class Sample:
    """The words of one page."""

    title: str
    byline: str
    author: str
    date: str
    first: str
    last: str
    caption: str
    credit: str
    junk: tuple[str, ...]
    """Advertisement, related link, invitation to the newsletter, comment form, rights notice."""


SAMPLES = {
    "en": Sample(
        "Old library stays open",
        "By Jane Roe",
        "Jane Roe",
        "13 January 2026",
        "The council voted on Tuesday to keep the old library open for another two years.",
        "The reading room will open again on Monday, the librarian said after the vote.",
        "Readers in the hall of the library.",
        "Photo: John Doe",
        ("Advertisement", "Read more: Bridge closed", "Subscribe to our newsletter"),
    ),
    "de": Sample(
        "Alte Bücherei bleibt offen",
        "Von Anna Beispiel",
        "Anna Beispiel",
        "13. Januar 2026",
        "Der Rat stimmte am Dienstag dafür, die alte Bücherei zwei Jahre länger offen zu halten.",
        "Der Lesesaal öffnet am Montag wieder, sagte die Leiterin nach der Abstimmung.",
        "Leser in der Halle der Bücherei.",
        "Foto: Karl Muster",
        ("Anzeige", "Lesen Sie auch: Brücke gesperrt", "Jetzt den Newsletter abonnieren"),
    ),
    "fr": Sample(
        "La vieille bibliothèque reste ouverte",
        "Par Anne Dubois",
        "Anne Dubois",
        "13 janvier 2026",
        "Le conseil a voté mardi pour que la vieille bibliothèque reste ouverte deux ans de plus.",
        "La salle de lecture rouvrira lundi, a déclaré la directrice après le vote.",
        "Des lecteurs dans le hall de la bibliothèque.",
        "Photo : Paul Martin",
        ("Publicité", "Lire aussi : Le pont est fermé", "Inscrivez-vous à notre newsletter"),
    ),
    "es": Sample(
        "La vieja biblioteca sigue abierta",
        "Por Ana García",
        "Ana García",
        "13 de enero de 2026",
        "El consejo votó el martes a favor de mantener abierta la vieja biblioteca dos años más.",
        "La sala de lectura abrirá de nuevo el lunes, dijo la directora después del voto.",
        "Lectores en la sala de la biblioteca.",
        "Foto: Pedro López",
        ("Publicidad", "Lee también: El puente, cerrado", "Suscríbete a nuestro boletín"),
    ),
    "pt": Sample(
        "A velha biblioteca continua aberta",
        "Por Ana Souza",
        "Ana Souza",
        "13 de janeiro de 2026",
        "O conselho votou na terça-feira para manter a velha biblioteca aberta por mais dois anos.",
        "A sala de leitura abre de novo na segunda-feira, disse a diretora depois do voto.",
        "Leitores no salão da biblioteca.",
        "Foto: Pedro Lima",
        ("Publicidade", "Leia também: A ponte está fechada", "Inscreva-se na nossa newsletter"),
    ),
    "it": Sample(
        "La vecchia biblioteca resta aperta",
        "Di Anna Rossi",
        "Anna Rossi",
        "13 gennaio 2026",
        "Il consiglio ha votato martedì per tenere aperta la vecchia biblioteca altri due anni.",
        "La sala di lettura riaprirà lunedì, ha detto la direttrice dopo il voto del consiglio.",
        "Lettori nella sala della biblioteca.",
        "Foto: Paolo Bianchi",
        ("Pubblicità", "Leggi anche: Il ponte è chiuso", "Iscriviti alla nostra newsletter"),
    ),
    "pl": Sample(
        "Stara biblioteka pozostaje otwarta",
        "Autor: Anna Kowalska",
        "Anna Kowalska",
        "13 stycznia 2026",
        "Rada zagłosowała we wtorek za tym, by stara biblioteka była otwarta jeszcze dwa lata.",
        "Czytelnia zostanie otwarta w poniedziałek, powiedziała dyrektorka po głosowaniu.",
        "Czytelnicy w holu biblioteki.",
        "Fot. Jan Nowak",
        ("Reklama", "Czytaj też: Most zamknięty", "Zapisz się na newsletter"),
    ),
    "ru": Sample(
        "Старая библиотека останется открытой",
        "Автор: Анна Иванова",
        "Анна Иванова",
        "13 января 2026",
        "Во вторник совет проголосовал за то, чтобы старая библиотека работала ещё два года.",
        "Читальный зал снова откроется в понедельник, сказала директор после голосования.",
        "Читатели в зале библиотеки.",
        "Фото: Пётр Сидоров",
        ("Реклама", "Читайте также: Мост закрыт", "Подпишитесь на рассылку"),
    ),
    "uk": Sample(
        "Стара бібліотека лишається відкритою",
        "Автор: Ганна Коваль",
        "Ганна Коваль",
        "13 січня 2026",
        "У вівторок рада проголосувала за те, щоб стара бібліотека працювала ще два роки.",
        "Читальна зала знову відкриється в понеділок, сказала директорка після голосування.",
        "Читачі в залі бібліотеки.",
        "Фото: Петро Бондар",
        ("Реклама", "Читайте також: Міст закрито", "Підпишіться на розсилку"),
    ),
    "el": Sample(
        "Η παλιά βιβλιοθήκη μένει ανοιχτή",
        "Γράφει η Άννα Παππά",
        "Άννα Παππά",
        "13 Ιανουαρίου 2026",
        "Το συμβούλιο ψήφισε την Τρίτη να μείνει ανοιχτή η παλιά βιβλιοθήκη για δύο ακόμη χρόνια.",
        "Το αναγνωστήριο θα ανοίξει ξανά τη Δευτέρα, είπε η διευθύντρια μετά την ψηφοφορία.",
        "Αναγνώστες στην αίθουσα της βιβλιοθήκης.",
        "Φωτογραφία: Νίκος Δήμου",
        ("Διαφήμιση", "Διαβάστε επίσης: Έκλεισε η γέφυρα", "Εγγραφείτε στο newsletter"),
    ),
    "tr": Sample(
        "Eski kütüphane açık kalıyor",
        "Yazan: Ayşe Yılmaz",
        "Ayşe Yılmaz",
        "13 Ocak 2026",
        "Meclis salı günü eski kütüphanenin iki yıl daha açık kalması yönünde oy kullandı.",
        "Okuma salonu pazartesi günü yeniden açılacak, dedi müdür oylamadan sonra.",
        "Kütüphanenin salonunda okurlar.",
        "Fotoğraf: Mehmet Kaya",
        ("Reklam", "İlgili haber: Köprü kapandı", "Bültenimize abone olun"),
    ),
    "ar": Sample(
        "المكتبة القديمة تبقى مفتوحة",
        "كتبت: ليلى حسن",
        "ليلى حسن",
        "13 يناير 2026",
        "صوت المجلس يوم الثلاثاء على إبقاء المكتبة القديمة مفتوحة لمدة عامين آخرين.",
        "ستفتح قاعة المطالعة من جديد يوم الاثنين، كما قالت المديرة بعد التصويت.",
        "قراء في قاعة المكتبة.",
        "تصوير: عمر سالم",
        ("إعلان", "اقرأ أيضا: إغلاق الجسر", "اشترك في النشرة البريدية"),
    ),
    "he": Sample(
        "הספרייה הישנה נשארת פתוחה",
        "מאת: רות כהן",
        "רות כהן",
        "13 בינואר 2026",
        "המועצה הצביעה ביום שלישי בעד השארת הספרייה הישנה פתוחה לשנתיים נוספות.",
        "אולם הקריאה ייפתח שוב ביום שני, אמרה המנהלת אחרי ההצבעה במועצה.",
        "קוראים באולם הספרייה.",
        "צילום: דן לוי",
        ("פרסומת", "קראו גם: הגשר נסגר", "הירשמו לניוזלטר"),
    ),
    "fa": Sample(
        "کتابخانهٔ قدیمی باز می‌ماند",
        "نویسنده: مریم احمدی",
        "مریم احمدی",
        "13 ژانویه 2026",
        "شورا روز سه‌شنبه رأی داد که کتابخانهٔ قدیمی دو سال دیگر هم باز بماند.",
        "تالار مطالعه دوشنبه دوباره باز می‌شود، مدیر کتابخانه پس از رأی‌گیری گفت.",
        "خوانندگان در تالار کتابخانه.",
        "عکس: رضا کریمی",
        ("تبلیغات", "بیشتر بخوانید: پل بسته شد", "عضویت در خبرنامه"),
    ),
    "hi": Sample(
        "पुराना पुस्तकालय खुला रहेगा",
        "लेखक: अनीता शर्मा",
        "अनीता शर्मा",
        "13 जनवरी 2026",
        "परिषद ने मंगलवार को पुराने पुस्तकालय को दो साल और खुला रखने के पक्ष में मतदान किया।",
        "वाचनालय सोमवार को फिर खुलेगा, निदेशक ने मतदान के बाद पत्रकारों से कहा।",
        "पुस्तकालय के कक्ष में पाठक।",
        "फोटो: राम वर्मा",
        ("विज्ञापन", "यह भी पढ़ें: पुल बंद", "न्यूज़लेटर की सदस्यता लें"),
    ),
    "zh": Sample(
        "老图书馆继续开放",
        "记者：王小明",
        "王小明",
        "2026年1月13日",
        "议会星期二投票决定，老图书馆将再开放两年，居民们对此表示欢迎，馆长也表示感谢。",
        "馆长在投票后说，阅览室将于星期一重新开放，读者可以照常借书还书。",
        "图书馆大厅里的读者。",
        "图片：李大山",
        ("广告", "相关新闻：大桥关闭", "订阅我们的电子报"),
    ),
    "ja": Sample(
        "古い図書館は開いたまま",
        "文：山田花子",
        "山田花子",
        "2026年1月13日",
        "議会は火曜日、古い図書館をあと二年間開けておくことを決め、住民はこれを歓迎した。",
        "閲覧室は月曜日に再び開くと、館長は採決のあとで記者団に語った。",
        "図書館のホールにいる読者。",
        "写真：佐藤太郎",
        ("広告", "関連記事：橋が閉鎖", "メールマガジンに登録"),
    ),
    "ko": Sample(
        "오래된 도서관 계속 열린다",
        "김민수 기자",
        "김민수",
        "2026년 1월 13일",
        "의회는 화요일에 오래된 도서관을 이 년 더 열어 두기로 투표했고 주민들은 환영했다.",
        "열람실은 월요일에 다시 문을 연다고 관장이 투표가 끝난 뒤 기자들에게 말했다.",
        "도서관 홀의 독자들.",
        "사진: 이영희",
        ("광고", "관련기사: 다리 폐쇄", "뉴스레터 구독하기"),
    ),
    "vi": Sample(
        "Thư viện cũ vẫn mở cửa",
        "Tác giả: Nguyễn Văn An",
        "Nguyễn Văn An",
        "13/01/2026",
        "Hội đồng đã bỏ phiếu hôm thứ Ba để giữ thư viện cũ mở cửa thêm hai năm nữa.",
        "Phòng đọc sẽ mở cửa trở lại vào thứ Hai, bà giám đốc cho biết sau cuộc bỏ phiếu.",
        "Bạn đọc trong sảnh thư viện.",
        "Ảnh: Trần Thị Bình",
        ("Quảng cáo", "Xem thêm: Cầu bị đóng", "Đăng ký nhận bản tin"),
    ),
    "th": Sample(
        "ห้องสมุดเก่ายังเปิดต่อไป",
        "โดย สมชาย ใจดี",
        "สมชาย ใจดี",
        "13 มกราคม 2026",
        "สภาลงมติเมื่อวันอังคารให้เปิดห้องสมุดเก่าต่อไปอีกสองปี และชาวเมืองก็ยินดีกับการตัดสินใจนี้",
        "ห้องอ่านหนังสือจะเปิดอีกครั้งในวันจันทร์ ผู้อำนวยการกล่าวกับผู้สื่อข่าวหลังการลงมติของสภา",
        "ผู้อ่านในห้องโถงของห้องสมุด",
        "ภาพ: วิชัย แสงทอง",
        ("โฆษณา", "อ่านเพิ่มเติม: สะพานปิด", "สมัครรับจดหมายข่าว"),
    ),
}


def draft_of(language: str) -> Draft:
    """The draft of the page in ``language``."""
    x = SAMPLES[language]
    advertisement, related, invitation = x.junk
    middle = f"{x.first} {x.last}"
    page = f"""<html lang="{language}"><title>{x.title} - News Example</title><body>
        <ul><li><a href="/1">{x.title[:9]}</a></li><li><a href="/2">{x.title[-9:]}</a></li></ul>
        <div><h1>{x.title}</h1><p>{x.byline}</p><p>{x.date}</p>
        <figure><img src="/img/library-hall.jpg" width=900 height=600>
        <figcaption>{x.caption} {x.credit}</figcaption></figure>
        <p>{x.first}</p><div>{advertisement}</div><p>{middle}</p>
        <p><a href="/bridge">{related}</a></p><p>{middle} {x.first}</p><p>{x.last}</p></div>
        <div><p><a href="/letter">{invitation}</a></p></div></body></html>"""
    return extract(parse(page, URL))


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_the_text_begins_and_ends_where_the_article_does(language: str) -> None:
    text = draft_of(language).article.text.split("\n\n")

    assert [text[0], text[-1]] == [SAMPLES[language].first, SAMPLES[language].last]


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_what_surrounds_the_article_is_gone(language: str) -> None:
    article = draft_of(language).article
    sample = SAMPLES[language]

    for junk in (*sample.junk, sample.byline, sample.date, sample.caption, sample.credit):
        assert junk not in article.text.split("\n\n")


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_title_author_date_and_language_are_found(language: str) -> None:
    article = draft_of(language).article

    assert article.title == SAMPLES[language].title
    assert article.authors == (SAMPLES[language].author,)
    assert article.published == "2026-01-13"
    assert article.language == language


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_the_picture_has_its_caption_and_credit(language: str) -> None:
    (picture,) = draft_of(language).article.pictures

    assert picture.caption == f"{SAMPLES[language].caption} {SAMPLES[language].credit}"
