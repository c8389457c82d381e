"""Where in the saved page a claim was read: a CSS path, and a span where it is only a part."""

from collections.abc import Iterator

from lxml.html import HtmlElement

_DEEPEST = 12
"""Steps of a path; deeper elements are named from there, which still finds them by eye."""


def css_path(element: HtmlElement) -> str:
    """A CSS path to ``element``, from the nearest id, counted with ``:nth-of-type``.

    >>> from lxml import html
    >>> css_path(html.fromstring("<div id=a><p>x<p>y</div>")[1])
    '#a > p:nth-of-type(2)'
    """
    steps: list[str] = []
    node: HtmlElement | None = element
    while node is not None and isinstance(node.tag, str) and len(steps) < _DEEPEST:
        name = node.get("id")
        if name and name.isascii() and name.replace("-", "").replace("_", "").isalnum():
            steps.append(f"#{name}" if not name[0].isdigit() else f'[id="{name}"]')
            break
        steps.append(_step(node))
        node = node.getparent()
    return " > ".join(reversed(steps))


def part_of(element: HtmlElement, start: int, end: int) -> str:
    """The path of ``element`` with the characters of its text (white space folded) that count."""
    return f"{css_path(element)} [{start}:{end}]"


def _step(node: HtmlElement) -> str:
    tag = str(node.tag)
    if node.getparent() is None:
        return tag
    place = 1 + sum(1 for _ in _alike(node, preceding=True))
    alone = place == 1 and next(_alike(node, preceding=False), None) is None
    return tag if alone else f"{tag}:nth-of-type({place})"


def _alike(node: HtmlElement, *, preceding: bool) -> Iterator[HtmlElement]:
    """The siblings on one side with the node's tag."""
    try:
        return iter(node.itersiblings(node.tag, preceding=preceding))
    except ValueError:  # a name that lxml does not look for, as with a control character in it
        return (one for one in node.itersiblings(preceding=preceding) if one.tag == node.tag)
