"""The workbench as an officer meets it: through the real widgets, on the real sample."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QInputDialog, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.period import Month
from planner.domain.scenario import Status
from planner.domain.schedule import Schedule, constant, parse_schedule, steps
from planner.ui.plots.content import Stroke
from planner.ui.scenarios.event_dialog import EventDialog
from planner.ui.scenarios.lever_groups import EventLine
from planner.ui.scenarios.member_chooser import MemberChooser
from planner.ui.scenarios.tree_model import NAME_COLUMN, TICK_COLUMN
from planner.ui.scenarios.view import ScenariosView
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import levers

Named = Callable[[str], str]
FAMILIES, GUARDED, TODAY = "Families home in 2 years", "Guarded prisons", "As in 2019"
CAPACITY = ("transfer_capacity", "")


def setting(workspace: OpenWorkspace, scenario_id: str, key: tuple[str, str] = CAPACITY) -> Schedule | None:
    overrides = workspace.value.scenario(scenario_id).overrides
    return next((override.schedule for override in overrides if override.key == key), None)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def shown_dialog(view: ScenariosView, kind: type[QDialog]) -> QDialog:
    return next(found for found in view.findChildren(kind) if found.isVisible())


@pytest.fixture
def bench(view: ScenariosView) -> ScenariosView:
    """The workbench with the transfer capacity on the bench."""
    view.bench.choose(*CAPACITY)
    return view


def grip(view: ScenariosView, index: int) -> QPoint:
    """Where a point of the schedule stands in its plot."""
    plot, draft = view.levers.editor.plot, view.levers.editor.draft
    assert plot.place is not None
    assert draft is not None
    point = draft.points[index]
    assert point.month is not None
    return QPointF(plot.place.x(point.month - Month.of(2019, 11)), plot.place.y(point.value)).toPoint()


def test_that_dragging_a_point_sets_the_lever_once_it_is_let_go(
    bench: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    plot, start = bench.levers.editor.plot, grip(bench, 1)
    before, steps_before = setting(workspace, named(FAMILIES)), len(workspace.file.history())
    QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(plot.viewport(), start + QPoint(10, 8))
    QTest.mouseMove(plot.viewport(), start + QPoint(20, 16))
    assert setting(workspace, named(FAMILIES)) == before
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(20, 16))
    after = setting(workspace, named(FAMILIES))
    assert after is not None
    assert after.points[0] == parse_schedule("450@2020-03").points[0]
    assert after.points[1].value < 600
    assert len(workspace.file.history()) == steps_before + 1
    assert workspace.undo_label == "set transfer capacity"


def test_that_charts_follow_a_drag_and_the_fan_comes_back(
    qtbot: QtBot, drawn: ScenariosView, bench: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    plot, start = bench.levers.editor.plot, grip(bench, 1)
    chart = drawn.grid.shown[2]
    QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=start)
    with qtbot.waitSignal(workspace.preview_ready, timeout=20_000):
        QTest.mouseMove(plot.viewport(), start + QPoint(0, 20))
    assert chart.content is not None
    assert Stroke.PREVIEW in [trace.stroke for trace in chart.content.panels[0].traces]
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(0, 20))
    qtbot.waitUntil(lambda: workspace.projections.is_complete(named(FAMILIES)), timeout=20_000)
    assert Stroke.PREVIEW not in [trace.stroke for trace in chart.content.panels[0].traces]
    assert not chart.content.panels[0].traces[-1].faded


def test_that_a_point_put_back_where_it_was_changes_nothing(bench: ScenariosView, workspace: OpenWorkspace) -> None:
    plot, start = bench.levers.editor.plot, grip(bench, 1)
    steps_before = len(workspace.file.history())
    QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=start)
    assert len(workspace.file.history()) == steps_before


def test_that_the_keyboard_moves_a_point(bench: ScenariosView, workspace: OpenWorkspace, named: Named) -> None:
    QTest.keyClick(bench.levers.editor.plot, Qt.Key.Key_Up)
    after = setting(workspace, named(FAMILIES))
    assert after is not None
    assert after.points[1].value > 600


def test_that_a_typed_value_is_set_with_its_reason(
    bench: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    editor = bench.levers.editor
    type_into(editor.rows.field(1, "value"), "750")
    type_into(editor.facts.why, "Five charter flights")
    scenario = workspace.value.scenario(named(FAMILIES))
    override = next(found for found in scenario.overrides if found.key == CAPACITY)
    assert override.schedule == parse_schedule("450@2020-03,750@2020-09")
    assert override.authorship.why == "Five charter flights"


def test_that_a_typed_month_moves_the_point(bench: ScenariosView, workspace: OpenWorkspace, named: Named) -> None:
    type_into(bench.levers.editor.rows.field(1, "month"), "Jan 2021")
    assert setting(workspace, named(FAMILIES)) == parse_schedule("450@2020-03,600@2021-01")


@pytest.mark.parametrize(
    ("field", "text"), [("value", "many"), ("value", "9e9"), ("month", "soon"), ("month", "1066-10")]
)
def test_that_a_wrong_entry_gets_one_sentence_and_loses_nothing(
    bench: ScenariosView, workspace: OpenWorkspace, named: Named, field: str, text: str
) -> None:
    before, editor = setting(workspace, named(FAMILIES)), bench.levers.editor
    type_into(editor.rows.field(1, field), text)
    assert editor.problem.isVisible()
    assert editor.problem.text().count(".") >= 1
    assert editor.rows.field(1, field).text() == text
    assert setting(workspace, named(FAMILIES)) == before


def test_that_reset_gives_the_inherited_value_back(
    bench: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    assert bench.levers.editor.reset_button.text() == "Reset to inherited 600"
    click(bench.levers.editor.reset_button)
    assert setting(workspace, named(FAMILIES)) is None
    assert bench.levers.editor.tag.text() == "today"
    assert not bench.levers.editor.reset_button.isVisible()


def test_that_a_point_is_added_and_removed(bench: ScenariosView, workspace: OpenWorkspace, named: Named) -> None:
    click(bench.levers.editor.add_button)
    assert setting(workspace, named(FAMILIES)) == parse_schedule("450@2020-03,600@2020-09,600@2021-03")
    QTest.keyClick(bench.levers.editor.plot, Qt.Key.Key_Delete)
    after = setting(workspace, named(FAMILIES))
    assert after is not None
    assert len(after.points) == 2


def test_that_the_kind_can_be_changed(bench: ScenariosView, workspace: OpenWorkspace, named: Named) -> None:
    kind = bench.levers.editor.kind
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_Down)
    assert setting(workspace, named(FAMILIES)) == parse_schedule("450@2020-03..600@2020-09")


def test_that_a_lever_that_is_not_set_offers_a_step_at_the_crosshair(
    view: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    view.bench.choose("information_sharing", "")
    workspace.set_month(Month.of(2021, 5))
    type_into(view.levers.editor.rows.field(0, "value"), "0.8")
    assert setting(workspace, named(FAMILIES), ("information_sharing", "")) == steps((Month.of(2021, 5), 0.8))


def test_that_members_who_inherit_different_values_are_offered_none_of_them(
    view: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    workspace.select(named(GUARDED))
    view.bench.choose("repatriation_requests", "")
    editor = view.levers.editor
    assert editor.rows.field(0, "value").text() == ""
    QTest.keyClick(editor.kind, Qt.Key.Key_Down)
    assert "Type a value first" in editor.problem.text()
    type_into(editor.rows.field(0, "value"), "5")
    assert setting(workspace, named(GUARDED), ("repatriation_requests", "")) == constant(5)


def test_that_a_lever_is_set_for_the_members_chosen(
    view: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    workspace.select(named(GUARDED))
    view.bench.choose("added_places", "")
    click(view.levers.editor.whom)
    chooser = shown_dialog(view, MemberChooser)
    assert isinstance(chooser, MemberChooser)
    sites = chooser.lists["site"]
    for row in range(sites.count()):
        name = sites.item(row).text()
        sites.item(row).setCheckState(Qt.CheckState.Checked if name == "SDF camps" else Qt.CheckState.Unchecked)
    click(chooser.use_button)
    type_into(view.levers.editor.rows.field(0, "value"), "2000")
    key = ("added_places", "site=SDF camps")
    assert setting(workspace, named(GUARDED), key) == steps((workspace.month, 2000))


def test_that_nobody_cannot_be_chosen(view: ScenariosView, workspace: OpenWorkspace) -> None:
    view.bench.choose("guard_ratio")
    click(view.levers.editor.whom)
    chooser = shown_dialog(view, MemberChooser)
    assert isinstance(chooser, MemberChooser)
    for row in range(chooser.lists["site"].count()):
        chooser.lists["site"].item(row).setCheckState(Qt.CheckState.Unchecked)
    click(chooser.use_button)
    assert chooser.isVisible()
    assert "tick at least one" in chooser.problem.text()


def test_that_a_final_scenario_cannot_be_set_and_offers_a_branch(
    qtbot: QtBot, view: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    workspace.select(named(TODAY))
    view.bench.choose(*CAPACITY)
    editor = view.levers.editor
    assert editor.rows.field(0, "value").isReadOnly()
    assert "is final" in editor.facts.changed_line.text()
    click(editor.branch_button)
    dialog = shown_dialog(view, QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("What if")
    dialog.accept()
    assert workspace.selected is not None
    assert workspace.selected.name == "What if"
    assert workspace.selected.parent_id == named(TODAY)


def test_that_evidence_opens_at_the_item(qtbot: QtBot, bench: ScenariosView, workspace: OpenWorkspace) -> None:
    with qtbot.waitSignal(workspace.screen_wanted) as wanted:
        click(bench.levers.editor.facts.evidence["X19"])
    assert wanted.args == ["evidence", "X19"]


def test_that_an_event_is_dated_and_removed(view: ScenariosView, workspace: OpenWorkspace, named: Named) -> None:
    click(view.levers.event_button)
    dialog = shown_dialog(view, EventDialog)
    assert isinstance(dialog, EventDialog)
    dialog.value.setText("much")
    click(dialog.add_button)
    assert "not a number" in dialog.problem.text()
    dialog.value.setText("7")
    click(dialog.add_button)
    assert "share from 0 to 1" in dialog.problem.text()
    dialog.value.setText("1")
    dialog.name.setText("Custody changes hands")
    click(dialog.add_button)
    event = workspace.value.scenario(named(FAMILIES)).events[0]
    assert (event.name, event.start, event.value) == ("Custody changes hands", workspace.month, 1)
    groups = {group.key: group for group in view.levers.levers.lines.groups}
    line = groups["events"].lines[0]
    assert isinstance(line, EventLine)
    view.levers.levers.event_chosen.emit(line)
    click(view.levers.event_card.remove_button)
    assert workspace.value.scenario(named(FAMILIES)).events == ()


def row_centre(view: ScenariosView, scenario_id: str, column: int) -> QPoint:
    tree = view.tree_pane.tree
    return tree.visualRect(tree.scenarios.index_of(scenario_id, column)).center()


def test_that_a_click_puts_a_scenario_on_stage(view: ScenariosView, workspace: OpenWorkspace, named: Named) -> None:
    spot = row_centre(view, named(GUARDED), NAME_COLUMN)
    QTest.mouseClick(view.tree_pane.tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert workspace.selected_id == named(GUARDED)
    assert view.bar.name.text() == GUARDED


def test_that_a_tick_marks_for_comparison_without_changing_the_stage(
    view: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    spot = row_centre(view, named(GUARDED), TICK_COLUMN) - QPoint(0, 8)
    QTest.mouseClick(view.tree_pane.tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert workspace.ticked == (named(GUARDED),)
    assert workspace.selected_id == named(FAMILIES)
    QTest.mouseClick(view.tree_pane.tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert workspace.ticked == ()


def test_that_keys_choose_and_tick_scenarios(view: ScenariosView, workspace: OpenWorkspace, named: Named) -> None:
    QTest.keyClick(view.tree_pane.tree, Qt.Key.Key_Down)
    assert workspace.selected_id == named(GUARDED)
    QTest.keyClick(view.tree_pane.tree, Qt.Key.Key_Space)
    assert workspace.ticked == (named(GUARDED),)


def drop(view: ScenariosView, dragged: str, target: QPoint) -> None:
    tree = view.tree_pane.tree
    data: QMimeData = tree.scenarios.mimeData([tree.scenarios.index_of(dragged)])
    event = QDropEvent(
        QPointF(target), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    tree.scenarios.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, -1, -1, tree.indexAt(target))


def test_that_a_scenario_dropped_on_another_goes_under_it(
    view: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    drop(view, named(GUARDED), row_centre(view, named(FAMILIES), NAME_COLUMN))
    assert workspace.value.scenario(named(GUARDED)).parent_id == named(FAMILIES)
    above = view.tree_pane.tree.scenarios.index_of(named(GUARDED)).parent()
    assert view.tree_pane.tree.scenarios.scenario_at(above) == workspace.value.scenario(named(FAMILIES))


def test_that_a_scenario_dropped_under_its_own_child_is_refused(
    qtbot: QtBot, view: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    drop(view, named(GUARDED), row_centre(view, named(FAMILIES), NAME_COLUMN))
    with qtbot.waitSignal(workspace.refused) as told:
        drop(view, named(FAMILIES), row_centre(view, named(GUARDED), NAME_COLUMN))
    assert told.args is not None
    assert "inherit from itself" in told.args[0]


def test_that_deleting_says_first_what_it_takes_along(
    view: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    scenario = named(GUARDED)
    workspace.select(scenario)
    QTest.keyClick(view.tree_pane.tree, Qt.Key.Key_Delete)
    box = shown_dialog(view, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert GUARDED in box.text()
    assert scenario in {found.id for found in workspace.value.scenarios}
    click(next(found for found in box.findChildren(QPushButton) if found.text() == "Delete"))
    assert scenario not in {found.id for found in workspace.value.scenarios}


def test_that_keeping_keeps_the_scenario(view: ScenariosView, workspace: OpenWorkspace, named: Named) -> None:
    view.actions_of_tree.ask_delete(named(GUARDED))
    box = shown_dialog(view, QMessageBox)
    assert isinstance(box, QMessageBox)
    click(next(found for found in box.findChildren(QPushButton) if found.text() == "Keep"))
    assert named(GUARDED)


def test_that_the_menu_duplicates_bookmarks_and_marks(
    view: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    actions = {action.text(): action for action in view.actions_of_tree.menu(named(GUARDED)).actions()}
    actions["Bookmark"].trigger()
    actions["Duplicate"].trigger()
    view.actions_of_tree.set_status(named(GUARDED), Status.REVIEWED)
    scenario = workspace.value.scenario(named(GUARDED))
    assert scenario.bookmarked
    assert scenario.status is Status.REVIEWED
    assert sum(found.name.startswith(GUARDED) for found in workspace.value.scenarios) == 2


def test_that_f2_renames_a_scenario(view: ScenariosView, workspace: OpenWorkspace, named: Named) -> None:
    scenario = named(FAMILIES)
    QTest.keyClick(view.tree_pane.tree, Qt.Key.Key_F2)
    dialog = shown_dialog(view, QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("Families first")
    dialog.accept()
    assert workspace.value.scenario(scenario).name == "Families first"


def test_that_a_folded_branch_stays_folded_when_the_workspace_changes(
    view: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    tree = view.tree_pane.tree
    tree.collapse(tree.scenarios.index_of(named(TODAY), 0))
    workspace.apply(levers.set_lever, named(FAMILIES), "pull", "", constant(2))
    assert not tree.isExpanded(tree.scenarios.index_of(named(TODAY), 0))
    assert tree.scenarios.index(0, 0, QModelIndex()).isValid()


def test_that_hardly_any_guards_are_warned_of_above_the_charts(
    qtbot: QtBot, view: ScenariosView, workspace: OpenWorkspace, named: Named
) -> None:
    assert view.bar.warning.isHidden()
    workspace.apply(levers.set_lever, named(FAMILIES), "guard_ratio", "site=SDF prisons", constant(0.2))
    qtbot.waitUntil(lambda: not view.bar.warning.isHidden(), timeout=20_000)
    assert view.bar.warning.accessibleName() == "Hardly any guards: SDF prisons"
    assert "nothing is known about escapes" in view.bar.warning.toolTip()
