"""Cells that print a number and also say it, so that a workbook can count with it."""

from __future__ import annotations

from planner.analysis.breaches import Breach
from planner.analysis.comparison import Cell, Row
from planner.analysis.indicators import Indicator, Spread
from planner.domain.quantity import Quantity
from planner.reports.document import Number

_SHARES = (Quantity.SHARE_OF_PLACES, Quantity.SHARE, Quantity.CHANCE)


def unit_of(shown: Indicator) -> str:
    """The unit of an unscaled number: shares and chances are fractions, printed in percent."""
    return "%" if shown.quantity in _SHARES else shown.unit


def level_cell(row: Row) -> Number:
    """The reference's printable range."""
    return Number(row.reference_text, row.reference.low, row.reference.high, unit_of(row.indicator))


def median_cell(row: Row) -> Number:
    """The reference's median, or the words that stand for it."""
    return Number(row.reference_median.removeprefix("median "), row.reference.median, unit=unit_of(row.indicator))


def change_cell(row: Row, cell: Cell) -> Number:
    """The printable range of the paired change, also where the print says only that it is small."""
    spread = cell.difference.spread
    return Number(cell.text, spread.low, spread.high, unit_of(row.indicator))


def median_change_cell(row: Row, cell: Cell) -> Number:
    """The median of the paired change."""
    text = cell.median_text.removeprefix("median ") or "–"
    return Number(text, cell.difference.spread.median, unit=unit_of(row.indicator))


def spread_cell(spread: Spread, quantity: Quantity, unit: str) -> Number:
    """A range over runs."""
    return Number(spread.range_text(quantity), spread.low, spread.high, unit)


def months_cell(breach: Breach, text: str) -> Number:
    """Months over places."""
    return Number(text, breach.months_over.low, breach.months_over.high, "months")
