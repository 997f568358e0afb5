"""An exercise that is soon played: two cells, two turns of two months, six draws; and a turn of it in one call."""

from __future__ import annotations

from planner.domain.exercise import (
    Cell,
    Comparison,
    Condition,
    Effect,
    Exercise,
    HeldLever,
    Inject,
    InjectKind,
    Objective,
    Turn,
    View,
)
from planner.domain.play import Amendment, Play
from planner.domain.play_state import PlayState, state_of
from planner.domain.progress import silent
from planner.domain.scenario import Operation
from planner.domain.schedule import Schedule
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases import projecting
from planner.use_cases.change import By
from planner.use_cases.exercises import exercises, playing_cells, playing_turns
from planner.use_cases.exercises.play_results import TurnResults, keep_turn, turn_request, turn_results

PRISONS = "site=SDF prisons"
CAMPS = "held|site=SDF camps"
MINORS = "minors_held|nationality=third-country"
FAMILIES = "cohort=women+minors"
PAIR = "origin=France+Germany"
Decision = tuple[str, str, str, Schedule]

CUSTODIAN = Cell(
    id="custodian",
    name="Custodian",
    brief="You hold the keys.",
    budget=30,
    levers=(
        HeldLever(
            lever="guard_ratio", members=PRISONS, title="Prison guards", minimum=0.3, maximum=1, price=8, step=0.1
        ),
        HeldLever(lever="release_of_locals", members="origin=Syria", minimum=0, maximum=1000, price=2, step=50),
    ),
    views=(View(indicator=CAMPS, noise=0.03), View(indicator="escapes", blank=True)),
)
FOREIGN = Cell(
    id="foreign",
    name="Foreign affairs",
    brief="You speak for the states.",
    budget=20,
    levers=(
        HeldLever(
            lever="repatriation_requests",
            members=FAMILIES,
            title="Families home",
            minimum=6,
            maximum=48,
            price=4,
            step=6,
            clears=True,
        ),
        HeldLever(lever="tracking_places", members=PAIR, minimum=0, maximum=600, price=1, step=10),
        HeldLever(lever="reception_places", members="origin=France", minimum=0, maximum=500, price=5, step=100),
    ),
    views=(View(indicator=MINORS, title="Minors", lag=1, noise=0.04),),
)
SCRIPTED = Inject(
    number=1,
    turn=1,
    minute=3,
    sender="Prison authority",
    title="Guards leave for the front",
    text="Half of the guards were called away this morning.",
    objective="O1",
    expected_action="The custodian thins the camps.",
    effects=(Effect(target="guard_ratio", members=PRISONS, operation=Operation.MULTIPLY, value=0.7, months=2),),
    evidence=("E27",),
    public=True,
)
CONTINGENCY = Inject(
    number=2,
    turn=1,
    minute=5,
    kind=InjectKind.CONTINGENCY,
    to=("custodian",),
    title="Breakout at dawn",
    text="A wing has been lost.",
    condition=Condition(indicator=f"guards|{PRISONS}", comparison=Comparison.BELOW, value=0.6),
)
TRIGGERED = Inject(
    number=3,
    turn=2,
    kind=InjectKind.PLAYER,
    to=("foreign",),
    title="A court rules on minors",
    text="The court sets a date.",
    trigger="The cell asks for a date.",
)
LATE = Inject(
    number=4,
    turn=2,
    minute=2,
    month=1,
    to=("custodian",),
    title="Donors stop paying",
    text="No wages are paid from next month.",
    effects=(Effect(target="guard_ratio", members=PRISONS, operation=Operation.MULTIPLY, value=0.5, months=12),),
)
SMALL = Exercise(
    id="x1",
    name="Two short turns",
    situation_id="nes-2019",
    draws=6,
    seed=7,
    objectives=(Objective(id="O1", title="Weigh prisons against camps", criteria=("Both are named.",)),),
    cells=(CUSTODIAN, FOREIGN),
    turns=(
        Turn(months=2, minutes=(1, 2, 1, 1, 1, 1), brief="Guards are few.", message="Guards are few."),
        Turn(months=2, minutes=(1, 2, 1, 1, 1, 1), brief="Winter comes.", message="Winter comes."),
    ),
    injects=(SCRIPTED, CONTINGENCY, TRIGGERED, LATE),
    public=(
        View(indicator=CAMPS, title="People held in the camps", lag=1, noise=0.03),
        View(indicator=MINORS, noise=0.05),
    ),
)


def begun(file: WorkspaceFile, by: By, exercise: Exercise = SMALL) -> str:
    """The id of a play that has just begun."""
    exercises.add_exercise(file, by, exercise, "add {}")
    playing_turns.begin_play(file, by, file.load().exercises[-1].id)
    return file.load().plays[-1].id


def play_of(file: WorkspaceFile, play_id: str) -> Play:
    return next(play for play in file.load().plays if play.id == play_id)


def state_in(file: WorkspaceFile, play_id: str) -> PlayState:
    return state_of(play_of(file, play_id))


def computed(file: WorkspaceFile, play_id: str, before: TurnResults | None = None) -> TurnResults:
    """The turn on the table with its results, kept in the file."""
    found = turn_results(turn_request(file, play_id, before), projecting.compute, silent)
    keep_turn(file, found)
    return found


def ready_to_advance(
    file: WorkspaceFile, by: By, play_id: str, *decisions: Decision, amendments: tuple[Amendment, ...] = ()
) -> None:
    """Decide, seal, lock and adjudicate; `amendments` are the custodian's."""
    for cell, lever, members, schedule in decisions:
        playing_cells.decide(file, by, play_id, cell, lever, members, schedule, "for a reason")
    for cell in state_in(file, play_id).cells:
        playing_cells.seal(file, by, play_id, cell)
        playing_cells.lock(file, by, play_id, cell)
        playing_cells.adjudicate(file, by, play_id, cell, amendments if cell == "custodian" else ())


def play_turn(
    file: WorkspaceFile, by: By, play_id: str, *decisions: Decision, amendments: tuple[Amendment, ...] = ()
) -> TurnResults:
    """A whole turn up to its advance."""
    ready_to_advance(file, by, play_id, *decisions, amendments=amendments)
    found = computed(file, play_id)
    playing_turns.advance(file, by, play_id, found.fingerprint)
    return found
