"""Tab walks through every screen in reading order and never stays anywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.plots.chart import Chart
from planner.ui.plots.table import TableDialog
from planner.ui.shell.main_window import MainWindow

MOST = 120
OpenWindow = Callable[..., MainWindow]


def in_focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def step() -> QWidget:
    """Press Tab once; where it leads."""
    QTest.keyClick(in_focus(), Qt.Key.Key_Tab)
    return in_focus()


def walk() -> list[QWidget]:
    """From what has the focus round to it again, or as far as a patient officer would go."""
    first = step()
    steps = iter(range(MOST))
    return [first, *iter(lambda: step() if next(steps, None) is not None else first, first)]


def named(parts: list[QWidget]) -> list[str]:
    return [part.accessibleName() or str(getattr(part, "text", str)()) for part in parts]


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow, sample_path: Path) -> MainWindow:
    """The window on the sample, every scenario ticked."""
    made = open_window(sample_path)
    qtbot.waitUntil(lambda: made.desk.workspace is not None, timeout=30_000)
    workspace = made.desk.workspace
    assert workspace is not None
    workspace.set_ticked(found.id for found in workspace.value.scenarios)
    qtbot.waitUntil(lambda: all(map(workspace.projections.is_complete, workspace.ticked)), timeout=60_000)
    made.activateWindow()
    return made


@pytest.mark.parametrize("screen", ["start", "scenarios", "compare", "evidence", "reports"])
def test_that_tab_comes_round_without_stopping_twice_at_one_place(window: MainWindow, screen: str) -> None:
    window.show_screen(screen)
    parts = walk()
    assert 5 < len(parts) < MOST
    assert len(set(map(id, parts))) == len(parts)


def test_that_the_workbench_is_walked_in_reading_order(window: MainWindow) -> None:
    window.show_screen("scenarios")
    window.chrome.stack.currentWidget().setFocus()
    names = named(walk())
    landmarks = ["6 charts", "Chart: Held abroad, by site, persons", "Find a lever by name", "Levers and events"]
    landmarks += ["Schedule of Requests", "Point 1, value", "U10", "D02", "Why"]
    landmarks += [f"{group} indicators at the horizon" for group in ("Security", "Capacity", "Rights")]
    places = [names.index(landmark) for landmark in landmarks]
    assert places == sorted(places)
    assert len([name for name in names if name.startswith("Chart: ")]) == 6


def test_that_compare_is_walked_in_reading_order(qtbot: QtBot, window: MainWindow) -> None:
    window.show_screen("compare")
    qtbot.waitUntil(lambda: any(found.isVisible() for found in window.findChildren(Chart)), timeout=60_000)
    names = named(walk())
    landmarks = ["Reference: A, As in 2019", "Remove B, Nobody repatriated", "Remove D, Guarded prisons", "Horizon"]
    landmarks += ["Data table (T)", "Copy table", "Difference table", "Show what differs as a table"]
    start = names.index(landmarks[0])
    turned = [*names[start:], *names[:start]]
    places = [turned.index(landmark) for landmark in landmarks]
    assert places == sorted(places)


def test_that_tab_leaves_a_data_table(qtbot: QtBot, window: MainWindow) -> None:
    window.show_screen("scenarios")
    chart = next(found for found in window.findChildren(Chart) if found.isVisible())
    chart.open_table()
    dialog = chart.findChild(TableDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow, timeout=5_000)
    dialog.view.setFocus()
    QTest.keyClick(dialog.view, Qt.Key.Key_Tab)
    assert in_focus() is dialog.copy_button
    dialog.reject()
