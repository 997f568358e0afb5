"""The console's three columns, which follow the order of work; in a narrow window one of them at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.ui.compare.segments import Segments
from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme
from planner.ui.widgets.frames import column, row

PARTS = ("Events", "Decisions", "Consequences")
STRETCH = (36, 27, 29)


class Columns(QWidget):
    """`chosen` gives the number of the part wanted while only one has room."""

    chosen = Signal(int)

    def __init__(self, parts: tuple[QWidget, QWidget, QWidget], theme: Theme) -> None:
        super().__init__()
        self.parts = parts
        self._narrow = False
        self._here = 0
        self.tabs = Segments("Part", PARTS, theme)
        inside = column(self, spacing=8)
        inside.addWidget(self.tabs)
        self._across = row(spacing=16)
        for part, stretch in zip(parts, STRETCH, strict=True):
            self._across.addWidget(part, stretch)
        inside.addLayout(self._across, 1)
        self.tabs.chosen.connect(self.chosen)

    def render_part(self, number: int) -> None:
        """Show one part; where all have room this changes nothing."""
        self._here = number
        self.tabs.render_chosen(number)
        self._arrange()

    def measure(self, measures: Measures) -> None:
        """Take the room there is."""
        self._narrow = not measures.words
        self._across.setSpacing(measures.gap)
        self._arrange()

    def _arrange(self) -> None:
        self.tabs.setVisible(self._narrow)
        for number, part in enumerate(self.parts):
            part.setVisible(not self._narrow or number == self._here)
