"""Dates as people write them: names of months in many languages, figures in three orders."""

import re
from datetime import UTC, date, datetime

_MONTHS = (
    "জানুয়ারি জানুয়ারি "
    "jan january januar jänner janvier janv enero ene janeiro gennaio gen januari stycznia styczeń "
    "января январь янв січня січень ιανουαρίου ιανουάριος ιαν ocak يناير ינואר जनवरी มกราคม leden "
    "ledna január januára ianuarie janeiro sausio tammikuuta tammi siječnja januára جنوری ژانویه "
    "tháng-1 tammikuu",
    "ফেব্রুয়ারি ফেব্রুয়ারি "
    "feb february februar février févr fév fevrier febrero fevereiro fev febbraio februari lutego "
    "luty февраля февраль фев лютого лютий φεβρουαρίου φεβρουάριος φεβ şubat فبراير פברואר फरवरी "
    "กุมภาพันธ์ únor února február februára februarie vasario helmikuuta helmi فوریه",
    "মার্চ "
    "mar march märz maerz mrz mars marzo março marco maart marca marzec марта март мар березня "
    "березень μαρτίου μάρτιος μαρ mart مارس מרץ מרס मार्च มีนาคม březen března március martie kovo "
    "maaliskuuta maalis",
    "এপ্রিল "
    "apr april avril avr abril abr aprile kwietnia kwiecień апреля апрель апр квітня квітень "
    "απριλίου απρίλιος απρ nisan أبريل ابريل אפריל अप्रैल เมษายน duben dubna április aprilie "
    "balandžio huhtikuuta huhti آوریل",
    "মে "
    "may mai mayo maio maggio mag mei maja maj мая май травня травень μαΐου μαίου μάιος μάϊος "
    "mayıs "
    "مايو מאי मई พฤษภาคม květen května május mája gegužės toukokuuta touko مه",
    "জুন "
    "jun june juni juin junio junho jun giugno giu czerwca czerwiec июня июнь июн червня червень "
    "ιουνίου ιούνιος ιουν haziran يونيو יוני जून มิถุนายน červen června június júna iunie birželio "
    "kesäkuuta kesä ژوئن",
    "জুলাই "
    "jul july juli juillet juil julio julho luglio lug lipca lipiec июля июль июл липня липень "
    "ιουλίου ιούλιος ιουλ temmuz يوليو יולי जुलाई กรกฎาคม červenec července július júla iulie "
    "liepos heinäkuuta heinä ژوئیه",
    "আগস্ট "
    "aug august août aout agosto ago augustus sierpnia sierpień августа август авг серпня серпень "
    "αυγούστου αύγουστος αυγ ağustos أغسطس אוגוסט अगस्त สิงหาคม srpen srpna augusztus augusta "
    "rugpjūčio elokuuta elo augusti اوت",
    "সেপ্টেম্বর "
    "sep sept september septembre septiembre setiembre setembro set settembre września wrzesień "
    "сентября сентябрь сен сент вересня вересень σεπτεμβρίου σεπτέμβριος σεπ eylül سبتمبر ספטמבר "
    "सितंबर सितम्बर กันยายน září szeptember septembra septembrie rugsėjo syyskuuta syys سپتامبر",
    "অক্টোবর "
    "oct october oktober okt octobre octubre outubro out ottobre ott października październik "
    "октября октябрь окт жовтня жовтень οκτωβρίου οκτώβριος οκτ ekim أكتوبر אוקטובר अक्टूबर ตุลาคม "
    "říjen října október októbra octombrie spalio lokakuuta loka اکتبر",
    "নভেম্বর "
    "nov november novembre noviembre novembro listopada listopad ноября ноябрь ноя листопада "
    "νοεμβρίου νοέμβριος νοε kasım نوفمبر נובמבר नवंबर नवम्बर พฤศจิกายน listopadu novembra noiembrie "
    "lapkričio marraskuuta marras نوامبر",
    "ডিসেম্বর "
    "dec december dezember dez décembre déc decembre diciembre dic dezembro dicembre grudnia "
    "grudzień декабря декабрь дек грудня грудень δεκεμβρίου δεκέμβριος δεκ aralık ديسمبر דצמבר "
    "दिसंबर दिसम्बर ธันวาคม prosinec prosince decembra decembrie gruodžio joulukuuta joulu desember "
    "des دسامبر",
)
_MONTH = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAMES = "|".join(sorted(map(re.escape, _MONTH), key=len, reverse=True))
_YEAR = r"((?:19|20|25)\d\d)"
_WHOLE_YEAR = re.compile(_YEAR)
_PATTERNS = (
    re.compile(rf"(?<!\d){_YEAR}(?:[-/]|\.\s?)(\d{{1,2}})(?:[-/]|\.\s?)(\d{{1,2}})(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}\s?[年년]\s?(\d{{1,2}})\s?[月월]\s?(\d{{1,2}})\s?[日일]"),
)
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?[\s./-]*(?:de |di |of |ב)?({_NAMES})\.?[\s,./-]*"
    rf"(?:de |del |of )?{_YEAR}(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w)({_NAMES})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:at\s+\S+\s+)?{_YEAR}(?!\d)",
    re.IGNORECASE,
)
_GLUED_CLOCK = re.compile(r"(?<=[./-]\d\d)(?=[0-2]\d:[0-5]\d)")
"""Between a year of two figures and a time of day that only markup kept apart: 28.09.1912:44."""

_DIGITS = {
    zero + n: str(n)
    for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xBE6, 0xC66, 0xE50, 0xFF10)
    for n in range(10)
}
"""Figures of Arabic, Persian, Devanagari, Bengali, Punjabi, Gujarati, Tamil, Telugu, Thai."""

_FIGURES = re.compile(rf"(?<![\d/.-])(\d{{1,2}})([./-])(\d{{1,2}})\2({_YEAR}|\d\d)(?![\d/-]|\.\d)")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b.*$")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
_URL = re.compile(
    r"[/_=-]((?:19|20)\d\d)(?:([/_.-])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?!\d)"
    r"|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d))"
)
_MOST_BESIDE = 12
"""Letters beside a date in a line that says no more ("Aktualisiert am")."""

_MONTH_FIRST_COUNTRIES = ("en-us", "en-ca", "en-ph")


def date_in(text: str, language: str = "") -> str | None:
    """The first date written in ``text`` as YYYY-MM-DD; None where there is none.

    >>> date_in("Ημερομηνία δημοσίευσης: 13 Ιανουαρίου 2012")
    '2012-01-13'
    >>> date_in("03/04/2019", "en-gb"), date_in("03/04/2019", "en-us")
    ('2019-04-03', '2019-03-04')
    """
    if not text.isascii():
        text = text.translate(_DIGITS)
    text = _GLUED_CLOCK.sub(" ", text)
    if _WHOLE_YEAR.search(text):  # without one only figures can be a date, and most lines end here
        for pattern in _PATTERNS:
            found = pattern.search(text)
            if found:
                return _written(*map(int, found.groups()))
        found = _DAY_FIRST.search(text)
        if found:
            return _written(int(found[3]), _MONTH[found[2].lower()], int(found[1]))
        found = _MONTH_FIRST.search(text)
        if found:
            return _written(int(found[3]), _MONTH[found[1].lower()], int(found[2]))
    found = _FIGURES.search(text)
    return _from_figures(found, language) if found else None


def without_dates(text: str) -> str:
    """``text`` with every date in it, and all after a time of day, replaced by a bar.

    >>> without_dates("Jane Roe, 01.12.2021")
    'Jane Roe, |'
    """
    for pattern in (*_PATTERNS, _DAY_FIRST, _MONTH_FIRST, _FIGURES):
        text = pattern.sub("|", text)
    return _CLOCK.sub("|", text)


def is_date(text: str) -> bool:
    """Whether ``text`` is a date with a word or a clock beside it.

    >>> is_date("Stand: 24.04.2024 22:58 Uhr"), is_date("The fair of 24 April 2024 by night")
    (True, False)
    """
    if not any(map(str.isdigit, text)) or not date_in(text):
        return False
    return sum(map(str.isalpha, without_dates(text))) < _MOST_BESIDE


def date_in_address(url: str) -> str | None:
    """The date that the path of ``url`` carries as year, month and day; None where it has none."""
    path = url.split("//", 1)[-1].partition("/")[2]
    for found in _URL.finditer("/" + path):
        month, day = found[3] or found[5], found[4] or found[6]
        written = _written(int(found[1]), int(month), int(day))
        if written:
            return written
    return None


def date_of_number(value: str) -> str | None:
    """The date in 20130312, or in seconds or milliseconds since 1970."""
    found = _COMPACT.match(value)
    if found and len(value) in {8, 12, 14}:
        return _written(*map(int, found.groups()))
    if value.isdigit() and len(value) in {10, 13}:
        seconds = int(value[:10])
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return None


def _from_figures(found: re.Match[str], language: str) -> str | None:
    first, second = int(found[1]), int(found[3])
    year = int(found[4]) if len(found[4]) == 4 else 2000 + int(found[4])
    american = language in _MONTH_FIRST_COUNTRIES or (language == "en" and found[2] == "/")
    if first > 12 or (second <= 12 and not american):
        return _written(year, second, first)
    return _written(year, first, second)


def _written(year: int, month: int, day: int) -> str | None:
    if year > 2400:  # the Buddhist calendar of Thailand
        year -= 543
    if not 1990 <= year <= 2100:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
