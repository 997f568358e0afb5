"""Rights: minors, review, deaths, nationality and children without a carer.

Read from end-of-step stocks and the step's flows; cumulative ones give the step's amount.
"""

from __future__ import annotations

from planner.domain.quantity import Quantity
from planner.engine.declare import equation
from planner.engine.vocabulary import Number, total
from planner.system.catalogue import Group, Series
from planner.system.dimensions import COHORT, ORIGIN, SITE, STANDING
from planner.system.publishing import published


@equation("person", ORIGIN, COHORT)
def held_people(held_abroad: Number) -> Number:
    """People held abroad by origin and cohort."""
    return total(held_abroad, SITE, STANDING)


MINORS_HELD = Series(
    name="minors_held",
    indicator="I10",
    title="Minors held",
    short="Minors held",
    group=Group.RIGHTS,
    quantity=Quantity.PERSONS,
    unit="persons",
    dimension="nationality",
    members=("third-country", "local"),
)


@published(MINORS_HELD, "third-country")
@equation("person")
def foreign_minors_held(held_people: Number, foreign: Number, minor: Number) -> Number:
    """I10, third-country."""
    return total(held_people * foreign * minor, ORIGIN, COHORT)


@published(MINORS_HELD, "local")
@equation("person")
def local_minors_held(held_people: Number, foreign: Number, minor: Number) -> Number:
    """I10, local."""
    return total(held_people * (1 - foreign) * minor, ORIGIN, COHORT)


@published(
    Series(
        name="minors_held_at",
        indicator="I10",
        title="Minors held at",
        group=Group.RIGHTS,
        quantity=Quantity.PERSONS,
        unit="persons",
        dimension="site",
        note="Boys in prisons are contested (F33, Q6); X58.",
    )
)
@equation("person", SITE)
def minors_by_site(held_abroad: Number, minor: Number) -> Number:
    """I10, by site."""
    return total(held_abroad * minor, STANDING, ORIGIN, COHORT)


@published(
    Series(
        name="child_months_at",
        indicator="I11",
        title="Child-months in custody at",
        group=Group.RIGHTS,
        quantity=Quantity.CHILD_MONTHS,
        unit="child-months",
        cumulative=True,
        dimension="site",
    )
)
@equation("person*month", SITE)
def child_months_by_site(minors_by_site: Number, dt: Number) -> Number:
    """I11, by site."""
    return minors_by_site * dt


CHILD_MONTHS = Series(
    name="child_months",
    indicator="I11",
    title="Child-months in custody",
    short="Child-months",
    group=Group.RIGHTS,
    quantity=Quantity.CHILD_MONTHS,
    unit="child-months",
    cumulative=True,
    dimension="nationality",
    members=("third-country", "local"),
)


@published(CHILD_MONTHS, "third-country")
@equation("person*month")
def foreign_child_months(foreign_minors_held: Number, dt: Number) -> Number:
    """I11, third-country."""
    return foreign_minors_held * dt


@published(CHILD_MONTHS, "local")
@equation("person*month")
def local_child_months(local_minors_held: Number, dt: Number) -> Number:
    """I11, local."""
    return local_minors_held * dt


@equation("person*month", ORIGIN)
def months_without_review(held_abroad: Number, sentenced: Number, dt: Number) -> Number:
    """I12, unreviewed and deprived, over the step."""
    return total(total(held_abroad, SITE, COHORT) * (1 - sentenced), STANDING) * dt


MONTHS_WITHOUT_REVIEW = Series(
    name="months_without_review",
    indicator="I12",
    title="Time without review",
    short="Unreviewed",
    group=Group.RIGHTS,
    quantity=Quantity.PERSON_MONTHS,
    unit="person-months",
    cumulative=True,
    dimension="nationality",
    members=("third-country", "local"),
    note="Unreviewed and deprived of nationality.",
)


@published(MONTHS_WITHOUT_REVIEW, "third-country")
@equation("person*month")
def foreign_months_without_review(months_without_review: Number, foreign: Number) -> Number:
    """I12, third-country."""
    return total(months_without_review * foreign, ORIGIN)


@published(MONTHS_WITHOUT_REVIEW, "local")
@equation("person*month")
def local_months_without_review(months_without_review: Number, foreign: Number) -> Number:
    """I12, local."""
    return total(months_without_review * (1 - foreign), ORIGIN)


@published(
    Series(
        name="months_without_review_at",
        indicator="I12",
        title="Time without review at",
        group=Group.RIGHTS,
        quantity=Quantity.PERSON_MONTHS,
        unit="person-months",
        cumulative=True,
        dimension="site",
    )
)
@equation("person*month", SITE)
def months_without_review_by_site(held_abroad: Number, sentenced: Number, dt: Number) -> Number:
    """I12, by site."""
    return total(total(held_abroad, ORIGIN, COHORT) * (1 - sentenced), STANDING) * dt


DEATHS_IN_CUSTODY = Series(
    name="deaths_in_custody",
    indicator="I13",
    title="Deaths in custody",
    short="Deaths",
    group=Group.RIGHTS,
    quantity=Quantity.PERSONS,
    unit="persons",
    cumulative=True,
    dimension="nationality",
    members=("third-country", "local"),
)


@published(DEATHS_IN_CUSTODY, "third-country")
@equation("person")
def foreign_deaths_in_custody(custody_deaths: Number, foreign: Number) -> Number:
    """I13, third-country."""
    return total(custody_deaths * foreign, ORIGIN, COHORT)


@published(DEATHS_IN_CUSTODY, "local")
@equation("person")
def local_deaths_in_custody(custody_deaths: Number, foreign: Number) -> Number:
    """I13, local."""
    return total(custody_deaths * (1 - foreign), ORIGIN, COHORT)


@published(
    Series(
        name="deprived",
        indicator="I14",
        title="Deprived of nationality",
        short="Deprived",
        group=Group.RIGHTS,
        quantity=Quantity.PERSONS,
        unit="persons",
        cumulative=True,
    )
)
@equation("person")
def people_deprived(newly_deprived: Number) -> Number:
    """I14, deprived of nationality in the step."""
    return total(newly_deprived, SITE, STANDING, ORIGIN, COHORT)


@published(
    Series(
        name="risk_transfers",
        indicator="I15",
        title="Transfers to risk states",
        group=Group.RIGHTS,
        quantity=Quantity.PERSONS,
        unit="persons",
        cumulative=True,
    )
)
@equation("person")
def risk_transfers(transferred_to_risk: Number) -> Number:
    """I15, transfers to risk states in the step."""
    return total(transferred_to_risk, SITE)


@published(
    Series(
        name="minors_without_carer",
        indicator="I17",
        title="Minors returned without a carer",
        short="Without a carer",
        group=Group.RIGHTS,
        quantity=Quantity.PERSONS,
        unit="persons",
        cumulative=True,
    )
)
@equation("person")
def minors_without_carers(minors_without_carer: Number) -> Number:
    """I17, returned in the step."""
    return total(minors_without_carer, ORIGIN)
