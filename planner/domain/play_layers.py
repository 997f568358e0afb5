"""A play as scenarios: what holds before anybody decides, then one layer a turn with its decisions and injects."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from planner.domain.exercise import Effect, Exercise, Inject
from planner.domain.period import Month
from planner.domain.play_state import CellState, Choice, InjectState, InjectStatus, PlayState
from planner.domain.scenario import Authorship, Event, Override, Scenario, Sign
from planner.domain.schedule import Schedule, Shape, clear, steps

_SIGN = Sign(letter="X", colour=1, dash=1)


def chain_of(
    state: PlayState,
    start: Month,
    authorship: Authorship,
    *,
    upto: int,
    without: Collection[int] = (),
    changed: Choice | None = None,
    changed_in: int = 0,
) -> tuple[Scenario, ...]:
    """The lineage of a play up to and with a turn, root first, on a situation that starts at `start`.

    Decisions of the turns in `without` are left out, their injects stay: the world does what it does. `changed` takes
    the place of the decision on the same lever and members in the turn `changed_in`.
    """
    exercise = state.exercise
    layers = [_layer(exercise, "given", None, exercise.given, exercise.events)]
    for turn in range(1, upto + 1):
        month = exercise.first_month(turn, start)
        choices = () if turn in without else tuple(_choices(state, turn))
        if changed is not None and turn == changed_in:
            choices = (*(found for found in choices if found.key != changed.key), changed)
        overrides = tuple(
            Override(lever=found.lever, members=found.members, schedule=dated(schedule, month), authorship=authorship)
            for found in choices
            if (schedule := found.decided) is not None
        )
        events = tuple(_events(state, turn, month, authorship))
        layers.append(_layer(exercise, f"turn {turn}", layers[-1].id, overrides, events))
    return tuple(layers)


def cells_in(state: PlayState, turn: int) -> dict[str, CellState]:
    """What each cell decided in a turn: as played, or as it stands for the turn on the table."""
    played = next((found for found in state.played if found.turn == turn), None)
    if played is not None:
        return dict(played.cells)
    return dict(state.cells) if turn == state.turn else {}


def dated(schedule: Schedule, month: Month) -> Schedule:
    """A decision as taken in a turn holds from the turn's first month on."""
    if schedule.shape is Shape.CLEAR:
        return clear(schedule.points[0].value, month)
    if schedule.shape is Shape.CONSTANT:
        return steps((month, schedule.points[0].value))
    return schedule


def _choices(state: PlayState, turn: int) -> Iterator[Choice]:
    for cell in cells_in(state, turn).values():
        yield from cell.choices


def _events(state: PlayState, turn: int, month: Month, authorship: Authorship) -> Iterator[Event]:
    for found in state.injects.values():
        if found.status is InjectStatus.SENT and found.turn == turn:
            yield from events_of(found, month, authorship)


def events_of(sent: InjectState, month: Month, authorship: Authorship) -> Iterator[Event]:
    """What a sent inject does to the model, in the turn that begins at `month`."""
    inject = sent.inject
    first = month.plus(inject.month if sent.turn == inject.turn else 0)
    for place, effect in enumerate(inject.effects, start=1):
        yield event_of(inject, effect, place, first, authorship)


def event_of(inject: Inject, effect: Effect, place: int, month: Month, authorship: Authorship) -> Event:
    """One effect of an inject as the dated shock it is, from `month` on."""
    return Event(
        id=f"i{inject.number}-{place}",
        name=inject.title,
        start=month.plus(effect.delay),
        months=effect.months,
        target=effect.target,
        members=effect.members,
        operation=effect.operation,
        value=effect.value,
        authorship=authorship,
    )


def _layer(
    exercise: Exercise, name: str, parent: str | None, overrides: tuple[Override, ...], events: tuple[Event, ...]
) -> Scenario:
    return Scenario(
        id=f"{exercise.id}: {name}",
        name=f"{exercise.name}, {name}"[:120],
        situation_id=exercise.situation_id,
        parent_id=parent,
        sign=_SIGN,
        overrides=overrides,
        events=events,
    )
