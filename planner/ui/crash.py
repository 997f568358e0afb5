"""The one hook our own bugs fly to: a report on this computer, a plain sentence for the user, and the work goes on."""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion

from planner.domain.errors import PlannerError
from planner.use_cases.mistakes import mistake_told, report_text, save_report, sentence_of

_QUIET = timedelta(seconds=3)
"""How long the same mistake is not told again: a picture that cannot be painted fails at every repaint."""


class CrashHook(QObject):
    """Catches what no one else did, from any thread; `told` carries a sentence to the window's thread."""

    told = Signal(str)

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._folder = folder
        self._now = now
        self._last: dict[str, datetime] = {}

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
        """Tell the user, and save a report of a mistake of ours; what comes again and again is told once."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
        elif isinstance(error, PlannerError):
            if self._is_new(sentence_of(error)):
                self.told.emit(sentence_of(error))
        elif self._is_new(_place(kind, trace)):
            report = save_report(self._folder, self._now(), report_text(kind, error, trace, f"Qt {qVersion()}"))
            self.told.emit(f"{mistake_told(report)} Go on working, or close and open the workspace again.")

    def _is_new(self, what: str) -> bool:
        now, last = self._now(), self._last.get(what)
        self._last[what] = now
        return last is None or abs(now - last) >= _QUIET


def _place(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The kind of a mistake and the step of the code that made it."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    at = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""
    return f"{kind.__name__} {at}"
