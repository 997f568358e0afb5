"""Which stocks are counted by somebody else: the reported series of counts that stands beside each.

A count made later carries its own error, which the band of a stock does not; so it is held against these.
"""

from __future__ import annotations

from planner.domain.situation import Situation
from planner.engine.axes import Axis
from planner.engine.march import Watch
from planner.system.wired import SYSTEM

REPORTED: dict[str, str] = {"at_large": "reported_at_large", "held_abroad": "reported_held"}
"""The variable of counts beside a stock; one that the system does not hold yet is left out."""

Only = tuple[tuple[Axis, tuple[int, ...]], ...]


def reported_watches(situation: Situation, stock: str, only: Only) -> tuple[Watch, ...]:
    """What to read in place of a stock over these members; nothing where nobody publishes a count of it."""
    name = REPORTED.get(stock, "")
    if name not in SYSTEM.variables:
        return ()
    axes = SYSTEM.variables[name].axes
    return (Watch(name, (), only),) if all(axis in axes for axis, _ in only) else ()
