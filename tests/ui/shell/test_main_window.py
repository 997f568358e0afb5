"""The main window, used as an officer uses it: by mouse, by keyboard, and from the command palette."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.domain.workspace import Settings
from planner.store.workspace_file import WorkspaceFile
from planner.system.compiled import PLAIN, library
from planner.ui.shell.main_window import MainWindow
from planner.ui.shell.new_workspace import NewWorkspaceForm
from planner.ui.shell.tour import STEPS
from planner.ui.shell.workspace_settings import WorkspaceSettingsForm
from planner.ui.theme.theme import Theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import scenarios

OpenWindow = Callable[..., MainWindow]


def opened(qtbot: QtBot, open_window: OpenWindow, path: Path) -> MainWindow:
    window = open_window(path)
    qtbot.waitUntil(lambda: window.desk.workspace is not None, timeout=30_000)
    return window


def workspace_of(window: MainWindow) -> OpenWorkspace:
    assert window.desk.workspace is not None
    return window.desk.workspace


def named(window: MainWindow, name: str) -> str:
    return next(found.id for found in workspace_of(window).value.scenarios if found.name == name)


def next_screen(qtbot: QtBot, window: MainWindow) -> str:
    """Press the tour's way on; the screen it leads to."""
    qtbot.keyClick(window.tour.way_on, Qt.Key.Key_Space)
    return window.screen_name


def test_that_the_marking_stands_above_and_below(qtbot: QtBot, open_window: OpenWindow, sample_path: Path) -> None:
    window = opened(qtbot, open_window, sample_path)
    assert [band.text() for band in window.chrome.bands] == ["OFFICIAL", "OFFICIAL"]


def test_that_the_rail_goes_to_a_screen(qtbot: QtBot, open_window: OpenWindow, sample_path: Path) -> None:
    window = opened(qtbot, open_window, sample_path)
    qtbot.mouseClick(window.chrome.rail.button("evidence"), Qt.MouseButton.LeftButton)
    assert window.screen_name == "evidence"
    assert window.chrome.rail.button("evidence").isChecked()


def test_that_a_screen_without_a_workspace_says_what_belongs_there(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.jobs.cancel("open")
    window.show_screen("scenarios")
    page = window.chrome.stack.currentWidget()
    assert [button.text() for button in page.findChildren(QPushButton)] == ["Open the sample"]


def test_that_undo_says_what_it_undoes_and_does_it(qtbot: QtBot, open_window: OpenWindow, sample_path: Path) -> None:
    window = opened(qtbot, open_window, sample_path)
    before = len(workspace_of(window).value.scenarios)
    workspace_of(window).apply(scenarios.branch, named(window, "As in 2019"), "New one")
    assert "New one" in window.verbs.undo.toolTip()
    window.verbs.undo.trigger()
    assert len(workspace_of(window).value.scenarios) == before
    assert "New one" in window.verbs.redo.toolTip()


def test_that_the_status_bar_says_when_it_was_saved(qtbot: QtBot, open_window: OpenWindow, sample_path: Path) -> None:
    window = opened(qtbot, open_window, sample_path)
    workspace_of(window).apply(scenarios.branch, named(window, "As in 2019"), "New one")
    assert window.chrome.status_bar.saved_text == "All changes saved 15:42"


@pytest.fixture
def _plain_run(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Asked for by the environment, as where nothing was compiled."""
    with monkeypatch.context() as there:
        there.setenv(PLAIN, "1")
        library.cache_clear()
        yield
    library.cache_clear()


@pytest.mark.usefixtures("_plain_run")
def test_that_the_status_bar_says_when_results_take_longer_than_they_could(
    qtbot: QtBot, open_window: OpenWindow, sample_path: Path
) -> None:
    window = opened(qtbot, open_window, sample_path)
    assert window.chrome.status_bar.pace_text == "Not compiled: results take longer"


def test_that_the_status_bar_is_quiet_about_pace_where_a_compiled_model_serves(
    qtbot: QtBot, open_window: OpenWindow, sample_path: Path
) -> None:
    window = opened(qtbot, open_window, sample_path)
    assert bool(window.chrome.status_bar.pace_text) is (library() is None)


def test_that_the_status_bar_says_nothing_of_pace_before_a_file_is_open(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.jobs.cancel("open")
    assert window.chrome.status_bar.pace_text == ""


def test_that_a_second_opener_is_told_who_holds_the_file(
    qtbot: QtBot, open_window: OpenWindow, sample_path: Path
) -> None:
    with WorkspaceFile.open(sample_path):
        window = opened(qtbot, open_window, sample_path)
        assert window.chrome.status_bar.saved_text.startswith("Read only: open in another planner window")
        assert not window.verbs.undo.isEnabled()


def test_that_ctrl_k_finds_a_scenario_by_name(qtbot: QtBot, open_window: OpenWindow, sample_path: Path) -> None:
    window = opened(qtbot, open_window, sample_path)
    window.show_screen("start")
    window.verbs.find.trigger()
    qtbot.keyClicks(window.chrome.top_bar.field, "guarded pris")
    qtbot.keyClick(window.chrome.top_bar.field, Qt.Key.Key_Return)
    assert window.screen_name == "scenarios"
    assert workspace_of(window).selected_id == named(window, "Guarded prisons")


def test_that_ctrl_k_finds_an_evidence_item(qtbot: QtBot, open_window: OpenWindow, sample_path: Path) -> None:
    window = opened(qtbot, open_window, sample_path)
    window.verbs.find.trigger()
    qtbot.keyClicks(window.chrome.top_bar.field, "U08a")
    qtbot.keyClick(window.chrome.top_bar.field, Qt.Key.Key_Return)
    assert window.screen_name == "evidence"


def test_that_the_palette_reaches_every_action(qtbot: QtBot, open_window: OpenWindow, sample_path: Path) -> None:
    window = opened(qtbot, open_window, sample_path)
    found = {entry.title for entry in window.entries()}
    wanted = {action.text() for action in window.verbs.all if action.isEnabled()} - {window.verbs.find.text()}
    assert wanted <= found


def test_that_escape_closes_the_palette(qtbot: QtBot, open_window: OpenWindow, sample_path: Path) -> None:
    window = opened(qtbot, open_window, sample_path)
    window.verbs.find.trigger()
    qtbot.keyClicks(window.chrome.top_bar.field, "guard")
    assert window.chrome.palette_list.isVisible()
    qtbot.keyClick(window.chrome.top_bar.field, Qt.Key.Key_Escape)
    assert not window.chrome.palette_list.isVisible()
    assert window.chrome.top_bar.field.text() == ""


def test_that_a_change_of_appearance_keeps_the_screen_and_the_scenario(
    qtbot: QtBot, open_window: OpenWindow, sample_path: Path
) -> None:
    window = opened(qtbot, open_window, sample_path)
    workspace_of(window).select(named(window, "Guarded prisons"))
    window.show_screen("evidence")
    window.verbs.wear["dark"].trigger()
    ground = window.chrome.grab().toImage().pixelColor(400, 30)
    assert ground == QColor("#2B3038")
    assert (window.screen_name, workspace_of(window).selected_id) == ("evidence", named(window, "Guarded prisons"))


def test_that_rendering_the_window_twice_changes_nothing(
    qtbot: QtBot, open_window: OpenWindow, sample_path: Path
) -> None:
    window = opened(qtbot, open_window, sample_path)
    window.show_screen("evidence")
    workspace_of(window).stop_computing()
    window.render_workspace()
    first = window.chrome.grab().toImage()
    window.render_workspace()
    assert window.chrome.grab().toImage() == first


def test_that_a_new_workspace_asks_for_the_marking_and_carries_it(
    qtbot: QtBot, open_window: OpenWindow, sample_path: Path
) -> None:
    window = opened(qtbot, open_window, sample_path)

    def fill_in() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, NewWorkspaceForm)
        form.findChildren(QComboBox)[0].setCurrentText("SECRET")
        lines = form.findChildren(QLineEdit)
        name = next(line for line in lines if line.accessibleName() == "Name of the workspace")
        name.clear()
        qtbot.keyClicks(name, "Winter review")
        form.accept()

    QTimer.singleShot(0, fill_in)
    window.verbs.new_from["nes-2019"].trigger()
    qtbot.waitUntil(lambda: workspace_of(window).value.settings.name == "Winter review", timeout=30_000)
    assert [band.text() for band in window.chrome.bands] == ["SECRET", "SECRET"]
    assert workspace_of(window).file.path.name == "Winter review.planner"


def test_that_the_settings_change_marking_and_draws_in_one_undoable_step(
    qtbot: QtBot, open_window: OpenWindow, sample_path: Path
) -> None:
    window = opened(qtbot, open_window, sample_path)

    def fill_in() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, WorkspaceSettingsForm)
        form.marking.setCurrentText("SECRET")
        form.draws.setValue(8)
        form.role.setText("border desk")
        form.accept()

    QTimer.singleShot(0, fill_in)
    window.verbs.change_settings.trigger()
    settings = workspace_of(window).value.settings
    assert (settings.marking, settings.draws, window.desk.role) == ("SECRET", 8, "border desk")
    window.verbs.undo.trigger()
    assert workspace_of(window).value.settings.marking == "OFFICIAL"


@pytest.mark.parametrize(("seed", "allowed"), [("7", True), ("", False), ("4294967296", False)])
def test_that_a_seed_out_of_range_cannot_be_given(qtbot: QtBot, seed: str, allowed: bool) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    form = WorkspaceSettingsForm(Settings(name="Returns"), "returns desk", Theme(), owner)
    form.seed.selectAll()
    qtbot.keyClick(form.seed, Qt.Key.Key_Delete)
    qtbot.keyClicks(form.seed, seed)
    assert next(found for found in form.findChildren(QPushButton) if found.isDefault()).isEnabled() is allowed


def test_that_a_copy_is_saved_beside_the_open_file(
    qtbot: QtBot, open_window: OpenWindow, sample_path: Path, tmp_path: Path
) -> None:
    window = opened(qtbot, open_window, sample_path)

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.findChildren(QLineEdit)[0].setText(str(tmp_path / "copy.planner"))
        dialog.accept()

    QTimer.singleShot(200, choose)
    window.verbs.save_copy.trigger()
    with WorkspaceFile.open(tmp_path / "copy.planner") as copy:
        assert copy.load() == workspace_of(window).value


def test_that_ctrl_e_leads_to_a_report_on_the_ticked_scenarios(
    qtbot: QtBot, open_window: OpenWindow, sample_path: Path
) -> None:
    window = opened(qtbot, open_window, sample_path)
    ticked = [named(window, "As in 2019"), named(window, "Guarded prisons")]
    workspace_of(window).set_ticked(ticked)
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert window.screen_name == "reports"
    assert [report.scenario_ids for report in workspace_of(window).value.reports] == [tuple(ticked)]


def test_that_a_fingerprint_can_be_looked_up_from_any_screen(
    qtbot: QtBot, open_window: OpenWindow, sample_path: Path
) -> None:
    window = opened(qtbot, open_window, sample_path)
    window.show_screen("evidence")
    window.verbs.find.trigger()
    qtbot.keyClicks(window.chrome.top_bar.field, "find a fingerprint")
    qtbot.keyClick(window.chrome.top_bar.field, Qt.Key.Key_Return)
    dialog = window.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("0000 0000")
    dialog.accept()
    qtbot.waitUntil(lambda: any("not known" in found.text() for found in window.findChildren(QLabel)), timeout=60_000)


def test_that_closing_the_workspace_goes_back_to_empty_pages(
    qtbot: QtBot, open_window: OpenWindow, sample_path: Path
) -> None:
    window = opened(qtbot, open_window, sample_path)
    window.verbs.close_file.trigger()
    assert window.desk.workspace is None
    assert not window.verbs.save_copy.isEnabled()
    with WorkspaceFile.open(sample_path) as file:
        assert not file.read_only


def test_that_opening_the_open_file_again_keeps_it(qtbot: QtBot, open_window: OpenWindow, sample_path: Path) -> None:
    window = opened(qtbot, open_window, sample_path)
    before = workspace_of(window)
    window.desk.open_file(sample_path)
    assert workspace_of(window) is before


@pytest.mark.parametrize("screen", ["start", "evidence"])
def test_that_every_control_has_a_name_and_can_be_reached_by_keyboard(
    qtbot: QtBot, open_window: OpenWindow, sample_path: Path, screen: str
) -> None:
    window = opened(qtbot, open_window, sample_path)
    window.show_screen(screen)
    controls = [
        found
        for found in window.chrome.findChildren(QWidget)
        if isinstance(found, QAbstractButton | QLineEdit | QComboBox)
        and found.isVisible()
        and found.isEnabled()
        and not isinstance(found.parent(), QLineEdit)
    ]
    nameless = [found for found in controls if not (found.accessibleName() or getattr(found, "text", str)())]
    unreachable = [found for found in controls if not found.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert (nameless, unreachable) == ([], [])
    assert len(controls) > 10


def test_that_the_tour_can_be_walked_and_is_not_shown_again(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    screens = [window.screen_name, *(next_screen(qtbot, window) for _ in STEPS[1:])]
    assert screens == [step.screen for step in STEPS]
    next_screen(qtbot, window)
    assert not window.tour.isVisible()
    assert window.tour.was_seen


def test_that_escape_skips_the_tour(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    qtbot.keyClick(window.tour, Qt.Key.Key_Escape)
    assert not window.tour.isVisible()
    assert window.tour.was_seen
