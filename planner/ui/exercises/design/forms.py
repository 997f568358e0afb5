"""The form of each part's row: which fields, in which lines, with what stands in them."""

from __future__ import annotations

from planner.domain.exercise import STEPS, Cell, Exercise, HeldLever, Objective, Terms, Turn, View
from planner.domain.scenario import Event, Override
from planner.domain.situation import Situation
from planner.domain.value import Value
from planner.domain.wording import published
from planner.system.levers import LEVER_BY_NAME
from planner.ui.exercises.design.choosing import (
    cell_options,
    dimensions_of,
    indicator_options,
    indicator_unit,
    lever_options,
    target_options,
    target_unit,
)
from planner.ui.exercises.design.fields import Field, Kind, Line, beside, choices, line, written
from planner.ui.exercises.design.inject_form import EFFECT_WORDS, inject_form
from planner.ui.exercises.design.parts import OfCell, Part, Place, Row, row_at

_NUMBER = 92
"""Width of a number's field, px."""

_MONTH = 116


def form_of(
    exercise: Exercise, situation: Situation, situations: tuple[Situation, ...], place: Place
) -> tuple[Line, ...]:
    """The lines of fields for one row; none when there is no such row."""
    row = row_at(exercise, place)
    if row is None:
        return ()
    if place.part is Part.GENERAL:
        return _general(exercise, situations)
    if place.part is Part.INJECTS:
        return inject_form(exercise, situation, place.row)
    return _row_form(exercise, situation, row)


def _row_form(exercise: Exercise, situation: Situation, row: Row) -> tuple[Line, ...]:
    match row:
        case Objective():
            return _objective(row)
        case Cell():
            return _cell(row)
        case Turn():
            return _turn(row)
        case View():
            return _view(row, situation)
        case Override():
            return _override(row, situation)
        case Event():
            return _event(row, situation)
        case OfCell(cell_id, HeldLever() as held):
            return (line(_cell_choice(exercise, cell_id)), *_held(held, situation))
        case OfCell(cell_id, View() as view):
            return (line(_cell_choice(exercise, cell_id)), *_view(view, situation, audience="the cell"))
        case _:
            return ()


def _put(value: Value, name: str, title: str, kind: Kind = Kind.LINE, *, width: int = 0, hint: str = "") -> Field:
    return Field(name, title, kind, written(kind, getattr(value, name)), width=width, hint=hint)


def _text(value: Value, name: str, title: str, lines: int, hint: str = "") -> Field:
    return Field(name, title, Kind.TEXT, str(getattr(value, name)), hint=hint, lines=lines)


def _general(exercise: Exercise, situations: tuple[Situation, ...]) -> tuple[Line, ...]:
    terms = Field("terms", "Terms", Kind.CHOICE, exercise.terms, choices(tuple(Terms), _terms_words), width=200)
    on = tuple((found.id, found.name) for found in situations)
    return (
        line(_put(exercise, "name", "Name"), terms),
        line(_text(exercise, "purpose", "Purpose", 3, "What the players can do after it that they could not before")),
        line(
            Field("situation_id", "Situation", Kind.CHOICE, exercise.situation_id, on),
            _put(exercise, "draws", "Draws", Kind.WHOLE, width=_NUMBER, hint="Runs of the model behind every range"),
            _put(exercise, "seed", "Seed", Kind.WHOLE, width=_MONTH, hint="The same seed gives the same exercise"),
        ),
        *beside(
            line(_text(exercise, "situation_manual", "Situation manual", 24, "What every player reads before play"))
        ),
    )


def _terms_words(value: str) -> str:
    return "HSEEP: hot wash" if value == Terms.HSEEP else "UK: hot debrief"


def _objective(objective: Objective) -> tuple[Line, ...]:
    criteria = written(Kind.LINES, objective.criteria)
    return (
        line(Field("id", "Number", Kind.FIXED, objective.id, width=_NUMBER), _put(objective, "title", "Objective")),
        line(_text(objective, "text", "In full", 4, "Who does what, by when, and how it will be seen")),
        *beside(line(Field("criteria", "Criteria, one on each line", Kind.LINES, criteria, lines=7))),
    )


def _cell(cell: Cell) -> tuple[Line, ...]:
    return (
        line(
            _put(cell, "name", "Name"),
            _put(cell, "budget", "Points a turn", Kind.NUMBER, width=_NUMBER, hint="What all its decisions may cost"),
        ),
        line(_put(cell, "plays", "Plays", hint="Home affairs, justice, a partner state, a custodian, an NGO …")),
        *beside(line(_text(cell, "brief", "Brief", 12, "What the cell is told about itself, and nobody else is"))),
    )


def _cell_choice(exercise: Exercise, cell_id: str) -> Field:
    return Field("cell", "Cell", Kind.CHOICE, cell_id, cell_options(exercise))


def _held(held: HeldLever, situation: Situation) -> tuple[Line, ...]:
    lever = LEVER_BY_NAME.get(held.lever)
    unit = "months" if held.clears else lever.unit if lever else ""
    allowed = f"Allows {published(lever.minimum)} to {published(lever.maximum)} {lever.unit}" if lever else ""
    clears = Field("clears", "Decided as “all within so many months”", Kind.SWITCH, written(Kind.SWITCH, held.clears))
    return (
        line(
            Field("lever", "Lever", Kind.CHOICE, held.lever, lever_options(), hint=allowed),
            _members(situation, held.lever, held),
        ),
        line(_put(held, "title", "The cell calls it")),
        *((line(clears),) if lever and lever.can_clear else ()),
        line(
            _put(held, "minimum", "From", Kind.NUMBER, width=_MONTH, hint=unit),
            _put(held, "maximum", "To", Kind.NUMBER, width=_MONTH, hint=unit),
            title=f"What the cell may decide, {unit}",
        ),
        line(
            _put(held, "price", "Points", Kind.NUMBER, width=_MONTH, hint="for each step it is moved"),
            _put(held, "step", "For each", Kind.NUMBER, width=_MONTH, hint=unit),
            title=f"What it costs, for so many {unit} of change",
        ),
    )


def _members(situation: Situation, target: str, owner: HeldLever | Override | Event) -> Field:
    return Field(
        "members", "For whom", Kind.MEMBERS, owner.members, dimensions=dimensions_of(situation, target), width=280
    )


def _view(view: View, situation: Situation, audience: str = "everybody") -> tuple[Line, ...]:
    unit = indicator_unit(view.indicator)
    return (
        line(Field("indicator", f"Indicator, {unit}", Kind.CHOICE, view.indicator, indicator_options(situation))),
        line(_put(view, "title", "Called")),
        line(
            _put(view, "lag", "Months late", Kind.WHOLE, width=_NUMBER),
            _put(view, "noise", "Noise, %", Kind.PERCENT, width=_NUMBER, hint="One standard deviation, 0 to 50"),
        ),
        line(Field("blank", f"Withheld: {audience} gets no number", Kind.SWITCH, written(Kind.SWITCH, view.blank))),
    )


def _turn(turn: Turn) -> tuple[Line, ...]:
    minutes = tuple(
        Field(f"minutes:{place}", str(step).capitalize(), Kind.WHOLE, str(turn.minutes[place]), width=_MONTH)
        for place, step in enumerate(STEPS)
    )
    return (
        line(_put(turn, "title", "Title"), _put(turn, "months", "Months played", Kind.WHOLE, width=_NUMBER)),
        line(*minutes[:3], title=f"Real minutes, {sum(turn.minutes)} in all"),
        line(*minutes[3:]),
        *beside(
            line(_text(turn, "brief", "Brief, read to every cell", 7)),
            line(_put(turn, "message", "Public window", hint="One headline, large, for the whole room")),
        ),
    )


def _override(override: Override, situation: Situation) -> tuple[Line, ...]:
    lever = LEVER_BY_NAME.get(override.lever)
    hint = f"{lever.unit if lever else ''}: 40, or 10@2019-12,40@2021-01, or 10@2019-12..40@2021-01, or clear 24"
    return (
        line(
            Field("lever", "Lever", Kind.CHOICE, override.lever, lever_options()),
            _members(situation, override.lever, override),
        ),
        line(Field("schedule", "Schedule", text=str(override.schedule), hint=hint)),
        line(Field("why", "Why", text=override.authorship.why)),
    )


def _event(event: Event, situation: Situation) -> tuple[Line, ...]:
    return (
        line(_put(event, "name", "Name")),
        line(
            Field("target", "Strikes", Kind.CHOICE, event.target, target_options()),
            _members(situation, event.target, event),
        ),
        line(
            Field("operation", "Effect", Kind.CHOICE, event.operation, EFFECT_WORDS, width=_MONTH),
            _put(event, "value", "By", Kind.NUMBER, width=_NUMBER, hint=target_unit(event.target)),
            Field("start", "From", text=str(event.start), width=_MONTH, hint="A month, as 2019-11"),
            _put(event, "months", "Lasts, months", Kind.WHOLE, width=_NUMBER),
        ),
        line(Field("why", "Why", text=event.authorship.why)),
    )
