"""The window's published speed figures, measured through the real window and printed as JSON.

Run as `python -m planner.ui.bench FILE`, offscreen, in a process of its own; FILE is the bench's file of 50 scenarios.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView

from planner.ui.application import Asked, application, begin, window_of
from planner.ui.desk import Places
from planner.ui.plots.schedule_plot import SchedulePlot
from planner.ui.scenarios.view import ScenariosView
from planner.ui.shell.main_window import MainWindow
from planner.ui.workspace import OpenWorkspace

START = "--start"
LEVER = "transfer_capacity"
FAN_DRAWS = 200
_BEAT_MS = 5
_MOVE_MS = 16
_DRAG_S = 4.0
_PATIENCE_S = 60.0

Figures = dict[str, float]


def main(arguments: list[str]) -> int:
    """Print the figures, or with `--start` one word at each stage of opening the file."""
    with TemporaryDirectory() as folder:
        if arguments[0] == START:
            start(Path(arguments[1]), Path(folder))
        else:
            file = Path(arguments[0])
            print(json.dumps(starting(file) | dragging(file, Path(folder))))  # noqa: T201 - this is its data
    return 0


def starting(file: Path) -> Figures:
    """Seconds from a fresh process to a usable window, and from there to the charts of a kept scenario among 50."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", __spec__.name, START, str(file)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        moments = [(line.strip(), time.perf_counter()) for line in process.stdout]
    usable, shown = (moment for _, moment in moments)
    return {"cold_start_to_usable_window_s": usable - begun, "reopen_50_scenarios_in_window_s": shown - usable}


def start(file: Path, folder: Path) -> None:
    """Open the window as a user does; say when it answers, and when the charts of the kept scenario are drawn."""
    app, window = _window(folder)
    window.show()
    app.processEvents()
    print("usable", flush=True)  # noqa: T201 - read by `starting`
    begin(window, Asked(file))
    _until(lambda: _draws_on_stage(window) > 0)
    app.processEvents()
    print("shown", flush=True)  # noqa: T201
    _put_away(window)


def dragging(file: Path, folder: Path) -> Figures:
    """Drag a point of a schedule with the mouse, let go, and wait for the fan."""
    app, window = _window(folder)
    window.resize(1920, 1080)
    window.show()
    begin(window, Asked(file))
    _until(lambda: window.desk.workspace is not None)
    workspace, view = window.desk.workspace, window.findChild(ScenariosView)
    assert workspace is not None
    assert view is not None
    chosen = next(
        (scenario, override)
        for scenario in workspace.value.scenarios
        for override in scenario.overrides
        if override.lever == LEVER and len(override.schedule.points) > 1
    )
    scenario, override = chosen
    workspace.select(scenario.id)
    view.reveal(f"lever:{LEVER}")
    _until(lambda: workspace.projections.is_complete(scenario.id) and workspace.projections.is_ready_to_drag)
    _until(lambda: not any(map(workspace.jobs.current, ("projection", "strip"))))
    last = override.schedule.points[-1]
    assert last.month is not None
    plot = view.findChild(SchedulePlot)
    assert plot is not None
    assert plot.place is not None
    grip = QPointF(plot.place.x(last.month - workspace.situation.start), plot.place.y(last.value))
    heart = _Heart()
    redraws = _Redraws(view.grid.findChildren(QGraphicsView)[0], workspace)
    begun = time.perf_counter()
    _drag(plot, grip.toPoint())
    seconds = time.perf_counter() - begun
    drawn, longest_in_drag = redraws.count, heart.longest_ms
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=grip.toPoint())
    let_go = time.perf_counter()
    _until(lambda: _draws(workspace, scenario.id) >= FAN_DRAWS)
    back = time.perf_counter() - let_go
    app.processEvents()
    longest = heart.longest_ms
    _put_away(window)
    return {
        "drag_redraws_per_s": drawn / seconds,
        "fan_of_200_draws_back_after_release_s": back,
        "longest_window_block_in_drag_ms": longest_in_drag,
        "longest_window_block_ms": longest,
    }


class _Heart(QObject):
    """Beats every 5 ms; a late beat is the time the window was blocked."""

    def __init__(self) -> None:
        super().__init__()
        self.longest_ms = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest_ms = max(self.longest_ms, 1000 * (now - self._last) - _BEAT_MS)
        self._last = now


class _Redraws(QObject):
    """Counts the new central runs that reached the picture: a preview came, then its chart was painted."""

    def __init__(self, chart: QGraphicsView, workspace: OpenWorkspace) -> None:
        super().__init__()
        self.count = 0
        self._fresh = False
        workspace.preview_ready.connect(self._note)
        chart.viewport().installEventFilter(self)

    def _note(self) -> None:
        self._fresh = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._fresh and event.type() is QEvent.Type.Paint:
            self._fresh = False
            self.count += 1
        return False


def _drag(plot: SchedulePlot, grip: QPoint) -> None:
    """Move the grip up and down as a hand does, 60 times a second, for some seconds."""
    QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=grip)
    loop, moves = QEventLoop(), iter(range(int(1000 * _DRAG_S / _MOVE_MS)))
    timer = QTimer(interval=_MOVE_MS, timerType=Qt.TimerType.PreciseTimer)

    def move() -> None:
        number = next(moves, None)
        if number is None:
            loop.quit()
        else:
            swing = abs(number % 60 - 30)
            QTest.mouseMove(plot.viewport(), grip + QPoint(0, swing))

    timer.timeout.connect(move)
    timer.start()
    loop.exec()
    timer.stop()


def _window(folder: Path) -> tuple[QApplication, MainWindow]:
    app = application(sys.argv[:1])
    store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    return app, window_of(app, Places(folder, folder), store, datetime.now, side_process=True)


def _put_away(window: MainWindow) -> None:
    window.close()
    window.desk.jobs.shutdown()


def _draws(workspace: OpenWorkspace, scenario_id: str) -> int:
    """Draws of the picture of a scenario as it is now; 0 while it is out of date."""
    shown = workspace.projection(scenario_id) if workspace.projections.is_current(scenario_id) else None
    return shown.draw_count if shown is not None else 0


def _draws_on_stage(window: MainWindow) -> int:
    workspace = window.desk.workspace
    return _draws(workspace, workspace.selected_id) if workspace is not None else 0


def _until(met: Callable[[], bool]) -> None:
    """Let the window work until something holds. Raises `TimeoutError`."""
    loop, end = QEventLoop(), time.perf_counter() + _PATIENCE_S
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: loop.quit() if met() or time.perf_counter() > end else None)
    timer.start()
    loop.exec()
    timer.stop()
    if not met():
        raise TimeoutError("the window did not get there in a minute")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
