"""Pages of the window that are made when first looked at: the first paint waits for none."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

W = TypeVar("W", bound=QWidget)


class Page(Generic[W]):
    """A page of ``stack`` that ``make`` makes when somebody first asks for it."""

    def __init__(self, stack: QStackedWidget, make: Callable[[], W]) -> None:
        self._stack, self._make = stack, make
        self._widget: W | None = None
        self._waiting: list[Callable[[W], object]] = []

    @property
    def widget(self) -> W:
        """The page; made now if it was not yet."""
        if self._widget is None:
            self._widget = self._make()
            self._stack.addWidget(self._widget)
            for connect in self._waiting:
                connect(self._widget)
            self._waiting.clear()
        return self._widget

    def if_made(self, call: Callable[[W], object]) -> None:
        """Call ``call`` with the page where it is made already."""
        if self._widget is not None:
            call(self._widget)

    @property
    def is_made(self) -> bool:
        """Whether anybody has asked for it yet."""
        return self._widget is not None

    @property
    def is_shown(self) -> bool:
        """Whether it is the page in front."""
        return self._widget is not None and self._stack.currentWidget() is self._widget

    def once_made(self, connect: Callable[[W], object]) -> None:
        """Call ``connect`` with the page when it is made; now, if it is already."""
        if self._widget is not None:
            connect(self._widget)
        else:
            self._waiting.append(connect)

    def show(self) -> W:
        """Bring it to the front."""
        self._stack.setCurrentWidget(self.widget)
        return self.widget
