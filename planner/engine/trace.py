"""Runs every equation once, unchanged, on operands that note what is done to them: what an equation says, as a value.

An equation that does what is not in `KNOWN_FUNCTIONS` is refused loudly, with its name and the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NoReturn

import numpy as np

from planner.engine.assemble import CLOCK, System
from planner.engine.axes import Axis
from planner.engine.declare import Equation
from planner.engine.expression import Expression, Op, along_another, applied, constant, cut, joined, reading, summed

KNOWN_FUNCTIONS: Mapping[Any, Op] = {
    np.add: Op.ADD,
    np.subtract: Op.SUBTRACT,
    np.multiply: Op.MULTIPLY,
    np.divide: Op.DIVIDE,
    np.power: Op.POWER,
    np.negative: Op.NEGATIVE,
    np.minimum: Op.MINIMUM,
    np.maximum: Op.MAXIMUM,
    np.absolute: Op.ABSOLUTE,
    np.floor: Op.FLOOR,
    np.sqrt: Op.SQUARE_ROOT,
    np.exp: Op.EXP,
    np.expm1: Op.EXPM1,
    np.log: Op.LOG,
    np.log1p: Op.LOG1P,
    np.log2: Op.LOG2,
    np.greater: Op.GREATER,
    np.greater_equal: Op.AT_LEAST,
    np.less: Op.LESS,
    np.less_equal: Op.AT_MOST,
    np.equal: Op.EQUAL,
    np.not_equal: Op.NOT_EQUAL,
    np.logical_and: Op.AND,
    np.bitwise_and: Op.AND,
    np.logical_or: Op.OR,
    np.bitwise_or: Op.OR,
    np.logical_not: Op.NOT,
    np.invert: Op.NOT,
    np.where: Op.WHERE,
    np.sum: Op.SUM,
    np.swapaxes: Op.RENAME,
    np.concatenate: Op.JOIN,
}
"""All that tracing knows; slices of one axis and the sum by `np.add.reduce` beside it."""


class TraceError(Exception):
    """An equation does what cannot be traced: a fault of ours, with the equation and the reason."""


def expressions_of(system: System) -> dict[str, Expression]:
    """What every equation of a system says, by name, in the order they are computed. Raises `TraceError`."""
    axes = {axis for item in system.variables.values() for axis in item.axes}
    places = tuple(sorted(axes, key=lambda axis: axis.position))
    equations = [item for item in (*system.outside, *system.inside, *system.after) if isinstance(item, Equation)]
    return {item.name: expression_of(item, places, axes_read(system, item)) for item in equations}


def axes_read(system: System, item: Equation) -> tuple[tuple[Axis, ...], ...]:
    """The axes of everything an equation reads, in its order."""
    return tuple(_axes_of(system, name) for name in item.reads)


@lru_cache(maxsize=4096)
def expression_of(item: Equation, places: tuple[Axis, ...], read: tuple[tuple[Axis, ...], ...]) -> Expression:
    """What one equation says. `places` are all axes by position, `read` those of each variable it reads."""
    at = {axis.position: axis for axis in places}
    operands = [Operand(reading(name, frozenset(axes)), at) for name, axes in zip(item.reads, read, strict=True)]
    try:
        found = item.function(*operands)
        return found.expression if isinstance(found, Operand) else constant(found)
    except TraceError as problem:
        raise TraceError(f"The equation {item.name} cannot be traced: {problem}.") from problem
    except (TypeError, AttributeError, ValueError, IndexError) as problem:
        raise TraceError(f"The equation {item.name} cannot be traced: it fails on a value ({problem}).") from problem


def _axes_of(system: System, name: str) -> tuple[Axis, ...]:
    if name in CLOCK:
        return ()
    item = system.variables.get(name) or system.variables[name.removesuffix("_at_start")]
    return item.axes


def _operator(op: Op, swapped: bool = False) -> Callable[[Operand, Any], Operand]:
    def applied_to(self: Operand, other: Any) -> Operand:
        return self.with_others(op, (other, self) if swapped else (self, other))

    return applied_to


class Operand:
    """Stands for a value while an equation runs: every operation gives another operand that says what was done."""

    __slots__ = ("_places", "expression")
    __hash__ = None  # type: ignore[assignment]  # it answers == with an operand, as arrays do

    def __init__(self, expression: Expression, places: Mapping[int, Axis]) -> None:
        self.expression = expression
        self._places = places

    def with_others(self, op: Op, values: Iterable[Any]) -> Operand:
        """An operation element by element on operands and numbers."""
        return self._new(applied(op, *(self._expression(value) for value in values)))

    def __getitem__(self, key: Any) -> Operand:
        parts = key if isinstance(key, tuple) else (key,)
        taken = [(place, part) for place, part in enumerate(parts) if part != slice(None)]
        if len(taken) != 1 or not isinstance(taken[0][1], slice) or taken[0][1].step is not None:
            raise TraceError("it takes members other than by one slice of one axis")
        place, part = taken[0]
        return self._new(cut(self.expression, self._axis(place), part.start, part.stop))

    def __array_ufunc__(self, ufunc: Any, method: str, *values: Any, **named: Any) -> Operand:
        if method == "reduce" and ufunc is np.add:
            return self._summed(values[0], **named)
        if method != "__call__" or named or ufunc not in KNOWN_FUNCTIONS:
            how = "" if method == "__call__" else f".{method}"
            raise TraceError(f"it uses {ufunc.__name__}{how}, which tracing does not know")
        return self.with_others(KNOWN_FUNCTIONS[ufunc], values)

    def __array_function__(self, function: Any, _types: Any, values: Sequence[Any], named: Mapping[str, Any]) -> Any:
        match KNOWN_FUNCTIONS.get(function):
            case Op.WHERE if len(values) == 3 and not named:
                return self.with_others(Op.WHERE, values)
            case Op.SUM:
                return self._summed(*values, **named)
            case Op.RENAME if not named:
                of, old, new = values
                return self._new(along_another(self._expression(of), self._axis(old), self._axis(new)))
            case Op.JOIN:
                return self._joined(*values, **named)
            case _:
                raise TraceError(f"it uses {function.__name__}, which tracing does not know")

    def __array__(self, *_: Any, **__: Any) -> NoReturn:
        raise TraceError("it makes an array of a value while it runs")

    def __bool__(self) -> NoReturn:
        raise TraceError("it decides on a value while it runs; use either(…) instead of if, and, or")

    def _summed(self, of: Any, axis: Any = None, *, keepdims: bool = False) -> Operand:
        if axis is None or not keepdims:
            raise TraceError("it sums without naming the axes, which must stay with length 1")
        over = tuple(self._axis(place) for place in (axis if isinstance(axis, tuple) else (axis,)))
        return self._new(summed(self._expression(of), over))

    def _joined(self, parts: Sequence[Any], axis: int = 0) -> Operand:
        return self._new(joined(tuple(self._expression(part) for part in parts), self._axis(axis)))

    def _axis(self, place: int) -> Axis:
        if place not in self._places:
            raise TraceError(f"it names the axis at place {place}, which nothing varies over")
        return self._places[place]

    def _expression(self, value: Any) -> Expression:
        if isinstance(value, Operand):
            return value.expression
        if isinstance(value, (bool, int, float, np.generic)) or (isinstance(value, np.ndarray) and value.ndim == 0):
            return constant(float(value))
        raise TraceError(f"it works with a {type(value).__name__}, which tracing does not know")

    def _new(self, expression: Expression) -> Operand:
        return Operand(expression, self._places)

    __add__, __radd__ = _operator(Op.ADD), _operator(Op.ADD, swapped=True)
    __sub__, __rsub__ = _operator(Op.SUBTRACT), _operator(Op.SUBTRACT, swapped=True)
    __mul__, __rmul__ = _operator(Op.MULTIPLY), _operator(Op.MULTIPLY, swapped=True)
    __truediv__, __rtruediv__ = _operator(Op.DIVIDE), _operator(Op.DIVIDE, swapped=True)
    __pow__, __rpow__ = _operator(Op.POWER), _operator(Op.POWER, swapped=True)
    __and__, __rand__ = _operator(Op.AND), _operator(Op.AND, swapped=True)
    __or__, __ror__ = _operator(Op.OR), _operator(Op.OR, swapped=True)
    __gt__, __ge__ = _operator(Op.GREATER), _operator(Op.AT_LEAST)
    __lt__, __le__ = _operator(Op.LESS), _operator(Op.AT_MOST)
    __eq__ = _operator(Op.EQUAL)  # type: ignore[assignment]  # as arrays do
    __ne__ = _operator(Op.NOT_EQUAL)  # type: ignore[assignment]  # as arrays do

    def __neg__(self) -> Operand:
        return self.with_others(Op.NEGATIVE, (self,))

    def __abs__(self) -> Operand:
        return self.with_others(Op.ABSOLUTE, (self,))

    def __invert__(self) -> Operand:
        return self.with_others(Op.NOT, (self,))
