"""The terminal: data to standard output or to a file, messages to standard error."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from planner.domain.errors import InputError, WorldError


class Console:
    """Where a command writes. `out` takes data, `err` takes what is said to the person."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out = out
        self._err = err
        self._shown = ""

    def say(self, sentence: str) -> None:
        """One message to the person."""
        self._clear()
        self._err.write(f"{sentence}\n")

    def progress(self, fraction: float, note: str) -> None:
        """How far long work is; only on a terminal, and gone when the work is done."""
        if not self._err.isatty():
            return
        self._clear()
        self._shown = f"{fraction:4.0%} {note}"
        self._err.write(self._shown)
        self._err.flush()

    def print(self, text: str) -> None:
        """Some lines of data to standard output."""
        self.deliver(lambda out: out.write(f"{text}\n"), None)

    def deliver(self, write: Callable[[TextIO], object], path: Path | None) -> None:
        """Data to standard output, or to `path` in one piece: after a failure an older file is still there."""
        if path is None:
            write(self._out)
            self._out.flush()
        else:
            with_temporary(path, write)
        self._clear()

    def _clear(self) -> None:
        if self._shown:
            self._err.write(f"\r{' ' * len(self._shown)}\r")
            self._shown = ""


def with_temporary(path: Path, write: Callable[[TextIO], object]) -> None:
    """Have `write` fill a neighbour of `path`, then put it in place. Raises `InputError` and `WorldError`."""
    check_place(path)
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with open(handle, "w", encoding="utf-8", newline="") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise WorldError(
            f"“{path}” could not be written ({reason}); nothing was changed there. Make room or choose another place."
        ) from problem
    finally:
        if name:
            with suppress(FileNotFoundError):
                os.unlink(name)


def check_place(path: Path, workspace: Path | None = None) -> None:
    """Raises `InputError` when a file cannot be written at `path`, or would take the workspace's place."""
    if path.is_dir():
        raise InputError(f"“{path}” is a folder; name a file to write.")
    if not path.parent.is_dir():
        raise InputError(f"“{path}” cannot be written because the folder “{path.parent}” is not there; make it first.")
    if workspace is not None and path.resolve() == workspace.resolve():
        raise InputError(f"“{path}” is the workspace itself; name another file to write.")


def terminal() -> Console:
    """This process's console, in UTF-8 and with plain line ends on every system."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n")
    return Console(sys.stdout, sys.stderr)


def _umask() -> int:
    current = os.umask(0o077)
    os.umask(current)
    return current
