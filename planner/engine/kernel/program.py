"""A system as two passes of loops, the step and the indicators, with every array it keeps: all that is written as C."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce

from planner.engine.assemble import CLOCK, System
from planner.engine.axes import Axis
from planner.engine.expression import Expression, Op, applied, reading
from planner.engine.kernel.groups import Plan, planned
from planner.engine.kernel.statements import Lowering, reads
from planner.engine.trace import expressions_of

BEFORE, AFTER, START = "before ", "after ", "start "
"""Put before a stock's name for its value before and after a step, and before any name for its value at the start."""


@dataclass(frozen=True)
class Slot:
    """One array: its name, and the axes it has beside the draws."""

    name: str
    axes: tuple[Axis, ...]


@dataclass(frozen=True)
class Kernel:
    """What a system computes in a step.

    `step` takes stocks before to stocks after it, `indicators` follow. `inputs` are the outside variables that either
    reads, `starts` what is read as it was at the start; `stocks` have two slots each, before and after.
    """

    system: System
    step: Plan
    indicators: Plan
    slots: tuple[Slot, ...]
    inputs: tuple[str, ...]
    starts: tuple[str, ...]

    def slot(self, name: str) -> int:
        """The number of an array. Raises `KeyError`."""
        return self.numbers[name]

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Every array's number, by its name."""
        return {slot.name: place for place, slot in enumerate(self.slots)}

    @property
    def sources(self) -> tuple[str, ...]:
        """The arrays that say how many people come in."""
        return tuple(move.brings for move in self.system.sources)


def kernel_of(system: System, watched: Sequence[str], sizes: Mapping[Axis, int]) -> Kernel:
    """Compile a system down to loops that give the variables in `watched`. Raises `KernelError` or `TraceError`.

    `sizes` are a guess of how many members axes have: they choose the order of loops, not what is computed.
    """
    expressions = expressions_of(system)
    outside = {item.name for item in system.outside}
    stocks = {stock.name for stock in system.stocks}
    declared = {name: frozenset(item.axes) for name, item in system.variables.items()}
    known = {name: declared[name] for name in outside} | dict.fromkeys(CLOCK, frozenset[Axis]())
    starting = [*stocks, *(item.name for item in system.inputs)]
    known |= {f"{START}{name}": declared[name] for name in starting}
    known |= {f"{when}{name}": declared[name] for name in stocks for when in (BEFORE, AFTER)}

    step = Lowering(known, "step part ")
    words = {f"{name}_at_start": f"{START}{name}" for name in starting if f"{name}_at_start" not in declared}
    for item in system.inside:
        step.add(item.name, expressions[item.name], words | {name: f"{BEFORE}{name}" for name in stocks})
    for stock in system.stocks:
        step.add(f"{AFTER}{stock.name}", _moved(system, stock.name, declared), {})
    indicators = Lowering(step.axes, "indicator part ")
    for item in system.after:
        indicators.add(item.name, expressions[item.name], words | {name: f"{AFTER}{name}" for name in stocks})

    inside = {item.name for item in system.inside}
    crossing = {name for one in indicators.statements for name, _ in reads(one) if name in inside}
    asked = {f"{AFTER}{name}" if name in stocks else name for name in watched}
    wanted = crossing | (asked & inside) | {move.brings for move in system.sources}
    wanted |= {f"{AFTER}{name}" for name in stocks}
    first = planned(step.statements, frozenset(wanted), sizes)
    second = planned(indicators.statements, frozenset(asked & {item.name for item in system.after}), sizes)
    external = {
        name
        for plan in (first, second)
        for group in plan.groups
        for one in group.statements
        for name, _ in reads(one)
        if name not in first.stored | second.stored and name in known and name not in CLOCK
    }
    inputs = tuple(sorted(external & outside))
    starts = tuple(sorted(name for name in external if name.startswith(START)))
    pairs = [f"{when}{stock.name}" for when in (BEFORE, AFTER) for stock in system.stocks]
    names = dict.fromkeys([*pairs, *inputs, *starts, *sorted(first.stored), *sorted(second.stored)])
    axes = {**known, **step.axes, **indicators.axes}
    slots = tuple(Slot(name, tuple(sorted(axes[name], key=lambda axis: axis.position))) for name in names)
    return Kernel(system, first, second, slots, inputs, starts)


def _moved(system: System, stock: str, declared: Mapping[str, frozenset[Axis]]) -> Expression:
    """A stock after a step: before it, less what leaves, plus what arrives."""
    rows = {name: (leaving, arriving) for name, leaving, arriving in system.ledger}
    leaving, arriving = rows.get(stock, ((), ()))
    before = reading(f"{BEFORE}{stock}", declared[stock])
    left = reduce(lambda found, name: applied(Op.SUBTRACT, found, reading(name, declared[name])), leaving, before)
    return reduce(lambda found, name: applied(Op.ADD, found, reading(name, declared[name])), arriving, left)
