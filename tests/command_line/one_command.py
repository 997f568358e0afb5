"""The `planner` command as tests see it: words in; status, data and messages out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str


Planner = Callable[..., Done]


def no_window(file: Path | None, sample: bool) -> int:
    """Stands where the window would be, and fails the test that opens it."""
    raise AssertionError(f"no window was asked for, but {file} would open ({sample=})")
