"""The evaluation guide: objective by objective, what to look for, when, and how to rate it."""

from __future__ import annotations

from datetime import datetime

from planner.domain.exercise import Exercise, Objective
from planner.domain.exercise_words import words_of
from planner.domain.play import Rating
from planner.domain.situation import Situation
from planner.reports.document import Block, Bullets, Heading, ReportContent, Section, Table, Text
from planner.reports.exercises.frame import TO_FILL, framed
from planner.reports.exercises.injects import when_text
from planner.reports.plain_text import plain


def evaluation_guide(exercise: Exercise, situation: Situation, marking: str, now: datetime) -> ReportContent:
    """The guide, for those who evaluate."""
    words = words_of(exercise.terms)
    return framed(
        exercise,
        situation,
        words.evaluation_guide,
        f"{exercise.name}: {words.evaluation_guide}",
        (_how(), *(_objective(exercise, situation, objective) for objective in exercise.objectives)),
        marking=marking,
        handling=f"control and {words.evaluator}s only",
        now=now,
    )


def _rating_scale() -> Table:
    """The four ratings and their words."""
    return Table(
        "Ratings", ("Rating", "Means"), tuple((rating.name, rating.value) for rating in Rating), widths=(20, 80)
    )


def _how() -> Section:
    return Section(
        "How to evaluate",
        (
            Bullets(
                (
                    Text("Watch what is said and decided, not who says it. Write posts and cells, never names."),
                    Text("Note the turn and the minute. One line a sighting is enough."),
                    Text("Rate each objective once, at the end, with a reason. A rating without one does not count."),
                    Text("A good result is no proof of a good decision, and a bad one no proof of a poor one."),
                )
            ),
            _rating_scale(),
        ),
        name="how",
    )


def _objective(exercise: Exercise, situation: Situation, objective: Objective) -> Section:
    serving = [inject for inject in exercise.injects if inject.objective == objective.id]
    blocks: list[Block] = [Text(plain(objective.text) or plain(objective.title))]
    if objective.criteria:
        blocks.append(
            Table(
                f"{objective.id}: what to look for",
                ("Criterion", "Seen in turn", "Note"),
                tuple((plain(criterion), TO_FILL, TO_FILL) for criterion in objective.criteria),
                widths=(52, 16, 32),
            )
        )
    if serving:
        rows = tuple(
            (
                f"{inject.number} {plain(inject.title)}",
                when_text(exercise, situation, inject),
                plain(inject.expected_action),
            )
            for inject in serving
        )
        blocks += [
            Heading("When to look"),
            Table(f"{objective.id}: injects", ("Inject", "When", "Expected action"), rows, widths=(28, 16, 56)),
        ]
    blocks.append(Text(f"{TO_FILL} (P, S, M or U), because {TO_FILL}{TO_FILL}", "Rating."))
    return Section(f"{objective.id} {plain(objective.title)}", tuple(blocks), name=objective.id)
