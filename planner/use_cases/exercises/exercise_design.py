"""Keeping a design as it was edited: what was set before play without saying by whom is signed on the way."""

from __future__ import annotations

from datetime import UTC, datetime

from planner.domain.exercise import Exercise
from planner.domain.scenario import Authorship
from planner.domain.value import changed
from planner.domain.workspace import Change
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By
from planner.use_cases.exercises.exercises import change_exercise

UNSIGNED = Authorship(who="", when=datetime(2019, 11, 1, tzinfo=UTC))
"""Stands in a decision or event before play until its design is kept."""


def keep_design(file: WorkspaceFile, by: By, exercise: Exercise) -> Change:
    """The whole exercise as it should be, one step of the history. Raises `InputError` as `change_exercise` does."""
    given = tuple(changed(found, authorship=_signed(found.authorship, by)) for found in exercise.given)
    events = tuple(changed(found, authorship=_signed(found.authorship, by)) for found in exercise.events)
    return change_exercise(file, by, changed(exercise, given=given, events=events))


def _signed(authorship: Authorship, by: By) -> Authorship:
    return authorship if authorship.who else by.authorship(authorship.why)
