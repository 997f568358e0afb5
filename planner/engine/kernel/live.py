"""Which cells can ever hold anything: a run in which a number is only “nought for certain” or “perhaps not nought”."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.engine.axes import Axis
from planner.engine.expression import Expression, Op, parts_of
from planner.engine.kernel.groups import Plan
from planner.engine.kernel.program import AFTER, BEFORE, Kernel
from planner.engine.kernel.statements import Shift, Statement

Live = NDArray[np.bool_]

_EITHER = (Op.ADD, Op.SUBTRACT, Op.MINIMUM, Op.MAXIMUM, Op.OR, Op.GREATER, Op.LESS, Op.NOT_EQUAL)
"""Nought where all parts are nought."""
_BOTH = (Op.MULTIPLY, Op.AND)
"""Nought where any part is nought: runs are finite, or refused by the books."""
_FIRST = (Op.DIVIDE, Op.NEGATIVE, Op.ABSOLUTE, Op.FLOOR, Op.SQUARE_ROOT, Op.EXPM1, Op.LOG1P)
"""Nought where the first part is nought."""


def live_cells(kernel: Kernel, given: Mapping[str, Live], loops: Sequence[tuple[int, ...]]) -> tuple[Live, ...]:
    """Of every loop, the cells in which it leaves anything but noughts, in the shape of the loop.

    `given` says of every input, and of every stock and number at the start, which cells are not nought in all draws
    and steps; `loops` are the shapes. What is left out stays nought, as it begins, so results are the same to the bit.
    """
    known = dict(given)
    stocks = [stock.name for stock in kernel.system.stocks]
    while True:
        _walk(kernel.step, known)
        grown = {name: known[f"{BEFORE}{name}"] | known[f"{AFTER}{name}"] for name in stocks}
        if all(np.array_equal(grown[name], known[f"{BEFORE}{name}"]) for name in stocks):
            break
        known |= {f"{BEFORE}{name}": cells for name, cells in grown.items()}
    _walk(kernel.indicators, known)
    groups = [(plan, group) for plan in (kernel.step, kernel.indicators) for group in plan.groups]
    found = []
    for (plan, group), shape in zip(groups, loops, strict=True):
        cells = np.zeros(shape, bool)
        for one in group.statements:
            if one.adds_up or one.name in plan.stored:
                cells |= known[one.name] if not one.adds_up else _value(one, known)
        found.append(cells)
    return tuple(found)


def _walk(plan: Plan, known: dict[str, Live]) -> None:
    for group in plan.groups:
        for one in group.statements:
            value = _value(one, known)
            gone = tuple(axis.position for axis in one.loop - one.axes)
            known[one.name] = np.asarray(value.any(axis=gone, keepdims=True)) if one.adds_up else value


def _value(one: Statement, known: Mapping[str, Live]) -> Live:
    done: dict[Expression, Any] = {}
    for node in parts_of(one.says):
        done[node] = _live(node, [done[part] for part in node.args], known, one.shifts)
    return np.asarray(done[one.says])


def _live(node: Expression, parts: Sequence[Any], known: Mapping[str, Live], shifts: Mapping[str, Shift]) -> Any:
    match node.op:
        case Op.CONSTANT:
            return node.number != 0.0
        case Op.READ:
            return _read(str(node.detail), known, shifts)
        case Op.WHERE:
            return (parts[0] & parts[1]) | parts[2]
        case Op.POWER if (node.args[1].number or 0.0) > 0.0:
            return parts[0]
        case found if found in _EITHER:
            return parts[0] | parts[1]
        case found if found in _BOTH:
            return parts[0] & parts[1]
        case found if found in _FIRST:
            return parts[0]
        case _:
            return True


def _read(name: str, known: Mapping[str, Live], shifts: Mapping[str, Shift]) -> Any:
    shift = shifts.get(name)
    if shift is None:
        return True if name == "dt" else known[name]
    if shift.back is not None:
        return np.roll(known[shift.name], 1, axis=shift.back.position)
    assert shift.old is not None
    assert shift.new is not None
    return np.swapaxes(known[shift.name], shift.old.position, shift.new.position)


def shape_of(loop: Iterable[Axis], sizes: Mapping[Axis, int], rank: int) -> tuple[int, ...]:
    """The shape of an array over these axes, draws aside."""
    shape = [1] * rank
    for axis in loop:
        shape[axis.position] = sizes[axis]
    return tuple(shape)
