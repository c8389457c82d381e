"""Weighs a line of an article's box: a forest of small decision trees, kept as plain data.

``resources/line_trees.json`` is written by ``benchmarks/fit_lines.py`` and never edited by hand. A
node is ``[feature, threshold, below, above]``, a leaf a number; a line goes ``below`` where its
number is at most the threshold. The sum of the leaves is the log odds that it is of the article:
the mean of what several forests say that were grown with other chances, one behind the other.
"""

import json
from functools import cache
from typing import Any

from archive_app.extract.line_features import FEATURES, Numbers
from archive_app.resources import resource

Stored = float | list[Any]
"""A node as the file has it."""

Node = float | tuple[int, float, "Node", "Node"]
"""The same with the place of the feature in a line's numbers, not in the file's list."""

_CLEAR = {40: 0.7, 120: 0.35}
"""By how many trees were asked: the sum from which on the others are not, for most lines are clear
early. A third of the log odds of one forest, of which there are three."""


@cache
def forest() -> tuple[Node, ...]:
    """The trees, read once."""
    stored = json.loads(resource("line_trees.json").read_text("utf-8"))
    places = [FEATURES.index(name) for name in stored["features"]]
    return tuple(placed(tree, places) for tree in stored["trees"])


def placed(node: Stored, places: list[int]) -> Node:
    """A stored ``node`` for ``log_odds``: the nth feature stands at ``places[n]``."""
    if not isinstance(node, list):
        return float(node)
    feature, threshold, below, above = node
    return places[feature], threshold, placed(below, places), placed(above, places)


def log_odds(numbers: Numbers) -> float:
    """How much speaks for a line with these ``numbers``; 0 where it is as likely as not."""
    total = 0.0
    for asked, tree in enumerate(forest()):
        if asked in _CLEAR and abs(total) > _CLEAR[asked]:
            break
        node: Any = tree  # a Node; asked for its type a thousand times a page
        while type(node) is tuple:
            node = node[2] if numbers[node[0]] <= node[1] else node[3]
        total += node
    return total
