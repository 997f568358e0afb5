"""Measures how much each assumption moves the headline indicators at the last month, and rates it by one rule.

The rule: its largest rank correlation over the draws with an indicator's level in the first scenario, or with its
paired change in another one. From 0.5 core (R), from 0.2 relevant (A), less marginal (G); idle ones are not rated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.analysis.assumptions import Assumption, assumptions_log
from planner.analysis.indicators import draws_at
from planner.analysis.roles import Role, common_to_all
from planner.domain.assurance import Grade
from planner.domain.distribution import Family, Range
from planner.domain.progress import Report, silent
from planner.domain.projection import Projection
from planner.domain.scenario import Scenario
from planner.domain.situation import Parameter, Situation
from planner.domain.value import changed
from planner.domain.wording import whole
from planner.domain.world import World
from planner.system.draws import drawn
from planner.system.run import project

Floats = NDArray[np.float64]
Chains = Mapping[str, Sequence[Scenario]]

CORE = 0.5
RELEVANT = 0.2
_IDLE = "it acts only with a lever or an event that no measured scenario uses"
_FEW = 40
"""Draws that tell whether an assumption can change anything at all."""


@dataclass(frozen=True)
class Measured:
    """One assumption: its grade, the largest rank correlation without its sign, and where that was found."""

    id: str
    grade: Grade | None
    strength: float
    basis: str


def measure(
    situation: Situation, chains: Chains, *, draws: int, seed: int, world: World, report: Report = silent
) -> tuple[Measured, ...]:
    """Every assumption of the situation. `chains` are lineages by name, root first; the first is the reference."""
    months = situation.months
    found = [project(situation, chain, months=months, draws=draws, seed=seed, world=world) for chain in chains.values()]
    targets = dict(_targets(tuple(chains), found))
    log = assumptions_log(situation)
    measured = []
    for place, assumption in enumerate(log):
        report(place / len(log), assumption.title)
        measured.append(_measured(situation, chains, assumption, targets, draws, seed, world))
    return tuple(sorted(measured, key=lambda one: one.id))


def rank_correlation(one: Floats, other: Floats) -> float:
    """Spearman's: the correlation of ranks, equal values sharing theirs; 0 where either does not vary."""
    known = ~(np.isnan(one) | np.isnan(other))
    first, second = (_ranks(values[known]) for values in (one, other))
    if first.size < 3 or np.ptp(first) == 0 or np.ptp(second) == 0:
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def _held_at(situation: Situation, numbers: Collection[Parameter], end: str) -> Situation:
    """The same situation with some numbers fixed at their `low` or `high` end."""

    def held(value: float) -> Range:
        return Range(low=value, central=value, high=value)

    parameters = tuple(
        changed(one, range=held(getattr(one.range, end))) if one in numbers else one for one in situation.parameters
    )
    return changed(situation, parameters=parameters)


def grade_of(strength: float) -> Grade:
    """The rule: at least 0.5 core, at least 0.2 relevant, else marginal."""
    return Grade.RED if strength >= CORE else Grade.AMBER if strength >= RELEVANT else Grade.GREEN


def _measured(
    situation: Situation,
    chains: Chains,
    assumption: Assumption,
    targets: Mapping[str, Floats],
    draws: int,
    seed: int,
    world: World,
) -> Measured:
    varying = [one for one in assumption.parameters if one.range.family is not Family.FIXED]
    if not varying:
        return Measured(assumption.id, Grade.GREEN, 0.0, "the same in every run, so no range rests on it")
    if not _moves_anything(situation, chains, assumption, seed, world):
        return Measured(assumption.id, None, 0.0, _IDLE)
    strength, sign, words = max(
        (abs(rho), "rises" if rho > 0 else "falls", words)
        for one in varying
        for words, values in targets.items()
        for rho in [rank_correlation(drawn(one, draws, seed), values)]
    )
    basis = f"rank correlation {strength:.2f} over {whole(draws)} runs: as it rises, {words} {sign}"
    return Measured(assumption.id, grade_of(round(strength, 2)), round(strength, 2), basis)


def _targets(names: Sequence[str], found: Sequence[Projection]) -> Iterator[tuple[str, Floats]]:
    reference, *options = found
    for one in common_to_all(Role.IMPACT):
        key, words = one.key, one.title
        before = draws_at(reference, key, reference.months)
        yield f"the level of {words} in “{names[0]}”", before
        for name, option in zip(names[1:], options, strict=True):
            yield f"the change of {words} in “{name}”", draws_at(option, key, option.months) - before


def _moves_anything(situation: Situation, chains: Chains, assumption: Assumption, seed: int, world: World) -> bool:
    """Whether any published series of any scenario has another draw when the number is at its low or its high end."""
    low, high = (_held_at(situation, assumption.parameters, end) for end in ("low", "high"))
    for chain in chains.values():
        one, other = (
            project(held, chain, months=situation.months, draws=_FEW, seed=seed, world=world, threads=1)
            for held in (low, high)
        )
        if any(not np.array_equal(one.draws[key], other.draws[key], equal_nan=True) for key in one.draws):
            return True
    return False


def _ranks(values: Floats) -> Floats:
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: Floats = (last - (counts - 1) / 2)[inverse]
    return ranks
