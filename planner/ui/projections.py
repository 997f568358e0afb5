"""The projections of an open workspace: what is shown, what is computed next, and previews while a point is dragged.

A scenario's central run comes first, then a quick fan, then the workspace's full draws, which the file keeps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from planner.domain.errors import WorldError
from planner.domain.progress import Report
from planner.domain.projection import Projection
from planner.domain.scenario import Override, Scenario, descendants
from planner.domain.value import changed
from planner.domain.workspace import Workspace
from planner.store.workspace_file import WorkspaceFile
from planner.ui.jobs import Jobs
from planner.use_cases import projecting
from planner.use_cases.projecting import ProjectionRequest
from planner.use_cases.side_process import SideProcess

QUICK_DRAWS = 200
"""Draws of the first fan after a change."""

CENTRAL = 0
"""As a number of draws: the central run alone."""


def stages(full_draws: int) -> tuple[int, ...]:
    """The numbers of draws a scenario is computed with, one after another."""
    return tuple(dict.fromkeys((CENTRAL, min(QUICK_DRAWS, full_draws), full_draws)))


def next_stage(wanted: Sequence[str], reached: dict[str, int], full_draws: int) -> tuple[str, int] | None:
    """What to compute next: every wanted central run, then every quick fan, then the full draws; in wanted order.

    `reached` holds the draws of each scenario's current projection; a missing one has nothing current yet.
    """
    for draws in stages(full_draws):
        for scenario_id in wanted:
            if reached.get(scenario_id, -1) < draws:
                return scenario_id, draws
    return None


class Projections(QObject):
    """Computes the wanted scenarios one stage at a time; the stale picture stays until the new one is in."""

    ready = Signal(str)
    preview_ready = Signal(object)

    def __init__(
        self, file: WorkspaceFile, jobs: Jobs, side: SideProcess, read: Callable[[], Workspace], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._file = file
        self._jobs = jobs
        self._read = read
        self._shown: dict[str, Projection] = {}
        self._reached: dict[str, int] = {}
        self._changes: Counter[str] = Counter()
        self._wanted: tuple[str, ...] = ()
        self._working: tuple[str, int] | None = None
        self._held = False
        self._preview_next: tuple[str, Override, frozenset[str]] | None = None

    def shown(self, scenario_id: str, *, with_draws: bool = False) -> Projection | None:
        """The projection to draw now, current or the last one before the change; draws are read when asked for."""
        found = self._shown.get(scenario_id)
        if found is None or not with_draws or found.draws or not self.is_complete(scenario_id):
            return found
        full = projecting.cached(self._file, self._request(scenario_id, self._full_draws), with_draws=True)
        if full is not None:
            self._shown[scenario_id] = full
        return full or found

    def is_current(self, scenario_id: str) -> bool:
        """Whether what is shown was computed from the scenario as it is now."""
        return scenario_id in self._reached

    def is_complete(self, scenario_id: str) -> bool:
        """Whether the workspace's full draws are in."""
        return self._reached.get(scenario_id, -1) >= self._full_draws

    def changes(self, scenario_id: str) -> int:
        """How often what its results rest on has changed since the file was opened: tells older words from newer."""
        return self._changes[scenario_id]

    @property
    def is_ready_to_drag(self) -> bool:
        """Whether the engine has a process of its own by now."""
        return self._side.is_warm

    def want(self, scenario_ids: Iterable[str]) -> None:
        """Name the scenarios to compute, most urgent first."""
        self._wanted = tuple(dict.fromkeys(scenario_ids))
        self._warm_up()
        self._go_on()

    def outdate(self, touched: frozenset[str]) -> None:
        """Forget that touched scenarios, and those that inherit from them, are current; name the wanted ones anew."""
        workspace = self._read()
        known = {scenario.id for scenario in workspace.scenarios}
        stale = set(known) if not touched <= known else set()
        for scenario_id in known & touched:
            stale |= {scenario_id, *(child.id for child in descendants(workspace.scenarios, scenario_id))}
        self._changes.update(stale)
        self._reached = {found: draws for found, draws in self._reached.items() if found in known - stale}
        self._shown = {found: shown for found, shown in self._shown.items() if found in known}
        self._wanted = ()
        self._stop()

    def preview(self, scenario_id: str, override: Override, series: frozenset[str]) -> None:
        """Compute the central run as if `override` were set; only the latest asked for is computed next."""
        self._held = True
        self._stop()
        self._preview_next = scenario_id, override, series
        self._preview_go_on()

    def end_preview(self) -> None:
        """The point was let go: drop waiting previews and go on with the wanted projections."""
        self._held = False
        self._preview_next = None
        self._go_on()

    def _go_on(self) -> None:
        stage = None if self._held else next_stage(self._wanted, self._reached, self._full_draws)
        if stage == self._working and (stage is None or self._jobs.current("projection") is not None):
            return
        self._stop()
        if stage is None:
            return
        scenario_id, draws = stage
        if draws == CENTRAL and self._show_kept(scenario_id):
            self._go_on()
            return
        request = self._request(scenario_id, draws)
        scenario = self._read().scenario(scenario_id)
        self._working = stage
        self._jobs.start(
            "projection",
            f"Computing {scenario.sign.letter}, {scenario.name}",
            lambda report: self._compute(request, report),
            lambda result: self._arrived(scenario_id, draws, *result),
        )

    def _compute(self, request: ProjectionRequest, report: Report) -> tuple[Projection, str]:
        """On a worker: the full draws are kept in the file as soon as they are there; and why not, if they are not."""
        projection = self._side.compute(request, report)
        if projection.draw_count != self._full_draws:
            return projection, ""
        report(1.0, "keeping the results")
        try:
            projecting.keep(self._file, projection)
        except WorldError as problem:
            return projection, str(problem)
        return projection, ""

    def _show_kept(self, scenario_id: str) -> bool:
        kept = projecting.cached(self._file, self._request(scenario_id, self._full_draws), with_draws=False)
        if kept is None:
            return False
        self._show(scenario_id, self._full_draws, kept)
        return True

    def _arrived(self, scenario_id: str, draws: int, projection: Projection, not_kept: str) -> None:
        self._working = None
        if not_kept:
            self._jobs.failed.emit(not_kept)
        self._show(scenario_id, draws, projection)
        self._go_on()

    def _show(self, scenario_id: str, draws: int, projection: Projection) -> None:
        self._shown[scenario_id] = projection
        self._reached[scenario_id] = draws
        self.ready.emit(scenario_id)

    def _stop(self) -> None:
        if self._working is not None:
            self._working = None
            self._jobs.cancel("projection")

    def _warm_up(self) -> None:
        """Start the engine's own process, or tell it another situation."""
        if self._wanted:
            workspace = self._read()
            self._side.warm_up(workspace.situation_of(workspace.scenario(self._wanted[0])))

    def _preview_go_on(self) -> None:
        if self._preview_next is None or self._jobs.current("preview") is not None:
            return
        scenario_id, override, series = self._preview_next
        self._preview_next = None
        workspace, side = self._read(), self._side

        def work(report: Report) -> Projection:
            layered = with_override(workspace, scenario_id, override)
            return side.compute(projecting.unmarked(layered, scenario_id), report, series)

        self._jobs.start("preview", "", work, self._preview_arrived)

    def _preview_arrived(self, projection: Projection) -> None:
        if self._held:
            self.preview_ready.emit(projection)
        self._preview_go_on()

    @property
    def _full_draws(self) -> int:
        return self._read().settings.draws

    def _request(self, scenario_id: str, draws: int) -> ProjectionRequest:
        return self._prepare(self._read(), scenario_id, draws)

    def _prepare(self, workspace: Workspace, scenario_id: str, draws: int) -> ProjectionRequest:
        return projecting.prepare_as_set(workspace, scenario_id, draws=draws)


def with_override(workspace: Workspace, scenario_id: str, override: Override) -> Workspace:
    """The workspace as if `override` were set in the scenario, in place of one on the same lever and members."""

    def layered(scenario: Scenario) -> Scenario:
        kept = tuple(found for found in scenario.overrides if found.key != override.key)
        return changed(scenario, overrides=(*kept, override))

    scenarios = tuple(layered(found) if found.id == scenario_id else found for found in workspace.scenarios)
    return workspace.model_copy(update={"scenarios": scenarios})
