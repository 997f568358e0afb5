"""The workbench on the sample, shown at 1920 × 1080."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.scenarios.view import ScenariosView
from planner.ui.theme.theme import Theme, apply_theme
from planner.ui.workspace import OpenWorkspace

Named = Callable[[str], str]


@pytest.fixture
def named(workspace: OpenWorkspace) -> Named:
    """The id of a scenario by its name."""

    def find(name: str) -> str:
        return next(found.id for found in workspace.value.scenarios if found.name == name)

    return find


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication, workspace: OpenWorkspace, named: Named) -> ScenariosView:
    """The workbench with “Families home in 2 years” on stage, its first run on the way."""
    theme = Theme()
    apply_theme(qapp, theme)
    made = ScenariosView(workspace, theme)
    qtbot.addWidget(made)
    made.resize(1840, 952)
    made.show()
    workspace.select(named("Families home in 2 years"))
    return made


@pytest.fixture
def drawn(qtbot: QtBot, view: ScenariosView, workspace: OpenWorkspace) -> ScenariosView:
    """The same with its fan drawn."""
    qtbot.waitUntil(lambda: workspace.projections.is_complete(workspace.selected_id), timeout=20_000)
    return view
