"""The Start screen by hand: recents open and are forgotten, situations say what they need one to believe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.system.situations import shipped_situations
from planner.ui.recents import Recent, State, note_recent, read_recents
from planner.ui.shell.main_window import MainWindow
from planner.ui.start.cards import arrivals, people_by_place
from planner.ui.start.recents_table import RecentsTable
from planner.ui.start.sample_picture import sample_picture


def table_of(window: MainWindow) -> RecentsTable:
    return window.chrome.stack.currentWidget().findChildren(RecentsTable)[0]


def known(path: Path, name: str = "Returns", marking: str = "OFFICIAL-SENSITIVE") -> Recent:
    return Recent(str(path), name, marking, scenarios=4, drafts=0)


def test_that_a_recent_opens_with_enter(
    qtbot: QtBot, open_window: Callable[..., MainWindow], user_settings: QSettings, sample_path: Path
) -> None:
    note_recent(user_settings, known(sample_path))
    window = open_window()
    qtbot.keyClick(table_of(window), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.workspace is not None, timeout=30_000)
    assert window.desk.workspace is not None
    assert window.desk.workspace.file.path == sample_path


def test_that_a_missing_file_is_said_to_be_missing_and_can_be_forgotten(
    qtbot: QtBot, open_window: Callable[..., MainWindow], user_settings: QSettings, tmp_path: Path
) -> None:
    note_recent(user_settings, known(tmp_path / "gone.planner"))
    window = open_window()
    table = table_of(window)
    qtbot.waitUntil(lambda: table.rows.state(0) is State.MISSING)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert read_recents(user_settings) == ()


def test_that_with_no_file_open_the_band_shows_the_highest_marking_listed(
    qtbot: QtBot, open_window: Callable[..., MainWindow], user_settings: QSettings, tmp_path: Path
) -> None:
    note_recent(user_settings, known(tmp_path / "a.planner", marking="SECRET"))
    note_recent(user_settings, known(tmp_path / "b.planner", marking="OFFICIAL"))
    assert [band.text() for band in open_window().chrome.bands] == ["SECRET", "SECRET"]


def test_that_the_screen_says_what_the_planner_must_not_be_used_for(
    qtbot: QtBot, open_window: Callable[..., MainWindow], user_settings: QSettings, tmp_path: Path
) -> None:
    note_recent(user_settings, known(tmp_path / "a.planner"))
    words = " ".join(label.text() for label in open_window().chrome.stack.currentWidget().findChildren(QLabel))
    assert "Not for targeting, watch-listing" in words
    assert shipped_situations()[0].must_believe[0] in words
    assert shipped_situations()[1].must_believe[0] in words


def test_that_the_bars_hold_everyone_abroad_and_at_large() -> None:
    groups = dict(people_by_place(shipped_situations()[0]))
    assert groups["SDF camps"] == 68_744
    assert groups["At large in theatre"] == 16_000


def test_that_arrivals_follow_the_dated_figures() -> None:
    values = arrivals(shipped_situations()[1])
    assert len(values) == shipped_situations()[1].months + 1
    assert values.max() == 1650


def test_that_the_samples_picture_comes_from_the_engine() -> None:
    picture = sample_picture()
    as_in_2019, nobody = picture.fans
    assert as_in_2019.median[0] == nobody.median[0]
    assert as_in_2019.low[-1] < nobody.low[-1]
    assert as_in_2019.median[-1] < nobody.median[-1]
    assert as_in_2019.high[-1] < nobody.high[-1]


def test_that_a_ready_exercise_opens_from_start_and_is_taken_only_once(
    qtbot: QtBot, open_window: Callable[..., MainWindow], user_settings: QSettings, tmp_path: Path
) -> None:
    note_recent(user_settings, known(tmp_path / "a.planner"))
    window = open_window()
    shown = next(
        found for found in window.findChildren(QPushButton) if found.text() == "October 2019" and found.isVisible()
    )
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.screen_name == "exercises", timeout=30_000)
    window.desk.open_exercise("october-2019")

    assert window.desk.workspace is not None
    assert [found.name for found in window.desk.workspace.value.exercises] == ["October 2019"]
