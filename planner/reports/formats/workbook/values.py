"""What a report's workbook holds, before it is Excel or OpenDocument: sheets with one table each."""

from __future__ import annotations

import math
from dataclasses import dataclass

from planner.domain.period import Month
from planner.reports.document import Figure


@dataclass(frozen=True)
class Amount:
    """A number in a cell: how many decimals are shown, its unit, and whether it is a share shown in percent."""

    value: float
    decimals: int = 0
    unit: str = ""
    percent: bool = False


@dataclass(frozen=True)
class Link:
    """A cell that leads to another sheet."""

    text: str
    sheet: str


Cell = str | Amount | Month | Link


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its heading, where it belongs, and one table. A figure is drawn beside its own numbers."""

    name: str
    title: str
    place: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    figure: Figure | None = None
    note: str = ""


@dataclass(frozen=True)
class Workbook:
    """Cover, contents and notes come first; `facts` are the lines of the cover."""

    facts: tuple[tuple[str, str], ...]
    sheets: tuple[Sheet, ...]


def amount(value: float, unit: str) -> Amount:
    """A number to six figures, shown with as many decimals as its size bears; shares in percent."""
    value = float(f"{value:.6g}")
    if unit == "%":
        return Amount(value, 1, percent=True)
    size = abs(value)
    decimals = 0 if size >= 100 or value == math.floor(value) else 1 if size >= 10 else 2
    return Amount(value, decimals, unit)
