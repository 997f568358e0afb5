"""A short play of *October 2019*: two turns, a decision amended and one refused, a rewind, notes, ratings, actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from planner.analysis.exercises.alternatives import alternatives_of
from planner.analysis.exercises.debrief import Debrief, debrief_of
from planner.analysis.exercises.path import path_of
from planner.domain.exercise import Exercise, Step
from planner.domain.play import (
    ActionStatus,
    Adjudicated,
    Advanced,
    Amendment,
    CellAction,
    CellMoved,
    Decided,
    Entry,
    Improvement,
    InjectAction,
    InjectMoved,
    Noted,
    Play,
    Rated,
    Rating,
    Rewound,
    StepBegan,
)
from planner.domain.play_state import PlayState, state_of
from planner.domain.projection import Projection
from planner.domain.scenario import Scenario
from planner.domain.schedule import clear, constant
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.domain.world import World
from planner.system.run import project

BEGAN = datetime(2026, 11, 19, 9, 30, tzinfo=UTC)
DRAWS = 100
FAMILIES = "origin=United Kingdom+France+Germany+Other EU;cohort=women+minors"
CONTROL = "exercise director"


@dataclass(frozen=True)
class Played:
    """A play with all that a report on it needs."""

    play: Play
    state: PlayState
    debrief: Debrief
    situation: Situation


def short_play(october: Exercise, situation: Situation) -> Played:
    """Two turns of *October 2019*, played and looked back on."""
    exercise = changed(october, draws=DRAWS)
    play = Play(id="p1", exercise=exercise, began=BEGAN, entries=_log(exercise))
    return looked_back_on(play, situation)


def looked_back_on(play: Play, situation: Situation) -> Played:
    """The play with its debrief; of the alternatives only the first few are tried, to be quick."""
    state = state_of(play)

    def run(chain: tuple[Scenario, ...]) -> Projection:
        exercise = play.exercise
        return project(
            situation,
            chain,
            months=exercise.months,
            draws=exercise.draws,
            seed=exercise.seed,
            world=World.STEADY,
            threads=1,
        )

    last = state.played[-1].turn
    actual = run(path_of(state, situation, last))
    tried = [
        (other, run(path_of(state, situation, last, changed=other.choice, changed_in=other.turn)))
        for turn in range(1, last + 1)
        for other in alternatives_of(state, situation, turn)[-8:]
    ]
    without = {turn: run(path_of(state, situation, last, without=(turn,))) for turn in range(1, last + 1)}
    nothing = run(path_of(state, situation, last, without=tuple(range(1, last + 1))))
    found = debrief_of(state, situation, actual, nothing, without, actual, tried)
    return Played(play, state, found, situation)


def _log(exercise: Exercise) -> tuple[Entry, ...]:
    """The entries, two minutes apart."""
    steps: list[Callable[[int, datetime], Entry]] = []

    def add(kind: type[Entry], **fields: Any) -> None:
        steps.append(lambda number, at: kind(number=number, at=at, who=CONTROL, **fields))

    def sealed(turn: int, *amended: tuple[str, tuple[Amendment, ...]]) -> None:
        for cell in exercise.cells:
            for action in (CellAction.SEALED, CellAction.LOCKED):
                add(CellMoved, cell=cell.id, action=action)
            add(Adjudicated, cell=cell.id, amendments=dict(amended).get(cell.id, ()))
        add(Advanced, turn=turn, fingerprint="0123456789abcdef")

    add(StepBegan, turn=1, step=Step.BRIEF)
    add(InjectMoved, inject=1, action=InjectAction.SENT)
    add(InjectMoved, inject=2, action=InjectAction.SKIPPED, reason="Cells were busy enough")
    add(Noted, inject=1, text="The Custodian weighed one site only.")
    add(
        Decided,
        cell="custodian",
        lever="guard_ratio",
        members="site=SDF prisons",
        schedule=constant(0.9),
        why="Most men are held there",
    )
    sealed(1)
    add(Rewound, turn=1, reason="The wrong inject was sent")
    add(InjectMoved, inject=1, action=InjectAction.SENT)
    add(
        Decided,
        cell="custodian",
        lever="guard_ratio",
        members="site=SDF camps",
        schedule=constant(0.9),
        why="Most people are held there",
    )
    add(Decided, cell="foreign", lever="transfer_capacity", schedule=constant(450), why="")
    add(
        Decided,
        cell="home",
        lever="tracking_places",
        members="origin=France",
        schedule=constant(160),
        why="Sixty adults expected",
    )
    staff = Amendment(
        lever="tracking_places", members="origin=France", schedule=constant(120), reason="No staff trained so soon"
    )
    refused = Amendment(lever="transfer_capacity", schedule=None, reason="No aircraft before spring")
    sealed(1, ("home", (staff,)), ("foreign", (refused,)))
    add(StepBegan, turn=2, step=Step.BRIEF)
    add(Decided, cell="foreign", lever="repatriation_requests", members=FAMILIES, schedule=clear(12), why="Agreed")
    sealed(2)
    add(Noted, text="The timetable came late.", hot_wash=True)
    add(Noted, text="Nobody asked for lead times.")
    add(Rated, objective="O1", rating=Rating.S, note="Settled in turn 2")
    add(
        Improvement,
        place=1,
        issue="Return date settled late",
        action="Put a timetable in the first brief",
        owner="Director, consular",
        due=date(2027, 1, 15),
        status=ActionStatus.STARTED,
    )
    return tuple(make(at + 1, BEGAN + timedelta(minutes=2 * at)) for at, make in enumerate(steps))
