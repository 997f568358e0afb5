"""What a system is made of: inputs, equations, stocks and the moves of people between stocks."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from planner.engine.axes import Axis


@dataclass(frozen=True)
class Input:
    """A number from outside: a parameter, a lever, a fact of the situation, or a random stream.

    `today` names the variable whose value holds where a lever is left alone; `constant` is used instead when there is
    none. `unit` is the unit it is computed in. An `impulse` acts once, in the first step of its month.
    """

    name: str
    unit: str
    axes: tuple[Axis, ...] = ()
    today: str = ""
    constant: float | None = None
    title: str = ""
    impulse: bool = False


@dataclass(frozen=True)
class Equation:
    """One named variable and the function that gives it; the function's parameters are what it reads."""

    name: str
    unit: str
    axes: tuple[Axis, ...]
    function: Callable[..., Any]
    reads: tuple[str, ...]
    kind: str = "auxiliary"

    def __call__(self, *values: Any, **named: Any) -> Any:
        """Evaluate; as a worked case does by hand."""
        return self.function(*values, **named)

    @property
    def meaning(self) -> str:
        """The first sentence of the docstring."""
        return (inspect.getdoc(self.function) or "").partition("\n")[0]


@dataclass(frozen=True)
class Delay:
    """An outside variable read some months ago: `of` as it was `by` months before now, `before` ahead of the start."""

    name: str
    of: str
    by: str
    unit: str
    axes: tuple[Axis, ...]
    before: float = 0.0


@dataclass(frozen=True)
class Stock:
    """An amount dated at the end of a step; `people` ones are in the books. `end` names it in indicator equations."""

    name: str
    unit: str
    axes: tuple[Axis, ...]
    people: bool = True
    title: str = ""


@dataclass(frozen=True)
class Move:
    """People leaving some stocks and arriving in others in one step: pairs of a stock and the variable that moves.

    A source has no `leaves`: it `brings` the variable that says how many come in.
    """

    name: str
    leaves: tuple[tuple[str, str], ...]
    arrives: tuple[tuple[str, str], ...]
    brings: str = ""


def equation(unit: str, *axes: Axis, kind: str = "auxiliary") -> Callable[[Callable[..., Any]], Equation]:
    """Declare the function below as a variable of the system, in `unit`, varying over `axes`."""

    def declared(function: Callable[..., Any]) -> Equation:
        reads = tuple(inspect.signature(function).parameters)
        return Equation(function.__name__, unit, axes, function, reads, kind)

    return declared


def equations_in(*modules: ModuleType) -> tuple[Equation, ...]:
    """Every equation declared in the modules, in reading order."""
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, Equation))
