"""Licences named in words or by address: Creative Commons, public domain and a few others.

Source of the codes and addresses: creativecommons.org/licenses and /publicdomain.
"""

import re
from dataclasses import dataclass

_ADDRESS = re.compile(
    r"(?<![\w/.:@-])(?:https?:)?(?://)?(?:www\.)?creativecommons\.org/"
    r"(?:licen[sc]es/(?P<code>by(?:-(?:nc|sa|nd))*)/?(?P<version>\d\.\d)?(?:/(?P<port>[a-z]{2})\b)?"
    r"|publicdomain/(?P<public>zero|mark)(?:/1\.0)?)[^\s)\]]*",
    re.IGNORECASE,
)
_PARTS = r"(?:[\s_-]*(?:NC|SA|ND)\b){0,3}"
_CODE = re.compile(
    rf"(?:\b(?:licen[sc]ed under|unter|lizenz:?|licen[sc]e:?|under)\s+)?"
    rf"(?:\bCC|Creative[\s-]?Commons)(?:[\s-]*(?:licen[sc]e|lizenz|licencia|licenza))?[\s(:_-]*"
    rf"(?P<code>BY{_PARTS})\)?(?:[\s,_-]*(?:v\.?\s?)?(?P<version>\d\.\d))?"
    r"(?:\s+(?:DE|AT|CH|US|FR|IT|ES|NL|PL|Deutschland|Deed|Unported|International|IGO|Germany)\b)?",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?:Creative\s?Commons[\s-]*(?:Licen[sc]e)?[\s:,-]*\bAttribution|"
    r"\bAttribution(?=[\s,-]*(?:Non|No[\s-]?Deriv|Share|\d\.\d)))"
    r"(?P<terms>(?:[\s-]*(?:Non[\s-]?Commercial|No[\s-]?Deriv(?:ative|ativ)?s?(?:[\s-]?Works)?|"
    r"Share[\s-]?Alike)){0,3})[\s,-]*(?P<version>\d\.\d)?(?:\s*(?:International|Unported|Generic))?"
    r"(?:\s*Licen[sc]e)?(?:\s*CCBY)?",
    re.IGNORECASE,
)
_ZERO = re.compile(r"\bCC[\s-]?(?:0|Zero)\b(?:[\s-]*1\.0)?(?:\s*Universal)?", re.IGNORECASE)
_PUBLIC = re.compile(
    r"\bpublic[\s-]?domain\b|\bno known copyright(?: restrictions)?\b|\bgemeinfrei\w*|"
    r"\bdomaine public\b|\bdominio p[úu]blico\b|\bdom[íi]nio p[úu]blico\b|\bdomini públic\b|"
    r"\bdominio pubblico\b|\bpubliek domein\b|\bdomena publiczna\b|\bvolné dílo\b|\bvoľné dielo\b|"
    r"\bközkincs\b|\bdomeniu public\b|\bjavna domena\b|\bjavno vlasništvo\b|\bjavno dobro\b|"
    r"общественное достояние|суспільне надбання|грамадскі набытак|обществено достояние|"
    r"\bkamu malı\b|נחלת הכלל|ملك عام|ملكية عامة|مالکیت عمومی|सार्वजनिक डोमेन|公有领域|公有領域|"
    r"公共领域|公共領域|パブリックドメイン|퍼블릭 ?도메인|\bdomain publik\b|\bphạm vi công cộng\b|"
    r"\ballgemeingut\b|\bfalt i det fri\b|\bvapaa käyttö\b|\bpublic domain mark\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\bCreative[\s-]?Commons(?:[\s-]*(?:licen[sc]e|lizenz|licencia|licenza))?\b|\bCC-Lizenz\b|"
    r"(?<![\w@.])\(?CC\)?(?=\s*(?:$|[,/|)\]])|\s+(?:by|von|-)\b)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?P<name>(?:Unsplash|Pixabay|Pexels)[\s-]*(?:Licen[sc]e|Lizenz)|GNU FDL|GFDL|"
    r"Free Art Licen[sc]e|Open Government Licen[sc]e(?: v?\d(?:\.\d)?)?|OGL(?: v?\d(?:\.\d)?)?|"
    r"Licence Ouverte|Etalab|ODbL)\b",
    re.IGNORECASE,
)

_TERMS = (("NC", "commercial"), ("ND", "deriv"), ("SA", "alike"))


@dataclass(frozen=True, slots=True)
class Licence:
    """One licence named in a text."""

    name: str
    """"CC BY-SA 4.0", "CC0", "public domain", "Unsplash License"."""
    url: str | None
    """The address as given, else None."""
    start: int
    end: int
    """Where the words stand in the text."""

    @property
    def public(self) -> bool:
        """Whether it gives the picture to the public without conditions."""
        return self.name in {"CC0", "public domain"}

    @property
    def creative_commons(self) -> bool:
        """Whether it is one of the Creative Commons licences."""
        return self.name.startswith("CC ") or self.name == "Creative Commons"


def licences(text: str) -> tuple[Licence, ...]:
    """Every licence named in ``text``, addresses first, then words in the order of certainty."""
    if not _HINT.search(text):
        return ()
    found: list[Licence] = []
    for pattern, make in _MAKERS:
        for match in pattern.finditer(text):
            if all(match.end() <= one.start or match.start() >= one.end for one in found):
                found.append(make(match))
    return tuple(found)


def code_of(address: str) -> str | None:
    """The licence that ``address`` stands for ("CC BY 4.0"); None where it is none of them."""
    match = _ADDRESS.fullmatch(address.strip())  # all of it: a script may only mention one
    return _by_address(match).name if match else None


_HINT = re.compile(
    r"cc|known|commons|attribution|domain|domini|domein|domena|domeniu|public|gemein|fdl|licen|lizenz|"
    r"ogl|odbl|etalab|licencia|dobro|vlasni|dílo|dielo|köz|käyttö|falt|công|malı|[^\x00-\u024f]",
    re.IGNORECASE,
)


def _by_address(match: re.Match[str]) -> Licence:
    if match["public"]:
        name = "CC0" if match["public"].lower() == "zero" else "public domain"
    else:
        name = _name(match["code"], match["version"])
    return Licence(name, match[0].rstrip(".,;"), match.start(), match.end())


def _by_code(match: re.Match[str]) -> Licence:
    return Licence(_name(match["code"], match["version"]), None, match.start(), match.end())


def _by_words(match: re.Match[str]) -> Licence:
    terms = match["terms"].casefold()
    code = "-".join(["BY", *(short for short, word in _TERMS if word in terms)])
    return Licence(_name(code, match["version"]), None, match.start(), match.end())


def _named(name: str, match: re.Match[str]) -> Licence:
    return Licence(name, None, match.start(), match.end())


def _name(code: str, version: str | None) -> str:
    parts = re.findall(r"BY|NC|SA|ND", code.upper())
    # The order of creativecommons.org since 2.0: BY, NC, then ND or SA.
    ordered = [part for part in ("BY", "NC", "ND", "SA") if part in parts]
    return " ".join(filter(None, ("CC", "-".join(ordered), version)))


_MAKERS = (
    (_ADDRESS, _by_address),
    (_ZERO, lambda match: _named("CC0", match)),
    (_CODE, _by_code),
    (_WORDS, _by_words),
    (_PUBLIC, lambda match: _named("public domain", match)),
    (_OTHER, lambda match: _named(match["name"], match)),
    (_BARE, lambda match: _named("Creative Commons", match)),
)
