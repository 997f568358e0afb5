"""A guard against a fault of one binding release that ends the program in the middle of work."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6 import __version__
from PySide6.QtCore import QObject

from planner.domain.errors import WorldError

CALLS = 500
TOLERATED = 50


def references_lost(call: Callable[[], object]) -> int:
    """How many references to None go missing in 500 calls that return it; 0 on a sound binding."""
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


def check_binding(call: Callable[[], object] | None = None) -> None:
    """Raises `WorldError` on a binding that loses None, as PySide6 6.12.0 does before Python 3.12."""
    if references_lost(call or QObject().parent) < TOLERATED:
        return
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    raise WorldError(
        f"PySide6 {__version__} has a fault on Python {python} that ends programs in the middle of work; "
        'install another one with: pip install "PySide6-Essentials>=6.11.3,<6.12"'
    )
