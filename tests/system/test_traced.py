"""Every equation of the system is traced, and what its trace says is, bit for bit, what it computes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from planner.engine.axes import Array, Axis, Space
from planner.engine.declare import Equation
from planner.engine.expression import Expression, Op, parts_of
from planner.engine.trace import KNOWN_FUNCTIONS, expressions_of
from planner.system.dimensions import AXES, DRAW
from planner.system.wired import SYSTEM

SPACE = Space(dict.fromkeys(AXES, ("a", "b", "c")), DRAW)
EQUATIONS = tuple(item for item in (*SYSTEM.outside, *SYSTEM.inside, *SYSTEM.after) if isinstance(item, Equation))
FUNCTIONS = {op: function for function, op in reversed(KNOWN_FUNCTIONS.items())}
SAID = expressions_of(SYSTEM)


def computed(root: Expression, values: Mapping[str, Any]) -> Any:
    """What an expression comes to, computed operation by operation."""
    found: dict[Expression, Any] = {}
    for part in parts_of(root):
        found[part] = _step(part, [found[arg] for arg in part.args], values)
    return found[root]


def _step(part: Expression, args: list[Any], values: Mapping[str, Any]) -> Any:
    match part.op, part.detail:
        case Op.CONSTANT, value:
            return value
        case Op.READ, str() as name:
            return values[name]
        case Op.SUM, (*over,):
            places = tuple(axis.position for axis in over if isinstance(axis, Axis))
            return np.add.reduce(args[0], axis=places, keepdims=True)
        case Op.RENAME, (Axis() as old, Axis() as new):
            return np.swapaxes(args[0], old.position, new.position)
        case Op.SLICE, (Axis() as axis, first, last):
            return args[0][(slice(None),) * axis.position + (slice(first, last),)]  # type: ignore[misc]
        case Op.JOIN, (Axis() as axis,):
            return np.concatenate(args, axis=axis.position)
        case _:
            return FUNCTIONS[part.op](*args)


def some_values(seed: int, quiet: float) -> dict[str, Array]:
    """A value for everything that can be read: numbers from 0 to 2, a share `quiet` of them nought."""
    generator = np.random.default_rng(seed)

    def some(axes: tuple[Axis, ...]) -> Array:
        drawn = generator.random(SPACE.shape(axes, 4)) * 2
        return np.where(generator.random(drawn.shape) < quiet, 0.0, drawn)

    values = {name: some(item.axes) for name, item in SYSTEM.variables.items()}
    starts = {f"{item.name}_at_start": some(item.axes) for item in (*SYSTEM.stocks, *SYSTEM.inputs)}
    return {"dt": np.full((1,) * SPACE.rank, 0.5)} | starts | values


VALUES = some_values(1, 0.0), some_values(2, 0.4)


@pytest.mark.parametrize("item", EQUATIONS, ids=lambda item: item.name)
@pytest.mark.parametrize("values", VALUES, ids=("everywhere something", "often nothing"))
def test_that_the_trace_computes_bit_for_bit_what_the_equation_does(item: Equation, values: dict[str, Array]) -> None:
    with np.errstate(all="ignore"):
        traced = np.asarray(computed(SAID[item.name], values), dtype=float)
        run = np.asarray(item.function(*(values[name] for name in item.reads)), dtype=float)

    assert traced.shape == run.shape
    assert traced.tobytes() == run.tobytes()


@pytest.mark.parametrize("item", EQUATIONS, ids=lambda item: item.name)
def test_that_a_trace_varies_over_the_axes_declared_and_reads_what_is_declared(item: Equation) -> None:
    said = SAID[item.name]

    assert said.axes <= set(item.axes)
    assert {part.detail for part in parts_of(said) if part.op is Op.READ} <= set(item.reads)


def test_that_every_equation_is_traced() -> None:
    assert list(SAID) == [item.name for item in EQUATIONS]
