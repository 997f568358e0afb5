"""Counts: what is published and will be counted again. A count is not the stock; a later one is held against these.

Read from end-of-step stocks; the errors of counts are drawn with today's practice.
"""

from __future__ import annotations

from planner.domain.quantity import Quantity
from planner.engine.declare import equation
from planner.engine.vocabulary import Number, total
from planner.system.catalogue import Group, Series
from planner.system.dimensions import COHORT, NATIONALS, ORIGIN, SITE, STANDING
from planner.system.publishing import published


@published(
    Series(
        name="camps",
        title="In the camps",
        group=Group.PEOPLE,
        quantity=Quantity.PERSONS,
        unit="persons",
        dimension="nationals",
    )
)
@equation("person", NATIONALS)
def camp_people(held_abroad: Number, camp: Number, of_nationals: Number) -> Number:
    """Camp residents as they are counted: each local nationality, and third countries. O32d."""
    return total(total(held_abroad * camp, SITE, STANDING, COHORT) * of_nationals, ORIGIN)


@published(
    Series(
        name="reported_camps",
        title="In the camps, as counted",
        group=Group.PEOPLE,
        quantity=Quantity.PERSONS,
        unit="persons",
        dimension="nationals",
        note="What a count would say; the stock itself is for decisions.",
    )
)
@equation("person", NATIONALS)
def reported_camps(camp_people: Number, camp_count_ratio: Number) -> Number:
    """Camp residents as a count would find them. X71, O32c, O32d."""
    return camp_people * camp_count_ratio


@equation("person")
def camp_foreigners(held_abroad: Number, camp: Number, foreign: Number) -> Number:
    """Third-country camp residents."""
    return total(held_abroad * camp * foreign, SITE, STANDING, ORIGIN, COHORT)


@equation("person")
def prison_people(held_abroad: Number, open_prison: Number) -> Number:
    """People in the custodian's prisons. O20, F29."""
    return total(held_abroad * open_prison, SITE, STANDING, ORIGIN, COHORT)


@published(
    Series(
        name="reported_prisons",
        title="In SDF prisons, as counted",
        group=Group.PEOPLE,
        quantity=Quantity.PERSONS,
        unit="persons",
        note="What a count would say; the stock itself is for decisions.",
    )
)
@equation("person")
def reported_prisons(prison_people: Number, prison_count_ratio: Number) -> Number:
    """People in the custodian's prisons as a count would find them. X72, O20, F29."""
    return prison_people * prison_count_ratio


@published(
    Series(
        name="reported_strength",
        title="At large, as counted",
        group=Group.PEOPLE,
        quantity=Quantity.PERSONS,
        unit="persons",
        note="What a count would say; the stock itself is for decisions.",
    )
)
@equation("person")
def reported_strength(at_large: Number, strength_count_ratio: Number) -> Number:
    """Everyone at large as a count would find them. X73, F17, O13."""
    return total(at_large, ORIGIN, COHORT) * strength_count_ratio
