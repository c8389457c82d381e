"""The language of an article, by its markup, else by its words."""

import re

from archive_app.extract.content import Content
from archive_app.extract.page_head import PageHead
from archive_app.extract.structured import words

_TAG = re.compile(r"^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:$|[-_.@,; ])")


def find_language(head: PageHead, content: Content) -> str | None:
    """The language tag in lower case, "en" or "pt-br"; None where nothing tells."""
    for stated in (
        head.language,
        words(head.article.get("inLanguage")),
        head.first("og:locale", "content-language", "dc.language", "language"),
    ):
        found = _TAG.match(stated.strip().lower())
        if found:
            return "-".join(part for part in found.groups() if part)
    return _by_words(" ".join(line.text for line in content.lines[:20]))


def _by_words(text: str) -> str | None:
    if len(text) < 60:
        return None
    import py3langid  # 0.7 s of CPU the first time, so only for pages that do not say

    code, _ = py3langid.classify(text[:3000])
    return str(code)
