"""The actual path beside “had you done nothing”, and the paired difference below it, as charts with their tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.analysis.comparison import difference_bands
from planner.analysis.exercises.debrief import Debrief
from planner.analysis.indicators import Indicator, all_draws, central_at, indicator
from planner.analysis.roles import Role, common_to_all
from planner.domain.projection import Projection, bands_of
from planner.domain.quantity import Quantity
from planner.domain.wording import MINUS, NOT_APPLICABLE, THIN, change_range_text, change_text, range_text, value_text
from planner.reports.disclosure import observed_text
from planner.reports.document import Figure, Line, LineChart, Mark, Number, Series, Table

ACTUAL = Mark("A", "actual path", 1, 1)
NOTHING = Mark("N", "nothing decided", 6, 2)
DIFFERENCE = Mark("A", "minus N", 1, 1)
_THOUSANDS_FROM = 20_000


@dataclass(frozen=True)
class _Spans:
    """Low, median and high of months 0 to the last month played."""

    low: Series
    median: Series
    high: Series


def path_figures(debrief: Debrief, stamp: str) -> tuple[Figure, ...]:
    """For each indicator shown, the two paths and then their difference; the second holds the table of both."""
    return tuple(
        figure
        for one in common_to_all(Role.PATH)
        if one.key in debrief.actual.draws and one.key in debrief.nothing.draws
        for figure in _pair(debrief, one.key, one.title, stamp)
    )


def _pair(debrief: Debrief, key: str, title: str, stamp: str) -> tuple[Figure, Figure]:
    shown = indicator(key)
    last = debrief.actual.row(debrief.horizon)
    actual, nothing = (_levels(path, key, last) for path in (debrief.actual, debrief.nothing))
    found = difference_bands(debrief.nothing, debrief.actual, key)
    difference = _Spans(*(_series(values[: last + 1]) for values in (found.low95, found.median, found.high95)))
    ends = [_text(spans, last, shown.quantity) for spans in (actual, nothing)]
    change = _change(difference, last, shown.quantity)
    start, until = debrief.actual.start.label, debrief.horizon.label
    levels = Figure(
        title=title,
        subtitle=_unit(shown, actual),
        alt=f"{title}, {start} to {until}. At the end: {ends[0]}; had nothing been decided, {ends[1]}.",
        chart=LineChart(
            start=debrief.actual.start,
            lines=(_line(NOTHING, nothing, ends[1], banded=False), _line(ACTUAL, actual, ends[0], banded=True)),
            divisor=_divisor(actual),
            compact=True,
            observed=shown.quantity is Quantity.PERSONS,
        ),
        caption=f"Median; shaded, 95{THIN}% of runs on the actual path.",
        stamp=stamp,
    )
    paired = Figure(
        title=f"{title}: actual minus nothing",
        subtitle=f"{_unit(shown, difference)}, run by run",
        alt=f"Paired difference of {title[:1].lower()}{title[1:]}, {start} to {until}. At the end: {change}.",
        chart=LineChart(
            start=debrief.actual.start,
            lines=(_line(DIFFERENCE, difference, change, banded=True),),
            divisor=_divisor(difference),
            compact=True,
        ),
        caption=f"Median; shaded, 95{THIN}% of paired runs.",
        table=_table(debrief, shown, title, (actual, nothing, difference)),
        stamp=stamp,
    )
    return levels, paired


def _levels(projection: Projection, key: str, last: int) -> _Spans:
    bands = projection.bands[key] if key in projection.bands else bands_of(all_draws(projection, key))
    return _Spans(*(_series(bands[row][: last + 1]) for row in (0, 3, 6)))


def _series(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Series:
    return tuple(float(value) for value in values)


def _line(mark: Mark, spans: _Spans, end_text: str, *, banded: bool) -> Line:
    low, high = (spans.low, spans.high) if banded else ((), ())
    return Line(mark, spans.median, low, high, end_text, hatched=False)


def _table(debrief: Debrief, shown: Indicator, title: str, spans: Sequence[_Spans]) -> Table:
    """Start and end of every turn: range and median of both paths and of their difference."""
    months = (debrief.actual.start, *debrief.turn_months)
    rows = [debrief.actual.row(month) for month in months]
    names = ("A", "N", f"A{MINUS}N")
    body = []
    for name, found in zip(names, spans, strict=True):
        changes = found is spans[-1]
        starts = None if changes or shown.quantity is not Quantity.PERSONS else central_at(debrief.actual, shown.key, 0)
        for what, lows, highs in ((f"95{THIN}%", found.low, found.high), ("median", found.median, found.median)):
            cells = (_cell(lows[row], highs[row], row, shown, starts, changes) for row in rows)
            body.append((f"{name}, {what}", *cells))
    return Table(
        f"{title}, actual path (A) and nothing decided (N), at the end of each turn",
        ("Path", *(month.label for month in months)),
        tuple(body),
        frozenset(range(1, len(months) + 1)),
        (22, *(78 // len(months) for _ in months)),
    )


def _cell(low: float, high: float, row: int, shown: Indicator, observed: float | None, changes: bool) -> str:
    """A range, or one value where both ends are the same; an observed count is masked and rounded."""
    if row == 0 and observed is not None:
        return observed_text(observed)
    quantity = shown.quantity
    if low == high:
        text = change_text(low, quantity) if changes else value_text(low, quantity, NOT_APPLICABLE)
    else:
        text = change_range_text(low, high, quantity) if changes else range_text(low, high, quantity, NOT_APPLICABLE)
    return Number(text, low, high, shown.unit)


def _text(spans: _Spans, row: int, quantity: Quantity) -> str:
    return range_text(spans.low[row], spans.high[row], quantity, NOT_APPLICABLE)


def _change(spans: _Spans, row: int, quantity: Quantity) -> str:
    return change_range_text(spans.low[row], spans.high[row], quantity, NOT_APPLICABLE)


def _divisor(spans: _Spans) -> float:
    largest = max((abs(value) for value in (*spans.low, *spans.high)), default=0.0)
    return 1e3 if largest >= _THOUSANDS_FROM else 1.0


def _unit(shown: Indicator, spans: _Spans) -> str:
    return f"thousand {shown.unit}" if _divisor(spans) > 1 else shown.unit
