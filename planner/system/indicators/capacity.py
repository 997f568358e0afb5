"""Capacity: custody against places, courts, rehabilitation and tracking.

Read from end-of-step stocks and the step's flows; cumulative ones give the step's amount.
"""

from __future__ import annotations

from planner.domain.quantity import Quantity
from planner.engine.declare import equation
from planner.engine.vocabulary import Number, either, larger, ratio, smaller, total
from planner.system.catalogue import Group, Series
from planner.system.dimensions import COHORT, ORIGIN, SITE, STANDING
from planner.system.publishing import published


@published(
    Series(
        name="held",
        indicator="I07",
        title="Held",
        group=Group.CAPACITY,
        quantity=Quantity.PERSONS,
        unit="persons",
        dimension="site",
    )
)
@equation("person", SITE)
def held(held_abroad: Number) -> Number:
    """People held at each site."""
    return total(held_abroad, STANDING, ORIGIN, COHORT)


PLACES = Series(
    name="places",
    indicator="I07",
    title="Places",
    group=Group.CAPACITY,
    quantity=Quantity.PLACES,
    unit="places",
    dimension="site",
    of={"": ("places",)},
)


@published(
    Series(
        name="guards",
        title="Guards, of those needed",
        group=Group.CAPACITY,
        quantity=Quantity.RATIO,
        unit="ratio",
        dimension="site",
    )
)
@equation("1", SITE)
def guards_now(
    guard_ratio: Number,
    guards_added: Number,
    held: Number,
    places: Number,
    empty_place_guards: Number,
    guarded_for_at_start: Number,
    custodian_change: Number,
    guards_in_change: Number,
) -> Number:
    """Guards present over guards needed for those held at the month's end. X32, X33, X63, C28."""
    needed = larger(held, empty_place_guards * places)
    opens = guarded_for_at_start <= 0 * guarded_for_at_start
    enough = either(needed > 0 * needed, ratio(guarded_for_at_start * guards_added, needed), 1.0)
    return guard_ratio * either(opens, 1.0, smaller(1.0, enough)) * (1 - custodian_change * (1 - guards_in_change))


@published(
    Series(
        name="occupancy",
        indicator="I07",
        title="Held, of places",
        group=Group.CAPACITY,
        quantity=Quantity.SHARE_OF_PLACES,
        unit="of places",
        dimension="site",
    )
)
@equation("1", SITE)
def occupancy(held: Number, places: Number) -> Number:
    """I07, held over places; not a number where there are no places."""
    return either(places > 0 * places, ratio(held, places), float("nan"))


@published(
    Series(
        name="bed_months_over",
        indicator="I07",
        title="Bed-months over places",
        short="Bed-months",
        group=Group.CAPACITY,
        quantity=Quantity.PERSON_MONTHS,
        unit="person-months",
        cumulative=True,
    )
)
@equation("person*month")
def bed_months_over(held: Number, places: Number, dt: Number) -> Number:
    """I07, persons above places over the step."""
    return total(either(held > places, held - places, 0 * held), SITE) * dt


@published(
    Series(
        name="awaiting_verdict",
        indicator="I08",
        title="Awaiting verdict",
        short="Awaiting verdict",
        group=Group.CAPACITY,
        quantity=Quantity.PERSONS,
        unit="persons",
    )
)
@equation("person")
def awaiting_verdicts(awaiting_verdict: Number) -> Number:
    """I08, people awaiting a verdict."""
    return total(awaiting_verdict, ORIGIN, COHORT)


@published(
    Series(
        name="rehabilitation_waiting",
        indicator="I08",
        title="Waiting for rehabilitation",
        short="Rehabilitation wait",
        group=Group.CAPACITY,
        quantity=Quantity.PERSONS,
        unit="adults",
    )
)
@equation("person")
def rehabilitation_waiting(supervised: Number, adult: Number, rehabilitation_places: Number) -> Number:
    """I08, supervised adults without a rehabilitation place."""
    adults = total(supervised * adult, COHORT)
    return total(either(adults > rehabilitation_places, adults - rehabilitation_places, 0 * adults), ORIGIN)


@published(
    Series(
        name="tracking_load",
        indicator="I09",
        title="Tracking load, of places",
        short="Tracking load",
        group=Group.CAPACITY,
        quantity=Quantity.SHARE_OF_PLACES,
        unit="of places",
    )
)
@equation("1")
def tracking_load(
    supervised: Number, adult: Number, tracking_places: Number, people_per_tracking_place: Number
) -> Number:
    """I09, supervised adults over tracking places."""
    return ratio(total(supervised * adult, ORIGIN, COHORT), total(tracking_places * people_per_tracking_place, ORIGIN))


@published(
    Series(
        name="unmet_requests",
        title="Repatriation requests not met",
        group=Group.CAPACITY,
        quantity=Quantity.PERSONS,
        unit="persons",
        cumulative=True,
    )
)
@equation("person")
def requests_not_met(unmet_requests: Number) -> Number:
    """Repatriation asked for and not done."""
    return total(unmet_requests, ORIGIN, COHORT)
