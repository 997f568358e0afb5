"""The participant feedback form: a page to fill in, without a name."""

from __future__ import annotations

from datetime import datetime

from planner.domain.exercise import Exercise
from planner.domain.exercise_words import words_of
from planner.domain.situation import Situation
from planner.reports.document import Bullets, ReportContent, Section, Table, Text
from planner.reports.exercises.frame import TO_FILL, framed
from planner.reports.plain_text import plain

_SCALE = ("1", "2", "3", "4", "5")
_STATEMENTS = (
    "The objectives were clear to me.",
    "I had enough time to plan and decide.",
    "The injects were believable and came at a good pace.",
    "I understood how sure the figures were.",
    "The answers of the model helped the discussion.",
    "Security and rights were both given weight.",
    "I will do something differently at work because of this exercise.",
)
_QUESTIONS = (
    "What should we keep?",
    "What should we change?",
    "What did your organisation lack that it would need on the day?",
    "Which action should be in the plan, and which post should own it?",
)


def feedback_form(exercise: Exercise, situation: Situation, marking: str, now: datetime) -> ReportContent:
    """The form, the same for everybody who took part."""
    words = words_of(exercise.terms)
    cells = ", ".join(plain(cell.name) for cell in exercise.cells)
    return framed(
        exercise,
        situation,
        words.feedback_form,
        f"{exercise.name}: {words.feedback_form}",
        (
            Section(
                "Your view",
                (
                    Text(f"Tell us your cell or role, not your name. {cells}, or other: {TO_FILL}"),
                    Table(
                        "Tick one: 1 not at all, 5 fully",
                        ("Statement", *_SCALE),
                        tuple((statement, *("○" for _ in _SCALE)) for statement in _STATEMENTS),
                        widths=(60, 8, 8, 8, 8, 8),
                    ),
                ),
                name="ratings",
            ),
            Section(
                "In your words",
                (Bullets(tuple(Text(f"{question} {TO_FILL * 4}") for question in _QUESTIONS), ordered=True),),
                name="words",
            ),
        ),
        marking=marking,
        handling=f"for {words.player}s and control",
        now=now,
    )
