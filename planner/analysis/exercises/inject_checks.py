"""One row of the events list: whether it can ever be sent, reaches somebody, and does what it says."""

from __future__ import annotations

from collections.abc import Iterator

from planner.analysis.exercises.figures import is_figure
from planner.analysis.exercises.found import failure, note, warning
from planner.analysis.exercises.path import NOBODY
from planner.domain.errors import InputError
from planner.domain.exercise import Exercise, Inject, InjectKind
from planner.domain.finding import Finding
from planner.domain.play_layers import event_of
from planner.domain.situation import Situation
from planner.system.admission import check_event
from planner.system.evidence import register


def inject_findings(exercise: Exercise, situation: Situation, inject: Inject) -> Iterator[Finding]:
    """What is wrong with an inject; it need not be part of the exercise yet."""
    place = f"Inject {inject.number}"
    yield from _reach(exercise, inject, place)
    yield from _kind(situation, inject, place)
    if inject.turn <= len(exercise.turns):
        yield from _effects(exercise, situation, inject, place)
    if inject.objective and inject.objective not in (found.id for found in exercise.objectives):
        yield warning(place, f"It serves objective {inject.objective}, which is not there.", "Choose another.")
    for item in inject.evidence:
        if register().get(item) is None:
            yield warning(place, f"It names the evidence {item}, which is not in the register.", "Check the id.")
    if not inject.text.strip():
        yield note(place, "It has no text to read out.")


def _reach(exercise: Exercise, inject: Inject, place: str) -> Iterator[Finding]:
    for cell in inject.to:
        if cell not in (found.id for found in exercise.cells):
            yield failure(place, f"It goes to “{cell}”, which is no cell.", "Choose one of the cells.")
    if inject.turn > len(exercise.turns):
        remedy = f"Choose a turn from 1 to {len(exercise.turns)}." if exercise.turns else "Add turns."
        yield failure(place, f"It belongs to turn {inject.turn}, which is not there.", remedy)
        return
    turn = exercise.turns[inject.turn - 1]
    if inject.minute > sum(turn.minutes):
        yield failure(
            place,
            f"It is due in minute {inject.minute} of a turn of {sum(turn.minutes)} minutes.",
            "Send it earlier, or make the turn longer.",
        )
    if inject.month >= turn.months:
        yield failure(
            place,
            f"It happens {inject.month} months into a turn of {turn.months}.",
            f"Choose a month from 0 to {turn.months - 1}.",
        )


def _kind(situation: Situation, inject: Inject, place: str) -> Iterator[Finding]:
    condition = inject.condition
    if inject.kind is InjectKind.CONTINGENCY and condition is None:
        yield failure(place, "It waits for a condition and has none.", "Give it one, or make it scripted.")
    if inject.kind is InjectKind.PLAYER and not inject.trigger.strip():
        yield failure(place, "It waits for something the players do, and does not say what.", "Describe the trigger.")
    if condition is None:
        return
    if inject.kind is not InjectKind.CONTINGENCY:
        yield warning(place, "It has a condition that nobody reads.", "Make it a contingency, or drop the condition.")
    if not is_figure(situation, condition.indicator):
        yield failure(
            place, f"Its condition reads “{condition.indicator}”, which nothing publishes.", "Choose another."
        )


def _effects(exercise: Exercise, situation: Situation, inject: Inject, place: str) -> Iterator[Finding]:
    month = exercise.first_month(inject.turn, situation.start).plus(inject.month)
    last = situation.start.plus(exercise.months)
    for number, effect in enumerate(inject.effects, start=1):
        event = event_of(inject, effect, number, month, NOBODY)
        try:
            check_event(situation, event)
        except InputError as wrong:
            yield failure(place, f"Effect {number}: {wrong}")
        if event.start >= last:
            yield warning(
                place, f"Effect {number} begins in {event.start.label}, after the exercise.", "Start it earlier."
            )
