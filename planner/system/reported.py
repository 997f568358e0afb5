"""Counts are not stocks: which stocks are counted by somebody else, and how exact such counts are.

A count made later carries its own error, which the band of a stock does not; so it is held against the reported series
that stands beside the stock.
"""

from __future__ import annotations

from planner.domain.situation import SiteKind, Situation, read_members
from planner.engine.axes import Axis
from planner.engine.march import Watch
from planner.system.evidence import register
from planner.system.wired import SYSTEM

REPORTED: dict[str, str] = {"at_large": "reported_at_large", "held_abroad": "reported_held"}
"""The variable of counts beside a stock; one that the system does not hold is left out."""

CAMPS, PRISONS, STRENGTH = "X71", "X72", "X73"
OTHERS = 0.05
"""How exact any other count is taken to be, as a share of it: judgement."""

Only = tuple[tuple[Axis, tuple[int, ...]], ...]


def reported_watches(stock: str, only: Only) -> tuple[Watch, ...]:
    """What to read in place of a stock over these members; nothing where nobody publishes a count of it."""
    name = REPORTED.get(stock, "")
    if name not in SYSTEM.variables:
        return ()
    axes = SYSTEM.variables[name].axes
    return (Watch(name, (), only),) if all(axis in axes for axis, _ in only) else ()


def counting_error(situation: Situation, variable: str, members: str) -> float:
    """The relative standard error of a count of these, as the register has it."""
    if variable == "at_large":
        return _central(STRENGTH)
    if variable in ("held_abroad", "held"):
        named = read_members(members).get("site", ())
        kinds = {site.kind for site in situation.sites if site.name in named}
        if kinds == {SiteKind.CAMP}:
            return _central(CAMPS)
        if SiteKind.PRISON in kinds or not kinds:
            return _central(PRISONS)
    return OTHERS


def _central(item_id: str) -> float:
    item = register().get(item_id)
    return item.central if item is not None and item.central else OTHERS
