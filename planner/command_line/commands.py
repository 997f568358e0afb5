"""Which function answers which command. Imported only when there is a command: the window does not wait for it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from planner.command_line import (
    bench,
    equations,
    evidence,
    exercises,
    projections,
    releases,
    reports,
    scenarios,
    scoring,
    seeking,
    self_check,
    sensitivity,
    why,
    workspaces,
)
from planner.command_line.console import Console
from planner.command_line.sample import prepare_sample
from planner.use_cases.change import By

_READERS: Mapping[str, Callable[[Namespace, Console], int]] = {
    "list": workspaces.list_contents,
    "check": workspaces.check,
    "release": releases.release_copy,
    "fold": releases.fold_history,
    "run": projections.run,
    "compare": projections.compare,
    "explain": why.explain_difference,
    "sensitivity": sensitivity.print_sensitivity,
    "seek": seeking.seek_value,
    "score": scoring.score,
    "evidence": evidence.print_evidence,
    "equations": equations.print_equations,
    "trace": reports.trace_fingerprint,
    "bench": bench.print_figures,
}
_WRITERS: Mapping[str, Callable[[Namespace, Console, By], int]] = {
    "new": workspaces.new,
    "branch": scenarios.branch,
    "set": scenarios.set_lever,
    "report": reports.write_report,
    "exercise": exercises.obey,
}


def obey(chosen: Namespace, console: Console) -> int:
    """Runs the chosen command; its exit status."""
    if chosen.version:
        return self_check.print_version(console)
    if chosen.self_check:
        return self_check.run(console)
    if chosen.prepare_sample:
        return prepare_sample(console, datetime.now(UTC))
    if chosen.command in _READERS:
        return _READERS[chosen.command](chosen, console)
    by = By(getattr(chosen, "by", "analyst"), datetime.now(UTC))
    return _WRITERS[chosen.command](chosen, console, by)
