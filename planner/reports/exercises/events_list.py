"""The master events list: every inject with all its fields, for those who run the exercise."""

from __future__ import annotations

from datetime import datetime

from planner.domain.exercise import Exercise, InjectKind
from planner.domain.exercise_words import words_of
from planner.domain.situation import Situation
from planner.reports.document import Heading, ReportContent, Section, Text
from planner.reports.exercises.frame import framed
from planner.reports.exercises.injects import inject_table, injects_table
from planner.reports.exercises.turns import turn_span


def events_list(exercise: Exercise, situation: Situation, marking: str, now: datetime) -> ReportContent:
    """The list, first at a glance, then inject by inject."""
    words = words_of(exercise.terms)
    counts = ", ".join(f"{sum(inject.kind is kind for inject in exercise.injects)} {kind.value}" for kind in InjectKind)
    glance = Section(
        "At a glance",
        (
            Text(
                f"{len(exercise.injects)} injects: {counts}. Real time counts from the start of the turn. Nothing "
                "fires by itself: contingencies and player-triggered injects wait for the facilitator."
            ),
            injects_table(exercise, situation, exercise.injects, "All injects"),
        ),
        name="glance",
    )
    turns = tuple(_turn(exercise, situation, number) for number in range(1, len(exercise.turns) + 1))
    return framed(
        exercise,
        situation,
        words.events_list,
        f"{exercise.name}: {words.events_list}",
        (glance, *turns),
        marking=marking,
        handling="control only",
        now=now,
    )


def _turn(exercise: Exercise, situation: Situation, number: int) -> Section:
    found = [inject for inject in exercise.injects if inject.turn == number]
    title = f"Turn {number}, {turn_span(exercise, situation, number)}"
    if not found:
        return Section(title, (Text("No inject in this turn."),), name=f"turn-{number}")
    blocks = [
        block
        for inject in found
        for block in (Heading(f"{inject.number} {inject.title}"), inject_table(exercise, situation, inject))
    ]
    return Section(title, tuple(blocks), new_page=True, name=f"turn-{number}")
