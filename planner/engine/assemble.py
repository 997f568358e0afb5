"""Wires equations by name into a system, and refuses cycles, unknown names, doubled names and wrong dimensions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from planner.engine.axes import Axis, Space
from planner.engine.declare import Delay, Equation, Input, Move, Stock

CLOCK = ("dt",)
"""Names every equation may read without declaring them: the step in months."""


class WiringError(Exception):
    """The system is put together wrongly: a fault of ours, found at import."""


@dataclass(frozen=True)
class System:
    """A wired system: `outside` needs inputs alone, `inside` reads stocks, `after` gives indicators.

    Each is in an order in which everything read is already there.
    """

    inputs: tuple[Input, ...]
    stocks: tuple[Stock, ...]
    moves: tuple[Move, ...]
    outside: tuple[Equation | Delay | Input, ...]
    inside: tuple[Equation, ...]
    after: tuple[Equation, ...]

    @cached_property
    def variables(self) -> dict[str, Equation | Delay | Input | Stock]:
        """Everything by name."""
        return {item.name: item for item in (*self.stocks, *self.inputs, *self.outside, *self.inside, *self.after)}

    @cached_property
    def ledger(self) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
        """For every stock that moves: its name, what leaves it and what arrives."""
        rows = []
        for stock in self.stocks:
            leaving = tuple(name for move in self.moves for at, name in move.leaves if at == stock.name)
            arriving = tuple(name for move in self.moves for at, name in move.arrives if at == stock.name)
            if leaving or arriving:
                rows.append((stock.name, leaving, arriving))
        return tuple(rows)

    @cached_property
    def sources(self) -> tuple[Move, ...]:
        """The only moves that bring people in."""
        return tuple(move for move in self.moves if move.brings)


def assemble(
    inputs: Iterable[Input],
    equations: Iterable[Equation | Delay],
    indicators: Iterable[Equation],
    stocks: Iterable[Stock],
    moves: Iterable[Move],
    axes: Sequence[Axis],
    draw: Axis,
) -> System:
    """Put a system together. Raises `WiringError` naming what is wrong and where."""
    inputs, equations, indicators = tuple(inputs), tuple(equations), tuple(indicators)
    stocks, moves = tuple(stocks), tuple(moves)
    _refuse_doubles([item.name for item in (*inputs, *equations, *indicators, *stocks)])
    stock_names = {stock.name for stock in stocks}
    stated = [item.name for item in inputs if not item.today]
    starts = {f"{name}_at_start" for name in (*stock_names, *stated)}
    ordered = _in_order((*inputs, *equations), stock_names | starts | set(CLOCK))
    depends = _stock_dependent(ordered, stock_names)
    outside = tuple(item for item in ordered if item.name not in depends)
    inside = tuple(item for item in ordered if item.name in depends)
    for item in inside:
        if not isinstance(item, Equation):
            raise WiringError(f"{item.name} comes from outside but depends on a stock")
    known = stock_names | starts | set(CLOCK) | {item.name for item in ordered}
    after = _in_order(indicators, known)
    system = System(
        inputs=inputs,
        stocks=stocks,
        moves=moves,
        outside=outside,
        inside=tuple(item for item in inside if isinstance(item, Equation)),
        after=tuple(item for item in after if isinstance(item, Equation)),
    )
    _check_moves(system)
    _check_dimensions(system, axes, draw)
    return system


def reads_of(item: Equation | Delay | Input) -> tuple[str, ...]:
    """The names a variable reads."""
    if isinstance(item, Equation):
        return item.reads
    if isinstance(item, Delay):
        return item.of, item.by
    return (item.today,) if item.today else ()


def _refuse_doubles(names: Sequence[str]) -> None:
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise WiringError(f"declared twice: {', '.join(doubled)}")


def _in_order(items: Iterable[Equation | Delay | Input], known: set[str]) -> tuple[Equation | Delay | Input, ...]:
    by_name = {item.name: item for item in items}
    ordered: list[Equation | Delay | Input] = []
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in done or name in known:
            return
        if name in path:
            raise WiringError(f"a circle: {' → '.join((*path, name))}")
        item = by_name.get(name)
        if item is None:
            raise WiringError(f"{path[-1] if path else '?'} reads {name}, which nothing declares")
        for read in reads_of(item):
            visit(read, (*path, name))
        done.add(name)
        ordered.append(item)

    for name in by_name:
        visit(name, ())
    return tuple(ordered)


def _stock_dependent(ordered: Sequence[Equation | Delay | Input], stock_names: set[str]) -> set[str]:
    depends: set[str] = set()
    for item in ordered:
        if any(read in stock_names or read in depends for read in reads_of(item)):
            depends.add(item.name)
    return depends


def _check_moves(system: System) -> None:
    stocks = {stock.name for stock in system.stocks}
    for move in system.moves:
        for stock, variable in (*move.leaves, *move.arrives):
            if stock not in stocks:
                raise WiringError(f"the move {move.name} names {stock}, which is not a stock")
            if variable not in system.variables:
                raise WiringError(f"the move {move.name} carries {variable}, which nothing declares")


def _check_dimensions(system: System, axes: Sequence[Axis], draw: Axis) -> None:
    """Evaluate every equation once on small arrays and compare the axes it varies over with those it declares."""
    probe = Space(dict.fromkeys(axes, ("a", "b", "c")), draw)
    values: dict[str, object] = {"dt": 1.0}
    for stock in system.stocks:
        values[stock.name] = values[f"{stock.name}_at_start"] = np.full(probe.shape(stock.axes, 2), 0.5)
    for given in system.inputs:
        values[f"{given.name}_at_start"] = np.full(probe.shape(given.axes, 2), 0.5)
    with np.errstate(all="ignore"):
        for item in (*system.outside, *system.inside, *system.after):
            if isinstance(item, Equation):
                found = np.shape(item.function(*(values[name] for name in item.reads)))
                _compare(item, found, probe)
            values[item.name] = np.full(probe.shape(item.axes, 2), 0.5)
    for move in system.moves:
        for stock_name, name in (*move.leaves, *move.arrives):
            extra = set(system.variables[name].axes) - set(system.variables[stock_name].axes)
            if extra:
                raise WiringError(
                    f"{name} varies over {sorted(a.name for a in extra)}, which {stock_name} does not have"
                )


def _compare(item: Equation, found: tuple[int, ...], probe: Space) -> None:
    allowed = probe.shape(item.axes, 2)
    if len(found) != len(allowed) or any(size not in (1, limit) for size, limit in zip(found, allowed, strict=True)):
        raise WiringError(f"{item.name} gives shape {found}, but declares {[axis.name for axis in item.axes]}")
