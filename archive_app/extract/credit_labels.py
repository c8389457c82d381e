"""Words that announce the credit of a picture, in any language that the credit grammar knows."""

import re

from archive_app.credit.folding import LETTERS, folded
from archive_app.credit.words import Role, vocabulary

_BEFORE_SIGN = re.compile(rf"([{LETTERS}]+)\s*(?:\(\w{{1,3}}\)\s*)?[:：=＝／]")
_SHORTENED = re.compile(r"^Foto\.\s?(?=[^\W\d_])|\b(?:[Ff]ot|[Zz]dj|[Rr]ys)\.\s?(?=[^\W\d_])")
_BY = re.compile(rf"([{LETTERS}]+ [{LETTERS}]+) (?=[^\W\d_a-z])")
"""Two words before a capital: "Foto di", "Photo by"."""
_LABELS = frozenset({Role.LABEL, Role.MAKER})
_LONGEST = 1_500
"""Characters; no caption with its credit is longer."""


def announces_credit(text: str) -> bool:
    """Whether "©" or a label such as "Foto:", "Fot.", "Foto di", "写真：" is in ``text``."""
    if len(text) > _LONGEST:
        return False
    if "©" in text or _SHORTENED.search(text):
        return True
    known = vocabulary()
    for match in _BEFORE_SIGN.finditer(text):
        label = folded(match[1])
        if known.roles.get(label) in _LABELS or label in known.notes:
            return True
    return any(known.roles.get(folded(match[1])) is Role.MAKER for match in _BY.finditer(text))
