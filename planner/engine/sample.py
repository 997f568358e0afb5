"""Keyed random streams and the families of belief: the same key gives the same draws, whatever else is sampled."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from planner.domain.distribution import Family, Range
from planner.engine.axes import Array

CUT = 3.0
"""Normal scores are cut here: .27 % of belief stays unused."""
POINT = 1.959963984540054
"""The normal score of the 97.5 % point."""
_TABLE = 16385


def uniforms(seed: int, key: str, draws: int) -> Array:
    """`draws` numbers in (0, 1), shape (draws,), keyed by (seed, key); more draws only append."""
    values = _generator(seed, key).random(draws)
    return np.clip(values, 2.0**-53, 1.0 - 2.0**-53)


def scores(seed: int, key: str, draws: int) -> Array:
    """Normal scores of the uniforms of a key, shape (draws,), cut at ±3."""
    return normal_score(uniforms(seed, key, draws))


def normal_score(uniform: Array) -> Array:
    """Φ⁻¹(u), cut at ±3."""
    return np.interp(uniform, *_normal_table())


def sampled(numbers: Range, uniform: Array) -> Array:
    """Quantiles of the belief `numbers` at `uniform`, in the same unit and shape.

    low, central and high are the 2.5, 50 and 97.5 % points in every family.
    """
    return quantile(numbers.family, numbers.low, numbers.central, numbers.high, numbers.whole, normal_score(uniform))


def quantile(family: Family, low: float, central: float, high: float, whole: float, score: Array) -> Array:
    """The value of a belief at a normal score; two pieces joined at the central value."""
    if family is Family.FIXED:
        return np.full_like(score, central)
    if family is Family.LOGNORMAL:
        return np.asarray(np.exp(_two_pieces(math.log(low), math.log(central), math.log(high), score)))
    if family is Family.LOGIT_NORMAL:
        logits = _two_pieces(_logit(low / whole), _logit(central / whole), _logit(high / whole), score)
        return np.asarray(whole / (1 + np.exp(-logits)))
    return _two_pieces(low, central, high, score)


def divided(means: Mapping[str, float], weight: Array, seed: int, key: str) -> dict[str, Array]:
    """Shares of a whole drawn Dirichlet about `means` with total weight `weight`, each of shape (draws,).

    They add to what the means add to in every draw. Each member has gamma variates of its own key.
    """
    whole = sum(means.values())
    parts = {
        member: _generator(seed, f"{key}/{member}").standard_gamma(weight * mean / whole)
        for member, mean in means.items()
        if mean > 0
    }
    together = np.maximum(sum(parts.values(), start=np.zeros_like(weight)), np.finfo(np.float64).tiny)
    nothing = np.zeros_like(weight)
    return {member: whole * parts.get(member, nothing) / together for member in means}


def poisson_counts(uniform: Array, mean: Array, most: int) -> Array:
    """Whole numbers of events whose inverse Poisson distribution function at `uniform` is met, up to `most`."""
    chance = np.exp(-mean)
    reached = chance
    count = np.zeros(np.broadcast_shapes(uniform.shape, mean.shape))
    for events in range(1, most + 1):
        count = count + (uniform > reached)
        chance = chance * mean / events
        reached = reached + chance
    return count


def _two_pieces(low: float, central: float, high: float, score: Array) -> Array:
    w = score / POINT
    return np.asarray(central + np.where(w < 0, (central - low) * w, (high - central) * w))


def _logit(share: float) -> float:
    return math.log(share / (1 - share))


def _generator(seed: int, key: str) -> np.random.Generator:
    digest = hashlib.blake2b(f"{seed}/{key}".encode(), digest_size=16).digest()
    return np.random.Generator(np.random.Philox(key=int.from_bytes(digest, "little")))


@lru_cache(maxsize=1)
def _normal_table() -> tuple[Array, Array]:
    z = np.linspace(-CUT, CUT, _TABLE)
    return np.array([0.5 * math.erfc(-value / math.sqrt(2)) for value in z]), z
