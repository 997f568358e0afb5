"""Looks at the open file twice a second, so that the status bar never says “saved” about a file that is another one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from planner.ui.desk import Desk

EVERY_MS = 500


class FileWatch(QObject):
    """A look asks for the file's place and the number of its state; its content is read only when that changed."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        timer = QTimer(self)
        timer.setInterval(EVERY_MS)
        timer.timeout.connect(self._look)
        timer.start()

    def _look(self) -> None:
        if self._desk.workspace is not None:
            self._desk.workspace.look()
