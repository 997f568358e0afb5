"""Small arrays of the system's eight axes, and worked cases: an equation, its inputs and the result found by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike

from planner.engine.axes import Array, Axis
from planner.engine.declare import Equation
from planner.system.dimensions import COHORT, DESTINATION, DRAW, ORIGIN, SITE, STAGE, STANDING, TO_SITE

LN2 = 0.6931471805599453
"""A hazard of ln 2 a month takes half of a stock in a month."""


def over(axes: tuple[Axis, ...], values: ArrayLike) -> Array:
    """Nested lists whose levels run along `axes`, as an array of the system's rank."""
    nested = np.asarray(values, dtype=np.float64)
    order = sorted(range(len(axes)), key=lambda level: axes[level].position)
    shape = [1] * (DRAW.position + 1)
    for level, axis in enumerate(axes):
        shape[axis.position] = nested.shape[level]
    return nested.transpose(order).reshape(shape)


def sites(*values: float) -> Array:
    """One value a site."""
    return over((SITE,), values)


def to_sites(*values: float) -> Array:
    """One value a site that people come to."""
    return over((TO_SITE,), values)


def standings(*values: float) -> Array:
    """Unreviewed, sentenced, deprived."""
    return over((STANDING,), values)


def stages(*values: float) -> Array:
    """One value a prison stage."""
    return over((STAGE,), values)


def destinations(*values: float) -> Array:
    """One value a destination."""
    return over((DESTINATION,), values)


def origins(*values: float) -> Array:
    """One value an origin."""
    return over((ORIGIN,), values)


def cohorts(*values: float) -> Array:
    """Men, women, minors."""
    return over((COHORT,), values)


MAN, WOMAN, MINOR, ADULT = cohorts(1, 0, 0), cohorts(0, 1, 0), cohorts(0, 0, 1), cohorts(1, 1, 0)
GROWS_INTO = cohorts(0.5, 0.5, 0)


def case(equation: Equation, why: str, expected: ArrayLike, **inputs: Any) -> Any:
    """A worked case, named after what it shows and where its numbers stand in the evidence."""
    return pytest.param(equation, inputs, expected, id=f"{equation.name}: {why}")


def check(equation: Equation, inputs: dict[str, Any], expected: ArrayLike) -> None:
    """The equation gives what was found by hand, cell by cell."""
    found = np.asarray(equation(**inputs), dtype=np.float64)
    assert found.size == np.size(expected)
    np.testing.assert_allclose(found.reshape(-1), np.reshape(expected, -1), rtol=1e-9, atol=1e-12)
