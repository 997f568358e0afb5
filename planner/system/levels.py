"""Levels that wander about 1 from month to month: releases, transfers, attempts, the tempo of the theatre, recruits."""

from __future__ import annotations

import numpy as np

from planner.engine.axes import Array
from planner.engine.sample import scores


def level(seed: int, name: str, months: int, spread: Array, memory: Array) -> Array:
    """Λ(t) = exp(σ·x_t − σ²/2), shape (months + 1, draws), mean 1. X69, X70, X87.

    x_0 = n(name, 0) and x_t = φ·x_{t−1} + √(1−φ²)·n(name, t), where n are normal scores keyed by name and month,
    σ is `spread` and φ is `memory`, both of shape (draws,).
    """
    draws = spread.size
    x = scores(seed, f"{name}/0", draws)
    rows = [x]
    for month in range(1, months + 1):
        x = memory * x + np.sqrt(np.maximum(1 - memory**2, 0.0)) * scores(seed, f"{name}/{month}", draws)
        rows.append(x)
    return np.exp(spread * np.array(rows) - spread**2 / 2)
