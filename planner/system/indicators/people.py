"""People: who came home, and everyone by category.

Read from end-of-step stocks and the step's flows; cumulative ones give the step's amount.
"""

from __future__ import annotations

from planner.domain.quantity import Quantity
from planner.engine.declare import equation
from planner.engine.vocabulary import Number, total
from planner.system.catalogue import Group, Series
from planner.system.dimensions import COHORT, ORIGIN
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
