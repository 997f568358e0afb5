"""The Exercises screen: what it offers while there is nothing, and what it puts in front afterwards."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.value import changed
from planner.ui.exercises.choice import MEMORY, Page, choice_in, chosen_of, subtitle
from planner.ui.exercises.design.page import DesignPage
from planner.ui.exercises.run.page import RunPage
from planner.ui.exercises.view import IN_BANDS, ExercisesView
from planner.ui.theme.theme import Theme, apply_theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.exercises import exercises, playing_turns


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication, workspace: OpenWorkspace) -> ExercisesView:
    """The screen on a workspace without exercises."""
    apply_theme(qapp, Theme())
    made = ExercisesView(workspace, Theme(), datetime.now)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def button(view: ExercisesView, words: str) -> QPushButton:
    return next(found for found in view.findChildren(QPushButton) if found.text() == words and found.isVisible())


def take(view: ExercisesView, workspace: OpenWorkspace) -> str:
    """Take *October 2019* with few draws; its id."""
    view.actions_of_exercises.take("october-2019")
    exercise = changed(workspace.value.exercises[-1], draws=4)
    workspace.apply(exercises.change_exercise, exercise)
    return exercise.id


def test_that_an_empty_page_offers_both_ready_exercises_a_new_one_and_an_import(view: ExercisesView) -> None:
    words = {found.text() for found in view.findChildren(QPushButton) if found.isVisible()}
    assert {"Take “October 2019”", "Take “Repatriate or wait”", "New exercise…", "Import…"} <= words
    assert view.in_bands == ""


def test_that_taking_a_ready_exercise_shows_it(view: ExercisesView, workspace: OpenWorkspace) -> None:
    QTest.mouseClick(button(view, "Take “October 2019”"), Qt.MouseButton.LeftButton)
    assert [found.name for found in workspace.value.exercises] == ["October 2019"]
    assert view.head.isVisible()
    assert "3 cells · 5 turns of 4 months" in subtitle(workspace.value.exercises[0])


def test_that_beginning_a_play_opens_the_console_and_says_exercise(
    view: ExercisesView, workspace: OpenWorkspace
) -> None:
    take(view, workspace)
    QTest.mouseClick(button(view, "Begin play"), Qt.MouseButton.LeftButton)
    assert isinstance(view.pages.currentWidget(), RunPage)
    assert view.in_bands == IN_BANDS
    assert len(workspace.value.plays) == 1


def test_that_the_switch_leads_to_the_design_and_back(view: ExercisesView, workspace: OpenWorkspace) -> None:
    view.actions_of_exercises.begin(take(view, workspace))
    console = view.run
    QTest.mouseClick(view.head.pages.buttons[0], Qt.MouseButton.LeftButton)
    assert isinstance(view.pages.currentWidget(), DesignPage)
    QTest.mouseClick(view.head.pages.buttons[1], Qt.MouseButton.LeftButton)
    assert view.run is console


def test_that_what_is_in_front_is_remembered(view: ExercisesView, workspace: OpenWorkspace) -> None:
    exercise = take(view, workspace)
    view.actions_of_exercises.begin(exercise)
    play = workspace.value.plays[-1].id
    assert workspace.recall(MEMORY) == {"exercise": exercise, "play": play, "page": "run"}
    chosen = chosen_of(workspace.value, choice_in(workspace.recall(MEMORY)))
    assert (chosen.play, chosen.page) == (workspace.value.plays[-1], Page.RUN)


def test_that_a_deleted_play_leaves_its_exercise_in_front(view: ExercisesView, workspace: OpenWorkspace) -> None:
    exercise = take(view, workspace)
    view.actions_of_exercises.begin(exercise)
    workspace.apply(playing_turns.delete_play, workspace.value.plays[-1].id)
    assert view.chosen.play is None
    assert view.chosen.exercise is not None
    assert view.in_bands == ""
    assert view.run is None


def test_that_a_play_outlives_its_exercise(view: ExercisesView, workspace: OpenWorkspace) -> None:
    exercise = take(view, workspace)
    view.actions_of_exercises.begin(exercise)
    workspace.apply(exercises.delete_exercise, exercise)
    assert view.run is not None
    assert view.chosen.exercise is None


def test_that_the_menu_lists_exercises_plays_and_what_can_be_done(
    view: ExercisesView, workspace: OpenWorkspace
) -> None:
    view.actions_of_exercises.begin(take(view, workspace))
    words = [action.text() for action in view.actions_of_exercises.menu(view.chosen).actions()]
    assert words[0] == "October 2019"
    assert any(found.startswith("October 2019: Play of 20 Nov 2026") for found in words)
    assert {"New exercise…", "Import…", "Begin a new play", "Export…", "Save the log…"} <= set(words)


def test_that_other_screens_can_point_at_a_play(view: ExercisesView, workspace: OpenWorkspace) -> None:
    exercise = take(view, workspace)
    workspace.apply(playing_turns.begin_play, exercise)
    workspace.apply(playing_turns.begin_play, exercise)
    first = workspace.value.plays[0].id
    view.reveal(f"play:{first}")
    assert view.chosen.play is not None
    assert view.chosen.play.id == first


def test_that_the_palette_reaches_screen_and_console(view: ExercisesView, workspace: OpenWorkspace) -> None:
    view.actions_of_exercises.begin(take(view, workspace))
    words = {action.text() for action in view.palette_actions}
    assert {"New exercise…", "Exercise: Debrief", "Send the selected inject", "Reveal what is ticked"} <= words
    assert "Lock what Custodian decided" in words
