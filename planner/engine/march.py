"""Runs a wired system over time on one block of draws. Nothing is random here: streams come in as arrays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from planner.engine.assemble import System, reads_of
from planner.engine.axes import Array, Axis, Space
from planner.engine.books import Books
from planner.engine.declare import Delay, Equation, Input
from planner.engine.overlay import LayeredInput, Overlay


@dataclass(frozen=True)
class Watch:
    """A variable to keep: summed down to `keep` (None keeps the axes it has), over the members of `only` if named.

    `only` holds an axis with the places of the members on it; an axis left out counts whole.
    """

    name: str
    keep: tuple[Axis, ...] | None = None
    only: tuple[tuple[Axis, tuple[int, ...]], ...] = ()

    def gone(self, system: System) -> tuple[int, ...]:
        """The places of the axes that are summed away."""
        if self.keep is None:
            return ()
        return tuple(axis.position for axis in system.variables[self.name].axes if axis not in self.keep)

    def chosen(self, value: Array) -> Array:
        """The members of `only`; along an axis on which a value does not vary it stands for every member."""
        for axis, places in self.only:
            if value.shape[axis.position] > 1:
                value = np.take(value, places, axis=axis.position)
        return value


@dataclass(frozen=True)
class Block:
    """One block of draws to run.

    `base` holds every input's value before layers; `streams` hold inputs that differ each month, month first, in place
    of a value in `base`; `start` the stocks. Equations read what `base` and `start` hold as `name_at_start`. Arrays
    have the space's rank, with draws (or 1) last.
    """

    space: Space
    base: Mapping[str, Array]
    start: Mapping[str, Array]
    draws: int
    steps: int
    dt: float = 1.0
    layers: Mapping[str, Sequence[Overlay]] = field(default_factory=dict)
    streams: Mapping[str, Array] = field(default_factory=dict)


def march(
    system: System, block: Block, watched: Sequence[Watch], pulse: Callable[[], None] = lambda: None
) -> dict[Watch, Array]:
    """Run `block.steps` steps and return every watched variable, shape (steps + 1, *axes, draws).

    Row 0 is the start; flows are 0 there. `pulse` is called before each step and may raise to stop. Raises
    `BooksError` when people appear, vanish or go negative.
    """
    environment = started(block)
    outside = Outside(system, block)
    rows: dict[Watch, list[Array]] = {watch: [] for watch in watched}
    gone = [(watch, watch.gone(system), kept) for watch, kept in rows.items()]
    nothing = np.zeros((1,) * block.space.rank)

    outside.advance(environment, 0)
    for item in system.inside:
        environment[item.name] = nothing
    for item in system.after:
        environment[item.name] = item.function(*[environment[name] for name in item.reads])
    keep(gone, environment)
    books = Books(system, block.start, block.draws)
    for step in range(1, block.steps + 1):
        pulse()
        for item in system.inside:
            environment[item.name] = item.function(*[environment[name] for name in item.reads])
        books.turn(environment, step)
        outside.advance(environment, step)
        for item in system.after:
            environment[item.name] = item.function(*[environment[name] for name in item.reads])
        keep(gone, environment)
    return {watch: stacked(values, block.draws) for watch, values in rows.items()}


def started(block: Block) -> dict[str, Any]:
    """What every variable may read before the first step: the clock, the stocks, and all as it was at the start."""
    environment: dict[str, Any] = {"dt": block.dt, **block.start}
    return environment | {f"{name}_at_start": value for name, value in (*block.base.items(), *block.start.items())}


def keep(watched: Sequence[tuple[Watch, tuple[int, ...], list[Array]]], environment: Mapping[str, Any]) -> None:
    """Add this step's values to those kept; each with what is watched, the places summed away, and what was kept."""
    for watch, gone, kept in watched:
        value = watch.chosen(environment[watch.name]) if watch.only else environment[watch.name]
        kept.append(np.add.reduce(value, axis=gone, keepdims=True) if gone else value)


def stacked(values: Sequence[Array], draws: int) -> Array:
    """A variable's values step by step as one array, each widened to the whole shape."""
    shape = np.broadcast_shapes(*{value.shape for value in values})
    full = (*shape[:-1], draws)
    result = np.empty((len(values), *full))
    for row, value in enumerate(values):
        result[row] = value
    return result


class Outside:
    """The variables that need no stock. Those that cannot change are evaluated once, the rest when they may have."""

    def __init__(self, system: System, block: Block) -> None:
        self._block = block
        self._layered = {item.name: LayeredInput(block.layers.get(item.name, ())) for item in system.inputs}
        self._items = system.outside
        self._changing = self._may_change(system)
        self._last: dict[str, tuple[list[Any], Any]] = {}
        self._past: dict[str, list[Array]] = {}

    def advance(self, environment: dict[str, Any], step: int) -> None:
        """Put the values in force after `step` steps into the environment."""
        month = int(step * self._block.dt + 1e-9)
        for item in self._changing if step else self._items:
            if isinstance(item, Input):
                environment[item.name] = self._input(item, environment, month, step)
            elif isinstance(item, Delay):
                environment[item.name] = self._delayed(item, environment, month)
            else:
                environment[item.name] = self._evaluated(item, environment)

    def _may_change(self, system: System) -> tuple[Equation | Delay | Input, ...]:
        changing = {name for name, stream in self._block.streams.items() if len(stream) > 1}
        changing |= {name for name, layered in self._layered.items() if layered.changes}
        for item in system.outside:
            starts = isinstance(item, Delay) and self._differs(item)
            if starts or any(name in changing for name in reads_of(item)):
                changing.add(item.name)
        return tuple(item for item in system.outside if item.name in changing)

    def _differs(self, item: Delay) -> bool:
        """Whether what is read can differ from what held before the start."""
        base = self._block.base.get(item.of)
        return bool(self._block.layers.get(item.of)) or base is None or bool(np.any(base != item.before))

    def _input(self, item: Input, environment: Mapping[str, Any], month: int, step: int) -> Array:
        stream = self._block.streams.get(item.name)
        if stream is not None:
            base = np.asarray(stream[min(month, len(stream) - 1)])
        else:
            base = environment[item.today] if item.today else self._block.base[item.name]
        value = self._layered[item.name].at(month, base)
        return value if not item.impulse or step * self._block.dt == month else np.zeros_like(value)

    def _evaluated(self, item: Equation, environment: Mapping[str, Any]) -> Array:
        values = [environment[name] for name in item.reads]
        last = self._last.get(item.name)
        if last is not None and all(new is old for new, old in zip(values, last[0], strict=True)):
            return last[1]  # type: ignore[no-any-return]  # what an equation gave is an array
        result = item.function(*values)
        self._last[item.name] = values, result
        return result  # type: ignore[no-any-return]  # equations are declared over any number type

    def _delayed(self, item: Delay, environment: Mapping[str, Any], month: int) -> Array:
        """The past of `of`, read month by month; it changes only while `of` or `by` does."""
        past = self._past.setdefault(item.name, [])
        while len(past) <= month:
            past.append(environment[item.of])
        wanted = month - np.floor(environment[item.by] + 0.5).astype(np.intp)
        shape = np.broadcast_shapes(wanted.shape, *{value.shape for value in past})
        result = np.full(shape, item.before)
        for index in np.unique(wanted[wanted >= 0]):
            np.copyto(result, past[int(index)], where=np.broadcast_to(wanted == index, shape))
        return result
