"""Fields of Design by hand: each commits when it is left, as one step; what cannot be used stays beside its field."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from design_by_hand import box, exercise_of, go, type_into
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from planner.domain.exercise import Comparison, InjectKind
from planner.domain.finding import Severity
from planner.store.workspace_file import WorkspaceFile
from planner.ui.exercises.design.page import DesignPage
from planner.ui.exercises.design.parts import Part, Place
from planner.ui.jobs import Jobs
from planner.ui.theme.theme import Theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.change import By


def choose(page: DesignPage, name: str, value: str) -> None:
    """Pick a value of a list, as a person does."""
    entry = box(page, name).entry
    assert isinstance(entry, QComboBox)
    entry.setCurrentIndex(entry.findData(value))
    entry.activated.emit(entry.currentIndex())


def test_that_leaving_a_field_keeps_it_as_one_step_that_says_what_changed(
    qtbot: QtBot, page: DesignPage, workspace: OpenWorkspace
) -> None:
    go(page, Part.TURNS, 1)
    type_into(qtbot, page, "title", "A prison changes hands")
    assert exercise_of(page).turns[1].title == "A prison changes hands"
    assert workspace.undo_label == "change the turns of “October 2019”"


def test_that_undo_brings_the_field_back_as_it_was(qtbot: QtBot, page: DesignPage, workspace: OpenWorkspace) -> None:
    go(page, Part.TURNS, 1)
    type_into(qtbot, page, "title", "A prison changes hands")
    workspace.undo()
    entry = box(page, "title").entry
    assert isinstance(entry, QLineEdit)
    assert entry.text() == "A site changes hands"


def test_that_leaving_a_field_as_it_was_is_no_step(qtbot: QtBot, page: DesignPage, workspace: OpenWorkspace) -> None:
    go(page, Part.TURNS, 1)
    type_into(qtbot, page, "title", "A site changes hands")
    assert workspace.undo_label == "take the exercise “October 2019”"


def test_that_a_wrong_number_is_said_beside_its_field_and_stays_there(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.TURNS, 2)
    type_into(qtbot, page, "months", "forty")
    entry = box(page, "months").entry
    assert isinstance(entry, QLineEdit)
    assert entry.text() == "forty"
    assert box(page, "months").problem.text() == "Months played is a number; “forty” cannot be read as one."
    assert exercise_of(page).turns[2].months == 4


def test_that_a_number_outside_its_bounds_says_the_bound(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.TURNS, 2)
    type_into(qtbot, page, "months", "40")
    assert box(page, "months").problem.text() == "Months played is at most 24."


def test_that_what_could_not_be_used_is_found_again_after_going_elsewhere(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.TURNS, 2)
    type_into(qtbot, page, "months", "forty")
    go(page, Part.OBJECTIVES)
    unused = page.checks.lines[0].shown
    assert (unused.severity, unused.place) == (Severity.WARNING, Place(Part.TURNS, 2, "months"))
    page.checks.lines[0].pressed.emit(unused.place)
    entry = box(page, "months").entry
    assert isinstance(entry, QLineEdit)
    assert entry.text() == "forty"


def test_that_what_could_not_be_used_outlives_the_page(
    qtbot: QtBot, page: DesignPage, workspace: OpenWorkspace
) -> None:
    go(page, Part.TURNS, 2)
    type_into(qtbot, page, "months", "forty")
    again = DesignPage(workspace, Theme(dark=True), exercise_of(page).id)
    qtbot.addWidget(again)
    assert again.checks.lines[0].shown.place == Place(Part.TURNS, 2, "months")


def test_that_mending_an_entry_takes_its_sentence_away(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.TURNS, 2)
    type_into(qtbot, page, "months", "forty")
    type_into(qtbot, page, "months", "6")
    assert exercise_of(page).turns[2].months == 6
    assert box(page, "months").problem.isHidden()


def test_that_a_draft_follows_its_row_when_rows_change_places(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.TURNS, 2)
    type_into(qtbot, page, "months", "forty")
    page.pane.up_button.click()
    assert page.editor.place == Place(Part.TURNS, 1)
    assert box(page, "months").problem.text().startswith("Months played is a number")


def test_that_a_paragraph_is_kept_when_another_row_is_pointed_at(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.CELLS, 0)
    brief = box(page, "brief").entry
    assert isinstance(brief, QPlainTextEdit)
    brief.selectAll()
    qtbot.keyClicks(brief, "You speak for the ministries.")
    page.pane.table.selectRow(1)
    assert exercise_of(page).cells[0].brief == "You speak for the ministries."
    assert page.editor.place == Place(Part.CELLS, 1)


def test_that_each_minute_of_a_turn_has_a_field(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.TURNS, 0)
    type_into(qtbot, page, "minutes:3", "9")
    assert exercise_of(page).turns[0].minutes == (3, 12, 2, 9, 3, 5)


def test_that_another_lever_begins_between_its_own_limits_for_everyone(page: DesignPage) -> None:
    go(page, Part.LEVERS, 0)
    choose(page, "lever", "guard_ratio")
    held = exercise_of(page).cells[0].levers[0]
    assert (held.lever, held.members, held.minimum, held.maximum) == ("guard_ratio", "", 0.1, 1.5)


def test_that_limits_that_cross_are_refused(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.LEVERS, 0)
    type_into(qtbot, page, "minimum", "300")
    assert box(page, "minimum").problem.text().startswith("The limits cross: from 300 to 250")


def test_that_noise_is_typed_in_percent(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.VIEWS, 0)
    type_into(qtbot, page, "noise", "12.5")
    assert exercise_of(page).cells[0].views[0].noise == 0.125


def test_that_a_lever_given_to_another_cell_is_still_in_front(page: DesignPage) -> None:
    go(page, Part.LEVERS, 0)
    choose(page, "cell", "custodian")
    assert exercise_of(page).cell("custodian").levers[-1].title == "Tracking places, United Kingdom"
    assert page.pane.table.lines.rows[page.editor.place.row][1] == "Tracking places, United Kingdom"


def test_that_a_contingency_shows_its_condition_and_a_scripted_inject_none(page: DesignPage) -> None:
    go(page, Part.INJECTS, 0)
    assert "condition:indicator" not in page.pane.form.boxes
    choose(page, "kind", InjectKind.CONTINGENCY)
    choose(page, "condition:indicator", "escapes")
    condition = exercise_of(page).injects[0].condition
    assert condition is not None
    assert (condition.indicator, condition.comparison) == ("escapes", Comparison.ABOVE)


def test_that_effects_are_added_set_and_removed(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.INJECTS, 1)
    qtbot.mouseClick(box(page, "effect:add").entry, Qt.MouseButton.LeftButton)
    choose(page, "effect:0:target", "deportation")
    type_into(qtbot, page, "effect:0:value", "2.5")
    effect = exercise_of(page).injects[1].effects[0]
    assert (effect.target, effect.value) == ("deportation", 2.5)
    qtbot.mouseClick(box(page, "effect:0:remove").entry, Qt.MouseButton.LeftButton)
    assert exercise_of(page).injects[1].effects == ()


def test_that_evidence_that_is_not_in_the_register_is_refused(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.INJECTS, 0)
    type_into(qtbot, page, "evidence", "C28, Z99")
    assert box(page, "evidence").problem.text() == ("The evidence register has no Z99; look the number up in Evidence.")


def test_that_an_evidence_id_opens_the_register_at_its_row(
    qtbot: QtBot, page: DesignPage, workspace: OpenWorkspace
) -> None:
    go(page, Part.INJECTS, 12)
    asked: list[tuple[str, str]] = []
    workspace.screen_wanted.connect(lambda screen, item: asked.append((screen, item)))
    qtbot.mouseClick(box(page, "open:C28").entry, Qt.MouseButton.LeftButton)
    assert asked == [("evidence", "C28")]


def test_that_two_injects_cannot_have_one_number(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.INJECTS, 0)
    type_into(qtbot, page, "number", "7")
    assert box(page, "number").problem.text() == "There is an inject 7 already; give this one another number."


def test_that_ticking_cells_says_to_whom_an_inject_goes(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.INJECTS, 12)
    ticks = box(page, "to").entry.boxes  # type: ignore[attr-defined] # boxes to tick
    qtbot.keyClick(ticks["foreign"], Qt.Key.Key_Space)
    assert exercise_of(page).injects[12].to == ("custodian",)


def test_that_what_holds_before_play_is_signed_by_who_set_it(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.GIVEN)
    page.pane.add_button.click()
    type_into(qtbot, page, "schedule", "0.6@2019-11,0.8@2020-03")
    given = exercise_of(page).given[-1]
    assert (str(given.schedule), given.authorship.who) == ("0.6@2019-11,0.8@2020-03", "returns desk")


def test_that_a_schedule_the_lever_does_not_allow_is_refused(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.GIVEN)
    page.pane.add_button.click()
    type_into(qtbot, page, "schedule", "7")
    assert "must be from 0.1 to 1.5" in box(page, "schedule").problem.text()


def test_that_a_read_only_file_lets_fields_be_read_and_copied_alone(
    qtbot: QtBot, page: DesignPage, sample_path: Path, jobs: Jobs
) -> None:
    other = OpenWorkspace(WorkspaceFile.open(sample_path), jobs, lambda: By("planner", datetime(2026, 11, 20)))
    second = DesignPage(other, Theme(), exercise_of(page).id)
    qtbot.addWidget(second)
    second.reveal(Place(Part.TURNS))
    title = box(second, "title").entry
    assert isinstance(title, QLineEdit)
    assert title.isReadOnly()
    assert not second.pane.add_button.isEnabled()
    assert not second.tools.begin_button.isEnabled()
    assert second.tools.export_button.isEnabled()
    other.close()
