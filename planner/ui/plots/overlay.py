"""Several scenarios in one chart, or in small multiples on equal axes, as plain content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.domain.fan import Band
from planner.domain.period import Month
from planner.domain.quantity import Quantity
from planner.domain.scenario import Sign
from planner.ui.plots.content import Array, ChartContent, Panel, Stroke, Trace, extent


def scenario_trace(name: str, sign: Sign, median: Array, bands: Sequence[Band] = ()) -> Trace:
    """One scenario's line with its three signs; its letter stands in a chip at the line's end."""
    return Trace(name, median, Stroke.SCENARIO, tuple(bands), colour=sign.colour, dash=sign.dash, letter=sign.letter)


def overlaid(
    key: str,
    title: str,
    unit: str,
    quantity: Quantity,
    start: Month,
    months: int,
    traces: Sequence[Trace],
    *,
    signed: bool = False,
) -> ChartContent:
    """One chart with every trace; `signed` writes differences with their sign."""
    panels = (Panel(tuple(traces)),)
    return ChartContent(key, title, unit, quantity, start, months, panels, signed=signed)


def on_equal_axes(contents: Sequence[ChartContent]) -> tuple[ChartContent, ...]:
    """The same charts, all with the value axis that holds every one of them."""
    ends = [extent(panel) for content in contents for panel in content.panels]
    if not ends:
        return ()
    limits = min(low for low, _ in ends), max(high for _, high in ends)
    return tuple(replace(content, limits=limits) for content in contents)
