"""Rubbish is collected in the window's thread alone.

Python collects wherever it happens to allocate, also on a worker; there it would delete widgets and end the program.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

EVERY_MS = 200
_OLDEST = 2


class Collector(QObject):
    """Takes over from Python's own collector for as long as the process lives."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        gc.disable()
        self._is_settled = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect what is due by Python's own thresholds; nothing long while something is dragged."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        oldest = max((age for age, (count, most) in enumerate(counts) if count > most), default=-1)
        if oldest == _OLDEST and QApplication.mouseButtons() is not Qt.MouseButton.NoButton:
            oldest = 1
        if oldest >= 0:
            gc.collect(oldest)
        if oldest == _OLDEST and not self._is_settled:
            self._is_settled = True
            gc.freeze()  # what is loaded by now stays: looking through it again would hold the window up for 0.1 s


def collect_here(app: QApplication) -> None:
    """Have rubbish collected in the thread of `app`; asking twice is asking once."""
    if app.findChild(Collector) is None:
        Collector(app)
