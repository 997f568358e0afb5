"""The screens of the window, in the order of the rail: the one place where they are built and plugged in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from planner.system.levers import LEVERS
from planner.ui.desk import Desk
from planner.ui.shell.screen import Screen
from planner.ui.shell.verbs import Verbs
from planner.ui.start.view import StartView
from planner.ui.theme.theme import Theme

if TYPE_CHECKING:
    from planner.store.workspace_file import WorkspaceFile
    from planner.ui.workspace import OpenWorkspace


def screens(desk: Desk, verbs: Verbs) -> tuple[Screen, ...]:
    """Start, Scenarios, Compare, Evidence, Exercises and Reports."""
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
        Screen("evidence", "Evidence", "evidence", "Ctrl+4", _evidence),
        Screen(
            "exercises",
            "Exercises",
            "exercises",
            "Ctrl+5",
            lambda workspace, theme: _exercises(workspace, theme, desk.now),
            needs_workspace=True,
            belongs="Here a room of officials plays a situation: cells decide, and the model answers.",
        ),
        Screen(
            "reports",
            "Reports",
            "report",
            "Ctrl+6",
            _reports,
            needs_workspace=True,
            belongs="Here scenarios become a report: choose what it holds, see its pages, have it signed, write it.",
        ),
    )


def warm_up(file: WorkspaceFile) -> None:
    """On the worker that opened `file`: load charts, compiled model and today's practice, so that no screen waits."""
    from planner.system.compiled import library
    from planner.system.inputs import lever_path
    from planner.ui.compare import view as _compare_view
    from planner.ui.scenarios import view as _scenarios_view

    del _compare_view, _scenarios_view
    library()
    workspace = file.load()
    for scenario in workspace.scenarios[:1]:
        lever_path(workspace.situation_of(scenario), (scenario,), LEVERS[0].name, "")


def _scenarios(workspace: OpenWorkspace | None, theme: Theme) -> QWidget:
    from planner.ui.scenarios.view import ScenariosView  # the charts' library takes half a second to import

    assert workspace is not None
    return ScenariosView(workspace, theme)


def _evidence(workspace: OpenWorkspace | None, theme: Theme) -> QWidget:
    from planner.ui.evidence.view import EvidenceView  # the first picture does not wait for its cards

    return EvidenceView(workspace, theme)


def _reports(workspace: OpenWorkspace | None, theme: Theme) -> QWidget:
    from planner.ui.reports.view import ReportsView  # as above

    assert workspace is not None
    return ReportsView(workspace, theme)


def _exercises(workspace: OpenWorkspace | None, theme: Theme, now: Callable[[], datetime]) -> QWidget:
    from planner.ui.exercises.view import ExercisesView  # as above

    assert workspace is not None
    return ExercisesView(workspace, theme, now)


def _compare(workspace: OpenWorkspace | None, theme: Theme) -> QWidget:
    from planner.ui.compare.view import CompareView  # as above

    assert workspace is not None
    return CompareView(workspace, theme)
