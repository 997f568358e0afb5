"""The terminal's root: reads the arguments, runs one command, and turns every refusal into one line.

Exit status: 0 done, 1 the check that was asked for failed, 2 the input or the world does not allow it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from planner.command_line.addressing import unknown
from planner.command_line.console import Console, terminal
from planner.command_line.grammar import COMMANDS, grammar
from planner.command_line.screen import check_screen
from planner.domain.errors import Cancelled, InputError, PlannerError

OpenWindow = Callable[[Path | None, bool], int]
"""Opens the window on a file, or on the sample workspace when the second argument says so; its exit status."""


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
    if chosen.command or chosen.version or chosen.self_check or chosen.prepare_sample:
        # late: engine and database take half a second to load, and the window's first picture does not need them
        from planner.command_line.commands import obey

        return obey(chosen, console)
    check_screen(os.environ)
    return open_window(None, chosen.sample)


def _file_to_open(arguments: Sequence[str]) -> Path | None:
    """The workspace of `planner FILE`, or None when the arguments say something else."""
    if not arguments or arguments[0].startswith("-") or arguments[0] in COMMANDS:
        return None
    file = Path(arguments[0])
    if file.suffix and not file.exists():
        raise InputError(f"There is no file “{file}”; check the name, or make one with “planner new {file}”.")
    if len(arguments) > 1 or not file.exists():
        raise InputError(unknown("command or file", arguments[0], COMMANDS))
    return file
