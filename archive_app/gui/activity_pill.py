"""The pill of the top bar that says how many pages are being saved, with a ring."""

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QWidget

from archive_app.gui.buttons import HintButton
from archive_app.gui.theme import Theme

_TURN_MS = 60
_STEP = 24
"""Degrees a tick: one turn in about a second."""


class ActivityPill(HintButton):
    """Hidden while nothing is saved; the ring fills where the end is known, else it turns."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", icon_name="circle", kind="plain")
        self.setParent(parent)
        self.setFixedHeight(28)
        self.setAccessibleName(self.tr("Show the capture queue"))  # until there is work to tell of
        self._share: float | None = None
        self._angle = 0
        self._clock = QTimer(self)
        self._clock.setInterval(_TURN_MS)
        self._clock.timeout.connect(self._turn)
        self.hide()

    def show_work(self, saving: int, waiting: int, share: float | None) -> None:
        """``saving`` pages now and ``waiting`` later, ``share`` (0 to 1) of the work done if known.

        Nothing to do hides the pill.
        """
        self._share = share
        if not saving and not waiting:
            self._clock.stop()
            self.hide()
            return
        words = self.tr("%n saving", "", saving) if saving else self.tr("%n waiting", "", waiting)
        self.set_words(words)
        self.setToolTip(self.tr("Show the capture queue"))
        self.show()
        if saving and share is None and self._moves:
            self._clock.start()
        else:
            self._clock.stop()
        self.update()

    @property
    def turns(self) -> bool:
        """Whether the ring is turning."""
        return self._clock.isActive()

    @property
    def _moves(self) -> bool:
        """Whether the desktop wants anything to move; where it does not, the ring stands still."""
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self.style().styleHint(hint, None, self) > 0

    def _paint_icon(self, painter: QPainter, box: QRectF) -> None:
        """The ring where the icon would be."""
        ring = box.adjusted(1, 1, -1, -1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("inset"), 1.75))
        painter.drawEllipse(ring)
        pen = QPen(self._theme.colour("accent"), 1.75)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        share = 0.7 if self._share is None else self._share
        start = 90 if self._share is not None else 60 - self._angle
        painter.drawArc(ring, start * 16, -round(share * 360 * 16))

    def _turn(self) -> None:
        self._angle = (self._angle + _STEP) % 360
        self.update()
