"""People: who came home, and everyone by category.

Read from end-of-step stocks and the step's flows; cumulative ones give the step's amount.
"""

from __future__ import annotations

from planner.domain.quantity import Quantity
from planner.engine.declare import equation
from planner.engine.vocabulary import Number, total
from planner.system.catalogue import Group, Series
from planner.system.dimensions import BLOC, COHORT, ORIGIN
from planner.system.publishing import published


@published(
    Series(
        name="repatriated",
        title="Repatriated",
        group=Group.PEOPLE,
        quantity=Quantity.PERSONS,
        unit="persons",
        cumulative=True,
        note="K05: counted as a flow; it cannot be separated inside the stocks at home.",
    )
)
@equation("person")
def people_repatriated(repatriated_people: Number) -> Number:
    """K05 as a flow."""
    return total(repatriated_people, ORIGIN, COHORT)


@published(
    Series(
        name="repatriated_of_bloc",
        title="Repatriated in the month, by group of states",
        group=Group.PEOPLE,
        quantity=Quantity.PERSONS_A_MONTH,
        unit="persons/month",
        dimension="bloc",
        note="K05, by the group of states that begins and stops together.",
    )
)
@equation("person", BLOC)
def repatriated_by_bloc(repatriated_people: Number, of_bloc: Number) -> Number:
    """K05 in the step, by group of states."""
    return total(total(repatriated_people, COHORT) * of_bloc, ORIGIN)


@published(
    Series(
        name="bloc_open_months",
        title="Months the group of states takes people back",
        group=Group.PEOPLE,
        quantity=Quantity.MONTHS,
        unit="months",
        cumulative=True,
        dimension="bloc",
    )
)
@equation("month", BLOC)
def months_open(bloc_open: Number, dt: Number) -> Number:
    """Months a group of states is open."""
    return bloc_open * dt


@published(
    Series(
        name="programme_months",
        title="Months Iraq’s programme runs",
        group=Group.PEOPLE,
        quantity=Quantity.MONTHS,
        unit="months",
        cumulative=True,
    )
)
@equation("month")
def months_of_programme(iraq_open: Number, dt: Number) -> Number:
    """Months Iraq's programme for its camp residents runs. O65."""
    return iraq_open * dt


PEOPLE = Series(
    name="people",
    title="People by category",
    group=Group.PEOPLE,
    quantity=Quantity.PERSONS,
    unit="persons",
    dimension="category",
    members=(
        "remainers and new arrivals",
        "relocators",
        "captured, abroad",
        "captured, at home",
        "supervised",
        "untracked",
        "frustrated travellers",
        "resettled",
        "disengaged",
        "deceased",
        "unaccounted",
    ),
    of={
        "remainers and new arrivals": ("at_large",),
        "relocators": ("relocated",),
        "captured, abroad": ("held_abroad",),
        "captured, at home": ("awaiting_verdict", "in_prison"),
        "supervised": ("supervised",),
        "untracked": ("untracked",),
        "frustrated travellers": ("frustrated",),
        "resettled": ("resettled",),
        "disengaged": ("disengaged",),
        "deceased": ("deceased",),
        "unaccounted": ("unaccounted",),
    },
)
