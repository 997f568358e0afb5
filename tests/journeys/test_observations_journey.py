"""An analyst brings in what was counted and reads how the forecast fared, through the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.store.workspace_file import WorkspaceFile
from planner.ui.compare.choice import View
from planner.ui.compare.observed.sheet import CountsSheet
from planner.ui.compare.view import CompareView
from planner.ui.shell.main_window import MainWindow
from planner.use_cases.change import By
from planner.use_cases.settings import change_settings

PATIENCE_MS = 120_000
DRAWS = 250
PASTED = "\n".join(
    "\t".join(row)
    for row in (
        ("variable", "members", "month", "value", "low", "high", "source"),
        ("held_abroad", "site=SDF camps", "2019-06", "73 000", "", "", "invented"),
        ("held_abroad", "site=SDF camps", "2019-11", "68 744", "", "", "invented"),
        ("held_abroad", "site=SDF camps", "2020-02", "67 500", "", "", "invented"),
        ("held_abroad", "site=SDF camps", "2020-03", "67 000", "", "", "invented"),
        ("held_abroad", "site=SDF camps", "2020-04", "", "65 500", "68 000", "invented"),
        ("held_abroad", "site=SDF camps", "2020-05", "66 000", "", "", "invented"),
        ("births", "", "2020", "900", "", "", "judgement"),
    )
)


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_that_an_analyst_brings_in_counts_and_reads_the_score(
    qtbot: QtBot, open_window: Callable[..., MainWindow], sample_path: Path
) -> None:
    with WorkspaceFile.open(sample_path) as file:
        settings = file.load().settings
        changed = settings.model_copy(update={"draws": DRAWS, "months": 18})
        change_settings(file, By("analyst", file.history()[0].when), changed)
    window = open_window(sample_path)
    qtbot.waitUntil(lambda: window.desk.workspace is not None, timeout=PATIENCE_MS)
    workspace = window.desk.workspace
    assert workspace is not None

    press(window.chrome.rail.button("compare"))
    view = window.findChild(CompareView)
    assert view is not None
    press(view.views.buttons[[*View].index(View.OBSERVED)])
    page = view.observed
    start = next(found for found in page.nothing.findChildren(QPushButton) if found.text() == "Bring in counts…")
    QGuiApplication.clipboard().setText(PASTED)
    press(start)
    sheet = next(found for found in window.findChildren(CountsSheet) if found.isVisible())
    press(sheet.paste_button)
    assert sheet.way_on.text() == "Bring in 7"
    press(sheet.way_on)
    qtbot.waitUntil(lambda: page.is_up_to_date, timeout=PATIENCE_MS)

    words = page.side.words.text()
    assert words.startswith("Of 5 counts ")
    assert "“no change” by" in words
    assert [row[1] for row in page.tables.series.lines.rows] == ["4", "1"]
    assert page.keeper.observed is not None
    assert page.keeper.observed.scored.earlier == 2
    assert "draws" in page.side.worth.text()

    press(page.side.keep_button)
    qtbot.waitUntil(lambda: page.draws.buttons[1].isChecked() or "worth only" in page.side.keep_button.text())
    window.verbs.undo.trigger()
    assert workspace.value.observations == ()
    assert page.pages.currentWidget() is page.nothing
    window.verbs.redo.trigger()
    assert len(workspace.value.observations) == 7
