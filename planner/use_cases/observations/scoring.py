"""Holding counts against the forecast of one scenario: prepare (read values), compute (no file, any thread)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planner.analysis.forecasts.holding import MOST_MONTHS, LeftOut, Sorted, held_counts, months_needed, sorted_counts
from planner.analysis.forecasts.scoring import Held, Score, score
from planner.domain.errors import InputError
from planner.domain.observation import Observation
from planner.domain.progress import Report
from planner.domain.scenario import Scenario, lineage
from planner.domain.situation import Situation
from planner.domain.workspace import Workspace
from planner.domain.world import World
from planner.system.counterparts import Counterpart, MembersError, VariableError, counterpart
from planner.system.series_draws import SeriesDraws, series_draws


@dataclass(frozen=True)
class ScoreRequest:
    """Everything one score depends on; `counts` are sorted by where they stand in this forecast.

    `order` are the ids of all observations as they were given: rows of the score follow it.
    """

    situation: Situation
    chain: tuple[Scenario, ...]
    draws: int
    seed: int
    world: World
    counts: Sorted
    order: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, eq=False)
class Scored:
    """What a request gave. `left_out` are counts that took no part, `earlier` those that gave trends alone."""

    score: Score
    left_out: tuple[LeftOut, ...]
    earlier: int
    months: int
    draws: int
    seed: int
    world: World


def prepare_score(
    workspace: Workspace,
    scenario_id: str,
    observations: Sequence[Observation],
    *,
    draws: int,
    seed: int,
    world: World,
    months: int | None = None,
    at_least: int = 0,
) -> ScoreRequest:
    """What to compute; without `months` the run reaches the last count it can reach, and `at_least` so far.

    Counts that this situation has no series for, or that no run can reach, are left out.
    """
    chain = lineage(workspace.scenarios, scenario_id)
    situation = workspace.situation_of(chain[-1])
    known, unknown = resolved(situation, observations)
    reach = max(months_needed(known, situation.start), at_least) if months is None else months
    order = tuple(observation.id for observation in observations)
    return ScoreRequest(
        situation, chain, draws, seed, world, sorted_counts(known, situation.start, reach), order, unknown
    )


def compute_score(request: ScoreRequest, report: Report) -> Scored:
    """Run the system for what was counted alone, and score it. Raises `Cancelled` through `report`."""
    held: list[Held] = []
    blank: list[LeftOut] = []
    for _, found, unknown in counts_held(request, report):
        held += found
        blank += unknown
    return scored_of(request, held, blank)


def counts_held(
    request: ScoreRequest, report: Report
) -> Iterator[tuple[SeriesDraws, Sequence[Held], Sequence[LeftOut]]]:
    """Series by series its draws, the counts held against them, and those it is not known at.

    Raises `Cancelled` through `report`.
    """
    for drawn in series_draws(
        request.situation,
        request.chain,
        request.counts.series,
        months=max(request.counts.months, 1),
        draws=request.draws,
        seed=request.seed,
        world=request.world,
        report=report,
    ):
        yield drawn, *held_counts(request.counts, drawn.series, drawn.counted, drawn.there)


def scored_of(request: ScoreRequest, held: Iterable[Held], blank: Sequence[LeftOut]) -> Scored:
    """The score of what was held against the draws of a request, in the order in which counts were given."""
    order = {named: place for place, named in enumerate(request.order)}
    return Scored(
        score=score(sorted(held, key=lambda one: order[one.observation.id])),
        left_out=(*request.left_out, *request.counts.left_out, *blank),
        earlier=sum(map(len, request.counts.earlier.values())),
        months=request.counts.months,
        draws=request.draws,
        seed=request.seed,
        world=request.world,
    )


def resolved(
    situation: Situation, observations: Iterable[Observation]
) -> tuple[list[tuple[Observation, Counterpart]], tuple[LeftOut, ...]]:
    """Each count with its series in this situation, and those it has no series for."""
    known: list[tuple[Observation, Counterpart]] = []
    unknown: list[LeftOut] = []
    for observation in observations:
        try:
            known.append((observation, counterpart(situation, observation.variable, observation.members)))
        except (VariableError, MembersError) as wrong:
            unknown.append(LeftOut(observation, str(wrong).rstrip(".")))
    return known, tuple(unknown)


def refuse_out_of_reach(situation: Situation, observations: Iterable[Observation]) -> None:
    """Raises `InputError` for a row of a table that lies further after the start than any run can reach."""
    last = situation.start.plus(MOST_MONTHS)
    late = next((found for found in observations if found.month > last), None)
    if late is not None:
        raise InputError(
            f"Row {late.id[1:]}, column month: “{late.when}” lies more than {MOST_MONTHS} months after the start, "
            f"{situation.start}; give a month up to {last}."
        )
