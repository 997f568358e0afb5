"""The screens of the window, in the order of the rail: the one place where they are built and plugged in."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from planner.ui.desk import Desk
from planner.ui.evidence.view import EvidenceView
from planner.ui.shell.screen import Screen
from planner.ui.shell.verbs import Verbs
from planner.ui.start.view import StartView
from planner.ui.theme.theme import Theme

if TYPE_CHECKING:
    from planner.ui.workspace import OpenWorkspace


def screens(desk: Desk, verbs: Verbs) -> tuple[Screen, ...]:
    """Start, Scenarios, Compare and Evidence."""
    return (
        Screen("start", "Start", "start", "Ctrl+1", lambda _, theme: StartView(desk, verbs, datetime.now(), theme)),
        Screen(
            "scenarios",
            "Scenarios",
            "scenarios",
            "Ctrl+2",
            _scenarios,
            needs_workspace=True,
            belongs="Here scenarios branch, levers are set over time, and the charts follow.",
        ),
        Screen(
            "compare",
            "Compare",
            "compare",
            "Ctrl+3",
            _compare,
            needs_workspace=True,
            belongs="Here two to eight scenarios stand side by side, with the range of their differences.",
        ),
        Screen("evidence", "Evidence", "evidence", "Ctrl+4", EvidenceView),
    )


def _scenarios(workspace: OpenWorkspace | None, theme: Theme) -> QWidget:
    from planner.ui.scenarios.view import ScenariosView  # the charts' library takes half a second to import

    assert workspace is not None
    return ScenariosView(workspace, theme)


def _compare(workspace: OpenWorkspace | None, theme: Theme) -> QWidget:
    from planner.ui.compare.view import CompareView  # as above

    assert workspace is not None
    return CompareView(workspace, theme)
