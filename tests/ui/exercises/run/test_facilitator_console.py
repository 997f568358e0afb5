"""The console through its own widgets: every gesture is one entry of the log, and nothing is decided by rendering."""

from __future__ import annotations

import pytest
from at_the_console import HandClock, state_on
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from small_exercise import CAMPS, FAMILIES, PRISONS

from planner.analysis.exercises.figures import true_at
from planner.domain.exercise import Step
from planner.domain.play_state import InjectStatus, Standing
from planner.ui.exercises.run.asking import AmendForm, LineForm, RewindForm
from planner.ui.exercises.run.briefing_sheet import BriefingSheet
from planner.ui.exercises.run.events import Filter
from planner.ui.exercises.run.page import RunPage
from planner.ui.workspace import OpenWorkspace

GUARDS = ("guard_ratio", PRISONS)
HOME = ("repatriation_requests", FAMILIES)


def press(console: RunPage, widget: QWidget, key: Qt.Key) -> None:
    console.activateWindow()
    widget.setFocus()
    QTest.keyClick(widget, key)


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def seal_lock_accept(console: RunPage) -> None:
    for card in console.cells.values():
        QTest.mouseClick(card.seal, Qt.MouseButton.LeftButton)
        QTest.mouseClick(card.lock, Qt.MouseButton.LeftButton)
        QTest.mouseClick(card.accept, Qt.MouseButton.LeftButton)


def shown_dialog(console: RunPage, kind: type[QWidget]) -> QWidget:
    return next(found for found in console.findChildren(kind) if found.isVisible())


def test_that_enter_sends_and_h_holds_the_selected_inject(console: RunPage) -> None:
    console.select(1)
    press(console, console.events.table, Qt.Key.Key_Return)
    console.select(2)
    press(console, console.events.table, Qt.Key.Key_H)
    injects = state_on(console).injects
    assert (injects[1].status, injects[2].status) == (InjectStatus.SENT, InjectStatus.HELD)
    press(console, console.events.table, Qt.Key.Key_H)
    assert state_on(console).injects[2].status is InjectStatus.READY


def test_that_skipping_insists_on_a_reason(console: RunPage) -> None:
    console.select(1)
    press(console, console.events.table, Qt.Key.Key_S)
    form = shown_dialog(console, LineForm)
    assert isinstance(form, LineForm)
    assert not form.way_on.isEnabled()
    form.field.setText("no time left")
    form.accept()
    found = state_on(console).injects[1]
    assert (found.status, found.reason) == (InjectStatus.SKIPPED, "no time left")


def test_that_a_double_click_on_a_row_sends_nothing(console: RunPage) -> None:
    table = console.events.table
    spot = table.visualRect(table.model().index(0, 5)).center()
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert state_on(console).injects[1].status is InjectStatus.READY


def test_that_chips_count_and_keep_rows(console: RunPage) -> None:
    console.gestures.send(1)
    chips = console.events.chips
    assert (chips[Filter.ALL].text(), chips[Filter.SENT].text()) == ("All 4", "Sent 1")
    QTest.mouseClick(chips[Filter.SENT], Qt.MouseButton.LeftButton)
    assert [row.number for row in console.events.table.events.rows] == [1]


def test_that_a_condition_says_what_it_reads_now_and_does_not_fire(console: RunPage) -> None:
    results = console.board.results
    assert results is not None
    now = true_at(results.played, f"guards|{PRISONS}", results.reached)
    row = next(row for row in console.events.table.events.rows if row.number == 2)
    assert row.line == f"If guards, of those needed, SDF prisons is below 0.60 · now {now:.2f}"
    assert (row.letter, row.pill.word) == ("C", "Not met")


def test_that_the_model_effect_is_written_before_and_after(console: RunPage) -> None:
    console.select(1)
    shown = console.inject._shown
    assert shown is not None
    assert shown.effects == (("Guard ratio, SDF prisons ×\u202f0.7", "Nov and Dec 2019: 0.70 → 0.49"),)


def test_that_the_evaluator_note_is_saved_as_typed_and_when_the_field_is_left(console: RunPage, qtbot: QtBot) -> None:
    console.select(1)
    console.activateWindow()
    console.inject.note.setFocus()
    QTest.keyClicks(console.inject.note, "They weigh it well.")
    console.events.table.setFocus()
    assert state_on(console).injects[1].note == "They weigh it well."
    console.inject.note.setFocus()
    QTest.keyClicks(console.inject.note, " Twice.")
    qtbot.waitUntil(lambda: "Twice" in state_on(console).injects[1].note)


def test_that_a_cell_decides_in_its_field_and_says_why(console: RunPage) -> None:
    card = console.cells["custodian"]
    console.activateWindow()
    type_into(card.field(GUARDS), "0.8")
    type_into(card.why, "the men come first")
    (choice,) = state_on(console).cells["custodian"].choices
    assert (choice.asked.points[0].value, choice.why) == (0.8, "the men come first")
    type_into(card.field(GUARDS), " ")
    assert state_on(console).cells["custodian"].choices == ()


def test_that_months_are_typed_for_a_lever_that_clears(console: RunPage) -> None:
    type_into(console.cells["foreign"].field(HOME), "24")
    (choice,) = state_on(console).cells["foreign"].choices
    assert str(choice.asked) == "clear 24"


@pytest.mark.parametrize("typed", ["2", "many"])
def test_that_what_cannot_be_decided_is_refused_and_put_back(
    console: RunPage, workspace: OpenWorkspace, typed: str, qtbot: QtBot
) -> None:
    field = console.cells["custodian"].field(GUARDS)
    with qtbot.waitSignal(workspace.refused):
        type_into(field, typed)
    assert field.text() == ""
    assert state_on(console).cells["custodian"].choices == ()


def test_that_sealed_decisions_cannot_be_typed_over(console: RunPage) -> None:
    card = console.cells["custodian"]
    QTest.mouseClick(card.seal, Qt.MouseButton.LeftButton)
    assert state_on(console).cells["custodian"].standing is Standing.SEALED
    assert not card.field(GUARDS).isVisible()


def test_that_keys_lock_accept_and_amend_the_cell_that_has_the_keyboard(console: RunPage) -> None:
    card = console.cells["custodian"]
    type_into(card.field(GUARDS), "0.8")
    QTest.mouseClick(card.seal, Qt.MouseButton.LeftButton)
    press(console, card, Qt.Key.Key_L)
    press(console, card, Qt.Key.Key_A)
    cells = state_on(console).cells
    assert (cells["custodian"].standing, cells["foreign"].standing) == (Standing.LOCKED, Standing.OPEN)
    assert cells["custodian"].adjudicated_at is not None
    press(console, card, Qt.Key.Key_M)
    form = shown_dialog(console, AmendForm)
    assert isinstance(form, AmendForm)
    form.values[0].setText("0.75")
    assert not form.way_on.isEnabled()
    form.reasons[0].setText("too few recruits")
    form.accept()
    (choice,) = state_on(console).cells["custodian"].choices
    assert choice.amendment is not None
    assert choice.amendment.reason == "too few recruits"
    shown = next(row for row in console._shown_cells["custodian"].rows if row.key == GUARDS)
    assert (shown.asked, shown.decided) == ("0.80", "0.75")


def test_that_returning_to_a_cell_asks_why(console: RunPage) -> None:
    console.gestures.seal("custodian")
    console.gestures.lock("custodian")
    QTest.mouseClick(console.cells["custodian"].give_back, Qt.MouseButton.LeftButton)
    form = shown_dialog(console, LineForm)
    assert isinstance(form, LineForm)
    form.field.setText("you forgot the camps")
    form.accept()
    found = state_on(console).cells["custodian"]
    assert (found.standing, found.reason) == (Standing.OPEN, "you forgot the camps")


def test_that_the_gate_lists_what_is_missing_and_opens_when_all_is_done(console: RunPage, qtbot: QtBot) -> None:
    assert not console.gate.button.isEnabled()
    assert "Custodian" in console.gate.button.toolTip()
    seal_lock_accept(console)
    qtbot.waitUntil(console.gate.button.isEnabled, timeout=60_000)
    QTest.mouseClick(console.gate.button, Qt.MouseButton.LeftButton)
    state = state_on(console)
    assert (state.advanced, state.step) == (True, Step.REVEAL)
    QTest.mouseClick(console.gate.button, Qt.MouseButton.LeftButton)
    assert state_on(console).turn == 2


def test_that_a_change_dims_the_preview_until_it_is_computed_again(console: RunPage, qtbot: QtBot) -> None:
    type_into(console.cells["custodian"].field(GUARDS), "0.9")
    assert not console.board.current
    assert any("being computed" in text for _, text in _gate_lines(console))
    qtbot.waitUntil(lambda: console.board.current, timeout=60_000)
    assert all("being computed" not in text for _, text in _gate_lines(console))


def _gate_lines(console: RunPage) -> tuple[tuple[bool, str], ...]:
    assert console.gate._shown is not None
    return console.gate._shown.lines


def test_that_ticks_wait_for_the_advance_and_rows_of_truth_cannot_be_ticked(console: RunPage, qtbot: QtBot) -> None:
    boxes = console.reveal_card.boxes
    assert (CAMPS, "public") in boxes
    assert (CAMPS, "foreign") not in boxes
    assert not any(item == "" for item, _ in boxes)
    assert ("decisions:custodian", "custodian") not in boxes
    boxes[CAMPS, "public"].click()
    assert not console.reveal_card.button.isEnabled()
    seal_lock_accept(console)
    qtbot.waitUntil(console.gate.button.isEnabled, timeout=60_000)
    console.pass_gate()
    press(console, console.events.table, Qt.Key.Key_R)
    assert (1, CAMPS, "public") in state_on(console).told


def test_that_rewinding_lists_begun_turns_and_starts_a_branch(console: RunPage, qtbot: QtBot) -> None:
    seal_lock_accept(console)
    qtbot.waitUntil(console.gate.button.isEnabled, timeout=60_000)
    console.pass_gate()
    console.pass_gate()
    console.gestures.ask_rewind()
    form = shown_dialog(console, RewindForm)
    assert isinstance(form, RewindForm)
    assert [button.text().split(",")[0] for button in form.group.buttons()] == ["Turn 1", "Turn 2"]
    form.group.button(1).click()
    form.accept()
    state = state_on(console)
    assert (state.turn, state.path, len(state.left)) == (1, 2, 1)


def test_that_pausing_stops_the_clocks_and_the_timer_writes_nothing(console: RunPage, clock: HandClock) -> None:
    press(console, console.events.table, Qt.Key.Key_P)
    entries = len(console.board.play.entries)
    before = console.head.step.accessibleName()
    clock.pass_by(30)
    console.render_time()
    assert console.head.step.accessibleName() == before
    assert not state_on(console).running
    assert len(console.board.play.entries) == entries


def test_that_rendering_twice_is_rendering_once(console: RunPage, workspace: OpenWorkspace) -> None:
    before = workspace.value
    console.render_board()
    rows, focus = console.events.table.events.rows, console.focusWidget()
    console.render_board()
    assert console.events.table.events.rows == rows
    assert console.focusWidget() is focus
    assert workspace.value == before


def test_that_a_narrow_window_shows_one_part_at_a_time(console: RunPage) -> None:
    console.resize(1000, 700)
    assert [part.isVisible() for part in console.columns.parts] == [True, False, False]
    console.activateWindow()
    console.events.table.setFocus()
    QTest.keyClick(console.events.table, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert [part.isVisible() for part in console.columns.parts] == [False, True, False]


def test_that_every_control_has_a_name(console: RunPage) -> None:
    shown = [found for found in console.findChildren(QAbstractButton) if found.isVisible()]
    ours = [found for found in shown if not isinstance(found.parent(), QLineEdit | QAbstractItemView)]
    assert len(ours) > 20
    assert [found for found in ours if not (found.text() or found.accessibleName())] == []
    fields = [found for found in console.findChildren(QLineEdit) if found.isVisible()]
    assert [found for found in fields if not found.accessibleName()] == []


def test_that_the_clocks_stand_still_once_play_has_ended(
    console: RunPage, workspace: OpenWorkspace, clock: HandClock, qtbot: QtBot
) -> None:
    seal_lock_accept(console)
    qtbot.waitUntil(console.gate.button.isEnabled, timeout=60_000)
    console.pass_gate()
    console.gestures.end()
    before = console.head.session.accessibleName()
    clock.pass_by(600)
    console.render_time()
    assert console.head.session.accessibleName() == before
    assert console.gate._shown is not None
    assert console.gate._shown.action == "Go to the debrief"
    assert not console.inject.send.isEnabled()


def test_that_each_cell_has_a_briefing_to_read_and_copy(console: RunPage) -> None:
    console.gestures.send(2)
    QTest.mouseClick(console.cells["custodian"].briefing, Qt.MouseButton.LeftButton)
    sheet = shown_dialog(console, BriefingSheet)
    text = sheet.text.toPlainText()  # type: ignore[attr-defined]
    assert console.board.state.injects[2].inject.title in text
    assert "EXERCISE EXERCISE EXERCISE" in text
    assert not any(held.title and held.title in text for held in console.board.state.exercise.cell("foreign").levers)
    sheet.copy.click()  # type: ignore[attr-defined]
    assert QGuiApplication.clipboard().text() == text
