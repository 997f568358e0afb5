"""Paired comparison: differences are taken draw by draw, under the same random events, never between two ranges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.analysis.indicators import Indicator, Spread, all_draws, common, draws_at, indicator, spread, spread_at
from planner.domain.errors import InputError
from planner.domain.fan import Fan, fan_of_draws
from planner.domain.likelihood import PairedLikelihood, paired_likelihood
from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.quantity import Quantity
from planner.domain.wording import NO_CHANGE, NOT_APPLICABLE, change_text, within_text
from planner.domain.world import World

SLIGHT = 0.02
"""A change whose whole printed range stays within this share of the reference is not worth a number."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Difference:
    """The paired change of one indicator at one month: its spread, and the shares of draws below and above.

    `equal` when every draw is exactly equal; `slight` when the whole range that may be printed, or every draw where
    none may, lies within 2 % of the reference's median (of its mean, for a chance). For a chance the spread is the
    one change of the means.
    """

    spread: Spread
    lower: float
    higher: float
    equal: bool
    slight: bool
    draws: int


@dataclass(frozen=True)
class Cell:
    """One scenario against the reference, in words; `glyph` is low, median, high on the row's scale, −1 to 1."""

    difference: Difference
    text: str
    median_text: str
    likelihood: PairedLikelihood | None
    glyph: tuple[float, float, float] | None


@dataclass(frozen=True)
class Row:
    """One indicator: the reference's range, then one cell a scenario; `scale` is what 1 means on its glyphs."""

    indicator: Indicator
    reference: Spread
    reference_text: str
    reference_median: str
    scale: float
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Comparison:
    """Indicator by scenario at one horizon, every change paired with the reference."""

    horizon: Month
    reference_id: str
    scenario_ids: tuple[str, ...]
    draws: int
    seed: int
    world: World
    rows: tuple[Row, ...]


def compare(
    projections: Mapping[str, Projection],
    reference_id: str,
    horizon: Month,
    *,
    vocabulary: str,
    reference_name: str,
    indicators: Sequence[Indicator],
) -> Comparison:
    """Every other projection against the reference at `horizon`, on these indicators as far as all hold them.

    `reference_name` is what "within 2 % of …" names. Raises `InputError` when the projections cannot be paired.
    """
    reference = projections[reference_id]
    others = {found: projection for found, projection in projections.items() if found != reference_id}
    for other in others.values():
        check_paired(reference, other)
    shown = common(tuple(projections.values()), indicators)
    rows = tuple(_row(reference, tuple(others.values()), one, horizon, vocabulary, reference_name) for one in shown)
    return Comparison(horizon, reference_id, tuple(others), reference.draw_count, reference.seed, reference.world, rows)


def check_paired(reference: Projection, other: Projection) -> None:
    """Raises `InputError` unless both were run with the same start, months, seed, draws and world."""
    same = (
        ("start month", reference.start, other.start),
        ("number of months", reference.months, other.months),
        ("seed", reference.seed, other.seed),
        ("number of draws", reference.draw_count, other.draw_count),
        ("world", reference.world.words, other.world.words),
    )
    for what, first, second in same:
        if first != second:
            raise InputError(
                f"These scenarios cannot be compared draw by draw: their {what} differs ({first} and {second}). "
                "Compute both with the same settings."
            )


def difference_at(reference: Projection, other: Projection, key: str, month: Month) -> Difference:
    """The paired change of one indicator at `month`. Raises `InputError` when draws are missing or cannot be paired."""
    check_paired(reference, other)
    row = reference.row(month)
    before = draws_at(reference, key, row)
    changes = draws_at(other, key, row) - before
    known = changes[~np.isnan(changes)]
    if known.size == 0:
        return Difference(spread(changes), 0.0, 0.0, False, False, 0)
    level = spread_at(reference, key, row) or spread(before)
    found = spread(known)
    if _is_chance(key):
        mean = float(known.mean())
        found = Spread(mean, mean, mean)
    return Difference(
        spread=found,
        lower=float((known < 0).mean()),
        higher=float((known > 0).mean()),
        equal=bool((known == 0).all()),
        slight=_reach(found, known) <= SLIGHT * abs(level.median),
        draws=int(known.size),
    )


def _reach(found: Spread, changes: Floats) -> float:
    """The largest change either way: within the range that may be printed, or of every draw where none may."""
    ends = (found.low, found.high) if found.share else (float(changes.min()), float(changes.max()))
    return max(map(abs, ends))


def difference_fan(reference: Projection, other: Projection, key: str) -> Fan:
    """The paired difference of a published series over all months; NaN in months where a draw is not applicable.

    Raises `InputError` as `difference_at` does.
    """
    check_paired(reference, other)
    changes = all_draws(other, key) - all_draws(reference, key)
    if _is_chance(key):
        return Fan(changes.mean(axis=1))
    return fan_of_draws(changes)


def describe(difference: Difference, quantity: Quantity, reference_name: str) -> str:
    """A paired change in words: its range, `no change`, `within 2 % of C`, or `n/a`."""
    if difference.draws == 0:
        return NOT_APPLICABLE
    if difference.equal:
        return NO_CHANGE
    if difference.slight:
        return within_text(reference_name, SLIGHT)
    return difference.spread.change_range_text(quantity)


def _row(
    reference: Projection,
    others: Sequence[Projection],
    shown: Indicator,
    horizon: Month,
    vocabulary: str,
    reference_name: str,
) -> Row:
    level = spread_at(reference, shown.key, reference.row(horizon))
    if level is None:
        raise InputError("The reference holds no draws yet; compute it first.")
    found = [difference_at(reference, other, shown.key, horizon) for other in others]
    ends = [abs(end) for one in found if _notable(one) for end in (one.spread.low, one.spread.high)]
    scale = max(ends, default=0.0)
    median = "mean of draws" if _is_chance(shown.key) else f"median {level.median_text(shown.quantity)}"
    return Row(
        indicator=shown,
        reference=level,
        reference_text=level.range_text(shown.quantity),
        reference_median=median,
        scale=scale,
        cells=tuple(_cell(one, shown, scale, vocabulary, reference_name) for one in found),
    )


def _cell(difference: Difference, shown: Indicator, scale: float, vocabulary: str, reference_name: str) -> Cell:
    text = describe(difference, shown.quantity, reference_name)
    if not _notable(difference):
        return Cell(difference, text, "", None, None)
    spread_ = difference.spread
    median = "mean of draws" if _is_chance(shown.key) else f"median {change_text(spread_.median, shown.quantity)}"
    word = paired_likelihood(difference.lower, difference.higher, difference.draws, vocabulary)
    glyph = (spread_.low / scale, spread_.median / scale, spread_.high / scale) if scale > 0 else None
    return Cell(difference, text, median, word, glyph)


def _notable(difference: Difference) -> bool:
    return difference.draws > 0 and not difference.equal and not difference.slight


def _is_chance(key: str) -> bool:
    return indicator(key).quantity is Quantity.CHANCE
