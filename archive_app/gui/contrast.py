"""Contrast of colours, and the design's colours made stronger for people who need that.

Ratios and luminance as WCAG 2.2 has them. Nothing is chosen anew here: each colour is moved
towards black or white, whichever is farther from what lies beneath it, until it stands out.
"""

from collections.abc import Iterable, Mapping

TEXT = 7.0
"""The least ratio of words to their ground where much contrast is asked for (WCAG 1.4.6)."""

LINES = 4.5
"""The same of hairlines, marks and the edges of controls: more than the 3 of WCAG 1.4.11."""

GROUNDS = ("window", "surface", "reader", "raised", "inset", "hover_row", "selection_row")
"""What words are read on."""

_WORDS = (
    *("text", "text_2", "text_3", "link", "accent", "accent_hover", "accent_pressed"),
    *("status.error.fg", "diff.add_fg", "diff.del_fg"),
)
_EDGES = ("border", "border_control")
_STEPS = 20


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB": 0 of black to 1 of white."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two colours: 1 where they are the same to 21 of black and white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, grounds: Iterable[str], *, strong: bool) -> str:
    """``colour``, moved as little as words need on all of ``grounds``: 4.5, ``strong`` for 7."""
    return _moved(colour, grounds, TEXT if strong else LINES)


def stronger(colours: Mapping[str, str]) -> dict[str, str]:
    """The same names with more contrast: words ``TEXT`` on all grounds, edges ``LINES``."""
    made = dict(colours)
    grounds = [made[name] for name in GROUNDS]
    made["text"] = _end(made["window"])
    for name in _WORDS:
        made[name] = _moved(made[name], grounds, TEXT)
    for name in _EDGES:  # a hairline is as strong as the edge of a field
        made[name] = _moved(made["border_control"], grounds, LINES)
    made["focus"] = made["text"]
    for name in (name for name in colours if name.startswith("annotation_mark.")):
        made[name] = _moved(made[name], grounds, LINES)
    for words, ground in pairs(colours):
        made[words] = _moved(made[words], [made[ground]], TEXT)
        made[ground] = _moved(made[ground], [made[words]], TEXT)
    return made


def pairs(names: Iterable[str]) -> list[tuple[str, str]]:
    """Names of words that stand on a ground of their own, with that ground: badges and the like."""
    found = [("on_accent", "accent"), ("match_text", "match")]
    found += [(f"{name[:-3]}.fg", name) for name in names if name.endswith(".bg")]
    found += [("text", name) for name in names if name.startswith("annotation.")]
    return [*found, ("diff.add_fg", "diff.add_bg"), ("diff.del_fg", "diff.del_bg")]


def _moved(colour: str, others: Iterable[str], ratio: float) -> str:
    """``colour``, moved as little as stands out from all ``others``, or all the way."""
    far = list(others)
    end = _end(far[0])
    steps = (_mixed(colour, end, step / _STEPS) for step in range(_STEPS))
    enough = (one for one in steps if all(contrast(one, other) >= ratio for other in far))
    return next(enough, end)


def _end(ground: str) -> str:
    """Black or white, whichever is farther from ``ground``."""
    return max("#000000", "#FFFFFF", key=lambda one: contrast(one, ground))


def _mixed(colour: str, end: str, share: float) -> str:
    both = zip(_channels(colour), _channels(end), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in both)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))
