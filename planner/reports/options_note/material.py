"""What every section of a report draws on: the scenarios, their projections, and one comparison of them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.analysis.comparison import Cell, Comparison, Row, compare
from planner.analysis.differences import WhatDiffers, what_differs
from planner.analysis.indicators import Indicator, all_indicators, headlines, indicator
from planner.analysis.roles import Role, keys_of
from planner.domain.breadth import range_name, widest
from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.report_design import ReportDesign
from planner.domain.scenario import Scenario, lineage
from planner.domain.situation import Situation
from planner.domain.wording import whole
from planner.domain.workspace import Workspace
from planner.domain.world import World
from planner.reports.document import Mark
from planner.reports.options_note.marks import results_mark, spaced
from planner.reports.plain_text import plain
from planner.system.catalogue import Group
from planner.system.wired import MODEL_VERSION

_ELSEWHERE = ("held", "places", "occupancy", "relocated_to", "arrivals", "left_custody", "minors_left_custody")
"""Series with a table or a chart of their own, or too many members for a table of indicators."""

ENOUGH_RUNS = 200
"""With fewer runs a report has no likelihood words, and says first that it cannot be relied on."""


@dataclass(frozen=True)
class Material:
    """The reference and the options, all computed and paired, at one horizon; `differs` has one value an option.

    `chains` are the lineages by scenario, root first; `results` is the short fingerprint of everything together.
    """

    situation: Situation
    reference: Scenario
    options: tuple[Scenario, ...]
    chains: Mapping[str, tuple[Scenario, ...]]
    projections: Mapping[str, Projection]
    comparison: Comparison
    differs: tuple[WhatDiffers, ...]
    horizon: Month
    vocabulary: str
    results: str

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

    @property
    def world(self) -> World:
        """The world of every projection."""
        return self.comparison.world

    @property
    def range_name(self) -> str:
        """The range that may be printed from so many draws: `95 % range`, or `median`."""
        return range_name(widest(self.draws))

    @property
    def too_few(self) -> bool:
        """Whether there are too few runs for shares of them to mean anything."""
        return self.draws < ENOUGH_RUNS

    @property
    def stamp(self) -> str:
        """Model, seed, runs, world and the fingerprint of all results: what it takes to make every figure again."""
        runs = whole(self.draws)
        made = f"model {MODEL_VERSION} · seed {self.comparison.seed} · {runs} runs"
        return f"{made} · {self.world.words} · results {spaced(self.results)}"

    def row(self, key: str) -> Row | None:
        """The compared indicator with this key, if the projections hold it and the report has it."""
        return next((row for row in self.comparison.rows if row.indicator.key == key), None)

    def cell(self, key: str, option: int) -> Cell | None:
        """What the option at this place changes in an indicator."""
        row = self.row(key)
        return row.cells[option] if row else None


def gather(workspace: Workspace, design: ReportDesign, projections: Mapping[str, Projection]) -> Material:
    """Raises `InputError` for a scenario that is gone, not computed, on another situation, or not paired."""
    wanted = tuple(dict.fromkeys((design.reference_id, *design.scenario_ids)))
    scenarios = _computed(workspace, wanted, projections)
    situation = workspace.situation_of(scenarios[0])
    reference, *options = (projections[found] for found in wanted)
    horizon = design.horizon or reference.start.plus(reference.months)
    _refuse_horizon(reference, horizon)
    chains = {found: lineage(workspace.scenarios, found) for found in wanted}
    vocabulary = design.vocabulary or workspace.settings.vocabulary
    return Material(
        situation=situation,
        reference=scenarios[0],
        options=scenarios[1:],
        chains=chains,
        projections={found: projections[found] for found in wanted},
        comparison=_worded(
            compare(
                {found: projections[found] for found in wanted},
                design.reference_id,
                horizon,
                vocabulary=vocabulary,
                reference_name=scenarios[0].sign.letter,
                indicators=reported(reference, situation, design.indicators),
            )
        ),
        differs=tuple(what_differs(situation, [chains[wanted[0]], chains[option]]) for option in wanted[1:]),
        horizon=horizon,
        vocabulary=vocabulary,
        results=results_mark(reference.fingerprint, (found.fingerprint for found in options), horizon),
    )


def _worded(found: Comparison) -> Comparison:
    """The comparison, without likelihood words where too few runs were made for them."""
    if found.draws >= ENOUGH_RUNS:
        return found
    rows = (replace(row, cells=tuple(replace(cell, likelihood=None) for cell in row.cells)) for row in found.rows)
    return replace(found, rows=tuple(rows))


def reported(projection: Projection, situation: Situation, chosen: tuple[str, ...] = ()) -> tuple[Indicator, ...]:
    """The headlines and what stands behind them by group, or those chosen.

    Rights cannot be switched off, and plot involvement never stands alone.
    """
    first = headlines(projection, situation)
    named = {found.key: found for found in first}
    if chosen:
        rights = [found.key for found in first if found.group is Group.RIGHTS]
        together = keys_of(Role.NEVER_ALONE, situation)
        plot = together if set(chosen) & set(together) else ()
        keys = dict.fromkeys((*chosen, *plot, *rights))
        shown = [named.get(key) or indicator(key) for key in keys]
    else:
        behind = (found for found in all_indicators(projection) if found.series not in _ELSEWHERE)
        shown = [*first, *(found for found in behind if found.key not in named)]
    return tuple(sorted(shown, key=lambda found: list(Group).index(found.group)))


def mark_of(scenario: Scenario) -> Mark:
    """The scenario's signs for text and charts."""
    return Mark(scenario.sign.letter, plain(scenario.name), scenario.sign.colour, scenario.sign.dash)


def _computed(
    workspace: Workspace, wanted: tuple[str, ...], projections: Mapping[str, Projection]
) -> tuple[Scenario, ...]:
    known = {scenario.id: scenario for scenario in workspace.scenarios}
    for scenario_id in wanted:
        if scenario_id not in known:
            raise InputError("A scenario chosen for this report is no longer in the workspace; choose again.")
        if not (scenario_id in projections and projections[scenario_id].draws):
            raise InputError(f"“{known[scenario_id].name}” has no computed draws yet; compute it, then report.")
    scenarios = tuple(known[found] for found in wanted)
    for scenario in scenarios:
        if scenario.situation_id != scenarios[0].situation_id:
            raise InputError(f"“{scenario.name}” starts from another situation; report on one situation at a time.")
    return scenarios


def _refuse_horizon(reference: Projection, horizon: Month) -> None:
    last = reference.start.plus(reference.months)
    if not reference.start < horizon <= last:
        raise InputError(
            f"{horizon.label} is outside the projection; choose a month from {reference.start.plus(1).label} "
            f"to {last.label}."
        )
