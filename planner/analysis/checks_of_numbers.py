"""Reality checks on the numbers: points of belief, published totals, and the balance of two published strengths."""

from __future__ import annotations

import numpy as np

from planner.analysis.check_cases import DRAWS, SEED, Case
from planner.domain.distribution import Family, Range
from planner.domain.situation import Situation
from planner.domain.world import World
from planner.engine.axes import Array
from planner.engine.sample import sampled, uniforms
from planner.system.dimensions import COHORT, NATIONALS, SITE
from planner.system.draws import drawn_numbers, sampled_ensemble
from planner.system.driving import spans_of
from planner.system.facts import facts_of, space_of
from planner.system.start import published_stocks

MANY = 100_000
TAIL = 0.025
MOST_OFF = 0.003
AUGUST_2018 = Range(low=20_000, central=25_000, high=30_000)
"""Members at large (O13)."""
LOST_AT_BAGHOUZ = 6_300
"""Surrendered and killed (O68)."""
MID_2019 = (14_000, 16_000, 18_000)
"""Members at large (F17)."""
MONTHS_BETWEEN = 10.5
_BALANCE = ("recruits_share", "death_at_large", "capture_at_large", "leave_unseen")
_HOME = ("untracked", "supervised", "awaiting_verdict", "in_prison", "disengaged")


def ends_are_points_of_belief(case: Case) -> tuple[bool, str]:
    """Check 7: of 100,000 draws of every number 2.5 ± .3 % lie below its low, and above its high."""
    beliefs = {one.key: one.range for one in case.situation.parameters if one.range.family is not Family.FIXED}
    for driver in case.situation.drivers:
        keys = driver.beliefs or ("",) * len(driver.schedule.points)
        beliefs |= {key: span for key, span in zip(keys, spans_of(driver), strict=True) if span.low < span.high}
    worst, name = 0.0, ""
    for key, numbers in beliefs.items():
        values = sampled(numbers, uniforms(SEED, key, MANY))
        off = max(abs(float(np.mean(beyond)) - TAIL) for beyond in (values < numbers.low, values > numbers.high))
        worst, name = max((worst, name), (off, key))
    return worst <= MOST_OFF, f"{len(beliefs)} numbers, the farthest off by {worst:.2%}, {name}"


def published_totals_stay(case: Case) -> tuple[bool, str]:
    """Check 13: camps by nationality, foreign men in prisons, a state's prisons and the returned, in every draw."""
    published = {name: value.item() for name, value in _totals(case.situation, None).items()}
    drawn = _totals(case.situation, DRAWS)
    off = {name: float(np.abs(drawn[name] - value).max()) for name, value in published.items()}
    worst = max(off, key=lambda name: off[name])
    return off[worst] <= 1e-6, f"{len(off)} totals, the farthest off by {off[worst]:.2g} persons, {worst}"


def strength_leads_from_one_count_to_the_next(case: Case) -> tuple[bool, str]:
    """Check 10: O13 carried 10.5 months, Baghouz taken off, covers F17, with its median within 15 % of 16,000."""
    numbers = drawn_numbers(case.situation, MANY // 5, SEED)
    recruits, deaths, captures, leaving = (numbers[name, ""] / 100 for name in _BALANCE)
    if not recruits.any():
        return True, "no local recruits here"
    start = sampled(AUGUST_2018, uniforms(SEED, "O13", recruits.size))
    carried = (start - LOST_AT_BAGHOUZ) * np.exp(MONTHS_BETWEEN * (recruits - deaths - captures - leaving))
    low, median, high = np.quantile(carried, (0.025, 0.5, 0.975))
    covered = low <= MID_2019[0] and MID_2019[2] <= high
    near = abs(median / MID_2019[1] - 1) <= 0.15
    return bool(covered and near), f"{median:,.0f} ({low:,.0f} to {high:,.0f}) against 14,000 to 18,000"


def _totals(situation: Situation, draws: int | None) -> dict[str, Array]:
    """Each published total, shape (draws,), of the table itself without draws."""
    space, facts = space_of(situation), facts_of(situation)
    stocks = (
        published_stocks(situation, space)
        if draws is None
        else sampled_ensemble(situation, 0, draws, SEED, World.STEADY).start
    )
    held = stocks["held_abroad"]
    state = facts["prison"] * (1 - facts["open_prison"])
    camps = (held * facts["camp"]).sum(axis=(SITE.position, COHORT.position), keepdims=True)
    found = {
        f"camps, {name}": _whole(camps * np.take(facts["of_nationals"], [place], axis=NATIONALS.position))
        for place, name in enumerate(space.members[NATIONALS])
    }
    home = sum((_whole(stocks[name]) for name in _HOME), start=np.zeros(1))
    return found | {
        "foreign men in prisons": _whole(held * facts["open_prison"] * facts["foreign"] * facts["man"]),
        "a state's prisons": _whole(held * state),
        "returned": home,
    }


def _whole(people: Array) -> Array:
    return np.asarray(people.reshape(-1, people.shape[-1]).sum(axis=0))
