"""Has counts held against the forecast off the window's thread; the last picture stays until the new one is in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from planner.domain.progress import Report
from planner.domain.scenario import Scenario
from planner.domain.workspace import Workspace
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.observations.observed import Observed, observe, weighed_at
from planner.use_cases.observations.scoring import prepare_score

CHANNEL = "observed"


@dataclass(frozen=True, eq=False)
class Wanted:
    """What to hold against one another; `mark` is the fingerprint of the forecast."""

    workspace: Workspace
    scenario: Scenario
    mark: str
    exactness: float

    @property
    def run(self) -> tuple[object, ...]:
        """Equal for two that rest on the same run and the same counts."""
        return self.mark, self.workspace.observations

    @property
    def whole(self) -> tuple[object, ...]:
        """Equal for two that give the same picture."""
        return *self.run, self.exactness


class ObservedKeeper(QObject):
    """One picture is worked out at a time, and after it only the one asked for last."""

    ready = Signal()

    def __init__(self, workspace: OpenWorkspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._shown: tuple[Wanted, Observed] | None = None
        self._wanted: Wanted | None = None
        self._running: Wanted | None = None
        workspace.jobs.activity_changed.connect(self._on_activity)

    @property
    def observed(self) -> Observed | None:
        """The last picture."""
        return self._shown[1] if self._shown else None

    @property
    def scenario(self) -> Scenario | None:
        """Whose forecast it shows."""
        return self._shown[0].scenario if self._shown else None

    @property
    def is_working(self) -> bool:
        """Whether a picture is being worked out."""
        return self._running is not None

    def shows(self, wanted: Wanted | None) -> bool:
        """Whether the last picture is the one of `wanted`."""
        return wanted is not None and self._shown is not None and self._shown[0].whole == wanted.whole

    def want(self, wanted: Wanted) -> None:
        """Ask for a picture; asking again for the same one does nothing."""
        if self._wanted is None or self._wanted.whole != wanted.whole:
            self._wanted = wanted
            self._go_on()

    def forget(self) -> None:
        """Show nothing: there is nothing left to hold against anything."""
        self._shown = self._wanted = None
        self._workspace.jobs.cancel(CHANNEL)

    def _go_on(self) -> None:
        wanted = self._wanted
        if self._running is not None or wanted is None or self.shows(wanted):
            return
        shown, settings, self._running = self._shown, wanted.workspace.settings, wanted
        if shown is not None and shown[0].run == wanted.run:
            before = shown[1]
            self._start(lambda report: weighed_at(before, wanted.exactness))
            return
        request = prepare_score(
            wanted.workspace,
            wanted.scenario.id,
            wanted.workspace.observations,
            draws=settings.draws,
            seed=settings.seed,
            world=settings.world,
            at_least=settings.months,
        )
        self._start(lambda report: observe(request, wanted.exactness, report))

    def _start(self, work: Callable[[Report], Observed]) -> None:
        self._workspace.jobs.start(CHANNEL, "Holding counts against the forecast", work, self._arrived)

    def _arrived(self, observed: Observed) -> None:
        if not isValid(self) or self._running is None:  # the window was dressed anew while the picture was made
            return
        self._shown, self._running = (self._running, observed), None
        self.ready.emit()
        self._go_on()

    def _on_activity(self) -> None:
        """A picture that was cancelled or refused is not asked for again until something changes."""
        if self._running is not None and self._workspace.jobs.current(CHANNEL) is None:
            self._running = self._wanted = None
