"""Counts laid over the fan of what was forecast, as plain content: no Qt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.analysis.forecasts.scoring import ScoredRow
from planner.analysis.forecasts.words import count_text, series_verdict, series_words
from planner.domain.fan import Fan
from planner.domain.period import Month
from planner.domain.quantity import Quantity
from planner.domain.scenario import Sign
from planner.ui.plots.content import Array, ChartContent, Dot, Panel, Reading, Stroke, Trace
from planner.use_cases.observations.observed import SeriesPicture

_BEYOND = 12
"""Months drawn after the last count."""

_WORTH_ZOOMING = 0.45
"""An axis starts above 0 when everything drawn lies above this share of its top."""


def observed_chart(
    picture: SeriesPicture, start: Month, sign: Sign, *, consistent: bool, world: str = ""
) -> ChartContent:
    """One series: the fan of all draws or of the consistent ones, both simple guesses, and what was counted."""
    series = picture.series
    whole = picture.consistent if consistent and picture.consistent is not None else picture.fan
    dots = tuple(_dot(row, start) for row in picture.score.rows)
    months = min(whole.median.size - 1, max((dot.row for dot in dots), default=0) + _BEYOND)
    fan = whole.until(months + 1)
    median = Trace("median", fan.median, Stroke.MEDIAN, fan.bands, colour=sign.colour)
    still = Trace("no change", picture.no_change[: months + 1], Stroke.SECOND, label="no change")
    trend = () if picture.trend is None else (_trend(picture.trend[: months + 1], fan),)
    floor = _floor(fan, dots)
    quantity = Quantity.PERSONS if picture.yearly and series.quantity is Quantity.PERSONS_A_MONTH else series.quantity
    unit = f"{quantity}, sum of twelve months" if picture.yearly else str(quantity)
    band = fan.bands[0] if fan.bands else None
    reading = Reading(fan.median, band, quantity=quantity, said="median")
    if consistent and picture.consistent is not None:
        unit += ", consistent draws only"
    return ChartContent(
        key=key_of(picture),
        title=series_words(series),
        unit=f"{unit}, axis from above 0" if floor > 0 else unit,
        quantity=quantity,
        start=start,
        months=months,
        panels=(Panel((still, *trend, median), dots=dots),),
        colour=sign.colour,
        readings=(reading,),
        verdict=series_verdict(picture.score),
        world=world,
        from_zero=floor <= 0,
    )


def key_of(picture: SeriesPicture) -> str:
    """Names a series on this page."""
    return f"{picture.series.kind}:{picture.series.variable}|{picture.series.members}|{picture.yearly}"


def counted_at(picture: SeriesPicture) -> str:
    """The last count beside what was forecast for it: `57 900 counted Dec 2020`."""
    row = picture.score.rows[-1]
    when = str(row.observation.month.year) if picture.yearly else row.observation.month.label
    return f"{count_text(row.observation)} counted {when}"


def _trend(values: Array, fan: Fan) -> Trace:
    """The trend as long as it stays near what is drawn, so that it does not squeeze the fan."""
    top = float(np.nanmax(fan.outer.high)) * 1.25
    return Trace("trend", np.where(values <= top, values, np.nan), Stroke.PARENT, label="trend")


def _dot(row: ScoredRow, start: Month) -> Dot:
    count = row.observation
    return Dot(count.month - start, count.value, count.low, count.high, row.inside(80))


def _floor(fan: Fan, dots: Sequence[Dot]) -> float:
    """Above 0 when the axis may start there."""
    ends = [end for dot in dots for end in dot.ends]
    low = min([float(np.nanmin(fan.outer.low)), *ends])
    high = max([float(np.nanmax(fan.outer.high)), *ends])
    return low if low > _WORTH_ZOOMING * high else 0.0
