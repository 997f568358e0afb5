"""What comes in bursts: batches of releases, the pace of a programme, transfers, errors of a count."""

from __future__ import annotations

import numpy as np

from planner.engine.axes import Array
from planner.engine.sample import poisson_counts, scores, uniforms

MOST_BATCHES = 7
"""Batches counted in a month."""
TRANSFER_MONTHS = 0.3
"""Chance that a month has a transfer at all (X21: nine in the 2019 known by year only)."""
TRANSFER_SPREAD = 0.7
"""Spread of single months of transfers about their mean (log)."""


def batched(seed: int, name: str, months: int, rate: Array, level: Array, size: Array, spread: Array) -> Array:
    """Persons released a month: N·X51·exp(X84·n), N inverse Poisson of X50·Λ, shape (months + 1, draws). X50, X51, X84.

    `rate`, `size` and `spread` have shape (draws,), `level` (months + 1, draws).
    """
    draws = rate.size
    rows = []
    for month in range(months + 1):
        count = poisson_counts(uniforms(seed, f"batches/{name}/{month}", draws), rate * level[month], MOST_BATCHES)
        rows.append(count * size * np.exp(spread * scores(seed, f"batch size/{name}/{month}", draws)))
    return np.array(rows)


def pace(seed: int, name: str, months: int, typical: Array, spread: Array) -> Array:
    """Persons a month while a programme runs: X56·exp(X85·n), shape (months + 1, draws). X56, X85."""
    draws = typical.size
    noise = [scores(seed, f"pace/{name}/{month}", draws) for month in range(months + 1)]
    return typical * np.exp(spread * np.array(noise))


def transfer_bursts(seed: int, months: int, level: Array) -> Array:
    """Transfers of a month against the mean month, shape (months + 1, draws), mean 1. X21.

    Three months in ten have some, of a size exp(.7·n − .245)/.3, times the level.
    """
    draws = level.shape[1]
    rows = []
    for month in range(months + 1):
        happens = uniforms(seed, f"transfer/{month}", draws) < TRANSFER_MONTHS
        noise = TRANSFER_SPREAD * scores(seed, f"transfer size/{month}", draws) - TRANSFER_SPREAD**2 / 2
        rows.append(happens * np.exp(noise) / TRANSFER_MONTHS)
    return np.array(rows) * level


def count_error(seed: int, name: str, months: int, lasting: Array) -> Array:
    """What a published count is of the stock: exp(τ·n(name) + τ/2·n(name, month)), shape (months + 1, draws).

    τ is `lasting`, shape (draws,). X71, X72, X73.
    """
    draws = lasting.size
    always = lasting * scores(seed, f"count/{name}", draws)
    monthly = [scores(seed, f"count/{name}/{month}", draws) for month in range(months + 1)]
    return np.exp(always + lasting / 2 * np.array(monthly))
