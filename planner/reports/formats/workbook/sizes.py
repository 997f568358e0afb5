"""How wide a sheet's columns and how high its rows are, in characters and lines: no program has to find that out."""

from __future__ import annotations

import math
from collections.abc import Sequence

from planner.domain.period import Month
from planner.reports.formats.workbook.values import Amount, Cell, Link, Sheet

_WIDEST, _NARROWEST = 60, 8
_AMOUNT, _MONTH = 7, 9
_MOST_LINES = 24
_WIDER, _TALLER = 1.2, 1.05
"""Room for the type size, which is larger than the one programs count in."""


def width_of(found: Sheet, column: int) -> float:
    """Characters across: as wide as its longest cell up to a limit, and as the longest word of its heading."""
    heading = max((len(word) for word in found.header[column].split()), default=1)
    return min(_WIDEST, _WIDER * max(heading, _NARROWEST, *(_across(row[column]) for row in found.rows)) + 2)


def lines_of(row: Sequence[Cell], widths: Sequence[float]) -> int:
    """Lines its fullest cell needs."""
    lines = (
        math.ceil(_TALLER * len(cell) / width) if isinstance(cell, str) else 1
        for cell, width in zip(row, widths, strict=True)
    )
    return min(_MOST_LINES, max(1, *lines))


def _across(cell: Cell) -> int:
    match cell:
        case Amount():
            return _AMOUNT + len(cell.unit)
        case Month():
            return _MONTH
        case Link():
            return len(cell.text)
        case _:
            return len(cell)
