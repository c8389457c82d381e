"""Lines that give themselves away by their words, in many languages."""

import re

from archive_app.extract.byline_words import name_after_byline_word
from archive_app.extract.date_words import date_in, without_dates
from archive_app.extract.reading import Line

_FURNITURE = re.compile(
    r"^\W*(?:advertisement|advertising|sponsored|ad|anzeige|werbung|publicité|publicidad|"
    r"publicidade|"
    r"pubblicità|advertentie|reklama|reklam|annonse|annons|реклама|διαφήμιση|προβολή|إعلان|פרסומת|"
    r"تبلیغات|آگهی|विज्ञापन|โฆษณา|quảng cáo|"
    r"广告|廣告|広告|광고|advertisement - continue reading below|story continues below.*|"
    r"article continues (?:below|after).*|continue reading(?: below)?.*|scroll to continue.*|"
    r"(?:- ?)?advertisement(?: ?-)?|loading\W*|please wait\W*|загружается.*|click here.*|"
    r"tap here.*|"
    r"skip (?:to|past|advert).*|top|back to top|print(?: this)?(?: (?:page|article))?|e-?mail|save|"
    r"share(?: this)?(?: (?:article|story|page|post|on.*))?|share:?|tweet|like|pin it|"
    r"facebook|twitter|"
    r"whatsapp|copy link|comments?(?: \(\d+\))?|\d+ comments?|no comments?|0|teilen|drucken|merken|"
    r"kommentare?(?: \(\d+\))?|partager|imprimer|compartir|compartilhar|imprimir|condividi|stampa|"
    r"поделиться|печать|分享到?[::]?|分享工具|打印|字级设定[::]?|字級設定[::]?|列印|추천|인쇄|"
    r"read more|more|weiterlesen|mehr|lire la suite|leer más|leia mais|читать далее|"
    r"tags?:?|schlagwörter|etiquetas|follow us.*|subscribe(?: now| to.*)?|sign up.*|log ?in.*|"
    r"register.*|order reprints.*|view (?:all|gallery|comments).*|see also:?|watch:?|"
    r"video:?|photos?:?)"
    r"\W*$",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"^\W*(?:your e-?mail address will not be published|save my name, e-?mail|required fields are|"
    r"leave a (?:reply|comment)|post (?:a )?comment|notify me of (?:follow|new)|"
    r"this site uses akismet|"
    r"you must be (?:logged in|registered) to|your account has been|"
    r"we(?: are committed to [\w ]{1,60} and we)? have updated our (?:privacy|terms|cookie)|"
    r"please (?:log|sign) in to|cancel reply|"
    r"deine e-mail-adresse wird nicht|schreibe einen kommentar|kommentar (?:hinterlassen|"
    r"schreiben)|"
    r"votre adresse e-mail ne sera|laisser un commentaire|tu dirección de correo|"
    r"deja (?:un|una) (?:com|resp)|"
    r"o seu endereço de e-?mail|deixe (?:um|uma) (?:com|resp)|il tuo indirizzo email|"
    r"lascia un commento|"
    r"ваш (?:адрес )?e-?mail не будет|добавить комментарий|twój adres e-?mail nie|dodaj komentarz)",
    re.IGNORECASE,
)
_INVITING = (
    "newsletter|subscribe|sign up|sign in|log in|follow us|follow me|follow @| on twitter|"
    " on facebook|like us|join us|download the|download our|our app|click here|share this|"
    "share your|leave a reply|leave a comment|post a comment|your email|required fields|"
    "e-mail address|join the conversation|instagram|join the discussion|whatsapp|telegram|"
    "facebook|twitter|google news|abonnier|anmelden|folgen sie|abonnez|inscrivez|suivez|"
    "suscríb|síguenos|inscreva|siga |iscriviti|seguici|подпис|следите|prenumerera|registrer|"
    "kommentar|commentaire|comentari|donate|support us|support our|get our|get the free|"
    "get the latest|get your free|terms of|terms and|privacy policy|cookie|contact us|"
    "free trial|book a demo|advertis|affiliate|commission"
)
_INVITATIONS = tuple(_INVITING.split("|"))
_POINTER = re.compile(
    r"^\W*(?:read (?:more|also|next|the)|also read|more (?:on|from|about|stories|news)|see also|"
    r"related|recommended|most read|trending|don.?t miss|you (?:may|might) (?:also )?(?:like|want)|"
    r"editor'?s (?:pick|choice)|latest (?:news|stories)|in pictures|watch|listen|gallery|"
    r"lesen sie|mehr zum|auch interessant|das könnte|siehe auch|lesetipp|zum thema|zum artikel|"
    r"lire aussi|à lire|voir aussi|sur le même sujet|lee también|te puede|ver también|además|"
    r"leia (?:também|mais)|veja (?:também|mais)|leggi anche|читайте|по теме|новости по теме|"
    r"смотрите|czytaj|zobacz|przeczytaj|les også|läs (?:också|mer)|lees ook|διαβάστε|"
    r"بیشتر بخوانید|यह भी पढ़ें|อ่าน(?:เพิ่มเติม|ต่อ)|"
    r"ilgili|okuyun|相关|相關|推荐|推薦|関連|관련|اقرأ|קראו גם|baca juga|xem thêm|>>|»|→)",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"^\W*(?:tags?|topics?|filed under|themen|schlagwörter|schlagworte|mots-clés|temas|etiquetas|"
    r"tagi|теги|метки|ετικέτες|etiketler|标签|標籤|タグ|태그)\s*[:：]",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"©|\(c\)\s|copyright|all rights reserved|alle rechte|tous droits|todos los derechos|"
    r"все права|reprint|may not be (?:published|reproduced)|dpa-infocom|with files from|"
    r"material from .* was used|contributed to this (?:report|story|article)|mit material",
    re.IGNORECASE,
)
_LEGAL = (
    *("all rights reserved", "alle rechte vorbehalten", "tous droits réservés"),
    *("todos los derechos reservados", "todos os direitos reservados"),
    *("tutti i diritti riservati", "все права защищены", "wszelkie prawa zastrzeżone"),
    *("δικαιώματα", "版权所有", "版權所有", "無断転載", "무단"),
)
"""Compared with every line of a page: as plain words they are found ten times as fast."""
_PHOTO = re.compile(
    r"^\W*(?:\(?(?:photo|photos|foto|fotos|image|images|picture|bild|bilder|pic|illustration|video|"
    r"credit|фото|φωτό?|φωτογραφία|图|圖|图片|写真|사진|fotografía|imagem|crédit|zdjęcie|fot\.|"
    r"screenshot|file photo|archiv)\b[^.]{0,80}(?::|/|by|von|courtesy|©|credit)|"
    r"(?:picture|photo|image) courtesy)",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^\W*(?:source|sources|quelle|quellen|fuente|fonte|bron|źródło|источник|джерело|πηγή|πηγές|"
    r"来源|來源|出典|kilde|källa|kaynak|المصدر|via)\b\s*[::]",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^\W*(?:by|von|par|por|di|door|av|af|text|автор|autor|author|auteur|reporter|editor|記者|记者|"
    r"作者|责任编辑|編輯|edited|written|posted|published|posté|publié|publicado|pubblicato|"
    r"veröffentlicht|erstellt|stand|aktualisiert|updated|last (?:updated|modified)|modified|"
    r"опубликовано|обновлено|发布|發表|日期|time|date|datum|ημερομηνία|"
    r"بقلم|كتب|كتبت|نویسنده|به قلم|מאת|כתב|γράφει|γράφουν|yazan|oleh|bởi|napisał|autorka|autorzy|"
    r"автори|tekst|texte|texto|testo|skrevet av|text av|著者|文|文／|取材|취재|글|लेखक)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:by|von|par|por|di|door|av|af|text|texte|texto|testo|автор|автори?|текст|oleh|yazan|bởi|"
    r"γράφει|autorin|autor|autore|auteur|author|بقلم|كتبت?|نویسنده|מאת|著者|文|글)\b\s*[:：]?\s*"
    r"(?-i:[^\W\d_a-z])",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\d{1,2}[:.]\d{2}|\d+\s*(?:min|hours?|minutes?|days?|std|tage|ago)\b", re.IGNORECASE
)
_CAPTION_FURNITURE = re.compile(
    r"^\W*(?:\d+\s*(?:/|of|von|de|sur)\s*\d+|image|photo|picture|bild|foto|video|gallery|slideshow|"
    r"(?:click|tap) to .*|enlarge.*|open (?:image|in).*|view (?:image|gallery|full.*)|full ?screen|"
    r"close|caption|hide caption|toggle caption|vergrößern|bild (?:vergrößern|in .*)|agrandir.*|"
    r"lightbox.*|zoom|next|previous|play|\d{1,2}:\d\d|\d+\s?min\.?|(?:video )?loading.*|"
    r"öffnen|merken|teilen|anzeige)\W*$",
    re.IGNORECASE,
)
_WHOLLY = 0.95
"""Share of linked characters in a line that is a link as a whole."""

_YEAR = re.compile(r"(?:19|20|25)\d\d|\d[./-]\d")
_TESTS = (
    (_POINTER.match, "words:pointer", 250),
    (_RIGHTS.search, "words:rights", 400),
    (_PHOTO.match, "words:photo", 200),
    (_SOURCE.match, "words:source", 150),
    (_BYLINE.match, "words:byline", 110),
)
"""Test, kind and the longest line that it is put to."""


def is_furniture(line: Line) -> bool:
    """Whether ``line`` is a label, a form, a pointer or a notice of the site beyond doubt."""
    text = line.text
    if line.size < 90 and _FURNITURE.match(text):
        return True
    if line.size < 200 and line.linked > 0.2 and _POINTER.match(text):
        return True
    if line.linked > 0.4 and _TAGS.match(text):
        return True
    if line.linked > _WHOLLY and line.tag == "p" and text.isupper() and text.count(" ") > 3:
        return True  # a headline between paragraphs that leads to another page
    return line.size < 250 and (bool(_FORM.match(text)) or is_legal(line))


def is_byline(line: Line) -> bool:
    """Whether ``line`` is "By" in some language and a few words that are no sentence."""
    short = line.size < 60 and line.text[-1] not in ".!?…"
    return short and bool(_BY.match(line.text))


def is_dateline(line: Line) -> bool:
    """Whether ``line`` is nothing but a byline or a date, as they stand under a headline."""
    text = line.text
    if line.size > 80:
        return False
    if _BYLINE.match(text) or name_after_byline_word(text):
        return not text.endswith((".", "!", "?"))
    return any(map(str.isdigit, text)) and bool(date_in(text)) and len(without_dates(text)) < 20


def is_timed_byline(line: Line) -> bool:
    """Whether ``line``, which has a time element, says no more than a name beside the date."""
    names = without_dates(line.text)
    return line.size <= 80 and len(names) < 40 and not line.text.endswith((".", "!", "?", "।"))


def is_legal(line: Line) -> bool:
    """Whether ``line`` says who owns the site rather than anything else."""
    return line.size < 900 and _has_any(_LEGAL, line.text)


def kinds_of(line: Line) -> list[str]:
    """Names of the kinds of furniture that the words of ``line`` look like."""
    text = line.text
    if line.size > 400:
        return []
    found = []
    if line.size < 90 and _FURNITURE.match(text):
        found.append("words:furniture")
    if line.size < 350 and _invites(text):
        found.append("words:invitation:" + ("long" if line.size > 150 else "short"))
    for test, name, longest in _TESTS:
        if line.size < longest and test(text):
            found.append(name)
    if line.size < 110 and any(char.isdigit() for char in text):
        if _YEAR.search(text) and date_in(text):
            found.append("words:date:" + ("long" if line.size > 50 else "short"))
        elif line.size < 60 and _TIME.search(text):
            found.append("words:time")
    return found


def _invites(text: str) -> bool:
    """Whether ``text`` asks the reader to do something that is not reading."""
    return _has_any(_INVITATIONS, text)


def _has_any(wanted: tuple[str, ...], text: str) -> bool:
    """Whether any of ``wanted``, in lower case, stands in ``text``."""
    return any(map(text.lower().__contains__, wanted))


def is_caption_furniture(line: Line) -> bool:
    """Whether ``line`` is a control of a picture ("Enlarge", "3 / 7") rather than its caption."""
    return line.size < 60 and bool(_CAPTION_FURNITURE.match(line.text))


def is_credit_line(line: Line) -> bool:
    """Whether ``line`` is worded as the credit of a picture: "Photo: …", "Picture Courtesy: …"."""
    return line.size < 200 and bool(_PHOTO.match(line.text))
