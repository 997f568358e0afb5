"""One typed field put into the exercise: the text is read and checked, or refused in one sentence."""

from __future__ import annotations

from pydantic import ValidationError

from planner.domain.errors import InputError
from planner.domain.exercise import Comparison, Condition, Effect, Exercise, HeldLever, Inject, Turn
from planner.domain.period import Month
from planner.domain.scenario import Event, Operation, Override
from planner.domain.schedule import parse_schedule
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.system.admission import check_event, check_override
from planner.system.evidence import register
from planner.system.levers import LEVER_BY_NAME
from planner.ui.exercises.design.fields import Field, read
from planner.ui.exercises.design.parts import OfCell, Part, Place, Row, row_at, rows_of, with_rows


def with_field(exercise: Exercise, situation: Situation, place: Place, typed: Field, text: str) -> Exercise:
    """The exercise with `text` in one field. Raises `InputError`; the old value then stays."""
    row = row_at(exercise, place)
    assert row is not None
    value = read(typed.kind, typed.title, text)
    try:
        if place.part is Part.GENERAL:
            return changed(exercise, **{typed.name: value})
        made = _row_with(exercise, situation, row, typed.name, value)
        rows = list(rows_of(exercise, place.part))
        rows[place.row] = made
        if isinstance(made, OfCell) and isinstance(row, OfCell) and made.cell_id != row.cell_id:
            rows.append(rows.pop(place.row))
        return with_rows(exercise, place.part, rows)
    except ValidationError as problem:
        raise InputError(_sentence(problem, typed.title)) from None


def with_action(exercise: Exercise, place: Place, name: str) -> Exercise:
    """The exercise after a button inside an inject's form: an effect added, or removed."""
    rows = list(exercise.injects)
    inject = rows[place.row]
    _, which, *_ = name.split(":")
    if which == "add":
        made = Effect(target="guard_ratio", operation=Operation.MULTIPLY, value=1.0, months=1)
        rows[place.row] = changed(inject, effects=(*inject.effects, made))
    else:
        kept = tuple(effect for number, effect in enumerate(inject.effects) if number != int(which))
        rows[place.row] = changed(inject, effects=kept)
    return with_rows(exercise, Part.INJECTS, rows)


def row_after(after: Exercise, place: Place, typed: str, text: str) -> int:
    """Where the row stands once a field is set: a lever or view given to another cell is its last."""
    rows = rows_of(after, place.part)
    own = [number for number, row in enumerate(rows) if isinstance(row, OfCell) and row.cell_id == text]
    return own[-1] if typed == "cell" and own else place.row


def _row_with(exercise: Exercise, situation: Situation, row: Row, name: str, value: object) -> Row:
    match row:
        case OfCell() if name == "cell":
            return OfCell(str(value), row.value)
        case OfCell(cell_id, held):
            inner = _row_with(exercise, situation, held, name, value)
            assert isinstance(inner, HeldLever) or not isinstance(inner, OfCell)
            return OfCell(cell_id, inner)  # type: ignore[arg-type] # a lever stays a lever, a view a view
        case HeldLever():
            return _held_with(row, name, value)
        case Turn() if name.startswith("minutes:"):
            minutes = list(row.minutes)
            minutes[int(name.partition(":")[2])] = int(str(value))
            return changed(row, minutes=tuple(minutes))
        case Inject():
            return _inject_with(exercise, row, name, value)
        case Override() | Event():
            return _before_with(row, situation, name, value)
        case _:
            return changed(row, **{name: value})


def _held_with(held: HeldLever, name: str, value: object) -> HeldLever:
    """Another lever begins between its own limits; limits that cross are refused."""
    if name == "lever":
        lever = LEVER_BY_NAME[str(value)]
        return HeldLever(lever=lever.name, minimum=lever.minimum, maximum=lever.maximum, price=held.price)
    after = changed(held, **{name: value})
    if after.minimum > after.maximum:
        raise InputError(f"The limits cross: from {after.minimum:g} to {after.maximum:g}; change the other one first.")
    return after


def _inject_with(exercise: Exercise, inject: Inject, name: str, value: object) -> Inject:
    first, _, rest = name.partition(":")
    if first == "condition":
        return changed(inject, condition=_condition_with(inject.condition, rest, value))
    if first == "effect":
        number, _, inner = rest.partition(":")
        effects = list(inject.effects)
        effects[int(number)] = _effect_with(effects[int(number)], inner, value)
        return changed(inject, effects=tuple(effects))
    if name == "number" and any(found.number == value for found in exercise.injects if found is not inject):
        raise InputError(f"There is an inject {value} already; give this one another number.")
    if name == "evidence":
        _check_evidence(value)
    if name == "turn":
        value = int(str(value))
    return changed(inject, **{name: value})


def _condition_with(condition: Condition | None, name: str, value: object) -> Condition | None:
    if name == "indicator" and not value:
        return None
    if condition is None:
        return Condition(indicator=str(value), comparison=Comparison.ABOVE, value=0.0)
    return changed(condition, **{name: value})


def _effect_with(effect: Effect, name: str, value: object) -> Effect:
    if name == "target":
        return changed(effect, target=str(value), members="")
    return changed(effect, **{name: value})


def _check_evidence(ids: object) -> None:
    assert isinstance(ids, tuple)
    unknown = [found for found in ids if register().get(found) is None]
    if unknown:
        raise InputError(f"The evidence register has no {', '.join(unknown)}; look the number up in Evidence.")


def _before_with(row: Override | Event, situation: Situation, name: str, value: object) -> Override | Event:
    """Decisions and events that hold before play are checked as those of a scenario."""
    if name == "why":
        return changed(row, authorship=changed(row.authorship, why=value))
    if isinstance(row, Override):
        fields: dict[str, object] = {name: parse_schedule(str(value)) if name == "schedule" else value}
        after = changed(row, **(fields | ({"members": ""} if name == "lever" else {})))
        if name != "lever":
            check_override(situation, after.lever, after.members, after.schedule)
        return after
    fields = {name: _month(str(value)) if name == "start" else value}
    event = changed(row, **(fields | ({"members": ""} if name == "target" else {})))
    if name != "target":
        check_event(situation, event)
    return event


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError:
        raise InputError(f"“{text}” is not a month; write it as 2019-11.") from None


def _sentence(problem: ValidationError, title: str) -> str:
    """What a value's own rules say, in our words."""
    found = problem.errors()[0]
    limits = found.get("ctx", {})
    match found["type"]:
        case "greater_than_equal":
            return f"{title} is at least {limits['ge']:g}."
        case "greater_than":
            return f"{title} is more than {limits['gt']:g}."
        case "less_than_equal":
            return f"{title} is at most {limits['le']:g}."
        case "string_too_short":
            return f"{title} needs a text."
        case "string_too_long":
            return f"{title} has at most {limits['max_length']} characters."
        case _:
            return f"{title} cannot be used: {found['msg']}."
