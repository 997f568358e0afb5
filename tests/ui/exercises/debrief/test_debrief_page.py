"""Debrief by hand: what is shown of a play, what is written into it, and what is computed only once."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog
from pytestqt.qtbot import QtBot

from planner.domain.play import ActionStatus, Rating
from planner.domain.play_state import PlayState, state_of
from planner.ui.exercises.debrief import keeper
from planner.ui.exercises.debrief.keeper import CHANNEL
from planner.ui.exercises.debrief.page import GONE, DebriefPage
from planner.ui.plots.table import TableDialog
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.exercises import playing_turns


def state(workspace: OpenWorkspace) -> PlayState:
    """Where the play stands in the file."""
    return state_of(workspace.value.plays[0])


def choose(entry: QComboBox, value: object) -> None:
    """Pick a value of a list, as a person does."""
    entry.setCurrentIndex(entry.findData(value))
    entry.activated.emit(entry.currentIndex())


def test_that_three_charts_hold_both_paths_a_ring_a_turn_and_their_difference(page: DebriefPage) -> None:
    contents = [chart.content for chart in page.charts.grid.shown]
    assert [content.title for content in contents if content] == [
        "Escapes, gross",
        "Untracked at home",
        "Third-country child-months",
    ]
    upper, lower = contents[0].panels if contents[0] else ((), ())
    assert [(trace.name, trace.rings) for trace in upper.traces] == [("nothing", ()), ("actual", (4, 8, 12))]
    assert lower.signed


def test_that_a_charts_verdict_gives_the_range_and_the_share_of_runs(page: DebriefPage) -> None:
    picture = page.keeper.picture
    assert picture is not None
    path = next(found for found in picture.paths if found.shown.key == "untracked")
    said = page.charts.grid.shown[1].verdict.text
    assert said.startswith(path.row.text)
    assert said.endswith(" runs")


def test_that_all_indicators_of_three_groups_can_be_seen(qtbot: QtBot, page: DebriefPage) -> None:
    qtbot.mouseClick(page.charts.which.buttons[1], Qt.MouseButton.LeftButton)
    assert len(page.charts.grid.shown) == 18


def test_that_every_indicator_stands_in_the_table_with_both_paths(qtbot: QtBot, page: DebriefPage) -> None:
    qtbot.mouseClick(page.charts.table_button, Qt.MouseButton.LeftButton)
    dialog = page.charts.findChild(TableDialog)
    assert dialog is not None
    model = dialog.view.model()
    assert model.rowCount() == 19
    assert model.headerData(3, Qt.Orientation.Horizontal) == "Actual minus nothing, median"


def test_that_the_turn_table_sets_security_and_rights_side_by_side(page: DebriefPage) -> None:
    lines = page.turns.table.lines
    assert [column.group for column in lines.columns][5:] == [
        "Fewest escapes instead",
        "Fewest escapes instead",
        "Fewest child-months instead",
        "Fewest child-months instead",
    ]
    assert [row[0] for row in lines.rows] == ["1", "2", "3"]
    assert all(row[5] for row in lines.rows)


def test_that_where_no_alternative_was_lower_the_table_says_so(page: DebriefPage) -> None:
    picture = page.keeper.picture
    assert picture is not None
    assert picture.turns is not None
    best = [turn.best_security for turn in picture.turns]
    cells = [row[5] for row in page.turns.table.lines.rows]
    assert cells == [found.alternative.text if found else "none was lower" for found in best]


def test_that_the_log_shows_what_was_amended_and_why(page: DebriefPage) -> None:
    rows = page.log.table.lines.rows
    amended = next(row for row in rows if "Germany" in row[3])
    assert amended[2] == "Home affairs and justice"
    assert amended[4] == "Amended to 120: staff cannot be trained before September 2020"
    assert "returns will come to us first" in amended[3]


def test_that_all_names_the_cells_that_decided_nothing(qtbot: QtBot, page: DebriefPage) -> None:
    before = page.log.about.text()
    qtbot.mouseClick(page.log.which.buttons[1], Qt.MouseButton.LeftButton)
    rows = page.log.table.lines.rows
    assert before.startswith("7 of 10")
    assert [row[2] for row in rows if row[3] == "no change"] == ["Home affairs and justice", "Custodian", "Custodian"]


def test_that_choosing_a_rating_writes_it_to_the_log(page: DebriefPage, workspace: OpenWorkspace) -> None:
    choose(page.objectives.lines["O2"].rating, Rating.M)
    assert state(workspace).ratings["O2"].rating is Rating.M
    assert workspace.undo_label == "rate objective O2"


def test_that_a_note_on_an_objective_is_kept_when_it_is_left(
    qtbot: QtBot, page: DebriefPage, workspace: OpenWorkspace
) -> None:
    line = page.objectives.lines["O2"]
    choose(line.rating, Rating.S)
    line.note.setFocus()
    qtbot.keyClicks(line.note, "camps were thinned")
    qtbot.keyClick(line.note, Qt.Key.Key_Tab)
    assert state(workspace).ratings["O2"].note == "camps were thinned"


def test_that_undoing_a_rating_shows_it_as_not_rated(page: DebriefPage, workspace: OpenWorkspace) -> None:
    choose(page.objectives.lines["O1"].rating, Rating.P)
    workspace.undo()
    assert page.objectives.lines["O1"].rating.currentText() == "Not rated yet"


def test_that_a_row_of_the_plan_is_added_and_changed(qtbot: QtBot, page: DebriefPage, workspace: OpenWorkspace) -> None:
    qtbot.mouseClick(page.plan.add_button, Qt.MouseButton.LeftButton)
    form = page.plan.form
    assert form is not None
    form.issue.setPlainText("Guard moves weighed one site only")
    form.action.setPlainText("Show both sites before a guard order")
    form.owner.setText("Custody planner")
    qtbot.mouseClick(form.keep_button, Qt.MouseButton.LeftButton)
    page.plan.table.selectRow(0)
    qtbot.keyClick(page.plan.table, Qt.Key.Key_Return)
    again = page.plan.form
    assert again is not None
    again.has_due.setChecked(True)
    again.status.setCurrentIndex(again.status.findData(ActionStatus.STARTED))
    qtbot.mouseClick(again.keep_button, Qt.MouseButton.LeftButton)
    row = state(workspace).improvements[1]
    assert (row.owner, row.status) == ("Custody planner", ActionStatus.STARTED)
    assert isinstance(row.due, date)
    assert page.plan.table.lines.rows[0][1] == "Guard moves weighed one site only"


def test_that_a_row_without_an_owner_is_refused_in_its_form(
    qtbot: QtBot, page: DebriefPage, workspace: OpenWorkspace
) -> None:
    page.plan.add()
    form = page.plan.form
    assert form is not None
    form.issue.setPlainText("Return date settled late")
    qtbot.mouseClick(form.keep_button, Qt.MouseButton.LeftButton)
    assert form.problem.text() == "Say what the action and the owner is; a row needs all three."
    assert form.issue.toPlainText() == "Return date settled late"
    assert state(workspace).improvements == {}


def test_that_enter_adds_a_note_of_the_hot_wash(qtbot: QtBot, page: DebriefPage, workspace: OpenWorkspace) -> None:
    qtbot.keyClicks(page.notes.entry, "Nobody asked the custodian.")
    qtbot.keyClick(page.notes.entry, Qt.Key.Key_Return)
    assert [note.text for note in state(workspace).notes if note.hot_wash] == ["Nobody asked the custodian."]
    assert page.notes.entry.text() == ""


def test_that_replaying_from_a_turn_begins_a_path_and_leaves_the_old_one_in_sight(
    qtbot: QtBot, page: DebriefPage, workspace: OpenWorkspace
) -> None:
    qtbot.mouseClick(page.tools.replay_button, Qt.MouseButton.LeftButton)
    form = page.acts.form
    assert form is not None
    choose(form.turn, 2)
    form.reason.setText("try it with more guards")
    with qtbot.waitSignal(workspace.screen_wanted) as shown:
        qtbot.mouseClick(form.begin_button, Qt.MouseButton.LeftButton)
    assert shown.args == ["exercises", f"play:{workspace.value.plays[0].id}"]
    assert (state(workspace).turn, state(workspace).path) == (2, 2)
    assert "with 3 turns played: try it with more guards. It stays in the log." in page.care.text


def test_that_turns_become_scenarios_that_inherit_from_one_another(
    qtbot: QtBot, page: DebriefPage, workspace: OpenWorkspace
) -> None:
    there = len(workspace.value.scenarios)
    qtbot.mouseClick(page.tools.scenarios_button, Qt.MouseButton.LeftButton)
    made = workspace.value.scenarios[there:]
    assert [scenario.parent_id for scenario in made] == [None, *(scenario.id for scenario in made[:-1])]
    assert workspace.selected_id == made[-1].id


def test_that_nothing_is_computed_twice_for_the_same_log(
    qtbot: QtBot, page: DebriefPage, workspace: OpenWorkspace
) -> None:
    before = page.keeper.picture
    choose(page.objectives.lines["O1"].rating, Rating.P)
    page.hide()
    page.show()
    assert workspace.jobs.current(CHANNEL) is None
    assert page.keeper.picture is before


def test_that_a_page_made_anew_shows_the_picture_at_once(page: DebriefPage, open_page: object) -> None:
    again = open_page()  # type: ignore[operator] # a fixture that opens the page
    assert again.keeper.picture is page.keeper.picture


def test_that_the_two_paths_are_drawn_before_any_alternative_is_tried(
    qtbot: QtBot, open_page: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "_KNOWN", {})
    made = open_page()  # type: ignore[operator] # as above
    qtbot.waitUntil(lambda: made.keeper.picture is not None, timeout=60_000)
    assert made.keeper.picture.turns is None
    assert made.charts.grid.shown
    assert {cell for row in made.turns.table.lines.rows for cell in row[2:]} == {"…"}
    assert not made.tools.report_button.isEnabled()
    made.keeper._workspace.jobs.cancel(CHANNEL)


def test_that_what_was_stopped_waits_for_the_button(
    qtbot: QtBot, open_page: object, workspace: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "_KNOWN", {})
    made = open_page()  # type: ignore[operator] # as above
    workspace.jobs.cancel(CHANNEL)
    assert made.charts.empty.text() == "The computing was stopped."
    assert workspace.jobs.current(CHANNEL) is None
    qtbot.mouseClick(made.charts.compute_button, Qt.MouseButton.LeftButton)
    assert workspace.jobs.current(CHANNEL) is not None
    workspace.jobs.cancel(CHANNEL)


def test_that_a_deleted_play_leaves_one_sentence(page: DebriefPage, workspace: OpenWorkspace, play_id: str) -> None:
    workspace.apply(playing_turns.delete_play, play_id)
    assert page.gone.isVisible()
    assert page.gone.text() == GONE


def test_that_the_cards_lie_in_columns_a_split_or_tabs(page: DebriefPage) -> None:
    page.resize(1900, 900)
    assert all(card.isVisible() for card in (page.charts, page.turns, page.log, page.objectives, page.plan, page.care))
    page.resize(1366, 640)
    assert page.cards.tables.count() == 2
    page.resize(1000, 640)
    assert page.cards.tables.count() == 7


def test_that_every_control_has_a_name(page: DebriefPage) -> None:
    buttons = [found for found in page.findChildren(QAbstractButton) if found.isVisible()]
    assert [found for found in buttons if not (found.text() or found.accessibleName())] == []
    choices = [found for found in page.findChildren(QComboBox) if found.isVisible()]
    assert [found for found in choices if not found.accessibleName()] == []
    assert not any(dialog.isVisible() for dialog in page.findChildren(QDialog))
