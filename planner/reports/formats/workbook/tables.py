"""Turns a report's tables and charts into tables a workbook can count with."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from planner.domain.wording import NOT_APPLICABLE
from planner.reports.disclosure import observed_text
from planner.reports.document import BarChart, Facing, Figure, Line, LineChart, Number, RedBox, Series, Table
from planner.reports.formats.workbook.values import Amount, Cell, amount

_LONGEST_UNIT = 16

Rows = tuple[tuple[Cell, ...], ...]
Columns = tuple[tuple[str, ...], Rows]


def table_columns(table: Table) -> Columns:
    """The table as printed; a column of rounded numbers or ranges is followed by the numbers themselves."""
    columns = [_column(table, at) for at in range(len(table.header))]
    header = tuple(name for names, _ in columns for name in names)
    rows = zip(*(cells for _, cells in columns), strict=True)
    return header, tuple(_without_said_units(tuple(cell for part in row for cell in part)) for row in rows)


def red_box_columns(box: RedBox) -> Columns:
    """The assumptions of page one."""
    return ("Id", "Assumption", "Range"), tuple((row.identity, row.words, row.span) for row in box.rows)


def line_columns(figure: Figure, chart: LineChart) -> Columns:
    """Every month of a chart: median, low and high of each line, in the unit of the chart."""
    months = range(max(len(line.median) for line in chart.lines))
    series = [(name, values) for line in chart.lines for name, values in _series(line)]
    header = ("Month", *(f"{name}, {figure.subtitle}" if figure.subtitle else name for name, _ in series))
    rows = tuple((chart.start.plus(at), *(_value(chart, values, at) for _, values in series)) for at in months)
    return header, rows


def bar_columns(facing: Facing) -> Columns:
    """What is printed beside the bars: one row an indicator and option."""
    rows: list[tuple[Cell, ...]] = []
    for side, title in enumerate((facing.left_title, facing.right_title)):
        figures = (row[side] for row in facing.rows)
        rows += [row for found in figures if isinstance(found, Figure) for row in _bars(title, found)]
    return ("Group", "Indicator", "Unit and reference", "Option", "Change"), tuple(rows)


def figure_bar_columns(figure: Figure, chart: BarChart) -> Columns:
    """The same for a chart that stands alone."""
    del chart
    rows = tuple(row[1:] for row in _bars("", figure))
    return ("Indicator", "Unit and reference", "Option", "Change"), rows


def _bars(group: str, figure: Figure) -> Iterable[tuple[Cell, ...]]:
    if not isinstance(figure.chart, BarChart):
        return ()
    return (
        (group, figure.title, figure.subtitle, f"{bar.mark.letter} {bar.mark.name}", bar.text)
        for bar in figure.chart.bars
    )


def _without_said_units(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A unit that stands in a cell of its own, or is too long for a column, is not repeated beside the number."""
    said = {cell for cell in row if isinstance(cell, str)}
    return tuple(
        replace(cell, unit="")
        if isinstance(cell, Amount) and (cell.unit in said or len(cell.unit) > _LONGEST_UNIT)
        else cell
        for cell in row
    )


def _column(table: Table, at: int) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """The names of the columns one printed column becomes, and their cells row by row."""
    name, cells = table.header[at], [row[at] for row in table.rows]
    numbers = [cell for cell in cells if isinstance(cell, Number) and math.isfinite(cell.low)]
    if not numbers:
        return (name,), [(str(cell),) for cell in cells]
    if any(number.high is not None for number in numbers):
        names = (name, f"{name}: low", f"{name}: high")
        return names, [(str(cell), *_ends(cell)) for cell in cells]
    if all(_says_it_all(number) for number in numbers):
        return (name,), [(_single(cell),) for cell in cells]
    return (name, f"{name}: number"), [(str(cell), _single(cell, NOT_APPLICABLE)) for cell in cells]


def _ends(cell: str) -> tuple[Cell, Cell]:
    if not isinstance(cell, Number) or not math.isfinite(cell.low):
        return NOT_APPLICABLE, NOT_APPLICABLE
    high = cell.low if cell.high is None else cell.high
    return amount(cell.low, cell.unit), amount(high, cell.unit)


def _single(cell: str, blank: str | None = None) -> Cell:
    if isinstance(cell, Number) and math.isfinite(cell.low):
        return amount(cell.low, cell.unit)
    return str(cell) if blank is None else blank


def _says_it_all(number: Number) -> bool:
    """Whether the printed text is the very number, so that it need not stand there twice."""
    text = "".join(number.split()).replace("\u2212", "-")
    return text.removeprefix("+") == f"{number.low:g}" and not number.unit


def _series(line: Line) -> list[tuple[str, Series]]:
    name = f"{line.mark.letter} {line.mark.name}"
    if not line.low:
        return [(name, line.median)]
    return [(f"{name}: median", line.median), (f"{name}: low", line.low), (f"{name}: high", line.high)]


def _value(chart: LineChart, values: Series, at: int) -> Cell:
    """In the chart's own unit; an observed count only masked and rounded."""
    value = values[at] if at < len(values) else math.nan
    if math.isnan(value):
        return NOT_APPLICABLE
    if at == 0 and chart.observed:
        said = observed_text(value)
        digits = said.replace("\u202f", "")
        return Amount(float(digits) / chart.divisor) if digits.isdigit() else said
    return amount(value, "%") if "%" in chart.suffix else amount(value / chart.divisor, "")
