"""The tree itself: selection, ticks, folding and dragging become plain signals that name scenarios by id."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyleOptionViewItem, QTreeView

from planner.domain.scenario import Scenario
from planner.ui.scenarios.tree_delegate import ScenarioDelegate
from planner.ui.scenarios.tree_model import NAME_COLUMN, TICK_COLUMN, TICKED, ScenarioTreeModel
from planner.ui.theme.theme import Theme, icon, pen

_TICK_WIDTH = 40


class ScenarioTree(QTreeView):
    """`chosen`, `ticked`, `moved` (under a parent id or None), `menu_wanted` and `rename_wanted` name what was done."""

    chosen = Signal(str)
    ticked = Signal(str, bool)
    moved = Signal(str, object)
    menu_wanted = Signal(str, QPoint)
    rename_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._folded: set[str] = set()
        self.scenarios = ScenarioTreeModel(self)
        self._delegate = ScenarioDelegate(theme, self)
        self.setModel(self.scenarios)
        self.setItemDelegate(self._delegate)
        self.setTreePosition(NAME_COLUMN)
        self.setHeaderHidden(True)
        self.setIndentation(18)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(True)
        self.setDropIndicatorShown(True)
        self.header().setStretchLastSection(True)
        self.header().setSectionResizeMode(TICK_COLUMN, QHeaderView.ResizeMode.Fixed)
        self.header().resizeSection(TICK_COLUMN, _TICK_WIDTH)
        self.setAccessibleName("Scenarios")
        self.setAccessibleDescription(
            "Children inherit from their parent. Space ticks to compare, F2 renames, Delete deletes, "
            "the menu key opens everything else."
        )
        self.clicked.connect(self._on_click)
        self.collapsed.connect(lambda index: self._fold(index, folded=True))
        self.expanded.connect(lambda index: self._fold(index, folded=False))
        self.scenarios.dropped.connect(self.moved)

    # render

    def render_scenarios(self, scenarios: Sequence[Scenario], ticked: Collection[str], selected_id: str) -> None:
        """Show the tree; what the officer folded stays folded, unless it hides a scenario that newly came on stage."""
        folded = set(self._folded)
        self.scenarios.render_scenarios(scenarios, ticked)
        for scenario in scenarios:
            self.setExpanded(self.scenarios.index_of(scenario.id, 0), scenario.id not in folded)
        self._folded = folded
        is_new, self._delegate.selected_id = selected_id != self._delegate.selected_id, selected_id
        index = self.scenarios.index_of(selected_id)
        while not is_new and (above := self._folded_above(index)).isValid():
            index = above.siblingAtColumn(NAME_COLUMN)
        self.setCurrentIndex(index)

    def _folded_above(self, index: QModelIndex) -> QModelIndex:
        """The nearest ancestor that is folded; an invalid index when the row can be seen."""
        above = index.parent()
        while above.isValid() and self.isExpanded(above):
            above = above.parent()
        return above

    def render_ticks(self, ticked: Collection[str]) -> None:
        """Show which scenarios are ticked to compare."""
        self.scenarios.render_ticks(ticked)

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        scenario = self.scenarios.scenario_at(index)
        rect: QRect = option.rect
        if scenario is not None and scenario.id == self._delegate.selected_id:
            painter.fillRect(rect, self._theme.color("accent-soft"))
            painter.fillRect(QRect(0, rect.top(), 3, rect.height()), self._theme.color("accent"))
        super().drawRow(painter, option, index)
        if self.hasFocus() and scenario is not None and scenario == self.scenarios.scenario_at(self.currentIndex()):
            painter.setPen(pen(self._theme.color("accent"), 2.0))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        painter.setPen(self._theme.color("line"))
        for level in range(1, depth + 1):
            x = rect.right() - (depth - level) * self.indentation() - self.indentation() // 2 - 1
            if level < depth or not self.scenarios.rowCount(index):
                painter.drawLine(x, rect.top(), x, rect.bottom())
        if self.scenarios.rowCount(index):
            name = "chevron-down" if self.isExpanded(index) else "chevron-right"
            box = QRect(rect.right() - self.indentation() + 1, rect.top() + 8, 16, 16)
            icon(name, self._theme, "muted").paint(painter, box)

    # gestures

    def keyPressEvent(self, event: QKeyEvent) -> None:
        scenario = self.scenarios.scenario_at(self.currentIndex())
        if scenario is not None and event.key() == Qt.Key.Key_Space:
            ticked = self.scenarios.index_of(scenario.id, TICK_COLUMN).data(TICKED)
            self.ticked.emit(scenario.id, not ticked)
        elif scenario is not None and event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit(scenario.id)
        elif scenario is not None and event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit(scenario.id)
        else:
            super().keyPressEvent(event)
            after = self.scenarios.scenario_at(self.currentIndex())
            if after is not None and after != scenario:
                self.chosen.emit(after.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        scenario = self.scenarios.scenario_at(index)
        if scenario is not None:
            spot = self.visualRect(index).center() if by_key else event.pos()
            self.menu_wanted.emit(scenario.id, self.viewport().mapToGlobal(spot))

    def _on_click(self, index: QModelIndex) -> None:
        scenario = self.scenarios.scenario_at(index)
        if scenario is None:
            return
        if index.column() == TICK_COLUMN:
            self.ticked.emit(scenario.id, not index.data(TICKED))
            self.setCurrentIndex(self.scenarios.index_of(self._delegate.selected_id))
        else:
            self.chosen.emit(scenario.id)

    def _fold(self, index: QModelIndex, *, folded: bool) -> None:
        scenario = self.scenarios.scenario_at(index)
        if scenario is not None:
            (self._folded.add if folded else self._folded.discard)(scenario.id)
