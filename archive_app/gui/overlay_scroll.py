"""A scroll bar that lies over the content instead of taking width from it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

_WIDTH = 10


class OverlayScroll(QScrollBar):
    """Moves ``area``'s own vertical bar, which is hidden; lies over its right edge.

    Made with ``OverlayScroll(area)``; the area keeps it alive.
    """

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        self._bar = area.verticalScrollBar()
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.rangeChanged.connect(self._follow)
        self._bar.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._bar.setValue)
        area.installEventFilter(self)
        area.viewport().installEventFilter(self)  # it is resized after the area has said so
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the edge of the area."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange}:
            self._place()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        bar = self._bar
        self.setRange(bar.minimum(), bar.maximum())
        self.setPageStep(bar.pageStep())
        self.setSingleStep(bar.singleStep())
        self.setValue(bar.value())
        self.setVisible(bar.maximum() > bar.minimum())
        self._place()

    def _place(self) -> None:
        view = self._area.viewport().geometry()
        left = view.left() if self._area.isRightToLeft() else view.right() + 1 - _WIDTH
        self.setGeometry(left, view.top(), _WIDTH, view.height())
        self.raise_()
