"""Custody against places: when a site goes over, comes back, how far and for how long, draw by draw."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.analysis.indicators import Spread, all_draws, spread
from planner.domain.breadth import ends_of, widest
from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.wording import DASH, NOT_APPLICABLE, runs_text

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class When:
    """A month over draws: the ends of the widest printable range and the median; None is "not by then".

    `share` of draws get there.
    """

    low: Month | None
    median: Month | None
    high: Month | None
    share: float
    horizon: Month

    @property
    def text(self) -> str:
        """`Mar 2021–Jul 2024`, `not by Nov 2024`, or a part of both with the share of runs."""
        never = f"not by {self.horizon.label}"
        if self.share == 0:
            return never
        if self.low is None:
            return f"{never}, but in {runs_text(self.share)}"
        if self.high is None:
            return f"{self.low.label} or later, {never} in {runs_text(1 - self.share)}"
        return self.low.label if self.low == self.high else f"{self.low.label}{DASH}{self.high.label}"


@dataclass(frozen=True)
class Breach:
    """One site against its places up to a horizon, in persons, months and person-months.

    Months over and bed-months count the months after the start; the other figures include the start itself.
    """

    site: str
    months_over: Spread
    first_over: When
    back_under: When
    over_again: When
    peak_shortfall: Spread
    bed_months_over: Spread


def sites_of(projection: Projection) -> tuple[str, ...]:
    """The custody sites a projection reports occupancy for."""
    prefix = "occupancy|site="
    return tuple(key.removeprefix(prefix) for key in projection.central if key.startswith(prefix))


def breach_at(projection: Projection, site: str, horizon: Month) -> Breach | None:
    """How a site fares against its places; None where it never has a place in any draw: "n/a".

    A month counts as over when more people are held than there are places. Raises `InputError` without draws.
    """
    rows = projection.row(horizon) + 1
    held = all_draws(projection, f"held|site={site}")[:rows]
    places = all_draws(projection, f"places|site={site}")[:rows]
    if not (places > 0).any():
        return None
    over = (held > places) & (places > 0)
    excess = np.where(over, held - places, 0.0)
    first = _first(over)
    back = _first(~over & _after(first, over.shape))
    again = _first(over & _after(back, over.shape))
    until = projection.start.plus(rows - 1)
    return Breach(
        site=site,
        months_over=spread(over[1:].sum(axis=0).astype(np.float64)),
        first_over=_when(first, projection.start, until),
        back_under=_when(back, projection.start, until),
        over_again=_when(again, projection.start, until),
        peak_shortfall=spread(excess.max(axis=0)),
        bed_months_over=spread(excess[1:].sum(axis=0)),
    )


def over_text(breach: Breach | None) -> str:
    """`1 month`, `36 months`, `36–60 months` over; `n/a` for a site that never has a place."""
    if breach is None:
        return NOT_APPLICABLE
    low, high = round(breach.months_over.low), round(breach.months_over.high)
    if low == high:
        return "1 month" if low == 1 else f"{low} months"
    return f"{low}{DASH}{high} months"


def _first(happens: NDArray[np.bool_]) -> Floats:
    """The first row of each draw where it happens, infinity where it never does; shape (draws,)."""
    return np.where(happens.any(axis=0), happens.argmax(axis=0), np.inf)


def _after(rows: Floats, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    after: NDArray[np.bool_] = np.arange(shape[0])[:, None] > rows
    return after


def _when(rows: Floats, start: Month, horizon: Month) -> When:
    first, last = ends_of(widest(rows.size))
    low, median, high = np.quantile(rows, (first, 0.5, last), method="inverted_cdf")
    months = [start.plus(int(row)) if np.isfinite(row) else None for row in (low, median, high)]
    return When(months[0], months[1], months[2], float(np.isfinite(rows).mean()), horizon)
