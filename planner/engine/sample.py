"""Keyed random streams and the named distributions: the same key gives the same draws, whatever else is sampled."""

from __future__ import annotations

import hashlib
import math
from functools import lru_cache

import numpy as np

from planner.domain.distribution import Family, Range
from planner.engine.axes import Array

_TABLE = 4097


def uniforms(seed: int, key: str, draws: int) -> Array:
    """`draws` numbers in (0, 1), shape (draws,), keyed by (seed, key); more draws only append."""
    digest = hashlib.blake2b(f"{seed}/{key}".encode(), digest_size=16).digest()
    generator = np.random.Generator(np.random.Philox(key=int.from_bytes(digest, "little")))
    values = generator.random(draws)
    return np.clip(values, 2.0**-53, 1.0 - 2.0**-53)


def sampled(numbers: Range, uniform: Array) -> Array:
    """Quantiles of the distribution of `numbers` at `uniform`, in the same unit and shape."""
    if numbers.family is Family.FIXED:
        return np.full_like(uniform, numbers.central)
    if numbers.family is Family.LOGNORMAL:
        return two_piece_lognormal(numbers, uniform)
    return pert(numbers, uniform)


def two_piece_lognormal(numbers: Range, uniform: Array) -> Array:
    """Central value the median, low and high the 2.5th and 97.5th percentiles, cut off there."""
    z = np.interp(0.025 + 0.95 * uniform, *_normal_table())
    edge = _normal_quantile(0.975)
    spread = np.where(z < 0, math.log(numbers.central / numbers.low), math.log(numbers.high / numbers.central))
    return np.clip(numbers.central * np.exp(z / edge * spread), numbers.low, numbers.high)


def pert(numbers: Range, uniform: Array) -> Array:
    """Beta on [low, high] with mode central and shape 4 (PERT), by its inverse distribution function."""
    span = numbers.high - numbers.low
    mode = (numbers.central - numbers.low) / span
    return numbers.low + span * np.interp(uniform, *_beta_table(1 + 4 * mode, 5 - 4 * mode))


@lru_cache(maxsize=256)
def _beta_table(a: float, b: float) -> tuple[Array, Array]:
    x = 0.5 - 0.5 * np.cos(np.linspace(0.0, math.pi, _TABLE))
    density = x ** (a - 1) * (1 - x) ** (b - 1)
    steps = np.diff(x) * (density[1:] + density[:-1]) / 2
    cumulative = np.concatenate(([0.0], np.cumsum(steps)))
    return cumulative / cumulative[-1], x


@lru_cache(maxsize=1)
def _normal_table() -> tuple[Array, Array]:
    z = np.linspace(-2.2, 2.2, _TABLE)
    return np.array([0.5 * math.erfc(-value / math.sqrt(2)) for value in z]), z


def _normal_quantile(probability: float) -> float:
    return float(np.interp(probability, *_normal_table()))
