"""The words of the catalogue: what a lever and a published series say about themselves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.domain.quantity import Quantity


class Group(StrEnum):
    """The three columns in which indicators stand side by side, and the rest."""

    SECURITY = "Security"
    CAPACITY = "Capacity"
    RIGHTS = "Rights"
    PEOPLE = "People"


class LeverGroup(StrEnum):
    """The panels of levers, in the order of the window."""

    REPATRIATION = "Repatriation"
    DETENTION = "Detention capacity"
    JUSTICE = "Justice and rehabilitation"
    BORDERS = "Border controls"
    COOPERATION = "Cooperation and theatre"


@dataclass(frozen=True)
class Lever:
    """One lever: its dimensions, unit, allowed range and what "today" rests on.

    `dimensions` name the members it can be set for; `minimum` and `maximum` are in `unit`; `prominent` levers are
    shown first, the rest move little. `today` says in words what a lever left alone does.
    """

    name: str
    title: str
    group: LeverGroup
    quantity: Quantity
    unit: str
    dimensions: tuple[str, ...] = ()
    minimum: float = 0.0
    maximum: float = 1.0
    today: str = ""
    evidence: tuple[str, ...] = ()
    prominent: bool = False
    can_clear: bool = False
    short: str = ""


@dataclass(frozen=True)
class Series:
    """One published series, or one per member of `dimension`; a member's key is `name|dimension=member`.

    `cumulative` ones count from the start; `note` must be shown beside the number; `in_strip` ones are on the
    workbench's indicator strip, in this order.
    """

    name: str
    title: str
    group: Group
    quantity: Quantity
    unit: str
    cumulative: bool = False
    indicator: str = ""
    short: str = ""
    note: str = ""
    in_strip: bool = False
    dimension: str = ""
    members: tuple[str, ...] = ()

    def key(self, member: str = "") -> str:
        """The key of this series, or of one of its members, in a projection."""
        return f"{self.name}|{self.dimension}={member}" if member else self.name
