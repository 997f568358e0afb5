"""Has the indicator strip worked out off the window's thread, and keeps the last one until the new one is in."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from planner.analysis.summary import Summary, summarise
from planner.domain.progress import Report
from planner.ui.scenarios.on_stage import OnStage
from planner.ui.workspace import OpenWorkspace


class StripKeeper(QObject):
    """`ready` when another summary can be shown."""

    ready = Signal()

    def __init__(self, workspace: OpenWorkspace, stage: OnStage, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._stage = stage
        self._kept: dict[str, Summary] = {}
        self._made_from: dict[str, tuple[object, ...]] = {}

    @property
    def summary(self) -> Summary | None:
        """The last summary of the scenario on stage."""
        return self._kept.get(self._workspace.selected_id)

    @property
    def stale(self) -> bool:
        """Whether what is shown is older than the scenario."""
        projections, parent = self._workspace.projections, self._stage.parent
        own = projections.is_complete(self._workspace.selected_id)
        return not own or (parent is not None and not projections.is_complete(parent.id))

    def refresh(self) -> None:
        """Work the strip out again where there is something new to tell."""
        workspace, parent = self._workspace, self._stage.parent
        scenario_id = workspace.selected_id
        own = workspace.projection(scenario_id, with_draws=not self.stale) if scenario_id else None
        if own is None or (self.stale and scenario_id in self._kept):
            return
        beside = workspace.projection(parent.id, with_draws=True) if parent and not self.stale else None
        settings, horizon = workspace.value.settings, workspace.horizon
        made_from = (own.fingerprint, beside.fingerprint if beside else "", settings.vocabulary, horizon)
        if self._made_from.get(scenario_id) == made_from:
            return
        letter = parent.sign.letter if parent else ""

        def work(report: Report) -> Summary:
            return summarise(own, horizon, vocabulary=settings.vocabulary, parent=beside, parent_name=letter)

        def done(summary: Summary) -> None:
            self._kept[scenario_id], self._made_from[scenario_id] = summary, made_from
            self.ready.emit()

        workspace.jobs.start("strip", "", work, done)
