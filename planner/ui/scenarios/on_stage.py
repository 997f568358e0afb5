"""What the charts draw now: the projection, an older fan while a new one is computed, the central run of a drag."""

from __future__ import annotations

from dataclasses import dataclass, field

from planner.domain.projection import Projection
from planner.domain.scenario import Scenario, lineage
from planner.ui.scenarios.flags import flags_of
from planner.ui.scenarios.stage import NEW, UNSAVED, Stage
from planner.ui.workspace import OpenWorkspace


@dataclass
class OnStage:
    """Keeps each scenario's last fan and the last preview, so that the old picture stays until the new one is in."""

    workspace: OpenWorkspace
    preview: Projection | None = None
    _fans: dict[str, Projection] = field(default_factory=dict)

    def stage(self) -> Stage | None:
        """What to draw for the scenario on stage; None before its first run."""
        scenario = self.workspace.selected
        shown = self.workspace.projection(scenario.id) if scenario else None
        if scenario is None or shown is None:
            return None
        if shown.bands:
            self._fans[scenario.id] = shown
        fan = self._fans.get(scenario.id)
        keeps = fan is not None and (fan.start, fan.months) == (shown.start, shown.months)
        drawn = fan if fan is not None and keeps else shown
        fresh = shown if drawn is not shown else None
        parent = self.parent
        return Stage(
            situation=self.workspace.situation,
            projection=drawn,
            parent=self._of(parent),
            preview=self.preview or fresh,
            newer=UNSAVED if self.preview else NEW,
            colour=scenario.sign.colour,
            parent_letter=parent.sign.letter if parent else "",
            flags=flags_of(self.workspace.situation, self.chain, self.workspace.horizon),
        )

    @property
    def chain(self) -> tuple[Scenario, ...]:
        """The scenario on stage and its ancestors, root first."""
        selected = self.workspace.selected_id
        return lineage(self.workspace.value.scenarios, selected) if selected else ()

    @property
    def parent(self) -> Scenario | None:
        """The parent of the scenario on stage."""
        chain = self.chain
        return chain[-2] if len(chain) > 1 else None

    def _of(self, scenario: Scenario | None) -> Projection | None:
        return self.workspace.projection(scenario.id) if scenario else None
