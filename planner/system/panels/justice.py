"""Justice and rehabilitation: tracking, rehabilitation, evidence, sentences and prisons at home."""

from __future__ import annotations

from planner.domain.quantity import Quantity
from planner.system.catalogue import Lever, LeverGroup, follows, stays, unlimited

JUSTICE: tuple[Lever, ...] = (
    Lever(
        name="tracking_places",
        title="Tracking places",
        short="Tracking",
        group=LeverGroup.JUSTICE,
        quantity=Quantity.PLACES,
        dimensions=("origin",),
        maximum=50_000,
        today=follows("tracking_places_today", "about the starting caseload"),
        evidence=("X35", "D19"),
        prominent=True,
    ),
    Lever(
        name="rehabilitation_places",
        title="Rehabilitation places",
        short="Rehabilitation",
        group=LeverGroup.JUSTICE,
        quantity=Quantity.PLACES,
        dimensions=("origin",),
        maximum=50_000,
        today=follows("rehabilitation_places_today", "about half the starting caseload"),
        evidence=("X36", "D16", "M13"),
        prominent=True,
    ),
    Lever(
        name="evidence_programme",
        title="Evidence programme",
        short="Evidence",
        group=LeverGroup.JUSTICE,
        quantity=Quantity.TIMES,
        dimensions=("origin",),
        maximum=10,
        today=stays(1),
        evidence=("U11a", "M08", "C10"),
        prominent=True,
    ),
    Lever(
        name="sentencing",
        title="Sentence length",
        short="Sentences",
        group=LeverGroup.JUSTICE,
        quantity=Quantity.TIMES,
        dimensions=("origin",),
        minimum=0.1,
        maximum=10,
        today=stays(1),
        evidence=("U11d", "X27", "O55"),
        prominent=True,
    ),
    Lever(
        name="prison_places",
        title="Prison places at home",
        group=LeverGroup.JUSTICE,
        quantity=Quantity.PLACES,
        dimensions=("origin",),
        maximum=50_000,
        today=unlimited(),
        evidence=("D15", "M12"),
    ),
)
