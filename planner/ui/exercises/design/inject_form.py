"""The form of an inject: every field of the master events list, with its effects on the model and its condition."""

from __future__ import annotations

from planner.domain.exercise import Comparison, Effect, Exercise, Inject, InjectKind
from planner.domain.scenario import Operation
from planner.domain.situation import Situation
from planner.system.evidence import register
from planner.ui.exercises.design.choosing import (
    cell_options,
    dimensions_of,
    indicator_options,
    indicator_unit,
    objective_options,
    target_options,
    target_unit,
    turn_options,
)
from planner.ui.exercises.design.fields import Field, Kind, Line, Option, beside, choices, line, written

EFFECT_WORDS: tuple[Option, ...] = ((Operation.MULTIPLY, "times"), (Operation.SET, "set to"), (Operation.ADD, "plus"))

_NUMBER, _NARROW, _WIDE = 92, 116, 200
_EVERYBODY = "Nobody ticked means all cells"
_NO_EFFECT = "No effect on the model"


def inject_form(exercise: Exercise, situation: Situation, row: int) -> tuple[Line, ...]:
    """The lines of one inject."""
    inject = exercise.injects[row]
    return (
        *_when(exercise, inject),
        *_what(exercise, inject),
        *beside(
            *_for_trainers(exercise, inject),
            *_conditions(inject, situation),
            *(found for number, effect in enumerate(inject.effects) for found in _effect(effect, number, situation)),
            line(
                Field("effect:add", "Add a model effect", Kind.ACTION), title=_NO_EFFECT if not inject.effects else ""
            ),
        ),
    )


def _when(exercise: Exercise, inject: Inject) -> tuple[Line, ...]:
    return (
        line(
            Field("number", "Number", Kind.WHOLE, str(inject.number), width=_NUMBER),
            Field("turn", "Turn", Kind.CHOICE, str(inject.turn), _turns(exercise, inject), width=_NARROW),
            Field("minute", "Minute", Kind.WHOLE, str(inject.minute), width=_NUMBER, hint="From the start of the turn"),
            Field("month", "Month", Kind.WHOLE, str(inject.month), width=_NUMBER, hint="After the turn's first month"),
        ),
        line(
            Field("kind", "Type", Kind.CHOICE, inject.kind, choices(tuple(InjectKind), str.capitalize), width=_WIDE),
            Field("channel", "Channel", text=inject.channel, hint="Secure message, telephone, press, letter …"),
        ),
    )


def _turns(exercise: Exercise, inject: Inject) -> tuple[Option, ...]:
    """The turns there are, and the inject's own where there is no such turn."""
    known = turn_options(exercise)
    own = str(inject.turn)
    return known if own in dict(known) else (*known, (own, f"Turn {own}, not there"))


def _what(exercise: Exercise, inject: Inject) -> tuple[Line, ...]:
    return (
        line(Field("sender", "From", text=inject.sender, hint="A post or an organisation, never a name")),
        line(Field("to", "To", Kind.MANY, written(Kind.MANY, inject.to), cell_options(exercise), hint=_EVERYBODY)),
        line(Field("title", "Title", text=inject.title), title="Inject"),
        line(Field("text", "Text, as the cells read it", Kind.TEXT, inject.text, lines=4)),
        line(Field("public", "Shown in the public window when sent", Kind.SWITCH, written(Kind.SWITCH, inject.public))),
    )


def _conditions(inject: Inject, situation: Situation) -> tuple[Line, ...]:
    trigger = Field("trigger", "Brought about by", text=inject.trigger, hint="What a cell does that makes you send it")
    if inject.kind is InjectKind.PLAYER:
        return (line(trigger, title="Trigger"),)
    if inject.kind is not InjectKind.CONTINGENCY:
        return ()
    met = inject.condition
    indicators: tuple[Option, ...] = (("", "No condition yet"), *indicator_options(situation))
    unit = indicator_unit(met.indicator) if met else ""
    key = Field("condition:indicator", "Sent if", Kind.CHOICE, met.indicator if met else "", indicators)
    if met is None:
        return (line(key, title="Condition"),)
    return (
        line(key, title="Condition"),
        line(
            Field("condition:comparison", "Is", Kind.CHOICE, met.comparison, choices(tuple(Comparison)), width=_NARROW),
            Field("condition:value", f"Value, {unit}", Kind.NUMBER, written(Kind.NUMBER, met.value), width=_NARROW),
        ),
    )


def _effect(effect: Effect, number: int, situation: Situation) -> tuple[Line, ...]:
    """`number` counts from 0."""
    at = f"effect:{number}"
    unit = target_unit(effect.target) if effect.operation is not Operation.MULTIPLY else ""
    return (
        line(
            Field(f"{at}:target", "Strikes", Kind.CHOICE, effect.target, target_options()),
            Field(
                f"{at}:members",
                "For whom",
                Kind.MEMBERS,
                effect.members,
                dimensions=dimensions_of(situation, effect.target),
                width=_WIDE,
            ),
            title=f"Model effect {number + 1}",
        ),
        line(
            Field(f"{at}:operation", "Effect", Kind.CHOICE, effect.operation, EFFECT_WORDS, width=_NUMBER),
            Field(f"{at}:value", "By", Kind.NUMBER, written(Kind.NUMBER, effect.value), width=_NUMBER, hint=unit),
            Field(f"{at}:months", "Lasts, months", Kind.WHOLE, str(effect.months), width=_NUMBER),
            Field(
                f"{at}:delay",
                "After, months",
                Kind.WHOLE,
                str(effect.delay),
                width=_NUMBER,
                hint="Months after it is sent",
            ),
            Field(f"{at}:remove", "Remove effect", Kind.ACTION),
        ),
    )


def _for_trainers(exercise: Exercise, inject: Inject) -> tuple[Line, ...]:
    opened = tuple(
        Field(f"open:{found}", found, Kind.ACTION, hint=item.text)
        for found in inject.evidence
        if (item := register().get(found)) is not None
    )
    evidence = Field(
        "evidence",
        "Evidence ids",
        Kind.IDS,
        written(Kind.IDS, inject.evidence),
        hint="As in the register, with commas: E26, C28",
    )
    objective = Field("objective", "Objective", Kind.CHOICE, inject.objective, objective_options(exercise))
    expected = Field("expected_action", "Expected action", Kind.TEXT, inject.expected_action, lines=3)
    controller = Field("controller", "Controller", text=inject.controller, hint="A post, never a name")
    return (
        line(objective, title="For controllers and evaluators only"),
        line(expected),
        line(controller, evidence),
        *((line(*opened),) if opened else ()),
    )
