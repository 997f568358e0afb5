"""The list of levers and events by group: groups open and close, a line is chosen, an event is removed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView

from planner.ui.scenarios.lever_delegate import LeverDelegate
from planner.ui.scenarios.lever_groups import EventLine, LeverPanelGroup
from planner.ui.scenarios.lever_lines import LeverLine
from planner.ui.scenarios.lever_model import LINE, LeverModel
from planner.ui.theme.theme import Theme


class LeverList(QTreeView):
    """`lever_chosen` names lever and members; `event_chosen` gives the event's line."""

    lever_chosen = Signal(str, str)
    event_chosen = Signal(object)
    group_toggled = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.lines = LeverModel(self)
        self._delegate = LeverDelegate(theme, self)
        self._open: dict[str, bool] = {}
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Levers and events")
        self.clicked.connect(self._on_click)

    # render

    def render_groups(
        self,
        groups: Sequence[LeverPanelGroup],
        row: int,
        chosen: tuple[str, str] | None,
        opened: dict[str, bool],
        colour: int,
        *,
        compact: bool,
    ) -> None:
        """Show the groups with values at `row`; `opened` says which the officer opened or closed."""
        place = self.verticalScrollBar().value()
        self._delegate.colour, self._delegate.compact, self._delegate.chosen = colour, compact, chosen
        self.lines.render_groups(groups, row)
        for number, group in enumerate(groups):
            self.setExpanded(self.lines.index(number, 0), opened.get(group.key, group.open_at_first))
        self.verticalScrollBar().setValue(place)
        if chosen is not None:
            self.setCurrentIndex(self.lines.index_of(chosen))
            self.scrollTo(self.lines.index_of(chosen))

    def render_row(self, row: int) -> None:
        """Show the values at another month."""
        self.lines.render_row(row)
        self.viewport().update()

    # gestures

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_click(self.currentIndex())
            return
        before = self.currentIndex()
        was_open = self.isExpanded(before)
        super().keyPressEvent(event)
        after = self.currentIndex()
        if after != before:
            self._choose(after)
        elif self.isExpanded(after) != was_open:
            self.group_toggled.emit(after.data(LINE).key, not was_open)

    def _on_click(self, index: QModelIndex) -> None:
        found = index.data(LINE)
        if isinstance(found, LeverPanelGroup):
            is_open = not self.isExpanded(index)
            self.setExpanded(index, is_open)
            self.group_toggled.emit(found.key, is_open)
        else:
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        found = index.data(LINE)
        if isinstance(found, LeverLine):
            self.lever_chosen.emit(*found.key)
        elif isinstance(found, EventLine):
            self.event_chosen.emit(found)
