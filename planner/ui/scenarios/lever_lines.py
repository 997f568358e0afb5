"""The levers of a scenario as lines: one for each selection that is set somewhere, one for the rest. Plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.analysis.today import ADDITIVE, today_words
from planner.domain.quantity import Quantity
from planner.domain.scenario import Override, Scenario
from planner.domain.situation import COHORTS, Situation, read_members, write_members
from planner.domain.wording import DASH, NO_LIMIT, setting_text
from planner.system.catalogue import Lever
from planner.system.inputs import LeverPath, lever_path, member_cells
from planner.system.levers import LEVERS
from planner.ui.plots.content import Array

_TOO_MANY = 2


@dataclass(frozen=True, eq=False)
class LeverLine:
    """One lever for one selection of members.

    `values` and `inherited` hold a row a member and a column a month; `inherited` is what would be in force without
    this scenario's own setting. `source` is who speaks: None means today's practice.
    """

    situation: Situation
    lever: Lever
    members: str
    title: str
    values: Array
    inherited: Array
    source: Scenario | None = None
    override: Override | None = None
    set_here: bool = False
    clears_within: float | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Which line this is, from one rendering to the next."""
        return self.lever.name, self.members

    @property
    def tag(self) -> str:
        """`set here`, `from A` or `today`."""
        if self.set_here:
            return "set here"
        return f"from {self.source.sign.letter}" if self.source else "today"

    @property
    def cells(self) -> int:
        """How many members the selection holds; a number typed for it holds for each of them."""
        return len(self.values)

    def value_text(self, row: int) -> str:
        """The value in force at a row: persons and places in all, everything else from the smallest to the largest."""
        if self.clears_within is not None:
            return f"in {self.clears_within:g} months"
        column = self.values[:, row]
        text = _span(np.array([column.sum()]) if self.lever.quantity in ADDITIVE else column, self.lever)
        monthly = self.lever.quantity is Quantity.PERSONS_A_MONTH and text != NO_LIMIT
        return f"{text} / month" if monthly else text

    @property
    def today_text(self) -> str:
        """What today's practice is for this selection."""
        return today_words(self.situation, self.lever, self.members)

    def inherited_text(self, row: int) -> str:
        """What each member would have at a row without this scenario's setting."""
        return _span(self.inherited[:, row], self.lever)


class LeverLines:
    """The lines of every lever; what a change does not reach is not worked out again."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, tuple[LeverLine, ...]]] = {}

    def of(self, situation: Situation, chain: Sequence[Scenario]) -> tuple[LeverLine, ...]:
        """Every lever in the order of the catalogue; each selection set in the chain has its own line."""
        return tuple(line for lever in LEVERS for line in self._lines(situation, chain, lever))

    def _lines(self, situation: Situation, chain: Sequence[Scenario], lever: Lever) -> tuple[LeverLine, ...]:
        rests_on = situation.id, tuple(_says_of(scenario, lever) for scenario in chain)
        kept = self._kept.get(lever.name)
        if kept is None or kept[0] != rests_on:
            kept = rests_on, lines_of(situation, chain, lever)
            self._kept[lever.name] = kept
        return kept[1]


def _says_of(scenario: Scenario, lever: Lever) -> tuple[object, ...]:
    """All that a scenario has to do with a lever."""
    overrides = tuple(override for override in scenario.overrides if override.lever == lever.name)
    return (
        scenario.id,
        scenario.sign,
        overrides,
        tuple(event for event in scenario.events if event.target == lever.name),
    )


def lines_of(situation: Situation, chain: Sequence[Scenario], lever: Lever) -> tuple[LeverLine, ...]:
    """The lines of one lever."""
    groups: dict[tuple[str, str] | None, list[tuple[str, LeverPath]]] = {}
    for cell in member_cells(situation, lever):
        path = lever_path(situation, chain, lever.name, cell)
        spoken = (path.source.id, path.override.members) if path.source and path.override else None
        groups.setdefault(spoken, []).append((cell, path))
    lines = [_line(situation, chain, lever, found, alone=len(groups) == 1) for found in groups.values()]
    return tuple(sorted(lines, key=lambda line: (not line.override, not line.set_here)))


def line_for(situation: Situation, chain: Sequence[Scenario], lever: Lever, members: str) -> LeverLine:
    """A line for any selection, set or not; used while a selection is being chosen."""
    wanted = read_members(members)
    cells = [
        (cell, lever_path(situation, chain, lever.name, cell))
        for cell in member_cells(situation, lever)
        if all(set(names) <= set(wanted.get(dimension, names)) for dimension, names in read_members(cell).items())
    ]
    line = _line(situation, chain, lever, cells, alone=not members)
    own = next((found for found in chain[-1].overrides if found.key == (lever.name, members)), None)
    source = chain[-1] if own else line.source
    return replace(line, members=members, override=own or line.override, source=source, set_here=own is not None)


def words_of(situation: Situation, lever: Lever, members: str) -> str:
    """A selection in few words: `SDF prisons`, `women, minors`, `Russia and 3 more`; empty for everyone."""
    foreign = {origin.name for origin in situation.origins if not origin.local}
    parts = []
    for dimension, names in read_members(members).items():
        if dimension == "origin" and set(names) == foreign:
            continue
        shown = ", ".join(names) if len(names) <= _TOO_MANY else f"{names[0]} and {len(names) - 1} more"
        parts.append(f"to {shown}" if dimension == "to_site" else shown)
    return " ".join(parts)


def _line(
    situation: Situation,
    chain: Sequence[Scenario],
    lever: Lever,
    cells: Sequence[tuple[str, LeverPath]],
    *,
    alone: bool,
) -> LeverLine:
    paths = [path for _, path in cells]
    first = paths[0]
    same = all(path.override is first.override for path in paths)
    override = first.override if same else None
    members = override.members if override else "" if alone else _product_of([cell for cell, _ in cells])
    words = words_of(situation, lever, members) if override else ""
    rest = "" if alone or override else ", others"
    return LeverLine(
        situation=situation,
        lever=lever,
        members=members,
        title=f"{lever.short or lever.title}{f', {words}' if words else rest}",
        values=np.stack([path.values for path in paths]),
        inherited=np.stack([path.inherited for path in paths]),
        source=first.source if same else None,
        override=override,
        set_here=same and first.source is not None and first.source.id == chain[-1].id,
        clears_within=first.clears_within if same else None,
    )


def _product_of(cells: Sequence[str]) -> str:
    """The selection that holds exactly these cells, or everyone when they are not one selection."""
    named: dict[str, dict[str, None]] = {}
    for cell in cells:
        for dimension, names in read_members(cell).items():
            named.setdefault(dimension, {}).update(dict.fromkeys(names))
    size = 1
    for members in named.values():
        size *= len(members)
    return write_members({name: tuple(members) for name, members in named.items()}) if size == len(cells) else ""


def _span(values: Array, lever: Lever) -> str:
    low, high = float(values.min()), float(values.max())
    if lever.quantity is Quantity.TIER and len(values) == len(COHORTS):
        return _order_words(values)
    if lever.quantity is Quantity.SWITCH and low != high:
        return f"{int(np.count_nonzero(values))} of {len(values)} on"
    one, other = (setting_text(shown_value(value, lever), lever.quantity, NO_LIMIT) for value in (low, high))
    return one if one == other else f"{one}{DASH}{other.removeprefix('×').strip()}"


def _order_words(tiers: Array) -> str:
    """Who goes first; tiers as men, women, minors."""
    men, women, minors = (float(tier) for tier in tiers)
    if men == women == minors:
        return "all together"
    if women == minors < men:
        return "families first"
    first = min(men, women, minors)
    names = [name for name, tier in zip(COHORTS, (men, women, minors), strict=True) if tier == first]
    return f"{' and '.join(names)} first"


def shown_value(value: float, lever: Lever) -> float:
    """Today's practice has many digits: persons and places are shown whole, the rest to two places."""
    if not np.isfinite(value):
        return value
    return float(round(value)) if lever.quantity in ADDITIVE and abs(value) >= 10 else float(round(value, 2))
