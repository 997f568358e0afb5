"""Repatriation: who is eligible, what is requested, what reception and transfer capacity let through, by tiers."""

from __future__ import annotations

from planner.engine.declare import equation
from planner.engine.vocabulary import Number, either, excess, larger, positive, ratio, smaller, total
from planner.system.dimensions import BLOC, COHORT, CUSTODY_CELL, ORIGIN, SITE, STANDING


@equation("person", ORIGIN, COHORT)
def camp_families(held_abroad_at_start: Number, camp: Number, man: Number, foreign: Number) -> Number:
    """Third-country women and minors in the camps at the start. O32d."""
    return total(held_abroad_at_start * camp, SITE, STANDING) * (1 - man) * foreign


@equation("person/month", ORIGIN, COHORT)
def requests_today(
    repatriation_today: Number,
    central_asian_share: Number,
    european_share: Number,
    camp_families: Number,
    central_asian: Number,
    european: Number,
) -> Number:
    """Repatriation if today's practice holds: Central Asia X68, Europe X22, the rest by camp population. U10, O63."""
    others = 1 - central_asian - european
    split = (
        central_asian_share * _by_population(camp_families * central_asian)
        + european_share * _by_population(camp_families * european)
        + (1 - central_asian_share - european_share) * _by_population(camp_families * others)
    )
    return repatriation_today * split


def _by_population(people: Number) -> Number:
    return ratio(people, total(people, ORIGIN, COHORT))


@equation("1", SITE, STANDING, ORIGIN)
def may_be_repatriated(foreign: Number, deprived_standing: Number, repatriation_sites: Number) -> Number:
    """1 for foreigners unreviewed or sentenced in the chosen sites. D02."""
    return repatriation_sites * foreign * (1 - deprived_standing)


@equation("person", *CUSTODY_CELL)
def eligible_cells(held_after_movements: Number, may_be_repatriated: Number) -> Number:
    """The eligible, after the hazards."""
    return held_after_movements * may_be_repatriated


@equation("person", ORIGIN, COHORT)
def eligible(eligible_cells: Number) -> Number:
    """Eligible for repatriation, by origin and cohort."""
    return total(eligible_cells, SITE, STANDING)


@equation("1", ORIGIN, COHORT)
def asked_as_families(requests_decided: Number, man: Number) -> Number:
    """1 for women and minors about whom nothing is decided: today's requests are for families, whoever is in them."""
    return (1 - requests_decided) * (1 - man)


@equation("person/month", ORIGIN)
def family_requests(repatriation_requests: Number, asked_as_families: Number) -> Number:
    """Asked for a month for families as a whole, by origin. U10."""
    return total(repatriation_requests * asked_as_families, COHORT)


@equation("person/month", ORIGIN, COHORT)
def separate_requests(repatriation_requests: Number, asked_as_families: Number) -> Number:
    """Asked for a month for one cohort, by decision. D02."""
    return repatriation_requests * (1 - asked_as_families)


@equation("person", ORIGIN, COHORT)
def eligible_camp_families(eligible_cells: Number, camp: Number, man: Number) -> Number:
    """Women and minors in the camps who may be brought home."""
    return total(eligible_cells * camp, SITE, STANDING) * (1 - man)


@equation("1", ORIGIN)
def request_thinning(eligible_camp_families: Number, camp_families: Number, thinning: Number) -> Number:
    """How today's requests thin out as a camp empties: min(1, those left / those at the start)^X88."""
    left = ratio(total(eligible_camp_families, COHORT), total(camp_families, COHORT))
    return smaller(1.0, left) ** thinning


@equation("1", ORIGIN)
def open_here(bloc_open: Number, of_bloc: Number) -> Number:
    """1 while the group of states of an origin takes people back. X47a, X47b, X48, X86, O62, O63."""
    return total(bloc_open * of_bloc, BLOC)


@equation("1/month", ORIGIN)
def brought_home_here(
    bloc_open: Number, operation_now: Number, exceptions: Number, of_bloc: Number, one_month: Number
) -> Number:
    """Share of the women and minors in camps brought home a month: its operations, or exceptions. X45, X49."""
    return total(larger(exceptions, bloc_open * operation_now / one_month) * of_bloc, BLOC)


@equation("1", ORIGIN)
def asked_against_today(family_requests: Number, requests_today: Number, man: Number) -> Number:
    """What an event makes of today's requests: 1 where nothing strikes them, 0 where a decision speaks instead."""
    return ratio(family_requests, total(requests_today * (1 - man), COHORT))


@equation("person", ORIGIN, COHORT)
def asked_by_practice(
    family_requests: Number,
    request_thinning: Number,
    open_here: Number,
    brought_home_here: Number,
    asked_against_today: Number,
    eligible_camp_families: Number,
    asked_as_families: Number,
    eligible: Number,
    turning: Number,
    dt: Number,
) -> Number:
    """Asked for families in the step where nothing is decided, by who is eligible. U10, X45 to X49, X88.

    If today's practice holds, a number a month that thins out; as the world may turn, a share in months when a group of
    states is open and has an operation, and exceptions otherwise.
    """
    families = eligible * asked_as_families
    steady = family_requests * request_thinning * open_here * ratio(families, total(families, COHORT))
    turns = eligible_camp_families * asked_as_families * brought_home_here * asked_against_today
    return either(turning > 0, turns, steady) * dt


@equation("1", ORIGIN)
def decisions_done(open_here: Number, exceptions: Number, decisions_meet_practice: Number, one_month: Number) -> Number:
    """Share of what is decided that is done: all, or, if decisions meet practice, X45 of it in a closed bloc."""
    held_back = decisions_meet_practice * (1 - open_here) * (1 - exceptions * one_month)
    return 1 - held_back


@equation("person", ORIGIN, COHORT, kind="flow")
def requested(
    asked_by_practice: Number,
    separate_requests: Number,
    clearing_pace: Number,
    decisions_done: Number,
    eligible: Number,
    dt: Number,
) -> Number:
    """Asked for in the step: families by practice, cohorts as decided, or everyone within the months left. D02."""
    decided = separate_requests * dt + eligible * smaller(1.0, clearing_pace * dt)
    return asked_by_practice + decided * decisions_done


@equation("person", ORIGIN, COHORT)
def receivable(requested: Number, eligible: Number, reception_places: Number, dt: Number) -> Number:
    """What reception at home lets through: min(request, eligible), scaled to the places of each origin."""
    wanted = smaller(requested, eligible)
    by_origin = total(wanted, COHORT)
    room = reception_places * dt
    return wanted * either(by_origin > room, ratio(room, by_origin), 1.0)


@equation("1", COHORT)
def first_tier(repatriation_tiers: Number) -> Number:
    """1 for the cohorts moved first."""
    return 1.0 * (repatriation_tiers < 1.5)


@equation("1", COHORT)
def second_tier(repatriation_tiers: Number) -> Number:
    """1 for the cohorts moved second."""
    return 1.0 * (repatriation_tiers >= 1.5) * (repatriation_tiers < 2.5)


@equation("1", COHORT)
def third_tier(repatriation_tiers: Number) -> Number:
    """1 for the cohorts moved last."""
    return 1.0 * (repatriation_tiers >= 2.5)


@equation("person", ORIGIN, COHORT)
def transferable(
    receivable: Number,
    first_tier: Number,
    second_tier: Number,
    third_tier: Number,
    transfer_capacity: Number,
    dt: Number,
) -> Number:
    """What transfer capacity lets through: tiers 1, 2, 3 in sequence, pro rata inside a tier. X19."""
    left = transfer_capacity * dt
    let_through = 0
    for tier in (first_tier, second_tier, third_tier):
        in_tier = receivable * tier
        asked = total(in_tier, ORIGIN, COHORT)
        share = smaller(1.0, ratio(left, asked))
        let_through = let_through + in_tier * share
        left = positive(left - asked)
    return let_through


@equation("person", *CUSTODY_CELL, kind="flow")
def repatriated(eligible_cells: Number, eligible: Number, transferable: Number) -> Number:
    """Brought home by their state. K05, D02, D07, W13."""
    return eligible_cells * smaller(1.0, ratio(transferable, eligible))


@equation("person", ORIGIN, COHORT)
def repatriated_people(repatriated: Number) -> Number:
    """Brought home, by origin and cohort."""
    return total(repatriated, SITE, STANDING)


@equation("person", ORIGIN, COHORT, kind="flow")
def unmet_requests(requested: Number, eligible: Number, repatriated_people: Number) -> Number:
    """Asked for and not done in the step; reported, not carried over."""
    return excess(smaller(requested, eligible), repatriated_people)


@equation("person", ORIGIN)
def minors_without_carer(repatriated_people: Number, eligible: Number, woman: Number, minor: Number) -> Number:
    """Σ max(0, minors − ρ·women) brought home, ρ = eligible minors per woman of that origin."""
    minors_per_woman = ratio(total(eligible * minor, COHORT), total(eligible * woman, COHORT))
    minors = total(repatriated_people * minor, COHORT)
    return excess(minors, minors_per_woman * total(repatriated_people * woman, COHORT))
