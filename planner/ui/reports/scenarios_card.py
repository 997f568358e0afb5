"""What the report is about: scenarios, the reference, month and world they are compared in, and the indicators."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.world import World
from planner.ui.reports.parts import Card, Fields, is_in_use, line_of, narrow
from planner.ui.reports.shown import Shown, scenario_rows
from planner.ui.reports.tick_list import TickList
from planner.ui.scenarios.typed import read_month
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button

MOST = 8
"""Scenarios of one report: more cannot be told apart."""


class ScenariosCard(Card):
    """`refused` says in a sentence what cannot be; `indicators_wanted` opens the choice of indicators."""

    refused = Signal(str)
    indicators_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("Scenarios", theme)
        self._ticked: tuple[str, ...] = ()
        self._ends: tuple[Month, Month] | None = None
        self._month = ""
        self.list = TickList("Scenarios of the report", theme)
        self.reference = narrow(QComboBox())
        self.horizon = narrow(QComboBox())
        self.horizon.setEditable(True)
        self.world = narrow(QComboBox())
        for world in World:
            self.world.addItem(world.heading, world)
        self.indicators = button("", theme)
        fields = Fields(theme)
        fields.add("Reference", self.reference, "The others are measured against it")
        fields.add("Compared at", self.horizon, "Choose a month, or type one such as Mar 2022")
        fields.add("World", self.world, "; ".join(f"{world.heading}: {world.meaning}" for world in World))
        fields.add("Indicators", self.indicators, "Choose what the tables show")
        self.inside.addWidget(self.list)
        self.inside.addLayout(fields)
        self.list.ticked.connect(self._tick)
        self.reference.activated.connect(self._refer)
        self.horizon.activated.connect(self._at)
        line_of(self.horizon).editingFinished.connect(self._at)
        self.world.activated.connect(self._draw)
        self.indicators.clicked.connect(self.indicators_wanted)

    # render

    def render_shown(self, shown: Shown) -> None:
        """Show what a report is about."""
        self._ticked = tuple(found.id for found in shown.scenarios)
        self.list.render_rows(scenario_rows(shown), "")
        self.aside.setText(f"{len(self._ticked)} of {len(shown.candidates)}")
        if not is_in_use(self.reference):
            self.reference.clear()
            for scenario in shown.scenarios:
                self.reference.addItem(f"{scenario.sign.letter}  {scenario.name}", scenario.id)
            self.reference.setCurrentIndex(self.reference.findData(shown.design.reference_id))
        if not is_in_use(self.horizon):
            self._render_horizon(shown)
        if not is_in_use(self.world):
            self.world.setCurrentIndex(list(World).index(shown.design.world))
        chosen = len(shown.design.indicators)
        self.indicators.setText(f"{chosen} chosen…" if chosen else "Headlines…")

    def _render_horizon(self, shown: Shown) -> None:
        base = shown.reference
        if base is None:
            return
        start, months = shown.workspace.situation_of(base).start, shown.workspace.settings.months
        self._ends = start.plus(1), start.plus(months)
        years = [start.plus(month).label for month in range(12, months + 1, 12)]
        last = start.plus(months).label
        self._month = shown.design.horizon.label if shown.design.horizon else last
        self.horizon.clear()
        self.horizon.addItems(list(dict.fromkeys([*years, last])))
        self.horizon.setCurrentText(self._month)

    # gestures

    def _tick(self, scenario_id: str, on: bool) -> None:
        if on and len(self._ticked) >= MOST:
            self.refused.emit(f"{MOST} scenarios are the most that can be told apart; take one out first.")
            return
        others = tuple(found for found in self._ticked if found != scenario_id)
        self.want(scenario_ids=(*others, scenario_id) if on else others)

    def _refer(self) -> None:
        self.want(reference_id=str(self.reference.currentData()))

    def _draw(self) -> None:
        self.want(world=World(self.world.currentData()))

    def _at(self) -> None:
        text = self.horizon.currentText()
        line_of(self.horizon).setModified(False)
        if text == self._month or self._ends is None:
            return
        self._month, before = text, self._month
        try:
            month = read_month(text)
            if not self._ends[0] <= month <= self._ends[1]:
                first, last = (end.label for end in self._ends)
                raise InputError(f"{month.label} is outside the projection; choose a month from {first} to {last}.")
        except InputError as problem:
            self._month = before
            self.horizon.setCurrentText(before)
            self.refused.emit(str(problem))
            return
        self.want(horizon=None if month == self._ends[1] else month)
