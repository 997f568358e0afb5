"""Which sections the report holds, in which order, and on which pages they stand."""

from __future__ import annotations

from PySide6.QtCore import Signal

from planner.ui.reports.parts import Card
from planner.ui.reports.shown import Shown, moved, section_rows
from planner.ui.reports.tick_list import TickList
from planner.ui.theme.theme import Theme
from planner.ui.widgets.text import caption, picture


class SectionsCard(Card):
    """`pointed` names the section whose pages are to be framed."""

    pointed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("Sections", theme)
        self.list = TickList("Sections of the report", theme, movable=True)
        self.inside.addWidget(self.list)
        self.head.addWidget(picture("lock", theme, token="muted", size=14))
        self.head.addWidget(caption("always in", theme))
        self.list.setToolTip("Drag a section, or press Alt+Up or Alt+Down, to move it")
        self.list.pointed.connect(self.pointed)
        self.list.ticked.connect(self._tick)
        self.list.moved.connect(self._move)
        self._left_out: tuple[str, ...] = ()

    def render_shown(self, shown: Shown) -> None:
        """Show the sections of a report."""
        rows = section_rows(shown)
        self._left_out = tuple(row.key for row in rows if not row.ticked)
        pages = len(shown.printed.pages) if shown.printed else 0
        self.aside.setText(f"{pages} pages ·" if pages else "")
        self.list.render_rows(rows, shown.section)

    def _tick(self, key: str, on: bool) -> None:
        others = tuple(found for found in self._left_out if found != key)
        self.want(left_out=others if on else (*others, key))

    def _move(self, key: str, before: int) -> None:
        self.want(sections=moved([row.key for row in self.list.lines.rows], key, before))
