"""Everything the page of observations shows, worked out on a worker: score, fans, weights and pulls. No file, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.analysis.forecasts.baselines import trend_at
from planner.analysis.forecasts.consistency import ENOUGH, FEWEST, Weighed, eased, weigh, weighted_quantiles
from planner.analysis.forecasts.holding import LeftOut, Series, no_change
from planner.analysis.forecasts.pulls import Pull, pulls
from planner.analysis.forecasts.scoring import Floats, Held, Score, score
from planner.domain.fan import BAND_SHARES, Array, Fan, fan_of, fan_of_draws
from planner.domain.observation import Observation
from planner.domain.progress import Report
from planner.system.assumption_draws import drawn_assumptions
from planner.system.counterparts import Counterpart
from planner.system.reported import counting_error
from planner.system.series_draws import SeriesDraws
from planner.use_cases.observations.scoring import Scored, ScoreRequest, counts_held, scored_of

EXACTNESS = (1.0, 2.0, 3.0)
"""How exact counts may be taken to be, in multiples of their counting error."""

MOST_FANS = 60
"""Series of which all draws are kept for fans of consistent draws; further ones show all draws alone."""


@dataclass(frozen=True, eq=False)
class SeriesPicture:
    """One series by month: the `fan` of all draws, and of those `consistent` with the counts, None when refused.

    A yearly one holds the sum of the twelve months up to each. `trend` is None without two counts before the start.
    """

    series: Counterpart
    yearly: bool
    score: Score
    fan: Fan
    no_change: Array
    trend: Array | None
    draws: Floats | None = None
    consistent: Fan | None = None


@dataclass(frozen=True, eq=False)
class Observed:
    """What was worked out; `weighed` has one entry for each of `EXACTNESS`, none without a count to weigh by.

    `worth_for_pulls` are the effective draws that pulls were read from.
    """

    scored: Scored
    pictures: tuple[SeriesPicture, ...]
    weighed: tuple[Weighed, ...] = ()
    pulls: tuple[Pull, ...] = ()
    worth_for_pulls: float = 0.0
    exactness: float = EXACTNESS[0]

    @property
    def chosen(self) -> Weighed | None:
        """The weights at the exactness that was chosen."""
        return self.weighed[EXACTNESS.index(self.exactness)] if self.weighed else None

    @property
    def refused(self) -> bool:
        """Whether too few draws agree with the counts for anything to be shown of them."""
        chosen = self.chosen
        return chosen is None or chosen.worth < FEWEST


def observe(request: ScoreRequest, exactness: float, report: Report) -> Observed:
    """Run what was counted, score it, weigh the draws. Raises `Cancelled` through `report`."""
    held: list[Held] = []
    blank: list[LeftOut] = []
    pictures: list[SeriesPicture] = []
    for drawn, found, unknown in counts_held(request, report):
        series = drawn.series
        held += found
        blank += unknown
        for yearly in (False, True):
            if (series, yearly) in request.counts.later:
                keep = len(pictures) < MOST_FANS
                pictures.append(_picture(request, (series, yearly), drawn, found, keep=keep))
    scored = scored_of(request, held, blank)
    order = {key: place for place, key in enumerate(request.counts.later)}
    pictures.sort(key=lambda one: order[one.series, one.yearly])
    whole = Observed(scored, tuple(pictures), exactness=exactness)
    return weighed_at(_weighed(request, whole, held), exactness) if held else whole


def weighed_at(observed: Observed, exactness: float) -> Observed:
    """The same with its fans of consistent draws at another exactness; nothing is run again."""
    chosen = replace(observed, exactness=exactness)
    weights = chosen.chosen.weights if chosen.chosen is not None and not chosen.refused else None
    return replace(chosen, pictures=tuple(_consistent(picture, weights) for picture in chosen.pictures))


def _weighed(request: ScoreRequest, observed: Observed, held: Sequence[Held]) -> Observed:
    errors = [counting_error(request.situation, one.series.variable, one.series.sites) for one in held]
    weighed = tuple(weigh(held, [times * error for error in errors]) for times in EXACTNESS)
    target = max(float(ENOUGH), 0.1 * request.draws)
    weights = weighed[0].weights if weighed[0].worth >= target else eased(weighed[0], target)
    found = pulls(drawn_assumptions(request.situation, request.draws, request.seed), weights)
    worth = 1.0 / float(np.square(weights).sum())
    return replace(observed, weighed=weighed, pulls=found, worth_for_pulls=worth)


def _picture(
    request: ScoreRequest, key: Series, drawn: SeriesDraws, held: Sequence[Held], *, keep: bool
) -> SeriesPicture:
    series, yearly = key
    months = len(drawn.counted) - 1
    values = _by_year(series, drawn.counted) if yearly else drawn.counted
    rows = [one for one in held if one.observation.yearly == yearly]
    still = [no_change(series, drawn.there, row, yearly=yearly) for row in range(months + 1)]
    trend = _trend(request.counts.earlier.get(key, ()), request, months)
    return SeriesPicture(
        series,
        yearly,
        score(rows),
        fan_of_draws(values),
        np.array([np.nan if value is None else value for value in still]),
        trend,
        values if keep else None,
    )


def _trend(earlier: Sequence[Observation], request: ScoreRequest, months: int) -> Array | None:
    guesses = [trend_at(earlier, request.counts.start.plus(row)) for row in range(months + 1)]
    if all(guess is None for guess in guesses):
        return None
    return np.array([np.nan if guess is None else guess for guess in guesses])


def _by_year(series: Counterpart, draws: Floats) -> Floats:
    """The sum of the twelve months up to each; not a number before there are twelve."""
    summed = draws if series.cumulative else np.cumsum(draws, axis=0)
    found: Floats = np.full_like(draws, np.nan)
    found[12:] = summed[12:] - summed[:-12]
    return found


def _consistent(picture: SeriesPicture, weights: Floats | None) -> SeriesPicture:
    if weights is None or picture.draws is None:
        return replace(picture, consistent=None)
    quantiles = weighted_quantiles(picture.draws, weights, BAND_SHARES)
    worth = int(1.0 / float(np.square(weights).sum()))
    return replace(picture, consistent=fan_of(quantiles, None, worth))
