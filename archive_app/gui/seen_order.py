"""Tab goes from one widget to the next as the eye does, also where rows come and go."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_REASONS = {True: Qt.FocusReason.TabFocusReason, False: Qt.FocusReason.BacktabFocusReason}


class SeenOrder:
    """For windows and dialogs, before Qt's own class.

    Qt goes in the order in which widgets were made: a row that is shown later would come last.
    """

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next stop in the order seen, from the last one to the first."""
        window = cast("QWidget", self)
        order = list(seen(window) if forward else reversed(list(seen(window))))
        here = window.focusWidget()
        at = order.index(here) + 1 if here in order else 0
        following = (one for one in (*order[at:], *order[:at]) if is_stop(one) and one is not here)
        to = next(following, None)
        if to is None:
            return False
        to.setFocus(_REASONS[forward])
        return True


def seen(root: QWidget) -> Iterator[QWidget]:
    """``root`` and all that is shown in it: lines from above, each from where reading begins."""
    yield root
    children = [
        child
        for child in root.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
    ]
    for line in _lines(children):
        line.sort(key=lambda child: child.x(), reverse=root.isRightToLeft())
        for child in line:
            yield from seen(child)


def is_stop(widget: QWidget) -> bool:
    """Whether Tab stops at ``widget``."""
    wanted = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(wanted) and widget.isEnabled() and widget.focusProxy() is None


def _lines(widgets: list[QWidget]) -> list[list[QWidget]]:
    """Siblings by the lines they stand in: begun above the middle of its first."""
    lines: list[list[QWidget]] = []
    middle = 0
    for widget in sorted(widgets, key=lambda one: one.y()):
        if lines and widget.y() <= middle:
            lines[-1].append(widget)
        else:
            lines.append([widget])
            middle = widget.geometry().center().y()
    return lines
