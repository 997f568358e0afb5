"""What holds for the levers in a cell's hands before a turn's decisions: the ground on which decisions are priced."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.analysis.exercises.path import long_enough, path_of
from planner.analysis.today import ADDITIVE
from planner.domain.exercise import HeldLever
from planner.domain.play_state import PlayState
from planner.domain.quantity import Quantity
from planner.domain.scenario import Scenario
from planner.domain.schedule import Schedule, Shape
from planner.domain.situation import Situation, read_members
from planner.domain.value import changed
from planner.domain.wording import DASH, NO_LIMIT, setting_text
from planner.system.admission import LONGEST
from planner.system.catalogue import Lever, unlimited
from planner.system.inputs import LeverPath, lever_path, member_cells
from planner.system.levers import LEVER_BY_NAME

Key = tuple[str, str]


@dataclass(frozen=True)
class InForce:
    """What earlier decisions leave in force, one value a member, in the lever's unit; NaN where no limit is known.

    `struck` is the same after the injects that still last. `clears_within` is what is left of a `clear`, in months,
    where the cell decides in how many months everybody is home (`clears`).
    """

    lever: Lever
    values: tuple[float, ...]
    struck: tuple[float, ...]
    clears: bool = False
    clears_within: float | None = None

    @property
    def additive(self) -> bool:
        """Whether the members add up, so that a decision is priced by their total."""
        return self.lever.quantity in ADDITIVE

    @property
    def mean(self) -> float:
        """The mean of the members; NaN when no limit is known for one of them."""
        return math.fsum(self.values) / len(self.values)

    @property
    def text(self) -> str:
        """`0.60`, `in 36 mo.`, `23–190 each`, `no limit known`."""
        if self.clears_within is not None:
            return f"in {setting_text(self.clears_within, Quantity.MONTHS)}"
        if self.clears:
            return f"{setting_text(_shown(math.fsum(self.values), self.lever), self.lever.quantity)} a month"
        return self._span(self.values)

    @property
    def struck_text(self) -> str:
        """What injects make of it, empty when they leave it alone."""
        return "" if _same(self.values, self.struck) else self._span(self.struck)

    def distance(self, value: float) -> float:
        """How far a value for each member is from what is in force, over all members when they add up."""
        moved = abs(value - self.mean)
        return moved * len(self.values) if self.additive else moved

    def differs(self, value: float) -> bool:
        """Whether a value for each member would change anything."""
        return any(not math.isclose(value, there, rel_tol=1e-9, abs_tol=1e-12) for there in self.values)

    def _span(self, values: Sequence[float]) -> str:
        low, high = (
            setting_text(_shown(found, self.lever), self.lever.quantity, NO_LIMIT)
            for found in (min(values), max(values))
        )
        span = low if low == high else f"{low}{DASH}{high.removeprefix('×').strip()}"
        return f"{span} each" if self.additive and len(values) > 1 and low != NO_LIMIT else span


def in_force(state: PlayState, situation: Situation, turn: int, held: Sequence[HeldLever]) -> Mapping[Key, InForce]:
    """What holds when a turn begins, for each of these levers by lever and members. Raises `KeyError` when unknown."""
    chain = path_of(state, situation, turn - 1)
    bare = tuple(changed(layer, events=()) for layer in chain)
    row = state.exercise.first_month(turn, situation.start) - situation.start
    lasting = long_enough(situation, max(row, state.exercise.months))
    return {(one.lever, one.members): _in_force(lasting, bare, chain, one, row) for one in held}


def cells_of(situation: Situation, lever: Lever, members: str) -> tuple[str, ...]:
    """The single-member selections inside a selection."""
    wanted = read_members(members)
    return tuple(
        cell
        for cell in member_cells(situation, lever)
        if all(set(names) <= set(wanted.get(dimension, names)) for dimension, names in read_members(cell).items())
    )


def schedule_text(schedule: Schedule, lever: Lever, cells: int = 1) -> str:
    """A decision in few words: `0.70`, `in 12 mo.`, `120 each`."""
    value = schedule.points[0].value
    if schedule.shape is Shape.CLEAR:
        return f"in {setting_text(value, Quantity.MONTHS)}"
    each = " each" if cells > 1 and lever.quantity in ADDITIVE else ""
    return setting_text(value, lever.quantity) + each


def limits_text(held: HeldLever) -> str:
    """Between which values a cell may decide: `0.40–1.00`, `12 mo. or more`."""
    lever = LEVER_BY_NAME[held.lever]
    quantity = Quantity.MONTHS if held.clears else lever.quantity
    highest = LONGEST if held.clears else lever.maximum
    low, high = setting_text(held.minimum, quantity), setting_text(held.maximum, quantity)
    if held.maximum >= highest and lever.today == unlimited():
        return NO_LIMIT
    if held.maximum >= highest and held.clears:
        return f"{low} or more"
    low = low.removesuffix(" mo.") if high.endswith(" mo.") else low
    return low if low == high else f"{low}{DASH}{high.removeprefix('×').strip()}"


def _in_force(
    situation: Situation, bare: Sequence[Scenario], chain: Sequence[Scenario], held: HeldLever, row: int
) -> InForce:
    lever = LEVER_BY_NAME[held.lever]
    cells = cells_of(situation, lever, held.members)
    calm = [lever_path(situation, bare, lever.name, cell) for cell in cells]
    struck = [lever_path(situation, chain, lever.name, cell) for cell in cells]
    return InForce(
        lever,
        tuple(float(path.values[row]) for path in calm),
        tuple(float(path.values[row]) for path in struck),
        held.clears,
        _months_left(calm[0], situation, row) if calm and held.clears else None,
    )


def _months_left(path: LeverPath, situation: Situation, row: int) -> float | None:
    """What is left of a `clear` that began earlier; at least one month."""
    if path.clears_within is None or path.override is None:
        return None
    first = path.override.schedule.first_month
    begun = 0 if first is None else first - situation.start
    return max(path.clears_within - (row - begun), 1.0)


def _same(values: Sequence[float], others: Sequence[float]) -> bool:
    return all(
        one == other or (math.isnan(one) and math.isnan(other)) for one, other in zip(values, others, strict=True)
    )


def _shown(value: float, lever: Lever) -> float:
    """Today's practice has many digits: persons and places are shown whole, the rest to two places."""
    if not math.isfinite(value):
        return value
    return float(round(value)) if lever.quantity in ADDITIVE and abs(value) >= 10 else float(round(value, 2))
