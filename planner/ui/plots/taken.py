"""A chart as it leaves the window: drawn on paper, its data safe to give away, its flags told under it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from planner.domain.quantity import Quantity
from planner.domain.wording import DASH, THIN
from planner.reports.disclosure import observed_text
from planner.reports.document import Table
from planner.ui.plots.content import ChartContent
from planner.ui.plots.drawing import drawing_of
from planner.ui.plots.reading import flag_when, table_of
from planner.ui.taking import Taken


def taken_chart(content: ChartContent) -> Taken:
    """The chart with its table, whose first month is an observed count: under 10 it is masked, else rounded to 5."""
    return Taken(content.title, taken_table(content), drawing_of(content), content.unit, _notes(content))


def taken_table(content: ChartContent) -> Table:
    """The data table of a chart as it may leave the tool."""
    shown = table_of(content)
    rows = shown.rows
    if rows and content.quantity is Quantity.PERSONS:
        rows = (_first_row(content, rows[0]), *rows[1:])
    return replace(Table(shown.title, shown.headings, rows), numeric=frozenset(range(1, len(shown.headings))))


def text_of(table: Table) -> str:
    """Tab-separated, heading first."""
    return "\n".join("\t".join(row) for row in (table.header, *table.rows))


def _first_row(content: ChartContent, shown: Sequence[str]) -> tuple[str, ...]:
    """The month at which people were counted, with the counts as they may be given away; differences stay."""
    cells = [shown[0]]
    for panel in content.panels:
        for trace in panel.traces:
            there = trace.values.size and not content.is_signed(panel) and math.isfinite(trace.values[0])
            cells.append(observed_text(float(trace.values[0])) if there else shown[len(cells)])
            if trace.bands:
                low, high = float(trace.bands[0].low[0]), float(trace.bands[0].high[0])
                known = there and math.isfinite(low) and math.isfinite(high)
                cells.append(_observed_range(low, high) if known else shown[len(cells)])
    return tuple(cells)


def _observed_range(low: float, high: float) -> str:
    first, last = observed_text(low), observed_text(high)
    return first if first == last else f"{first}{DASH}{last}" if first[0].isdigit() else f"{first} to {last}"


def _notes(content: ChartContent) -> tuple[str, ...]:
    bands = {band.share for panel in content.panels if panel.fans for trace in panel.traces for band in trace.bands}
    told = [", ".join(f"{share}{THIN}%" for share in sorted(bands, reverse=True))]
    shaded = [f"Shaded: the middle {told[0]} of the runs."] if bands else []
    verdict = [", ".join(part for part in content.verdict if part)] if any(content.verdict) else []
    flags = [f"{flag.number}  {flag_when(flag)}: {flag.words}" for flag in content.flags]
    return (*verdict, *shaded, *flags)
