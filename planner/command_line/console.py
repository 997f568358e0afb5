"""The terminal: data to standard output, messages and progress to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO


class Console:
    """Where a command writes. `out` takes data, `err` takes what is said to the person."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self.out = out
        self._err = err
        self._shown = ""

    def say(self, sentence: str) -> None:
        """One message to the person."""
        self._clear()
        self._err.write(f"{sentence}\n")

    def say_all(self, sentences: Iterable[str]) -> None:
        """Several messages, one a line."""
        for sentence in sentences:
            self.say(sentence)

    def print(self, text: str) -> None:
        """Some lines of data."""
        self._clear()
        self.out.write(f"{text}\n")
        self.out.flush()

    def progress(self, fraction: float, note: str) -> None:
        """How far long work is; only on a terminal, and gone before anything else is written."""
        if not self._err.isatty():
            return
        self._clear()
        self._shown = f"{fraction:4.0%} {note}"
        self._err.write(self._shown)
        self._err.flush()

    def _clear(self) -> None:
        if self._shown:
            self._err.write(f"\r{' ' * len(self._shown)}\r")
            self._shown = ""


def terminal() -> Console:
    """This process's console, in UTF-8 and with plain line ends on every system."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n")
    return Console(_there(sys.stdout), _there(sys.stderr))


def _there(stream: TextIO | None) -> TextIO:
    """The stream, or one that leads nowhere: a program started without a terminal has none."""
    return stream if stream is not None else open(os.devnull, "w", encoding="utf-8")
