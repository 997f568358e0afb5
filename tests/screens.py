"""Renders every screen of the sample workspace to PNG, light and dark, at 1366 × 768 and 1920 × 1080.

Compare is visited page by page; the exercise is in its third turn, its public window also rendered at 1024 × 768.
`python tests/screens.py OUT` needs no display. The pictures are to be looked at, not compared pixel by pixel.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is loaded

from played_exercise import Clock, play_into_turn_3
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from planner.ui.application import Asked, application, begin, window_of
from planner.ui.compare.choice import View
from planner.ui.compare.view import CompareView
from planner.ui.desk import Places
from planner.ui.exercises.run.page import RunPage
from planner.ui.settings import settings
from planner.ui.shell.main_window import MainWindow
from planner.ui.theme.theme import Theme
from planner.use_cases.observations.verbs import bring_in

SIZES = ((1366, 768), (1920, 1080))
PUBLIC_SIZES = ((1024, 768), *SIZES)
LOOKS = ("light", "dark")
EXERCISE_DRAWS = 100
PATIENCE_S = 300
SETTLE_S = 0.4
AWAITED = ("pages", "comparison", "observed", "strip")
"""Channels of the work whose result is on a picture."""
COUNTS = """\
variable,members,month,value,low,high,source
held_abroad,site=SDF camps,2019-06,73000,,,invented
held_abroad,site=SDF camps,2020-01,68000,,,invented
held_abroad,site=SDF camps,2020-02,,66000,68000,invented
held_abroad,site=SDF camps,2020-04,66500,,,invented
at_large,,2020-03,14000,,,invented
"""

CLOCK = Clock()
"""What every date on the pictures is read from."""

VISITS = (
    ("start", ("start", ())),
    ("scenarios", ("scenarios", ("scenario:s3",))),
    *((f"compare-{page.name.lower()}", ("compare", (page,))) for page in View),
    ("evidence", ("evidence", ("Q5",))),
    ("evidence-assumption", ("evidence", ("U08a",))),
    ("reports", ("reports", ("ticked", "section:options"))),
    ("reports-assurance", ("reports", ("assurance:U13b",))),
    ("exercise-design", ("exercises", ("page:Design",))),
    ("exercise-debrief", ("exercises", ("page:Debrief",))),
    ("exercise-console", ("exercises", ("page:Run",))),
)
"""The name of a picture, its screen, and what it is pointed at."""


def main(out: Path) -> int:
    """Write the pictures into `out` and name them."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        app, window = _open(Path(scratch))
        _play(app, window)
        for look in LOOKS:
            window.verbs.wear[look].trigger()
            for width, height in SIZES:
                window.resize(width, height)
                for name, (screen, items) in VISITS:
                    window.show_screen(screen)
                    for item in items:
                        _point(window, screen, item)
                    _settle(app, SETTLE_S)
                    _wait(app, lambda: not any(window.desk.jobs.current(channel) for channel in AWAITED))
                    _settle(app, SETTLE_S)
                    path = out / f"{name}-{look}-{width}x{height}.png"
                    window.grab().save(str(path))
                    print(path)
            _shoot_public(app, window, look, out)
        window.close()
    return 0


def _play(app: QApplication, window: MainWindow) -> None:
    """An exercise in its third turn, with its preview and its debrief computed."""
    workspace = window.desk.workspace
    assert workspace is not None
    play = play_into_turn_3(workspace, CLOCK, EXERCISE_DRAWS)
    window.show_screen("exercises", f"play:{play}")
    _wait(app, lambda: _console(window).board.current)
    _console(window).select(12)
    window.show_screen("exercises", "page:Debrief")
    _wait(app, lambda: window.desk.jobs.current("debrief") is None)


def _console(window: MainWindow) -> RunPage:
    found = window.findChild(RunPage)
    assert found is not None
    return found


def _shoot_public(app: QApplication, window: MainWindow, look: str, out: Path) -> None:
    """The room's screen in the look of the round, at the sizes of projectors."""
    window.show_screen("exercises", "page:Run")
    _wait(app, lambda: _console(window).board.current)
    public = _console(window).desk.window
    for width, height in PUBLIC_SIZES:
        public.resize(width, height)
        public.render_picture(_console(window).desk.picture, Theme(look == "dark"))
        path = out / f"exercise-public-{look}-{width}x{height}.png"
        public.grab().save(str(path))
        print(path)


def _open(scratch: Path) -> tuple[QApplication, MainWindow]:
    """The window on a fresh sample whose four scenarios are all computed."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(scratch / "settings"))
    app = application([sys.argv[0]])
    places = Places(documents=scratch / "Returns desk", crash_reports=scratch / "reports")
    window = window_of(app, places, settings(), CLOCK)
    window.show()
    begin(window, Asked(sample=True))
    _wait(app, lambda: window.desk.workspace is not None)
    workspace = window.desk.workspace
    assert workspace is not None
    workspace.apply(bring_in, COUNTS)
    workspace.set_ticked(scenario.id for scenario in workspace.value.scenarios)
    _wait(app, lambda: all(workspace.projections.is_complete(found) for found in workspace.ticked))
    return app, window


def _point(window: MainWindow, screen: str, item: str) -> None:
    """Turn a screen to an item; Compare to one of its pages, as an officer does."""
    compare = window.findChild(CompareView)
    if screen == "compare" and compare is not None:
        compare.views.buttons[list(View).index(View(item))].click()
    else:
        window.show_screen(screen, item)


def _wait(app: QApplication, ready: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(PATIENCE_S * 1000)
    while not ready():
        if deadline.hasExpired():
            raise SystemExit("The sample was not computed in time.")
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def _settle(app: QApplication, seconds: float) -> None:
    deadline = QDeadlineTimer(round(seconds * 1000))
    while not deadline.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python tests/screens.py OUT")
    sys.exit(main(Path(sys.argv[1])))
