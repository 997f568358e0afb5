"""The true figures of an exercise: which there are, and what the played path comes to. No cell is told these."""

from __future__ import annotations

from functools import lru_cache

from planner.analysis.indicators import MONTHS_OVER, spread_at
from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.situation import Situation
from planner.system.published import sources_of
from planner.system.same import Same
from planner.system.series import SERIES_BY_NAME


def is_figure(situation: Situation, key: str) -> bool:
    """Whether something publishes an indicator with this key on this situation."""
    return key in _figures(Same(situation))


def true_at(projection: Projection, key: str, month: Month) -> float:
    """The world as it is for everybody: the median of draws, for a chance their mean; NaN where not applicable.

    Raises `InputError` while the projection holds no draws.
    """
    spread = spread_at(projection, key, projection.row(month))
    if spread is None:
        raise InputError("These results hold no draws yet; compute the turn first.")
    return spread.median


@lru_cache(maxsize=4)
def _figures(situation: Same[Situation]) -> frozenset[str]:
    keys = {source.key for source in sources_of(situation.value)}
    whole = {key.partition("|")[0] for key in keys if SERIES_BY_NAME[key.partition("|")[0]].members}
    over = {f"{MONTHS_OVER}|site={site.name}" for site in situation.value.sites}
    return frozenset(keys | whole | over)
