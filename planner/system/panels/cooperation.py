"""Cooperation and theatre: information sharing, and what acts on the theatre."""

from __future__ import annotations

from planner.domain.quantity import Quantity
from planner.system.catalogue import Lever, LeverGroup, follows, stays

COOPERATION: tuple[Lever, ...] = (
    Lever(
        name="information_sharing",
        title="Information sharing",
        short="Sharing",
        group=LeverGroup.COOPERATION,
        quantity=Quantity.SHARE,
        shown_unit="0 to 1",
        maximum=1,
        today=follows("sharing_today"),
        evidence=("X01", "X02", "M16"),
        prominent=True,
    ),
    Lever(
        name="pull",
        title="Pull of the theatre",
        group=LeverGroup.COOPERATION,
        quantity=Quantity.TIMES,
        maximum=20,
        today=stays(1),
        evidence=("C12", "C14"),
    ),
    Lever(
        name="capture_effort",
        title="Capture effort",
        group=LeverGroup.COOPERATION,
        quantity=Quantity.TIMES,
        maximum=10,
        today=stays(1),
        evidence=("U04b", "M07", "M15"),
    ),
    Lever(
        name="local_recruitment",
        title="Local recruitment",
        group=LeverGroup.COOPERATION,
        quantity=Quantity.PERSONS_A_MONTH,
        maximum=5000,
        today=stays(0, "assumed, X52; no source"),
        evidence=("F17", "X52", "X54"),
    ),
    Lever(
        name="custodian_change_rate",
        title="Unplanned change of custodian",
        group=LeverGroup.COOPERATION,
        quantity=Quantity.TIMES,
        shown_unit="times U19",
        maximum=10,
        today=follows("custodian_change_rate_today", "as U19 where the world may turn, else off"),
        evidence=("U19", "E26", "E27"),
    ),
    Lever(
        name="grievance",
        title="Recruits from overcrowding",
        group=LeverGroup.COOPERATION,
        quantity=Quantity.TIMES,
        shown_unit="times 2 per 1,000",
        maximum=10,
        today=stays(0, "off"),
        evidence=("U20", "C45"),
    ),
    Lever(
        name="inspiration",
        title="Inspired aspirants",
        group=LeverGroup.COOPERATION,
        quantity=Quantity.TIMES,
        shown_unit="times 0.05 a year",
        maximum=10,
        today=stays(0, "off"),
        evidence=("U14", "C39"),
    ),
)
