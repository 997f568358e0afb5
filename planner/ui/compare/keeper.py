"""Has the picture worked out off the window's thread; the last one stays until the new one is in."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from planner.domain.progress import Report
from planner.ui.compare.picture import Picture, Wanted, make_picture
from planner.ui.workspace import OpenWorkspace

CHANNEL = "comparison"


class PictureKeeper(QObject):
    """One picture is worked out at a time, and after it only the one asked for last."""

    ready = Signal()

    def __init__(self, workspace: OpenWorkspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._picture: Picture | None = None
        self._wanted: Wanted | None = None
        self._running: Wanted | None = None
        workspace.jobs.activity_changed.connect(self._on_activity)

    @property
    def picture(self) -> Picture | None:
        """The last picture."""
        return self._picture

    @property
    def is_working(self) -> bool:
        """Whether a picture is being worked out."""
        return self._running is not None

    def shows(self, wanted: Wanted | None) -> bool:
        """Whether the last picture is the one of `wanted`."""
        return wanted is not None and self._picture is not None and self._picture.wanted.mark == wanted.mark

    def want(self, wanted: Wanted) -> None:
        """Ask for a picture; asking again for the same one does nothing."""
        if self._wanted is None or self._wanted.mark != wanted.mark:
            self._wanted = wanted
            self._go_on()

    def _go_on(self) -> None:
        wanted = self._wanted
        if self._running is not None or wanted is None or self.shows(wanted):
            return
        before, file = self._picture, self._workspace.file
        self._running = wanted

        def work(report: Report) -> Picture:
            return make_picture(wanted, before, file, report)

        self._workspace.jobs.start(CHANNEL, f"Comparing {len(wanted.scenarios)} scenarios", work, self._arrived)

    def _arrived(self, picture: Picture) -> None:
        if not isValid(self):  # the window was dressed anew while the picture was made
            return
        self._picture, self._running = picture, None
        self.ready.emit()
        self._go_on()

    def _on_activity(self) -> None:
        """A picture that was cancelled or refused is not asked for again until something changes."""
        if self._running is not None and self._workspace.jobs.current(CHANNEL) is None:
            self._running = self._wanted = None
