"""Indicators over time: a line a scenario with its 95 % range, and the same values as a table."""

from __future__ import annotations

import math
from dataclasses import replace

from planner.analysis.comparison import chance_over_time
from planner.analysis.indicators import MONTHS_OVER, Indicator, all_draws, central_at, common, indicator
from planner.analysis.roles import Placed, Role, placed
from planner.domain.period import Month
from planner.domain.projection import Projection, bands_of
from planner.domain.quantity import Quantity
from planner.domain.wording import NOT_APPLICABLE, RANGE, THIN, range_text, value_text
from planner.reports.disclosure import observed_text
from planner.reports.document import Figure, Line, LineChart, Number, Section, Table, Text
from planner.reports.options_note.material import Material, mark_of
from planner.reports.options_note.numbers import unit_of

_COLUMNS = 6
_ON_PAGE_ONE = 4
_BAND_LIMIT = 3
"""More bands than this cannot be told apart; then only the medians are drawn."""


def first_figure(material: Material) -> Figure | None:
    """The figure of page one, while its lines can be told apart there; its table stands under "Over time"."""
    first = _usual(material)[0]
    figure = _figure(material, first.key, first.title)
    if figure is None or len(material.scenarios) > _ON_PAGE_ONE or not isinstance(figure.chart, LineChart):
        return None
    chart = replace(figure.chart, compact=True)
    return replace(figure, chart=chart, table=None, caption=f"{figure.caption} Values: “Over time”.")


def trends_section(material: Material, chosen: tuple[str, ...] = ()) -> Section:
    """The headline indicators over time, or those the report has."""
    found = (_figure(material, key, title) for key, title in _shown(material, chosen))
    note = Text(
        "Ranges of whole scenarios overlap where the paired changes do not: judge options by the changes, and read "
        f"these for the level and its course. The labels give the {RANGE} at the horizon."
    )
    return Section("Over time", (note, *(figure for figure in found if figure)), new_page=True, name="trends")


def _usual(material: Material) -> tuple[Placed, ...]:
    return placed(Role.OVER_TIME, material.situation)


def _shown(material: Material, chosen: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The usual charts, or one for each chosen indicator with its month-by-month values, minors held always first."""
    usual = {one.key: one.title for one in _usual(material)}
    if not chosen:
        return tuple(usual.items())
    rows = {row.indicator.key: row.indicator for row in material.comparison.rows}
    drawn = (key for key in (next(iter(usual)), *chosen) if key in rows and rows[key].series != MONTHS_OVER)
    return tuple((key, usual.get(key, rows[key].title)) for key in dict.fromkeys(drawn))


def _figure(material: Material, key: str, title: str) -> Figure | None:
    projections = material.projections
    shown = indicator(key)
    if not common(tuple(projections.values()), (shown,)):
        return None
    rows = _yearly(projections[material.reference.id], material.horizon)
    last = projections[material.reference.id].row(material.horizon)
    banded = len(projections) <= _BAND_LIMIT and shown.quantity is not Quantity.CHANCE
    lines = []
    for scenario in material.scenarios:
        low, median, high = _bands(projections[scenario.id], key, last)
        lines.append(
            Line(
                mark=mark_of(scenario),
                median=median,
                low=low if banded else (),
                high=high if banded else (),
                end_text=_span(low[-1], median[-1], high[-1], shown.quantity),
                hatched=scenario is material.reference,
            )
        )
    divisor, suffix, unit = _scale(shown.quantity, shown.unit, max(max(line.median) for line in lines))
    places = shown.quantity is Quantity.SHARE_OF_PLACES
    ends = "; ".join(f"{line.mark.letter} {line.end_text}" for line in lines)
    shaded = f", shaded 95{THIN}% of runs" if banded else ""
    chance = shown.quantity is Quantity.CHANCE
    return Figure(
        title=title,
        subtitle=unit,
        alt=f"{title} from {material.situation.start.label} to {material.horizon.label}. At the end: {ends}.",
        chart=LineChart(
            start=material.situation.start,
            lines=tuple(lines),
            divisor=divisor,
            suffix=suffix,
            limit=1.0 if places else None,
            limit_text="all places full" if places else "",
            observed=shown.quantity is Quantity.PERSONS,
        ),
        caption=f"{'Mean of runs' if chance else 'Median'}{shaded}.",
        table=_table(material, key, title, rows),
        stamp=material.stamp,
    )


def _table(material: Material, key: str, title: str, rows: tuple[int, ...]) -> Table:
    shown = indicator(key)
    body = []
    for scenario in material.scenarios:
        projection = material.projections[scenario.id]
        chance = shown.quantity is Quantity.CHANCE
        low, median, high = _bands(projection, key, rows[-1])
        starts = central_at(projection, key, 0) or 0.0
        letter = scenario.sign.letter
        ranges = [_cell(row, low[row], high[row], shown, starts) for row in rows]
        body.append((f"{letter}, mean" if chance else f"{letter}, 95{THIN}%", *ranges))
        if not chance:
            medians = [_cell(row, median[row], median[row], shown, starts) for row in rows]
            body.append((f"{letter}, median", *medians))
    return Table(
        f"{title}: values{', of 100 runs' if shown.quantity is Quantity.CHANCE else ''}",
        ("Scenario", *(material.situation.start.plus(row).label for row in rows)),
        tuple(body),
        frozenset(range(1, len(rows) + 1)),
        (14, *(86 // len(rows) for _ in rows)),
    )


def _cell(row: int, low: float, high: float, shown: Indicator, start: float) -> str:
    """A range that says its numbers; the first month of people is an observed count, and only its text leaves."""
    if shown.quantity is Quantity.CHANCE:
        return Number(value_text(low, shown.quantity).partition(" ")[0], low, unit="%")
    if row == 0 and shown.quantity is Quantity.PERSONS:
        return observed_text(start)
    return Number(_span(low, (low + high) / 2, high, shown.quantity), low, high, unit_of(shown))


def _span(low: float, median: float, high: float, quantity: Quantity) -> str:
    if quantity is Quantity.CHANCE:
        return value_text(median, quantity)
    return range_text(low, high, quantity, NOT_APPLICABLE)


def _bands(projection: Projection, key: str, last: int) -> tuple[tuple[float, ...], ...]:
    """Low, median and high of months 0 to `last`; three times the mean for a chance."""
    if indicator(key).quantity is Quantity.CHANCE:
        mean = tuple(float(value) for value in chance_over_time(projection, key)[: last + 1])
        return mean, mean, mean
    bands = projection.bands[key] if key in projection.bands else bands_of(all_draws(projection, key))
    return tuple(tuple(float(value) for value in bands[row][: last + 1]) for row in (0, 3, 6))


def _yearly(projection: Projection, horizon: Month) -> tuple[int, ...]:
    """The rows shown in a table: every year or every few years, the start and the horizon among them."""
    last = projection.row(horizon)
    step = 12 * max(1, math.ceil(last / 12 / (_COLUMNS - 1)))
    return (*range(0, last, step), last)


def _scale(quantity: Quantity, unit: str, largest: float) -> tuple[float, str, str]:
    """What the axis is divided by, what closes its numbers, and the unit as printed."""
    if quantity is Quantity.SHARE_OF_PLACES:
        return 0.01, " %", "held, of places"
    if quantity is Quantity.CHANCE:
        return 0.01, "", "of 100 runs"
    if quantity in (Quantity.PERSON_MONTHS, Quantity.CHILD_MONTHS) and largest >= 1e6:
        return 1e6, "", f"million {unit}"
    if largest >= 20_000:
        return 1e3, "", f"thousand {unit}"
    return 1.0, "", unit
