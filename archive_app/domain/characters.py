"""Characters that one format can say and another cannot hold."""

import re

_IS_SUSPECT = re.compile(r"\\u[dD][89a-fA-F]")

_ESCAPE = re.compile(
    r"(?P<pair>\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2})"
    r"|(?P<half>\\u[dD][89a-fA-F][\da-fA-F]{2})|\\.",
    re.DOTALL,
)
"""Every escape is taken in its turn, so that the second backslash of two begins none."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def whole_characters(text: str) -> str:
    r"""The JSON ``text`` with U+FFFD for each half of a surrogate pair that stands alone.

    Who cuts a headline after so many UTF-16 units leaves half an emoji. JSON can say that half
    (RFC 8259, section 8.2), UTF-8 cannot: no sanitiser, pipe or database takes it.

    >>> whole_characters(r'"A fire \ud83d\ude92 in the old \ud83c"')
    '"A fire \\ud83d\\ude92 in the old \\ufffd"'
    """
    if _IS_SUSPECT.search(text) is None:
        return text
    return _ESCAPE.sub(lambda escape: r"\ufffd" if escape["half"] else escape[0], text)


def xml_text(text: str) -> str:
    r"""``text`` without characters that no XML document may hold (XML 1.0, section 2.2).

    Pages have them by accident, and lxml refuses them.

    >>> xml_text("The dam\x05 in\tspring")
    'The dam in\tspring'
    """
    return _NOT_IN_XML.sub("", text)
