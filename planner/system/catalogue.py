"""The words of the catalogue: what a lever and a published series say about themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from planner.domain.quantity import Quantity

NO_LIMIT = 1e12
"""Stands for "no limit known" in persons or persons a month; never shown as a number."""


class Group(StrEnum):
    """The three columns in which indicators stand side by side, and the rest."""

    SECURITY = "Security"
    CAPACITY = "Capacity"
    RIGHTS = "Rights"
    PEOPLE = "People"


SIDE_BY_SIDE = (Group.SECURITY, Group.CAPACITY, Group.RIGHTS)
"""The three that stand side by side, none before another."""


class LeverGroup(StrEnum):
    """The panels of levers, in the order of the window."""

    REPATRIATION = "Repatriation"
    DETENTION = "Detention capacity"
    JUSTICE = "Justice and rehabilitation"
    BORDERS = "Border controls"
    COOPERATION = "Cooperation and theatre"


_UNITS: dict[Quantity, tuple[str, str]] = {
    Quantity.PERSONS_A_MONTH: ("persons/month", "person/month"),
    Quantity.PLACES: ("places", "person"),
    Quantity.MONTHS: ("months", "month"),
    Quantity.TIER: ("tier", "1"),
    Quantity.SWITCH: ("on or off", "1"),
    Quantity.TIMES: ("times today", "1"),
    Quantity.RATIO: ("ratio", "1"),
    Quantity.EFFORT: ("effort", "1"),
    Quantity.SHARE: ("share", "1"),
}
"""The unit a lever is shown in, and the one it is computed in, by what it counts."""


@dataclass(frozen=True)
class Today:
    """What holds where a lever is left alone: the value of a variable, else one number.

    `words` say it on screen where they hold in every situation; without them it is read from the situation.
    """

    words: str = ""
    variable: str = ""
    number: float | None = None


def follows(variable: str, words: str = "") -> Today:
    """Today's practice is what a variable of the system says, cell by cell."""
    return Today(words, variable=variable)


def stays(number: float, words: str = "as today") -> Today:
    """Today's practice is one number in every cell, in the unit of the lever."""
    return Today(words, number=number)


def unlimited() -> Today:
    """No limit is known today, so that there is nothing to multiply or to add to."""
    return Today("no limit known", number=NO_LIMIT)


@dataclass(frozen=True, kw_only=True)
class Lever:
    """One lever: its dimensions, unit, allowed range and what "today" rests on.

    `dimensions` name the members it can be set for; `minimum` and `maximum` are in `unit`; `prominent` levers are
    shown first, the rest move little. `shown_unit` is for those whose unit the quantity does not say.
    """

    name: str
    title: str
    group: LeverGroup
    quantity: Quantity
    today: Today
    maximum: float
    minimum: float = 0.0
    dimensions: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    short: str = ""
    shown_unit: str = ""
    prominent: bool = False
    can_clear: bool = False

    @property
    def unit(self) -> str:
        """The unit it is shown in."""
        return self.shown_unit or _UNITS[self.quantity][0]

    @property
    def computed_unit(self) -> str:
        """The unit it is computed in; a value is the same number in both."""
        return _UNITS[self.quantity][1]


@dataclass(frozen=True, kw_only=True)
class Series:
    """One published series, or one per member of `dimension`; a member's key is `name|dimension=member`.

    `indicator` is its id; `cumulative` ones count from the start; `short` is for narrow strips; `note` must be shown
    beside the number. It stands on the equation that gives it (`planner.system.publishing`); `of` names, member by
    member, the variables summed where that is a stock or an equation of the model itself.
    """

    name: str
    title: str
    group: Group
    quantity: Quantity
    unit: str
    indicator: str = ""
    short: str = ""
    note: str = ""
    cumulative: bool = False
    dimension: str = ""
    members: tuple[str, ...] = ()
    of: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def key(self, member: str = "") -> str:
        """The key of this series, or of one of its members, in a projection."""
        return f"{self.name}|{self.dimension}={member}" if member else self.name
