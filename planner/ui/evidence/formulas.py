"""The formulas of the equations that a card is about, as lines of its facts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout

from planner.system.listing import EquationLine
from planner.ui.evidence.facts import add_words
from planner.ui.theme.theme import Theme

_MOST = 4


def add_formulas(grid: QGridLayout, name: str, lines: Sequence[EquationLine], theme: Theme) -> None:
    """Each equation on a line of its own, the first few; nothing where there are none."""
    for at, line in enumerate(lines[:_MOST]):
        said = _breakable(f"{line.name} = {line.formula.line}")
        add_words(grid, "" if at else name, said, theme, tip=_tip(line))
    if len(lines) > _MOST:
        rest = lines[_MOST:]
        more = f"and {len(rest)} more: {', '.join(line.name for line in rest)}"
        add_words(grid, "", _breakable(more), theme)


def _breakable(text: str) -> str:
    """With places to break inside long names, so that no card grows wider than its pane."""
    return text.replace("_", "_\N{ZERO WIDTH SPACE}").replace("^", "\N{ZERO WIDTH SPACE}^")


def _tip(line: EquationLine) -> str:
    """What its author says of it, its unit, and what its signs mean."""
    return "\n".join((f"{line.meaning.rstrip('.')}.", f"In {line.form}.", *(f"{note}." for note in line.formula.notes)))
