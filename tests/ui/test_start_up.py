"""Starting: guards, what is loaded before the first picture, the user's settings, and reports of our own mistakes."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.domain.errors import InputError, WorldError
from planner.ui.binding import check_binding, references_lost
from planner.ui.crash import CrashHook
from planner.ui.desk import SAMPLE, Places
from planner.ui.shell.main_window import MainWindow
from planner.use_cases.mistakes import KEPT_REPORTS


def test_that_the_binding_does_not_lose_none() -> None:
    assert references_lost(QObject().parent) < 50


def test_that_a_binding_that_loses_none_is_refused_with_the_version_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = iter((5000, 4500))
    monkeypatch.setattr(
        "planner.ui.binding.sys", SimpleNamespace(getrefcount=lambda _: next(counts), version_info=sys.version_info)
    )
    with pytest.raises(WorldError, match=r"PySide6-Essentials>=6\.11\.3,<6\.12"):
        check_binding()


def test_that_the_first_picture_does_not_wait_for_the_database_or_the_charts() -> None:
    script = "import sys, planner.bootstrap; print(*({'sqlalchemy', 'alembic', 'pyqtgraph'} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == ""


def test_that_settings_stay_in_the_folder_they_are_given(user_settings: QSettings, tmp_path: Path) -> None:
    user_settings.setValue("role", "analyst")
    user_settings.sync()
    assert Path(user_settings.fileName()).is_relative_to(tmp_path)


def test_that_the_first_start_opens_the_sample_with_the_tour(
    qtbot: QtBot, open_window: Callable[..., MainWindow], places: Places
) -> None:
    window = open_window()
    qtbot.waitUntil(lambda: window.desk.workspace is not None, timeout=30_000)
    assert (places.documents / SAMPLE).is_file()
    assert window.tour.isVisible()
    assert window.screen_name == "start"


def test_that_later_starts_wait_for_the_user(
    qtbot: QtBot, open_window: Callable[..., MainWindow], sample_path: Path
) -> None:
    first = open_window(sample_path)
    qtbot.waitUntil(lambda: first.desk.workspace is not None, timeout=30_000)
    first.close()
    again = open_window()
    assert again.desk.jobs.current("open") is None
    assert not again.tour.isVisible()


def test_that_a_text_file_named_like_a_workspace_is_refused_in_one_sentence(
    qtbot: QtBot, open_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "notes.planner"
    path.write_text("not a workspace", encoding="utf-8")
    window = open_window(path)
    qtbot.waitUntil(lambda: window.chrome.notice.text != "", timeout=30_000)
    assert "notes.planner" in window.chrome.notice.text
    assert window.desk.workspace is None


def test_that_our_mistakes_are_reported_without_the_users_name(qtbot: QtBot, tmp_path: Path) -> None:
    hook = CrashHook(tmp_path, lambda: datetime(2026, 11, 20, 15, 42))
    told: list[str] = []
    hook.tell_to(told.append)
    try:
        raise ZeroDivisionError(f"in {Path.home()}")
    except ZeroDivisionError as mistake:
        hook.catch(type(mistake), mistake, mistake.__traceback__)
    qtbot.waitUntil(lambda: len(told) == 1)
    report = next(tmp_path.glob("report-*.txt")).read_text(encoding="utf-8")
    assert "ZeroDivisionError: in ~" in report
    assert "~" in report
    assert "your workspace is safe" in told[0]


def test_that_a_report_says_where_and_never_what_was_worked_on(qtbot: QtBot, tmp_path: Path) -> None:
    hook = CrashHook(tmp_path, lambda: datetime(2026, 11, 20))
    secret = "Families of Raqqa"
    try:
        try:
            raise KeyError(secret)
        except KeyError as cause:
            raise ValueError(f"cannot read {secret}") from cause
    except ValueError as mistake:
        hook.catch(type(mistake), mistake, mistake.__traceback__)
    report = next(tmp_path.glob("report-*.txt")).read_text(encoding="utf-8")
    assert ("KeyError" in report, "ValueError" in report, "test_start_up.py" in report) == (True, True, True)
    assert secret not in report.replace('secret = "Families of Raqqa"', "")


def test_that_a_mistake_at_every_repaint_is_told_once(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hook = CrashHook(tmp_path, lambda: datetime(2026, 11, 20))
    told: list[str] = []
    hook.tell_to(told.append)

    for number in range(30):
        try:
            raise ValueError(number)
        except ValueError as mistake:
            hook.catch(type(mistake), mistake, mistake.__traceback__)
    qtbot.wait(50)

    assert len(told) == len(list(tmp_path.glob("report-*.txt"))) == 1
    assert "Traceback" not in capsys.readouterr().err


class Picture(QWidget):
    """A widget whose file goes away while it answers a key."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        raise WorldError("“returns.planner” is not in “stick”; put it back.")


def test_that_a_sentence_out_of_a_qt_override_is_told_without_its_name(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = CrashHook(tmp_path, lambda: datetime(2026, 11, 20))
    told: list[str] = []
    hook.tell_to(told.append)
    picture = Picture()
    qtbot.addWidget(picture)

    for _ in range(5):
        try:
            QTest.keyClick(picture, Qt.Key.Key_A)
        except WorldError as carried:
            hook.catch(type(carried), carried, carried.__traceback__)
    qtbot.wait(50)

    assert told == ["“returns.planner” is not in “stick”; put it back."]


def test_that_a_sentence_for_the_user_is_told_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    hook = CrashHook(tmp_path, lambda: datetime(2026, 11, 20))
    with qtbot.waitSignal(hook.told) as told:
        hook.catch(InputError, InputError("Choose another name."), None)
    assert told.args == ["Choose another name."]
    assert list(tmp_path.glob("report-*.txt")) == []


def test_that_a_mistake_on_another_thread_is_told_in_the_windows(qtbot: QtBot, tmp_path: Path) -> None:
    hook = CrashHook(tmp_path, lambda: datetime(2026, 11, 20))
    seen: list[threading.Thread] = []
    listener = QObject()
    hook.tell_to(lambda _: seen.append(threading.current_thread()))
    worker = threading.Thread(target=lambda: hook.catch(ValueError, ValueError("x"), None))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [threading.main_thread()]
    del listener


def test_that_old_reports_make_room_for_new_ones(tmp_path: Path) -> None:
    for number in range(KEPT_REPORTS + 3):
        hook = CrashHook(tmp_path, lambda number=number: datetime(2026, 11, 20, 15, number))
        hook.catch(ValueError, ValueError(str(number)), None)
    assert len(list(tmp_path.glob("report-*.txt"))) == KEPT_REPORTS
