"""Names of people taken out of bylines: no "By", no roles, no addresses, no dates."""

import re

from archive_app.extract.date_words import without_dates

_JOINTS = re.compile(
    r"\s*(?:[;|•·]|\s[–—-]\s|\s/\s|(?<=\w)/(?=[A-ZÀ-Þ])|,?\s(?:and|und|et|og|och|en|oraz|"
    r"и|та|και|ve|&|with|mit)\s|"
    r",\s(?=[A-ZÀ-ÞΑ-ΩА-Я])|\s[ye]\s(?=[A-Z])|、|，)\s*"
)
_PREFIX = re.compile(
    r"^(?:(?:by|written by|posted by|words by|story by|report by|von|par|por|door|text|"
    r"texte|texto|testo|"
    r"autor(?:in|en|es|a)?|autore|auteur|authors?|автор|текст|oleh|recueilli par|"
    r"propos recueillis par|"
    r"from|interview|ein(?:e)? (?:\w+ )?von|a cura di|di|da|av|af|published by|"
    r"γράφει (?:ο|η)|του|της|"
    r"de la redacción|reviewed by|edited by|medically reviewed by|contributed by|"
    r"from our correspondent)"
    r"\s*[:：]?\s+|(?:文|作者|記者|记者|編輯|编辑|撰文|글|기자)\s*[:：/／]\s*|@)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"^(?:By|Von|Par)(?=[A-Z][a-z])")
_TAIL = re.compile(
    r"\s*(?:,\s+[a-zà-ÿа-яё].*$|\(.*\)?$|\[.*$|<.*$|@\w+.*$|"
    r"\s(?:for|für|pour|in|aus|at|on behalf of)\s(?:the\s)?[A-Z].*$|"
    r"\s(?:posted|published|updated|last updated|on|am|le|el|il)\s.*\d.*$|"
    r"\s(?:on|am|le|el|il)$|"  # what followed was a date
    r"\s記者.*$|기자$|記者$|记者$)",
)
_SECTIONS = re.compile(r",\s+in\s.*$")
"""Behind a name: "Jane Roe, in News, Harbour"."""

_OPENS = frozenset({"by", "from", "with", "von", "mit", "par", "avec", "por", "con", "di"})
"""What ends with one of these goes on with a name: "Insights from"."""

_ROLE = re.compile(
    r"(?<!\w)(?:editor|editors|editorial|reporter|reporters|correspondent|journalist\w*|"
    r"staff|writer|"
    r"contributor|contributing|columnist|producer|author|admin|administrator|guest|team|desk|"
    r"redaktion\w*|redakteur\w*|redacci[oó]n|rédaction|redacteur|redazione|redação|redaktør|"
    r"korrespondent\w*|correspondant\w*|corresponsal|envoyé\w*|journaliste|periodista|giornalista|"
    r"newsroom|agency|agencies|\w*agentur(?:en)?|agencias?|agences?|presse?|news|nachrichten|media|online|"
    r"magazine|zeitung|editorji?|uredništvo|редакция|редакція|корреспондент|σύνταξη|professor|"
    r"professorin|director|direktor|chief|head|manager|university|universität|institute|inc|ltd|"
    r"gmbh|llc|photographer|fotograf|fotograaf|photos?|image|images|foto|fotos|video|getty|reuters|"
    r"veröffentlicht|link|minutes?|read|min|comments?|share|follow|subscribe|updated|"
    r"published|posted|posts|recent|latest|views?|ceo|phd|"
    r"foundation|society|association|verlag|group|department|ministry|network|wire|service)(?!\w)",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"(?<!\w)MD(?!\w)|https?:|www\.|\.(?:com|org|net|de|uk|fr|it|es|ru|tr|ch|at)\b|\d|[{}=<>?!]|[@#]"
)
_ADDRESS = re.compile(r"https?:|www\.|\w@\w")


def names_in(text: str) -> list[str]:
    """The names in a byline, in order.

    >>> names_in("By Jane Roe and John Doe, Political Correspondent")
    ['Jane Roe', 'John Doe']
    """
    text = " ".join(text.split())
    if any(char.isdigit() for char in text):
        text = without_dates(text)
    text = _GLUED.sub("", text)
    for _ in range(2):
        text = _PREFIX.sub("", text).strip()
    text = _SECTIONS.sub("", text)
    if not text or len(text) > 300 or _ADDRESS.search(text):
        return []
    parts = [_TAIL.sub("", part).strip(" \u00a0.,;:|·•-–—/'\"“”()") for part in _JOINTS.split(text)]
    named = [_PREFIX.sub("", part) for part in parts if is_name(part)]
    return list(dict.fromkeys(named))


def is_name(text: str) -> bool:
    """Whether ``text`` may be a person's name: a few words, no figures, no role, no address."""
    if not 2 <= len(text) <= 60 or _NOT_A_NAME.search(text) or _ROLE.search(text):
        return False
    parts = text.split()
    if len(parts) > 6 or parts[-1] in _OPENS:
        return False
    if (
        parts[0][:1].islower()
        and len(parts) > 2
        and parts[0] not in {"de", "von", "van", "al", "el"}
    ):
        return False
    return any(char.isalpha() for char in text)


def has_role(text: str) -> bool:
    """Whether ``text`` holds a word for a role in a newsroom or another post."""
    return _ROLE.search(text) is not None
