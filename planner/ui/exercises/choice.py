"""Which exercise, play and page are in front: remembered in the file, and held to what the workspace still has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from planner.domain.exercise import Exercise
from planner.domain.play import Play
from planner.domain.play_state import state_of
from planner.domain.workspace import Workspace

MEMORY = "exercises"


class Page(StrEnum):
    """The three pages of an exercise."""

    DESIGN = "Design"
    RUN = "Run"
    DEBRIEF = "Debrief"


PAGES = tuple(Page)


@dataclass(frozen=True)
class Choice:
    """What was chosen last, by id; empty for nothing yet."""

    exercise_id: str = ""
    play_id: str = ""
    page: Page = Page.RUN

    def as_memory(self) -> dict[str, str]:
        """As the file keeps it."""
        return {"exercise": self.exercise_id, "play": self.play_id, "page": self.page.value.casefold()}


def choice_in(memory: Any) -> Choice:
    """What the file remembers."""
    known = memory if isinstance(memory, dict) else {}
    page = next((found for found in Page if found.value.casefold() == known.get("page")), Page.RUN)
    return Choice(str(known.get("exercise", "")), str(known.get("play", "")), page)


@dataclass(frozen=True)
class Chosen:
    """What is in front. `exercise` is as designed now, None when only plays of it are left; `play` has its own copy."""

    exercise: Exercise | None
    play: Play | None
    page: Page

    @property
    def subject(self) -> Exercise | None:
        """The exercise to name: the play's own, or the one that is designed."""
        return self.play.exercise if self.play else self.exercise

    @property
    def choice(self) -> Choice:
        """The same by id."""
        subject = self.subject
        return Choice(subject.id if subject else "", self.play.id if self.play else "", self.page)


def chosen_of(workspace: Workspace, choice: Choice) -> Chosen:
    """What can be shown of what was chosen: another play or exercise where one is gone, the last one first."""
    plays = {play.id: play for play in workspace.plays}
    exercises = {exercise.id: exercise for exercise in workspace.exercises}
    play = plays.get(choice.play_id)
    exercise = exercises.get(play.exercise.id if play else choice.exercise_id)
    if play is None and exercise is None:
        exercise = next(reversed(workspace.exercises), None)
        play = next(reversed(workspace.plays), None) if exercise is None else None
    if play is None and exercise is not None:
        play = next((found for found in reversed(workspace.plays) if found.exercise.id == exercise.id), None)
    return Chosen(exercise, play, choice.page)


def with_page(choice: Choice, page: Page) -> Choice:
    """Another page of the same exercise."""
    return replace(choice, page=page)


def play_words(play: Play) -> str:
    """`Play of 20 Nov 2026, 15:42: turn 3 of 5`."""
    state = state_of(play)
    where = "ended" if state.ended else f"turn {state.turn} of {len(play.exercise.turns)}"
    return f"Play of {play.began.day} {play.began:%b %Y, %H:%M}: {where}"


def subtitle(exercise: Exercise) -> str:
    """`Table-top · 3 cells · 5 turns of 4 months · HSEEP terms`."""
    months = {turn.months for turn in exercise.turns}
    span = f" of {months.pop()} months" if len(months) == 1 else ""
    return (
        f"Table-top · {_counted(len(exercise.cells), 'cell')} · {_counted(len(exercise.turns), 'turn')}{span}"
        f" · {exercise.terms} terms"
    )


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
