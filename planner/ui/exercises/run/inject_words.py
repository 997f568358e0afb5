"""The selected inject in words: every field a trainer knows, and what it does to the model as before → after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.domain.exercise import Effect, Exercise, Inject
from planner.domain.period import Month
from planner.domain.play_state import InjectState, InjectStatus
from planner.domain.quantity import Quantity
from planner.domain.scenario import Operation
from planner.domain.situation import read_members
from planner.domain.wording import DASH, MINUS, published, setting_text
from planner.system.levers import LEVER_BY_NAME
from planner.ui.exercises.run.events import ARROW, EventRow, Pill, ways_text

CUSTODIAN_CHANGE = "custodian_change"


Before = Mapping[tuple[str, str], tuple[float, ...]]
"""What is in force of each (lever, members) that an inject strikes, one value a member."""


@dataclass(frozen=True)
class InjectShown:
    """All that the card of the selected inject shows. `effects` are pairs of what is struck, and the numbers."""

    number: int
    title: str
    pill: Pill
    kind: str
    facts: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]
    effects: tuple[tuple[str, str], ...]
    text: str
    expected: str
    note: str
    line: str = ""
    sendable: bool = False
    held: bool = False
    open: bool = False


def shown_inject(found: InjectState, row: EventRow, exercise: Exercise, start: Month, before: Before) -> InjectShown:
    """The card of one inject; `before` holds the value in force of each (target, members) it strikes, if known."""
    inject = found.inject
    open_now = found.status in (InjectStatus.READY, InjectStatus.HELD)
    pill = row.pill
    if found.status is InjectStatus.READY and row.clock and pill.word == "Ready":
        pill = Pill(f"Ready, planned {row.clock}", pill.icon, pill.kind)
    return InjectShown(
        inject.number,
        inject.title,
        pill,
        f"{row.letter} {inject.kind}",
        _facts(inject, exercise, found, start),
        inject.evidence,
        tuple(effect_words(effect, inject, exercise, start, before) for effect in inject.effects),
        inject.text,
        inject.expected_action,
        found.note,
        row.line,
        open_now,
        found.status is InjectStatus.HELD,
        open_now,
    )


def effect_words(effect: Effect, inject: Inject, exercise: Exercise, start: Month, before: Before) -> tuple[str, str]:
    """`Guard ratio, SDF prisons × 0.7`, and `Jul and Aug 2020: 0.80 → 0.56`."""
    lever = LEVER_BY_NAME.get(effect.target)
    name = lever.title if lever else effect.target.replace("_", " ").capitalize()
    if effect.target == CUSTODIAN_CHANGE:
        name = "Change of custodian"
    whom = members_text(effect.members)
    quantity = lever.quantity if lever else Quantity.RATIO
    first = exercise.first_month(inject.turn, start).plus(inject.month + effect.delay)
    head = f"{name}, {whom}" if whom else name
    amount = _amount(effect, quantity)
    span = months_text(first, effect.months)
    now = before.get((effect.target, effect.members))
    if effect.target == CUSTODIAN_CHANGE:
        return f"{head}: {published(effect.value * 100)} in 100 places change hands", span
    if not now:
        return f"{head} {amount}", span
    was, becomes = _span(now, quantity), _span([_after(effect, value) for value in now], quantity)
    return f"{head} {amount}", f"{span}: {was} {ARROW} {becomes}"


def months_text(first: Month, months: int) -> str:
    """`Jul 2020`, `Jul and Aug 2020`, `Jul–Dec 2020`, `Nov 2019–Apr 2020`."""
    last = first.plus(months - 1)
    if months == 1:
        return first.label
    if first.year != last.year:
        return f"{first.label}{DASH}{last.label}"
    joint = " and " if months == 2 else DASH
    return f"{first.label.split()[0]}{joint}{last.label}"


def members_text(members: str) -> str:
    """The names of the members, without their dimensions."""
    return ", ".join(
        " and ".join(names) if len(names) < 3 else _many(names) for names in read_members(members).values()
    )


def _many(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _facts(inject: Inject, exercise: Exercise, found: InjectState, start: Month) -> tuple[tuple[str, str], ...]:
    objective = next((each for each in exercise.objectives if each.id == inject.objective), None)
    month = exercise.first_month(inject.turn, start).plus(inject.month)
    opened = ", ".join(exercise.cell(cell).name for cell in sorted(found.opened))
    facts = (
        ("From → to", ways_text(inject, exercise, short=False)),
        ("In the exercise", f"Turn {inject.turn}, {month.label}"),
        ("Channel", inject.channel),
        ("Objective", f"{objective.id} {objective.title}" if objective else inject.objective),
        ("Controller", inject.controller),
        ("Shown", "in the public window when sent" if inject.public else ""),
        ("Opened by", opened),
        ("Reason", found.reason),
    )
    return tuple(fact for fact in facts if fact[1])


def _amount(effect: Effect, quantity: Quantity) -> str:
    match effect.operation:
        case Operation.MULTIPLY:
            return f"×\u202f{published(effect.value)}"
        case Operation.ADD:
            return f"+\u202f{published(effect.value)}" if effect.value >= 0 else f"{MINUS}{published(-effect.value)}"
        case Operation.SET:
            return f"set to {setting_text(effect.value, quantity)}"


def _after(effect: Effect, now: float) -> float:
    match effect.operation:
        case Operation.MULTIPLY:
            return now * effect.value
        case Operation.ADD:
            return now + effect.value
        case Operation.SET:
            return effect.value


def _span(values: Sequence[float], quantity: Quantity) -> str:
    """One value, or the lowest and the highest of several members."""
    low, high = (setting_text(_round(found), quantity) for found in (min(values), max(values)))
    return low if low == high else f"{low}{DASH}{high.removeprefix('×').strip()}"


def _round(value: float) -> float:
    return round(value, 0 if abs(value) >= 10 else 2)
