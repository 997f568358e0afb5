"""Starts the planner: the terminal's root reads the arguments, and the desktop's is loaded only for a window."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

from planner.command_line.console import terminal
from planner.command_line.main import main as command_line
from planner.command_line.main import say_last


def main() -> int:
    """The `planner` command; its exit status."""
    multiprocessing.freeze_support()
    say_last(terminal())
    return command_line(sys.argv[1:], _open_window)


def _open_window(file: Path | None, sample: bool) -> int:
    from planner import bootstrap  # late: Qt is not for the terminal

    return bootstrap.main(file, sample=sample)


if __name__ == "__main__":
    sys.exit(main())
