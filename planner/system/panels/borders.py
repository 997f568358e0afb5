"""Border controls: screening on the way out, in transit and on the way in."""

from __future__ import annotations

from planner.domain.quantity import Quantity
from planner.system.catalogue import Lever, LeverGroup, stays

BORDERS: tuple[Lever, ...] = (
    Lever(
        name="exit_screening",
        title="Exit screening",
        short="Exit screening",
        group=LeverGroup.BORDERS,
        quantity=Quantity.EFFORT,
        dimensions=("origin",),
        maximum=10,
        today=stays(1),
        evidence=("U02a", "M01", "M02"),
        prominent=True,
    ),
    Lever(
        name="transit_control",
        title="Transit control",
        group=LeverGroup.BORDERS,
        quantity=Quantity.EFFORT,
        maximum=10,
        today=stays(1),
        evidence=("U02b", "M09", "O60"),
    ),
    Lever(
        name="entry_screening",
        title="Entry screening",
        group=LeverGroup.BORDERS,
        quantity=Quantity.EFFORT,
        dimensions=("origin",),
        maximum=10,
        today=stays(1),
        evidence=("U02c", "M04", "M05", "F48"),
    ),
    Lever(
        name="return_blocking",
        title="Return blocking",
        group=LeverGroup.BORDERS,
        quantity=Quantity.SHARE,
        dimensions=("origin",),
        maximum=1,
        today=stays(0, "none"),
        evidence=("M10", "D18"),
    ),
)
