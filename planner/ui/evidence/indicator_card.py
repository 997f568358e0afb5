"""One indicator in full: what it counts, the equations that give it, and the assumptions it rests on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from planner.system.catalogue import Series
from planner.system.listing import EquationLine, equation_named
from planner.system.series import READINGS
from planner.ui.evidence.facts import add_words, facts_grid
from planner.ui.evidence.formulas import add_formulas
from planner.ui.evidence.gestures import Gestures, add_pin_and_close
from planner.ui.evidence.walk import INDICATOR, Walk, add_ways_of_series
from planner.ui.theme.tokens import TITLE
from planner.ui.widgets.frames import card, column, row, rule
from planner.ui.widgets.text import label, pill


def indicator_card(series: Series, walk: Walk, gestures: Gestures, *, pinned: bool) -> QFrame:
    """The card of an indicator, from which links lead down to its assumptions and their evidence."""
    theme, top = walk.theme, Qt.AlignmentFlag.AlignTop
    made = card()
    made.setAccessibleName(f"Indicator: {series.title}")
    inside = column(made, margins=16, spacing=12)
    head = row(spacing=8)
    if series.indicator:
        name = pill(series.indicator, theme, "plain", semibold=True)
        name.setFixedHeight(24)
        head.addWidget(name, alignment=top)
    head.addWidget(label(series.title, theme, size=TITLE, semibold=True, wrap=True), 1)
    add_pin_and_close(head, f"{INDICATOR}{series.name}", series.title, theme, gestures, pinned=pinned)
    inside.addLayout(head)
    inside.addWidget(rule())
    grid = facts_grid()
    add_words(grid, "Kind", f"indicator, {series.group.lower()}", theme)
    counted = f"{series.unit}, since the start" if series.cumulative else series.unit
    add_words(grid, "Unit", counted, theme)
    add_words(grid, "In files", series.name, theme)
    if series.members or series.dimension:
        add_words(grid, "Told by", ", ".join(series.members) or series.dimension, theme)
    add_words(grid, "Read with care", series.note, theme)
    add_formulas(grid, "Computed as", _equations(series), theme)
    add_ways_of_series(grid, series, walk)
    inside.addLayout(grid)
    return made


def _equations(series: Series) -> tuple[EquationLine, ...]:
    """The equations behind it, each once."""
    variables = [name for reading in READINGS if reading.series is series for name in reading.variables]
    found = (equation_named(name) for name in dict.fromkeys(variables))
    return tuple(line for line in found if line is not None)
