"""An exercise checked as a whole: what cannot be played, what players stumble over, what is worth knowing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from planner.analysis.exercises.cell_checks import cell_findings
from planner.analysis.exercises.found import failure, note, twice, warning
from planner.analysis.exercises.inject_checks import inject_findings
from planner.domain.errors import InputError
from planner.domain.exercise import Exercise, Inject
from planner.domain.finding import Finding
from planner.domain.situation import Situation, read_members
from planner.system.admission import LONGEST, check_event, check_override

LONGEST_STEP = 240
"""Minutes of one step."""
LONGEST_SESSION = 180
"""Minutes after which players tire; two to three hours is what exercises of this kind take."""


def check_exercise(exercise: Exercise, situation: Situation) -> tuple[Finding, ...]:
    """Everything found, in the order of the design; a failure means it cannot be played as it is."""
    return tuple(
        chain(
            _whole(exercise),
            _given(exercise, situation),
            _objectives(exercise),
            cell_findings(exercise, situation),
            _turns(exercise),
            twice("Events list", "inject", [str(inject.number) for inject in exercise.injects]),
            chain.from_iterable(inject_findings(exercise, situation, inject) for inject in exercise.injects),
        )
    )


def check_inject(exercise: Exercise, situation: Situation, inject: Inject) -> tuple[Finding, ...]:
    """What is wrong with one row of the events list."""
    return tuple(inject_findings(exercise, situation, inject))


def _whole(exercise: Exercise) -> Iterator[Finding]:
    if not exercise.turns:
        yield failure("Turns", "The exercise has no turn.", "Add one.")
    if not exercise.cells:
        yield failure("Cells", "The exercise has no cell.", "Add one.")
    if exercise.months > LONGEST:
        yield failure("Turns", f"The turns take {exercise.months} months.", f"Stay within {LONGEST}.")
    minutes = sum(sum(turn.minutes) for turn in exercise.turns)
    if minutes > LONGEST_SESSION:
        yield warning("Turns", f"The turns take {minutes} minutes.", f"Stay within {LONGEST_SESSION}, or plan a break.")


def _given(exercise: Exercise, situation: Situation) -> Iterator[Finding]:
    for override in exercise.given:
        try:
            check_override(situation, override.lever, override.members, override.schedule)
        except InputError as wrong:
            yield failure("Given levers", str(wrong))
            continue
        if not _somebody_holds(exercise, override.lever, override.members):
            yield note("Given levers", f"No cell holds {override.lever}, so what is given stays to the end.")
    for event in exercise.events:
        try:
            check_event(situation, event)
        except InputError as wrong:
            yield failure("Given events", str(wrong))


def _somebody_holds(exercise: Exercise, lever: str, members: str) -> bool:
    """Whether a cell can change a lever for at least one of these members."""
    held = [found.members for cell in exercise.cells for found in cell.levers if found.lever == lever]
    return any(_overlap(members, found) for found in held)


def _overlap(members: str, others: str) -> bool:
    one, other = read_members(members), read_members(others)
    return all(set(names) & set(other.get(dimension, names)) for dimension, names in one.items())


def _objectives(exercise: Exercise) -> Iterator[Finding]:
    if not exercise.objectives:
        yield warning("Objectives", "The exercise has no objective, so nothing can be rated.", "Add one.")
    yield from twice("Objectives", "objective", [objective.id for objective in exercise.objectives])
    served = {inject.objective for inject in exercise.injects}
    for objective in exercise.objectives:
        if not objective.criteria:
            yield note(f"Objective {objective.id}", "It has no criteria.", "Say what an evaluator looks for.")
        if exercise.injects and objective.id not in served:
            yield note(f"Objective {objective.id}", "No inject serves it.")


def _turns(exercise: Exercise) -> Iterator[Finding]:
    for number, turn in enumerate(exercise.turns, start=1):
        place = f"Turn {number}"
        if not turn.brief.strip():
            yield warning(place, "It has no brief.", "Say what the players are told as it begins.")
        if any(minutes < 0 for minutes in turn.minutes):
            yield failure(place, "A step takes less than no time.", "Give every step 0 minutes or more.")
        if any(minutes > LONGEST_STEP for minutes in turn.minutes):
            yield failure(place, "A step takes longer than a session.", f"Give it {LONGEST_STEP} minutes at most.")
        if not sum(turn.minutes):
            yield failure(place, "Its steps take no time.", "Give them minutes.")
        if not _any_inject(exercise.injects, number):
            yield note(place, "It has no inject.")


def _any_inject(injects: Sequence[Inject], turn: int) -> bool:
    return any(inject.turn == turn for inject in injects)
