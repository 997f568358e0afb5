"""How people left custody: home, into the region, by escape, by death; and children by coming of age.

Read from end-of-step stocks and the step's flows; cumulative ones give the step's amount.
"""

from __future__ import annotations

from planner.domain.quantity import Quantity
from planner.engine.declare import equation
from planner.engine.vocabulary import Number, total
from planner.system.catalogue import Group, Series
from planner.system.dimensions import COHORT, ORIGIN, SITE, STANDING
from planner.system.publishing import published

LEFT_CUSTODY = Series(
    name="left_custody",
    title="People who left custody",
    group=Group.RIGHTS,
    quantity=Quantity.PERSONS,
    unit="persons",
    cumulative=True,
    dimension="way",
    members=("home", "resettled", "escaped", "died"),
    of={"escaped": ("escapes_net",)},
)


@published(LEFT_CUSTODY, "home")
@equation("person")
def left_for_home(home_from_custody: Number) -> Number:
    """Left custody for home: repatriated, deported, sentence ended."""
    return total(home_from_custody, ORIGIN, COHORT)


@published(LEFT_CUSTODY, "resettled")
@equation("person")
def left_for_the_region(resettled_by_release: Number, resettled_after_sentence: Number) -> Number:
    """Left custody to resettle in the region."""
    return total(resettled_by_release + resettled_after_sentence, ORIGIN, COHORT)


@published(LEFT_CUSTODY, "died")
@equation("person")
def left_by_death(custody_deaths: Number) -> Number:
    """Left custody by death."""
    return total(custody_deaths, ORIGIN, COHORT)


MINORS_LEFT_CUSTODY = Series(
    name="minors_left_custody",
    title="Third-country minors who left custody",
    group=Group.RIGHTS,
    quantity=Quantity.PERSONS,
    unit="persons",
    cumulative=True,
    dimension="way",
    members=("home", "came of age", "escaped", "died"),
)


@published(MINORS_LEFT_CUSTODY, "home")
@equation("person")
def foreign_minors_home(home_from_custody: Number, minor: Number) -> Number:
    """Third-country minors who left custody for home."""
    return total(home_from_custody * minor, ORIGIN, COHORT)


@published(MINORS_LEFT_CUSTODY, "came of age")
@equation("person")
def foreign_minors_grown(aged_in_custody: Number, foreign: Number) -> Number:
    """Third-country minors who came of age in custody."""
    return total(total(aged_in_custody, SITE, STANDING, COHORT) * foreign, ORIGIN)


@published(MINORS_LEFT_CUSTODY, "escaped")
@equation("person")
def foreign_minors_escaped(escaped_people: Number, foreign: Number, minor: Number) -> Number:
    """Third-country minors who escaped, net."""
    return total(escaped_people * foreign * minor, ORIGIN, COHORT)


@published(MINORS_LEFT_CUSTODY, "died")
@equation("person")
def foreign_minors_died(custody_deaths: Number, foreign: Number, minor: Number) -> Number:
    """Third-country minors who died in custody."""
    return total(custody_deaths * foreign * minor, ORIGIN, COHORT)
