"""What a trainer does, through the real window: plays *October 2019*, is cut off, goes on, goes back, and reports."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.command_line.main import main
from planner.domain.exercise import HeldLever, Step
from planner.domain.play import Play
from planner.domain.play_state import InjectStatus, PlayState, Standing, state_of
from planner.domain.progress import silent
from planner.domain.schedule import Shape
from planner.domain.value import changed
from planner.domain.workspace import Settings
from planner.store.workspace_file import WorkspaceFile
from planner.ui.exercises.debrief.page import DebriefPage
from planner.ui.exercises.run.asking import AmendForm, LineForm, RewindForm
from planner.ui.exercises.run.page import RunPage
from planner.ui.exercises.view import ExercisesView
from planner.ui.shell.main_window import MainWindow
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.change import By
from planner.use_cases.exercises import exercises
from planner.use_cases.exercises.play_log import situation_of_play
from planner.use_cases.exercises.replaying import outcome_of
from planner.use_cases.settings import change_settings

PATIENCE_MS = 60_000
DRAWS = 4
HOME, FOREIGN, CUSTODIAN = "home", "foreign", "custodian"


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


class Trainer:
    """Hands and eyes on the real window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    @property
    def workspace(self) -> OpenWorkspace:
        assert self.window.desk.workspace is not None
        return self.window.desk.workspace

    @property
    def screen(self) -> ExercisesView:
        found = self.window.findChild(ExercisesView)
        assert found is not None
        return found

    @property
    def console(self) -> RunPage:
        assert self.screen.run is not None
        return self.screen.run

    @property
    def play(self) -> Play:
        return self.workspace.value.plays[-1]

    @property
    def state(self) -> PlayState:
        return state_of(self.play)

    def dialog(self, kind: type[QWidget]) -> QWidget:
        return next(found for found in self.window.findChildren(kind) if found.isVisible())

    def press(self, widget: QWidget, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.window.activateWindow()  # no window manager does it here when a dialog closes
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        widget.setFocus()
        QTest.keyClick(widget, key, keys)

    def point_at(self, inject: int) -> None:
        """Click on the row of an inject."""
        table = self.console.events.table
        place = next(at for at, row in enumerate(table.events.rows) if row.number == inject)
        table.scrollTo(table.model().index(place, 5))
        spot = table.visualRect(table.model().index(place, 5)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert self.console.selected == inject

    def send(self, inject: int) -> None:
        self.point_at(inject)
        self.press(self.console.events.table, Qt.Key.Key_Return)

    def held(self, cell: str, title: str) -> HeldLever:
        return next(found for found in self.play.exercise.cell(cell).levers if found.title == title)

    def decide(self, cell: str, title: str, text: str, why: str) -> None:
        """Type a value beside the lever, then why."""
        held, card = self.held(cell, title), self.console.cells[cell]
        field = card.field((held.lever, held.members))
        for words, line in ((text, field), (why, card.why)):
            line.setFocus()
            line.selectAll()
            QTest.keyClicks(line, words)
            QTest.keyClick(line, Qt.Key.Key_Return)

    def begin_step(self, step: Step) -> None:
        click(self.console.strip.boxes[step])
        assert self.state.step is step

    def seal_and_lock(self) -> None:
        for card in self.console.cells.values():
            click(card.seal)
        self.begin_step(Step.ADJUDICATE)
        for card in self.console.cells.values():
            self.press(card, Qt.Key.Key_L)
        assert {cell.standing for cell in self.state.cells.values()} == {Standing.LOCKED}

    def accept(self, *cells: str) -> None:
        for cell in cells:
            self.press(self.console.cells[cell], Qt.Key.Key_A)

    def pass_gate(self) -> None:
        """Ctrl+Enter once the preview is there."""
        self.qtbot.waitUntil(self.console.gate.button.isEnabled, timeout=PATIENCE_MS)
        self.press(self.console.events.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def reveal(self, item: str, *audiences: str) -> None:
        for audience in audiences:
            click(self.console.reveal_card.boxes[item, audience])
        self.press(self.console.events.table, Qt.Key.Key_R)

    def answer_file_dialog(self, path: Path) -> None:
        """Type a path into the file dialog that the next action opens, and accept it."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QFileDialog)
            field = dialog.findChild(QLineEdit)
            assert field is not None
            field.setText(str(path))
            dialog.accept()

        QTimer.singleShot(0, answer)


@pytest.fixture
def trainer(qtbot: QtBot, open_window: Callable[..., MainWindow], sample_path: Path) -> Trainer:
    """At the console of *October 2019*, with few draws, at the brief of turn 1."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    with WorkspaceFile.open(sample_path) as file:
        by = By("controller 1", file.history()[0].when)
        settings = file.load().settings
        change_settings(file, by, Settings.model_validate(settings.model_dump() | {"marking": "OFFICIAL-SENSITIVE"}))
    made = Trainer(_opened(open_window, sample_path, qtbot), qtbot)
    made.window.resize(1920, 1080)
    click(made.window.chrome.rail.button("exercises"))
    made.screen.actions_of_exercises.take("october-2019")
    exercise = changed(made.workspace.value.exercises[-1], draws=DRAWS)
    made.workspace.apply(exercises.change_exercise, exercise)
    made.screen.actions_of_exercises.begin(exercise.id)
    return made


def _opened(open_window: Callable[..., MainWindow], path: Path, qtbot: QtBot) -> MainWindow:
    window = open_window(path)
    qtbot.waitUntil(lambda: window.desk.workspace is not None, timeout=PATIENCE_MS)
    return window


def _play_turn_1(trainer: Trainer) -> None:
    """Send one inject, hold one, skip one with its reason; decide; advance and reveal."""
    console = trainer.console
    assert trainer.window.chrome.bands[0].text() == "OFFICIAL-SENSITIVE  ·  EXERCISE EXERCISE EXERCISE"
    trainer.begin_step(Step.PLAN)
    trainer.send(1)
    trainer.point_at(4)
    trainer.press(console.events.table, Qt.Key.Key_H)
    trainer.point_at(3)
    trainer.press(console.events.table, Qt.Key.Key_S)
    asked = trainer.dialog(LineForm)
    assert isinstance(asked, LineForm)
    assert not asked.way_on.isEnabled()
    QTest.keyClicks(asked.field, "two counts are enough for the room")
    click(asked.way_on)
    statuses = [trainer.state.injects[number].status for number in (1, 4, 3)]
    assert statuses == [InjectStatus.SENT, InjectStatus.HELD, InjectStatus.SKIPPED]
    trainer.decide(FOREIGN, "Women and minors home", "36", "the courts will ask for a date")
    trainer.seal_and_lock()
    trainer.accept(HOME, FOREIGN, CUSTODIAN)
    trainer.pass_gate()
    assert trainer.state.advanced
    trainer.reveal("held|site=SDF camps", "public", FOREIGN)
    assert (1, "held|site=SDF camps", "public") in trainer.state.told
    trainer.pass_gate()
    assert trainer.state.turn == 2


def _play_turn_2(trainer: Trainer) -> None:
    """One decision is amended, with the reason that the form insists on."""
    trainer.decide(HOME, "Tracking places, France", "130", "returns are announced")
    trainer.seal_and_lock()
    trainer.accept(FOREIGN, CUSTODIAN)
    trainer.press(trainer.console.cells[HOME], Qt.Key.Key_M)
    form = trainer.dialog(AmendForm)
    assert isinstance(form, AmendForm)
    form.values[0].selectAll()
    QTest.keyClicks(form.values[0], "100")
    assert not form.way_on.isEnabled()
    QTest.keyClicks(form.reasons[0], "staff cannot be trained so soon")
    click(form.way_on)
    (choice,) = trainer.state.cells[HOME].choices
    assert choice.amendment is not None
    assert choice.decided is not None
    assert (choice.asked.points[0].value, choice.decided.points[0].value) == (130, 100)
    trainer.pass_gate()
    trainer.pass_gate()
    assert trainer.state.turn == 3


def _trigger_the_contingency(trainer: Trainer) -> None:
    """The breakout is met when guards are thin; nothing fires by itself."""
    trainer.begin_step(Step.PLAN)
    trainer.send(11)
    trainer.send(12)
    trainer.qtbot.waitUntil(lambda: trainer.console.board.current, timeout=PATIENCE_MS)
    rows = {row.number: row for row in trainer.console.events.table.events.rows}
    assert " · now 0." in rows[13].line
    assert rows[13].pill.word == "Met"
    assert trainer.state.injects[13].status is InjectStatus.READY
    trainer.send(13)
    assert trainer.state.injects[13].status is InjectStatus.SENT
    trainer.decide(CUSTODIAN, "Guard ratio, camps", "0.8", "unrest is reported")


def test_that_an_exercise_is_played_cut_off_resumed_rewound_and_reported(
    trainer: Trainer, qtbot: QtBot, open_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    _play_turn_1(trainer)
    _play_turn_2(trainer)
    _trigger_the_contingency(trainer)

    # what a crash leaves is what is on disk at that moment
    crashed = tmp_path / "after the crash.planner"
    shutil.copy(trainer.workspace.file.path, crashed)
    before = trainer.play
    again = Trainer(_opened(open_window, crashed, qtbot), qtbot)
    again.window.resize(1920, 1080)
    click(again.window.chrome.rail.button("exercises"))
    assert again.play == before
    assert again.state.turn == 3
    assert again.console.board.state.injects[13].status is InjectStatus.SENT
    (choice,) = again.state.cells[CUSTODIAN].choices
    assert choice.asked.shape is Shape.CONSTANT
    again.seal_and_lock()
    again.accept(HOME, FOREIGN, CUSTODIAN)
    again.pass_gate()
    assert [turn.turn for turn in again.state.played] == [1, 2, 3]

    click(again.console.head.rewind)
    form = again.dialog(RewindForm)
    assert isinstance(form, RewindForm)
    form.group.button(2).click()
    QTest.keyClicks(form.reason, "the room wants to see the other choice")
    click(form.way_on)
    assert (again.state.turn, again.state.path) == (2, 2)
    assert [turn.turn for turn in again.state.left[0].played] == [1, 2, 3]
    again.decide(FOREIGN, "Transfer capacity", "450", "more flights")
    again.seal_and_lock()
    again.accept(HOME, FOREIGN, CUSTODIAN)
    again.pass_gate()
    assert [turn.turn for turn in again.state.played] == [1, 2]

    report, log = tmp_path / "after-action.html", tmp_path / "log.json"
    _report(again, report, log)
    text = report.read_text(encoding="utf-8")
    assert "OFFICIAL-SENSITIVE" in text
    assert "more flights" in text
    assert _replayed(log) == _outcome(again)


def _report(trainer: Trainer, report: Path, log: Path) -> None:
    """From the console to the debrief, and out as a document; then the log."""
    click(trainer.screen.head.pages.buttons[2])
    page = trainer.screen.pages.currentWidget()
    assert isinstance(page, DebriefPage)
    trainer.qtbot.waitUntil(page.tools.report_button.isEnabled, timeout=PATIENCE_MS)
    trainer.answer_file_dialog(report)
    click(page.tools.report_button)
    trainer.qtbot.waitUntil(report.exists, timeout=PATIENCE_MS)
    trainer.answer_file_dialog(log)
    click(page.tools.log_button)
    trainer.qtbot.waitUntil(log.exists, timeout=PATIENCE_MS)


def _replayed(log: Path) -> bytes:
    """What the terminal makes of the log."""
    out = log.with_name("outcome.json")
    assert main(["exercise", "replay", str(log), "--out", str(out)], lambda file, sample: pytest.fail("a window")) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["same_fingerprints"] is True
    return out.read_bytes()


def _outcome(trainer: Trainer) -> bytes:
    """What the window makes of the play."""
    situation = situation_of_play(trainer.workspace.value, trainer.play.exercise)
    return outcome_of(trainer.play, situation, trainer.workspace.run, silent)
