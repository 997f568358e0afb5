"""The documents of an exercise: the players', searched for what they must not know, and those of control."""

from __future__ import annotations

from datetime import datetime

from planner.domain.errors import InputError
from planner.domain.exercise import Exercise
from planner.domain.situation import Situation
from planner.reports.document import ReportContent
from planner.reports.exercises.cell_briefing import cell_briefing
from planner.reports.exercises.evaluation_guide import evaluation_guide
from planner.reports.exercises.events_list import events_list
from planner.reports.exercises.facilitator_guide import facilitator_guide
from planner.reports.exercises.feedback_form import feedback_form
from planner.reports.exercises.situation_manual import situation_manual
from planner.reports.exercises.withheld import leaks_in

Pack = tuple[tuple[str, ReportContent], ...]
"""Places in a folder without an ending, such as `players/situation-manual`, and what goes there."""


def pack_contents(exercise: Exercise, situation: Situation, marking: str, now: datetime) -> Pack:
    """Every document of the exercise: the players' first, then those of control and evaluators.

    Raises `InputError` as `player_pack_contents` does.
    """
    return (
        *player_pack_contents(exercise, situation, marking, now),
        ("control/facilitator-guide", facilitator_guide(exercise, situation, marking, now)),
        ("control/events-list", events_list(exercise, situation, marking, now)),
        ("control/evaluation-guide", evaluation_guide(exercise, situation, marking, now)),
    )


def player_pack_contents(exercise: Exercise, situation: Situation, marking: str, now: datetime) -> Pack:
    """What goes to players: the situation manual, a briefing for each cell, the feedback form.

    Raises `InputError` when a text written for control, or for another cell, stands in one of them.
    """
    manual = situation_manual(exercise, situation, marking, now)
    form = feedback_form(exercise, situation, marking, now)
    for content in (manual, form):
        _refuse_leaks(exercise, content, "")
    briefings = []
    for number, cell in enumerate(exercise.cells, start=1):
        content = cell_briefing(exercise, cell, situation, marking, now)
        _refuse_leaks(exercise, content, cell.id)
        briefings.append((briefing_place(number, cell.id), content))
    return (("players/situation-manual", manual), *briefings, ("players/feedback-form", form))


def briefing_place(number: int, cell_id: str) -> str:
    """Where the briefing of a cell goes, by its place among the cells from 1: `players/briefing-2-foreign`."""
    kept = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in cell_id)
    return f"players/briefing-{number}-{kept}"


def _refuse_leaks(exercise: Exercise, content: ReportContent, cell_id: str) -> None:
    found = leaks_in(content, exercise, cell_id)
    if found:
        raise InputError(
            f"“{found[0]}” is written for control or for another cell, and it also stands in “{content.title}”, which "
            "goes to players. Take it out of one of the two, then make the pack again."
        )
