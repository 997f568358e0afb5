"""Renders every screen of the sample workspace to PNG, light and dark, at 1366 × 768 and 1920 × 1080.

`python tests/screens.py OUT` needs no display. The pictures are to be looked at, not compared pixel by pixel.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is loaded

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from planner.ui.application import Asked, application, begin, window_of
from planner.ui.desk import Places
from planner.ui.settings import settings
from planner.ui.shell.main_window import MainWindow

SIZES = ((1366, 768), (1920, 1080))
LOOKS = ("light", "dark")
PATIENCE_S = 300
SETTLE_S = 0.4

VISITS = (
    ("start", ("start", ())),
    ("scenarios", ("scenarios", ("scenario:s3",))),
    ("compare", ("compare", ())),
    ("evidence", ("evidence", ("Q5",))),
    ("evidence-assumption", ("evidence", ("U08a",))),
)
"""The name of a picture, its screen, and what it is pointed at."""


def main(out: Path) -> int:
    """Write the pictures into `out` and name them."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        app, window = _open(Path(scratch))
        for look in LOOKS:
            window.verbs.wear[look].trigger()
            for width, height in SIZES:
                window.resize(width, height)
                for name, (screen, items) in VISITS:
                    window.show_screen(screen)
                    for item in items:
                        window.show_screen(screen, item)
                    _settle(app, SETTLE_S)
                    path = out / f"{name}-{look}-{width}x{height}.png"
                    window.grab().save(str(path))
                    print(path)
        window.close()
    return 0


def _open(scratch: Path) -> tuple[QApplication, MainWindow]:
    """The window on a fresh sample whose four scenarios are all computed."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(scratch / "settings"))
    app = application([sys.argv[0]])
    places = Places(documents=scratch / "Returns desk", crash_reports=scratch / "reports")
    window = window_of(app, places, settings(), datetime.now)
    window.show()
    begin(window, Asked(sample=True))
    _wait(app, lambda: window.desk.workspace is not None)
    workspace = window.desk.workspace
    assert workspace is not None
    workspace.set_ticked(scenario.id for scenario in workspace.value.scenarios)
    _wait(app, lambda: all(workspace.projections.is_complete(found) for found in workspace.ticked))
    return app, window


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
