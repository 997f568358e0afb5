"""Places, guards and what they do to escapes: effects are relative to the start of the situation."""

from __future__ import annotations

import numpy as np

from planner.engine.declare import equation
from planner.engine.vocabulary import Number, between, either, larger, positive, ratio, smaller, total
from planner.system.dimensions import COHORT, ORIGIN, SITE, STANDING


@equation("person", SITE)
def places(site_places: Number, places_delivered: Number) -> Number:
    """Places at each site: what was there and what has been delivered since, never below 0. U06, X34, D06."""
    return positive(site_places + places_delivered)


@equation("person", SITE, ORIGIN, COHORT)
def held_by_cohort(held_abroad: Number) -> Number:
    """People held by site, origin and cohort at the start of the step."""
    return total(held_abroad, STANDING)


@equation("person", SITE)
def held_by_site(held_by_cohort: Number) -> Number:
    """People held at each site at the start of the step."""
    return total(held_by_cohort, ORIGIN, COHORT)


@equation("person", SITE)
def persons_over_by_site(held_by_site: Number, places: Number) -> Number:
    """People held above the places of each site."""
    return positive(held_by_site - places)


@equation("person")
def persons_over(persons_over_by_site: Number) -> Number:
    """People held above the places, all sites."""
    return total(persons_over_by_site, SITE)


@equation("person", SITE)
def guarded_for(held_by_site: Number, places: Number, empty_place_guards: Number) -> Number:
    """Occupied places guards are needed for: those held, an empty place counting X63 of an occupied one. X63, C28."""
    return larger(held_by_site, empty_place_guards * places)


@equation("person", SITE)
def guarded_for_at_start(
    held_abroad_at_start: Number, site_places_at_start: Number, empty_place_guards: Number
) -> Number:
    """The same at the start of the situation."""
    held = total(held_abroad_at_start, STANDING, ORIGIN, COHORT)
    return larger(held, empty_place_guards * site_places_at_start)


@equation("1", SITE)
def guards_added(guards_follow_places: Number, places: Number, site_places_at_start: Number) -> Number:
    """Guards against the start where they follow places: max(1, places / places at the start)."""
    grown = larger(1.0, ratio(places, site_places_at_start))
    return guards_follow_places * grown + (1 - guards_follow_places)


@equation("1", SITE)
def guards(
    guard_ratio: Number,
    guards_added: Number,
    guarded_for: Number,
    guarded_for_at_start: Number,
    custodian_change: Number,
    guards_in_change: Number,
) -> Number:
    """Guards present over guards needed. More people or places spread them thinner, people who leave free none.

    A site that had neither people nor places opens with the guards its lever says. X32, X33, X13, C28.
    """
    enough = ratio(guarded_for_at_start * guards_added, guarded_for)
    opens = guarded_for_at_start <= 0 * guarded_for_at_start
    spread = either(opens, 1.0, smaller(1.0, either(guarded_for > 0 * guarded_for, enough, 1.0)))
    return guard_ratio * spread * (1 - custodian_change * (1 - guards_in_change))


@equation("1", SITE)
def thin_guard_effect(guards: Number, guard_multiple: Number) -> Number:
    """Rise in escapes from thin guards: U07^(−log₂ guards), guards held in 0.1 to 1. U07, C28."""
    return guard_multiple ** (-np.log2(between(guards, 0.1, 1.0)))


@equation("1", SITE)
def escape_effect(
    held_by_site: Number,
    places: Number,
    crowding_effect: Number,
    thin_guard_effect: Number,
    one_person: Number,
    most_crowded: Number,
) -> Number:
    """[1 + β·max(0, occupancy−1)] × thin guards; occupancy counts up to 10. X09, C28, C45."""
    crowding = positive(smaller(held_by_site / larger(places, one_person), most_crowded) - 1)
    return (1 + crowding_effect * crowding) * thin_guard_effect


@equation("1", SITE)
def escape_effect_at_start(
    held_abroad_at_start: Number,
    site_places_at_start: Number,
    crowding_effect: Number,
    guards_today_at_start: Number,
    guard_multiple: Number,
    one_person: Number,
    most_crowded: Number,
) -> Number:
    """The same at the start of the situation, whatever the scenario: U08 was observed on full, thinly guarded sites."""
    held = total(held_abroad_at_start, STANDING, ORIGIN, COHORT)
    crowding = positive(smaller(held / larger(site_places_at_start, one_person), most_crowded) - 1)
    return (1 + crowding_effect * crowding) * guard_multiple ** (-np.log2(between(guards_today_at_start, 0.1, 1.0)))


@equation("1", SITE)
def escape_ratio(escape_effect: Number, escape_effect_at_start: Number, most_escapes: Number) -> Number:
    """Escape effect against the start of the situation, r·R/(r + R − 1): 1 at the start, never above R. X64."""
    rise = escape_effect / escape_effect_at_start
    most = larger(1.0, most_escapes)
    return rise * most / (rise + most - 1)
