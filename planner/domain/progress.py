"""How long work reports: a plain callable that may raise `Cancelled`."""

from __future__ import annotations

from typing import Protocol


class Report(Protocol):
    """Called with the fraction done (0 to 1) and a short note; raises `Cancelled` to stop the work."""

    def __call__(self, fraction: float, note: str) -> None: ...


def silent(fraction: float, note: str) -> None:
    """Reports to nobody."""
