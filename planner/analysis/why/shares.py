"""Shapley shares: what each of several decisions adds to a difference, worked out in every draw."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Worth = Callable[[frozenset[int]], Floats]
"""The outcome when these items, and no others, are decided as in the other scenario; shape (draws,)."""

EXACT = 8
"""Most items whose every combination is run; beyond, orders are sampled."""
ORDERS = 24
"""Sampled orders, each with its reverse among them."""


@dataclass(frozen=True)
class Shares:
    """Of every item, shape (items, draws): its share, what it does alone, and what it does last.

    The shares of a draw add up to its difference. `pairs` are Shapley interaction indices, exact ones only;
    `errors` the standard error of each mean share that sampling adds, 0 when every combination was run.
    """

    shares: Floats
    alone: Floats
    last: Floats
    pairs: dict[tuple[int, int], Floats]
    errors: Floats
    difference: Floats

    @property
    def together(self) -> Floats:
        """What the items do only together, shape (draws,): the difference less each one alone."""
        left: Floats = self.difference - self.alone.sum(axis=0)
        return left

    @property
    def sum_error(self) -> float:
        """The largest distance in any draw between the difference and the sum of the shares."""
        gaps = np.abs(self.difference - self.shares.sum(axis=0))
        return float(np.max(gaps, initial=0.0))


def shares_of(items: int, worth: Worth, seed: int) -> Shares:
    """The shares of `items` decisions; every combination up to `EXACT` items, sampled orders (seeded) beyond.

    `worth` may be asked twice for one combination. Lloyd Shapley, A Value for n-Person Games (1953); the interaction
    index is Grabisch and Roubens (1999).
    """
    nothing, everything = worth(frozenset()), worth(frozenset(range(items)))
    alone = [worth(frozenset((item,))) - nothing for item in range(items)]
    last = [everything - worth(frozenset(range(items)) - {item}) for item in range(items)]
    if items <= EXACT:
        found = [_exact(items, item, worth) for item in range(items)]
        pairs = {pair: _pair(items, pair, worth) for pair in itertools.combinations(range(items), 2)}
        errors = np.zeros(items)
    else:
        found, errors = _sampled(items, worth, np.random.default_rng(seed))
        pairs = {}
    shape = (items, nothing.size)
    shares, ones, lasts = (np.array(rows).reshape(shape) for rows in (found, alone, last))
    return Shares(shares, ones, lasts, pairs, errors, everything - nothing)


def _exact(items: int, item: int, worth: Worth) -> Floats:
    rest = [other for other in range(items) if other != item]
    return sum_of((worth(before | {item}) - worth(before)) * _weight(len(before), items) for before in _subsets(rest))


def _pair(items: int, pair: tuple[int, int], worth: Worth) -> Floats:
    one, other = pair
    rest = [item for item in range(items) if item not in pair]
    return sum_of(
        (worth(before | {one, other}) - worth(before | {one}) - worth(before | {other}) + worth(before))
        * _weight(len(before), items - 1)
        for before in _subsets(rest)
    )


def _weight(before: int, items: int) -> float:
    """The chance that a random order of so many items puts just these before: |S|! (n − |S| − 1)! / n!"""
    return math.factorial(before) * math.factorial(items - before - 1) / math.factorial(items)


def _subsets(items: list[int]) -> Iterator[frozenset[int]]:
    return (frozenset(chosen) for size in range(len(items) + 1) for chosen in itertools.combinations(items, size))


def _sampled(items: int, worth: Worth, random: np.random.Generator) -> tuple[list[Floats], Floats]:
    """Mean contributions over pairs of an order and its reverse, and the standard error of their means."""
    means = []
    for _ in range(ORDERS // 2):
        order = [int(item) for item in random.permutation(items)]
        means.append((_along(order, worth) + _along(order[::-1], worth)) / 2)
    every = np.array(means)
    errors: Floats = every.mean(axis=2).std(axis=0, ddof=1) / math.sqrt(len(means))
    return list(every.mean(axis=0)), errors


def _along(order: list[int], worth: Worth) -> Floats:
    """What each item adds when they are taken in this order, shape (items, draws)."""
    rows: dict[int, Floats] = {}
    for place, item in enumerate(order):
        rows[item] = worth(frozenset(order[: place + 1])) - worth(frozenset(order[:place]))
    return np.array([rows[item] for item in range(len(order))])


def sum_of(parts: Iterator[Floats]) -> Floats:
    """The sum of one or more arrays."""
    total = next(parts)
    for part in parts:
        total = total + part
    return total
