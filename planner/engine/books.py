"""The books of a run: moves what the equations say between stocks, and checks every step that people are conserved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from planner.engine.assemble import System
from planner.engine.axes import Array
from planner.engine.declare import Move

CONSERVED = 1e-12
"""Largest share of the total that may appear or vanish in one step."""
NEGATIVE = -1e-9
"""The smallest a stock may be, persons."""
_ALL_BUT_DRAW = {rank: tuple(range(rank - 1)) for rank in range(1, 17)}


class BooksError(Exception):
    """A run broke its own bookkeeping: a fault of ours, with the step and the flow named."""


class Books:
    """Every stock of a block as a part of one array (cells, draws), people first, so that a check is two sums."""

    def __init__(self, system: System, start: Mapping[str, Array], draws: int) -> None:
        self._system = system
        self._draws = draws
        self._ledger = {name: (leaving, arriving) for name, leaving, arriving in system.ledger}
        ordered = sorted(system.stocks, key=lambda stock: not stock.people)
        self._shapes = {stock.name: start[stock.name].shape[:-1] for stock in ordered}
        self._cells = sum(int(np.prod(shape)) for shape in self._shapes.values())
        self._people = sum(int(np.prod(self._shapes[stock.name])) for stock in ordered if stock.people)
        page = np.empty((self._cells, draws))
        for name, part in self._parts(page):
            part[...] = start[name]
        self._total = page[: self._people].sum(axis=0)

    def turn(self, values: dict[str, Any], step: int) -> None:
        """Carry out the moves of a step: `values` holds the stocks before it, and after it the stocks after it.

        Raises `BooksError` when people appear, vanish or go negative.
        """
        page = np.empty((self._cells, self._draws))
        after = dict(self._parts(page))
        for name, part in after.items():
            leaving, arriving = self._ledger.get(name, ((), ()))
            part[...] = values[name]
            for variable in leaving:
                part -= values[variable]
            for variable in arriving:
                part += values[variable]
        values.update(after)
        self._check(page, values, step)

    def _parts(self, page: Array) -> Iterator[tuple[str, Array]]:
        first = 0
        for name, shape in self._shapes.items():
            last = first + int(np.prod(shape))
            yield name, page[first:last].reshape(*shape, self._draws)
            first = last

    def _check(self, page: Array, values: Mapping[str, Any], step: int) -> None:
        before, self._total = self._total, np.add.reduce(page[: self._people], axis=0)
        came = sum(_by_draw(values[move.brings]) for move in self._system.sources)
        if not np.all(np.abs(self._total - before - came) <= CONSERVED * np.maximum(self._total, 1.0)):
            raise BooksError(f"Step {step}: people were not conserved in {_guilty_move(self._system, values)}.")
        if not np.minimum.reduce(page, axis=None) >= NEGATIVE:
            lowest = min(self._shapes, key=lambda name: np.min(values[name], initial=np.inf))
            raise BooksError(f"Step {step}: {lowest} fell below nought or is not a number.")


def _guilty_move(system: System, values: Mapping[str, Any]) -> str:
    people = {stock.name for stock in system.stocks if stock.people}

    def gap(move: Move) -> float:
        out = sum(_by_draw(values[name]) for stock, name in move.leaves if stock in people)
        brought = _by_draw(values[move.brings]) if move.brings else 0.0
        came = sum(_by_draw(values[name]) for stock, name in move.arrives if stock in people)
        return float(np.max(np.abs(np.asarray(out + brought - came))))

    return f"“{max(system.moves, key=gap).name}”"


def _by_draw(value: Array) -> Array:
    return np.asarray(np.add.reduce(value, axis=_ALL_BUT_DRAW[value.ndim]))
