"""Our own mistakes, told to whoever sits there in one sentence, and kept as a report without a word of the workspace.

A report says where in the code it happened, never what was being worked on: no values, no SQL, no names of files. The
words of an error are left out unless its kind never holds any of them.
"""

from __future__ import annotations

import platform
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from planner.domain.errors import PlannerError

KEPT_REPORTS = 20

_WORDLESS = (TypeError, AttributeError, NameError, ImportError, IndexError, ZeroDivisionError, RecursionError)
"""Kinds of errors whose words speak of code alone."""

_OVERRIDE = "Error calling Python override of "
_DEEPEST = 40
"""Steps of a traceback that are kept at each end."""


def sentence_of(error: BaseException | None) -> str:
    """What a `PlannerError` says, also where Qt carried it out of one of our overrides; empty for other errors."""
    if not isinstance(error, PlannerError):
        return ""
    said = str(error)
    return said.partition("(): ")[2] or said if said.startswith(_OVERRIDE) else said


def report_text(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None, on: str) -> str:
    """Where it went wrong, the causes before it first; `on` names what else runs, as “Qt 6.11”."""
    about = f"Python {platform.python_version()}, {on}, {platform.system()} {platform.release()}\n"
    return (about + "".join(_told(kind, error, trace, frozenset()))).replace(str(Path.home()), "~")


def save_report(folder: Path, now: datetime, text: str) -> Path | None:
    """Keep a report beside the last ones; None when the disk refuses."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"report-{now:%Y%m%d-%H%M%S-%f}.txt"
        path.write_text(text, encoding="utf-8")
        for old in sorted(folder.glob("report-*.txt"))[:-KEPT_REPORTS]:
            old.unlink()
    except OSError:
        return None
    return path


def mistake_told(report: Path | None) -> str:
    """The one sentence about a mistake of ours."""
    kept = f"a report for whoever looks after the planner is at {report}" if report else "no report could be saved"
    return f"The planner made a mistake; your workspace is safe on disk as last saved, and {kept}."


def _told(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None, seen: frozenset[int]
) -> list[str]:
    cause = (error.__cause__ or error.__context__) if error is not None else None
    before = (
        [] if cause is None or id(cause) in seen else _told(type(cause), cause, cause.__traceback__, seen | {id(cause)})
    )
    steps = traceback.extract_tb(trace)
    shown = steps if len(steps) <= 2 * _DEEPEST else [*steps[:_DEEPEST], *steps[-_DEEPEST:]]
    lines = [f"  {step.filename}:{step.lineno} in {step.name}\n    {step.line}\n" for step in shown]
    code = getattr(error, "sqlite_errorname", "") or getattr(getattr(error, "orig", None), "sqlite_errorname", "")
    words = str(error) if kind in _WORDLESS else code or "(its words are left out: they may hold what was worked on)"
    return [*before, f"\n{kind.__module__}.{kind.__qualname__}: {words}\n", *lines]
