"""Where the rows of the queue lie: dropping a waiting one between others changes the order."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from archive_app.gui.job_row import JOB_MIME, JobRow

_LINE = 2


class JobOrder(QWidget):
    """Holds ``JobRow``s; a line shows between which two a dragged one would come."""

    moved = Signal(int, object)
    """The number of a job, and of the one that it is to wait before; None for after all."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QFrame(self)
        self._line.setObjectName("drop_line")
        self._line.setFixedHeight(_LINE)
        self._line.hide()
        self.setAcceptDrops(True)

    def shift(self, job: int, step: int) -> None:
        """Let ``job`` wait ``step`` places further down, or up where negative."""
        order = [row.number for row in self._waiting()]
        place = order.index(job) + step if job in order else -1
        if 0 <= place < len(order):
            after = place + 1 if step > 0 else place
            self.moved.emit(job, order[after] if after < len(order) else None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Jobs only."""
        if event.mimeData().hasFormat(JOB_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would come."""
        rows = self._waiting()
        if not event.mimeData().hasFormat(JOB_MIME) or not rows:
            return
        after = self._after(rows, event.position().y())
        edge = rows[after].y() if after < len(rows) else rows[-1].geometry().bottom() + 1
        self._line.setGeometry(0, edge - _LINE // 2, self.width(), _LINE)
        self._line.show()
        self._line.raise_()
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Nothing is dragged here any more."""
        self._line.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what was dropped before which."""
        self._line.hide()
        if not event.mimeData().hasFormat(JOB_MIME):
            return
        job = int(bytes(event.mimeData().data(JOB_MIME).data()))
        rows = self._waiting()
        after = self._after(rows, event.position().y())
        before = next((row.number for row in rows[after:] if row.number != job), None)
        event.acceptProposedAction()
        self.moved.emit(job, before)

    def _waiting(self) -> list[JobRow]:
        """The rows whose order can be changed, from the top."""
        rows = [row for row in self.findChildren(JobRow) if row.movable and row.isVisible()]
        return sorted(rows, key=lambda row: row.y())

    @staticmethod
    def _after(rows: list[JobRow], y: float) -> int:
        """How many of ``rows`` lie above ``y``."""
        return sum(row.geometry().center().y() < y for row in rows)
