"""Long work at the table: what the log asks for (values), computing it (no file, any thread), keeping it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from planner.analysis.exercises.path import month_reached, path_of
from planner.analysis.exercises.preview import PreviewRow, preview_rows, shown_in_preview
from planner.domain.errors import WorldError
from planner.domain.exercise import Exercise
from planner.domain.period import Month
from planner.domain.play_state import PlayState
from planner.domain.progress import Report
from planner.domain.projection import Projection
from planner.domain.scenario import Scenario
from planner.domain.situation import Situation
from planner.domain.world import OF_EXERCISES
from planner.store.workspace_file import WorkspaceFile
from planner.system.run import fingerprint
from planner.use_cases import projecting
from planner.use_cases.exercises.play_log import table_of
from planner.use_cases.projecting import ProjectionRequest

Run = Callable[[ProjectionRequest, Report], Projection]
"""Computes one projection where the engine is: `workspace.run`, or `projecting.compute`."""


@dataclass(frozen=True)
class TurnRequest:
    """What to compute for the turn on the table, or for the turn just played.

    `played` is the path without anything of the open turn, `nothing` with the injects sent in it, `decided` with its
    decisions as they stand too. `kept` are results that are there already, by fingerprint.
    """

    play_id: str
    turn: int
    reached: Month
    end_of_turn: Month
    end: Month
    played: ProjectionRequest
    nothing: ProjectionRequest
    decided: ProjectionRequest
    kept: Mapping[str, Projection] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells whether results are still those of the log."""
        return self.play_id, self.played.fingerprint, self.nothing.fingerprint, self.decided.fingerprint


@dataclass(frozen=True)
class TurnResults:
    """The turn computed: the played path, and the preview rows at the end of the turn and of the exercise."""

    key: tuple[str, str, str, str]
    turn: int
    reached: Month
    end_of_turn: Month
    end: Month
    played: Projection
    nothing: Projection
    decided: Projection
    at_end_of_turn: tuple[PreviewRow, ...]
    at_end: tuple[PreviewRow, ...]

    @property
    def fingerprint(self) -> str:
        """What `advance` is told."""
        return self.decided.fingerprint


def turn_request(file: WorkspaceFile, play_id: str, before: TurnResults | None = None) -> TurnRequest:
    """What the log asks for now; `before` and the file give what need not be computed again. Raises `InputError`."""
    table = table_of(file, play_id, over=True)
    state, situation, exercise = table.state, table.situation, table.exercise
    turn = state.turn
    done = turn if state.advanced else turn - 1
    chains = (
        path_of(state, situation, done),
        path_of(state, situation, turn, without=(turn,)),
        path_of(state, situation, turn),
    )
    played, nothing, decided = (request_of(exercise, situation, chain) for chain in chains)
    there = (before.played, before.nothing, before.decided) if before else ()
    kept = {found.fingerprint: found for found in there}
    return TurnRequest(
        play_id=play_id,
        turn=turn,
        reached=month_reached(state, situation),
        end_of_turn=exercise.first_month(turn + 1, situation.start),
        end=situation.start.plus(exercise.months),
        played=played,
        nothing=nothing,
        decided=decided,
        kept=kept_of(file, (played, nothing, decided), kept),
    )


def turn_results(request: TurnRequest, run: Run, report: Report) -> TurnResults:
    """Compute what is not there yet. Raises `Cancelled` through `report`."""
    found = run_all((request.played, request.nothing, request.decided), request.kept, run, report)
    played, nothing, decided = (
        found[asked.fingerprint] for asked in (request.played, request.nothing, request.decided)
    )
    shown = shown_in_preview(request.played.situation)
    return TurnResults(
        key=request.key,
        turn=request.turn,
        reached=request.reached,
        end_of_turn=request.end_of_turn,
        end=request.end,
        played=played,
        nothing=nothing,
        decided=decided,
        at_end_of_turn=preview_rows(nothing, decided, request.end_of_turn, shown),
        at_end=preview_rows(nothing, decided, request.end, shown),
    )


def keep_turn(file: WorkspaceFile, results: TurnResults) -> None:
    """Keep the played path, so that a play resumes without computing; the preview is not kept."""
    keep_new(file, results.played)


def played_on(file: WorkspaceFile, state: PlayState, situation: Situation) -> Projection | None:
    """The path a play had come along, if the file keeps its results."""
    chain = path_of(state, situation, state.turn if state.advanced else state.turn - 1)
    return file.kept(request_of(state.exercise, situation, chain).fingerprint, with_draws=True)


def request_of(
    exercise: Exercise, situation: Situation, chain: tuple[Scenario, ...], draws: int = 0
) -> ProjectionRequest:
    """A path of an exercise as a request, with the exercise's draws unless fewer are named."""
    count = draws or exercise.draws
    mark = fingerprint(situation, chain, months=exercise.months, draws=count, seed=exercise.seed, world=OF_EXERCISES)
    return ProjectionRequest(situation, chain, exercise.months, count, exercise.seed, OF_EXERCISES, mark)


def kept_of(
    file: WorkspaceFile, requests: tuple[ProjectionRequest, ...], there: Mapping[str, Projection]
) -> dict[str, Projection]:
    """Those results that need not be computed, from memory or from the file."""
    found: dict[str, Projection] = {}
    for mark in dict.fromkeys(request.fingerprint for request in requests):
        kept = there.get(mark) or file.kept(mark, with_draws=True)
        if kept is not None:
            found[mark] = kept
    return found


def run_all(
    requests: tuple[ProjectionRequest, ...], kept: Mapping[str, Projection], run: Run, report: Report
) -> dict[str, Projection]:
    """Every result by fingerprint, each computed once. Raises `Cancelled` through `report`."""
    found = dict(kept)
    missing = {request.fingerprint: request for request in requests if request.fingerprint not in found}
    whole = sum(request.draws for request in missing.values())
    done = 0
    for number, (mark, request) in enumerate(missing.items(), start=1):
        note = f"run {number} of {len(missing)}" if len(missing) > 1 else ""
        found[mark] = run(request, _share(report, done / whole, request.draws / whole, note))
        done += request.draws
    report(1.0, "")
    return found


def keep_new(file: WorkspaceFile, projection: Projection) -> None:
    """Keep a result that the file does not hold yet; what a full disk does not keep can be computed again."""
    if not file.read_only and file.kept(projection.fingerprint, with_draws=False) is None:
        with suppress(WorldError):
            projecting.keep(file, projection)


def _share(report: Report, begun: float, part: float, words: str) -> Report:
    """Reports one part of the whole."""

    def reported(fraction: float, note: str) -> None:
        report(begun + part * fraction, words or note)

    return reported
