"""What the tests of Compare say to its screen: how it is opened, and when it has settled."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from planner.ui.compare.view import CompareView

PATIENCE_MS = 60_000
OpenView = Callable[..., CompareView]


def settle(qtbot: QtBot, view: CompareView) -> None:
    """Wait until what is shown is what is wanted, with all draws."""
    qtbot.waitUntil(lambda: view.is_up_to_date, timeout=PATIENCE_MS)
