"""Which indicators stand side by side, what each is called, and its draws and range in a projection.

The workbench's strip, Compare and the reports all read here, so that they cannot disagree.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from planner.analysis.roles import Placed, Role, placed
from planner.domain.breadth import MEDIAN_ALONE, ends_of, widest
from planner.domain.errors import InputError
from planner.domain.fan import Fan, fan_of_draws
from planner.domain.precision import quantiles_of
from planner.domain.projection import Projection
from planner.domain.quantity import Quantity
from planner.domain.situation import Situation
from planner.domain.wording import NOT_APPLICABLE, change_range_text, change_text, range_text, value_text
from planner.system.catalogue import Group
from planner.system.series import SERIES, SERIES_BY_NAME

Floats = NDArray[np.float64]

MONTHS_OVER = "months_over"
"""A derived indicator, `months_over|site=…`: months with more people held than places, since the start."""


@dataclass(frozen=True)
class Indicator:
    """One line of a table: the key in a projection, its group and its words; `note` must stand beside it.

    `short` is for narrow tables, where the line above gives the rest; `brief` for the strip of a narrow window.
    """

    key: str
    group: Group
    title: str
    quantity: Quantity
    unit: str
    cumulative: bool = False
    note: str = ""
    short: str = ""
    brief: str = ""

    @property
    def series(self) -> str:
        """The series' name, without members."""
        return self.key.partition("|")[0]

    @property
    def member(self) -> str:
        """The member, or an empty text for the whole."""
        return self.key.partition("|")[2].partition("=")[2]


@dataclass(frozen=True)
class Spread:
    """Median and the ends of the widest range that may be printed, in the unit of its owner; NaN where not applicable.

    `share` is that range's share of draws in per cent; with 0 there are too few draws for any, and low and high are
    the median. `errors` are the standard errors of the two ends.
    """

    low: float
    median: float
    high: float
    share: int = 95
    errors: tuple[float, float] = (0.0, 0.0)

    def range_text(self, quantity: Quantity) -> str:
        """The range in words, `n/a` where there is none, `median 1 254` where only that may be printed."""
        if self.share == MEDIAN_ALONE and not math.isnan(self.median):
            return f"median {self.median_text(quantity)}"
        return range_text(self.low, self.high, quantity, NOT_APPLICABLE, self.errors)

    def change_range_text(self, quantity: Quantity) -> str:
        """The same of a paired change: `−87 to +836`, `median −432`, `median unchanged`."""
        if self.share == MEDIAN_ALONE and not math.isnan(self.median):
            return f"median {change_text(self.median, quantity)}" if self.median else "median unchanged"
        return change_range_text(self.low, self.high, quantity, NOT_APPLICABLE, self.errors)

    def median_text(self, quantity: Quantity) -> str:
        """The median in words, `n/a` where there is none."""
        return value_text(self.median, quantity, NOT_APPLICABLE)


def indicator(key: str) -> Indicator:
    """The indicator with this key. Raises `KeyError` for a key nothing publishes."""
    name, _, members = key.partition("|")
    member = members.partition("=")[2]
    if name == MONTHS_OVER:
        return Indicator(key, Group.CAPACITY, f"{member}, months over places", Quantity.MONTHS, "months", True)
    series = SERIES_BY_NAME[name]
    title = f"{series.title}, {member}" if member else series.title
    return Indicator(key, series.group, title, series.quantity, series.unit, series.cumulative, series.note)


def headlines(projection: Projection, situation: Situation) -> tuple[Indicator, ...]:
    """The indicators shown first, under the names of the window, as far as this projection has them."""
    return tuple(_named(one) for one in placed(Role.HEADLINE, situation) if _measurable(projection, one.key))


def all_indicators(projection: Projection) -> tuple[Indicator, ...]:
    """Every Security, Capacity and Rights series of a projection with its members, in the catalogue's order."""
    groups = (Group.SECURITY, Group.CAPACITY, Group.RIGHTS)
    names = [series.name for group in groups for series in SERIES if series.group is group]
    by_name: dict[str, list[str]] = {}
    for key in projection.central:
        by_name.setdefault(key.partition("|")[0], []).append(key)
    return tuple(indicator(key) for name in names for key in by_name.get(name, ()))


def draws_at(projection: Projection, key: str, row: int) -> Floats:
    """The draws of an indicator at a row, shape (draws,). Raises `InputError` when the projection holds no draws."""
    name, _, members = key.partition("|")
    if name == MONTHS_OVER:
        occupancy = all_draws(projection, f"occupancy|{members}")[: row + 1]
        counted: Floats = (occupancy[1:] > 1).sum(axis=0).astype(np.float64)
        counted[np.isnan(occupancy).all(axis=0)] = np.nan
        return counted
    return _held(projection, key, row)


def all_draws(projection: Projection, key: str) -> Floats:
    """The draws of a series, shape (months + 1, draws), or of the sum of its members where only those are published.

    Raises `InputError` when there are none.
    """
    return _held(projection, key, slice(None))


def spread_at(projection: Projection, key: str, row: int) -> Spread | None:
    """Range and median of an indicator at a row; None until draws are in. A chance is the mean of its draws."""
    shown = indicator(key)
    if shown.quantity is Quantity.CHANCE:
        if key not in projection.draws:
            return None
        mean = float(draws_at(projection, key, row).mean())
        return Spread(mean, mean, mean)
    if key in projection.bands:
        fan = fan_over(projection, key)
        low, high = fan.outer.ends(row)
        return Spread(low, float(fan.median[row]), high, fan.outer.share, fan.outer.errors(row))
    if not projection.draws:
        return None
    return spread(draws_at(projection, key, row))


def fan_over(projection: Projection, key: str) -> Fan:
    """Median and printable bands of an indicator by month; of a chance its mean alone.

    Raises `InputError` when the projection holds neither its bands nor its draws.
    """
    if indicator(key).quantity is Quantity.CHANCE:
        return Fan(all_draws(projection, key).mean(axis=1))
    return projection.fan(key) or fan_of_draws(all_draws(projection, key))


def spread(values: Floats) -> Spread:
    """Median and the widest printable range of draws; draws that are NaN do not count."""
    known = values[~np.isnan(values)]
    if known.size == 0:
        return Spread(np.nan, np.nan, np.nan)
    share = widest(known.size)
    low, high = ends_of(share)
    (first, median, last), (first_error, _, last_error) = quantiles_of(known, (low, 0.5, high))
    return Spread(float(first), float(median), float(last), share, (float(first_error), float(last_error)))


def common(projections: Sequence[Projection], indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Those indicators that every projection holds."""
    return tuple(shown for shown in indicators if all(_measurable(found, shown.key) for found in projections))


def _named(one: Placed) -> Indicator:
    found = indicator(one.key)
    title = one.title or found.title
    series = SERIES_BY_NAME.get(found.series)
    brief = one.brief or (series.short if series else "") or title
    return replace(found, title=title, short=one.short or title, brief=brief)


def central_at(projection: Projection, key: str, row: int) -> float | None:
    """An indicator of the central run at a row; None for one that only draws can tell."""
    parts = _parts(projection, key)
    return float(sum(projection.central[part][row] for part in parts)) if parts else None


def _measurable(projection: Projection, key: str) -> bool:
    name, _, members = key.partition("|")
    return bool(_parts(projection, f"occupancy|{members}" if name == MONTHS_OVER else key))


def _parts(projection: Projection, key: str) -> tuple[str, ...]:
    """The published series an indicator is the sum of: itself, or every member where only members are published."""
    if key in projection.central:
        return (key,)
    series = SERIES_BY_NAME.get(key)
    keys = tuple(series.key(member) for member in series.members) if series else ()
    return keys if keys and all(part in projection.central for part in keys) else ()


def _held(projection: Projection, key: str, row: int | slice) -> Floats:
    parts = _parts(projection, key)
    if not parts or any(part not in projection.draws for part in parts):
        raise InputError("These results hold no draws yet; compute the scenario first.")
    draws: Floats = np.sum([projection.draws[part][row].astype(np.float64) for part in parts], axis=0)
    return draws
