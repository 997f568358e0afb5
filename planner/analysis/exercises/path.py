"""The path a play has taken, as the lineage of scenarios that the engine runs."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from functools import lru_cache

from planner.domain.period import Month
from planner.domain.play_layers import chain_of
from planner.domain.play_state import Choice, PlayState
from planner.domain.scenario import Authorship, Scenario
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.system.same import Same

NOBODY = Authorship(who="exercise", when=datetime(2019, 11, 1, tzinfo=UTC))
"""Who decided what stands in the log; a result never depends on it."""


def path_of(
    state: PlayState,
    situation: Situation,
    upto: int,
    *,
    without: Collection[int] = (),
    changed: Choice | None = None,
    changed_in: int = 0,
) -> tuple[Scenario, ...]:
    """The play up to and with a turn; see `chain_of` for the rest."""
    return chain_of(state, situation.start, NOBODY, upto=upto, without=without, changed=changed, changed_in=changed_in)


def month_reached(state: PlayState, situation: Situation) -> Month:
    """The first month that is not played yet, as far as exercise time has come."""
    return state.exercise.first_month(state.open_turn, situation.start)


def long_enough(situation: Situation, months: int) -> Situation:
    """The situation, running for at least so many months, so that late turns have a lever path too."""
    return situation if situation.months >= months else _lengthened(Same(situation), months)


@lru_cache(maxsize=4)
def _lengthened(situation: Same[Situation], months: int) -> Situation:
    return changed(situation.value, months=months)
