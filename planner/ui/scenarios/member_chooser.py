"""Whom a lever is set for: one list a dimension, ticked by hand; everything ticked means everyone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.domain.situation import read_members, write_members
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.text import caption, heading, label

_TITLES = {"origin": "Origins", "cohort": "Cohorts", "site": "Sites", "to_site": "To sites"}


class MemberChooser(QDialog):
    """`chosen` gives the selection as text, e.g. `site=SDF camps`; an empty text is everyone."""

    chosen = Signal(str)

    def __init__(
        self, title: str, dimensions: Mapping[str, Sequence[str]], members: str, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{title}: for whom")
        self._dimensions = {name: tuple(found) for name, found in dimensions.items()}
        self.lists: dict[str, QListWidget] = {}
        before = read_members(members)

        columns = QHBoxLayout()
        columns.setSpacing(16)
        for dimension, names in self._dimensions.items():
            columns.addLayout(self._column(dimension, names, before.get(dimension, names), theme))
        self.problem = label("", theme, tone="bad", wrap=True)
        self.problem.hide()
        self.use_button = button("Use this selection", theme, look="primary")
        cancel = button("Cancel", theme)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.use_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(heading(f"{title}: for whom", theme))
        layout.addWidget(caption("One value holds for each member ticked.", theme))
        layout.addLayout(columns)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)
        self.resize(260 * len(self._dimensions) + 60, 480)

        next(iter(self.lists.values())).setFocus()
        self.use_button.clicked.connect(self._use)
        cancel.clicked.connect(self.reject)

    def _column(self, dimension: str, names: Sequence[str], ticked: Sequence[str], theme: Theme) -> QVBoxLayout:
        shown = QListWidget()
        shown.setAccessibleName(_TITLES[dimension])
        shown.setSpacing(2)
        for name in names:
            item = QListWidgetItem(name, shown)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if name in ticked else Qt.CheckState.Unchecked)
        self.lists[dimension] = shown
        every = button("All", theme, look="link", small=True)
        none = button("None", theme, look="link", small=True)
        every.clicked.connect(lambda: _tick_all(shown, Qt.CheckState.Checked))
        none.clicked.connect(lambda: _tick_all(shown, Qt.CheckState.Unchecked))
        head = QHBoxLayout()
        title = QLabel(_TITLES[dimension])
        title.setFont(theme.font(semibold=True))
        head.addWidget(title)
        head.addStretch()
        head.addWidget(every)
        head.addWidget(none)
        column = QVBoxLayout()
        column.addLayout(head)
        column.addWidget(shown)
        return column

    # gestures

    def _use(self) -> None:
        ticked = {dimension: _ticked(shown) for dimension, shown in self.lists.items()}
        empty = next((dimension for dimension, names in ticked.items() if not names), None)
        if empty is not None:
            self.problem.setText(f"Nothing is ticked under {_TITLES[empty].lower()}; tick at least one.")
            self.problem.show()
            return
        partial = {name: found for name, found in ticked.items() if found != self._dimensions[name]}
        self.chosen.emit(write_members(partial))
        self.accept()


def _ticked(shown: QListWidget) -> tuple[str, ...]:
    items = [shown.item(row) for row in range(shown.count())]
    return tuple(item.text() for item in items if item.checkState() is Qt.CheckState.Checked)


def _tick_all(shown: QListWidget, state: Qt.CheckState) -> None:
    for row in range(shown.count()):
        shown.item(row).setCheckState(state)
