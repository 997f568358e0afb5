"""What every section of a report draws on: the scenarios, their projections, and one comparison of them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.analysis.comparison import Cell, Comparison, Row, compare
from planner.analysis.differences import WhatDiffers, what_differs
from planner.analysis.indicators import Indicator, all_indicators, headlines
from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.scenario import Scenario, lineage
from planner.domain.situation import Situation
from planner.domain.workspace import Workspace
from planner.reports.document import Mark
from planner.reports.plain_text import plain
from planner.system.catalogue import Group

_ELSEWHERE = ("held", "places", "occupancy", "relocated_to", "arrivals", "left_custody", "minors_left_custody")
"""Series with a table or a chart of their own, or too many members for a table of indicators."""


@dataclass(frozen=True)
class Material:
    """The reference and the options, all computed and paired, at one horizon; `differs` has one value an option."""

    situation: Situation
    reference: Scenario
    options: tuple[Scenario, ...]
    projections: Mapping[str, Projection]
    comparison: Comparison
    differs: tuple[WhatDiffers, ...]
    horizon: Month
    vocabulary: str

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The reference and the options."""
        return (self.reference, *self.options)

    @property
    def letter(self) -> str:
        """The reference's letter."""
        return self.reference.sign.letter

    @property
    def draws(self) -> int:
        """Draws of every projection."""
        return self.comparison.draws

    def row(self, key: str) -> Row | None:
        """The compared indicator with this key, if the projections hold it."""
        return next((row for row in self.comparison.rows if row.indicator.key == key), None)

    def cell(self, key: str, option: int) -> Cell | None:
        """What the option at this place changes in an indicator."""
        row = self.row(key)
        return row.cells[option] if row else None


def gather(
    workspace: Workspace,
    scenario_ids: Sequence[str],
    reference_id: str,
    projections: Mapping[str, Projection],
    horizon: Month,
) -> Material:
    """Raises `InputError` for a scenario that is gone, not computed, on another situation, or not paired."""
    known = {scenario.id: scenario for scenario in workspace.scenarios}
    wanted = (reference_id, *(found for found in dict.fromkeys(scenario_ids) if found != reference_id))
    for scenario_id in wanted:
        if scenario_id not in known:
            raise InputError("A scenario chosen for this report is no longer in the workspace; choose again.")
        if not (scenario_id in projections and projections[scenario_id].draws):
            raise InputError(f"“{known[scenario_id].name}” has no computed draws yet; compute it, then report.")
    scenarios = [known[scenario_id] for scenario_id in wanted]
    situation = workspace.situation_of(scenarios[0])
    for scenario in scenarios:
        if scenario.situation_id != situation.id:
            raise InputError(f"“{scenario.name}” starts from another situation; report on one situation at a time.")
    reference = projections[reference_id]
    if not reference.start < horizon <= reference.start.plus(reference.months):
        last = reference.start.plus(reference.months)
        raise InputError(
            f"{horizon.label} is outside the projection; choose a month from {reference.start.plus(1).label} "
            f"to {last.label}."
        )
    return Material(
        situation=situation,
        reference=scenarios[0],
        options=tuple(scenarios[1:]),
        projections={found: projections[found] for found in wanted},
        comparison=compare(
            {found: projections[found] for found in wanted},
            reference_id,
            horizon,
            vocabulary=workspace.settings.vocabulary,
            reference_name=scenarios[0].sign.letter,
            indicators=_reported(reference),
        ),
        differs=tuple(
            what_differs(situation, [lineage(workspace.scenarios, found) for found in (reference_id, option)])
            for option in wanted[1:]
        ),
        horizon=horizon,
        vocabulary=workspace.settings.vocabulary,
    )


def _reported(projection: Projection) -> tuple[Indicator, ...]:
    """The headlines and what stands behind them, local and third-country apart, by group."""
    first = headlines(projection)
    shown = {found.key for found in first}
    rest = (found for found in all_indicators(projection) if found.series not in _ELSEWHERE and found.key not in shown)
    return tuple(sorted((*first, *rest), key=lambda found: list(Group).index(found.group)))


def mark_of(scenario: Scenario) -> Mark:
    """The scenario's signs for text and charts."""
    return Mark(scenario.sign.letter, plain(scenario.name), scenario.sign.colour, scenario.sign.dash)
