"""What stands before or after a name in bylines that no Latin "By" opens."""

import re

_BEFORE = re.compile(
    r"^\W*(?:(?:بقلم|كتبت?|إعداد|מאת|כתבה?|نویسنده|نوشته|گزارش|लेखक|लेखिका|โดย|ผู้เขียน|"
    r"Tác giả|Yazan|Thực hiện|Συντάκτης|Γράφ(?:ει|ουν)(?: (?:ο|η|οι))?)(?!\w)\s*[:：]?\s*|"
    r"(?:本报|本報|本社)?(?:記者|记者|作者|撰文|文|取材|글|취재|기자)\s*[:：/／]\s*)"
)
_AFTER = re.compile(r"^([가-힣]{2,4}|[\u4e00-\u9fff]{2,4})\s*(?:기자|特派員|記者|记者)$")
_LONGEST = 60
"""Characters of a byline."""


def name_after_byline_word(text: str) -> str:
    """The name in a byline of Arabic, Greek, Chinese and other letters; empty where it is none.

    >>> name_after_byline_word("記者：王小明"), name_after_byline_word("김민수 기자")
    ('王小明', '김민수')
    """
    if len(text) > _LONGEST:
        return ""
    after = _AFTER.match(text)
    if after:
        return after[1]
    before = _BEFORE.match(text)
    return text[before.end() :] if before else ""
