"""The actual path beside “had you done nothing”, and the paired difference below it, as charts with their tables."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.analysis.comparison import difference_fan
from planner.analysis.exercises.debrief import Debrief
from planner.analysis.indicators import Indicator, central_at, fan_over, indicator
from planner.analysis.roles import Role, common_to_all
from planner.domain.breadth import range_name
from planner.domain.fan import Band, Fan
from planner.domain.projection import Projection
from planner.domain.quantity import Quantity
from planner.domain.wording import MINUS, NOT_APPLICABLE, THIN, change_range_text, change_text, range_text, value_text
from planner.reports.disclosure import observed_text
from planner.reports.document import Figure, Line, LineChart, Mark, Number, Series, Table

ACTUAL = Mark("A", "actual path", 1, 1)
NOTHING = Mark("N", "nothing decided", 6, 2)
DIFFERENCE = Mark("A", "minus N", 1, 1)
_THOUSANDS_FROM = 20_000


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
    difference = difference_fan(debrief.nothing, debrief.actual, key).until(last + 1)
    drawn = actual.outer.share
    ends = [_text(fan, last, shown.quantity) for fan in (actual, nothing)]
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
        caption=f"Median{_shaded(drawn)} on the actual path.",
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
        caption=f"Median{_shaded(drawn, 'paired runs')}.",
        table=_table(debrief, shown, title, (actual, nothing, difference)),
        stamp=stamp,
    )
    return levels, paired


def _levels(projection: Projection, key: str, last: int) -> Fan:
    return fan_over(projection, key).until(last + 1)


def _shaded(share: int, of: str = "runs") -> str:
    return f"; shaded, {share}{THIN}% of {of}" if share else ""


def _series(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Series:
    return tuple(float(value) for value in values)


def _line(mark: Mark, fan: Fan, end_text: str, *, banded: bool) -> Line:
    low, high = (_series(fan.outer.low), _series(fan.outer.high)) if banded and fan.bands else ((), ())
    return Line(mark, _series(fan.median), low, high, end_text, hatched=False)


def _table(debrief: Debrief, shown: Indicator, title: str, fans: Sequence[Fan]) -> Table:
    """Start and end of every turn: range and median of both paths and of their difference."""
    months = (debrief.actual.start, *debrief.turn_months)
    rows = [debrief.actual.row(month) for month in months]
    names = ("A", "N", f"A{MINUS}N")
    body = []
    for name, found in zip(names, fans, strict=True):
        changes = found is fans[-1]
        starts = None if changes or shown.quantity is not Quantity.PERSONS else central_at(debrief.actual, shown.key, 0)
        for band in (*found.bands[:1], Fan(found.median).outer):
            cells = (_cell(band, row, shown, starts, changes) for row in rows)
            body.append((f"{name}, {range_name(band.share)}", *cells))
    return Table(
        f"{title}, actual path (A) and nothing decided (N), at the end of each turn",
        ("Path", *(month.label for month in months)),
        tuple(body),
        frozenset(range(1, len(months) + 1)),
        (22, *(78 // len(months) for _ in months)),
    )


def _cell(band: Band, row: int, shown: Indicator, observed: float | None, changes: bool) -> str:
    """A range, or one value where both ends are the same; an observed count is masked and rounded."""
    if row == 0 and observed is not None:
        return observed_text(observed)
    quantity, (low, high) = shown.quantity, band.ends(row)
    if low == high:
        text = change_text(low, quantity) if changes else value_text(low, quantity, NOT_APPLICABLE)
    else:
        in_words = change_range_text if changes else range_text
        text = in_words(low, high, quantity, NOT_APPLICABLE, band.errors(row))
    return Number(text, low, high, shown.unit)


def _text(fan: Fan, row: int, quantity: Quantity) -> str:
    band = fan.outer
    return range_text(*band.ends(row), quantity, NOT_APPLICABLE, band.errors(row))


def _change(fan: Fan, row: int, quantity: Quantity) -> str:
    band = fan.outer
    return change_range_text(*band.ends(row), quantity, NOT_APPLICABLE, band.errors(row))


def _divisor(fan: Fan) -> float:
    largest = max((abs(float(value)) for value in (*fan.outer.low, *fan.outer.high)), default=0.0)
    return 1e3 if largest >= _THOUSANDS_FROM else 1.0


def _unit(shown: Indicator, fan: Fan) -> str:
    return f"thousand {shown.unit}" if _divisor(fan) > 1 else shown.unit
