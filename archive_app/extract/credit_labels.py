"""Words that announce the credit of a picture, in any language that the credit grammar knows."""

import re

from archive_app.credit.folding import folded
from archive_app.credit.words import Role, vocabulary

_BEFORE_SIGN = re.compile(r"(\w+)\s*(?:\(\w{1,3}\)\s*)?[:：=／]")
_LABELS = frozenset({Role.LABEL, Role.MAKER})
_LONGEST = 1_500
"""Characters; no caption with its credit is longer."""


def announces_credit(text: str) -> bool:
    """Whether "©" or a label such as "Foto:", "Bildrechte:", "Фото:", "写真：" is in ``text``."""
    if len(text) > _LONGEST:
        return False
    if "©" in text:
        return True
    roles = vocabulary().roles
    return any(roles.get(folded(match[1])) in _LABELS for match in _BEFORE_SIGN.finditer(text))
