"""Changes of custodian: dated as events, or, when switched on, at random with the rate of U19."""

from __future__ import annotations

from planner.engine.declare import equation
from planner.engine.vocabulary import Number, either, gone_within, larger
from planner.system.dimensions import SITE


@equation("1")
def change_chance(custodian_changes: Number, custodian_change_rate: Number, dt: Number) -> Number:
    """Chance that custodians change in a step: 1−exp(−U19/12 × lever × dt). U19."""
    return gone_within(dt, custodian_changes * custodian_change_rate)


@equation("1")
def random_onset(change_chance: Number, change_uniform: Number, random_events: Number) -> Number:
    """1 in the step of an unplanned change; its chance in the central run."""
    return either(random_events > 0, 1.0 * (change_uniform > 1 - change_chance), change_chance)


@equation("1")
def random_change(
    random_onset: Number,
    change_chance: Number,
    change_uniform_1: Number,
    change_uniform_2: Number,
    random_events: Number,
    change_lasts: Number,
    dt: Number,
) -> Number:
    """1 in the month of an unplanned change and the two after it; its chance in the central run."""
    before = larger(1.0 * (change_uniform_1 > 1 - change_chance), 1.0 * (change_uniform_2 > 1 - change_chance))
    return either(random_events > 0, larger(random_onset, before), 1 - (1 - change_chance) ** (change_lasts / dt))


@equation("1", SITE)
def custodian_change(custodian_dated: Number, random_change: Number, changes_custodian: Number) -> Number:
    """A change of custodian is under way at a site; guards are thinner for three months. E26, E27."""
    return larger(custodian_dated, random_change) * changes_custodian


@equation("1", SITE)
def custodian_onset(custodian_dated_onset: Number, random_onset: Number, changes_custodian: Number) -> Number:
    """A change of custodian begins at a site in this step."""
    return larger(custodian_dated_onset, random_onset) * changes_custodian
