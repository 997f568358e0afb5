"""The terminal's root: reads the arguments, runs one command, and turns every refusal into one line.

Exit status: 0 done, 1 the check that was asked for failed, 2 the input or the world does not allow it.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from planner.command_line import bench, evidence, projections, reports, scenarios, self_check, workspaces
from planner.command_line.console import Console, terminal
from planner.command_line.grammar import COMMANDS, grammar
from planner.command_line.screen import check_screen
from planner.domain.errors import Cancelled, InputError, PlannerError
from planner.use_cases.change import By

OpenWindow = Callable[[Path | None, bool], int]
"""Opens the window on a file, or on the sample workspace when the second argument says so; its exit status."""

_READERS: Mapping[str, Callable[[Namespace, Console], int]] = {
    "list": workspaces.list_contents,
    "check": workspaces.check,
    "run": projections.run,
    "compare": projections.compare,
    "evidence": evidence.print_evidence,
    "bench": bench.print_figures,
}
_WRITERS: Mapping[str, Callable[[Namespace, Console, By], int]] = {
    "new": workspaces.new,
    "branch": scenarios.branch,
    "set": scenarios.set_lever,
    "report": reports.write_report,
}


def main(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """One command line; `open_window` is called when it asks for the window. Returns the exit status."""
    console = terminal()
    try:
        return _obey(arguments, console, open_window)
    except PlannerError as refusal:
        console.say("planner: " + str(refusal).replace("\n", " "))
        return 2
    except (Cancelled, KeyboardInterrupt):
        console.say("planner: stopped; nothing was written.")
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _obey(arguments: Sequence[str], console: Console, open_window: OpenWindow) -> int:
    parser = grammar()
    file = _file_to_open(arguments)
    if file is not None or not arguments:
        check_screen(os.environ)
        return open_window(file, False)
    try:
        chosen = parser.parse_args(arguments)
    except SystemExit as leaving:  # argparse leaves after --help
        return int(leaving.code or 0)
    if chosen.command in _READERS:
        return _READERS[chosen.command](chosen, console)
    if chosen.command in _WRITERS:
        by = By(getattr(chosen, "by", "analyst"), datetime.now(UTC))
        return _WRITERS[chosen.command](chosen, console, by)
    if chosen.version:
        return self_check.print_version(console)
    if chosen.self_check:
        return self_check.run(console)
    check_screen(os.environ)
    return open_window(None, chosen.sample)


def _file_to_open(arguments: Sequence[str]) -> Path | None:
    """The workspace of `planner FILE`, or None when the arguments say something else."""
    if not arguments or arguments[0].startswith("-") or arguments[0] in COMMANDS:
        return None
    file = Path(arguments[0])
    if len(arguments) > 1 or not file.exists():
        raise InputError(
            f"“{file}” is neither a command nor a file that is there; the commands are {', '.join(COMMANDS)}."
        )
    return file
