"""Spells of repatriation and of a programme: when they open and close, and what an operation brings home."""

from __future__ import annotations

import numpy as np

from planner.engine.axes import Array
from planner.engine.sample import scores, uniforms

MOST_OF_A_BLOC = 0.8
"""No operation brings home more of a bloc's women and minors."""


def spell(seed: int, name: str, months: int, open_at_start: Array, opens: Array, closes: Array) -> Array:
    """1 in months when open, shape (months + 1, draws); the hazards a month have shape (draws,). X47a, X47b, X48, X86.

    Each month with one keyed uniform: a closed one opens if u < 1−exp(−opens), an open one closes if u ≥ exp(−closes).
    """
    draws = opens.size
    is_open = uniforms(seed, f"open/{name}", draws) < open_at_start
    rows = [is_open]
    for month in range(1, months + 1):
        u = uniforms(seed, f"spell/{name}/{month}", draws)
        is_open = np.where(is_open, u < np.exp(-closes), u < -np.expm1(-opens))
        rows.append(is_open)
    return np.array(rows, dtype=np.float64)


def operations(seed: int, name: str, months: int, chance: Array, share: Array, spread: Array) -> Array:
    """Share of a bloc's women and minors an operation would bring home that month, shape (months + 1, draws).

    0 in months without one; else min(.8, X49·exp(X83·n)). X46, X49, X83.
    """
    draws = share.size
    rows = []
    for month in range(months + 1):
        happens = uniforms(seed, f"operation/{name}/{month}", draws) < chance
        size = np.minimum(MOST_OF_A_BLOC, share * np.exp(spread * scores(seed, f"size/{name}/{month}", draws)))
        rows.append(happens * size)
    return np.array(rows)
