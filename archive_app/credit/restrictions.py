"""Limits of use written into captions and credits: "NO ARCHIVES", "editorial use only"."""

import re

_RESTRICTION = re.compile(
    r"\bno (?:archiv(?:es?|ing|al use)|re-?sales?|sales|licensing|commercial use|internet|mags?|"
    r"magazines?|tabloids?|books?|models?|social media|third part(?:y|ies)|use after [^.;)]{3,40}|"
    r"tv|forwarding|cropping|byline)"
    r"(?:[ ,/]+(?:no )?(?:archiv(?:es?|ing)|re-?sales?|sales|mags?))*\b"
    r"|\bmandatory credit\b|\beditorial use only\b|\bfor editorial use(?: only)?\b"
    r"|\bnot for (?:resale|sale|commercial use|archive|archiving|publication|advertising)\b"
    r"|\bone[- ]time use only\b|\bembargo(?:ed)?\b[^.;)]{0,60}|\bstrictly embargoed\b[^.;)]{0,60}"
    r"|\bthis (?:image|picture|photo|handout) (?:has been|was) (?:supplied|provided)[^.]{0,120}\."
    r"|\bhandout - editorial use[^.]{0,80}|\brights managed\b|\bhonorarpflichtig\b"
    r"|\bnur (?:zur |für )?(?:redaktionelle[nrs]?|einmalige[nr]?) (?:nutzung|verwendung)\b"
    r"|\b(?:keine|nicht zur) (?:archivierung|weitergabe|weiterverwendung)\b"
    r"|\bsperrfrist\b[^.;)]{0,50}"
    r"|\busage éditorial uniquement\b|\bsolo (?:para )?uso editorial\b|\bsolo uso editoriale\b"
    r"|\bréserv[ée]e? (?:à )?(?:un )?usage éditorial\b|\bpas d[’']archives\b"
    r"|\brestricted to editorial use\b|\bno marketing\b[^.;)]{0,60}",
    re.IGNORECASE,
)


def restrictions(text: str) -> tuple[tuple[int, int], ...]:
    """Where limits of use stand in ``text``, as spans in its order."""
    return tuple(match.span() for match in _RESTRICTION.finditer(text))
