"""Injects in words, for those who run the exercise: when, from whom, on what condition, and what they change."""

from __future__ import annotations

from datetime import datetime, tzinfo

from planner.analysis.differences import event_words
from planner.analysis.indicators import indicator
from planner.domain.exercise import Exercise, Inject
from planner.domain.play_layers import event_of
from planner.domain.play_state import InjectState, InjectStatus
from planner.domain.scenario import Authorship
from planner.domain.situation import Situation
from planner.domain.wording import NOT_KNOWN, setting_text
from planner.reports.document import Table
from planner.reports.plain_text import plain

NO_EFFECT = "no effect on the model"


def injects_table(exercise: Exercise, situation: Situation, injects: tuple[Inject, ...], caption: str) -> Table:
    """One row an inject."""
    rows = tuple(
        (
            str(found.number),
            when_text(exercise, situation, found),
            f"+{found.minute}\u00a0min",
            found.kind.value.capitalize(),
            way_text(exercise, found),
            plain(found.title),
        )
        for found in injects
    )
    header = ("No.", "Exercise time", "Real time", "Type", "From → to", "Inject")
    return Table(caption, header, rows, widths=(6, 14, 10, 14, 30, 26))


def inject_table(exercise: Exercise, situation: Situation, inject: Inject) -> Table:
    """Every field of one inject before play, when all are ready and nobody has noted anything."""
    objective = next((each for each in exercise.objectives if each.id == inject.objective), None)
    rows = (
        ("Exercise time", when_text(exercise, situation, inject)),
        ("Real time", f"minute {inject.minute} of the turn"),
        ("Type", inject.kind.value),
        *((("Condition", condition_text(inject)),) if inject.condition or inject.trigger else ()),
        ("From", plain(inject.sender) or "control"),
        ("To", recipients_text(exercise, inject) + (", and the public window" if inject.public else "")),
        ("Channel", plain(inject.channel) or NOT_KNOWN),
        ("Text", plain(inject.text) or "none"),
        ("Objective", f"{objective.id} {plain(objective.title)}" if objective else plain(inject.objective) or "none"),
        ("Expected action", plain(inject.expected_action) or "none"),
        ("Model effect", effects_text(exercise, situation, inject)),
        ("Controller", plain(inject.controller) or "facilitator"),
        ("Evidence", ", ".join(inject.evidence) or "none"),
        ("Status", InjectStatus.READY.value),
        ("Evaluator note", "none yet"),
    )
    return Table(f"Inject {inject.number}: {plain(inject.title)}", ("Field", "Content"), rows, widths=(20, 80))


def when_text(exercise: Exercise, situation: Situation, inject: Inject) -> str:
    """`Turn 3, Aug 2020`."""
    month = exercise.first_month(inject.turn, situation.start).plus(inject.month)
    return f"Turn {inject.turn}, {month.label}"


def recipients_text(exercise: Exercise, inject: Inject) -> str:
    """The names of the cells it goes to."""
    names = [plain(cell.name) for cell in exercise.cells if cell.id in inject.to]
    return ", ".join(names) if inject.to else "all cells"


def way_text(exercise: Exercise, inject: Inject) -> str:
    """`Newspaper → Foreign affairs, Home affairs and justice`."""
    return f"{plain(inject.sender) or 'control'} → {recipients_text(exercise, inject)}"


def condition_text(inject: Inject) -> str:
    """`when guards, SDF prisons is below 0.55`, or what a cell does."""
    if inject.condition is None:
        return plain(inject.trigger) or "none"
    shown = indicator(inject.condition.indicator)
    value = setting_text(inject.condition.value, shown.quantity)
    return f"when “{shown.title}” is {inject.condition.comparison.value} {value}, seen at a lock or advance"


def effects_text(exercise: Exercise, situation: Situation, inject: Inject) -> str:
    """What it does, lever by lever or number by number, never hidden in prose."""
    month = exercise.first_month(inject.turn, situation.start).plus(inject.month)
    nobody = Authorship(who="control", when=datetime(2000, 1, 1))
    events = (event_of(inject, effect, place, month, nobody) for place, effect in enumerate(inject.effects, start=1))
    said = "; ".join(event_words(event) for event in events)
    return f"{said[:1].upper()}{said[1:]}" if said else NO_EFFECT


def status_text(found: InjectState, zone: tzinfo | None) -> str:
    """`sent in turn 3 at 11:02`, `skipped at 11:40: no time`, `not sent`; clock times in `zone`."""
    if found.status is InjectStatus.READY:
        return "not sent"
    at = f" at {found.at.astimezone(zone):%H:%M}" if found.at else ""
    turn = f" in turn {found.turn}" if found.status is InjectStatus.SENT else ""
    reason = f": {plain(found.reason)}" if found.reason else ""
    return f"{found.status.value}{turn}{at}{reason}"
