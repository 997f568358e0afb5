"""The ways from a card along the graph: from an indicator to its assumptions, from those to indicators and evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import TypeVar

from PySide6.QtWidgets import QGridLayout

from planner.analysis.rests_on import (
    assumptions_behind,
    assumptions_resting_on,
    evidence_behind,
    series_resting_on,
    titled,
)
from planner.domain.evidence import EvidenceItem, Kind
from planner.domain.situation import Situation
from planner.system.catalogue import Series
from planner.system.evidence import register
from planner.ui.evidence.facts import Link, add_links
from planner.ui.theme.theme import Theme

T = TypeVar("T")
INDICATOR = "indicator:"
"""What the id of an indicator's card begins with; the series' name follows."""

_MOST = 12
_ROOM = {1: 22, 2: 32, 3: 26}
"""Characters that fit a link, by how many parts of a card fit beside one another."""
_IN_TIME = "…in time"
_DIRECT_TIP = "Read by the equations themselves."
_IN_TIME_TIP = "Through who is where: what moves people moves this in later months."


@dataclass(frozen=True)
class Walk:
    """Where a card stands: its situation, how a link opens, and how many parts of a card fit beside one another."""

    situation: Situation
    theme: Theme
    open_item: Callable[[str], None]
    across: int

    @property
    def ids_across(self) -> int:
        """How many ids fit beside one another."""
        return self.across * (self.across + 1) // 2 if self.across > 1 else 2

    @property
    def words_across(self) -> int:
        """How many names of indicators do."""
        return max(1, self.across - 1)


def add_ways_of_item(grid: QGridLayout, item: EvidenceItem, walk: Walk) -> None:
    """Up from a row of the register to assumptions and indicators, and down to what it points to."""
    if item.kind is not Kind.FLAG:
        name = "Evidence" if item.kind is Kind.ASSUMPTION else "See also"
        rows = evidence_behind(item) if item.kind is Kind.ASSUMPTION else item.links
        add_links(grid, name, links_to(rows), walk.theme, walk.open_item, across=walk.ids_across)
    above = links_to(assumptions_resting_on(walk.situation, item))
    add_links(grid, "Assumptions on it", above, walk.theme, walk.open_item, across=walk.ids_across, most=_MOST)
    found = titled(series_resting_on(walk.situation, item))
    near, far = _apart(found, lambda pair: pair[1])
    later = _IN_TIME if near else f"Indicators {_IN_TIME}"
    for name, tip, reached in (("Indicators", _DIRECT_TIP, near), (later, _IN_TIME_TIP, far)):
        links = [Link(f"{INDICATOR}{series.name}", *_named(series, walk)) for series, _ in reached]
        add_links(grid, name, links, walk.theme, walk.open_item, across=walk.words_across, most=_MOST // 2, tip=tip)


def add_ways_of_series(grid: QGridLayout, series: Series, walk: Walk) -> None:
    """Down from an indicator to the assumptions it rests on, the most telling first."""
    near, far = _apart(assumptions_behind(walk.situation, series.name), lambda reach: reach.stocks)
    later = _IN_TIME if near else f"Rests on {_IN_TIME}"
    for name, tip, reached in (("Rests on", _DIRECT_TIP, near), (later, _IN_TIME_TIP, far)):
        links = links_to(reach.name for reach in reached)
        add_links(grid, name, links, walk.theme, walk.open_item, across=walk.ids_across, most=2 * _MOST, tip=tip)


def _named(series: Series, walk: Walk) -> tuple[str, str]:
    """`I03 Untracked at home`, cut to the room there is, and the whole for its tip."""
    whole = f"{series.indicator} {series.title}".strip()
    return shorten(whole, _ROOM[walk.across], placeholder="…"), f"{whole}, {series.unit}"


def _apart(found: Sequence[T], stocks: Callable[[T], int]) -> tuple[list[T], list[T]]:
    """What is read directly, and what only through stocks."""
    return [one for one in found if not stocks(one)], [one for one in found if stocks(one)]


def links_to(ids: Iterable[str]) -> tuple[Link, ...]:
    """Links to rows of the register, each with its words as the tip."""
    items = ((found, register().get(found)) for found in ids)
    return tuple(Link(found, found, item.text if item else "") for found, item in items)
