"""One indicator in full: what it counts, the equations that give it, and the assumptions it rests on."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from planner.engine.declare import Equation
from planner.system.catalogue import Series
from planner.system.series import READINGS
from planner.system.wired import SYSTEM
from planner.ui.evidence.facts import add_words, facts_grid
from planner.ui.evidence.gestures import Gestures, add_pin_and_close
from planner.ui.evidence.walk import INDICATOR, Walk, add_ways_of_series
from planner.ui.theme.tokens import TITLE
from planner.ui.widgets.frames import card, column, row, rule
from planner.ui.widgets.text import label, pill

_MOST_EQUATIONS = 4
_ID = re.compile(r"^I\d\d[a-z]?[,.]\s*")


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
    meanings = _meanings(series)
    for at, words in enumerate(meanings[:_MOST_EQUATIONS]):
        add_words(grid, "" if at else "Computed as", words, theme)
    if len(meanings) > _MOST_EQUATIONS:
        add_words(grid, "", f"and {len(meanings) - _MOST_EQUATIONS} more", theme)
    add_ways_of_series(grid, series, walk)
    inside.addLayout(grid)
    return made


def _meanings(series: Series) -> tuple[str, ...]:
    """What the equations behind it say of themselves, each once."""
    variables = [name for reading in READINGS if reading.series is series for name in reading.variables]
    items = (SYSTEM.variables[name] for name in dict.fromkeys(variables))
    said = (_ID.sub("", item.meaning) for item in items if isinstance(item, Equation))
    return tuple(words[:1].upper() + words[1:] for words in said if words)
