"""The application: dresses Qt, builds desk and window, and starts with what the user asked for."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from planner.ui.appearance import Appearance
from planner.ui.binding import check_binding
from planner.ui.collecting import collect_here
from planner.ui.crash import CrashHook
from planner.ui.desk import Desk, Places
from planner.ui.jobs import Jobs
from planner.ui.recents import read_recents
from planner.ui.screens import screens, warm_up
from planner.ui.shell.main_window import MainWindow

NAME = "Policy Scenario Planner"

SWITCH_S = 0.001
"""How long a busy worker keeps the interpreter before the window may have it; Python's own 5 ms make a drag stutter."""


@dataclass(frozen=True)
class Asked:
    """What the window was started for: a file, the sample, or whatever is right for this user."""

    file: Path | None = None
    sample: bool = False


def application(arguments: Sequence[str]) -> QApplication:
    """The one `QApplication`, named but not yet dressed. Raises `WorldError` on a binding with a known fault."""
    app = QApplication(list(arguments))
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    check_binding()
    sys.setswitchinterval(SWITCH_S)
    return app


def local_time() -> datetime:
    """The present on this computer's clock, with how far that is from UTC."""
    return datetime.now().astimezone()


def steady_seconds() -> float:
    """Seconds since some moment that never changes; they go on while the computer sleeps, where the system counts."""
    counted = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(counted) if counted is not None else time.monotonic()


def window_of(
    app: QApplication,
    places: Places,
    store: QSettings,
    now: Callable[[], datetime],
    *,
    side_process: bool = False,
    seconds: Callable[[], float] | None = None,
) -> MainWindow:
    """The main window over an empty desk, with the jobs and the appearance that live as long as it does.

    With a `side_process`, what is dragged is computed in a process of its own. `seconds` counts plays.
    """
    collect_here(app)
    appearance = Appearance(app, store)
    jobs = Jobs(app)
    desk = Desk(places, jobs, store, now, warm_up, app, side_process=side_process, seconds=seconds)
    return MainWindow(desk, appearance, screens, now)


def begin(window: MainWindow, asked: Asked) -> None:
    """Open what was asked for; the first time the sample, with the tour."""
    desk = window.desk
    first_time = not read_recents(desk.store)
    if asked.file is not None:
        window.show_screen("scenarios")
        desk.open_file(asked.file)
    elif asked.sample or first_time:
        desk.open_sample()
    if first_time and not asked.sample and asked.file is None:
        window.take_tour()


def run(asked: Asked, places: Places, store: QSettings) -> int:
    """Open the window and stay until it is closed; the exit status."""
    app = application(sys.argv[:1])
    hook = CrashHook(places.crash_reports, local_time)
    hook.install()
    window = window_of(app, places, store, local_time, side_process=True, seconds=steady_seconds)
    hook.tell_to(window.tell)
    window.show()
    QTimer.singleShot(0, lambda: begin(window, asked))
    return app.exec()
