"""The long work of a debrief: the play against nothing, without each turn, and with each alternative its cells had."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.analysis.exercises.alternatives import Alternative, alternatives_of
from planner.analysis.exercises.debrief import Debrief, debrief_of
from planner.analysis.exercises.path import path_of
from planner.domain.errors import InputError
from planner.domain.play_state import PlayState
from planner.domain.progress import Report
from planner.domain.projection import Projection
from planner.domain.scenario import Scenario
from planner.domain.situation import Situation
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.exercises.play_log import table_of
from planner.use_cases.exercises.play_results import Run, keep_new, kept_of, request_of, run_all
from planner.use_cases.projecting import ProjectionRequest

MOST_DRAWS = 200
"""Draws of an alternative: there are many of them, and only the best of each turn is told."""


@dataclass(frozen=True)
class DebriefRequest:
    """All that is computed for a debrief; `fewer` is the actual path with the draws of the alternatives."""

    play_id: str
    state: PlayState
    situation: Situation
    actual: ProjectionRequest
    nothing: ProjectionRequest
    without: Mapping[int, ProjectionRequest]
    fewer: ProjectionRequest
    tried: tuple[tuple[Alternative, ProjectionRequest], ...]
    kept: Mapping[str, Projection] = field(default_factory=dict)

    @property
    def requests(self) -> tuple[ProjectionRequest, ...]:
        """Every run, those that are told first, first."""
        return self.actual, self.nothing, *self.without.values(), self.fewer, *(asked for _, asked in self.tried)

    @property
    def key(self) -> tuple[str, ...]:
        """What tells whether a debrief is still that of the log."""
        return self.play_id, *(asked.fingerprint for asked in self.requests)


def debrief_request(file: WorkspaceFile, play_id: str) -> DebriefRequest:
    """What the log asks for. Raises `InputError` while no turn is played."""
    table = table_of(file, play_id, over=True)
    state, situation, exercise = table.state, table.situation, table.exercise
    if not state.played:
        raise InputError("No turn has been played yet, so there is nothing to debrief; advance the first turn.")
    turns = [played.turn for played in state.played]
    last, draws = turns[-1], min(exercise.draws, MOST_DRAWS)
    path = path_of(state, situation, last)
    actual = request_of(exercise, situation, path)
    nothing = request_of(exercise, situation, path_of(state, situation, last, without=turns))
    without = {
        turn: request_of(exercise, situation, path_of(state, situation, last, without=(turn,))) for turn in turns
    }
    tried = tuple(
        (other, request_of(exercise, situation, _path_with(state, situation, last, other), draws))
        for turn in turns
        for other in alternatives_of(state, situation, turn)
    )
    return DebriefRequest(
        play_id=play_id,
        state=state,
        situation=situation,
        actual=actual,
        nothing=nothing,
        without=without,
        fewer=request_of(exercise, situation, path, draws),
        tried=tried,
        kept=kept_of(file, (actual, nothing, *without.values()), {}),
    )


def debrief_results(request: DebriefRequest, run: Run, report: Report) -> Debrief:
    """Compute what is not there yet. Raises `Cancelled` through `report`."""
    found = run_all(request.requests, request.kept, run, report)
    return debrief_of(
        request.state,
        request.situation,
        found[request.actual.fingerprint],
        found[request.nothing.fingerprint],
        {turn: found[asked.fingerprint] for turn, asked in request.without.items()},
        found[request.fewer.fingerprint],
        [(other, found[asked.fingerprint]) for other, asked in request.tried],
    )


def keep_debrief(file: WorkspaceFile, debrief: Debrief) -> None:
    """Keep the two paths that are drawn."""
    keep_new(file, debrief.actual)
    keep_new(file, debrief.nothing)


def _path_with(state: PlayState, situation: Situation, last: int, other: Alternative) -> tuple[Scenario, ...]:
    return path_of(state, situation, last, changed=other.choice, changed_in=other.turn)
