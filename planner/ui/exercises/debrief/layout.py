"""Where the cards of a debrief lie: columns in a wide window, tabs beside and below the charts, or tabs alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtWidgets import QTabWidget, QWidget

from planner.ui.theme.measures import Measures
from planner.ui.widgets.frames import column, row

_SIDE, _SIDE_COMPACT = 560, 384
_TABLES = 236
"""Height in px of the tables below the charts of a compact window."""


class Form(Enum):
    """How the cards are arranged."""

    COLUMNS = "columns"
    SPLIT = "split"
    TABS = "tabs"


@dataclass(frozen=True)
class Cards:
    """The cards, in reading order."""

    charts: QWidget
    turns: QWidget
    log: QWidget
    objectives: QWidget
    plan: QWidget
    notes: QWidget
    care: QWidget

    @property
    def named(self) -> tuple[tuple[QWidget, str], ...]:
        """Each card with its name on a tab."""
        return (
            (self.charts, "Charts"),
            (self.turns, "Turn by turn"),
            (self.log, "Decision log"),
            (self.objectives, "Objectives"),
            (self.plan, "Plan"),
            (self.notes, "Notes"),
            (self.care, "Care"),
        )


def form_for(measures: Measures) -> Form:
    """Columns in a full window, a split in a compact one, tabs where the rail has no room for words."""
    if not measures.compact:
        return Form.COLUMNS
    return Form.SPLIT if measures.words else Form.TABS


class DebriefLayout(QWidget):
    """The same cards, arranged for the width there is."""

    def __init__(self, cards: Cards) -> None:
        super().__init__()
        self._cards = cards
        self.form: Form | None = None
        self._left, self._right, self._above = QWidget(), QWidget(), QWidget()
        self._left_column, self._right_column = column(self._left, spacing=16), column(self._right, spacing=16)
        self.tables, self.side = QTabWidget(), QTabWidget()
        for tabs in (self.tables, self.side):
            tabs.setDocumentMode(True)
        self._across = row(self._above, spacing=16)
        self._across.addWidget(self._left, 1)
        self._across.addWidget(self._right)
        self._down = column(self, spacing=16)
        self._down.addWidget(self._above, 1)
        self._down.addWidget(self.tables)

    def measure(self, measures: Measures) -> None:
        """Arrange the cards for a window of these measures."""
        form = form_for(measures)
        if form is not self.form:
            self.form = form
            self._clear()
            {Form.COLUMNS: self._columns, Form.SPLIT: self._split, Form.TABS: self._tabs}[form]()
        for layout in (self._across, self._down, self._left_column, self._right_column):
            layout.setSpacing(measures.gap)
        self._right.setFixedWidth(_SIDE_COMPACT if measures.compact else _SIDE)

    def _columns(self) -> None:
        cards = self._cards
        for card, stretch in ((cards.charts, 8), (cards.turns, 5), (cards.log, 4)):
            self._left_column.addWidget(card, stretch)
        for card, stretch in ((cards.objectives, 13), (cards.plan, 8), (cards.notes, 5), (cards.care, 6)):
            self._right_column.addWidget(card, stretch)
        for card, _ in cards.named:
            card.show()

    def _split(self) -> None:
        named = self._cards.named
        self._left_column.addWidget(self._cards.charts, 1)
        self._cards.charts.show()
        for card, name in named[1:3]:
            self.tables.addTab(card, name)
        for card, name in named[3:]:
            self.side.addTab(card, name)
        self._right_column.addWidget(self.side, 1)
        self.tables.setFixedHeight(_TABLES)
        self.tables.show()
        self.side.show()

    def _tabs(self) -> None:
        for card, name in self._cards.named:
            self.tables.addTab(card, name)
        self.tables.setMaximumHeight(16_777_215)
        self.tables.setMinimumHeight(0)
        self._above.hide()
        self.tables.show()

    def _clear(self) -> None:
        for tabs in (self.tables, self.side):
            while tabs.count():
                tabs.removeTab(0)
            tabs.hide()
        for layout in (self._left_column, self._right_column):
            while layout.takeAt(0) is not None:
                pass
        self._above.show()
