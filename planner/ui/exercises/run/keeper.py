"""Has the turn on the table computed off the window's thread; the last results stay until the new ones are in."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from planner.domain.errors import PlannerError
from planner.domain.progress import Report
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.exercises.play_results import TurnRequest, TurnResults, keep_turn, turn_request, turn_results

CHANNEL = "play"


class TurnKeeper(QObject):
    """One computation at a time, and always that of the log as it is now."""

    changed = Signal()

    def __init__(self, workspace: OpenWorkspace, play_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._play_id = play_id
        self._results: TurnResults | None = None
        self._wanted: TurnRequest | None = None
        self._running = False
        workspace.jobs.activity_changed.connect(self._on_activity)

    @property
    def results(self) -> TurnResults | None:
        """The last results."""
        return self._results

    @property
    def current(self) -> bool:
        """Whether the results are those of the log as it is now."""
        return self._results is not None and self._wanted is not None and self._results.key == self._wanted.key

    @property
    def working(self) -> bool:
        """Whether something is being computed."""
        return self._running

    def want(self) -> None:
        """The log may have changed: compute what is not there; asking again for the same does nothing."""
        try:
            wanted = turn_request(self._workspace.file, self._play_id, self._results)
        except PlannerError:
            return
        same = self._wanted is not None and self._wanted.key == wanted.key
        self._wanted = wanted
        if self.current or (same and self._running):
            return
        self._running = False  # the older job's end is no news

        def work(report: Report) -> TurnResults:
            return turn_results(wanted, self._workspace.run, report)

        self._workspace.jobs.start(CHANNEL, f"Preview of turn {wanted.turn}", work, self._arrived)
        self._running = True

    def _arrived(self, results: TurnResults) -> None:
        if not isValid(self):  # the window was dressed anew while the turn was computed
            return
        self._results, self._running = results, False
        keep_turn(self._workspace.file, results)
        self.changed.emit()

    def _on_activity(self) -> None:
        """What was cancelled or refused is not asked for again until something changes."""
        if self._running and self._workspace.jobs.current(CHANNEL) is None:
            self._running = False
            self.changed.emit()
