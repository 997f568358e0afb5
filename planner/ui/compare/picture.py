"""The picture of a comparison: everything the screen shows of draws, worked out on a worker. No Qt, no window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from planner.analysis.comparison import Comparison, compare, difference_fan
from planner.analysis.differences import WhatDiffers, what_differs
from planner.analysis.indicators import Indicator, fan_over, headlines, indicator
from planner.domain.fan import Fan
from planner.domain.period import Month
from planner.domain.progress import Report
from planner.domain.projection import Projection
from planner.domain.scenario import Scenario, lineage
from planner.domain.situation import Situation
from planner.domain.workspace import Workspace
from planner.store.workspace_file import WorkspaceFile
from planner.system.catalogue import Series
from planner.system.series import SERIES_BY_NAME
from planner.ui.compare.parts import parts_of
from planner.use_cases import projecting


@dataclass(frozen=True, eq=False)
class Wanted:
    """What to picture: scenarios with the reference first, and the current projection of each, draws or not."""

    workspace: Workspace
    scenarios: tuple[Scenario, ...]
    projections: tuple[Projection, ...]
    horizon: Month
    keys: tuple[str, ...]

    @property
    def mark(self) -> tuple[object, ...]:
        """Equal for two that give the same picture."""
        settings, chains = self.workspace.settings, self.chains
        prints = tuple(found.fingerprint for found in self.projections)
        return (prints, chains, self.horizon, self.keys, settings.vocabulary)

    @property
    def situation(self) -> Situation:
        """What all of them start from."""
        return self.workspace.situation_of(self.scenarios[0])

    @property
    def chains(self) -> tuple[tuple[Scenario, ...], ...]:
        """Each scenario with its ancestors, root first."""
        return tuple(lineage(self.workspace.scenarios, scenario.id) for scenario in self.scenarios)


@dataclass(frozen=True, eq=False)
class Picture:
    """What was worked out; `differences[other id, key]` and `levels[id, key]` over time, for each part of a chart."""

    wanted: Wanted
    projections: Mapping[str, Projection]
    comparison: Comparison
    differs: WhatDiffers
    differences: Mapping[tuple[str, str], Fan] = field(default_factory=dict)
    levels: Mapping[tuple[str, str], Fan] = field(default_factory=dict)

    @property
    def reference(self) -> Scenario:
        """What the others are compared with."""
        return self.wanted.scenarios[0]

    @property
    def others(self) -> tuple[Scenario, ...]:
        """Everything but the reference."""
        return self.wanted.scenarios[1:]

    @property
    def drawn_from(self) -> tuple[object, ...]:
        """Equal for two pictures whose charts are the same: those that differ in their horizon alone."""
        prints = tuple(found.fingerprint for found in self.projections.values())
        return self.wanted.scenarios, prints, tuple(self.levels)

    @property
    def base(self) -> Projection:
        """The reference's projection."""
        return self.projections[self.reference.id]


def make_picture(wanted: Wanted, before: Picture | None, file: WorkspaceFile, report: Report) -> Picture:
    """Work out what is new since `before`. Raises `InputError` when the projections cannot be paired, `Cancelled`."""
    projections = _with_draws(wanted, before, file, report)
    reference, *others = wanted.scenarios
    base = projections[reference.id]
    comparison = compare(
        projections,
        reference.id,
        wanted.horizon,
        vocabulary=wanted.workspace.settings.vocabulary,
        reference_name=reference.sign.letter,
        indicators=table_indicators(base, wanted.situation),
    )
    keys = [key for chart in wanted.keys for key in parts_of(chart) if all_there(projections, key)]
    differences, levels = {}, {}
    for key in keys:
        report(0.0, "")
        for scenario in wanted.scenarios:
            levels[scenario.id, key] = _kept_level(before, projections, scenario.id, key)
        for scenario in others:
            differences[scenario.id, key] = _kept_difference(before, base, projections, scenario.id, key)
    return Picture(wanted, projections, comparison, _differs(wanted, before), differences, levels)


def table_indicators(projection: Projection, situation: Situation) -> tuple[Indicator, ...]:
    """The headlines, and how third-country minors left custody: fewer held is no good news where they escaped."""
    there = (indicator(key) for key in _keys(SERIES_BY_NAME["minors_left_custody"]) if key in projection.central)
    ways = (replace(way, title=f"Minors left custody: {way.member}", unit="third-country persons") for way in there)
    return (*headlines(projection, situation), *ways)


def all_there(projections: Mapping[str, Projection], key: str) -> bool:
    """Whether every projection holds an indicator, itself or through its members."""
    series = SERIES_BY_NAME.get(key)
    keys = _keys(series) if series and series.dimension else (key,)
    return all(key in found.central or all(part in found.central for part in keys) for found in projections.values())


def _keys(series: Series) -> tuple[str, ...]:
    return tuple(series.key(member) for member in series.members)


def _with_draws(wanted: Wanted, before: Picture | None, file: WorkspaceFile, report: Report) -> dict[str, Projection]:
    """Every projection with its draws: in hand, from the last picture, from the file, or computed again."""
    known = {found.fingerprint: found for found in before.projections.values()} if before else {}
    found = {}
    for number, (scenario, projection) in enumerate(zip(wanted.scenarios, wanted.projections, strict=True)):
        report(number / len(wanted.scenarios), "")
        at_hand = projection if projection.draws else known.get(projection.fingerprint)
        kept = at_hand or file.kept(projection.fingerprint, with_draws=True)
        found[scenario.id] = kept or _computed(wanted, scenario, projection.draw_count, number, report)
    return found


def _computed(wanted: Wanted, scenario: Scenario, draws: int, number: int, report: Report) -> Projection:
    request = projecting.prepare_as_set(wanted.workspace, scenario.id, draws=draws)

    def share(fraction: float, note: str) -> None:
        report((number + fraction) / len(wanted.scenarios), note)

    return projecting.compute(request, share)


def _kept_level(before: Picture | None, projections: Mapping[str, Projection], scenario_id: str, key: str) -> Fan:
    projection = projections[scenario_id]
    if before and before.projections.get(scenario_id) is projection and (scenario_id, key) in before.levels:
        return before.levels[scenario_id, key]
    return fan_over(projection, key)


def _kept_difference(
    before: Picture | None, base: Projection, projections: Mapping[str, Projection], other_id: str, key: str
) -> Fan:
    other = projections[other_id]
    same = before and before.base is base and before.projections.get(other_id) is other
    if before and same and (other_id, key) in before.differences:
        return before.differences[other_id, key]
    return difference_fan(base, other, key)


def _differs(wanted: Wanted, before: Picture | None) -> WhatDiffers:
    if before and before.wanted.chains == wanted.chains:
        return before.differs
    return what_differs(wanted.situation, wanted.chains)
