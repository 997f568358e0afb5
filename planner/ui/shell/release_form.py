"""The form for a release copy: which scenarios and documents go out, and under which marking."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from planner.domain.workspace import Workspace
from planner.ui.shell.form import field_rows, marking_field, ways_out
from planner.ui.theme.theme import Theme
from planner.ui.widgets.frames import column
from planner.ui.widgets.text import caption, describe, title
from planner.use_cases.releasing import RELEASABLE, along_with, document_name

ABOUT = (
    "The copy holds what is ticked and nothing else: no history, no other scenario, no results, nothing of this window."
)


class ReleaseForm(QDialog):
    """Opens with the scenarios ticked that are compared; a scenario that others build on says so."""

    def __init__(self, workspace: Workspace, ticked: Collection[str], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Release copy")
        self.setMinimumSize(560, 520)
        self._workspace = workspace
        self.items = QListWidget()
        describe(self.items, "What goes out", "Space ticks a line")
        for scenario in workspace.scenarios:
            name = f"{scenario.sign.letter}  {scenario.name}"
            self._add(name, ("scenario", scenario.id), on=scenario.id in ticked)
        for kind, field in RELEASABLE.items():
            for document in getattr(workspace, field):
                self._add(document_name(kind, document), (kind, document.id), on=False)
        self.marking = marking_field(workspace.settings.marking)
        self._along = caption("", theme, wrap=True)
        line, self._on = ways_out(self, "Choose where…", theme)
        inside = column(self, margins=24, spacing=16)
        inside.addWidget(title("Release copy", theme))
        inside.addWidget(caption(ABOUT, theme, wrap=True))
        inside.addWidget(self.items, 1)
        inside.addWidget(self._along)
        inside.addLayout(field_rows([("Marking", self.marking)], theme))
        inside.addLayout(line)
        self.items.itemChanged.connect(lambda _: self._render())
        self.marking.editTextChanged.connect(lambda _: self._render())
        self._render()

    @property
    def scenario_ids(self) -> tuple[str, ...]:
        """The scenarios that are ticked."""
        return tuple(id_ for kind, id_ in self._ticked() if kind == "scenario")

    @property
    def documents(self) -> tuple[tuple[str, str], ...]:
        """Kinds and ids of the documents that are ticked."""
        return tuple(found for found in self._ticked() if found[0] != "scenario")

    def _add(self, words: str, key: tuple[str, str], *, on: bool) -> None:
        item = QListWidgetItem(words, self.items)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _ticked(self) -> list[tuple[str, str]]:
        items = (self.items.item(row) for row in range(self.items.count()))
        return [
            tuple(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() is Qt.CheckState.Checked
        ]

    def _render(self) -> None:
        along = along_with(self._workspace, self.scenario_ids)
        names = ", ".join(f"“{found.name}”" for found in along)
        self._along.setText(f"Come along, because ticked scenarios build on them: {names}." if along else "")
        self._on.setEnabled(bool(self.scenario_ids) and bool(self.marking.currentText().strip()))
