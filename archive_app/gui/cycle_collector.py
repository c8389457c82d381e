"""Python's collector of cycles, held to the GUI thread.

By itself it runs in whichever thread makes the next object. In a lane it would delete there what
Qt made for the GUI thread: timers are then stopped from another thread, and the process can stand
still for ever. A deletion that held a lock of Qt waited for the interpreter, while a picture being
decoded held the interpreter and waited for that lock.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2_000


class CycleCollector(QObject):
    """Collects on the thread it was made on; nothing else does from then on."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._frozen = False
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the generations that are due, as Python would.

        The first time, all there is counts as the program itself and is never looked through
        again: the 85,000 objects of a window that has started take 40 ms of CPU.
        """
        if not self._frozen:
            gc.freeze()
            self._frozen = True
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
