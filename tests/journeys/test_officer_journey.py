"""What a new officer does, through the real window: open, branch twice, set levers, compare, export in every format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from file_readers import closed, said
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.domain.scenario import Scenario
from planner.domain.schedule import Shape
from planner.domain.workspace import Settings
from planner.store.workspace_file import WorkspaceFile
from planner.ui.compare.view import CompareView
from planner.ui.reports.view import ReportsView
from planner.ui.scenarios.member_chooser import MemberChooser
from planner.ui.scenarios.view import ScenariosView
from planner.ui.shell.main_window import MainWindow
from planner.ui.workspace import OpenWorkspace

PATIENCE_MS = 120_000
TODAY, HOME, ABROAD = "As in 2019", "All families home", "Leave abroad and deprive"
FAMILIES = "cohort=women+minors"
EVERY_FORMAT = ("docx", "pdf", "xlsx", "odt", "ods", "html")


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


class Officer:
    """Hands and eyes on the real window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    @property
    def workspace(self) -> OpenWorkspace:
        assert self.window.desk.workspace is not None
        return self.window.desk.workspace

    @property
    def workbench(self) -> ScenariosView:
        found = self.window.findChild(ScenariosView)
        assert found is not None
        return found

    @property
    def comparison(self) -> CompareView:
        found = self.window.findChild(CompareView)
        assert found is not None
        return found

    def go_to(self, screen: str) -> None:
        click(self.window.chrome.rail.button(screen))

    def scenario(self, name: str) -> Scenario:
        return next(found for found in self.workspace.value.scenarios if found.name == name)

    def branch(self, parent: str, name: str) -> None:
        """Select the parent by the command palette, press the plus, and name the child."""
        self.find(parent)
        click(self.workbench.tree_pane.new_button)
        dialog = next(found for found in self.workbench.findChildren(QInputDialog) if found.isVisible())
        dialog.setTextValue(name)
        dialog.accept()
        self.qtbot.waitUntil(lambda: self.workspace.selected == self.scenario(name))

    def find(self, words: str) -> None:
        """Ctrl+K, some words, Enter."""
        QTest.keyClick(self.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        field = self.window.chrome.top_bar.field
        field.selectAll()
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def choose_lever(self, title: str) -> None:
        self.find(title)

    def choose_members(self, dimension: str, names: tuple[str, ...]) -> None:
        """Tick only these members in the chooser."""
        click(self.workbench.levers.editor.whom)
        chooser = next(found for found in self.workbench.findChildren(MemberChooser) if found.isVisible())
        shown = chooser.lists[dimension]
        for row in range(shown.count()):
            wanted = shown.item(row).text() in names
            shown.item(row).setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
        click(chooser.use_button)

    def choose_kind(self, words: str) -> None:
        kind = self.workbench.levers.editor.kind
        kind.setFocus()
        QTest.keyClick(kind, Qt.Key.Key_Home)
        for _ in range(kind.findText(words)):
            QTest.keyClick(kind, Qt.Key.Key_Down)
        assert kind.currentText() == words

    def type_value(self, text: str, index: int = 0) -> None:
        type_into(self.workbench.levers.editor.rows.field(index, "value"), text)

    @property
    def reports(self) -> ReportsView:
        found = self.window.findChild(ReportsView)
        assert found is not None
        return found

    def export_report(self, base: Path, endings: tuple[str, ...]) -> list[Path]:
        """Ctrl+E to the report on what is compared, tick the formats, Ctrl+E again, name the files."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        QTest.keyClick(self.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: self.reports.is_up_to_date, timeout=PATIENCE_MS)
        for ending, box in self.reports.page.export.formats.boxes.items():
            if box.isChecked() != (ending in endings):
                QTest.keyClick(box, Qt.Key.Key_Space)
        self.answer_file_dialog(base)
        QTest.keyClick(self.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        box_of_export = self.reports.page.export.export
        self.qtbot.waitUntil(lambda: bool(box_of_export.written_text), timeout=PATIENCE_MS)
        return [base.with_name(f"{base.name}.{ending}") for ending in endings]

    def answer_file_dialog(self, path: Path) -> None:
        """Type a path into the file dialog that the next action opens, and accept it."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QFileDialog)
            field = dialog.findChild(QLineEdit)
            assert field is not None
            field.setText(str(path))
            dialog.accept()

        QTimer.singleShot(0, answer)


@pytest.fixture
def officer(qtbot: QtBot, open_window: Callable[..., MainWindow], sample_path: Path) -> Officer:
    """At the window on a sample with 100 draws, the fewest with a range."""
    from planner.use_cases.change import By
    from planner.use_cases.settings import change_settings

    with WorkspaceFile.open(sample_path) as file:
        settings = file.load().settings
        by = By("returns desk", file.history()[0].when)
        change_settings(file, by, Settings.model_validate(settings.model_dump() | {"draws": 100}))
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    window = open_window(sample_path)
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: window.desk.workspace is not None, timeout=PATIENCE_MS)
    return Officer(window, qtbot)


def test_that_an_officer_gets_from_the_sample_to_an_exported_report(
    officer: Officer, qtbot: QtBot, tmp_path: Path
) -> None:
    officer.go_to("scenarios")
    officer.branch(TODAY, HOME)
    officer.choose_lever("Repatriation requests")
    officer.choose_members("cohort", ("women", "minors"))
    officer.choose_kind("Clear within")
    officer.type_value("24")
    officer.choose_lever("Transfer capacity")
    officer.type_value("600")
    officer.branch(TODAY, ABROAD)
    officer.choose_lever("Repatriation requests")
    officer.type_value("0")
    officer.choose_lever("Deprivation of nationality")
    officer.type_value("2")

    home = {found.key: found.schedule for found in officer.scenario(HOME).overrides}
    assert home[("repatriation_requests", FAMILIES)].shape is Shape.CLEAR
    assert home[("transfer_capacity", "")].points[-1].value == 600
    abroad = {found.key: found.schedule for found in officer.scenario(ABROAD).overrides}
    assert abroad[("repatriation_requests", "")].points[-1].value == 0
    assert abroad[("deprivation", "")].points[-1].value == 2

    chosen = [officer.scenario(name).id for name in (TODAY, HOME, ABROAD)]
    officer.workspace.set_ticked(chosen)
    click(officer.workbench.tree_pane.compare_button)
    qtbot.waitUntil(lambda: officer.comparison.is_up_to_date, timeout=PATIENCE_MS)
    model = officer.comparison.overview.table.table.comparison
    assert [scenario.name for scenario in model.scenarios] == [TODAY, HOME, ABROAD]
    assert model.horizon == "Nov 2024"

    files = officer.export_report(tmp_path / "options", EVERY_FORMAT)
    issue = officer.workspace.value.issues[0]
    figures = {figure.text for figure in issue.figures}
    texts = {path.suffix: said(path) for path in files}
    assert set(texts) == {".docx", ".pdf", ".xlsx", ".odt", ".ods", ".html"}
    assert len(figures) > 20
    assert {ending: [one for one in figures if closed(one) not in text] for ending, text in texts.items()} == {
        ending: [] for ending in texts
    }
    spoken = ["OFFICIAL", HOME, ABROAD, issue.results, "DRAFT, not signed"]
    assert [(ending, one) for ending, text in texts.items() for one in spoken if closed(one) not in text] == []
    assert officer.workspace.undo_label.startswith("export version 1 of")


def test_that_everything_is_there_again_after_closing_and_undo_still_works(
    officer: Officer, qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    officer.go_to("scenarios")
    officer.branch(TODAY, HOME)
    officer.choose_lever("Transfer capacity")
    officer.type_value("600")
    path = officer.workspace.file.path
    before = officer.workspace.value
    officer.window.close()

    again = Officer(open_window(path), qtbot)
    qtbot.waitUntil(lambda: again.window.desk.workspace is not None, timeout=PATIENCE_MS)
    assert again.workspace.value == before
    again.window.verbs.undo.trigger()
    assert again.scenario(HOME).overrides == ()
    again.window.verbs.redo.trigger()
    assert again.scenario(HOME).overrides == before.scenario(again.scenario(HOME).id).overrides


@pytest.mark.parametrize("screen", ["start", "scenarios", "compare", "evidence", "reports"])
def test_that_every_control_of_a_screen_has_a_name(officer: Officer, screen: str) -> None:
    officer.go_to(screen)
    shown = [found for found in officer.window.findChildren(QAbstractButton) if found.isVisible()]
    ours = [found for found in shown if not isinstance(found.parent(), QLineEdit | QAbstractItemView)]
    unnamed = [found for found in ours if not (found.text() or found.accessibleName())]
    assert len(ours) >= 8
    assert [type(found.parent()).__name__ for found in unnamed] == []
