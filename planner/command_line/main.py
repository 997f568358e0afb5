"""The terminal's root: reads the arguments, runs one command, and turns every refusal into one line.

Exit status: 0 done, 1 the check that was asked for failed, 2 the input or the world does not allow it, 3 the planner
made a mistake.
"""

from __future__ import annotations

import os
import re
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType

from planner.command_line.addressing import unknown
from planner.command_line.console import Console, terminal
from planner.command_line.grammar import COMMANDS, grammar
from planner.command_line.screen import check_screen
from planner.domain.errors import Cancelled, InputError, PlannerError
from planner.domain.plain_text import shown
from planner.use_cases import folders
from planner.use_cases.mistakes import mistake_told, report_text, save_report

OpenWindow = Callable[[Path | None, bool], int]
"""Opens the window on a file, or on the sample workspace when the second argument says so; its exit status."""


def main(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """One command line; `open_window` is called when it asks for the window. Returns the exit status."""
    console = terminal()
    try:
        return _obey(arguments, console, open_window)
    except PlannerError as refusal:
        console.say("planner: " + _in_a_line(str(refusal)))
        return 2
    except (Cancelled, KeyboardInterrupt):
        console.say("planner: stopped; nothing was written.")
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MemoryError:
        console.say("planner: there is not enough memory for this; close other programs, then try again.")
        return 2
    except OSError as problem:
        return _of_the_world(console, problem)
    except Exception as mistake:  # noqa: BLE001 - the last hook of the terminal: nobody sees a traceback
        return _of_ours(console, mistake)


def _in_a_line(sentence: str) -> str:
    """A refusal on one line, however long what was typed and is repeated in it."""
    return re.sub(r"\S{200,}", lambda word: f"{word[0][:60]}…{word[0][-20:]}", sentence.replace("\n", " "))


def say_last(console: Console) -> None:
    """Let what escapes every other hook, in any thread or while objects end, be told like everything else."""

    def catch(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if error is not None and not isinstance(error, (KeyboardInterrupt, SystemExit)):
            _of_ours(console, error.with_traceback(trace))

    sys.excepthook = catch
    threading.excepthook = lambda args: catch(args.exc_type, args.exc_value, args.exc_traceback)
    sys.unraisablehook = lambda args: catch(args.exc_type, args.exc_value, args.exc_traceback)


def _of_the_world(console: Console, problem: OSError) -> int:
    """A fault of the disk or the system that no verb foresaw."""
    name = f"“{shown(str(problem.filename))}” " if problem.filename is not None else ""
    console.say(f"planner: {name}cannot be used ({problem.strerror or 'the system refuses'}); nothing was changed.")
    return 2


def _of_ours(console: Console, mistake: BaseException) -> int:
    """Said in one sentence; the report lies beside those of the window."""
    text = report_text(type(mistake), mistake, mistake.__traceback__, "terminal")
    console.say(f"planner: {mistake_told(save_report(folders.crash_reports(), datetime.now(), text))}")
    return 3


def _obey(arguments: Sequence[str], console: Console, open_window: OpenWindow) -> int:
    _refuse_broken(arguments)
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


def _refuse_broken(arguments: Sequence[str]) -> None:
    """Raises `InputError` for an argument that is not written in UTF-8: it could not even be printed."""
    for argument in arguments:
        if not argument.isascii() and any("\ud800" <= found <= "\udfff" for found in argument):
            raise InputError(f"“{shown(argument)}” is not written in UTF-8; rename the file, or type the text again.")


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
