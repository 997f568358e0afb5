"""What can be done to a scenario from the tree: the menu, the questions asked first, and the use case behind each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QInputDialog, QMenu, QMessageBox, QWidget

from planner.domain.scenario import Scenario, Status, descendants
from planner.ui.scenarios.tree_delegate import STATUS_ICON
from planner.ui.theme.theme import Theme, icon
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import scenarios as use_cases


class TreeActions:
    """Carries out the officer's wishes for the scenarios of one workspace; asks where a name or a yes is needed."""

    def __init__(self, workspace: OpenWorkspace, theme: Theme, window: QWidget) -> None:
        self._workspace = workspace
        self._theme = theme
        self._window = window

    def menu(self, scenario_id: str) -> QMenu:
        """Everything that can be done to a scenario."""
        scenario = self._workspace.value.scenario(scenario_id)
        menu = QMenu(self._window)
        self._add(menu, "New child…", "branch", lambda: self.ask_branch(scenario_id))
        self._add(menu, "Duplicate", "duplicate", lambda: self.duplicate(scenario_id))
        self._add(menu, "Rename…\tF2", "edit", lambda: self.ask_rename(scenario_id))
        self._add(menu, "Describe…", "edit", lambda: self.ask_describe(scenario_id))
        words = "Take the bookmark away" if scenario.bookmarked else "Bookmark"
        self._add(menu, words, "bookmark", lambda: self.bookmark(scenario_id))
        self._add_status(menu, scenario)
        self._add_parents(menu, scenario)
        menu.addSeparator()
        self._add(menu, "Delete…\tDel", "delete", lambda: self.ask_delete(scenario_id))
        menu.setEnabled(not self._workspace.read_only)
        return menu

    def show_menu(self, scenario_id: str, spot: QPoint) -> None:
        """Open the menu at a point of the screen."""
        self.menu(scenario_id).popup(spot)

    def ask_branch(self, parent_id: str) -> None:
        """Ask for a name, then branch a child that inherits everything."""
        parent = self._workspace.value.scenario(parent_id)
        said = f"Name of the new scenario. It inherits everything from “{parent.name}”."
        self._ask("New child", said, "", lambda name: self._branch(parent_id, name))

    def ask_rename(self, scenario_id: str) -> None:
        """Ask for another name."""
        name = self._workspace.value.scenario(scenario_id).name

        def rename(text: str) -> None:
            self._workspace.apply(use_cases.rename, scenario_id, text)

        self._ask("Rename", "Name of the scenario.", name, rename)

    def ask_describe(self, scenario_id: str) -> None:
        """Ask for another description."""
        before = self._workspace.value.scenario(scenario_id).description

        def describe(text: str) -> None:
            self._workspace.apply(use_cases.describe, scenario_id, text)

        self._ask("Describe", "What this scenario does, and why.", before, describe, long=True)

    def ask_delete(self, scenario_id: str) -> None:
        """Say what deleting takes with it, then delete when told to."""
        box = QMessageBox(self._window)
        box.setWindowTitle("Delete a scenario")
        box.setText(use_cases.delete_consequences(self._workspace.value, scenario_id))
        delete = box.addButton("Delete", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton("Keep", QMessageBox.ButtonRole.RejectRole))
        delete.clicked.connect(lambda: self._workspace.apply(use_cases.delete, scenario_id))
        box.finished.connect(box.deleteLater)
        box.open()

    def duplicate(self, scenario_id: str) -> None:
        """A copy beside the scenario."""
        self._workspace.apply(use_cases.duplicate, scenario_id)

    def bookmark(self, scenario_id: str) -> None:
        """Set or take away the bookmark."""
        self._workspace.apply(use_cases.toggle_bookmark, scenario_id)

    def move(self, scenario_id: str, parent_id: str | None) -> None:
        """Put a scenario under another parent, or under none."""
        self._workspace.apply(use_cases.reparent, scenario_id, parent_id)

    def set_status(self, scenario_id: str, status: Status) -> None:
        """Mark a scenario draft, reviewed or final."""
        self._workspace.apply(use_cases.set_status, scenario_id, status)

    def _branch(self, parent_id: str, name: str) -> None:
        before = {scenario.id for scenario in self._workspace.value.scenarios}
        if self._workspace.apply(use_cases.branch, parent_id, name) is not None:
            made = next(found.id for found in self._workspace.value.scenarios if found.id not in before)
            self._workspace.select(made)

    def _add(self, menu: QMenu, words: str, icon_name: str, act: Callable[[], None]) -> None:
        menu.addAction(icon(icon_name, self._theme), words).triggered.connect(lambda: act())

    def _add_status(self, menu: QMenu, scenario: Scenario) -> None:
        states = menu.addMenu("Status")
        for status in Status:
            action = states.addAction(icon(STATUS_ICON[status], self._theme), status.value)
            action.setCheckable(True)
            action.setChecked(status is scenario.status)
            action.triggered.connect(lambda _=False, chosen=status: self.set_status(scenario.id, chosen))

    def _add_parents(self, menu: QMenu, scenario: Scenario) -> None:
        """The same as dragging, for the keyboard."""
        places = menu.addMenu("Move under")
        below = {found.id for found in descendants(self._workspace.value.scenarios, scenario.id)}
        for other in self._workspace.value.scenarios:
            fits = other.situation_id == scenario.situation_id and other.id not in below
            if fits and other.id not in (scenario.id, scenario.parent_id):
                words = f"{other.sign.letter}  {other.name}"
                action = places.addAction(words)
                action.triggered.connect(lambda _=False, parent=other.id: self.move(scenario.id, parent))
        if scenario.parent_id is not None:
            places.addAction("No parent").triggered.connect(lambda: self.move(scenario.id, None))
        places.setEnabled(bool(places.actions()))

    def _ask(self, title: str, words: str, text: str, answer: Callable[[str], None], *, long: bool = False) -> None:
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(title)
        dialog.setLabelText(words)
        dialog.setInputMode(QInputDialog.InputMode.TextInput)
        if long:
            dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setTextValue(text)
        dialog.resize(440, 240 if long else 120)
        dialog.textValueSelected.connect(answer)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
