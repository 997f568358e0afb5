"""Indicators over time: a line a scenario with its printable range, and the same values as a table."""

from __future__ import annotations

import math
from dataclasses import replace

from planner.analysis.indicators import MONTHS_OVER, Indicator, central_at, common, fan_over, indicator
from planner.analysis.roles import Placed, Role, placed
from planner.domain.breadth import range_name
from planner.domain.fan import Band, Fan
from planner.domain.period import Month
from planner.domain.projection import Array, Projection
from planner.domain.quantity import Quantity
from planner.domain.wording import NOT_APPLICABLE, THIN, range_text, value_text
from planner.reports.disclosure import observed_text
from planner.reports.document import Figure, Line, LineChart, Number, Section, Series, Table, Text
from planner.reports.options_note.catalogue import titled
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
        f"these for the level and its course. The labels give the {material.range_name} at the horizon, "
        f"{material.world.words}."
    )
    return Section(titled("trends"), (note, *(figure for figure in found if figure)), new_page=True, name="trends")


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
    chance = shown.quantity is Quantity.CHANCE
    lines = []
    for scenario in material.scenarios:
        fan = fan_over(projections[scenario.id], key).until(last + 1)
        banded = bool(fan.bands) and len(projections) <= _BAND_LIMIT
        lines.append(
            Line(
                mark=mark_of(scenario),
                median=_series(fan.median),
                low=_series(fan.outer.low) if banded else (),
                high=_series(fan.outer.high) if banded else (),
                end_text=_span(fan.outer, last, shown.quantity),
                hatched=scenario is material.reference,
            )
        )
    divisor, suffix, unit = _scale(shown.quantity, shown.unit, max(max(line.median) for line in lines))
    places = shown.quantity is Quantity.SHARE_OF_PLACES
    ends = "; ".join(f"{line.mark.letter} {line.end_text}" for line in lines)
    shaded = f", shaded {fan.outer.share}{THIN}% of runs" if banded else ""
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
        caption=f"{'Mean of runs' if chance else 'Median'}{shaded}, {material.world.words}.",
        table=_table(material, key, title, rows),
        stamp=material.stamp,
    )


def _table(material: Material, key: str, title: str, rows: tuple[int, ...]) -> Table:
    shown = indicator(key)
    body = []
    for scenario in material.scenarios:
        projection = material.projections[scenario.id]
        chance = shown.quantity is Quantity.CHANCE
        fan = fan_over(projection, key)
        starts = central_at(projection, key, 0) or 0.0
        letter = scenario.sign.letter
        for band in (*fan.bands[:1], Fan(fan.median).outer):
            cells = [_cell(row, band, shown, starts) for row in rows]
            body.append((f"{letter}, {'mean' if chance else range_name(band.share)}", *cells))
    return Table(
        f"{title}: values{', of 100 runs' if shown.quantity is Quantity.CHANCE else ''}",
        ("Scenario", *(material.situation.start.plus(row).label for row in rows)),
        tuple(body),
        frozenset(range(1, len(rows) + 1)),
        (14, *(86 // len(rows) for _ in rows)),
    )


def _cell(row: int, band: Band, shown: Indicator, start: float) -> str:
    """A range that says its numbers; the first month of people is an observed count, and only its text leaves."""
    low, high = band.ends(row)
    if shown.quantity is Quantity.CHANCE:
        return Number(value_text(low, shown.quantity).partition(" ")[0], low, unit="%")
    if row == 0 and shown.quantity is Quantity.PERSONS:
        return observed_text(start)
    return Number(_span(band, row, shown.quantity), low, high, unit_of(shown))


def _span(band: Band, row: int, quantity: Quantity) -> str:
    low, high = band.ends(row)
    if quantity is Quantity.CHANCE:
        return value_text(low, quantity)
    return range_text(low, high, quantity, NOT_APPLICABLE, band.errors(row))


def _series(values: Array) -> Series:
    return tuple(float(value) for value in values)


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
