"""Taking the tables of Compare out of the window, with the fingerprint of what is compared."""

from __future__ import annotations

import pytest
from comparing import settle
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planner.ui.compare.choice import View
from planner.ui.compare.view import CompareView
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.reports.tracing import Outcome, trace


def pick(words: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_that_the_difference_table_is_taken_with_a_fingerprint_that_can_be_traced(
    qtbot: QtBot, workspace: OpenWorkspace, view: CompareView
) -> None:
    view.overview.table.table.customContextMenuRequested.emit(QPoint(20, 20))
    pick("Copy data")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "OFFICIAL"
    assert lines[2].split("\t")[:3] == ["Group", "Indicator", "Unit"]
    found = trace(workspace.file, lines[1].rpartition("results ")[2])
    assert found.outcome is Outcome.SAME
    assert found.scenario_ids == ("s1", "s2", "s3")


@pytest.mark.parametrize("page", [View.OVERVIEW, View.CHARTS])
def test_that_every_chart_of_compare_can_be_taken(qtbot: QtBot, view: CompareView, page: View) -> None:
    view.views.chosen.emit(list(View).index(page))
    settle(qtbot, view)
    grid = view.overview.grid if page is View.OVERVIEW else view.charts.grid
    assert grid.shown
    assert all(chart.taker is not None for chart in grid.shown)


def test_that_what_differs_is_taken_as_it_stands(qtbot: QtBot, view: CompareView) -> None:
    view.views.chosen.emit(list(View).index(View.DIFFERS))
    settle(qtbot, view)
    view.differs.table.customContextMenuRequested.emit(QPoint(20, 20))
    pick("Copy data")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[2].split("\t")[1].startswith("A As in 2019")
    assert any(line.startswith("Transfer capacity\t") for line in lines)
