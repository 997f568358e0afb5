"""A situation: where a projection starts, who is where, and every number it rests on."""

from __future__ import annotations

from enum import StrEnum

from planner.domain.distribution import Range
from planner.domain.period import Month
from planner.domain.schedule import Schedule
from planner.domain.value import Value

COHORTS = ("men", "women", "minors")
STANDINGS = ("unreviewed", "sentenced", "deprived")


class SiteKind(StrEnum):
    """What a custody site is; captured men go to prisons, women and minors to camps."""

    PRISON = "prison"
    CAMP = "camp"
    MIXED = "mixed"
    FACILITY = "third-country facility"


class Origin(Value):
    """Where people come from.

    `local` origins have no home stocks in this system; `deprives` marks those that use deprivation of nationality.
    `bloc` is the group of states it begins and stops taking people back with; local origins have none.
    """

    name: str
    local: bool = False
    european: bool = False
    central_asian: bool = False
    deprives: bool = False
    bloc: str = ""


class Site(Value):
    """A place of custody abroad. `nationals_of` limits transfers into it to one origin (Iraqi prisons take Iraqis)."""

    name: str
    kind: SiteKind
    nationals_of: str = ""
    risk_state: bool = False


class Parameter(Value):
    """One uncertain number, or one per member. `members` is `site=SDF camps;cohort=men`; empty for the whole.

    `belief` is the row of the register it is: members that stand on one row are one number, drawn once.
    """

    name: str
    members: str = ""
    range: Range
    unit: str
    quality: str = "R"
    evidence: tuple[str, ...]
    owner: str = ""
    dated: str = ""
    note: str = ""
    belief: str = ""

    @property
    def key(self) -> str:
        """What its random stream is keyed by."""
        return self.belief or f"{self.name}/{self.members}"


class StartingStock(Value):
    """Persons in one cell of one stock at the start."""

    stock: str
    members: str
    persons: float
    evidence: tuple[str, ...]


class Driver(Value):
    """A parameter that follows dated figures in this situation (used by the Reconstruction).

    `schedule` holds the central values; each span between its points is a belief of its own, whose low and high are
    `low` and `high` times the central one. Spans of one `belief` of the same place are one number, drawn once.
    """

    target: str
    members: str = ""
    schedule: Schedule
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    beliefs: tuple[str, ...] = ()
    evidence: tuple[str, ...]


class Situation(Value):
    """Start month, dimensions, starting stocks and parameters; the base under every scenario.

    `places_follow` is set where nobody is home at the start: tracking and rehabilitation places follow the caseload.
    """

    id: str
    name: str
    summary: str
    start: Month
    months: int
    origins: tuple[Origin, ...]
    sites: tuple[Site, ...]
    destinations: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    stocks: tuple[StartingStock, ...]
    drivers: tuple[Driver, ...] = ()
    places_follow: bool = False
    must_believe: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()


def read_members(text: str) -> dict[str, tuple[str, ...]]:
    """`origin=France+Germany;cohort=women` as a mapping; an empty text is an empty mapping."""
    pairs = (part.partition("=") for part in text.split(";") if part)
    return {dimension: tuple(names.split("+")) for dimension, _, names in pairs}


def write_members(members: dict[str, tuple[str, ...]]) -> str:
    """The text form of a selection, dimensions in the given order."""
    return ";".join(f"{dimension}={'+'.join(names)}" for dimension, names in members.items() if names)
