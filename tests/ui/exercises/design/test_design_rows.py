"""Rows of Design by hand: added, copied, moved, removed; checks that lead to their place; plays keep their copy."""

from __future__ import annotations

from design_by_hand import box, exercise_of, go, type_into
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from planner.domain.exercise import Terms
from planner.domain.finding import Severity
from planner.domain.value import changed
from planner.ui.exercises.design.outline import PARTS
from planner.ui.exercises.design.page import GONE, DesignPage
from planner.ui.exercises.design.parts import Part, Place
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.exercises.exercises import change_exercise, delete_exercise


def counts(page: DesignPage) -> dict[str, str]:
    """The outline as it is spoken."""
    model = page.outline.model()
    spoken = [str(model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)) for row in range(len(PARTS))]
    return {str(part): said for part, said in zip(PARTS, spoken, strict=True)}


def test_that_the_outline_counts_the_rows_of_each_part(page: DesignPage) -> None:
    assert counts(page)["Master events list"] == "Master events list, 19"
    assert counts(page)["Levers held"] == "Levers held, 17"


def test_that_the_outline_speaks_in_the_trainers_words(page: DesignPage, workspace: OpenWorkspace) -> None:
    workspace.apply(change_exercise, changed(exercise_of(page), terms=Terms.UK))
    assert counts(page)["Master events list"] == "Main events list, 19"


def test_that_add_makes_a_row_and_puts_the_focus_into_its_first_words(page: DesignPage) -> None:
    go(page, Part.OBJECTIVES, 4)
    page.pane.add_button.click()
    assert exercise_of(page).objectives[-1].id == "O6"
    assert page.editor.place == Place(Part.OBJECTIVES, 5)
    assert page.focusWidget() is box(page, "title").entry


def test_that_a_copied_inject_gets_the_next_number(page: DesignPage) -> None:
    go(page, Part.INJECTS, 12)
    page.pane.duplicate_button.click()
    made = exercise_of(page).injects[-1]
    assert (made.number, made.title) == (20, "Breakout at one prison")


def test_that_injects_that_change_places_keep_their_numbers_in_order(page: DesignPage) -> None:
    go(page, Part.INJECTS, 1)
    page.pane.down_button.click()
    injects = exercise_of(page).injects
    assert [inject.number for inject in injects[:4]] == [1, 2, 3, 4]
    assert injects[2].title == "About 100 people left one camp"


def test_that_injects_follow_their_turn(page: DesignPage) -> None:
    go(page, Part.TURNS, 2)
    page.pane.up_button.click()
    by_title = {inject.title: inject.turn for inject in exercise_of(page).injects}
    assert by_title["The coalition draws down"] == 2
    assert by_title["Another host takes over some prisons"] == 3


def test_that_a_removed_turn_takes_its_injects_along_and_undo_brings_all_back(
    page: DesignPage, workspace: OpenWorkspace
) -> None:
    before = exercise_of(page)
    go(page, Part.TURNS, 1)
    page.pane.remove_button.click()
    assert len(exercise_of(page).injects) == 14
    assert max(inject.turn for inject in exercise_of(page).injects) == 4
    workspace.undo()
    assert exercise_of(page) == before


def test_that_levers_change_places_inside_their_cell_alone(page: DesignPage) -> None:
    go(page, Part.LEVERS, 6)
    before = exercise_of(page)
    page.pane.down_button.click()
    assert exercise_of(page) == before


def test_that_the_keys_of_the_table_do_what_its_buttons_do(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.OBJECTIVES, 1)
    page.pane.table.setFocus()
    qtbot.keyClick(page.pane.table, Qt.Key.Key_Delete)
    assert [found.id for found in exercise_of(page).objectives] == ["O1", "O3", "O4", "O5"]


def test_that_arrow_keys_move_from_row_to_row(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.INJECTS)
    page.pane.table.setFocus()
    qtbot.keyClick(page.pane.table, Qt.Key.Key_Down)
    assert page.editor.place == Place(Part.INJECTS, 1)


def test_that_a_finding_leads_to_the_row_it_means(qtbot: QtBot, page: DesignPage) -> None:
    go(page, Part.TURNS, 3)
    box(page, "brief").entry.selectAll()  # type: ignore[attr-defined] # a paragraph
    qtbot.keyClick(box(page, "brief").entry, Qt.Key.Key_Delete)
    go(page, Part.CELLS)
    line = next(found for found in page.checks.lines if found.shown.where == "Turn 4")
    assert line.shown.what == "It has no brief."
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.editor.place == Place(Part.TURNS, 3)


def test_that_a_lever_outside_its_limits_is_found_at_its_row(page: DesignPage, workspace: OpenWorkspace) -> None:
    exercise = exercise_of(page)
    cell = exercise.cells[1]
    wrong = changed(cell.levers[2], maximum=9_999.0)
    levers = (*cell.levers[:2], wrong, *cell.levers[3:])
    cells = (exercise.cells[0], changed(cell, levers=levers), *exercise.cells[2:])
    workspace.apply(change_exercise, changed(exercise, cells=cells))
    found = next(line.shown for line in page.checks.lines if line.shown.severity is Severity.FAILURE)
    assert found.place == Place(Part.LEVERS, 9)
    assert not page.tools.begin_button.isEnabled()


def test_that_beginning_a_play_keeps_a_copy_and_the_page_says_so(
    qtbot: QtBot, page: DesignPage, workspace: OpenWorkspace
) -> None:
    with qtbot.waitSignal(workspace.screen_wanted) as shown:
        page.tools.begin_button.click()
    go(page, Part.TURNS)
    type_into(qtbot, page, "title", "Something else")
    play = workspace.value.plays[-1]
    assert shown.args == ["exercises", f"play:{play.id}"]
    assert play.exercise.turns[0].title == "Guards move to the front"
    assert exercise_of(page).turns[0].title == "Something else"
    assert page.note.text().startswith("A play was begun on 20 Nov 2026")


def test_that_duplicate_makes_another_exercise_and_names_it(
    qtbot: QtBot, page: DesignPage, workspace: OpenWorkspace
) -> None:
    with qtbot.waitSignal(workspace.screen_wanted) as shown:
        page.tools.duplicate_button.click()
    assert shown.args == ["exercises", f"exercise:{workspace.value.exercises[1].id}"]


def test_that_a_deleted_exercise_leaves_one_sentence(page: DesignPage, workspace: OpenWorkspace) -> None:
    workspace.apply(delete_exercise, exercise_of(page).id)
    assert page.gone.isVisible()
    assert page.gone.text() == GONE
    workspace.undo()
    assert not page.gone.isVisible()


def test_that_levers_wait_for_the_first_cell(page: DesignPage, workspace: OpenWorkspace) -> None:
    workspace.apply(change_exercise, changed(exercise_of(page), cells=()))
    go(page, Part.LEVERS)
    assert not page.pane.add_button.isEnabled()
    assert page.pane.nothing.text() == "Cells hold levers and have views: add a cell first."


def test_that_checks_fold_into_a_tab_where_the_window_is_narrow(page: DesignPage) -> None:
    page.resize(1900, 900)
    assert page.checks.isVisible()
    page.resize(1000, 640)
    assert not page.checks.isVisible()


def test_that_every_control_of_every_form_has_a_name(page: DesignPage) -> None:
    nameless = [(part, name) for part in Part for name in _nameless(page, part)]
    assert nameless == []


def _nameless(page: DesignPage, part: Part) -> list[str]:
    go(page, part)
    boxes = [name for name, found in page.pane.form.boxes.items() if not found.entry.accessibleName()]
    buttons = [found.objectName() or "button" for found in page.pane.findChildren(QAbstractButton) if _is_mute(found)]
    return boxes + buttons


def _is_mute(button: QAbstractButton) -> bool:
    return button.isVisible() and not (button.text() or button.accessibleName())


def test_that_rendering_twice_changes_nothing(page: DesignPage, workspace: OpenWorkspace) -> None:
    before = exercise_of(page)
    page.render_exercise()
    page.render_exercise()
    assert exercise_of(page) == before
