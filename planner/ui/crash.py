"""The one hook our own bugs fly to: a report on this computer, a plain sentence for the user, and the work goes on."""

from __future__ import annotations

import faulthandler
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion

from planner.domain.errors import PlannerError

KEPT_REPORTS = 20


class CrashHook(QObject):
    """Catches what no one else did, from any thread; `told` carries a sentence to the window's thread."""

    told = Signal(str)

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._folder = folder
        self._now = now

    def install(self) -> None:
        """Take over Python's three last resorts, and have a broken interpreter write where it stood."""
        sys.excepthook = self.catch
        threading.excepthook = lambda args: self.catch(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: self.catch(args.exc_type, args.exc_value, args.exc_traceback)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # the file must stay open as long as the process: the system writes to it while Python is already gone
            faulthandler.enable(open(self._folder / "last-fault.txt", "w", encoding="utf-8"))  # noqa: SIM115
        except OSError:
            faulthandler.enable()

    def tell_to(self, listener: Callable[[str], None]) -> None:
        """Have sentences told to the window, always from its own thread."""
        self.told.connect(listener, Qt.ConnectionType.QueuedConnection)

    def catch(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Save a report and tell the user; a sentence meant for the user is told as it is, without a report."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        if isinstance(error, PlannerError):
            self.told.emit(str(error))
            return
        text = report_text(kind, error, trace)
        sys.stderr.write(text)
        self.told.emit(
            "The planner made a mistake; your workspace is safe on disk as last saved. "
            f"{self._save(text)} Go on working, or close and open the workspace again."
        )

    def _save(self, text: str) -> str:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / f"report-{self._now():%Y%m%d-%H%M%S-%f}.txt"
            path.write_text(text, encoding="utf-8")
            for old in sorted(self._folder.glob("report-*.txt"))[:-KEPT_REPORTS]:
                old.unlink()
        except OSError:
            return "No report could be saved."
        return f"A report for whoever looks after the planner is at {path}."


def report_text(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> str:
    """What went wrong and where, without the user's name: the home folder is written as ~."""
    lines = traceback.format_exception(kind, error, trace)
    about = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}\n\n"
    return (about + "".join(lines)).replace(str(Path.home()), "~")
