"""A cell's briefing: its own brief, levers, budget and views, and nothing of anybody else's or of what is to come."""

from __future__ import annotations

from datetime import datetime

from planner.domain.exercise import Cell, Exercise
from planner.domain.exercise_words import words_of
from planner.domain.situation import Situation
from planner.domain.wording import published
from planner.reports.document import Heading, Notice, ReportContent, Section, Table, Text
from planner.reports.exercises.frame import TO_FILL, framed, opened, paragraphs
from planner.reports.exercises.held import lever_title, levers_table, views_table
from planner.reports.exercises.turns import turns_table
from planner.reports.plain_text import plain


def cell_briefing(exercise: Exercise, cell: Cell, situation: Situation, marking: str, now: datetime) -> ReportContent:
    """The briefing of one cell, for its players alone."""
    words = words_of(exercise.terms)
    return framed(
        exercise,
        situation,
        words.cell_briefing,
        f"{exercise.name}: {cell.name}",
        (
            Section("Who you are", (Text(plain(cell.plays), "You play."), *paragraphs(cell.brief)), name="who"),
            _decisions(exercise, cell, situation),
            _told(cell),
            Section("When", (turns_table(exercise, situation),), name="when"),
            _sheet(exercise, cell),
        ),
        marking=marking,
        handling="for this cell alone",
        now=now,
    )


def _decisions(exercise: Exercise, cell: Cell, situation: Situation) -> Section:
    if not cell.levers:
        return Section("What you decide", (Text("You hold no lever: you advise, ask and negotiate."),), name="levers")
    return Section(
        "What you decide",
        (
            Text(
                f"{published(cell.budget)} points in each turn. Moving a lever costs points, up or down, counted from "
                "what is in force; what you leave alone goes on and costs nothing."
            ),
            levers_table(exercise, cell, situation),
            Text(f"A decision holds from the first month of the turn until you change it.{_clearing(cell)}"),
        ),
        name="levers",
    )


def _clearing(cell: Cell) -> str:
    if not any(held.clears for held in cell.levers):
        return ""
    return " A number of months, such as “in 24 months”, asks that everyone who may travel is home by then."


def _told(cell: Cell) -> Section:
    return Section(
        "What you are told",
        (
            *((views_table("your cell", cell.views),) if cell.views else ()),
            Notice(
                "Reports are not the truth.",
                "They come late and are off by about as much as stated. What is withheld exists, and nobody gives you "
                "a number for it. You may ask other cells; they may answer, or not.",
            ),
        ),
        name="views",
    )


def _sheet(exercise: Exercise, cell: Cell) -> Section:
    """To decide on paper when the room has no screen."""
    words = words_of(exercise.terms)
    turns = tuple(f"Turn {number}" for number in range(1, len(exercise.turns) + 1))
    lines = (
        *(lever_title(held) for held in cell.levers),
        "Points left",
        "Why, in one line",
        "What it means for rights",
    )
    return Section(
        "Decision sheet",
        (
            Heading("Write, seal, hand to control"),
            Table(
                f"Decisions of {plain(cell.name)}",
                ("Decision", *turns),
                tuple((line, *(TO_FILL for _ in turns)) for line in lines),
            ),
            Text(f"{opened(words.controller)}: note the time at which the sheet was sealed."),
        ),
        new_page=True,
        name="sheet",
    )
