"""Marks of all that makes a system what it is: a part that comes to mean something else gets another mark."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import numpy as np

from planner.domain.distribution import Family, Range
from planner.engine.assemble import System
from planner.engine.declare import Delay, Equation, Input, Move, Stock
from planner.engine.sample import divided, poisson_counts, sampled, scores, uniforms
from planner.engine.trace import expressions_of

ENGINE = 1
"""The engine's own number. Raise it when marching, books, delays, overlays or streams come to give other numbers."""

Marks = dict[tuple[str, str], str]
"""The mark of every part, by kind (equation, input, delay, stock, move, engine) and name."""

_PROBES = {
    Family.FIXED: Range(low=3, central=3, high=3),
    Family.LOGNORMAL: Range(low=1, central=2, high=9),
    Family.LOGIT_NORMAL: Range(low=10, central=45, high=95, whole=100),
    Family.NORMAL: Range(low=-1, central=2, high=9),
}
_AT = np.array([0.001, 0.2, 0.5, 0.77, 0.999])


def mark_of(*said: object) -> str:
    """16 hex digits of some words, numbers and tuples of them; numbers to their last bit."""
    return hashlib.blake2b(_written(said).encode(), digest_size=8).hexdigest()


def rounded(value: float) -> str:
    """A computed number to 9 digits: processors differ in the last ones of logarithms and the like."""
    return f"{value:.8e}"


def marks_of(system: System) -> Marks:
    """The mark of every part of a system, and of the engine that runs it. Raises `TraceError`."""
    return dict(_marks(system))


def _marks(system: System) -> Iterator[tuple[tuple[str, str], str]]:
    said = expressions_of(system)
    for when, items in (("outside", system.outside), ("inside", system.inside), ("after", system.after)):
        for item in items:
            if isinstance(item, Equation):
                told = mark_of(when, item.unit, item.axes, item.kind, said[item.name].mark.hex())
                yield ("equation", item.name), told
            elif isinstance(item, Delay):
                yield ("delay", item.name), mark_of(item.of, item.by, item.unit, item.axes, item.before)
    for given in system.inputs:
        yield ("input", given.name), _mark_of_input(given)
    for stock in system.stocks:
        yield ("stock", stock.name), mark_of(stock.unit, stock.axes, stock.people)
    for move in system.moves:
        yield ("move", move.name), _mark_of_move(move)
    yield ("engine", "order of the books"), _order_of(system.stocks, system.moves)
    yield ("engine", "number"), mark_of(ENGINE)
    yield ("engine", "random numbers"), mark_of(tuple(uniforms(1, "probe", 4)))
    for family, numbers in _PROBES.items():
        found = sampled(numbers, _AT)
        yield ("engine", f"sampling, {family.value}"), mark_of(tuple(rounded(value) for value in found))
    shares = divided({"one": 0.25, "other": 0.75}, np.array([2.0, 20.0]), 1, "probe")
    drawn = tuple(rounded(value) for share in shares.values() for value in share)
    yield ("engine", f"sampling, {Family.DIRICHLET.value}"), mark_of(drawn)
    yield ("engine", "normal scores"), mark_of(*map(rounded, scores(1, "probe", 4)))
    yield ("engine", "counts of events"), mark_of(*map(rounded, poisson_counts(_AT, np.full(_AT.size, 1.5), 7)))


def _mark_of_input(given: Input) -> str:
    return mark_of(given.unit, given.axes, given.today, given.constant, given.impulse)


def _mark_of_move(move: Move) -> str:
    return mark_of(move.leaves, move.arrives, move.brings)


def _order_of(stocks: tuple[Stock, ...], moves: tuple[Move, ...]) -> str:
    """Another order adds up in another order, which the last bits show."""
    return mark_of(tuple(stock.name for stock in stocks), tuple(move.name for move in moves))


def _written(said: object) -> str:
    if isinstance(said, tuple):
        return f"({','.join(_written(part) for part in said)})"
    if isinstance(said, float):
        return float(said).hex()
    return repr(said)
