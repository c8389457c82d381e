"""The last gate: only markup on this list is ever stored, shown or exported."""

import nh3

from archive_app.markup.inline import INLINE

_BLOCK = {
    *(
        "article",
        "aside",
        "blockquote",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
    ),
    *("figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "section"),
    *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
_ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href", "title", "id"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "img": {"src", "alt", "width", "height", "data-position"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
}
_VANISH = {
    *("script", "style", "noscript", "template", "iframe", "object", "embed", "form", "input"),
    *("textarea", "select", "button", "svg", "math", "title", "head", "noembed", "noframes"),
}
"""Elements that go with all they contain; of every other unlisted element the words stay."""

_cleaner = nh3.Cleaner(
    tags=INLINE | _BLOCK,
    clean_content_tags=_VANISH,
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    strip_comments=True,
)


def sanitise(html: str) -> str:
    """``html`` with nothing in it that runs, loads by itself, or styles.

    Addresses other than http, https and mailto lose their attribute; words stay. Images keep their
    ``src``: it names the picture; the reader shows bytes of the library only.

    >>> sanitise('<p onclick="x()">Hi <a href="javascript:x()">you</a><script>x()</script></p>')
    '<p>Hi <a>you</a></p>'
    """
    return _cleaner.clean(html)
