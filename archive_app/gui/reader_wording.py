"""What a reader is told of an article in words: dates, names, languages, reading time."""

from collections.abc import Sequence
from datetime import date, datetime
from unicodedata import bidirectional
from unicodedata import name as unicode_name

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from archive_app.domain.library import OpenArticle
from archive_app.gui.translation import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_WORDS_A_MINUTE = 230
"""Silent reading of non-fiction in English: 238 (Brysbaert 2019), rounded down."""

_SLANTING = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN")
"""How the names of letters begin whose scripts have italics."""

RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "ps", "sd", "syr", "ug", "ur", "yi"}
)
"""Primary language subtags written from right to left."""


def day(moment: date) -> str:
    """A day: "13 Jan 2026"."""
    return locale().toString(
        QDate(moment.year, moment.month, moment.day), translate("Reading", "d MMM yyyy")
    )


def long_day(moment: date) -> str:
    """A day with its month in full: "13 January 2026"."""
    return locale().toString(
        QDate(moment.year, moment.month, moment.day), translate("Reading", "d MMMM yyyy")
    )


def clock(when: datetime) -> str:
    """A time as the clock of ``when`` showed it: "06:00"."""
    return locale().toString(QTime(when.hour, when.minute), translate("Reading", "HH:mm"))


def moment(when: datetime) -> str:
    """A day and a time as the clock of ``when`` showed it: "13 Jan 2026, 06:00"."""
    words = translate("Reading", "{day}, {time}")
    return words.format(day=day(when.date()), time=clock(when))


def local_moment(when: datetime) -> str:
    """An aware moment on this computer's clock."""
    return moment(when.astimezone())


def recent(when: datetime, today: date) -> str:
    """An aware moment near ``today``, on this computer's clock as it went at that moment.

    "Today, 10:24", "13 Jan, 17:02", "13 Jan 2025".
    """
    local = when.astimezone()
    if local.date() == today:
        return translate("Reading", "Today, {time}").format(time=clock(local))
    if local.year != today.year:
        return day(local.date())
    date = QDate(local.year, local.month, local.day)
    short = locale().toString(date, translate("Reading", "d MMM"))
    return translate("Reading", "{day}, {time}").format(day=short, time=clock(local))


def with_offset(when: datetime) -> str:
    """A moment with its distance from UTC: "13 Jan 2026, 06:00 (UTC+01:00)"."""
    offset = when.strftime("%z")
    if not offset:
        return moment(when)
    sign = "UTC" if offset.startswith("+0000") else f"UTC{offset[:3]}:{offset[3:5]}"
    return translate("Reading", "{moment} ({offset})").format(moment=moment(when), offset=sign)


def stamp(iso: str, *, offset: bool = False) -> str:
    """A date of a page, ISO 8601, in words; what is no such date comes back as it is."""
    try:
        if len(iso) == len("2026-01-13"):
            return day(date.fromisoformat(iso))
        when = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return with_offset(when) if offset else moment(when)


def locale() -> QLocale:
    """The person's locale; British English where the computer names none ("C")."""
    chosen = QLocale()
    if chosen.language() == QLocale.Language.C:
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return chosen


def names(people: Sequence[str]) -> str:
    """Names in a row: "Jane Doe and John Roe"."""
    return locale().createSeparatedList(list(people))


def language(code: str) -> str:
    """The name of a BCP 47 tag as the window speaks: "English"; the tag where Qt knows no name.

    A language that we have no word for is "Welsh" in an English window, "Cymraeg" in any other.
    """
    name = _LANGUAGES.get(code.split("-", maxsplit=1)[0].lower())
    if name is not None:
        return QCoreApplication.translate("Languages", name)
    named = QLocale(code.replace("-", "_"))
    if named.language() == QLocale.Language.C:
        return code
    if locale().language() == QLocale.Language.English:
        return QLocale.languageToString(named.language())
    return named.nativeLanguageName()


def is_right_to_left(code: str | None) -> bool:
    """Whether a language is written from right to left."""
    return (code or "").lower().partition("-")[0] in RIGHT_TO_LEFT


def has_right_to_left(text: str) -> bool:
    """Whether any letter of ``text`` is written from right to left."""
    return any(bidirectional(char) in {"R", "AL"} for char in text)


def slants(text: str) -> bool:
    """Whether ``text`` is in a script that has italics: Arabic, Hebrew, CJK and Indic have none."""
    letters = [char for char in text if char.isalpha()]
    own = sum(unicode_name(char, "").startswith(_SLANTING) for char in letters)
    return 2 * own >= len(letters)


def minutes(words: int) -> int:
    """Minutes of reading, at least one."""
    return max(1, round(words / _WORDS_A_MINUTE))


def size(count: int) -> str:
    """Bytes in words: "1.8 MB"."""
    return locale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def number(count: int) -> str:
    """A count with the person's separators: "12,486"."""
    return locale().toString(count)


def quote_with_source(words: str, opened: OpenArticle) -> str:
    """Words and where they are from, for the clipboard: title, site, date and address."""
    article = opened.content
    facts = [article.title, article.site, article.published and stamp(article.published)]
    source = ", ".join(fact for fact in facts if fact)
    return translate("Reading", "“{words}”\n{source}\n{address}").format(
        words=words, source=source, address=article.canonical_url or article.url
    )


def size_in_pixels(width: int, height: int) -> str:
    """The size of a picture: "1,200 × 530 pixels"."""
    words = translate("Reading", "{width} × {height} pixels")
    words = words.replace(" ", "\u00a0")  # it is one figure: no line breaks in it
    return words.format(width=number(width), height=number(height))


_LANGUAGES = {
    "ar": QT_TRANSLATE_NOOP("Languages", "Arabic"),
    "bg": QT_TRANSLATE_NOOP("Languages", "Bulgarian"),
    "cs": QT_TRANSLATE_NOOP("Languages", "Czech"),
    "da": QT_TRANSLATE_NOOP("Languages", "Danish"),
    "de": QT_TRANSLATE_NOOP("Languages", "German"),
    "el": QT_TRANSLATE_NOOP("Languages", "Greek"),
    "en": QT_TRANSLATE_NOOP("Languages", "English"),
    "es": QT_TRANSLATE_NOOP("Languages", "Spanish"),
    "et": QT_TRANSLATE_NOOP("Languages", "Estonian"),
    "fa": QT_TRANSLATE_NOOP("Languages", "Persian"),
    "fi": QT_TRANSLATE_NOOP("Languages", "Finnish"),
    "fr": QT_TRANSLATE_NOOP("Languages", "French"),
    "he": QT_TRANSLATE_NOOP("Languages", "Hebrew"),
    "hi": QT_TRANSLATE_NOOP("Languages", "Hindi"),
    "hr": QT_TRANSLATE_NOOP("Languages", "Croatian"),
    "hu": QT_TRANSLATE_NOOP("Languages", "Hungarian"),
    "id": QT_TRANSLATE_NOOP("Languages", "Indonesian"),
    "it": QT_TRANSLATE_NOOP("Languages", "Italian"),
    "ja": QT_TRANSLATE_NOOP("Languages", "Japanese"),
    "ko": QT_TRANSLATE_NOOP("Languages", "Korean"),
    "lt": QT_TRANSLATE_NOOP("Languages", "Lithuanian"),
    "lv": QT_TRANSLATE_NOOP("Languages", "Latvian"),
    "nb": QT_TRANSLATE_NOOP("Languages", "Norwegian"),
    "nl": QT_TRANSLATE_NOOP("Languages", "Dutch"),
    "no": QT_TRANSLATE_NOOP("Languages", "Norwegian"),
    "pl": QT_TRANSLATE_NOOP("Languages", "Polish"),
    "pt": QT_TRANSLATE_NOOP("Languages", "Portuguese"),
    "ro": QT_TRANSLATE_NOOP("Languages", "Romanian"),
    "ru": QT_TRANSLATE_NOOP("Languages", "Russian"),
    "sk": QT_TRANSLATE_NOOP("Languages", "Slovak"),
    "sl": QT_TRANSLATE_NOOP("Languages", "Slovenian"),
    "sr": QT_TRANSLATE_NOOP("Languages", "Serbian"),
    "sv": QT_TRANSLATE_NOOP("Languages", "Swedish"),
    "th": QT_TRANSLATE_NOOP("Languages", "Thai"),
    "tr": QT_TRANSLATE_NOOP("Languages", "Turkish"),
    "uk": QT_TRANSLATE_NOOP("Languages", "Ukrainian"),
    "ur": QT_TRANSLATE_NOOP("Languages", "Urdu"),
    "vi": QT_TRANSLATE_NOOP("Languages", "Vietnamese"),
    "zh": QT_TRANSLATE_NOOP("Languages", "Chinese"),
}
"""By ISO 639-1; Qt knows the names of languages in English and in themselves alone."""
