"""The double-entry check of every step: people are conserved and no stock goes negative."""

from __future__ import annotations

from collections.abc import Mapping
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


def people_in(system: System, values: Mapping[str, Any]) -> Array:
    """All people in all stocks, shape (draws,)."""
    return np.asarray(sum(_by_draw(values[stock.name]) for stock in system.stocks if stock.people))


def check_books(system: System, values: Mapping[str, Any], before: Array, step: int) -> Array:
    """Compare people after a step with people before plus the sources. Raises `BooksError`; returns people after."""
    after = people_in(system, values)
    came = sum(_by_draw(values[move.brings]) for move in system.sources)
    if not np.all(np.abs(after - before - came) <= CONSERVED * np.maximum(after, 1.0)):
        raise BooksError(f"Step {step}: people were not conserved in {_guilty_move(system, values)}.")
    for stock in system.stocks:
        if not np.minimum.reduce(values[stock.name], axis=None) >= NEGATIVE:
            raise BooksError(f"Step {step}: {stock.name} fell below nought or is not a number.")
    return after


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
