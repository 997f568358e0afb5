"""The indicators that charts and menus of Compare offer, and the parts a chart of one must show together."""

from __future__ import annotations

from planner.analysis.indicators import Indicator, all_indicators, headlines
from planner.domain.projection import Projection
from planner.domain.quantity import Quantity
from planner.domain.situation import Situation
from planner.system.catalogue import SIDE_BY_SIDE
from planner.system.series import SERIES_BY_NAME

_PLOT = {
    "plot_involvement": "come about",
    "plot_latent_home": "to come, at home",
    "plot_potential_abroad": "potential, not at home",
}
_SHOWN_WITH = set(_PLOT) - {"plot_involvement"} | {"plot_latent_prison"}


def is_chart(key: str) -> bool:
    """Whether there can be a chart of this key; members that a situation does not have are simply not drawn."""
    series = SERIES_BY_NAME.get(key.partition("|")[0])
    return series is not None and series.group in SIDE_BY_SIDE and series.name not in _SHOWN_WITH


def is_chart_of(situation: Situation, key: str) -> bool:
    """Whether there can be a chart of this key on this situation: a site that it names must be one of its sites."""
    dimension, _, member = key.partition("|")[2].partition("=")
    return is_chart(key) and (dimension != "site" or member in {site.name for site in situation.sites})


def parts_of(chart: str) -> tuple[str, ...]:
    """The indicators of a chart: one, but plot involvement never without what has not come about yet."""
    return tuple(_PLOT) if chart == "plot_involvement" else (chart,)


def part_title(chart: str, key: str) -> str:
    """What a part of a chart is called inside it; empty where the chart has one part."""
    return _PLOT[key] if chart == "plot_involvement" else ""


def offered(projection: Projection, situation: Situation) -> tuple[Indicator, ...]:
    """The charts this projection can fill, group by group, under the names of the table."""
    named = {shown.key: shown for shown in headlines(projection, situation)}
    return tuple(named.get(shown.key, shown) for shown in all_indicators(projection) if shown.series not in _SHOWN_WITH)


def difference_unit(shown: Indicator) -> str:
    """The unit of a difference on an axis."""
    shares = (Quantity.SHARE, Quantity.SHARE_OF_PLACES)
    return "percentage points" if shown.quantity in shares else level_unit(shown)


def level_unit(shown: Indicator) -> str:
    """The unit of an indicator, with what it counts from."""
    return f"{shown.unit}, cumulative" if shown.cumulative and shown.quantity is not Quantity.CHANCE else shown.unit
