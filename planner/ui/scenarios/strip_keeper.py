"""Has the indicator strip worked out off the window's thread, and keeps the last one until the new one is in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from planner.analysis.summary import Summary, summarise
from planner.domain.progress import Report
from planner.domain.projection import Projection
from planner.domain.workspace import Workspace
from planner.store.workspace_file import WorkspaceFile
from planner.ui.scenarios.on_stage import OnStage
from planner.ui.scenarios.strip import Age
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import projecting
from planner.use_cases.projecting import ProjectionRequest

CHANNEL = "strip"
Run = Callable[[ProjectionRequest, Report], Projection]


class StripKeeper(QObject):
    """`ready` when another summary can be shown."""

    ready = Signal()

    def __init__(self, workspace: OpenWorkspace, stage: OnStage, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._stage = stage
        self._kept: dict[str, Summary] = {}
        self._made_from: dict[str, tuple[object, ...]] = {}
        self._whole: dict[str, bool] = {}
        self._changes: dict[str, int] = {}

    @property
    def summary(self) -> Summary | None:
        """The last summary of the scenario on stage."""
        return self._kept.get(self._workspace.selected_id)

    @property
    def age(self) -> Age:
        """How the summary stands to the scenario on stage; it fills in until it has its changes from the parent."""
        shown = self._workspace.selected_id
        if self._changes.get(shown, 0) != self._workspace.projections.changes(shown):
            return Age.BEFORE
        return Age.NOW if self._whole.get(shown, False) and self._complete else Age.COMING

    @property
    def _complete(self) -> bool:
        """Whether the scenario on stage and its parent have their full draws."""
        projections, parent = self._workspace.projections, self._stage.parent
        own = projections.is_complete(self._workspace.selected_id)
        return own and (parent is None or projections.is_complete(parent.id))

    def give_way(self) -> None:
        """A drag has begun: what is being summed up is of no use once it ends."""
        self._workspace.jobs.cancel(CHANNEL)

    def refresh(self) -> None:
        """Work the strip out again where there is something new to tell.

        What is at hand is shown at once; changes come after it, between full draws that are read, or computed again.
        """
        workspace, scenario, parent = self._workspace, self._workspace.selected, self._stage.parent
        own = workspace.projection(scenario.id) if scenario else None
        if scenario is None or own is None:
            return
        is_first = scenario.id not in self._kept
        if not is_first and not self._complete:
            return
        beside = workspace.projection(parent.id) if parent and not is_first else None
        value, horizon, file, run = workspace.value, workspace.horizon, workspace.file, workspace.run
        marks = own.fingerprint, beside.fingerprint if beside else ""
        made_from = (*marks, value.settings.vocabulary, horizon, is_first)
        changes = workspace.projections.changes(scenario.id)
        if self._made_from.get(scenario.id) == made_from:
            self._changes[scenario.id] = changes  # a change was taken back
            return

        def work(report: Report) -> Summary:
            mine = own if is_first else with_draws(own, scenario.id, value, file, run, report)
            its = with_draws(beside, parent.id, value, file, run, report) if beside and parent else None
            name = parent.sign.letter if parent else ""
            situation, vocabulary = value.situation_of(scenario), value.settings.vocabulary
            return summarise(mine, situation, horizon, vocabulary=vocabulary, parent=its, parent_name=name)

        def done(summary: Summary) -> None:
            self._kept[scenario.id], self._made_from[scenario.id] = summary, made_from
            self._whole[scenario.id], self._changes[scenario.id] = not is_first, changes
            if isValid(self):  # the window may have been dressed anew meanwhile
                self.ready.emit()
                self.refresh()

        workspace.jobs.start(CHANNEL, f"Summing up {scenario.sign.letter}, {scenario.name}", work, done)


def with_draws(
    projection: Projection, scenario_id: str, workspace: Workspace, file: WorkspaceFile, run: Run, report: Report
) -> Projection:
    """The projection with its draws: in hand, from the file, or computed again where the file had no room for them."""
    kept = projection if projection.draws else file.kept(projection.fingerprint, with_draws=True)
    if kept is not None:
        return kept
    request = projecting.prepare_as_set(workspace, scenario_id, draws=projection.draw_count)
    return run(request, report)
