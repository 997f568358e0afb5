"""Runs tests again and again, each time in a fork of a process that has the libraries loaded but nothing of ours.

Reads a JSON list of words for pytest a line; answers with a JSON list: what pytest gave back, and its last words.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from typing import IO

# pydantic before Qt, whose import hook must not meet it half loaded
LIBRARIES = (
    "pydantic.fields",
    "sqlalchemy.orm",
    "numpy.testing",
    "hypothesis.strategies",
    "pytest",
    "pytest_timeout",
    "pytestqt.plugin",
    "PySide6.QtTest",
    "PySide6.QtWidgets",
)
PATIENCE_S = 600
"""Tests that take longer are ended, and answered with `ENDLESS`."""
ENDLESS = -1
_LOOK_S = 0.02


def main() -> None:
    """Answers every line until there are no more."""
    for name in LIBRARIES:
        importlib.import_module(name)
    for line in sys.stdin:
        with tempfile.TemporaryFile() as told:
            answer = _ended(_begun(json.loads(line), told))
            told.seek(0)
            print(json.dumps([answer, told.read().decode(errors="replace")[-2000:]]), flush=True)


def _begun(words: Sequence[str], told: IO[bytes]) -> int:
    """The process that runs these tests; it leads a group of its own, for the compilers that tests start."""
    child = os.fork()
    if child:
        return child
    code = 3
    try:
        os.setpgid(0, 0)
        for stream in (1, 2):
            os.dup2(told.fileno(), stream)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        code = int(importlib.import_module("pytest").main(list(words)))
        sys.stdout.flush()
    finally:
        os._exit(code)


def _ended(child: int) -> int:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else 3
        time.sleep(_LOOK_S)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return ENDLESS


if __name__ == "__main__":
    main()
